"""Text that does not fit, or was cut short -> the fields of it that can be kept, and the rest from elsewhere."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import from_json, to_json

Shape = TypeVar("Shape", bound=BaseModel)
Document = Mapping[str, Any]


def fields_of(text: str) -> Document:
    """The fields that can be read in JSON text that may end anywhere; a string that has no end is no field."""
    try:
        read = from_json(text, allow_partial=True)
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}


def whole_fields(text: str, written: int) -> Document:
    """The fields of a whole document that stood when its first `written` characters did: what came after only closed
    what was open, and gave the rest."""
    ended = fields_of(text)
    begun = fields_of(text[:written])
    same = {name: value for name, value in begun.items() if ended.get(name) == value}
    if begun and text[written:].startswith("]"):  # a list that may have been meant to be longer
        same.pop(list(begun)[-1], None)
    return same


def read(shape: type[Shape], text: str, settled: Document) -> Shape:
    """The value that JSON text holds, with what code has settled in it. Raises ValueError when it does not fit."""
    if not settled:
        return shape.model_validate_json(text)
    document = from_json(text)
    if not isinstance(document, dict):
        raise ValueError("the text is no object")
    return _value(shape, {**document, **settled})


def _value(shape: type[Shape], document: Document) -> Shape:
    return shape.model_validate_json(to_json(document))


def filled(shape: type[Shape], kept: Document, spare: Shape, settled: Document) -> tuple[Shape, int]:
    """`spare` with as many of the fields `kept` as fit in it, and how many those are."""
    rest = spare.model_dump(mode="json")
    fitting = {name: value for name, value in kept.items() if name in rest and name not in settled}
    while fitting:
        try:
            return _value(shape, {**rest, **fitting, **settled}), len(fitting)
        except ValidationError as error:
            wrong = {str(one["loc"][0]) for one in error.errors() if one["loc"]} & fitting.keys()
            if not wrong:
                break
            fitting = {name: value for name, value in fitting.items() if name not in wrong}
    return spare, 0
