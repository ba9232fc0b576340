"""Threads set up and pay off across rooms, in order, not all at once, the same on every replay."""

from collections import Counter

import pytest

from apps.rooms.craft.canon import threads
from apps.rooms.craft.truth.plan import Plan, plan
from apps.rooms.craft.truth.threads import (
    MOST_RUNNING,
    ROOMS_BETWEEN,
    SOMEBODY,
    Moment,
    Tale,
    beat_for,
    person_of,
    told,
)


def told_rooms(seed: str, count: int) -> list[tuple[Plan, Moment | None, Tale]]:
    """Rooms straight into the house, each with its beat and the tale after it."""
    rows, tale, path = [], Tale(), ()
    for _ in range(count):
        room = plan(seed, path)
        moment = beat_for(room, tale)
        tale = told(tale, moment)
        rows.append((room, moment, tale))
        assert room.onward is not None
        path = (*path, room.onward)
    return rows


@pytest.mark.parametrize("seed", ["moss", "amber", "dusk"])
def test_the_beats_of_a_thread_come_in_order_with_rooms_between(seed: str) -> None:
    last: dict[str, tuple[int, int]] = {}
    for number, (_, moment, _) in enumerate(told_rooms(seed, 200), 1):
        if moment:
            beat, room = last.get(moment.thread, (0, -9))
            assert moment.number == beat + 1
            assert number - room >= ROOMS_BETWEEN
            last[moment.thread] = (moment.number, number)
    assert len(last) >= 9


def test_threads_pay_off_and_hand_over_cards_and_gifts() -> None:
    _, _, tale = told_rooms("moss", 200)[-1]
    assert len(tale.ended) >= 7
    assert len(tale.cards) > len(tale.ended)
    assert tale.rooms == 200
    assert 80 < tale.beats < 160


def test_the_first_room_is_left_in_peace_and_never_too_much_is_going_on() -> None:
    for seed in map(str, range(20)):
        rows = told_rooms(seed, 60)
        assert rows[0][1] is None
        assert all(len(tale.running) <= MOST_RUNNING for _, _, tale in rows)


def test_a_beat_that_needs_a_thing_takes_one_that_is_open_and_names_it() -> None:
    for room, moment, _ in told_rooms("amber", 200):
        if moment and threads()[moment.thread].beats[moment.number - 1].needs_spot:
            assert moment.thing is not None
            assert room.things[moment.thing].lock is None
            assert room.things[moment.thing].wants is None
        elif moment:
            assert moment.thing is None


def test_every_word_of_a_beat_is_filled_in() -> None:
    for seed in ("moss", "amber", "dusk", "brick"):
        for _, moment, _ in told_rooms(seed, 120):
            if moment:
                assert "{" not in moment.says + (moment.fact or "")


def test_people_of_one_house_have_names_of_their_own() -> None:
    for seed in ("moss", "amber"):
        people = [person_of(seed, thread.id) for thread in threads().values() if thread.called is None]
        assert max(Counter(person.who for person in people).values()) == 1
        assert max(Counter(person.last for person in people).values()) == 1


def test_nobody_is_on_a_card_by_name_before_the_name_was_told() -> None:
    for seed in ("moss", "amber", "dusk"):
        named: set[str] = set()
        rows = told_rooms(seed, 150)
        for _, moment, _ in rows:
            if moment:
                person = moment.person
                named |= {person.who} if person.last in moment.says or person.first in moment.says else set()
                named |= {person.who} if person.he == "it" else set()
                assert moment.known_as == (person.who if person.who in named else SOMEBODY)
        assert {card.who for card in rows[-1][2].cards} <= named | {SOMEBODY}


def test_another_house_has_other_people_and_another_order() -> None:
    first = [moment.thread for _, moment, _ in told_rooms("moss", 40) if moment]
    second = [moment.thread for _, moment, _ in told_rooms("amber", 40) if moment]
    assert first != second
    assert person_of("moss", "clockmaker") != person_of("amber", "clockmaker")
