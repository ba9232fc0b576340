"""A shot's facts and what was said -> one sentence for a painter that reads prose, with the style's own suffix."""

from pipelines.embedded.writer.director.letters import readable
from pipelines.embedded.writer.director.lexicon import plural
from pipelines.embedded.writer.director.lines import FIGURES
from pipelines.scenery import Composition, Daytime, Land, Shot, Size, Style, Subject, Weather, Zone, things

PROMPT_CHARS = 500
SAID_CHARS = 140
VIEWS: dict[Composition, str] = {
    "wide": "a wide view of",
    "long": "a far-off view of",
    "low": "a view from low on the ground of",
    "high": "a view from above of",
    "close": "a close view of",
}
GROUNDS: dict[Land, str] = {
    "sea": "the open sea",
    "lake": "a lake",
    "river": "a winding river",
    "beach": "a sandy beach",
    "desert": "desert dunes",
    "snow": "snow-covered ground",
    "meadow": "a meadow",
    "wheat": "fields of ripe wheat",
    "hills": "rolling hills",
    "marsh": "a reedy marsh",
    "forest": "an old forest",
    "pinewood": "a pine forest",
    "jungle": "a dense jungle",
    "mountains": "high mountains",
    "cliffs": "steep cliffs",
    "canyon": "a red canyon",
    "city": "a city skyline",
    "village": "a village of low houses",
    "garden": "a garden in flower",
    "road": "a country road",
}
HOURS: dict[Daytime, str] = {
    "dawn": "at dawn",
    "day": "in daylight",
    "gold": "in low golden light",
    "dusk": "at dusk",
    "night": "at night",
}
AIRS: dict[Weather, str] = {
    "clear": "under a clear sky",
    "cloudy": "under heavy clouds",
    "rain": "in the rain",
    "storm": "in a storm",
    "snowfall": "in falling snow",
    "mist": "in mist",
    "wind": "in a strong wind",
    "aurora": "under northern lights",
}
HANDS: dict[Style, str] = {
    "impasto": "oil painting in thick impasto strokes, visible palette knife",
    "watercolour": "loose watercolour on rough paper, soft wet edges, white left open",
    "ink wash": "ink wash on rice paper, few brush strokes, much empty space",
    "woodblock": "woodblock print, flat layered colours, carved outlines, paper grain",
    "gouache": "matte gouache illustration, flat shapes, clean edges",
    "night pastel": "soft pastel on black paper, glowing chalk, dark ground",
}
SIZES: dict[Size, str] = {"tiny": "tiny ", "small": "small ", "usual": "", "large": "large ", "giant": "giant "}
ZONES: dict[Zone, str] = {
    "sky": " in the sky",
    "far": " in the distance",
    "ground": "",
    "near": " in the foreground",
    "water": " on the water",
}


def prompt_for(shot: Shot, said: str) -> str:
    """At most PROMPT_CHARS characters; `said` is quoted where there is room."""
    grounds = _listed([GROUNDS[land] for land in shot.lands])
    seen = _listed([_described(subject) for subject in shot.subjects])
    scene = f"{VIEWS[shot.composition]} {grounds}" + (f" with {seen}" if seen else "")
    told = readable(said).replace('"', "'").rstrip(" .!?,;:")
    quoted = f', as in the words "{told[:SAID_CHARS].rstrip()}"' if told else ""
    light = f"{HOURS[shot.time]}, {AIRS[shot.weather]}, in {shot.palette} colours"
    tail = f", {HANDS[shot.style]}."
    full = f"{scene}, {light}{quoted}{tail}"
    if len(full) > PROMPT_CHARS:
        full = f"{scene[: PROMPT_CHARS - len(light) - len(tail) - 2]}, {light}{tail}"
    return full[0].upper() + full[1:]


def _described(subject: Subject) -> str:
    label = things()[subject.thing].label
    size = SIZES[subject.size]
    where = ZONES[subject.zone] if subject.zone and subject.zone not in label else ""
    if subject.zone == "sky" and "sky" in label:
        where = ""
    article, space, noun = label.partition(" ")
    if article not in {"a", "an", "the"} or not space:
        return f"{size}{label}{where}"
    if subject.count > 1:
        head, of, rest = noun.partition(" of ")
        several = f"{plural(head)} of {rest}" if of else plural(noun)
        return f"{FIGURES[subject.count]} {size}{several}{where}"
    first = "a" if article == "an" and size else article
    return f"{first} {size}{noun}{where}"


def _listed(parts: list[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
