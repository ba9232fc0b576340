"""An order -> the order that is pressed: a wish that no tape shall be made of becomes another one, quietly.

A tape that came as a link may carry anybody's words on its label; they are read in the same way. What is harmless is
pressed exactly as it was ordered.
"""

from apps.lofinity.domain import Order, Recipe
from pipelines import concern_of, is_harmful, turned

INSTEAD = (
    "rain on a warm window, nobody in a hurry",
    "a kettle, a cat, a Sunday",
    "the last bus home with all seats free",
    "a lamp left on for somebody",
    "slow snow on a quiet street",
    "an old piano in a sunny room",
    "a small boat on a very calm sea",
    "crickets after a long hot day",
)
"""What the machine hears instead."""
HEARD = "The machine heard: {wish}."
HEAVY = " If tonight is heavy, somebody listens: findahelpline.com."
"""Said once, and only where a wish speaks of it."""
UNNAMED = "Untitled, Side {side}"
PLAIN_MOOD = "quiet"


def turned_order(order: Order) -> tuple[Order, str | None]:
    """The order with a harmless wish and a harmless label; and a line that says so where the wish was another."""
    if order.recipe is not None:
        recipe = harmless_label(order.recipe)
        return (order if recipe is order.recipe else order.model_copy(update={"recipe": recipe})), None
    concern = concern_of(order.wish or "")
    if concern is None:
        return order, None
    wish = turned(order.wish or "", order.seed or 0, INSTEAD)
    line = HEARD.format(wish=wish) + (HEAVY if concern == "selfharm" else "")
    return order.model_copy(update={"wish": wish}), line


def harmless_label(recipe: Recipe) -> Recipe:
    """The recipe itself, or with plain words in place of harmful ones: it sounds the same."""
    plain = {"title": UNNAMED.format(side=recipe.side), "mood": PLAIN_MOOD, "note": ""}
    harmful = {name: instead for name, instead in plain.items() if is_harmful(getattr(recipe, name))}
    return recipe.model_copy(update=harmful) if harmful else recipe
