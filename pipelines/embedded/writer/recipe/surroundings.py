"""Heard -> what is around the music: beds of ambience and the weather in the street."""

from collections.abc import Iterator

from pipelines.embedded.writer.recipe.chance import Chance
from pipelines.embedded.writer.recipe.hearing import Heard, Mention
from pipelines.embedded.writer.recipe.lexicon import Entry

AMBIENCES = (
    "rain", "storm", "ocean", "stream", "birds", "crickets", "cafe", "fireplace", "wind", "city", "train", "snow",
    "vinyl",
)  # fmt: skip
WEATHERS = ("clear", "rain", "snow", "sea", "fire", "summer", "cafe")
"""The names the recipe's schema allows; a contract test keeps them equal."""

MOST_BEDS = 3
WATERY = {"rain": ("rain", "storm"), "storm": ("storm",)}  # who wants no rain wants no storm either


def beds(heard: Heard, worn: float, chance: Chance) -> tuple[tuple[str, float], ...]:
    """Up to three (name, level 0 .. 1), in order of mention; a little vinyl where nothing else was asked for.
    `worn` is how much the tape should sound handled."""
    off: set[str] = set()
    for name in heard.refuses("amb"):
        off.update(WATERY.get(name, (name,)))
    noise_off = "noise" in heard.refuses("part")
    levels: dict[str, float] = {}
    explicit = {name for mention in heard.wanted for name, _ in _bed_effects(mention.entry)}
    if "rain" in heard.refuses("amb") and "storm" in explicit:
        off.discard("storm")
    for mention in heard.wanted:
        for name, level in _bed_effects(mention.entry):
            if name in off or noise_off or not level or name not in AMBIENCES:
                continue
            shifted = level + mention.near + 0.15 * (mention.degree - 1)
            levels[name] = max(levels.get(name, 0.0), shifted) if mention.near >= 0 else levels.get(name, shifted)
    loudest = sorted(levels, key=lambda name: -levels[name])[:MOST_BEDS]
    near = [(name, levels[name]) for name in levels if name in loudest]
    vinyl_fits = not noise_off and "vinyl" not in off and "vinyl" not in levels and not heard.only
    if vinyl_fits and len(near) < MOST_BEDS and (not near or worn > 0.45):
        near.append(("vinyl", 0.28 if not near else 0.22))
    return tuple((name, round(max(0.1, min(1.0, chance.about(name, level, 0.05))), 2)) for name, level in near)


def weather(heard: Heard) -> str:
    """The weather the words ask for: the sky before seasons, seasons before places."""
    off = heard.refuses("weather")
    rank = {"sky": 0, "season": 1, "place": 2, "thing": 3, "creature": 3, "genre": 4, "doing": 4}

    def standing(mention: Mention) -> int:
        vague = mention.entry.wanted("weather") == ("clear",)
        return rank.get(mention.entry.kind, 5) + 10 * vague

    votes = sorted((m for m in heard.wanted if m.entry.wanted("weather")), key=standing)
    for mention in votes:
        asked = mention.entry.wanted("weather")[0]
        if asked not in off and asked in WEATHERS:
            return asked
    return "clear"


def _bed_effects(entry: Entry) -> Iterator[tuple[str, float]]:
    for value in entry.wanted("amb"):
        name, _, level = value.partition("/")
        yield name, float(level or 0.6)
