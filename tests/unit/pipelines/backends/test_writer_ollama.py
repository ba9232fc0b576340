"""A local Ollama writes: what it is asked, how its words arrive, and what is said when something goes wrong."""

import json
from collections.abc import Iterator

import pytest

from apps.lofinity.domain import Recipe
from pipelines import Closing, Writer, ask, telling
from pipelines.backends.writer_ollama import OllamaWriter
from pipelines.errors import EngineMissing, Garbled, JobTimeout
from tests.unit.pipelines.backends.ollama_double import MODEL, OllamaDouble, ollama
from tests.unit.pipelines.backends.writers import LABEL, Label, card, question, recipe_question, text, understudy

DOCUMENT = '{"title":"Wet crossings","mood":"far away","bpm":74,"words":["rain","roof"]}'


@pytest.fixture
def double(monkeypatch: pytest.MonkeyPatch) -> Iterator[OllamaDouble]:
    with ollama() as running:
        running.document = DOCUMENT
        monkeypatch.setenv("OLLAMA_HOST", running.host)
        yield running


def made(model: str = MODEL, patience_s: float = 10.0) -> OllamaWriter:
    asked = card("any/model", "ollama", params_b={"language model": 1.0}, options={"patience_s": patience_s})
    return OllamaWriter(asked.model_copy(update={"repo": f"ollama/{model}", "params_b": {}}), None, understudy())


def test_it_writes_what_the_model_says_piece_by_piece(double: OllamaDouble) -> None:
    pieces = list(made().write(question(), LABEL, seed=1))
    assert len(pieces) > 5
    assert "".join(piece for piece in pieces if isinstance(piece, str)) == DOCUMENT
    assert not any(isinstance(piece, Closing) for piece in pieces)
    assert ask(made(), question(), Label, seed=1).title == "Wet crossings"


def test_it_is_a_writer_that_says_what_plays(double: OllamaDouble) -> None:
    writer = made()
    assert isinstance(writer, Writer)
    assert writer.name == f"{MODEL} (Ollama)"
    assert writer.count_parameters() == {"language model": 3212749888}


def test_prompt_schema_sampling_and_seed_go_along_and_thinking_does_not(double: OllamaDouble) -> None:
    prompt = question("the sea", tokens=90)
    text(made().write(prompt, LABEL, seed=2**40 + 5))
    (asked,) = double.asked
    assert asked["messages"] == [
        {"role": "system", "content": prompt.system},
        {"role": "user", "content": "Wish: the sea"},
    ]
    assert asked["format"] == LABEL
    assert (asked["model"], asked["stream"], asked["think"]) == (MODEL, True, False)
    told = asked["options"]
    assert (told["temperature"], told["top_p"], told["seed"], told["num_predict"]) == (0.7, 0.95, 5, 90)


def test_prose_is_heard_while_it_is_written(double: OllamaDouble) -> None:
    telling_it = telling(made(), question(), Label, seed=1, prose="title")
    first = next(telling_it)
    assert 0 < len(first) < len("Wet crossings")
    assert first + "".join(telling_it) == "Wet crossings"


def test_an_answer_that_is_cut_is_salvaged_by_whoever_asked(double: OllamaDouble) -> None:
    double.document, double.mood = json.dumps({"title": "Cut Short", "mood": "rainy", "note": "x" * 140}), "cut"
    recipe = ask(made(), recipe_question(tokens=9), Recipe, seed=1)
    assert len(double.asked) == 2
    assert recipe.title == "Cut Short"


def test_nonsense_is_asked_again_and_then_answered_by_the_understudy(double: OllamaDouble) -> None:
    double.document = "Sure! Here is your recipe:"
    recipe = ask(made(), recipe_question(), Recipe, seed=1)
    assert [asked["options"]["seed"] for asked in double.asked] == [1, 2]
    assert recipe == ask(understudy(), recipe_question(), Recipe, seed=1)


@pytest.mark.parametrize(
    ("mood", "error", "says"),
    [
        ("hangs up", Garbled, "hung up"),
        ("breaks", Garbled, "broke off"),
        ("mumbles", Garbled, "does not speak like Ollama"),
        ("fails", Garbled, "500"),
    ],
)
def test_what_goes_wrong_on_the_way_is_said_in_a_sentence(
    double: OllamaDouble, mood: str, error: type[Exception], says: str
) -> None:
    double.mood = mood
    with pytest.raises(error, match=says):
        text(made().write(question(), LABEL, seed=1))


def test_a_silent_ollama_is_not_waited_for_for_ever(double: OllamaDouble) -> None:
    double.mood = "stalls"
    with pytest.raises(JobTimeout, match=r"nothing for 0\.2 seconds"):
        text(made(patience_s=0.2).write(question(), LABEL, seed=1))


def test_whoever_stops_listening_hangs_up(double: OllamaDouble) -> None:
    double.document = json.dumps({"title": "x" * 4_000_000})
    writing = made().write(question(), LABEL, seed=1)
    next(writing)
    writing.close()
    assert double.left.wait(10)
    assert double.sent * 7 < len(double.document)


def test_a_model_that_was_not_pulled_is_named_with_what_to_do(double: OllamaDouble) -> None:
    with pytest.raises(EngineMissing, match="ollama pull nobody:1b"):
        made("nobody:1b")
    writer = made()
    double.models = []
    with pytest.raises(EngineMissing, match=f"ollama pull {MODEL}"):
        text(writer.write(question(), LABEL, seed=1))


def test_an_ollama_that_does_not_run_is_said_so(monkeypatch: pytest.MonkeyPatch, free_port: int) -> None:
    monkeypatch.setenv("OLLAMA_HOST", f"127.0.0.1:{free_port}")
    with pytest.raises(EngineMissing, match="ollama serve"):
        made()


def test_an_ollama_that_goes_away_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    with ollama() as running:
        monkeypatch.setenv("OLLAMA_HOST", running.host)
        writer = made()
    with pytest.raises(EngineMissing, match="ollama serve"):
        text(writer.write(question(), LABEL, seed=1))


@pytest.mark.parametrize("host", ["http://", "ftp://127.0.0.1", "http://[::"])
def test_an_address_that_is_none_is_said_so(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    monkeypatch.setenv("OLLAMA_HOST", host)
    with pytest.raises(EngineMissing, match=r"(?i)ollama"):
        made()


def test_the_surroundings_proxy_is_not_used(double: OllamaDouble, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert text(made().write(question(), LABEL, seed=1)) == DOCUMENT
