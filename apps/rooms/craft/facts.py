"""Known + what was told before -> the facts a writer is given, and the writer's answer -> the Room. Decides nothing."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from apps.rooms.craft.canon import door_look, themes, thing_kind
from apps.rooms.craft.canon.nouns import short
from apps.rooms.craft.novelty import new_name
from apps.rooms.craft.truth.finds import find
from apps.rooms.craft.truth.memory import Known, known_rooms, summary
from apps.rooms.craft.truth.threads import person_of
from apps.rooms.domain import MEMORY_MARKS, Card, Exit, Find, Lock, Room, Sketch, Thing, Told, Tone

Facts = dict[str, Any]


class Answer(Protocol):
    """What a writer says of a room; see apps.rooms.prompts.answer_shape for the bounds."""

    narration: str
    name: str
    light_on: str
    found: tuple[str, ...]
    opened: tuple[str, ...]
    thanks: tuple[str, ...]
    through: tuple[str, ...]
    returns: tuple[str, ...]
    refused: tuple[str, ...]
    wrong: tuple[str, ...]
    useless: tuple[str, ...]
    alt: str
    marks: str


def sketch(known: Known) -> Sketch:
    """What can be shown before a word is written."""
    room = known.room
    palette = themes()[room.theme].palette
    return Sketch(room.path, known.number, room.theme, room.hour, palette, len(room.exits), len(room.things), room.seed)


def remembered(known: Known, told: Sequence[Told]) -> tuple[Told, ...]:
    """What was told of the rooms visited before, in the order of the visits, each once."""
    by_path = {telling.path: telling for telling in told}
    return tuple(by_path[path] for path in known.visited if path in by_path)[-MEMORY_MARKS:]


def facts(known: Known, told: Sequence[Told], *, tone: Tone, again: int) -> Facts:
    """Plain values for Prompt.given: everything that is true of the room, and what may be remembered in it."""
    room, seed = known.room, known.room.seed
    elsewhere = known_rooms(known, told)
    names = {telling.path: telling.name for telling in told}
    return {
        "seed": seed,
        "path": list(room.path),
        "number": known.number,
        "again": again,
        "tone": tone,
        "theme": room.theme,
        "names": list(themes()[room.theme].names),
        "hour": room.hour,
        "doors": [
            {
                "id": f"door:{i}",
                "side": door.side,
                "look": door.look,
                "beyond": door.theme,
                "label": door_look(door.look).label,
                "hint": door_look(door.look).hint,
                "lock": _lock_facts(seed, door.lock),
                "fold": door.fold,
                "known": elsewhere.get(door.theme),
            }
            for i, door in enumerate(room.exits)
        ],
        "things": [
            {
                "id": f"thing:{i}",
                "kind": spot.kind,
                "label": thing_kind(spot.kind).label,
                "tail": thing_kind(spot.kind).tail,
                "lock": _lock_facts(seed, spot.lock),
                "holds": [_find_facts(seed, held) for held in spot.holds],
                "wants": None if spot.wants is None else find(seed, spot.wants).name,
                "gives": [_find_facts(seed, given) for given in spot.gives],
            }
            for i, spot in enumerate(room.things)
        ],
        "beat": _beat_facts(known),
        "cards": [{"who": card.who, "fact": card.fact} for card in known.cards],
        "bag": [find(seed, item).name for item in known.items],
        "keys": known.keys,
        "last_room": names.get(known.came_from) if known.came_from is not None else None,
        "summary": summary(known, told),
        "told": [telling.model_dump(include={"name", "text", "marks"}) for telling in told],
    }


def room_of(known: Known, answer: Answer, told: Sequence[Told]) -> Room:
    """The plan and the words, joined: lines go to the things, doors and locks they were written for."""
    plan, seed = known.room, known.room.seed
    opened = iter(answer.opened)
    thanks = iter(answer.thanks)
    things = tuple(
        Thing(
            id=f"thing:{i}",
            kind=spot.kind,
            name=thing_kind(spot.kind).label,
            short=short(thing_kind(spot.kind).label),
            lock=_lock(seed, spot.lock),
            holds=spot.holds,
            wants=spot.wants,
            gives=spot.gives,
            found=line,
            opened=next(opened) if spot.lock else None,
            thanks=next(thanks) if spot.wants else None,
        )
        for i, (spot, line) in enumerate(zip(plan.things, answer.found))
    )
    exits = tuple(
        Exit(
            id=f"door:{i}",
            side=door.side,
            look=door.look,
            theme=door.theme,
            label=door_look(door.look).label,
            hint=door_look(door.look).hint,
            to=door.to,
            fold=door.fold,
            lock=_lock(seed, door.lock),
            opened=next(opened) if door.lock else None,
            through=line,
        )
        for i, (door, line) in enumerate(zip(plan.exits, answer.through))
    )
    beat = known.beat
    gifts = (beat.gift,) if beat and beat.gift else ()
    inside = [held for spot in plan.things for held in (*spot.holds, *spot.gives)]
    theme = themes()[plan.theme]
    return Room(
        path=plan.path,
        number=known.number,
        theme=plan.theme,
        hour=plan.hour,
        palette=theme.palette,
        name=new_name(answer.name, told),
        text=answer.narration,
        marks=answer.marks,
        alt=answer.alt,
        light_on=answer.light_on,
        exits=exits,
        things=things,
        finds=tuple(_find(seed, held) for held in (*inside, *gifts)),
        cards=(Card(who=beat.known_as, fact=beat.fact),) if beat and beat.fact else (),
        gifts=gifts,
        returns=answer.returns,
        refused=answer.refused,
        wrong=answer.wrong,
        useless=answer.useless,
    )


def telling_of(room: Room) -> Told:
    """What the next rooms need to remember of this one."""
    return Told(path=room.path, name=room.name, text=room.text, marks=room.marks)


def _lock_facts(seed: str, key: str | None) -> Mapping[str, Any] | None:
    lock = _lock(seed, key)
    return lock and {"metal": lock.metal, "emblem": lock.emblem}


def _find_facts(seed: str, find_id: str) -> Facts:
    held = find(seed, find_id)
    return {"id": held.id, "what": held.what, "name": held.name, "remark": held.remark}


def _beat_facts(known: Known) -> Facts | None:
    beat = known.beat
    if beat is None:
        return None
    return {
        "thread": beat.thread,
        "number": beat.number,
        "of": beat.of,
        "kind": beat.kind,
        "person": person_of(known.room.seed, beat.thread).words(),
        "thing": None if beat.thing is None else f"thing:{beat.thing}",
        "says": beat.says,
        "fact": beat.fact,
        "gift": None if beat.gift is None else _find_facts(known.room.seed, beat.gift),
    }


def _lock(seed: str, key: str | None) -> Lock | None:
    if key is None:
        return None
    held = find(seed, key)
    return Lock(key=key, metal=held.metal or "", emblem=held.emblem or "")


def _find(seed: str, find_id: str) -> Find:
    held = find(seed, find_id)
    return Find(id=held.id, what=held.what, kind=held.kind, name=held.name, short=held.short, emblem=held.emblem)
