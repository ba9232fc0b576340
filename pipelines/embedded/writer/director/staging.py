"""Heard + memory -> the lands of a strip and the things that stand in it."""

import functools
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from pipelines.embedded.writer.director import grammar
from pipelines.embedded.writer.director.heard import Heard, Land, Named, label_is_single
from pipelines.embedded.writer.director.literals import all_of, one_of
from pipelines.embedded.writer.director.memory import Memory
from pipelines.embedded.writer.recipe.chance import Chance
from pipelines.scenery import LANDS, Place, Size, Subject, Zone, things
from pipelines.scenery import Land as LandName

MOST_LANDS, MOST_SUBJECTS = 3, 6
WATERS = frozenset({"sea", "lake", "river", "beach", "marsh"})
FIRST_LANDS: Mapping[LandName, float] = {
    "hills": 3, "meadow": 3, "sea": 2.5, "lake": 2, "forest": 2, "mountains": 2, "river": 2, "village": 1, "beach": 1,
}  # fmt: skip
IN_THE_SKY = {
    "whale": "sky-whale", "island": "sky-island", "castle": "sky-castle", "palace": "sky-castle", "ship": "airship",
    "boat": "airship", "steamer": "airship", "fish": "sky-whale",
}  # fmt: skip
"""What a thing is when it is said to be in the sky."""
MOONS = grammar.MOONS
CROWDS = frozenset("crowd flock procession villagers orchard orchards".split())
USUAL_MANY, COLLECTIVE_MANY, CROWDED = 3, 5, 7


@functools.cache
def homes() -> Mapping[str, tuple[tuple[LandName, ...], bool]]:
    """Thing -> the lands it is at home in, and whether it brings them into a mural that has another."""
    found: dict[str, tuple[tuple[LandName, ...], bool]] = {}
    for line in (Path(__file__).parent / "words" / "homes.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        named, _, ids = line.partition("|")
        lands = all_of(LANDS, named.strip(" !").split())
        for id_ in ids.split(","):
            found.setdefault(id_.strip(), (lands, line.startswith("!")))
    return found


def lands_of(heard: Heard, subjects: list[Named], memory: Memory, chance: Chance) -> tuple[LandName, ...]:
    """One to three lands, the chief one first: those named, else those that go on, and what a thing cannot be without.

    A strip whose every land was refused goes on with the next best."""
    refused = heard.refuses("land")
    whole = [one.land for one in heard.lands if one.whole] + [one.land for one in heard.lands if not one.whole]
    named = list(dict.fromkeys(whole))
    if "snow" in named and not any(one.land == "snow" and one.whole for one in heard.lands) and len(named) == 1:
        named = [*(memory.last.lands[:1] if memory.last else ("hills",)), "snow"]
    if "winter" in heard.seasons and named and "snow" not in named:
        named = [*named[: MOST_LANDS - 1], "snow"]
    elif "winter" in heard.seasons and not named:
        named = [*(memory.last.lands[:2] if memory.last else ("village", "hills")), "snow"]
    if not named:
        if memory.last:
            named = list(memory.last.lands)
        else:
            named = list(next((homes()[one.thing][0] for one in subjects if one.thing in homes()), ()))
        if not named:
            named = [chance.weigh("land", FIRST_LANDS)]
    for one in subjects:
        lands, needed = homes().get(one.thing, ((), False))
        afloat = one.zone == "water" or things()[one.thing].zones == ("water",)
        if afloat and not WATERS & set(named):
            water = lands[0] if lands and lands[0] in WATERS else "lake"
            named = [*named[:1], water, *named[1:]] if heard.lands else [water, *named[:1]]
        elif needed and not heard.lands and memory.last and not set(lands) & set(named):
            named = [lands[0], *named[:1]]
    kept = [land for land in dict.fromkeys(named) if land not in refused][:MOST_LANDS]
    fitting = all_of(LANDS, kept)
    return fitting or (next(land for land in FIRST_LANDS if land not in refused),)


def staged(heard: Heard) -> list[Named]:
    """The things that were named, each once, where the words between them put them."""
    placed = [_in_relation(one, heard) for one in heard.things]
    merged: dict[str, Named] = {}
    for one in placed:
        if one.thing in MOONS and MOONS & merged.keys() - {one.thing}:
            continue
        before = merged.get(one.thing)
        if before is None:
            merged[one.thing] = one
        else:
            counts = [count for count in (before.count, one.count) if count]
            merged[one.thing] = replace(
                before,
                count=max(counts) if counts else None,
                many=before.many or one.many,
                size=one.size or before.size,
                place=one.place or before.place,
                zone=one.zone or before.zone,
            )
    refused = heard.refuses("thing")
    return [one for one in merged.values() if one.thing not in refused][:MOST_SUBJECTS]


def subject_of(named: Named, chance: Chance) -> Subject:
    """A thing as the painter is asked for it."""
    known = things()[named.thing]
    single = label_is_single(named.thing)
    if named.thing in {"sun", *MOONS}:
        count = 1
    elif named.thing in {"couple", "family"}:
        count = max(1, (named.count or 1) // 2)
    elif named.count is not None:
        count = named.count
    elif named.word in CROWDS or (named.many and named.thing == "crowd"):
        count = CROWDED
    elif named.many:
        count = USUAL_MANY + (chance.share(f"count {named.thing}") < 0.35) if single else COLLECTIVE_MANY
    else:
        count = 1
    zone = one_of(known.zones, named.zone)
    size = one_of(_SIZES, named.size) or "usual"
    place = one_of(_PLACES, named.place) or "any"
    return Subject(thing=named.thing, count=min(9, max(1, count)), size=size, place=place, zone=zone)


_SIZES: tuple[Size, ...] = ("tiny", "small", "usual", "large", "giant")
_PLACES: tuple[Place, ...] = ("left", "middle", "right", "any")


def _in_relation(one: Named, heard: Heard) -> Named:
    """ "a boat on the lake", "a castle above the village", "a bridge over the river", "a house behind the mill"."""
    if one.zone == "sky" and one.thing in IN_THE_SKY:
        return replace(one, thing=IN_THE_SKY[one.thing], zone="sky")
    zones: tuple[Zone, ...] = things()[one.thing].zones
    after = _next_named(one, heard)
    wished: str | None = one.zone
    if wished is None and after is not None:
        prep, water = after.prep, isinstance(after, Land) and after.land in WATERS - {"beach"}
        if water and prep in grammar.IN_OR_ON and "water" in zones:
            wished = "water"
        elif prep in grammar.ABOVE and "sky" in zones:
            wished = "sky"
        elif prep in grammar.BEHIND | {"over"} and "far" in zones:
            wished = "far"
        elif prep == "on" and isinstance(after, Land) and after.land in {"hills", "mountains", "cliffs"}:
            wished = "far" if "far" in zones else "ground"
    if wished is None and one.prep in grammar.BELOW | {"before"} and "far" in zones and heard.lands:
        wished = "far"  # "a village below the castle"
    if wished not in zones:
        wished = None
    return replace(one, zone=wished)


def _next_named(one: Named, heard: Heard) -> Named | Land | None:
    """What is named right after `one`, with no other clause between."""
    after: list[Named | Land] = [other for other in (*heard.things, *heard.lands) if other.at > one.at]
    nearest = min(after, key=lambda other: other.at, default=None)
    if nearest is None or nearest.prep is None:
        return None
    between = heard.words[one.at : nearest.at]
    return None if {",", "and", "while", "then"} & set(between) else nearest
