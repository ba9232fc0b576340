"""wish -> heard -> cast, title, mood, note, palette -> the recipe's fields. Knows no model and no app."""

from collections.abc import Mapping
from typing import Any

from pipelines.embedded.writer.recipe.casting import cast
from pipelines.embedded.writer.recipe.chance import Chance
from pipelines.embedded.writer.recipe.hearing import hear
from pipelines.embedded.writer.recipe.moods import mood_word
from pipelines.embedded.writer.recipe.notes import note
from pipelines.embedded.writer.recipe.palette import palette
from pipelines.embedded.writer.recipe.titles import title

SHORTEST_S, LONGEST_S = 20.0, 600.0
SEEDS = 2**48


def plan_recipe(given: Mapping[str, Any], *, seed: int) -> dict[str, object]:
    """The fields of a recipe for `given` {"wish": str, "seconds": float, "seed": int}, prose first.

    `seed` chooses the take; the same wish and seed give the same recipe. `given["seed"]` (0 .. 2^48 - 1, `seed` where
    it is missing) is the seed of the music, passed on as it is.
    """
    wish = str(given.get("wish", ""))
    heard = hear(wish)
    chance = Chance(" ".join(wish.lower().split()), seed)
    chosen = cast(heard, chance)
    return {
        "note": note(heard, chosen, Chance(chance.share("note"))),
        "title": title(heard, chosen, Chance(chance.share("title"))),
        "mood": mood_word(heard, chosen.feel, chance),
        "bpm": chosen.bpm,
        "key": chosen.key,
        "mode": chosen.mode,
        "instruments": list(chosen.instruments),
        "groove": chosen.groove,
        "feel": dict(chosen.feel),
        "ambience": [{"name": name, "level": level} for name, level in chosen.beds],
        "weather": chosen.weather,
        "palette": list(palette(heard, chosen.feel, chance)),
        "seconds": max(SHORTEST_S, min(LONGEST_S, float(given.get("seconds", 120.0)))),
        "seed": int(given.get("seed", seed)) % SEEDS,
        "side": "A",
    }
