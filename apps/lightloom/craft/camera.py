"""verdict + length -> where the film looks at every moment. Pure: knows no picture and no codec.

The camera starts at the left end, glides from stop to stop with ease, rests at each, and ends at the right end.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipelines import STRIP_PX, Stop

STRIP_W, STRIP_H = STRIP_PX
ASPECT = 16 / 9
CARD_S = 3.2
"""The title before, and the mark after."""
REST_S = 2.4
SPEED_PX_S = 300.0
LONGEST_S = 60.0
SHORTEST_LEG_S = 1.2
MOST_STOPS = 6
FADE_S = 0.5


@dataclass(frozen=True, slots=True)
class View:
    """What is seen: the middle (x, y) in the mural's pixels, how close (1: the whole height), and the stop's caption
    with its strength 0..1."""

    x: float
    y: float
    zoom: float
    caption: str = ""
    strength: float = 0.0

    @property
    def height(self) -> float:
        return STRIP_H / self.zoom

    @property
    def width(self) -> float:
        return self.height * ASPECT


@dataclass(frozen=True, slots=True)
class _Leg:
    """From one view to another in so many seconds; a rest, when both are the same."""

    start_s: float
    seconds: float
    a: View
    b: View
    caption: str = ""


class Camera:
    """The way over a mural of `strips` strips, in at most 60 s together with both cards."""

    def __init__(self, strips: int, stops: Sequence[Stop]) -> None:
        self._length = strips * STRIP_W
        there = [stop for stop in stops if 0 <= stop.strip < strips][:MOST_STOPS]
        there.sort(key=lambda stop: stop.strip + stop.x)
        views = [
            self._inside(View((stop.strip + stop.x) * STRIP_W, stop.y * STRIP_H, min(2.0, max(1.0, stop.zoom))))
            for stop in there
        ]
        left, right = self._inside(View(0, STRIP_H / 2, 1)), self._inside(View(self._length, STRIP_H / 2, 1))
        way = [left, *views, right]
        glide_s = LONGEST_S - 2 * CARD_S - REST_S * len(views)
        distance = sum(abs(b.x - a.x) for a, b in pairwise(way))
        speed = max(SPEED_PX_S, distance / max(1.0, glide_s - SHORTEST_LEG_S * (len(way) - 1)))
        self._legs: list[_Leg] = []
        at_s = CARD_S
        for number, (a, b) in enumerate(pairwise(way)):
            at_s = self._add(at_s, max(SHORTEST_LEG_S, abs(b.x - a.x) / speed), a, b)
            if number < len(views):
                at_s = self._add(at_s, REST_S, b, b, there[number].caption)
        self.seconds = at_s + CARD_S

    def at(self, t_s: float) -> View:
        """The view `t_s` seconds after the film's start; the ends stand still under their cards."""
        leg = next((leg for leg in reversed(self._legs) if t_s >= leg.start_s), self._legs[0])
        share = min(1.0, max(0.0, (t_s - leg.start_s) / leg.seconds))
        eased = share * share * share * (share * (share * 6 - 15) + 10)
        fade = min(1.0, (t_s - leg.start_s) / FADE_S, (leg.start_s + leg.seconds - t_s) / FADE_S)
        view = View(
            leg.a.x + (leg.b.x - leg.a.x) * eased,
            leg.a.y + (leg.b.y - leg.a.y) * eased,
            leg.a.zoom * (leg.b.zoom / leg.a.zoom) ** eased,
            leg.caption,
            max(0.0, fade) if leg.caption else 0.0,
        )
        return self._inside(view)

    def strip_at(self, t_s: float) -> int:
        """The strip in the middle of the view."""
        return min(self._length // STRIP_W - 1, max(0, math.floor(self.at(t_s).x / STRIP_W)))

    def _add(self, at_s: float, seconds: float, a: View, b: View, caption: str = "") -> float:
        self._legs.append(_Leg(at_s, seconds, a, b, caption))
        return at_s + seconds

    def _inside(self, view: View) -> View:
        """The nearest view that shows nothing beyond the mural; one that is wider than the mural has it in its
        middle."""
        half_w, half_h = view.width / 2, view.height / 2
        x = self._length / 2 if 2 * half_w >= self._length else min(self._length - half_w, max(half_w, view.x))
        return View(x, min(STRIP_H - half_h, max(half_h, view.y)), view.zoom, view.caption, view.strength)
