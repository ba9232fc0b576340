"""Heard + memory -> time of day, weather and palette. They hold softly: what nobody names goes on."""

from collections.abc import Mapping

from pipelines.embedded.writer.director.heard import Heard, Named
from pipelines.embedded.writer.director.literals import one_of
from pipelines.embedded.writer.director.memory import Memory
from pipelines.embedded.writer.recipe.chance import Chance
from pipelines.scenery import Daytime, Land, Subject, Weather, palettes

FIRST_TIMES: Mapping[Daytime, float] = {"day": 4, "gold": 2, "dawn": 1.5, "dusk": 1.5}
NIGHT_THINGS = frozenset("galaxy fireflies fireworks lanterns comet crescent bats ghost saucer owl observatory".split())
"""Things that bring the night where nobody says what time it is."""
NIGHT_ENOUGH: tuple[Daytime, ...] = ("dusk", "night")
SUNLESS: frozenset[Weather] = frozenset({"storm", "rain", "snowfall"})
STARRY = frozenset({"galaxy", "comet", "crescent"})
HOT: frozenset[Land] = frozenset({"desert", "jungle", "canyon", "beach"})
SEASON_TIMES: Mapping[str, Daytime] = {"spring": "dawn", "summer": "day", "autumn": "gold", "winter": "day"}
SEASON_PALETTES: Mapping[str, Mapping[str, float]] = {
    "spring": {"rose": 3, "pastel": 2, "jade": 1.5, "day": 1},
    "summer": {"day": 3, "gold": 1.5, "jade": 1, "coral": 1},
    "autumn": {"gold": 4, "ember": 1, "sepia": 1.2, "olive": 1.5, "coral": 0.6},
    "winter": {"frost": 4, "indigo": 1.2, "mist": 1, "pastel": 0.6},
}
TIME_PALETTES: Mapping[Daytime, Mapping[str, float]] = {
    "dawn": {"dawn": 4, "rose": 1.2, "coral": 1.4, "pastel": 1, "plum": 0.3},
    "day": {"day": 4, "jade": 1.2, "pastel": 0.6, "indigo": 0.5, "olive": 0.7},
    "gold": {"gold": 4, "coral": 1, "olive": 0.8, "sepia": 0.5, "ember": 0.3},
    "dusk": {"dusk": 4, "plum": 1.4, "coral": 0.9, "ember": 0.8, "rose": 0.6, "indigo": 0.4},
    "night": {"night": 4, "indigo": 1.5, "plum": 0.9, "neon": 0.2},
}
WEATHER_PALETTES: Mapping[Weather, Mapping[str, float]] = {
    "storm": {"storm": 4, "indigo": 0.8, "plum": 0.7},
    "rain": {"storm": 2, "mist": 2, "indigo": 1.4, "jade": 0.7},
    "mist": {"mist": 4, "pastel": 1, "jade": 0.6, "sepia": 0.4},
    "snowfall": {"frost": 4, "mist": 1.4, "pastel": 0.8, "indigo": 0.8},
    "aurora": {"night": 3, "jade": 2, "indigo": 1.5, "plum": 1, "neon": 0.7},
    "cloudy": {"mist": 0.6, "olive": 0.5, "indigo": 0.4},
}
LAND_PALETTES: Mapping[Land, Mapping[str, float]] = {
    "desert": {"coral": 1.2, "gold": 1.2, "olive": 0.8, "sepia": 0.8, "ember": 0.4},
    "canyon": {"coral": 1.6, "ember": 1.4, "sepia": 0.6},
    "snow": {"frost": 2, "pastel": 0.4},
    "jungle": {"jade": 2.2, "olive": 0.8},
    "forest": {"jade": 1, "olive": 0.8},
    "pinewood": {"jade": 0.7, "olive": 0.6, "frost": 0.3},
    "marsh": {"olive": 1, "mist": 0.8, "jade": 0.6},
    "wheat": {"gold": 2, "olive": 0.7},
    "garden": {"rose": 1, "pastel": 1, "jade": 0.6},
    "beach": {"coral": 1, "pastel": 0.6},
    "city": {"neon": 0.4, "plum": 0.3, "indigo": 0.3},
}
GOING_ON = frozenset("and then still where while until beside behind beyond under beneath".split())
"""Words that begin a phrase which goes on with the last: the night stays."""
DAY_THINGS = frozenset(
    "butterflies bees rainbow kite hens sunflowers poppies daisies tulips lavender roses haystack tractor washing"
    " balloon sandcastle peacock parachute sun farmer cow sheep".split()
)
DRIFTS: Mapping[Daytime, Mapping[Daytime, float]] = {
    "dawn": {"dawn": 2, "day": 4},
    "day": {"day": 6, "gold": 1.5, "dusk": 0.6},
    "gold": {"gold": 3, "dusk": 2, "day": 1.5},
    "dusk": {"dusk": 2.4, "night": 2, "day": 1.6, "gold": 1},
    "night": {"dawn": 1.2, "day": 3, "gold": 1.6},
}
"""The hour of a scene in another land, where nobody speaks of the hour: a day goes on, and a night is over."""
ABATING: Mapping[Weather, tuple[float, Weather]] = {
    "storm": (0.6, "cloudy"),
    "rain": (0.5, "cloudy"),
    "snowfall": (0.4, "clear"),
    "mist": (0.5, "clear"),
    "cloudy": (0.4, "clear"),
    "wind": (0.5, "clear"),
    "aurora": (0.3, "clear"),
}
"""How often a weather that nobody speaks of any more passes, and into which; half as often while the land goes on."""
_SHUT_OUT: Mapping[Weather, float] = {"storm": 0.04, "rain": 0.12, "snowfall": 0.12, "mist": 0.15, "aurora": 0.5}
"""How much of the hour's own colours is left in a weather."""
FAMILIES: Mapping[Daytime, frozenset[str]] = {
    "dawn": frozenset("dawn rose coral pastel gold mist".split()),
    "day": frozenset("day gold rose mist jade frost coral sepia pastel olive storm".split()),
    "gold": frozenset("gold coral olive sepia rose ember".split()),
    "dusk": frozenset("dusk ember plum coral rose".split()),
    "night": frozenset("night indigo neon plum".split()),
}
"""Palettes in which the hour can still be told. What is named outright need not keep to them."""
IN_WEATHER: Mapping[Weather, frozenset[str]] = {
    "storm": frozenset({"storm", "indigo"}),
    "rain": frozenset({"storm", "mist"}),
    "mist": frozenset({"mist"}),
    "snowfall": frozenset({"frost"}),
    "aurora": frozenset({"jade"}),
}
"""What a weather adds to the hour's palettes."""
DRIFT = 0.3
"""How often a palette that nobody touches gives way to another of the same hour."""


def time_of(heard: Heard, subjects: list[Named], lands: tuple[Land, ...], memory: Memory, chance: Chance) -> Daytime:
    last = memory.last.time if memory.last else None
    named = heard.time
    if named and named not in heard.refuses("time"):
        return one_of(TIME_PALETTES, named) or "day"
    seen = {one.thing for one in subjects}
    if seen & {"moon"} or seen & NIGHT_THINGS:
        return last if last in NIGHT_ENOUGH else "night"
    if "aurora" in heard.weathers:
        return "night"
    if "sun" in seen and last == "night":
        return "dawn"
    if "rainbow" in seen and last == "night":
        return "day"
    if last and memory.last and last not in heard.refuses("time"):
        elsewhere = lands[0] not in memory.last.lands
        goes_on = heard.words[:1] and heard.words[0] in GOING_ON
        passes = elsewhere or (last == "night" and seen & DAY_THINGS)
        return chance.weigh("later", DRIFTS[last]) if passes and not goes_on else last
    if heard.seasons:
        return SEASON_TIMES[heard.seasons[0]]
    refused = heard.refuses("time")
    return chance.weigh("time", {time: 0.0 if time in refused else weight for time, weight in FIRST_TIMES.items()})


def weather_of(
    heard: Heard, subjects: list[Named], lands: tuple[Land, ...], time: Daytime, memory: Memory, chance: Chance
) -> Weather:
    refused = heard.refuses("weather")
    named = [weather for weather in heard.weathers if weather not in refused]
    if named and named[-1] == "clear":
        return "clear"
    if named:
        strongest = max(named, key=lambda weather: (_WEIGHT.index(weather), -named.index(weather)))
        return one_of(_WEIGHT, strongest) or "clear"
    seen = {one.thing for one in subjects}
    if "lightning" in seen:
        return "storm"
    last: Weather = memory.last.weather if memory.last else "clear"
    if last in refused or (last == "aurora" and time != "night"):
        return "clear"
    if last == "snowfall" and (set(heard.lands and lands) & HOT or set(heard.seasons) & {"summer", "spring"}):
        return "clear"
    if last in SUNLESS | {"mist", "cloudy"} and seen & STARRY:
        return "clear"
    if last in SUNLESS and seen & {"sun", "rainbow"}:
        return "cloudy"
    passing, into = ABATING.get(last, (0.0, last))
    if memory.last and lands[0] in memory.last.lands:
        passing /= 2
    return into if chance.share("abating") < passing else last


_WEIGHT: tuple[Weather, ...] = ("clear", "wind", "cloudy", "rain", "mist", "snowfall", "storm", "aurora")
"""Of several weathers the one that is felt most comes last."""


def palette_of(
    heard: Heard, lands: tuple[Land, ...], time: Daytime, weather: Weather, memory: Memory, chance: Chance
) -> str:
    """Of all palettes the one that was named; else one that mood, season, weather, land and hour lean to, while what
    went on unchanged keeps the palette it had."""
    refused = heard.refuses("palette")
    colours = [colour for colour in heard.colours if colour not in refused]
    if colours:
        return colours[0]
    weights = dict.fromkeys(palettes(), 0.0)
    for name, weight in TIME_PALETTES[time].items():
        weights[name] += weight * _SHUT_OUT.get(weather, 1) * (0.2 if heard.seasons else 1)
    for name, weight in WEATHER_PALETTES.get(weather, {}).items():
        weights[name] += weight
    for name, weight in LAND_PALETTES.get(lands[0], {}).items():
        weights[name] += weight
    for season in heard.seasons:
        for name, weight in SEASON_PALETTES[season].items():
            weights[name] += 2.2 * weight
    for mood in heard.moods:
        for rank, name in enumerate(mood.split()):
            weights[name] += 6 - 1.5 * rank
    for name in heard.tints:
        weights[name] += 2.5
    last = memory.last
    if last and heard.seasons:
        weights[last.palette] *= 0.2
    moved = last is None or (
        heard.times or heard.moods or heard.seasons or heard.tints or time != last.time or weather != last.weather
        or lands[0] != last.lands[0]
    )  # fmt: skip
    if last and not moved:
        if last.palette not in refused and chance.share("drift") >= DRIFT:
            return last.palette
        weights[last.palette] = 0.0
    for name in weights:
        if name in refused:
            weights[name] = 0.0
        elif name not in FAMILIES[time] | IN_WEATHER.get(weather, frozenset()):
            by_mood = time == "day" and any(name in mood.split() for mood in heard.moods)
            weights[name] *= 1.0 if by_mood else 0.0
    return chance.weigh("palette", weights) if any(weights.values()) else next(iter(TIME_PALETTES[time]))


def light_unasked(
    heard: Heard, subjects: tuple[Subject, ...], time: Daytime, weather: Weather, memory: Memory, chance: Chance
) -> Subject | None:
    """The sun or the moon that comes by itself when the hour changes, never twice in neighbouring strips."""
    last = memory.last
    if last is not None and last.time == time:
        return None
    if time == "day" or weather in SUNLESS or weather == "mist":
        return None
    lights = {"sun", "moon", "crescent"}
    if lights & {one.thing for one in subjects} or (last and lights & {one.thing for one in last.subjects}):
        return None
    thing = ("crescent" if chance.share("crescent") < 0.35 else "moon") if time == "night" else "sun"
    if thing in heard.refuses("thing") or (thing == "crescent" and "moon" in heard.refuses("thing")):
        return None
    return Subject(thing=thing)
