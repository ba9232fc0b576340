"""Heard + what stands there -> from where it is seen. A mural breathes: no view comes twice running unasked."""

from pipelines.embedded.writer.director.heard import Heard
from pipelines.embedded.writer.director.literals import one_of
from pipelines.embedded.writer.director.memory import Memory
from pipelines.embedded.writer.recipe.chance import Chance
from pipelines.scenery import Composition, Land, Subject, things

USUAL: dict[Composition, float] = {"wide": 3.2, "long": 1.8, "low": 1.8, "high": 1.3, "close": 0.9}
FROM_ABOVE: frozenset[Land] = frozenset({"garden", "wheat", "village", "river", "city", "canyon", "meadow", "marsh"})
FROM_FAR: frozenset[Land] = frozenset({"mountains", "desert", "sea", "hills", "snow", "cliffs"})
UPRIGHT = frozenset("giant castle cathedral lighthouse clock-tower pagoda rocket dragon sky-whale oak baobab".split())


def view_of(
    heard: Heard, lands: tuple[Land, ...], subjects: tuple[Subject, ...], memory: Memory, chance: Chance
) -> Composition:
    if asked := one_of(USUAL, next(iter(heard.views), None)):
        return asked
    weights = dict(USUAL)
    zones = {subject.zone or things()[subject.thing].zones[0] for subject in subjects}
    seen = {subject.thing for subject in subjects} - {"sun", "moon", "crescent"}
    sizes = {subject.size for subject in subjects}
    if "giant" in sizes or seen & UPRIGHT:
        weights["low"] += 2.5
    if "sky" in zones and seen:
        weights["low"] += 1.2
        weights["wide"] += 1
    if "near" in zones:
        weights["close"] += 2.4
        weights["low"] += 0.6
    if {"tiny", "small"} & sizes or "far" in zones:
        weights["long"] += 1.6
    if lands[0] in FROM_ABOVE:
        weights["high"] += 1.2
    if lands[0] in FROM_FAR:
        weights["long"] += 0.8
        weights["wide"] += 0.6
    if not seen:
        weights["close"] = 0.0
        weights["wide"] += 1
    if len(subjects) > 3 or any(subject.count > 5 for subject in subjects):
        weights["close"] *= 0.2
        weights["high"] += 1
    if "sky" in heard.zones:
        weights["high"] *= 0.4
    if memory.last:
        weights[memory.last.composition] = 0.0
    return chance.weigh("view", weights)
