"""A room is told from what was known when its door was first seen, so that one made ahead is the one entered later."""

import pytest

from apps.rooms.craft.truth.dice import Dice
from apps.rooms.craft.truth.finds import find
from apps.rooms.craft.truth.memory import CARDS_TOLD, ITEMS_TOLD, SUMMARY_CHARS, known_before, known_rooms, summary
from apps.rooms.craft.truth.moves import way
from apps.rooms.craft.truth.plan import plan
from apps.rooms.craft.truth.state import Walk, replay
from apps.rooms.craft.truth.threads import Tale, beat_for, told
from apps.rooms.craft.truth.walk import choose_move, fitting_moves
from apps.rooms.domain import Told
from pipelines import Refused


def wandered(seed: str, rooms: int) -> list[str]:
    """The moves of a visitor until so many rooms are entered; the last one leads into the last of them."""
    walk, dice, moves = Walk(seed), Dice(seed, "memory"), []
    while len(walk.visits) < rooms:
        moves.append(choose_move(walk, dice))
        walk.take(moves[-1])
    return moves


def test_nothing_is_known_before_the_first_room() -> None:
    for moves in ("", wandered("moss", 2)[0]):
        known = known_before("moss", "" if moves.startswith("g") else moves)
        assert (known.number, known.came_from, known.visited, known.bag, known.beat) == (1, None, (), (), None)


def test_what_is_searched_before_going_on_does_not_change_the_next_room() -> None:
    for seed in ("moss", "amber", "dusk", "brick"):
        moves = wandered(seed, 12)
        walk = Walk(seed)
        for move in moves:
            walk.take(move)
        fresh = [i for i, door in enumerate(walk.room.exits) if door.to not in walk.visits]
        way_out = next((i for i in fresh if walk.room.exits[i].lock is None), None)
        if way_out is None:
            continue
        ahead = known_before(seed, " ".join([*moves, f"g{way_out}"]))
        done = []
        while move := next(fitting_moves(walk), None):
            walk.take(move)
            done.append(move)
        assert done
        later = " ".join([*moves, *done, f"g{way_out}"])
        assert known_before(seed, later) == ahead
        assert way(" ".join([*moves, *done])) == ahead.moves


def test_coming_back_later_asks_for_the_same_telling() -> None:
    moves = wandered("moss", 8)
    first = known_before("moss", " ".join(moves))
    again = known_before("moss", " ".join([*moves, "j", "j" + ".".join(map(str, first.room.path))]))
    assert again == first


def test_the_beats_known_are_those_of_the_rooms_in_order() -> None:
    moves = " ".join(wandered("amber", 30))
    known, state = known_before("amber", moves), replay("amber", moves)
    tale = Tale()
    for path in state.visits[:-1]:
        room = plan("amber", path)
        tale = told(tale, beat_for(room, tale))
    assert known.tale == tale
    assert known.number == 30
    assert known.visited == state.visits[:-1]
    assert known.beat == beat_for(known.room, tale)


def test_a_gift_is_in_the_bag_once_its_beat_was_met() -> None:
    for seed in ("moss", "amber", "dusk"):
        state = replay(seed, " ".join(wandered(seed, 60)))
        gifts = {held for held in state.bag if held.startswith("gift:")}
        assert gifts
        assert all(find(seed, gift).remark for gift in gifts)


def test_a_branch_with_a_move_that_is_not_allowed_is_refused() -> None:
    with pytest.raises(Refused):
        known_before("moss", "g0 g0 g0 g0 g0 dance")


def test_memory_is_bounded_whatever_was_walked() -> None:
    moves = wandered("moss", 150)
    known = known_before("moss", " ".join(moves))
    names = [Told(path=path, name="The Very Long Name of a Room Nobody Can Recall"[:60]) for path in known.visited]
    text = summary(known, names)
    assert len(known.tale.cards) > CARDS_TOLD
    assert len(known.cards) == CARDS_TOLD
    assert len(known.items) <= ITEMS_TOLD
    assert len(text) <= SUMMARY_CHARS
    assert f"Room {known.number} " in text
    assert len(text.split()) < 225  # words; a token is at least three quarters of one


def test_rooms_are_known_by_theme_and_the_last_one_is_not_told_twice() -> None:
    known = known_before("moss", " ".join(wandered("moss", 20)))
    told_rooms = [Told(path=path, name=f"Room {n}") for n, path in enumerate(known.visited)]
    names = known_rooms(known, [*told_rooms, Told(path=(2, 2, 2, 2, 2), name="Elsewhere")])
    last = known.visited.index(known.came_from) if known.came_from is not None else -1
    assert f"Room {last}" not in names.values()
    assert "Elsewhere" not in names.values()
    for theme, name in names.items():
        assert plan("moss", known.visited[int(name.split()[1])]).theme == theme
