"""The storyteller has words for everything the house can hold, and names nothing that may not be there."""

import re

import pytest

from apps.rooms.craft.canon import ThingKind, themes, threads
from apps.rooms.craft.canon.nouns import short
from pipelines.embedded.writer.storyteller.book import TONES, book
from pipelines.embedded.writer.storyteller.words import slots_of

THEMES = sorted(themes())


def names(text: str, thing: ThingKind) -> bool:
    return bool(re.search(rf"\b{re.escape(short(thing.label).lower())}s?\b", text.lower()))


def id_of(kind: str) -> str:
    return kind.partition("/")[2]


def test_every_theme_of_canon_has_its_lines_and_no_other() -> None:
    assert sorted(book().themes) == THEMES


@pytest.mark.parametrize("key", THEMES)
def test_a_theme_has_enough_to_say(key: str) -> None:
    theme = book().theme(key)
    for hour in themes()[key].hours:
        for lines, least in ((theme.openings, 10), (theme.senses, 10), (theme.conceits, 8), (theme.bridges, 3)):
            assert sum(not line.hours or hour in line.hours for line in lines) >= least, (key, hour)


@pytest.mark.parametrize("key", THEMES)
def test_every_thing_is_introduced_by_its_noun_with_and_without_a_promise(key: str) -> None:
    told = book().theme(key).things
    assert set(told) == {id_of(thing.kind) for thing in themes()[key].things}
    for thing in themes()[key].things:
        lines = told[id_of(thing.kind)]
        assert sum(not line.promises for line in lines) >= 2, thing.kind
        assert all(names(line.text, thing) for line in lines), [
            line.text for line in lines if not names(line.text, thing)
        ]


@pytest.mark.parametrize("key", THEMES)
def test_no_line_names_a_thing_that_may_be_absent(key: str) -> None:
    theme = book().theme(key)
    for thing in themes()[key].things:
        general = (*theme.openings, *theme.senses, *theme.conceits, *theme.bridges)
        others = [line for other, lines in theme.things.items() if other != id_of(thing.kind) for line in lines]
        for line in (*general, *others):
            assert id_of(thing.kind) in line.things or not names(line.text, thing), (thing.kind, line.text)


@pytest.mark.parametrize("key", THEMES)
def test_doors_and_items_are_those_of_canon(key: str) -> None:
    canon, theme = themes()[key], book().theme(key)
    assert set(theme.doors) <= {id_of(door.kind) for door in canon.doors}
    assert set(theme.items) <= {id_of(item.kind) for item in canon.items}


def test_every_thing_can_be_searched_in_its_own_way() -> None:
    things = {thing.kind for theme in themes().values() for thing in theme.things}
    assert set(book().searches) == things


def test_every_thread_has_all_its_beats_where_canon_has_them() -> None:
    assert set(book().threads) == set(threads())
    for key, thread in threads().items():
        beats = book().threads[key]
        assert len(beats) == len(thread.beats), key
        for variants, beat in zip(beats, thread.beats, strict=True):
            assert all(("spot" in slots_of(variant)) == beat.needs_spot for variant in variants), (key, variants)


def test_names_never_run_out() -> None:
    dressings = len(book().frames("tail")) + len(book().frames("head"))
    assert dressings >= 110
    for theme in themes().values():
        assert all(len(f"{noun} {line.text}") <= 48 for noun in theme.names for line in book().frames("tail"))


@pytest.mark.parametrize("tone", sorted(TONES))
def test_each_tone_has_frames_of_its_own(tone: str) -> None:
    for section in ("doors.1", "doors.2", "doors.3", "lock.door", "lock.thing", "things.2", "closer"):
        assert len(book().sections.get(f"{section}.{tone}", ())) >= 3, section
