"""A writer's schema has an end everywhere, holds what the shape takes, and names the field that has no bound."""

import json
from typing import Annotated, Any, Literal

import pytest
from jsonschema import Draft202012Validator
from pydantic import BaseModel, ConfigDict, Field, create_model

from pipelines.structured import bounded
from tests.unit.pipelines.steered import SHAPES


class Lamp(BaseModel):
    """A docstring that no writer needs."""

    colour: Literal["amber", "blue"] = "amber"
    level: float = Field(ge=0, le=1)


class Room(BaseModel):
    model_config = ConfigDict(title="A title that no writer needs")

    name: str = Field(max_length=20, description="nor this")
    lamps: tuple[Lamp, ...] = Field(max_length=3)
    spare: Lamp | None = None
    size: tuple[Annotated[int, Field(ge=1, le=9)], Annotated[int, Field(ge=1, le=9)]] = (1, 1)
    door: tuple[Literal["left"], Annotated[str, Field(max_length=4)]]
    seed: int = Field(ge=0, lt=2**48)


def field(annotation: Any, **bounds: Any) -> Any:
    shape = create_model("Shape", it=(annotation, Field(**bounds)))
    return bounded(shape)["properties"]["it"]


def test_references_are_put_in_and_what_no_writer_needs_is_left_out() -> None:
    text = json.dumps(bounded(Room))
    assert not any(word in text for word in ("$ref", "$defs", "title", "description", "default"))
    lamp = bounded(Room)["properties"]["lamps"]["items"]
    assert lamp == bounded(Room)["properties"]["spare"]["anyOf"][0]
    assert lamp["properties"]["colour"] == {"enum": ["amber", "blue"]}


def test_every_field_is_written_in_its_order_and_no_other() -> None:
    schema = bounded(Room)
    assert schema["required"] == ["name", "lamps", "spare", "size", "door", "seed"]
    assert schema["additionalProperties"] is False
    assert schema["properties"]["lamps"]["items"]["required"] == ["colour", "level"]


def test_what_code_has_settled_is_not_asked_for() -> None:
    assert "seed" not in bounded(Room, frozenset({"seed"}))["properties"]
    assert "seed" not in bounded(Room, frozenset({"seed"}))["required"]


def test_the_schema_of_a_shape_is_made_once() -> None:
    assert bounded(Room, frozenset({"seed"})) is bounded(Room, frozenset({"seed"}))


def test_numbers_come_in_tenths_between_their_bounds() -> None:
    assert field(float, ge=-0.2, le=0.3) == {"enum": [-0.2, -0.1, 0, 0.1, 0.2, 0.3]}
    assert field(float, gt=0, lt=0.3) == {"enum": [0.1, 0.2]}
    assert field(float, ge=0.05, le=0.25) == {"enum": [0.1, 0.2]}


def test_a_wide_range_of_numbers_comes_in_whole_ones() -> None:
    assert field(float, ge=20, le=600) == {"type": "integer", "minimum": 20, "maximum": 600}


def test_whole_numbers_keep_their_range() -> None:
    assert field(int, ge=0, lt=2**48) == {"type": "integer", "minimum": 0, "maximum": 2**48 - 1}
    assert field(int, gt=59, le=92) == {"type": "integer", "minimum": 60, "maximum": 92}


def test_a_row_of_one_kind_is_a_list_and_of_several_is_a_row() -> None:
    assert bounded(Room)["properties"]["size"]["items"] == {"type": "integer", "minimum": 1, "maximum": 9}
    assert bounded(Room)["properties"]["door"]["prefixItems"][0] == {"const": "left"}


def test_a_pattern_with_an_end_needs_no_length() -> None:
    assert field(str, pattern="^#[0-9a-f]{6}$") == {"type": "string", "pattern": "^#[0-9a-f]{6}$"}


class Tree(BaseModel):
    branches: tuple["Tree", ...] = Field(max_length=2)


@pytest.mark.parametrize(
    ("annotation", "bounds"),
    [
        (str, {}),
        (str, {"pattern": "^[a-z]+$"}),
        (str, {"pattern": "^[a-z]{2,}$"}),
        (str, {"pattern": "[a-z]{2}"}),
        (int, {"ge": 0}),
        (float, {"le": 1}),
        (float, {"gt": 0.1, "lt": 0.2}),
        (list[bool], {}),
        (set[bool], {"max_length": 2}),
        (dict[str, bool], {}),
        (Any, {}),
        (Tree, {}),
    ],
)
def test_what_has_no_end_is_refused_by_name(annotation: Any, bounds: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"^Shape\.it"):
        field(annotation, **bounds)


@pytest.mark.parametrize("name", SHAPES)
def test_the_apps_shapes_have_an_end(name: str) -> None:
    shape, settled = SHAPES[name]
    schema = bounded(shape, frozenset(settled))
    Draft202012Validator.check_schema(schema)
    assert settled.keys().isdisjoint(schema["properties"])
    assert len(json.dumps(schema)) < 5_000
