"""Canon holds what code needs of it, and says so when a file is broken."""

import re
from pathlib import Path

import pytest

from apps.rooms.craft import canon
from apps.rooms.craft.canon import CanonBroken, key_parts, people, themes, threads
from apps.rooms.craft.canon.nouns import bare, short, with_article

NOUN_PHRASE = re.compile(r"(?:an?|the|half an?|one|two|three|some) \S")


def test_every_theme_has_what_a_room_is_made_of() -> None:
    assert len(themes()) >= 14
    for theme in themes().values():
        assert len(theme.names) >= 4
        assert theme.hours
        assert len(theme.palette) == 5
        assert all(re.fullmatch(r"#[0-9a-f]{6}", colour) for colour in theme.palette)
        assert len(theme.doors) >= 5
        assert len(theme.things) >= 7
        assert len(theme.items) >= 12


def test_every_noun_phrase_begins_with_an_article_and_has_a_short_noun() -> None:
    for theme in themes().values():
        for noun in (*theme.doors, *theme.things, *theme.items):
            assert NOUN_PHRASE.match(noun.label), noun.label
            assert 1 <= len(short(noun.label).split()) <= 5, noun.label
            assert bare(noun.label).startswith(short(noun.label))


def test_no_two_things_of_a_theme_are_called_the_same() -> None:
    for theme in themes().values():
        for nouns in (theme.things, theme.items):
            assert len({short(noun.label) for noun in nouns}) == len(nouns), theme.key


def test_ids_are_unique_and_plain() -> None:
    for theme in themes().values():
        for nouns in (theme.doors, theme.things, theme.items):
            kinds = [noun.kind for noun in nouns]
            assert len(set(kinds)) == len(kinds)
            assert all(re.fullmatch(rf"{theme.key}/[a-z0-9-]+", kind) for kind in kinds)


def test_every_thread_can_be_told_with_the_words_there_are() -> None:
    words = {name: name for name in ("who", "first", "last", "he", "him", "his", "spot")}
    for thread in threads().values():
        assert len(thread.beats) >= 3
        assert (thread.called is None) == (thread.pronoun != "it")
        assert sum(beat.gift is not None for beat in thread.beats) <= 1
        assert any(beat.fact for beat in thread.beats)
        assert thread.named_from < len(thread.beats)
        for beat in thread.beats:
            assert beat.says.format_map(words)
            assert (beat.fact or "-").format_map(words)
            assert beat.needs_spot or "{spot}" not in beat.says


def test_there_are_names_enough_for_every_thread() -> None:
    for pronoun in ("she", "he", "they"):
        cast = [thread for thread in threads().values() if thread.pronoun == pronoun]
        assert len(people()[pronoun]) >= len(cast)
    assert len(people()["last"]) >= len(threads())


def test_keys_differ_in_more_ways_than_a_visitor_will_meet() -> None:
    parts = key_parts()
    assert len(parts.metals) * len(parts.emblems) >= 250


@pytest.mark.parametrize(
    ("phrase", "noun"),
    [
        ("a globe on casters", "globe"),
        ("a pair of pruning snips", "pair of pruning snips"),
        ("a compass that points at the last person who held it", "compass"),
        ("a seed the size of a plum stone", "seed"),
        ("a librarian's desk", "librarian's desk"),
        ("half a mask", "mask"),
    ],
)
def test_a_thing_is_called_by_its_noun_the_second_time(phrase: str, noun: str) -> None:
    assert short(phrase) == noun


def test_the_article_suits_the_noun() -> None:
    assert [with_article(noun) for noun in ("owl", "moth")] == ["an owl", "a moth"]


@pytest.mark.parametrize(
    ("name", "text", "read"),
    [
        ("themes.txt", "D oak | a door | cold", themes),
        ("themes.txt", "# den | Den\nP noon | #000000", themes),
        ("themes.txt", "# den | Den\nX what | is | this", themes),
        ("themes.txt", "# den | Den\nP night | #000000\nT chest | a chest |", themes),
        ("threads.txt", "# fox | she\nB - | A fox. | - | -", threads),
        ("threads.txt", "# fox | she | omen\nB here | A fox. | - | -", threads),
    ],
)
def test_a_broken_file_is_named(name: str, text: str, read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(canon, "FOLDER", tmp_path)
    with pytest.raises(CanonBroken):
        read.__wrapped__()
