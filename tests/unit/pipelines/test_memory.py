"""How models share a GPU: nothing is ever planned that does not fit, and as much as possible stays loaded."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.catalog import GIB, ModelCard, Role, read_catalog
from pipelines.memory import BY_PARTS, Seat, part_bytes, plan, whole_bytes

CASTS = read_catalog().casts
GPUS_GIB = (12, 16, 24, 48, 80)
ROLES: tuple[Role, ...] = ("writer", "musician", "painter", "narrator", "ear", "surveyor", "critic")


@st.composite
def casts(draw: st.DrawFn) -> Mapping[Role, ModelCard]:
    """Any app: some roles, each with a model of any size."""
    roles = draw(st.lists(st.sampled_from(ROLES), min_size=1, unique=True))
    size_b = st.floats(0.01, 12)
    return {
        role: CASTS["rooms"]["painter"].model_copy(
            update={
                "repo": f"maker/{role}",
                "backend": "flux2" if role == "painter" else "transformers",
                "params_b": draw(st.dictionaries(st.sampled_from(["one", "two", "three"]), size_b, min_size=1)),
                "work_gib": draw(st.floats(0, 5)),
                "dtype": draw(st.sampled_from(["float32", "bfloat16", "fp8"])),
            }
        )
        for role in roles
    }


rooms = st.sampled_from(GPUS_GIB).map(lambda gib: gib * GIB) | st.integers(1, 100 * GIB)


def staying(seats: Mapping[Role, Seat]) -> int:
    return sum(seat.bytes for seat in seats.values() if seat.way == "resident")


@given(casts(), rooms)
def test_whoever_plays_fits_beside_all_who_stay(cards: Mapping[Role, ModelCard], room: int) -> None:
    seats = plan(cards, room)
    assert list(seats) == list(cards)
    for seat in seats.values():
        assert staying(seats) + (0 if seat.way == "resident" else seat.bytes) <= room


@given(casts(), rooms)
def test_a_model_is_given_up_only_when_it_does_not_fit(cards: Mapping[Role, ModelCard], room: int) -> None:
    for role, seat in plan(cards, room).items():
        fits = whole_bytes(cards[role]) <= room
        by_parts = cards[role].backend in BY_PARTS and part_bytes(cards[role]) <= room
        assert (seat.way == "embedded") == (not fits and not by_parts)
        assert seat.bytes == {"embedded": 0, "by parts": part_bytes(cards[role])}.get(
            seat.way, whole_bytes(cards[role])
        )


@given(casts(), rooms)
def test_where_all_fit_all_stay(cards: Mapping[Role, ModelCard], room: int) -> None:
    ways = {seat.way for seat in plan(cards, room).values()}
    assert (ways == {"resident"}) == (sum(map(whole_bytes, cards.values())) <= room)


@given(casts(), rooms)
def test_who_takes_turns_is_larger_than_who_stays(cards: Mapping[Role, ModelCard], room: int) -> None:
    seats = plan(cards, room).values()
    stay = [seat.bytes for seat in seats if seat.way == "resident"]
    assert max(stay, default=0) <= min((seat.bytes for seat in seats if seat.way == "in turns"), default=room)


@given(casts(), rooms)
def test_every_seat_says_why_with_a_name_and_a_figure(cards: Mapping[Role, ModelCard], room: int) -> None:
    for role, seat in plan(cards, room).items():
        assert cards[role].repo in seat.reason
        assert " GiB" in seat.reason
        assert seat.reason.endswith(".")


@pytest.mark.parametrize(
    ("app", "gib", "ways"),
    [
        ("lofinity", 12, ["resident", "resident"]),
        ("rooms", 11, ["resident", "embedded", "resident"]),
        ("rooms", 16, ["resident", "by parts", "in turns"]),
        ("rooms", 22, ["resident", "by parts", "resident"]),
        ("rooms", 48, ["resident", "resident", "resident"]),
        ("lightloom", 24, ["resident", "resident", "by parts", "resident", "resident"]),
        ("lightloom", 80, ["resident"] * 5),
    ],
)
def test_the_worlds_on_usual_gpus(app: str, gib: int, ways: list[str]) -> None:
    assert [seat.way for seat in plan(CASTS[app], gib * GIB).values()] == ways
