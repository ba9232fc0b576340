"""The last shot + a Change -> the shot that takes its place, and how the director speaks of what is different."""

from dataclasses import replace

from pipelines.embedded.writer.director.change import Change
from pipelines.embedded.writer.director.heard import Named
from pipelines.embedded.writer.director.lexicon import Sense
from pipelines.embedded.writer.director.light import SUNLESS, palette_of
from pipelines.embedded.writer.director.lines import line_of_change, noun_of, the_noun
from pipelines.embedded.writer.director.literals import all_of, one_of
from pipelines.embedded.writer.director.memory import Memory
from pipelines.embedded.writer.director.prompts import AIRS, prompt_for
from pipelines.embedded.writer.director.staging import MOST_LANDS, MOST_SUBJECTS, WATERS, subject_of
from pipelines.embedded.writer.recipe.chance import Chance
from pipelines.scenery import (
    LANDS,
    STYLES,
    Composition,
    Daytime,
    Land,
    Place,
    Shot,
    Size,
    Subject,
    Weather,
    things,
)

SIZES: tuple[Size, ...] = ("tiny", "small", "usual", "large", "giant")
PLACES: tuple[Place, ...] = ("left", "middle", "right")
LIGHTS = frozenset({"sun", "moon", "crescent"})
LATER: dict[Daytime, Daytime] = {"dawn": "dusk", "day": "dusk", "gold": "dusk", "dusk": "night", "night": "night"}
EARLIER: dict[Daytime, Daytime] = {"night": "dawn", "dusk": "gold", "gold": "day", "dawn": "day", "day": "day"}
CALMER: dict[Weather, Weather] = {"storm": "cloudy"}
NEARER: tuple[Composition, ...] = ("long", "wide", "close")
LEANING: dict[str, dict[Daytime, tuple[str, ...]]] = {
    "warmer": {
        "dawn": ("coral", "dawn", "rose"),
        "day": ("gold", "coral", "olive"),
        "gold": ("gold", "coral", "ember"),
        "dusk": ("dusk", "coral", "ember"),
        "night": ("plum", "ember", "sepia"),
    },
    "colder": {
        "dawn": ("pastel", "mist", "frost"),
        "day": ("indigo", "frost", "mist"),
        "gold": ("day", "jade", "frost"),
        "dusk": ("plum", "indigo", "frost"),
        "night": ("indigo", "night", "frost"),
    },
    "softer": dict.fromkeys(LATER, ("pastel", "mist", "rose")),
    "stronger": {
        "dawn": ("dawn", "ember", "neon"),
        "day": ("day", "indigo", "ember"),
        "gold": ("gold", "ember", "neon"),
        "dusk": ("dusk", "ember", "neon"),
        "night": ("neon", "ember", "indigo"),
    },
    "darker": dict.fromkeys(LATER, ("storm", "indigo", "night")),
    "brighter": dict.fromkeys(LATER, ("day", "pastel", "frost")),
}
"""Palettes to go to, by the hour; the first that the shot does not have already."""
HOURS: dict[Daytime, str] = {
    "dawn": "at dawn", "day": "in daylight", "gold": "in late light", "dusk": "at dusk", "night": "at night",
}  # fmt: skip


def changed(change: Change, phrase: str, last_words: str, memory: Memory, chance: Chance) -> Shot:
    """`memory.last` (which there must be) as the change wants it; its take stays unless another was asked for."""
    last = memory.last
    assert last is not None
    if change.again:
        shot = last.model_copy(update={"take": (last.take + 1) % 100})
        said = ["another take"]
    else:
        subjects, said = _staged(change, list(last.subjects), chance)
        shot, light = _lit(change, last, chance)
        said += light
        subjects = _sky_kept(subjects, last, shot, change)
        shot = shot.model_copy(update={"subjects": tuple(subjects), "lands": _grounded(shot, subjects)})
    if shot == last:
        shot, said = last.model_copy(update={"take": (last.take + 1) % 100}), ["another take"]
    line = line_of_change(shot, " and ".join(said[:2]) or "a shade different", memory.before, chance)
    told = ", ".join(filter(None, (last_words, phrase)))
    return Shot.model_validate({**shot.model_dump(), "line": line, "prompt": prompt_for(shot, told)})


def _staged(change: Change, subjects: list[Subject], chance: Chance) -> tuple[list[Subject], list[str]]:
    """The things after what goes, comes, grows and moves; and what to say of it."""
    said: list[str] = []
    gone = {sense.means for sense in change.remove if sense.kind == "thing"}
    for subject in subjects:
        if subject.thing in gone:
            said.append(f"without {the_noun(subject)}")
    subjects = [subject for subject in subjects if subject.thing not in gone]
    for old, new in change.swap:
        subjects = _swapped(subjects, old, new, chance)
        said.append(f"with {_article(subject_of(new, chance))}")
    for named in change.add:
        subject = subject_of(named, chance)
        if all(one.thing != subject.thing for one in subjects):
            subjects = [*subjects[: MOST_SUBJECTS - 1], subject]
        else:
            subjects = [_more(one, subject.count) if one.thing == subject.thing else one for one in subjects]
        said.append(f"with {_article(subject)}")
    for thing, steps in change.resize:
        at = _place_of(thing, subjects)
        if at is not None:
            size = SIZES[min(len(SIZES) - 1, max(0, SIZES.index(subjects[at].size) + steps))]
            said.append(f"{the_noun(subjects[at])} {'bigger' if steps > 0 else 'smaller'}")
            subjects[at] = subjects[at].model_copy(update={"size": size})
    for thing, steps in change.recount:
        at = _place_of(thing, subjects)
        if at is not None:
            subjects[at] = _more(subjects[at], steps)
            said.append(f"{'more' if steps > 0 else 'fewer'} of {the_noun(subjects[at])}")
    for thing, where in change.move:
        at = _place_of(thing, subjects)
        if at is not None:
            said.append(f"{the_noun(subjects[at])} {_WHERE.get(where, 'elsewhere')}")
            subjects[at] = _moved(subjects[at], where)
    return subjects, said


_WHERE = {"left": "to the left", "right": "to the right", "middle": "to the middle", "far": "further off",
          "near": "closer", "sky": "up in the air", "water": "on the water", "ground": "on the ground"}  # fmt: skip


def _article(subject: Subject) -> str:
    if subject.count > 1 or subject.size != "usual":
        return noun_of(subject)
    return things()[subject.thing].label


def _more(subject: Subject, by: int) -> Subject:
    return subject.model_copy(update={"count": min(9, max(1, subject.count + by))})


def _place_of(thing: str | None, subjects: list[Subject]) -> int | None:
    """Where a thing is among the subjects; without a name the chief one is meant: the first that is no light."""
    if thing is not None:
        return next((at for at, one in enumerate(subjects) if one.thing == thing), None)
    chief = next((at for at, one in enumerate(subjects) if one.thing not in LIGHTS), None)
    return chief if chief is not None else (0 if subjects else None)


def _swapped(subjects: list[Subject], old: Sense, new: Named, chance: Chance) -> list[Subject]:
    """`new` where `old` stood; how many and where is kept unless it was said."""
    comes = subject_of(new, chance)
    at = _place_of(old.means, subjects)
    others = [one for one in subjects if one.thing != comes.thing or one.thing == old.means]
    if at is None:
        return [*others[: MOST_SUBJECTS - 1], comes]
    before = subjects[at]
    if comes.place == "any":
        comes = comes.model_copy(update={"place": before.place})
    if comes.zone is None and before.zone in things()[comes.thing].zones:
        comes = comes.model_copy(update={"zone": before.zone})
    return [comes if one is before else one for one in others]


def _moved(subject: Subject, where: str) -> Subject:
    if place := one_of(PLACES, where):
        return subject.model_copy(update={"place": place})
    zone = one_of(things()[subject.thing].zones, where)
    if zone is not None:
        return subject.model_copy(update={"zone": zone})
    if where == "near" and subject.zone == "far" and "ground" in things()[subject.thing].zones:
        return subject.model_copy(update={"zone": "ground"})
    step = {"near": 1, "far": -1}.get(where, 0)  # what cannot stand there grows or shrinks with nearness
    size = SIZES[min(len(SIZES) - 1, max(0, SIZES.index(subject.size) + step))]
    return subject.model_copy(update={"size": size})


def _lit(change: Change, last: Shot, chance: Chance) -> tuple[Shot, list[str]]:
    """The shot with its light, land, style and view changed; and what to say of it."""
    told, said = change.told, list[str]()
    gone = {(sense.kind, sense.means) for sense in change.remove}
    time = one_of(LATER, told.time) or last.time
    weather = one_of(AIRS, next(iter(told.weathers), None)) or last.weather
    if ("weather", weather) in gone and not told.weathers:
        weather = "clear"
        said.append(f"without {_AIR[last.weather]}")
    for nudge in change.nudges:
        if nudge == "darker":
            time = LATER[time]
        elif nudge == "brighter":
            time = EARLIER[time]
            weather = weather if weather not in SUNLESS else "cloudy"
        elif nudge == "calmer":
            weather = CALMER.get(weather, "clear")
    if time != last.time:
        said.append(HOURS[time])
    if weather != last.weather and not said:
        said.append(AIRS[weather])
    if time == "dawn" and weather == "aurora":
        weather = "clear"
    lands: list[Land] = list(all_of(LANDS, [one.land for one in told.lands])) or list(last.lands)
    if "winter" in told.seasons and "snow" not in lands:
        lands = [*lands[: MOST_LANDS - 1], "snow"]
    lands = [land for land in lands if ("land", land) not in gone]
    if not lands:
        lands.append("hills" if ("land", "meadow") in gone else "meadow")
    palette = last.palette
    told = replace(told, times=[one for one in told.times if one[0] != last.time])
    if told.colours or told.tints or told.moods or told.seasons or time != last.time or weather != last.weather:
        was = Memory(last=last, style=last.style)
        if told.moods or told.seasons or told.tints:
            told.refused.add(Sense("palette", last.palette))
        palette = palette_of(told, tuple(lands), time, weather, was, chance)
    if told.seasons:
        said.append(f"in {told.seasons[0]}")
    elif palette != last.palette and not told.colours and not said:
        said.append(f"in {palette}")
    for nudge in change.nudges:
        if nudge in LEANING and (time == last.time or nudge not in {"darker", "brighter"}):
            palette = next(name for name in LEANING[nudge][time] if name != last.palette)
            said.append(nudge)
    if told.colours:
        said.append(f"in {told.colours[0]}")
    style = one_of(STYLES, next(iter(told.styles), None)) or last.style
    if style != last.style:
        said.append(f"as {style}")
    view = one_of(("wide", "long", "low", "high", "close"), next(iter(told.views), None)) or last.composition
    for nudge in change.nudges:
        if nudge in {"closer", "farther"}:
            step = 1 if nudge == "closer" else -1
            at = NEARER.index(view) if view in NEARER else 1
            view = NEARER[min(2, max(0, at + step))]
            said.append(nudge)
    if tuple(lands) != last.lands:
        said.append(f"in the {lands[0]}" if lands[0] not in {"road", "beach"} else f"on the {lands[0]}")
    light = {"time": time, "weather": weather, "palette": palette, "style": style, "composition": view}
    if view != last.composition and not change.nudges:
        said.append(_VIEW[view])
    return last.model_copy(update={**light, "lands": tuple(lands[:MOST_LANDS])}), said


_VIEW: dict[Composition, str] = {
    "wide": "from further back", "long": "from far away", "low": "from below", "high": "from above",
    "close": "close up",
}  # fmt: skip


_AIR: dict[Weather, str] = {
    "clear": "the clear sky", "cloudy": "the clouds", "rain": "the rain", "storm": "the storm",
    "snowfall": "the snow", "mist": "the mist", "wind": "the wind", "aurora": "the northern lights",
}  # fmt: skip


def _sky_kept(subjects: list[Subject], last: Shot, shot: Shot, change: Change) -> list[Subject]:
    """No sun at night and no moon by day; the hour's own light comes with a new hour."""
    if shot.time == last.time:
        return subjects
    asked = {named.thing for named in change.add} | {new.thing for _, new in change.swap}
    lights = [one for one in subjects if one.thing in LIGHTS and one.thing not in asked]
    wrong = {"sun"} if shot.time == "night" else set[str]() if shot.time == "dusk" else {"moon", "crescent"}
    kept = [one for one in subjects if one not in lights or one.thing not in wrong]
    if any(one.thing in LIGHTS for one in kept) or shot.time == "day" or shot.weather in SUNLESS | {"mist"}:
        return kept
    if len(kept) >= MOST_SUBJECTS or any(sense.means in LIGHTS for sense in change.remove):
        return kept
    return [*kept, Subject(thing="moon" if shot.time == "night" else "sun")]


def _grounded(shot: Shot, subjects: list[Subject]) -> tuple[object, ...]:
    """The lands, with water where something now floats."""
    afloat = any(things()[one.thing].zones == ("water",) or one.zone == "water" for one in subjects)
    if not afloat or WATERS & set(shot.lands):
        return shot.lands
    return (*shot.lands[: MOST_LANDS - 1], "lake")
