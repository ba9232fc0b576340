"""The lexicon is whole: every line can be read, remembered, and filled with what its section has."""

import re
from collections import Counter

import pytest

from pipelines.embedded.writer.storyteller.book import CODE_CHARS, TONES, Line, book
from pipelines.embedded.writer.storyteller.words import sentences, slots_of

DOOR_SLOTS = [set(), {"a"}, {"a", "b"}, {"a", "b", "c"}]
SLOTS = {
    "known": {"door", "room"},
    "fold": {"door"},
    "lock.door": {"door", "metal", "emblem", "the_emblem"},
    "lock.thing": {"thing", "metal", "emblem", "the_emblem"},
    "wants": {"thing", "want"},
    "call.item": {"item"},
    "call.room": {"room"},
    "call.person": {"who"},
    "through": {"door", "room"},
    "return": {"room", "thing", "door"},
    "found": {"thing", "find"},
    "found.key": {"thing", "find"},
    "found.two": {"thing", "find", "other"},
    "empty": {"thing"},
    "opened.door": {"door", "emblem", "the_emblem", "metal"},
    "opened.thing": {"thing", "emblem", "the_emblem", "metal"},
    "wrong": {"key", "lock"},
    "refused": {"it"},
    "useless": {"item", "it"},
    "thanks": {"thing", "item", "gift"},
    "thanks.bare": {"thing", "item"},
    "search.find": {"act", "find"},
    "search.two": {"act", "find", "other"},
    "search.none": {"act"},
}
MUST = {
    "known": {"door", "room"},
    "fold": {"door"},
    "lock.door": {"door", "emblem"},
    "lock.thing": {"thing", "emblem"},
    "wants": {"thing", "want"},
    "found": {"find"},
    "found.key": {"find"},
    "found.two": {"find", "other"},
    "call.item": {"item"},
    "call.room": {"room"},
    "call.person": {"who"},
    "thanks": {"gift"},
    "search.find": {"act", "find"},
    "search.two": {"act", "find", "other"},
    "search.none": {"act"},
}
PLAYED = set(SLOTS) - {"known", "fold", "lock.door", "lock.thing", "wants", "call.item", "call.room", "call.person"}
PEOPLE = {"who", "first", "last", "he", "him", "his", "spot"}


def every_line() -> list[Line]:
    themed = [
        line
        for theme in book().themes.values()
        for lines in (
            theme.openings,
            theme.senses,
            theme.conceits,
            theme.bridges,
            *theme.things.values(),
            *theme.items.values(),
            *theme.doors.values(),
        )
        for line in lines
    ]
    framed = [*book().sections.values(), *book().searches.values()]
    return themed + [line for lines in framed for line in lines]


def untoned(section: str) -> str:
    head, _, last = section.rpartition(".")
    return head if last in TONES else section


def test_every_line_has_a_short_code_of_its_own() -> None:
    codes = Counter(line.code for line in every_line())
    assert all(len(code) == CODE_CHARS for code in codes)
    assert codes.most_common(1)[0][1] == 1


def test_every_frame_asks_only_for_what_its_section_has() -> None:
    for section, lines in book().sections.items():
        name = untoned(section)
        for line in lines:
            slots = slots_of(line.text)
            if name.startswith("doors."):
                letters = DOOR_SLOTS[int(name[-1])]
                allowed = {before + letter for letter in letters for before in ("", "h", "p")}
                assert letters <= slots <= allowed, (section, line.text)
            elif name.startswith("things."):
                letters = set("xyzw"[: int(name[-1])])
                assert letters <= slots <= letters | {f"t{letter}" for letter in letters} | {"lead"}, line.text
            else:
                assert MUST.get(name, set()) <= slots | {"emblem" for slot in slots if slot == "the_emblem"}, line.text
                assert slots <= SLOTS.get(name, set()), (section, line.text)


def test_lines_the_page_fills_use_small_slots_only() -> None:
    for section in ("wrong", "refused", "useless"):
        for tone in TONES:
            assert not [line.text for line in book().frames(section, tone) if re.search(r"\{[A-Z]", line.text)]


def test_every_beat_asks_only_for_its_person_and_its_thing() -> None:
    for thread, beats in book().threads.items():
        assert len(beats) >= 3, thread
        for variants in beats:
            asked = [slots_of(variant) for variant in variants]
            assert all(slots <= PEOPLE for slots in asked), (thread, variants)
            assert len({"spot" in slots for slots in asked}) == 1, (thread, variants)


def test_no_fixed_sentence_stands_in_two_lines_of_a_narration() -> None:
    played = {line.code for section, lines in book().sections.items() if untoned(section) in PLAYED for line in lines}
    told = [line for line in every_line() if line.code not in played]
    said = Counter(sentence for line in told for sentence in sentences(line.text) if "{" not in sentence)
    assert [sentence for sentence, times in said.items() if times > 1] == []


def test_a_search_is_a_clause_with_no_stop_that_names_its_thing() -> None:
    for kind, lines in book().searches.items():
        assert len(lines) >= 2, kind
        for line in lines:
            assert re.match(r"You [a-z].*\w$", line.text), line.text
            assert any(word.strip("s") in line.text for word in kind.partition("/")[2].split("-")), line.text


def test_pools_never_run_dry() -> None:
    least = {
        "refused": 4,
        "wrong": 6,
        "useless": 3,
        "return": 3,
        "through": 3,
        "empty": 5,
        "found": 5,
        "search.none": 5,
    }
    for section, count in least.items():
        for tone in TONES:
            assert len(book().frames(section, tone)) >= count, (section, tone)


def test_lines_are_clean_type() -> None:
    for line in every_line():
        assert not re.search(r"  |\s[,.;:?!]|[<>]|\.\.|\bthe the\b|\ba an?\b", line.text), line.text
        assert line.text.count("{") == line.text.count("}"), line.text
        assert line.text.count('"') % 2 == 0, line.text


def test_an_unknown_theme_or_section_is_empty_rather_than_wrong() -> None:
    assert book().theme("boiler room").openings == []
    assert book().frames("doors.7", "warm") == ()


@pytest.mark.parametrize("tone", sorted(TONES))
def test_every_part_of_a_room_has_frames_in_every_tone(tone: str) -> None:
    for section in (*SLOTS, *(f"doors.{n}" for n in range(4)), *(f"things.{n}" for n in range(1, 5)), "closer"):
        assert len(book().frames(section, tone)) >= 2, (section, tone)
