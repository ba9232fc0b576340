"""An app's models + the room in a GPU -> how each role plays there, and why. Arithmetic: loads and asks nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pipelines.catalog import GIB, ModelCard, Role

Way = Literal["resident", "in turns", "by parts", "embedded"]
BY_PARTS = frozenset({"flux2"})
"""Engines that can keep their components in the main memory and bring them to the GPU one after the other, by the
option `offload` of their card."""


@dataclass(frozen=True, slots=True)
class Seat:
    """How one role plays: `way`, the bytes it takes on the GPU while it does, and why, in a sentence.

    resident: loaded all the time; in turns: loaded when it is asked, and given up when another needs the place;
    by parts: the same, with one component on the GPU at a time; embedded: the model fits in no way.
    """

    way: Way
    bytes: int
    reason: str


def plan(cards: Mapping[Role, ModelCard], room_bytes: int) -> Mapping[Role, Seat]:
    """How the models in `cards` share `room_bytes`, for every role. What is resident, together with the largest of what
    is not, never takes more than the room.

    One that can play by parts does so where that lets all others stay: its parts move within the machine, which takes a
    second or two, while loading it anew takes many. Else the largest take turns, so that as many as possible can stay.
    """
    seats: dict[Role, Seat] = {role: _alone(card, room_bytes) for role, card in cards.items()}
    if _peak(seats) > room_bytes:
        parted: dict[Role, Seat] = {role: _parted(card, seats[role], room_bytes) for role, card in cards.items()}
        seats = parted if _peak(parted) <= room_bytes else seats
    while _peak(seats) > room_bytes:
        staying: list[tuple[int, Role]] = [(seats[role].bytes, role) for role in cards if seats[role].way == "resident"]
        _, largest = max(staying)
        seat = seats[largest]
        together = sum(whole_bytes(card) for card in cards.values())
        reason = (
            f"All models together take {_gib(together)} of {_gib(room_bytes)}: {cards[largest].repo} with its "
            f"{_gib(seat.bytes)} is loaded when it is asked, and makes room for others."
        )
        seats[largest] = Seat("in turns", seat.bytes, reason)
    return seats


def whole_bytes(card: ModelCard) -> int:
    """What a model takes on the GPU while it plays: its weights and its work."""
    return card.weights_bytes + card.work_bytes


def part_bytes(card: ModelCard) -> int:
    """The same for one that plays by parts: its largest component and its work."""
    return max(card.bytes_by_part.values(), default=0) + card.work_bytes


def _alone(card: ModelCard, room_bytes: int) -> Seat:
    """The seat of a model that need not share the room."""
    whole, part = whole_bytes(card), part_bytes(card)
    needs = f"{card.repo} takes {_gib(whole)} while it plays"
    if whole <= room_bytes:
        return Seat("resident", whole, f"{needs}, and fits into {_gib(room_bytes)}.")
    needs = f"{needs}, and there are {_gib(room_bytes)}"
    if card.backend not in BY_PARTS:
        return Seat("embedded", 0, f"{needs}.")
    if part <= room_bytes:
        return Seat("by parts", part, f"{needs}: its parts take their turn on the GPU, {_gib(part)} at most.")
    return Seat("embedded", 0, f"{needs}; even its largest part takes {_gib(part)}.")


def _parted(card: ModelCard, seat: Seat, room_bytes: int) -> Seat:
    """The seat, given up for one by parts where the engine can."""
    if card.backend not in BY_PARTS or seat.way != "resident":
        return seat
    reason = (
        f"{card.repo} takes {_gib(seat.bytes)} while it plays, which leaves too little of {_gib(room_bytes)} for "
        f"others: its parts take their turn on the GPU, {_gib(part_bytes(card))} at most."
    )
    return Seat("by parts", part_bytes(card), reason)


def _peak(seats: Mapping[Role, Seat]) -> int:
    """Bytes on the GPU at worst: all who stay, and the largest of those who come and go."""
    stay = sum(seat.bytes for seat in seats.values() if seat.way == "resident")
    return stay + max((seat.bytes for seat in seats.values() if seat.way != "resident"), default=0)


def _gib(size_bytes: int) -> str:
    return f"{size_bytes / GIB:.1f} GiB"
