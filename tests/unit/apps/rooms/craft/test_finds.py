"""What is found has words, and a key shows on its bow what its lock shows."""

import pytest

from apps.rooms.craft.truth.finds import find, key_look
from apps.rooms.craft.truth.plan import plan
from tests.unit.apps.rooms.craft.test_plan import near_rooms


def test_every_find_of_a_house_can_be_named() -> None:
    for room in near_rooms("moss", 300):
        for thing in room.things:
            for found in (*thing.holds, *thing.gives):
                facts = find("moss", found)
                assert facts.id == found
                assert facts.name.split()[0] in {"a", "an", "the", "half", "one", "two", "three"}
                assert (facts.what == "key") == (facts.emblem is not None) == (facts.remark is None)


def test_a_key_is_named_by_metal_bow_and_emblem() -> None:
    key = find("moss", "0.1:0")
    metal, emblem, bow = key_look("moss", "0.1:0")
    assert key.kind == f"{metal}/{emblem.replace(' ', '-')}"
    assert all(word in key.name for word in (metal, bow, emblem))
    assert find("amber", "0.1:0") != key


def test_the_locks_of_a_room_and_of_the_rooms_next_to_it_show_different_emblems() -> None:
    for room in near_rooms("moss", 300):
        here = [key_look("moss", lock)[1] for lock in room.locks]
        before = plan("moss", room.path[:-1]).locks if room.path else ()
        assert len(set(here)) == len(here)
        assert not set(here) & {key_look("moss", lock)[1] for lock in before}


def test_a_gift_is_an_item_with_a_remark() -> None:
    watch = find("moss", "gift:clockmaker")
    assert (watch.what, watch.kind) == ("item", "gift/clockmaker")
    assert watch.remark


@pytest.mark.parametrize("unknown", ["library/moon@0", "moon/cheese@", "gift:nobody", "gift:bird"])
def test_what_canon_does_not_know_is_no_find(unknown: str) -> None:
    with pytest.raises(KeyError):
        find("moss", unknown)
