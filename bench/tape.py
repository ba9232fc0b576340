"""The embedded band on one core: `python -m bench.tape`. How fast it plays and masters, what it needs, how soon one
hears it.

Prints one JSON object and a table. Every figure comes from a fresh process held to one thread, so nothing is warm but
what `wake()` warms; seconds are processor time, so that a busy machine tells nearly the same.
"""

import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from apps.lofinity.craft import ambience
from apps.lofinity.craft.mastering import lay_under, master
from apps.lofinity.domain import Mood
from pipelines import Feel, Groove, Instrument, MusicBrief
from pipelines.embedded.musician import EmbeddedMusician

Cast = tuple[Instrument, ...]
TAPES: tuple[tuple[Groove, Cast], ...] = (
    ("boom bap", ("rhodes", "flute", "upright bass")),
    ("brushes", ("piano", "saxophone", "upright bass")),
    ("bossa", ("nylon guitar", "warm pad", "sub bass")),
    ("none", ("piano", "strings")),
    ("broken", ("clean guitar", "flute", "warm pad", "fretless bass")),
)
BEDS: tuple[ambience.Ambience, ...] = ("rain", "vinyl")
TAPE_S, LONG_S = 120.0, 600.0
ONE_THREAD = ("env", "OPENBLAS_NUM_THREADS=1", "OMP_NUM_THREADS=1", "MKL_NUM_THREADS=1")


def brief(number: int, seconds: float) -> MusicBrief:
    groove, cast = TAPES[number]
    return MusicBrief("Bench", "calm", 76, "D", "minor", cast, groove, Feel(grit=0.2), seconds, 7 + number)


def last(steps: Iterator[Any]) -> Any:
    """What a generator yields last: the work itself, after its progress."""
    made = None
    for step in steps:
        made = step
    return made


def seconds_of(work: Callable[[], Any]) -> tuple[Any, float]:
    began = time.process_time()
    return work(), time.process_time() - began


def preview(number: int) -> dict[str, float]:
    """Cold: from the brief to the mastered loop."""
    musician, feel = EmbeddedMusician(), Mood(energy=0, brightness=0, valence=0, dream=0, grit=0.2)
    musician.wake()
    asked = brief(number, TAPE_S)
    loop, played_s = seconds_of(lambda: musician.preview(asked))
    _, mastered_s = seconds_of(lambda: last(master(loop.sound, feel, seed=1, loop=True)))
    return {"preview_s": played_s + mastered_s, "preview_loop_s": loop.sound.seconds}


def tape(number: int, seconds: float = TAPE_S) -> dict[str, float]:
    """Cold: a whole tape, then the same with two beds under it."""
    musician, feel = EmbeddedMusician(), Mood(energy=0, brightness=0, valence=0, dream=0, grit=0.2)
    musician.wake()
    performance, play_s = seconds_of(lambda: last(musician.play(brief(number, seconds))))
    mix = performance.sound
    del performance
    music, master_s = seconds_of(partial(last, master(mix, feel, seed=1)))
    length = mix.seconds
    del mix  # as in the flow: once the tape is mastered, nobody needs the mix
    tiles, tiles_s = seconds_of(lambda: [ambience.bed(name) for name in BEDS])
    under, under_s = seconds_of(lambda: lay_under(music, [(tile, -18.0) for tile in tiles]))
    return {
        "tape_play_x": length / play_s,
        "tape_master_x": length / master_s,
        "tape_x": length / (play_s + master_s),
        "tape_with_beds_x": length / (play_s + master_s + tiles_s + under_s),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "tape_lufs": under.lufs,
    }


def alone(what: str, number: int) -> dict[str, float]:
    """Run one measurement in a process of its own."""
    command = [*ONE_THREAD, sys.executable, "-m", "bench.tape", what, str(number)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout)


def main() -> None:
    if len(sys.argv) == 3:
        what, number = sys.argv[1], int(sys.argv[2])
        figures = preview(number) if what == "preview" else tape(number, LONG_S if what == "long" else TAPE_S)
        print(json.dumps(figures))
        return
    previews = [alone("preview", number) for number in range(len(TAPES))]
    tapes = [alone("tape", number) for number in range(len(TAPES))]
    long = alone("long", 0)

    def middle(rows: list[dict[str, float]], name: str) -> float:
        return statistics.median(row[name] for row in rows)

    rows = [
        ("preview, cold, worst of five", max(row["preview_s"] for row in previews), "s", "<= 0.5"),
        ("two minutes, compose + play + master, cold", middle(tapes, "tape_x"), "x real time", ">= 100"),
        ("  slowest of five", min(row["tape_x"] for row in tapes), "x real time", ">= 40"),
        ("  compose + play alone", middle(tapes, "tape_play_x"), "x real time", ""),
        ("  master alone", middle(tapes, "tape_master_x"), "x real time", ""),
        ("  with two beds made and laid under", middle(tapes, "tape_with_beds_x"), "x real time", ""),
        ("ten minutes, compose + play + master", long["tape_x"], "x real time", ">= 100"),
        ("ten minutes, peak memory, beds included", long["peak_mb"], "MB", "<= 400"),
    ]
    for what, value, unit, asked in rows:
        print(f"{what:46} {value:8.2f} {unit:12} {asked}")
    print(
        json.dumps({"tape": {what.strip(): {"value": round(value, 3), "unit": unit} for what, value, unit, _ in rows}})
    )


if __name__ == "__main__":
    main()
