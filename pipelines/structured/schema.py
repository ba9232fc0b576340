"""A shape -> the JSON schema a writer is held to: finite, compact, and nothing in it that a writer need not know.

Finite means that every string, list and number has an end, so that a grammar of it always comes to one. Any schema
here describes a part of what its shape takes: numbers come in steps, and every field is written, whether it has a
default or not.
"""

import math
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

Schema = dict[str, Any]

PER_UNIT = 10
"""Numbers with a point come in steps of 0.1 …"""
MOST_STEPS = 200
"""… and as whole numbers where that would be more values than this."""
SHAPES_KEPT = 64


@lru_cache(maxsize=SHAPES_KEPT)
def bounded(shape: type[BaseModel], settled: frozenset[str] = frozenset()) -> Mapping[str, Any]:
    """The schema of `shape` without the fields `settled`, which code fills in: so the same grammar serves every
    request. Made once for each shape; not to be changed.

    Raises ValueError naming the field that has no bound: a string without `max_length`, a closed pattern or a list of
    values, a list without `max_length`, a number without both bounds, a free dictionary, a shape within itself.
    """
    published = shape.model_json_schema()
    definitions: Mapping[str, Schema] = published.get("$defs", {})
    fields = {name: field for name, field in published.get("properties", {}).items() if name not in settled}
    return _object({"properties": fields}, definitions, shape.__name__, ())


def _bound(node: Schema, definitions: Mapping[str, Schema], where: str, inside: tuple[str, ...]) -> Schema:
    if "$ref" in node:
        name = node["$ref"].rpartition("/")[2]
        if name in inside:
            raise ValueError(f"{where}: {name} holds itself, so it has no end")
        return _bound(definitions[name], definitions, where, (*inside, name))
    if "const" in node:
        return {"const": node["const"]}
    if "enum" in node:
        return {"enum": node["enum"]}
    for several in ("anyOf", "oneOf"):
        if several in node:
            return {"anyOf": [_bound(one, definitions, where, inside) for one in node[several]]}
    if len(node.get("allOf", ())) == 1:
        return _bound(node["allOf"][0], definitions, where, inside)
    match node.get("type"):
        case "object":
            return _object(node, definitions, where, inside)
        case "array":
            return _array(node, definitions, where, inside)
        case "string":
            return _string(node, where)
        case "integer":
            least, most = _ends(node, where, 1)
            return {"type": "integer", "minimum": least, "maximum": most}
        case "number":
            return _number(node, where)
        case "boolean" | "null":
            return {"type": node["type"]}
        case _:
            raise ValueError(f"{where}: a writer cannot be held to {node}")


def _object(node: Schema, definitions: Mapping[str, Schema], where: str, inside: tuple[str, ...]) -> Schema:
    fields: Mapping[str, Schema] = node.get("properties", {})
    if not fields:
        raise ValueError(f"{where}: nothing is said of its fields")
    return {
        "type": "object",
        "properties": {name: _bound(field, definitions, f"{where}.{name}", inside) for name, field in fields.items()},
        "required": list(fields),
        "additionalProperties": False,
    }


def _array(node: Schema, definitions: Mapping[str, Schema], where: str, inside: tuple[str, ...]) -> Schema:
    if "maxItems" not in node:
        raise ValueError(f"{where}: the list needs a max_length")
    if node.get("uniqueItems"):
        raise ValueError(f"{where}: no grammar keeps the items of a set apart; take a list")
    count = {"minItems": node.get("minItems", 0), "maxItems": node["maxItems"]}
    row: list[Schema] = [_bound(one, definitions, where, inside) for one in node.get("prefixItems", ())]
    if not row:
        return {"type": "array", "items": _bound(node["items"], definitions, where, inside), **count}
    if all(one == row[0] for one in row):
        return {"type": "array", "items": row[0], **count}
    return {"type": "array", "prefixItems": row, "items": False, **count}


def _string(node: Schema, where: str) -> Schema:
    kept = {name: node[name] for name in ("minLength", "maxLength", "pattern") if name in node}
    if "maxLength" not in kept and not _is_closed(kept.get("pattern", ".*")):
        raise ValueError(f"{where}: the string needs a max_length, a pattern with an end, or a list of values")
    return {"type": "string", **kept}


def _is_closed(pattern: str) -> bool:
    """Whether a regular expression has both anchors and no quantifier without end. Cautious: a class that holds a
    bare `*` or `+` counts as open."""
    plain = pattern.replace("\\\\", "").replace("\\*", "").replace("\\+", "")
    return plain.startswith("^") and plain.endswith("$") and not any(open_ in plain for open_ in ("*", "+", ",}"))


def _number(node: Schema, where: str) -> Schema:
    least, most = _ends(node, where, PER_UNIT)
    if most - least < MOST_STEPS:
        steps = [step / PER_UNIT for step in range(least, most + 1)]
        return {"enum": [int(step) if step.is_integer() else step for step in steps]}
    least, most = _ends(node, where, 1)
    return {"type": "integer", "minimum": least, "maximum": most}


def _ends(node: Schema, where: str, per_unit: int) -> tuple[int, int]:
    """The least and the greatest whole number of steps within the bounds, at `per_unit` steps to one."""
    least = _end(node, "minimum", "exclusiveMinimum")
    most = _end(node, "maximum", "exclusiveMaximum")
    if least is None or most is None:
        raise ValueError(f"{where}: the number needs a lower and an upper bound")
    first, last = math.ceil(least * per_unit), math.floor(most * per_unit)
    first += "minimum" not in node and first == least * per_unit
    last -= "maximum" not in node and last == most * per_unit
    if first > last:
        raise ValueError(f"{where}: no step of {1 / per_unit:g} lies between its bounds")
    return first, last


def _end(node: Schema, included: str, excluded: str) -> float | None:
    return node.get(included, node.get(excluded))
