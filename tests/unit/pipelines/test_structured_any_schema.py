"""Steering keeps its promise for any finite schema, not only for the apps' own: thousands are thrown with dice."""

import json
import random
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from pipelines.structured import Steering
from tests.unit.pipelines.steered import closers, vocabulary, write

pytest.importorskip("llguidance")
NAMES = ("name", "narration", "level", "x", "things", "über")
VALUES = ("rain", "rainy", "rhodes", "a b c", "x", "null", "quite a long value, it is", "ümlaut", '"q"', "")
PATTERNS = ("^#[0-9a-f]{6}$", "^[A-Z]{2,9}-x{0,20}$", "^(ab|cdefghij){1,5}$")
SPARES = (0, 1, 5, 20, 40, 80, 150)
"""Tokens lent beyond the shortest document."""
SIMPLE = ("string", "enum", "integer", "pattern", "number", "boolean")


def thrown(dice: random.Random, depth: int = 0) -> dict[str, Any]:
    """A finite schema, at most four levels deep."""
    kind = (
        "object" if depth == 0 else dice.choice(SIMPLE if depth == 3 else (*SIMPLE, "array", "array", "object", "any"))
    )
    least = dice.choice((0, 0, 1, 2))
    match kind:
        case "string":
            least = dice.choice((0, 0, 1, 5, 30))
            return {"type": "string", "minLength": least, "maxLength": least + dice.choice((0, 5, 80, 1400))}
        case "enum":
            return {"enum": dice.sample(VALUES, dice.randint(1, 5))}
        case "integer":
            least = dice.choice((0, -5, 60, 10**6))
            return {"type": "integer", "minimum": least, "maximum": least + dice.choice((0, 9, 32, 2**40))}
        case "pattern":
            return {"type": "string", "pattern": dice.choice(PATTERNS)}
        case "number":
            return {"enum": [-1, -0.5, 0, 0.1, 1]}
        case "array":
            items = thrown(dice, depth + 1)
            return {"type": "array", "items": items, "minItems": least, "maxItems": least + dice.randint(0, 4)}
        case "any":
            return {"anyOf": [thrown(dice, depth + 1), thrown(dice, depth + 1), {"type": "null"}]}
        case "object":
            fields = {name: thrown(dice, depth + 1) for name in dice.sample(NAMES, dice.randint(1, 4))}
            return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}
        case _:
            return {"type": kind}


def keeps_its_promise(number: int) -> None:
    dice = random.Random(number)
    schema = thrown(dice)
    shortest = len(vocabulary().grammar(schema).way)
    for seed, dislike in ((0, None), (1, None), (2, closers())):
        most = shortest + dice.choice(SPARES)
        written = write(Steering(vocabulary(), schema, most=most), seed, dislike)
        assert written.tokens <= most
        Draft202012Validator(schema).validate(json.loads(written.text))


def test_a_schema_of_any_kind_is_met_within_its_tokens() -> None:
    for number in range(80):
        keeps_its_promise(number)


@pytest.mark.slow
def test_thousands_of_schemas_are_met_within_their_tokens() -> None:
    for number in range(80, 2000):
        keeps_its_promise(number)
