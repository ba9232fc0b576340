"""Move tokens -> moves. What a visitor did is a text of tokens, one space between: "s0 k:1>d0 g0 b j0.1".

g<i>          go through exit i
b             back by the door one came in at first
j<path>       jump by the map to a visited room ("j" is the first room)
s<i>          search thing i
k<key>>d<i>   try a key on door i          k<key>>s<i>  on thing i
u<find>>s<i>  use an item on thing i
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from apps.rooms.craft.truth.paths import read_path
from apps.rooms.domain import Path

MoveKind = Literal["go", "back", "jump", "search", "key", "use"]
TOKEN_CHARS = 600
"""No move is longer: the deepest path spells 479 characters. What is longer is not even remembered."""
ENTERING = ("g", "b", "j")
"""Moves that lead into a room begin with one of these."""


@dataclass(frozen=True, slots=True)
class Move:
    """One thing a visitor did. `exit` or `thing`: the place it was done to; `find`: the key or item it was done with;
    `path`: the room that was jumped to."""

    kind: MoveKind
    exit: int | None = None
    thing: int | None = None
    find: str = ""
    path: Path = ()


def read_move(token: str) -> Move | None:
    """The move a token stands for, None where it stands for none. Whether it is allowed is for the state to say."""
    return _read(token) if len(token) <= TOKEN_CHARS else None


@lru_cache(maxsize=8192)
def _read(token: str) -> Move | None:
    head, rest = token[:1], token[1:]
    if head in {"g", "s"}:
        place = _place(rest)
        if place is None:
            return None
        return Move("go", exit=place) if head == "g" else Move("search", thing=place)
    if head == "b":
        return Move("back") if not rest else None
    if head == "j":
        path = read_path(rest)
        return None if path is None else Move("jump", path=path)
    if head in {"k", "u"}:
        find, _, target = rest.rpartition(">")
        place = _place(target[1:])
        if not find or place is None:
            return None
        if target[0] == "s":
            return Move("key" if head == "k" else "use", thing=place, find=find)
        if target[0] == "d" and head == "k":
            return Move("key", exit=place, find=find)
    return None


def tokens_of(moves: str) -> list[str]:
    """The tokens of a branch string; none in an empty one."""
    return moves.split(" ") if moves else []


def is_entering(token: str) -> bool:
    """Whether a token leads into a room."""
    return token.startswith(ENTERING)


def way(moves: str) -> str:
    """The moves up to the last way into a room: what a room prepared ahead was prepared from."""
    tokens = tokens_of(moves)
    last = max((i for i, token in enumerate(tokens) if is_entering(token)), default=-1)
    return " ".join(tokens[: last + 1])


def _place(digit: str) -> int | None:
    return int(digit) if len(digit) == 1 and digit in "0123456789" else None
