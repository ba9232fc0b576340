"""The house's own lines, as an editor counts them: enough of each kind, none like another, none of the worn words."""

import re
from collections import Counter

import pytest

from apps.rooms.craft.canon import themes, threads
from pipelines.embedded.writer.storyteller.book import Line, book
from pipelines.embedded.writer.storyteller.words import opening_of, words_of

THEMES = sorted(themes())
WORN = re.compile(
    r"\b(?:whisper|echo|shimmer|secret|tapestr|testament|ethereal|beckon|symphon|labyrinth|realm|myriad|enigma|"
    r"mysteri|magic|timeless)",
    re.IGNORECASE,
)
FEWEST_WORDS, MOST_WORDS = 4, 42


def scenery(key: str) -> list[Line]:
    theme = book().theme(key)
    return [*theme.openings, *theme.senses, *theme.conceits, *theme.bridges]


def all_prose() -> list[str]:
    told = [line for key in THEMES for line in scenery(key)]
    told += [line for theme in book().themes.values() for lines in theme.things.values() for line in lines]
    told += [line for lines in book().sections.values() for line in lines]
    return [line.text for line in told] + [v for beats in book().threads.values() for beat in beats for v in beat]


@pytest.mark.parametrize("key", THEMES)
def test_a_theme_has_the_house_measure(key: str) -> None:
    theme = book().theme(key)
    assert len(theme.openings) >= 15
    assert len(theme.senses) >= 18
    assert len(theme.conceits) >= 15
    assert len(theme.bridges) >= 6
    assert len(themes()[key].items) >= 12
    assert all(len(theme.items[item.kind.partition("/")[2]]) >= 1 for item in themes()[key].items)
    for lines in theme.things.values():
        assert sum(not line.promises for line in lines) >= 3
        assert sum(line.promises for line in lines) >= 1


def test_no_two_openings_of_the_house_begin_alike() -> None:
    begun = Counter(opening_of(line.text) for theme in book().themes.values() for line in theme.openings)
    assert [words for words, times in begun.items() if times > 1] == []


@pytest.mark.parametrize("key", THEMES)
def test_scenery_promises_no_door_and_keeps_its_length(key: str) -> None:
    for line in scenery(key):
        assert not re.search(r"\b(?:doors?|doorway|entrance|exit)\b", line.text), line.text
        assert FEWEST_WORDS <= len(words_of(line.text)) <= MOST_WORDS, line.text


def test_no_worn_word_is_said() -> None:
    assert [text for text in all_prose() if WORN.search(text)] == []


def test_there_are_threads_enough_and_each_beat_is_told_two_ways() -> None:
    assert len(threads()) >= 26
    assert [key for key, beats in book().threads.items() if not all(len(variants) >= 2 for variants in beats)] == []
