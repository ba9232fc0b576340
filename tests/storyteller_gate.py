"""Walks through whole houses and has every room told: the storyteller's figures. `python -m tests.storyteller_gate`.

    python -m tests.storyteller_gate [SEED …] [--tone warm|dry|hushed] [--rooms 200] [--read] [--play]

Prints a line of figures for each seed, and with --read the rooms themselves, with --play also what is said in them.
"""

import argparse
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from apps.rooms.craft.canon import themes
from apps.rooms.craft.canon.nouns import short
from apps.rooms.craft.facts import facts
from apps.rooms.craft.truth.memory import Known
from apps.rooms.craft.truth.paths import spelled
from apps.rooms.craft.truth.plan import Door, Spot, plan
from apps.rooms.craft.truth.state import Walk
from apps.rooms.craft.truth.threads import Tale, beat_for
from apps.rooms.domain import MEMORY_MARKS, MEMORY_TEXTS, Path, Told, Tone
from pipelines.embedded.writer.storyteller import tell_room
from pipelines.embedded.writer.storyteller.dice import Dice
from pipelines.embedded.writer.storyteller.words import opening_of, sentences, words_of

TONES: tuple[Tone, ...] = ("warm", "dry", "hushed")


@dataclass(frozen=True, slots=True)
class Telling:
    """A room as asked for and as told, and how long that took."""

    given: dict[str, Any]
    answer: dict[str, Any]
    took_s: float

    @property
    def text(self) -> str:
        return self.answer["narration"]


class Stroll:
    """A walk that enters room after room, searches everything and opens what it has keys for."""

    def __init__(self, seed: str, tone: Tone) -> None:
        self.seed, self.tone = seed, tone
        self.walk = Walk(seed)
        self.told: list[Told] = []
        self.tellings: list[Telling] = []

    def go(self, rooms: int) -> list[Telling]:
        """The first so many rooms of this walk, told."""
        dice = Dice(self.seed, "stroll")
        first = plan(self.seed, ())
        self._tell(Known(first, 1, None, (), (), Tale(), beat_for(first, Tale()), ""))
        while len(self.tellings) < rooms:
            bag = tuple(self.walk.bag)  # a room is told from what was in the bag when its door was first seen
            self._play()
            ways = [i for i, door in enumerate(self.walk.room.exits) if self._leads_on(door)]
            if not ways:
                elsewhere = [path for path in self.walk.visits if self._has_way(path)]
                self.walk.take(f"j{spelled(dice.choose(elsewhere[-6:]))}")
                continue
            way = dice.choose(ways)
            room, tale = plan(self.seed, self.walk.room.exits[way].to), self.walk.tale
            visited = tuple(self.walk.visits)
            self._tell(Known(room, len(visited) + 1, self.walk.here, visited, bag, tale, beat_for(room, tale), ""))
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

    def _tell(self, known: Known) -> None:
        told = [
            telling if ago <= MEMORY_TEXTS else telling.model_copy(update={"text": ""})
            for ago, telling in zip(range(len(self.told), 0, -1), self.told, strict=True)
        ][-MEMORY_MARKS:]
        given = facts(known, told, tone=self.tone, again=0)
        start = time.process_time()
        answer = cast("dict[str, Any]", tell_room(given, seed=0))
        self.tellings.append(Telling(given, answer, time.process_time() - start))
        self.told.append(
            Told(path=known.room.path, name=answer["name"], text=answer["narration"], marks=answer["marks"])
        )


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
            opening_of(text) in {opening_of(other) for other in texts[max(0, place - MEMORY_TEXTS) : place]}
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
