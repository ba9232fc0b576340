"""1000 Rooms on one core: `python -m bench.rooms`. How fast a room is settled, told, painted and spoken, how much
longer that takes late in a long walk, and how the storyteller's words hold up over 200 rooms.

Prints one JSON object and a table. Each part runs in a fresh process held to one thread; seconds are processor time, so
that a busy machine tells nearly the same, except where another program is waited for (the voice) and the whole room:
those are wall time, and say so.
"""

import resource
import statistics
import time
from collections import deque
from collections.abc import Callable, Iterator
from functools import cache

from apps.rooms.craft.sentences import sentences
from apps.rooms.craft.truth.dice import Dice
from apps.rooms.craft.truth.plan import plan
from apps.rooms.craft.truth.state import Walk, replay
from apps.rooms.craft.truth.walk import choose_move
from apps.rooms.domain import Canvas, Path, Room, Sentence, Stills, Told, Visit
from apps.rooms.flow import enter_room
from apps.rooms.prompts import still_briefs
from bench.figures import Row, run_parts
from pipelines import Made, Narrator, Painter, SpeechBrief, Writer
from pipelines.registry import hire
from tests.rooms_briefs import brief_of, one_of_each_theme
from tests.storyteller_gate import Figures, Stroll, figures

SEED = "lamp oil"
LENGTHS = (0, 30, 200)
"""Rooms told before the one that is timed."""
TIMES = 9


def cpu_ms(work: Callable[[], object]) -> float:
    """Processor time of one call, in milliseconds."""
    began = time.process_time()
    work()
    return 1000 * (time.process_time() - began)


@cache
def crew() -> tuple[Writer, Painter, Narrator]:
    players = hire("rooms", "embedded").players
    for player in players.values():
        player.wake()
    return players["writer"], players["painter"], players["narrator"]


def tell(visit: Visit) -> Room:
    """The room in words, from the moves to the checked answer, without what lies ahead."""
    writer, painter, narrator = crew()
    for event in enter_room(visit, writer=writer, painter=painter, narrator=narrator):
        if isinstance(event, Made) and isinstance(event.value, Room):
            return event.value
    raise AssertionError("a room without words")


def walked(rooms: int) -> Visit:
    """The visit into the next new room of a curious walk that has entered so many, each told."""
    walk, dice = Walk(SEED), Dice(SEED, "bench")
    moves: list[str] = []
    told: list[Told] = []
    while len(walk.visits) <= rooms:
        if len(told) < len(walk.visits):
            room = tell(visit_of(moves, told))
            told.append(Told(path=room.path, name=room.name, text=room.text, marks=room.marks))
        moves.append(choose_move(walk, dice))
        walk.take(moves[-1])
    return visit_of(moves, told)


def visit_of(moves: list[str], told: list[Told]) -> Visit:
    """As the page asks: the texts of the last 30 rooms, of older ones their names and marks."""
    old = [telling.model_copy(update={"text": ""}) for telling in told[:-30]]
    remembered = (*old, *told[-30:])[-200:]
    return Visit(seed=SEED, moves=" ".join(moves), told=remembered, edition="text")


def text_rows() -> Iterator[Row]:
    medians: list[float] = []
    for rooms in LENGTHS:
        visit = walked(rooms)
        took = [cpu_ms(lambda visit=visit: tell(visit)) for _ in range(TIMES)]
        medians.append(statistics.median(took))
        yield Row(f"text of a room after {rooms} told, median", medians[-1], "ms", "<= 50")
        yield Row(f"  moves replayed for it, {len(visit.moves.split())}", len(visit.moves), "characters")
    yield Row(f"  after {LENGTHS[-1]} rooms beside after none", medians[-1] / medians[0], "x")


def truth_rows() -> Iterator[Row]:
    walk, dice = Walk(SEED), Dice(SEED, "bench")
    moves: list[str] = []
    while len(moves) < 1000:
        moves.append(choose_move(walk, dice))
        walk.take(moves[-1])
    branch = " ".join(moves)
    count, cold_ms = grown("a house nobody entered", 400)
    yield Row("a room planned, cold", cold_ms / count, "ms")
    yield Row("1,000 moves replayed", min(cpu_ms(lambda: replay(SEED, branch)) for _ in range(TIMES)), "ms")


def grown(seed: str, rooms: int) -> tuple[int, float]:
    """So many rooms of a house, the nearest first: how many, and the milliseconds that planning them took."""
    to_visit: deque[Path] = deque([()])
    began, count = time.process_time(), 0
    while to_visit and count < rooms:
        room = plan(seed, to_visit.popleft())
        to_visit.extend(door.to for door in room.exits if not door.fold)
        count += 1
    return count, 1000 * (time.process_time() - began)


def paint_rows() -> Iterator[Row]:
    _, painter, _ = crew()
    took: dict[str, float] = {}
    for theme, room in one_of_each_theme(SEED).items():
        brief = brief_of(room)
        took[theme] = statistics.median(cpu_ms(lambda brief=brief: list(painter.paint_room(brief))) for _ in range(3))
    slowest = max(took, key=lambda theme: took[theme])
    yield Row("a room painted, 960 x 640, median of the themes", statistics.median(took.values()) / 1000, "s", "<= 0.6")
    yield Row(f"  slowest theme ({slowest})", took[slowest] / 1000, "s", "<= 0.6")
    for theme, milliseconds in sorted(took.items()):
        yield Row(f"  {theme}", milliseconds / 1000, "s")
    room = tell(Visit(seed=SEED, edition="text"))
    stills = tuple(still_briefs(room, seed=7).values())
    yield Row(
        "a find, a door or a cover by itself",
        cpu_ms(lambda: list(painter.paint_stills(stills))) / len(stills),
        "ms",
    )


def voice_rows() -> Iterator[Row]:
    _, _, narrator = crew()
    text = tell(Visit(seed=SEED, edition="text")).text
    walls_s: list[float] = []
    processor_s: list[float] = []
    length_s = 0.0
    for seq, (start, end) in enumerate(sentences(text)):
        began, worked = time.perf_counter(), with_children_s()
        spoken = narrator.speak(SpeechBrief(text[start:end], "caretaker", "usual", seq))
        if spoken is None:
            return
        walls_s.append(time.perf_counter() - began)
        processor_s.append(with_children_s() - worked)
        length_s += spoken.sound.seconds
    yield Row("first sentence spoken, wall", walls_s[0], "s", "<= 0.3")
    yield Row("  processor, speech program included", processor_s[0], "s")
    yield Row("  longest of the room, processor", max(processor_s), "s")
    yield Row("speech of a room, processor", length_s / sum(processor_s), "x real time")


def with_children_s() -> float:
    """Processor time of this process and of the programs it has waited for."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def room_rows() -> Iterator[Row]:
    """What a visitor waits for, event by event, without a server."""
    writer, painter, narrator = crew()
    awaited = {Room: "words", Sentence: "first sentence", Canvas: "picture", Stills: "doors and finds"}
    reached: dict[str, float] = {}
    began, cpu = time.perf_counter(), time.process_time()
    for event in enter_room(Visit(seed=SEED), writer=writer, painter=painter, narrator=narrator):
        if isinstance(event, Made):
            what = awaited.get(type(event.value))
            if what:
                reached.setdefault(what, time.perf_counter() - began)
            elif event.name == "ahead":
                reached.setdefault("the room is whole", time.perf_counter() - began)
    reached["the room ahead is ready too"] = time.perf_counter() - began
    for what, seconds in reached.items():
        yield Row(f"one job, wall: {what}", seconds, "s")
    yield Row("one job, processor", time.process_time() - cpu, "s")


def story_rows() -> Iterator[Row]:
    found: list[Figures] = [
        figures(Stroll(seed, tone).go(200)) for seed, tone in (("quince", "warm"), ("otter", "dry"))
    ]
    yield Row("200 rooms: distinct 4-grams, worst of two seeds", min(each.distinct for each in found), "", ">= 0.75")
    yield Row("  the same sentence at most", max(each.same[1] for each in found), "times", "<= 3")
    yield Row("  openings repeated within 30", max(each.openings for each in found), "", "0")
    yield Row("  names used twice", max(each.rooms - each.names for each in found), "", "0")
    yield Row("  missing, absent or malformed", max(len(each.faults) for each in found), "", "0")


PARTS: dict[str, Callable[[], Iterator[Row]]] = {
    "truth": truth_rows,
    "text": text_rows,
    "paint": paint_rows,
    "voice": voice_rows,
    "room": room_rows,
    "story": story_rows,
}


if __name__ == "__main__":
    run_parts("bench.rooms", PARTS)
