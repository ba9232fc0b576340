"""Small pictures -> where the film rests: the strongest spot of each part of the mural, nothing shown twice."""

import numpy as np

from pipelines.embedded.critic.facts import caption_of, chief_thing
from pipelines.embedded.critic.saliency import Spot, lab, spot
from pipelines.media import Pixels
from pipelines.roles import MuralBrief, Stop
from pipelines.scenery import Shot, Zone, things

MOST_STOPS = 6
WIDEST_ZOOM, CLOSEST_ZOOM = 1.15, 1.9
REACH_STRIPS = 2
"""So many strips to each side are the surroundings a strip stands out from."""
BANDS: dict[Zone, tuple[float, float]] = {
    "sky": (0.0, 0.55),
    "far": (0.3, 0.7),
    "ground": (0.35, 0.85),
    "near": (0.5, 1.0),
    "water": (0.4, 0.9),
}
TOLD_TWICE = 0.45
"""What is left of a spot's strength when a stop before it shows the same thing or says the same words."""


def stops_of(brief: MuralBrief) -> tuple[Stop, ...]:
    """1..6 stops from left to right, one in each equal part of the mural."""
    count = len(brief.shots)
    means = [lab(picture[::4, ::4]).mean(axis=(0, 1)) for picture in brief.small]
    spots = [_spot(picture, means, at, brief.shots[at]) for at, picture in enumerate(brief.small[:count])]
    spots += [Spot(0.5, 0.55, 0.0, 0.2)] * (count - len(spots))
    parts = np.array_split(np.arange(count), min(MOST_STOPS, count))
    stops: list[Stop] = []
    shown: set[str] = set()
    for part in parts:
        at = max((int(at) for at in part), key=lambda at: (_worth(brief, spots, at, shown), -at))
        found = spots[at]
        stops.append(Stop(at, round(found.x, 3), round(found.y, 3), _zoom(found), caption_of(brief, at)))
        shown |= {chief_thing(brief.shots[at]), brief.words[at].lower()}
    return tuple(stops)


def _spot(picture: Pixels, means: list[np.ndarray], at: int, shot: Shot) -> Spot:
    near = means[max(0, at - REACH_STRIPS) : at + REACH_STRIPS + 1]
    return spot(picture, np.mean(near, axis=0).astype(np.float32), _band(shot))


def _band(shot: Shot) -> tuple[float, float]:
    """Between which heights the chief thing of a strip is to be looked for."""
    chief = next((subject for subject in shot.subjects if subject.thing == chief_thing(shot)), None)
    return BANDS[chief.zone or things()[chief.thing].zones[0]] if chief else (0.0, 1.0)


def _worth(brief: MuralBrief, spots: list[Spot], at: int, shown: set[str]) -> float:
    """How much a strip has to show: what stands out, more where a thing was asked for, less the second time."""
    worth = spots[at].strength * (1.15 if brief.shots[at].subjects else 1.0) + 1e-3
    if shown & {chief_thing(brief.shots[at]), brief.words[at].lower()}:
        worth *= TOLD_TWICE
    return worth


def _zoom(found: Spot) -> float:
    """Close to what is small, from further off to what fills the strip."""
    closeness = 1 - min(1.0, found.spread / 0.4)
    return round(WIDEST_ZOOM + (CLOSEST_ZOOM - WIDEST_ZOOM) * closeness, 2)
