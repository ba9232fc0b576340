"""Rooms to be told, made by hand, for the tests beside this file."""

from typing import Any


def a_thing(place: int, kind: str, label: str, tail: str, **more: Any) -> dict[str, Any]:
    return {
        "id": f"thing:{place}",
        "kind": f"library/{kind}",
        "label": label,
        "tail": tail,
        "lock": None,
        "holds": [],
        "wants": None,
        "gives": [],
    } | more


def a_door(place: int, side: str, look: str, label: str, hint: str, **more: Any) -> dict[str, Any]:
    return {
        "id": f"door:{place}",
        "side": side,
        "look": look,
        "beyond": look.partition("/")[0],
        "label": label,
        "hint": hint,
        "lock": None,
        "fold": False,
        "known": None,
    } | more


def a_library(**more: Any) -> dict[str, Any]:
    """A library with a locked globe, a locked door, a bookmark to find and nothing told before."""
    key = {"id": ":0", "what": "key", "name": "a brass key worn thin, marked with an owl", "remark": None}
    item = {
        "id": "library/bookmark@",
        "what": "item",
        "name": "a bookmark of pressed snow",
        "remark": "it has not melted, and you decide not to ask",
    }
    return {
        "seed": "lamplight",
        "path": [],
        "number": 1,
        "again": 0,
        "tone": "warm",
        "theme": "library",
        "names": ["Library", "Reading Room", "Stacks", "Lending Gallery"],
        "hour": "lamplight",
        "doors": [
            a_door(0, "left", "icehouse/zinc-lever", "a zinc door with a long lever", "clouding when you lean near"),
            a_door(
                1,
                "right",
                "kitchen/swing",
                "a swing door with a round window",
                "still moving from the last person",
                lock={"metal": "brass", "emblem": "half moon"},
            ),
        ],
        "things": [
            a_thing(
                0, "globe", "a globe on casters", "its equator worn white", lock={"metal": "brass", "emblem": "owl"}
            ),
            a_thing(1, "card-catalogue", "a card catalogue", "one drawer out like a tongue", holds=[key, item]),
            a_thing(2, "lectern", "a lectern shaped like a heron", "a ribbon hanging from its beak"),
            a_thing(3, "returns-box", "a returns box", "stuffed to the lip"),
        ],
        "beat": None,
        "cards": [],
        "bag": [],
        "keys": 0,
        "last_room": None,
        "summary": "",
        "told": [],
    } | more
