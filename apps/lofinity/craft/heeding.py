"""What a wish says about sounds is a rule, not a matter of taste: a model's recipe, kept to what was wished for."""

from apps.lofinity.domain import Bed, Recipe


def heeded(recipe: Recipe, wish: str, read: Recipe) -> Recipe:
    """`recipe` with the beds that the wish names, and none that it refuses; nothing in it twice. `read` is the same
    wish as rules read it: what it names there is wanted, what it names and is not there was refused."""
    named = tuple(bed for bed in read.ambience if bed.name != "vinyl" or "vinyl" in wish.casefold())
    wanted: dict[str, Bed] = {}
    for bed in named or recipe.ambience:
        refused = bed.name in wish.casefold() and bed.name not in {one.name for one in named}
        if not refused:
            wanted.setdefault(bed.name, bed)
    groove = read.groove if read.groove == "none" else recipe.groove
    instruments = tuple(dict.fromkeys(recipe.instruments))
    return recipe.model_copy(update={"ambience": tuple(wanted.values()), "instruments": instruments, "groove": groove})
