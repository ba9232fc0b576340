"""Every shared loom of this house, by its code. In memory alone: a loom that everybody has left is forgotten."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from apps.lightloom.domain import Phrase, Weaving
from apps.lightloom.hub.loom import NO_TURN, Letter, SharedLoom
from apps.lightloom.hub.record import Said
from pipelines import Refused

SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Without what is read for something else: no I, no O, no 0, no 1."""
CODE_SIGNS = 6
MOST_LOOMS = 200
EXPIRES_S = 600.0

UNKNOWN = "There is no loom with this code. A loom is forgotten ten minutes after the last voice has left it."
ALL_TAKEN = "Every shared loom of this house is in use. Please try again in a few minutes."

Hear = Callable[[Said], None]
"""Says something to one page; never waits, never raises."""


@dataclass(frozen=True, slots=True)
class Seat:
    """Where somebody sits: the loom's code, one's voice, and how one's page is spoken to."""

    code: str
    voice: int
    hear: Hear


def new_code() -> str:
    return "".join(secrets.choice(SIGNS) for _ in range(CODE_SIGNS))


def new_token() -> str:
    return secrets.token_urlsafe(12)


class Looms:
    """The shared looms. Touched from the event loop only, except `readied`. `clock`: seconds that never fall."""

    def __init__(self, clock: Callable[[], float], *, code: Callable[[], str] = new_code) -> None:
        self._clock, self._code = clock, code
        self._looms: dict[str, SharedLoom] = {}
        self._seats: dict[tuple[str, int], Seat] = {}

    def __len__(self) -> int:
        return len(self._looms)

    def join(self, code: str | None, *, key: str, seed: str | None, since: int, hear: Hear) -> Seat:
        """Sit down at the loom `code`, or at a new one that is to weave the mural `seed` (its code, when there is
        none). Raises Refused, in words, when that cannot be."""
        loom = self._begin(seed) if code is None else self._looms.get(code)
        if loom is None:
            raise Refused(UNKNOWN)
        seat = Seat(loom.code, loom.join(key, self._clock()), hear)
        self._seats[loom.code, seat.voice] = seat
        self._post(loom, loom.greeting(seat.voice, since))
        self._post(loom, loom.arrived(self._clock(), new_token()))
        return seat

    def leave(self, seat: Seat, *, for_good: bool) -> None:
        """Stand up. A line that broke is not for good: the seat is kept for a while."""
        loom = self._looms.get(seat.code)
        if loom is None or self._seats.get((seat.code, seat.voice)) is not seat:
            return  # somebody came back on another line before this one was seen to be broken
        del self._seats[seat.code, seat.voice]
        self._post(loom, loom.depart(seat.voice, self._clock(), new_token(), for_good=for_good))

    def say(self, seat: Seat, phrase: Phrase) -> None:
        if loom := self._looms.get(seat.code):
            self._post(loom, loom.say(phrase, self._clock(), new_token()))

    def take_back(self, seat: Seat) -> None:
        if loom := self._looms.get(seat.code):
            self._post(loom, loom.take_back(seat.voice))

    def tell(self, seat: Seat, says: Said) -> None:
        """Say something to everybody at the seat's loom: words as they are spoken. Nothing of it is kept."""
        if loom := self._looms.get(seat.code):
            self._post(loom, [Letter(None, says)])

    def overhear(self, weaving: Weaving, word: Said) -> None:
        """A word of a job that was let in; only who has the turn is heard."""
        if weaving.code is not None and (loom := self._looms.get(weaving.code)):
            self._post(loom, loom.overhear(weaving.turn, word, self._clock(), new_token()))

    def readied(self, weaving: Weaving) -> Weaving:
        """As SharedLoom.readied. Called from the job's thread, while nothing but the job itself changes the loom."""
        loom = self._looms.get(weaving.code or "")
        if loom is None:
            raise Refused(NO_TURN)
        return loom.readied(weaving)

    def tick(self) -> None:
        """Call every second: turns that nobody takes pass on, looms that everybody has left are forgotten."""
        now_s = self._clock()
        for code, loom in list(self._looms.items()):
            self._post(loom, loom.tick(now_s, new_token()))
            if loom.empty_since_s is not None and now_s - loom.empty_since_s >= EXPIRES_S:
                del self._looms[code]

    def _begin(self, seed: str | None) -> SharedLoom:
        if len(self._looms) >= MOST_LOOMS:
            empty = [loom for loom in self._looms.values() if loom.empty_since_s is not None]
            if not empty:
                raise Refused(ALL_TAKEN)
            del self._looms[min(empty, key=lambda loom: loom.empty_since_s or 0.0).code]
        code = self._code()
        while code in self._looms:
            code = self._code()
        self._looms[code] = SharedLoom(code, seed or code)
        return self._looms[code]

    def _post(self, loom: SharedLoom, letters: list[Letter]) -> None:
        for letter in letters:
            for voice in loom.voices() if letter.to is None else [letter.to]:
                if seat := self._seats.get((loom.code, voice)):
                    seat.hear(letter.says)
