"""How many tokens a document of a schema may still be made longer by: what budget-keeping is reckoned with.

Schemas as `bounded` makes them. Lengths are estimates in the tokenizer's own tokens; Steering adds a margin.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

Schema = Mapping[str, Any]
Count = Callable[[str], int]


def one_choice(schema: Schema, count: Count) -> int:
    """The most that one free token can add to the shortest way to the end: it begins another item of a list, or a
    longer value than the shortest."""
    here = _opened_here(schema, count)
    return max((here, *(one_choice(part, count) for part in _parts(schema))))


def all_open(schema: Schema, count: Count) -> int:
    """The most that may be open at once beyond what the shortest document holds: an item of a list within an item of
    a list."""
    inside = max((all_open(part, count) for part in _parts(schema)), default=0)
    return _opened_here(schema, count) + inside


def _opened_here(schema: Schema, count: Count) -> int:
    match schema.get("type", "choice"):
        case "choice" if "const" not in schema:
            return count(_opened(schema))
        case "array" if schema["maxItems"] > schema["minItems"]:
            return count("," + _opened(schema["items"]))
        case "string" if "pattern" in schema:
            return count("0" * min(len(schema["pattern"]), schema.get("maxLength", len(schema["pattern"]))))
        case "integer":
            return count(_opened(schema))
        case _:
            return 0


def _parts(schema: Schema) -> list[Schema]:
    parts: list[Schema] = [*schema.get("properties", {}).values(), *schema.get("anyOf", ())]
    parts += schema.get("prefixItems", ())
    return [*parts, schema["items"]] if schema.get("items") else parts


def _opened(schema: Schema) -> str:
    """A document that needs no more than it must, but takes the longest of what it can choose from: no way out of an
    open part of this schema is longer. A pattern is taken to be as long as it is written."""
    if "const" in schema:
        return _text(schema["const"])
    if "enum" in schema:
        return max((_text(value) for value in schema["enum"]), key=len)
    if "anyOf" in schema:
        return max((_opened(one) for one in schema["anyOf"]), key=len)
    match schema["type"]:
        case "object":
            return "{" + ",".join(f"{_text(name)}:{_opened(one)}" for name, one in schema["properties"].items()) + "}"
        case "array":
            items = schema.get("prefixItems") or [schema["items"]] * schema["minItems"]
            return "[" + ",".join(_opened(one) for one in items) + "]"
        case "string":
            return '"' + "a" * schema.get("minLength", len(schema.get("pattern", ""))) + '"'
        case "integer":
            return max(str(schema["minimum"]), str(schema["maximum"]), key=len)
        case kind:
            return "null" if kind == "null" else "false"


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
