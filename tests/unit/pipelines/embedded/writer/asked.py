"""A recipe for a wish, the short way, for the tests beside this file."""

from functools import cache

from apps.lofinity.domain import Recipe
from apps.lofinity.prompts import recipe_prompt
from pipelines import ask
from pipelines.embedded.writer import EmbeddedWriter


@cache
def recipe_for(wish: str, seed: int = 7) -> Recipe:
    return ask(EmbeddedWriter(), recipe_prompt(wish, seconds=120.0, seed=seed), Recipe, seed=seed)


def facts_of(recipe: Recipe) -> set[str]:
    """Everything a wish can be checked against, as flat words: "groove:bossa", "with:piano", "bed:rain" …"""
    feel = recipe.feel
    facts = {
        f"groove:{recipe.groove}",
        f"mode:{recipe.mode}",
        f"key:{recipe.key}",
        f"bpm:{recipe.bpm}",
        f"weather:{recipe.weather}",
        *(f"with:{name}" for name in recipe.instruments),
        *(f"bed:{bed.name}" for bed in recipe.ambience),
    }
    facts |= {"slow"} if recipe.bpm <= 72 else {"fast"} if recipe.bpm >= 80 else set()
    facts |= {"glad"} if feel.valence > 0.25 else {"sad"} if feel.valence < -0.25 else set()
    facts |= {"dreamy"} if feel.dream > 0.3 else set()
    facts |= {"still"} if feel.energy < -0.3 else {"driving"} if feel.energy > 0.3 else set()
    facts |= {"any bed"} if recipe.ambience else set()
    facts |= {"bass"} if any(name.endswith("bass") for name in recipe.instruments) else set()
    return facts | {f"players:{len(recipe.instruments)}"}
