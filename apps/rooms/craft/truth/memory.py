"""What was known when a room's door was first seen: what may be said of the house in it. Bounded, whatever was walked.

A room is told from the state right after the last way into a room before its own: so a room that is prepared while the
visitor still reads is the very room that is entered later, whatever is searched in between.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from apps.rooms.craft.canon import themes
from apps.rooms.craft.canon.nouns import short
from apps.rooms.craft.truth.finds import find
from apps.rooms.craft.truth.moves import is_entering, tokens_of
from apps.rooms.craft.truth.paths import is_key
from apps.rooms.craft.truth.plan import Plan, plan
from apps.rooms.craft.truth.state import Walk
from apps.rooms.craft.truth.threads import SOMEBODY, Moment, Tale, beat_for
from apps.rooms.domain import Card, Path, Told
from pipelines import Refused

CARDS_TOLD = 12
ITEMS_TOLD = 8
ROOMS_TOLD = 6
SUMMARY_CHARS = 1000
"""Under 300 tokens of any tokenizer for English, with room to spare."""


@dataclass(frozen=True, slots=True)
class Known:
    """All a teller may know when `room` is told. `number`: rooms entered with this one, from 1. `came_from`: the room
    before (None in the first). `visited`: rooms entered before, in order. `bag`: find ids then held. `beat`: what
    happens here. `moves`: the way that all of this was known after."""

    room: Plan
    number: int
    came_from: Path | None
    visited: tuple[Path, ...]
    bag: tuple[str, ...]
    tale: Tale
    beat: Moment | None
    moves: str

    @property
    def cards(self) -> tuple[Card, ...]:
        """What is known of those whose names were told, the latest last, at most CARDS_TOLD."""
        return tuple(card for card in self.tale.cards if card.who != SOMEBODY)[-CARDS_TOLD:]

    @property
    def items(self) -> tuple[str, ...]:
        """The items of the bag, keys left out, the latest last, at most ITEMS_TOLD."""
        return tuple(held for held in self.bag if not is_key(held))[-ITEMS_TOLD:]

    @property
    def keys(self) -> int:
        """How many keys are in the bag."""
        return sum(map(is_key, self.bag))


def known_before(seed: str, moves: str) -> Known:
    """What was known when the door of the room one is in after `moves` was first seen. Linear in the moves. Raises
    Refused for a branch with a move that is not allowed."""
    asked, seen_from = _asked(seed, moves)
    room = plan(seed, asked)
    if seen_from is None:
        return Known(room, 1, None, (), (), Tale(), beat_for(room, Tale()), "")
    walk = Walk(seed)
    for token in seen_from:
        walk.take(token)
    return Known(
        room,
        walk.tale.rooms + 1,
        walk.here,
        tuple(walk.visits),
        tuple(walk.bag),
        walk.tale,
        beat_for(room, walk.tale),
        " ".join(seen_from),
    )


def _asked(seed: str, moves: str) -> tuple[Path, list[str] | None]:
    """The room one is in after `moves`, and the moves up to the last way into a room before it was first entered;
    None for the first room."""
    walk, tokens = Walk(seed), tokens_of(moves)
    entered, before = 0, 0
    seen_from: dict[Path, int] = {}
    for place, token in enumerate(tokens, 1):
        rooms = len(walk.visits)
        refused = walk.take(token)
        if refused is not None:
            raise Refused(refused)
        if is_entering(token):
            before, entered = entered, place
            if len(walk.visits) > rooms:
                seen_from[walk.here] = before
    return walk.here, tokens[: seen_from[walk.here]] if walk.here in seen_from else None


def known_rooms(known: Known, told: Sequence[Told]) -> dict[str, str]:
    """Theme -> the name of the latest room of it that was visited and told, the room one comes from left out."""
    names: dict[str, str] = {}
    visited = set(known.visited)
    for telling in told:
        if telling.path in visited and telling.path != known.came_from:
            names[plan(known.room.seed, telling.path).theme] = telling.name
    return names


def summary(known: Known, told: Sequence[Told]) -> str:
    """The world in a few plain sentences: where one is, what one carries, whom one met. At most SUMMARY_CHARS
    characters; only what code knows, and names the page sends back."""
    seed = known.room.seed
    names = {telling.path: telling.name for telling in told}
    lately = [names[path] for path in known.visited[-ROOMS_TOLD:] if path in names]
    parts = [f"Room {known.number} of a house without end: {themes()[known.room.theme].names[0].lower()}."]
    if lately:
        parts.append(f"The last rooms were {', '.join(lately)}.")
    if known.items:
        parts.append(f"In the bag: {', '.join(short(find(seed, item).name) for item in known.items)}.")
    if known.keys:
        parts.append(f"Keys not yet used: {known.keys}.")
    for who, facts in _facts_by_person(known).items():
        sentence = f"{who[0].upper()}{who[1:]}: {'; '.join(facts)}."
        if len(" ".join([*parts, sentence])) <= SUMMARY_CHARS:
            parts.append(sentence)
    return " ".join(parts)[:SUMMARY_CHARS]


def _facts_by_person(known: Known) -> dict[str, list[str]]:
    """Whom one met, the latest first, with what is known of each, the earliest first."""
    facts: dict[str, list[str]] = {}
    for card in reversed(known.tale.cards[-CARDS_TOLD:]):
        facts.setdefault(card.who, []).insert(0, card.fact)
    return facts
