"""The ear's words: that all of scenery is among them, that each can be pronounced, and that they are kept well."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pipelines import LANDS, STYLES, palettes, things
from pipelines.embedded.ear import model as keeping
from pipelines.embedded.ear.bigrams import arpa, with_articles
from pipelines.embedded.ear.grammar import Way, expected_pairs
from pipelines.embedded.ear.lexicon import classes, is_many, plain, rules, words
from pipelines.embedded.ear.sounds import pronounced
from pipelines.scenery import meanings


@pytest.fixture(scope="module")
def cmudict() -> Path:
    sphinx = pytest.importorskip("pocketsphinx")
    return Path(sphinx.get_model_path("en-us/cmudict-en-us.dict"))


@pytest.fixture
def few_words(monkeypatch: pytest.MonkeyPatch) -> None:
    small = {"SAID": [Way(1.0, ("a", "boat", "on", "the", "sea"))]}
    monkeypatch.setattr(keeping, "written_grammar", lambda: small)
    monkeypatch.setattr(keeping, "words", lambda: frozenset({"a", "an", "boat", "on", "sea", "the"}))


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


def test_the_grammar_expects_each_pair_as_often_as_it_would_say_it() -> None:
    small = {
        "SAID": [Way(0.5, ("THING",)), Way(0.5, ("THING", "in", "the", "THING"))],
        "THING": [Way(0.75, ("boat",)), Way(0.25, ("old", "owl"))],
    }
    pairs = expected_pairs(small, ["boat", "in", "old", "owl", "the"])

    def times(one: str, other: str) -> float:
        return float(pairs.counts[pairs.words.index(one), pairs.words.index(other)])

    assert times("<s>", "boat") == pytest.approx(0.75)
    assert times("boat", "in") == pytest.approx(0.5 * 0.75)
    assert times("owl", "in") == pytest.approx(0.5 * 0.25)
    assert times("old", "owl") == pytest.approx(1.5 * 0.25)
    assert times("the", "boat") == pytest.approx(0.5 * 0.75)
    assert times("boat", "</s>") == pytest.approx(0.75)
    assert times("in", "owl") == 0


def test_a_becomes_an_before_a_vowel_and_not_before_a_unicorn() -> None:
    small = {"SAID": [Way(0.5, ("a", "owl")), Way(0.25, ("a", "unicorn")), Way(0.25, ("a", "boat"))]}
    pairs = expected_pairs(small, ["a", "an", "boat", "owl", "unicorn"])
    counts = with_articles(pairs)
    at = pairs.words.index
    assert counts[at("a"), at("owl")] == 0
    assert counts[at("an"), at("owl")] == pytest.approx(0.5)
    assert counts[at("<s>"), at("an")] == pytest.approx(0.5)
    assert counts[at("a"), at("unicorn")] == counts[at("a"), at("boat")] == pytest.approx(0.25)


@pytest.mark.parametrize(
    ("phrase", "many"),
    [("boats", True), ("wild geese", True), ("fishermen", True), ("lotus", False), ("grass", False), ("boat", False)],
)
def test_one_and_many_are_told_apart(phrase: str, many: bool) -> None:
    assert is_many(phrase) is many


def test_after_any_word_all_chances_together_are_one() -> None:
    small = {
        "SAID": [Way(1.0, ("a", "THING", "on", "the", "THING"))],
        "THING": [Way(0.6, ("boat",)), Way(0.4, ("moon",))],
    }
    ones, pairs = chances_in(arpa(expected_pairs(small, ["a", "an", "boat", "moon", "on", "owl", "the"])))
    assert ("owl", "a") not in pairs
    for word in ("a", "the", "boat", "owl", "<s>"):
        back_off = ones[word][1]
        every = [pairs.get((word, other), back_off * ones[other][0]) for other in ones if other != "<s>"]
        assert sum(every) == pytest.approx(1, abs=1e-3)


def chances_in(text: str) -> tuple[dict[str, tuple[float, float]], dict[tuple[str, str], float]]:
    """An ARPA text's words (chance, back-off weight) and its pairs."""
    alone, together = (part.split("\n\n")[0].splitlines() for part in text.split("-grams:\n")[1:])
    ones = {word: (10 ** float(chance), 10 ** float(back)) for chance, word, back in map(str.split, alone)}
    pairs = {(one, other): 10 ** float(chance) for chance, one, other in map(str.split, together)}
    return ones, pairs


def test_the_files_are_made_once_and_then_found(cmudict: Path, tmp_path: Path, few_words: None) -> None:
    made = keeping.made_in(tmp_path / "one", cmudict)
    first = made.language.stat().st_mtime_ns
    assert keeping.made_in(tmp_path / "one", cmudict) == made
    assert made.language.stat().st_mtime_ns == first
    assert [path.name for path in tmp_path.iterdir()] == ["one"]


def test_two_who_begin_at_once_both_read_whole_files(cmudict: Path, tmp_path: Path, few_words: None) -> None:
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: keeping.made_in(tmp_path / "one", cmudict), range(4)))
    assert len(set(made)) == 1
    assert made[0].language.read_text().endswith("\\end\\\n")
    assert [path.name for path in tmp_path.iterdir()] == ["one"]


def test_a_folder_half_lost_or_locked_is_an_error_and_the_ear_makes_its_own(
    cmudict: Path, tmp_path: Path, few_words: None, monkeypatch: pytest.MonkeyPatch
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
        "from pipelines.embedded.ear.grammar import Way, expected_pairs, written_grammar\n"
        "from pipelines.embedded.ear.lexicon import words\n"
        "print(hashlib.sha256(repr((sorted(words()), written_grammar())).encode()).hexdigest())\n"
        "small = {'SAID': [Way(0.5, ('a', 'boat')), Way(0.5, ('a', 'owl'))]}\n"
        "print(arpa(expected_pairs(small, ['a', 'an', 'boat', 'owl'])))"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, check=True, capture_output=True, text=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1
