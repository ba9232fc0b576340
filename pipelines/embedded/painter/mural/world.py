"""stretches -> what the world is like at every world x. Knows no picture.

A stretch takes effect REACH_PX right of its join and fades in over FADE_PX; nothing older than the three strips before
reaches in. So a strip painted while nobody knows what comes is the strip painted when the whole story is known.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from pipelines.embedded.painter.colour import Colour, colour, mix
from pipelines.embedded.painter.mural.fields import Field, Span, along, stepped
from pipelines.roles import STRIP_PX, Stretch
from pipelines.scenery import COLOURS, Land, Shot, Style, palettes

STRIP_WIDTH = STRIP_PX[0]
REACH_PX = 36
"""The longest stroke: so far right of its join a stretch begins, so that none of its strokes is seen left of it."""
FADE_PX = 230
OVER_FADE_PX = 120
HORIZON_FADE_PX = 510
"""A horizon moves slowly, so that no shore seems to slope."""
HORIZON = 430
"""Where the horizon lies in the wide composition, in px from the top."""
GROUND_PX = STRIP_PX[1] - HORIZON
LEAN_PX = 224
"""Where two palettes or covers meet, their border leans and is torn: a place may show what lies so far left of it."""

Amounts = dict[str, float]

_LANDS: dict[Land, Amounts] = {
    "sea": {"sea": 1, "sand": 0.4},
    "lake": {"lake": 1, "grass": 0.6, "mountains": 0.35, "reeds": 0.25, "bushes": 0.3},
    "river": {"river": 1, "grass": 0.8, "bushes": 0.35, "reeds": 0.2},
    "beach": {"beach": 1, "sand": 2},
    "desert": {"sand": 2, "dunes": 1},
    "snow": {"snow": 3, "cap": 1, "drifts": 1},
    "meadow": {"grass": 1, "flowers": 1, "blades": 1, "hills": 0.35},
    "wheat": {"wheat": 2.5, "ears": 1, "hills": 0.3},
    "hills": {"grass": 1, "hills": 1, "blades": 0.5, "bushes": 0.3},
    "marsh": {"marsh": 1.6, "pools": 1, "reeds": 1},
    "forest": {"forest": 1, "floor": 1, "ferns": 0.6, "bushes": 0.6},
    "pinewood": {"pinewood": 1, "grass": 0.5, "ferns": 0.4},
    "jungle": {"jungle": 1, "floor": 1.4, "ferns": 1, "bushes": 0.5},
    "mountains": {"mountains": 1, "grass": 0.35, "boulders": 0.5},
    "cliffs": {"cliffs": 1, "mountains": 0.2, "grass": 0.3, "boulders": 0.5},
    "canyon": {"canyon": 1, "sand": 1.2, "boulders": 0.6},
    "city": {"city": 1, "stone": 1},
    "village": {"village": 1, "grass": 0.8, "hills": 0.5, "bushes": 0.3},
    "garden": {"grass": 0.8, "garden": 1, "flowers": 1.6, "bushes": 0.8},
    "road": {"road": 1, "grass": 0.8, "hills": 0.4, "blades": 0.4},
}
COVERS = ("sand", "snow", "grass", "wheat", "marsh", "floor", "stone")
"""What the ground may be covered with; at every place their shares are one together."""
_WEATHERS: dict[str, Amounts] = {
    "clear": {"cloud": 0.34},
    "cloudy": {"cloud": 0.8},
    "rain": {"cloud": 0.8, "deck": 0.6, "rain": 0.7, "veil": 0.22, "rough": 0.3},
    "storm": {"cloud": 1.0, "deck": 1.0, "rain": 0.8, "veil": 0.12, "rough": 1.0, "wind": 0.8},
    "snowfall": {"cloud": 0.6, "deck": 0.3, "flakes": 1.0, "veil": 0.25, "snow": 1.2, "cap": 0.8, "drifts": 0.4},
    "mist": {"cloud": 0.25, "mist": 1.0, "veil": 0.3},
    "wind": {"cloud": 0.6, "wind": 1.0, "rough": 0.5},
    "aurora": {"cloud": 0.15, "aurora": 1.0, "stars": 0.8},
}
_WATERS = frozenset({"sea", "lake", "river", "beach"})
_SOLID = frozenset(
    {"desert", "snow", "meadow", "wheat", "hills", "marsh", "forest", "pinewood", "jungle", "village", "garden", "road"}
)
NAMES = (
    "horizon",
    *COVERS,
    *("water_top", "water_bottom", "meander", "surf", "rough"),
    *("mountains", "hills", "cliffs", "canyon", "dunes", "road", "pools", "cap"),
    *("forest", "pinewood", "jungle", "city", "village", "garden"),
    *("blades", "ears", "reeds", "ferns", "flowers", "bushes", "boulders", "drifts"),
    *("cloud", "deck", "rain", "veil", "flakes", "mist", "wind", "aurora", "stars", "dark"),
)


def amounts(shot: Shot) -> Amounts:
    """How much there is of everything in a shot, by NAMES. `horizon` in px; `water_top` and `water_bottom`: the part of
    the ground that is water, 0 at the horizon, 1 at the picture's lower edge."""
    much = dict.fromkeys(NAMES, 0.0)
    kinds: set[str] = set()
    for land in shot.lands:
        for name, amount in _LANDS[land].items():
            if name in much:
                much[name] = max(much[name], amount)
            else:
                kinds.add(name)
    for name, amount in _WEATHERS[shot.weather].items():
        much[name] = max(much[name], amount)
    if shot.weather == "snowfall" and "sea" in shot.lands:
        much["snow"] *= 0.6
    much["dark"] = {"night": 1.0, "dusk": 0.35, "dawn": 0.15}.get(shot.time, 0.0)
    much["stars"] = max(much["stars"], float(shot.time == "night" and shot.weather in ("clear", "wind", "aurora")))
    much["stars"] = max(much["stars"], 0.45 * float(shot.time == "night"), 0.12 * float(shot.time == "dusk"))
    if not much["mountains"]:
        much["mountains"] = 0.10 if {"city", "desert", "marsh"} & set(shot.lands) else 0.26
    much["cap"] = max(much["cap"], 0.5 * much["mountains"] * float(much["mountains"] > 0.6))
    if not any(much[cover] for cover in COVERS):
        much["grass"] = 1.0
    whole = sum(much[cover] for cover in COVERS)
    for cover in COVERS:
        much[cover] /= whole
    much |= _water(shot)
    much["horizon"] = _horizon(shot)
    return much


def _water(shot: Shot) -> Amounts:
    lands = set(shot.lands)
    wooded = bool(lands & {"forest", "pinewood", "jungle", "village"})
    if "beach" in lands:
        return {"water_top": -0.06, "water_bottom": 0.42, "surf": 1.0}
    if "sea" in lands and "city" in lands:
        return {"water_top": 0.06, "water_bottom": 1.6}
    if "sea" in lands:
        solid = bool(lands & _SOLID)
        return {"water_top": 0.13 if wooded else -0.06, "water_bottom": 0.56 if solid else 1.6, "surf": float(solid)}
    if "lake" in lands:
        return {"water_top": 0.14 if wooded else 0.08, "water_bottom": 0.58}
    if "river" in lands:
        return {"water_top": 0.27, "water_bottom": 0.52, "meander": 1.0}
    if lands == {"city"}:
        return {"water_top": 0.05, "water_bottom": 0.60}
    return {"water_top": 0.36, "water_bottom": 0.30}


def _horizon(shot: Shot) -> float:
    wanted = {"wide": 0, "long": -14, "low": 56, "high": -62, "close": 18}[shot.composition]
    if set(shot.lands) & (_WATERS | {"city", "village"}):
        wanted *= 0.3  # neither seas nor streets must slope
    return HORIZON + wanted


def colours(shot: Shot) -> dict[str, Colour]:
    """The palette in the light of the shot's hour and weather, by COLOURS."""
    tones = {use: colour(one) for use, one in zip(COLOURS, palettes()[shot.palette].colours)}
    bright = float(tones["mid"].mean())
    if shot.time == "night" and bright > 0.32:
        lamp = tones["light"]
        moon = np.array([0.30, 0.36, 0.58], np.float32)
        tones = {use: one * moon * np.float32(0.32 / bright + 0.35) for use, one in tones.items()}
        tones["light"] = mix(lamp, tones["light"], 0.12)
    if shot.time == "night":
        lifted = mix(tones["mid"], tones["horizon"], 0.35)
        for use, share in {"grass": 0.24, "foliage": 0.16, "sand": 0.12, "near": 0.08}.items():
            tones[use] = mix(tones[use], lifted, share)
    elif shot.time in ("dusk", "dawn", "gold") and shot.palette in ("day", "frost", "jade", "mist", "pastel"):
        glow = colour({"dusk": "ff9a62", "dawn": "ffc9a8", "gold": "ffd98a"}[shot.time])
        for use, share in {"horizon": 0.55, "cloud_lit": 0.4, "haze": 0.35, "water_lit": 0.35, "mid": 0.2}.items():
            tones[use] = mix(tones[use], glow, share)
    if shot.weather in ("storm", "rain"):
        share = 0.55 if shot.weather == "storm" else 0.3
        for use in ("top", "mid", "horizon", "cloud_dark", "cloud_lit", "haze", "water_dark"):
            grey = np.full(3, tones[use].mean() * 0.82, np.float32)
            tones[use] = mix(tones[use], grey, share)
    return tones


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """What the world is like at some places: each of NAMES float32 (w,), each of COLOURS float32 (3, 1, w)."""

    much: dict[str, Field]
    tones: dict[str, Field]

    def __getitem__(self, name: str) -> Field:
        return self.much[name]

    def cut(self, columns: slice) -> "Columns":
        """The same for some of the places."""
        return Columns(
            {name: field[columns] for name, field in self.much.items()},
            {use: np.ascontiguousarray(tone[:, :, columns]) for use, tone in self.tones.items()},
        )

    def any(self, name: str, least: float = 0.01) -> bool:
        return bool(self.much[name].max() > least)


def from_join(xs: Field) -> Field:
    """How far right of the nearest join places lie, in px; below 0: left of it."""
    return (xs + STRIP_WIDTH / 2) % STRIP_WIDTH - STRIP_WIDTH / 2


def aside(xs: Field, clear_px: float) -> Field:
    """The same places, but none closer to a join than `clear_px`: an upright edge along a join would look like a seam.
    Depends on world x only, so every strip moves a place alike."""
    off = from_join(xs)
    return np.where(np.abs(off) < clear_px, xs - off + np.where(off < 0, -clear_px, clear_px), xs)


class World:
    """A mural's seed and a stretch of its story."""

    def __init__(self, seed: int, story: Sequence[Stretch]) -> None:
        self.seed = seed & 0x7FFFFFFF
        self.story = tuple(story)
        self._told: dict[int, Field] = {}

    def columns(self, span: Span, step: int = 1) -> Columns:
        """Everything along `span`, at every `step` pixels."""
        return self.columns_at(span.xs(step))

    def columns_at(self, xs: Field, ends: Field | None = None) -> Columns:
        """Everything at any places. `ends`: how far right what stands there reaches: what crosses the right join of a
        strip that was painted over later is as it was told first. Infinite: nothing painted over later is seen."""
        much = self._blended(xs, ends, self._values)
        much[0] = self._blended(xs, ends, lambda shot: self._values(shot)[:1], HORIZON_FADE_PX)[0]
        tones = much[len(NAMES) :].reshape(len(COLOURS), 3, 1, len(xs))
        return Columns(dict(zip(NAMES, much)), dict(zip(COLOURS, tones)))

    def weights(self, xs: Field, of: Callable[[Shot], object]) -> list[tuple[object, Field]]:
        """The values of `of` that are met along xs, each with its share 0..1 there; the shares are one together."""
        shares: dict[object, Field] = {}
        for shot, entry in self._entries(xs):
            shares = {known: share * (1 - entry) for known, share in shares.items()}
            value = of(shot)
            shares[value] = shares[value] + entry if value in shares else entry
        return [(value, share) for value, share in shares.items() if share.max() > 0]

    def styles(self, xs: Field) -> list[tuple[Style, Field]]:
        """Which hands paint along xs, in the order they cover one another: each with how far it has come in there.
        Without what was painted over later."""
        return [(shot.style, entry) for shot, entry in self._entries(xs, np.full(len(xs), np.inf))]

    def styles_over(self, xs: Field) -> list[tuple[Style, Field]]:
        """The hands of what was painted over later, each with how far it is seen at xs."""
        return [(one.over.style, self._window(one, xs)) for one in self.story if one.over is not None]

    def over_share(self, xs: Field) -> Field:
        """How far anything painted over later is seen at xs, 0..1."""
        total: Field = np.zeros(len(xs), np.float32)
        for stretch in self.story:
            if stretch.over is not None:
                total = total + self._window(stretch, xs)
        return total

    def _entries(self, xs: Field, ends: Field | None = None, fade_px: float = FADE_PX) -> list[tuple[Shot, Field]]:
        """Shots in the order they cover one another, each with how far it has come in at xs, 0..1."""
        entries: list[tuple[Shot, Field]] = []
        for number, stretch in enumerate(self.story):
            join = stretch.index * STRIP_WIDTH
            if number == 0:
                entry: Field = np.ones(len(xs), np.float32)
            else:
                entry = stepped(xs - join, REACH_PX, REACH_PX + fade_px).astype(np.float32)
            if entry.max() > 0:
                entries.append((stretch.shot, entry))
        for stretch in self.story:
            if stretch.over is not None:
                entry = self._window(stretch, xs)
                if ends is not None:
                    entry = entry * (ends <= (stretch.index + 1) * STRIP_WIDTH - REACH_PX)
                if entry.max() > 0:
                    entries.append((stretch.over, entry))
        return entries

    def presence(self, strip: int, over: bool, xs: Field, fade_px: float) -> Field:
        """How far the light that a strip tells (or what was painted over it later) is seen at xs, 0..1."""
        stretch = next(one for one in self.story if one.index == strip)
        if over:
            return self._window(stretch, xs)
        first = strip * STRIP_WIDTH + REACH_PX
        rise = stepped(xs, first, first + fade_px)
        return rise if stretch.over is None else rise * (1 - self._window(stretch, xs))

    def _window(self, stretch: Stretch, xs: Field) -> Field:
        """Where what was painted over a stretch later is seen: between its own joins, away from both."""
        join = stretch.index * STRIP_WIDTH
        first, last = join + REACH_PX, join + STRIP_WIDTH - REACH_PX
        rise = stepped(xs, first, first + OVER_FADE_PX)
        return np.asarray(rise * stepped(xs, last, last - OVER_FADE_PX), np.float32)

    def _values(self, shot: Shot) -> Field:
        """The amounts of a shot and then its colours, one after the other; worked out once."""
        if id(shot) not in self._told:
            much, tones = amounts(shot), colours(shot)
            listed = [np.array([much[name] for name in NAMES]), *(tones[use] for use in COLOURS)]
            self._told[id(shot)] = np.concatenate(listed).astype(np.float32)
        return self._told[id(shot)]

    def _blended(self, xs: Field, ends: Field | None, get: Callable[[Shot], Field], fade_px: float = FADE_PX) -> Field:
        total: Field | None = None
        for shot, entry in self._entries(xs, ends, fade_px):
            value = get(shot)[:, None]
            total = np.repeat(value, len(xs), 1) if total is None else total + (value - total) * entry[None]
        if total is None:
            raise ValueError("a world without a story")
        return total

    def line(self, xs: Field, cell: float, seed: int, octaves: int = 1, gain: float = 0.5) -> Field:
        """`along` in the world's own seed."""
        return along(xs, cell, self.seed + seed, octaves, gain)
