"""The ear's words: that all of scenery is among them, that each can be pronounced, and that they are kept well."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pipelines import LANDS, STYLES, palettes, things
from pipelines.embedded.ear import model as keeping
from pipelines.embedded.ear.bigrams import arpa
from pipelines.embedded.ear.lexicon import classes, is_many, plain, rules, words
from pipelines.embedded.ear.sentences import sentences
from pipelines.embedded.ear.sounds import pronounced
from pipelines.scenery import meanings


@pytest.fixture(scope="module")
def cmudict() -> Path:
    sphinx = pytest.importorskip("pocketsphinx")
    return Path(sphinx.get_model_path("en-us/cmudict-en-us.dict"))


@pytest.fixture
def few_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "SENTENCES", 200)


def test_everything_that_can_be_painted_or_told_a_director_can_be_heard() -> None:
    known = words()
    asked = [word for thing in things().values() for word in (*thing.words, thing.label)]
    asked += [word for palette in palettes().values() for word in palette.words]
    asked += [word for meaning in meanings() for word in meaning.words]
    unheard = {part for phrase in (*asked, *LANDS, *STYLES) for part in plain(phrase).split()} - known
    assert unheard == set()
    assert len(known) >= 1500
    assert len(things()) >= 120


def test_every_word_has_a_pronunciation(cmudict: Path) -> None:
    dictionary, nobody_says = pronounced(words(), cmudict)
    assert nobody_says == ()
    assert {line.split()[0].partition("(")[0] for line in dictionary.splitlines()} == words()


def test_every_name_in_the_grammar_is_a_rule_or_a_class() -> None:
    names = {name for name, _, _ in rules()} | set(classes())
    asked = {part for _, _, parts in rules() for part in parts if not part.islower()}
    assert asked - names == set()
    assert all(weight > 0 for _, weight, _ in rules())


def test_sentences_are_the_same_for_the_same_seed_and_mind_their_articles() -> None:
    first, again = list(sentences(400, seed=3)), list(sentences(400, seed=3))
    assert first == again
    assert first != list(sentences(400, seed=4))
    said = [" ".join(sentence) for sentence in first]
    assert len(set(said)) > 300
    assert not any(" a owl" in f" {text} " or " an boat " in f" {text} " for text in said)


@pytest.mark.parametrize(
    ("phrase", "many"),
    [("boats", True), ("wild geese", True), ("fishermen", True), ("lotus", False), ("grass", False), ("boat", False)],
)
def test_one_and_many_are_told_apart(phrase: str, many: bool) -> None:
    assert is_many(phrase) is many


def test_after_any_word_all_chances_together_are_one() -> None:
    said = [["a", "boat"], ["a", "boat"], ["a", "moon"], ["the", "moon"], ["the", "moon"]]
    lines = arpa(said, ["a", "the", "boat", "moon", "owl"]).splitlines()
    ones = {
        row[1]: (10 ** float(row[0]), 10 ** float(row[2]))
        for row in map(str.split, lines)
        if len(row) == 3 and row[0].startswith("-") and row[2][0] in "-0123456789"
    }
    pairs = {
        (row[1], row[2]): 10 ** float(row[0])
        for row in map(str.split, lines)
        if len(row) == 3 and row[2][0] not in "-0123456789"
    }
    for word in ("a", "the", "<s>"):
        total = sum(pairs.get((word, other), ones[word][1] * ones[other][0]) for other in ones if other != "<s>")
        assert total == pytest.approx(1, abs=1e-3)


def test_the_files_are_made_once_and_then_found(cmudict: Path, tmp_path: Path, few_sentences: None) -> None:
    made = keeping.made_in(tmp_path / "one", cmudict)
    first = made.language.stat().st_mtime_ns
    assert keeping.made_in(tmp_path / "one", cmudict) == made
    assert made.language.stat().st_mtime_ns == first
    assert [path.name for path in tmp_path.iterdir()] == ["one"]


def test_two_who_begin_at_once_both_read_whole_files(cmudict: Path, tmp_path: Path, few_sentences: None) -> None:
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: keeping.made_in(tmp_path / "one", cmudict), range(4)))
    assert len(set(made)) == 1
    assert made[0].language.read_text().endswith("\\end\\\n")
    assert [path.name for path in tmp_path.iterdir()] == ["one"]


def test_a_folder_half_lost_or_locked_is_an_error_and_the_ear_makes_its_own(
    cmudict: Path, tmp_path: Path, few_sentences: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ear").write_text("a file where the folder should be")
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    keeping.model.cache_clear()
    try:
        made = keeping.model(cmudict)
    finally:
        keeping.model.cache_clear()
    assert made.language.exists()
    assert tmp_path not in made.language.parents


def test_a_changed_word_is_a_new_folder(cmudict: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = keeping.fingerprint(cmudict)
    assert keeping.fingerprint(cmudict) == before
    (tmp_path / "things.txt").write_text("narwhal | water | a narwhal | narwhal")
    monkeypatch.setattr(keeping, "SCENERY", tmp_path)
    assert keeping.fingerprint(cmudict) != before


def test_every_process_makes_the_same_model() -> None:
    program = (
        "import hashlib; from pipelines.embedded.ear.bigrams import arpa\n"
        "from pipelines.embedded.ear.lexicon import words\n"
        "from pipelines.embedded.ear.sentences import sentences\n"
        "print(hashlib.sha256(arpa(sentences(300, seed=1), words()).encode()).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, check=True, capture_output=True, text=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1
