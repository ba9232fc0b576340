"""Walks through whole houses and has every room told: the storyteller's figures. `python -m tests.storyteller_gate`.

    python -m tests.storyteller_gate [SEED …] [--tone warm|dry|hushed] [--rooms 200] [--read] [--play]

Prints a line of figures for each seed, and with --read the rooms themselves, with --play also what is said in them.
"""

import argparse
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast

from apps.rooms.craft.canon import door_look, item_kind, themes, thing_kind
from apps.rooms.craft.canon.nouns import short
from apps.rooms.craft.truth.finds import find, key_look
from apps.rooms.craft.truth.paths import is_key
from apps.rooms.craft.truth.plan import Door, Plan, Spot, plan
from apps.rooms.craft.truth.state import Walk
from apps.rooms.craft.truth.threads import beat_for
from apps.rooms.domain import Path
from pipelines.embedded.writer.storyteller import tell_room
from pipelines.embedded.writer.storyteller.dice import Dice
from pipelines.embedded.writer.storyteller.words import opening_of, sentences, words_of

TONES = ("warm", "dry", "hushed")
EAR, MEMORY, CARDS, ITEMS = 30, 200, 12, 8


@dataclass(frozen=True, slots=True)
class Telling:
    """A room as asked for and as told, and how long that took."""

    given: dict[str, Any]
    answer: dict[str, Any]
    took_s: float

    @property
    def text(self) -> str:
        return self.answer["narration"]


@dataclass(slots=True)
class Stroll:
    """A walk that enters room after room, searches everything and opens what it has keys for."""

    seed: str
    tone: str
    walk: Walk = field(init=False)
    tellings: list[Telling] = field(default_factory=list[Telling])
    names: dict[Path, str] = field(default_factory=dict[Path, str])
    last: Path | None = None

    def __post_init__(self) -> None:
        self.walk = Walk(self.seed)

    def go(self, rooms: int) -> list[Telling]:
        dice = Dice(self.seed, "stroll")
        fresh = Walk.__new__(Walk)  # the first room is told before anything was entered
        fresh.tale, fresh.bag = type(self.walk.tale)(), {}
        self._tell(plan(self.seed, ()), fresh, None)
        while len(self.tellings) < rooms:
            self._play()
            before = self.walk.here
            ways = [i for i, door in enumerate(self.walk.room.exits) if self._leads_on(door)]
            if not ways:
                elsewhere = [path for path in self.walk.visits if self._has_way(path)]
                self.walk.take("j" + ".".join(map(str, dice.choose(elsewhere[-6:]))))
                continue
            way = dice.choose(ways)
            door = self.walk.room.exits[way]
            self._tell(plan(self.seed, door.to), self.walk, before)
            self.walk.take(f"g{way}")
        return self.tellings

    def _leads_on(self, door: Door) -> bool:
        return door.to not in self.walk.visits and (door.lock is None or door.lock in self.walk.open)

    def _has_way(self, path: Path) -> bool:
        return path != self.walk.here and any(self._leads_on(door) for door in plan(self.seed, path).exits)

    def _play(self) -> None:
        for _ in range(4):
            for place, thing in enumerate(self.walk.room.things):
                self._try(thing, f"s{place}")
                self.walk.take(f"s{place}")
                if thing.wants:
                    self.walk.take(f"u{thing.wants}>s{place}")
            for place, door in enumerate(self.walk.room.exits):
                self._try(door, f"d{place}")

    def _try(self, place: Spot | Door, target: str) -> None:
        if place.lock is not None and place.lock in self.walk.bag:
            self.walk.take(f"k{place.lock}>{target}")

    def _tell(self, room: Plan, known: Walk, came_from: Path | None) -> None:
        given = given_for(room, known, self.tone, self.tellings, self.names, came_from)
        start = time.process_time()
        answer = cast("dict[str, Any]", tell_room(given, seed=0))
        self.tellings.append(Telling(given, answer, time.process_time() - start))
        self.names[room.path] = answer["name"]


def given_for(
    room: Plan, known: Walk, tone: str, tellings: list[Telling], names: dict[Path, str], came_from: Path | None
) -> dict[str, Any]:
    """The facts of a room as the app asks for it."""
    number = len(tellings) + 1
    moment = beat_for(room, known.tale)
    late = {plan(room.seed, path).theme: name for path, name in names.items() if path != came_from}
    items = [held for held in known.bag if not is_key(held)][-ITEMS:]
    beat = None
    if moment is not None:
        gift = find(room.seed, moment.gift) if moment.gift else None
        beat = {
            "thread": moment.thread,
            "number": moment.number,
            "of": moment.of,
            "kind": moment.kind,
            "person": moment.person.words(),
            "thing": None if moment.thing is None else f"thing:{moment.thing}",
            "says": moment.says,
            "fact": moment.fact,
            "gift": gift and {"id": gift.id, "name": gift.name, "remark": gift.remark},
        }
    return {
        "seed": room.seed,
        "path": list(room.path),
        "number": number,
        "again": 0,
        "tone": tone,
        "theme": room.theme,
        "names": list(themes()[room.theme].names),
        "hour": room.hour,
        "doors": [_door(room.seed, i, door, late.get(door.theme)) for i, door in enumerate(room.exits)],
        "things": [_thing(room.seed, i, thing) for i, thing in enumerate(room.things)],
        "beat": beat,
        "cards": [{"who": card.who, "fact": card.fact} for card in known.tale.cards[-CARDS:]],
        "bag": [find(room.seed, item).name for item in items],
        "keys": sum(map(is_key, known.bag)),
        "last_room": names[came_from] if came_from is not None else None,
        "summary": "",
        "told": [
            {
                "name": telling.answer["name"],
                "text": telling.text if number - place <= EAR else "",
                "marks": telling.answer["marks"],
            }
            for place, telling in enumerate(tellings[-MEMORY:], max(1, number - MEMORY))
        ],
    }


def _lock(seed: str, lock: str | None) -> dict[str, str] | None:
    if lock is None:
        return None
    metal, emblem, _ = key_look(seed, lock)
    return {"metal": metal, "emblem": emblem}


def _held(seed: str, held: str) -> dict[str, Any]:
    facts = find(seed, held)
    return {"id": facts.id, "what": facts.what, "name": facts.name, "remark": facts.remark}


def _door(seed: str, place: int, door: Door, known: str | None) -> dict[str, Any]:
    look = door_look(door.look)
    return {
        "id": f"door:{place}",
        "side": door.side,
        "look": door.look,
        "beyond": door.theme,
        "label": look.label,
        "hint": look.hint,
        "lock": _lock(seed, door.lock),
        "fold": door.fold,
        "known": known,
    }


def _thing(seed: str, place: int, thing: Spot) -> dict[str, Any]:
    kind = thing_kind(thing.kind)
    return {
        "id": f"thing:{place}",
        "kind": thing.kind,
        "label": kind.label,
        "tail": kind.tail,
        "lock": _lock(seed, thing.lock),
        "holds": [_held(seed, held) for held in thing.holds],
        "wants": item_kind(thing.wants.partition("@")[0]).label if thing.wants else None,
        "gives": [_held(seed, held) for held in thing.gives],
    }


@dataclass(frozen=True, slots=True)
class Figures:
    """`words`: least, mean, most. `distinct`: distinct 4-grams of all rooms / all. `same`: the most often said sentence
    of the narrations and how often; `same_play` likewise among the lines of play. `openings`: repeated within 30 rooms.
    `faults`: what is missing, absent, malformed. `took_ms`: mean, most."""

    words: tuple[int, float, int]
    distinct: float
    distinct_50: float
    same: tuple[str, int]
    same_play: tuple[str, int]
    openings: int
    names: int
    rooms: int
    ended: int
    begun: int
    faults: tuple[str, ...]
    took_ms: tuple[float, float]

    def line(self) -> str:
        least, mean, most = self.words
        return (
            f"words {least}-{most} (mean {mean:.0f}); distinct 4-grams {self.distinct:.3f} "
            f"(in 50: {self.distinct_50:.3f}); same sentence {self.same[1]}x, play {self.same_play[1]}x; "
            f"openings repeated {self.openings}; names {self.names}/{self.rooms}; "
            f"threads ended {self.ended}/{self.begun}; faults {len(self.faults)}; "
            f"{self.took_ms[0]:.1f} ms a room (most {self.took_ms[1]:.1f})"
        )


def figures(tellings: list[Telling]) -> Figures:
    texts = [telling.text for telling in tellings]
    sizes = [len(words_of(text)) for text in texts]
    said = Counter(sentence for text in texts for sentence in sentences(text))
    played = Counter(line for telling in tellings for line in _played(telling))
    beats = [telling.given["beat"] for telling in tellings if telling.given["beat"]]
    times = [1000 * telling.took_s for telling in tellings]
    return Figures(
        words=(min(sizes), sum(sizes) / len(sizes), max(sizes)),
        distinct=_distinct(texts),
        distinct_50=min(_distinct(texts[at : at + 50]) for at in range(0, max(1, len(texts) - 49), 50)),
        same=said.most_common(1)[0],
        same_play=played.most_common(1)[0],
        openings=sum(
            opening_of(text) in {opening_of(other) for other in texts[max(0, place - EAR) : place]}
            for place, text in enumerate(texts)
        ),
        names=len({telling.answer["name"] for telling in tellings}),
        rooms=len(tellings),
        ended=sum(beat["number"] == beat["of"] for beat in beats),
        begun=sum(beat["number"] == 1 for beat in beats),
        faults=tuple(fault for telling in tellings for fault in faults(telling)),
        took_ms=(sum(times) / len(times), max(times)),
    )


def _distinct(texts: list[str]) -> float:
    runs = [
        " ".join(words[at : at + 4]) for words in map(words_of, texts) for at in range(len(words) - 3)
    ]  # fmt: skip
    return len(set(runs)) / len(runs)


def _played(telling: Telling) -> Iterator[str]:
    for field_name in ("found", "opened", "thanks", "through", "returns", "refused", "wrong", "useless"):
        yield from telling.answer[field_name]


def faults(telling: Telling) -> Iterator[str]:
    """What is wrong with a told room, each as a sentence."""
    given, answer, text = telling.given, telling.answer, telling.text.lower()
    where = f"{given['seed']} {given['number']}"
    here = {thing["kind"] for thing in given["things"]}
    if not 60 <= len(words_of(text)) <= 140:
        yield f"{where}: {len(words_of(text))} words"
    for place in (*given["doors"], *given["things"]):
        noun = short(place["label"]).lower() if place["id"].startswith("thing") else place["label"].lower()
        if noun not in text:
            yield f"{where}: {place['label']} is not mentioned"
    for thing in themes()[given["theme"]].things:
        absent = thing.kind not in here and re.search(rf"\b{re.escape(short(thing.label).lower())}\b", text)
        if absent and len(short(thing.label).split()) > 1:
            yield f"{where}: {thing.label} is mentioned but absent"
    labels = {door["label"] for door in given["doors"]}
    for theme in themes().values():
        for look in theme.doors:
            if look.label not in labels and look.label.lower() in text:
                yield f"{where}: {look.label} is mentioned but absent"
    for line in (telling.text, answer["alt"], answer["name"], *_played(telling)):
        if not line or re.search(r"  |\s[,.;:?!]|,,|\.\.|[,;:]\.|\ba [aeio]|\b(\w+) \1\b|^[a-zà-ÿ]|\. [a-z]", line):
            yield f"{where}: malformed: {line}"
    if "{" in telling.text + answer["alt"] + answer["name"]:
        yield f"{where}: a slot is left: {telling.text}"
    for thing, line in zip(given["things"], answer["found"], strict=True):
        for held in thing["holds"]:
            if held["name"].lower() not in line.lower():
                yield f"{where}: the find {held['name']} is not named: {line}"
    if len(answer["alt"]) > 240 or len(answer["name"]) > 40 or len(answer["marks"]) > 200:
        yield f"{where}: too long: {answer['alt']} / {answer['name']} / {answer['marks']}"
    locks = sum(place["lock"] is not None for place in (*given["things"], *given["doors"]))
    if len(answer["opened"]) != locks or len(answer["through"]) != len(given["doors"]):
        yield f"{where}: a line of play is missing"


def told(telling: Telling, *, play: bool) -> str:
    """A room for reading."""
    given, answer = telling.given, telling.answer
    beat = f" [{given['beat']['thread']} {given['beat']['number']}]" if given["beat"] else ""
    parts = [f"\n## {given['number']}. The {answer['name']} ({given['tone']}, {given['hour']}){beat}\n{telling.text}"]
    if play:
        for field_name in ("found", "opened", "thanks", "through", "returns", "refused", "wrong", "useless"):
            parts += [f"  {field_name}: {line}" for line in answer[field_name]]
        parts.append(f"  alt: {answer['alt']}")
    return "\n".join(parts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seeds", nargs="*", default=["quince", "otter", "vellum"])
    parser.add_argument("--tone", choices=TONES)
    parser.add_argument("--rooms", type=int, default=200)
    parser.add_argument("--read", action="store_true")
    parser.add_argument("--play", action="store_true")
    asked = parser.parse_args()
    for place, seed in enumerate(asked.seeds):
        tone = asked.tone or TONES[place % len(TONES)]
        tellings = Stroll(seed, tone).go(asked.rooms)
        if asked.read or asked.play:
            print("\n".join(told(telling, play=asked.play) for telling in tellings))
        measured = figures(tellings)
        print(f"{seed:8} {tone:6} {measured.line()}")
        for fault in measured.faults[:20]:
            print("   ", fault)
        print("   ", measured.same, measured.same_play)


if __name__ == "__main__":
    main()
