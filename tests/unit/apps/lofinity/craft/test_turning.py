"""A wish that no tape shall be made of becomes another; everything else is pressed as it was ordered."""

import pytest

from apps.lofinity.craft.turning import INSTEAD, harmless_label, turned_order
from apps.lofinity.domain import EXAMPLE_WISHES, Order, Recipe
from apps.lofinity.flow import press_tape
from pipelines import Made, is_harmful
from tests.doubles import RECIPE, HummingMusician, ScriptedWriter

SHARED = Recipe.model_validate(RECIPE)


@pytest.mark.parametrize("wish", [*EXAMPLE_WISHES, "no drums, please", "kill the lights"])
def test_a_harmless_order_is_the_very_same_order(wish: str) -> None:
    order = Order(wish=wish)
    assert turned_order(order) == (order, None)
    assert turned_order(order)[0] is order


def test_a_harmful_wish_becomes_something_else_and_the_machine_says_what_it_heard() -> None:
    order, line = turned_order(Order(wish="gore and t0rture"))
    assert order.wish in INSTEAD
    assert line == f"The machine heard: {order.wish}."
    assert turned_order(Order(wish="gore and t0rture"))[0] == order


def test_nothing_the_machine_hears_instead_is_harmful_and_every_line_fits_a_recipe() -> None:
    assert not any(is_harmful(wish) for wish in INSTEAD)
    for seed in range(30):
        _, line = turned_order(Order(wish="i want to die", seed=seed))
        assert line is not None
        assert "findahelpline.com" in line
        assert len(line) <= 140


def test_a_label_from_a_link_loses_only_its_harmful_words() -> None:
    assert harmless_label(SHARED) is SHARED
    label = harmless_label(SHARED.model_copy(update={"title": "Sieg Heil", "note": "porn"}))
    assert (label.title, label.mood, label.note) == ("Untitled, Side A", SHARED.mood, "")
    assert label.model_copy(update={"title": SHARED.title, "note": SHARED.note}) == SHARED


def test_the_writer_never_reads_a_harmful_wish_and_the_recipe_says_what_was_heard() -> None:
    writer = ScriptedWriter()
    events = press_tape(Order(wish="a naked woman", minutes=1.0), writer=writer, musician=HummingMusician())
    recipe = next(event.value for event in events if isinstance(event, Made) and event.name == "recipe")
    assert isinstance(recipe, Recipe)
    assert recipe.note.startswith("The machine heard: ")
    assert "naked" not in writer.asked[0].user
