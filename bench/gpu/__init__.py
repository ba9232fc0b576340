"""The house's models at their true size on a GPU, with random weights: `python -m bench.gpu`. Not part of `make bench`.

Random weights say nothing about quality, and a document or a tape of theirs ends where code ends it; time and memory
are the true ones. Every part makes what it needs, so that some can be run alone: `--only painting,hearing`. With
`--tiny` the same code runs on tiny sizes on any machine, to prove that it runs. `--write` adds the table to
bench/RESULTS.md. Needs about 40 GB of room for temporary files.
"""

import argparse
import datetime
import importlib.metadata
import importlib.util
import json
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from bench.figures import Row, show

RESULTS = Path(__file__).parent.parent / "RESULTS.md"
NEEDED = ("torch", "transformers", "llguidance")
SLOT_SMS = 60
"""Streaming multiprocessors of a ZeroGPU slot, of an H200's 132; the driver may round up to a multiple of eight. That a
slot also has but half of the memory's speed is not imitated."""
PARTS = (
    *("share", "writing", "playing", "together"),
    *("painting", "hearing", "speaking", "surveying", "judging", "phrase", "resident"),
)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.gpu", description=__doc__)
    parser.add_argument("--tiny", action="store_true", help="tiny sizes, on any machine")
    parser.add_argument("--write", action="store_true", help="add the table to bench/RESULTS.md")
    parser.add_argument("--only", default=",".join(PARTS), help="some of the parts, by name, with commas between")
    parser.add_argument("--part", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--sms", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.tiny and asked.write:
        parser.error("tiny figures are not written")
    if missing := next((name for name in NEEDED if importlib.util.find_spec(name) is None), None):
        print(f"bench.gpu: skipped, {missing} is not installed here")
        return 0
    if not asked.tiny and why_not_here():
        print(why_not_here())
        return 0
    if asked.part:
        print(json.dumps([asdict(row) for row in measured(asked.part, asked.folder, asked.tiny, asked.sms)]))
        return 0
    taken: list[Row] = []
    if asked.tiny:
        print("tiny, say nothing about a GPU")
    with tempfile.TemporaryDirectory() as folder:
        show("gpu", noted(all_parts(Path(folder), asked.tiny, asked.only.split(",")), taken))
    if asked.write:
        write(taken, RESULTS)
    return 0 if taken else 1


def why_not_here() -> str:
    """Why nothing can be measured here, or nothing."""
    import torch  # noqa: PLC0415 - only now is it known that it is installed

    if torch.cuda.is_available():
        return ""
    return "bench.gpu: skipped, it needs a CUDA GPU, and there is none on this machine (--tiny runs it without)"


def noted(rows: Iterator[Row], taken: list[Row]) -> Iterator[Row]:
    for row in rows:
        taken.append(row)
        yield row


def all_parts(folder: Path, tiny: bool, parts: Sequence[str] = PARTS) -> Iterator[Row]:
    """Each part in a fresh process, which writes the checkpoints that are not there yet: on the whole GPU, then on the
    SMs of a slot."""
    if {"writing", "playing", "together"} & set(parts):
        yield from alone("build", folder, tiny)
    for part in parts:
        yield from alone(part, folder, tiny)
    if tiny:
        return
    if why := why_no_slot():
        print(f"on {SLOT_SMS} SMs: skipped, {why}", flush=True)
        return
    for part in parts:
        for row in alone(part, folder, tiny, SLOT_SMS):
            yield Row(f"{SLOT_SMS} SMs, {row.what}", row.value, row.unit, row.asked)


def why_no_slot() -> str:
    """Why the SMs of a slot cannot be set apart here, or nothing."""
    if importlib.util.find_spec("torch.cuda.green_contexts") is None:
        return "this torch knows no green contexts"
    from torch.cuda import green_contexts  # noqa: PLC0415 - an older torch has none

    return "" if green_contexts.SUPPORTED else "this torch was built without green contexts"


def alone(part: str, folder: Path, tiny: bool, sms: int = 0) -> Iterator[Row]:
    """The rows of one part; a sentence instead where it fails, and the other parts go on."""
    command = [sys.executable, "-m", "bench.gpu", "--part", part, "--folder", str(folder), "--sms", str(sms)]
    done = subprocess.run([*command, *["--tiny"] * tiny], stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        print(f"{part}{f' on {sms} SMs' * bool(sms)}: ended with exit code {done.returncode}", flush=True)
        return
    for row in json.loads(done.stdout.splitlines()[-1]):
        yield Row(row["what"], row["value"], row["unit"], "" if tiny else row["asked"])


def measured(part: str, folder: Path, tiny: bool, sms: int | None) -> Iterator[Row]:
    """The rows of one part, in this process."""
    import torch  # noqa: PLC0415 - only now is it known that it is installed

    if sms:
        from torch.cuda.green_contexts import GreenContext  # noqa: PLC0415 - an older torch has none

        torch.cuda.init()
        # before anything else, since a stream belongs to the context it was made in; and it lives as long as its name
        slot = GreenContext.create(num_sms=sms, device_id=0)
        slot.set_context()
    if not torch.cuda.is_available():
        torch.set_num_threads(1)
    yield from _rows(part, folder, tiny)


def _rows(part: str, folder: Path, tiny: bool) -> Iterator[Row]:
    # each loads libraries that the others do not need, and a part may be asked for where some of them are missing
    match part:
        case "build":
            from bench import random_weights  # noqa: PLC0415
            from bench.gpu import common  # noqa: PLC0415

            sizes = random_weights.TINY if tiny else random_weights.TRUE
            _, took_s = common.timed(lambda: random_weights.build(folder, sizes, common.device()))
            yield Row("weights drawn and written", took_s, "s")
        case "share":
            from bench.gpu import common  # noqa: PLC0415

            yield from common.share()
        case "writing":
            from bench.gpu import writing  # noqa: PLC0415

            yield from writing.writing(folder, 32 if tiny else 256)
        case "playing":
            from bench.gpu import playing  # noqa: PLC0415

            yield from playing.playing(folder, *((100, (5.0,)) if tiny else (1500, (30.0, 90.0))))
        case "together":
            from bench.gpu import playing  # noqa: PLC0415

            yield from playing.together(folder, 5.0 if tiny else 90.0)
        case "painting":
            from bench.gpu import painting  # noqa: PLC0415

            yield from painting.painting(folder, tiny)
        case "hearing" | "speaking":
            from bench.gpu import speaking  # noqa: PLC0415

            yield from getattr(speaking, part)(folder, tiny)
        case "surveying" | "judging" | "phrase" | "resident":
            from bench.gpu import weaving  # noqa: PLC0415

            yield from getattr(weaving, part)(folder, tiny)
        case _:
            raise ValueError(f"bench.gpu has no part {part}")


def write(rows: list[Row], file: Path) -> None:
    """Add a dated table of `rows`, with the versions they were taken with, to the end of `file`."""
    import torch  # noqa: PLC0415 - only now is it known that it is installed

    device = torch.cuda.get_device_name() if torch.cuda.is_available() else platform.processor() or "CPU"
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in NEEDED)
    today = datetime.datetime.now(datetime.UTC).date()
    lines = ["", f"## {today}, {device}", "", f"Python {platform.python_version()}, {versions}.", ""]
    lines += ["| what | value | unit | at best, and what is asked |", "|---|---|---|---|"]
    lines += [f"| {row.what.strip()} | {row.value:.3f} | {row.unit} | {row.asked} |" for row in rows]
    with file.open("a", encoding="utf-8") as results:
        results.write("\n".join(lines) + "\n")
