"""Heard + feel -> the mood word on the label."""

from collections.abc import Mapping
from functools import cache

from pipelines.embedded.writer.recipe.casting import DIALS
from pipelines.embedded.writer.recipe.chance import Chance
from pipelines.embedded.writer.recipe.hearing import Heard
from pipelines.embedded.writer.recipe.lexicon import lines_of

IN_FILE: tuple[str, ...] = ("energy", "valence", "brightness", "dream", "grit")


def mood_word(heard: Heard, feel: Mapping[str, float], chance: Chance) -> str:
    """An adjective whose feel lies near, sooner one that belongs to a theme of the wish."""
    themes = {theme for mention in heard.wanted for theme in mention.entry.themes}

    def distance(word: str) -> float:
        at, belongs = moods()[word]
        far = sum((feel[dial] - at[dial]) ** 2 for dial in DIALS) ** 0.5
        if belongs and not belongs & themes and "-" in word:
            far += 0.6  # "rain-soft" wants rain
        return far - 0.35 * len(belongs & themes)

    near = sorted(moods(), key=distance)[:7]
    return chance.weigh("mood", {word: 1 / (0.35 + max(0.0, distance(word))) for word in near})


@cache
def moods() -> Mapping[str, tuple[Mapping[str, float], frozenset[str]]]:
    """word -> where it lies on the five dials, and the themes it belongs to."""
    found: dict[str, tuple[Mapping[str, float], frozenset[str]]] = {}
    for line in lines_of("moods.txt"):
        word, _, rest = line.partition(" | ")
        fields = rest.split()
        at: dict[str, float] = dict(zip(IN_FILE, map(float, fields[:5])))
        found[word] = (at, frozenset(theme[1:] for theme in fields[5:]))
    return found
