"""LoFinity on the command line: `python -m apps.lofinity press "rainy night train" --seed 7 --minutes 2 --out DIR`,
`dub A.flac B.flac … --out MIX.flac` (one mixtape of several tapes), `cut TAPE.flac --bar 9 --bars 8 --out LOOP.flac`.

Exit codes: 0 done, 1 the machine could not (a sentence on stderr), 2 the order was not understood (nothing written).
"""

import argparse
import base64
import hashlib
import json
import logging
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from tqdm import tqdm

from apps.lofinity.craft.editor import CROSSFADE_S
from apps.lofinity.craft.mixtape import NotATape, Reel, cassette, cut, mixtape, read_reel
from apps.lofinity.domain import Order, Recipe, Tape
from pipelines import Artefact, Began, Event, House, Made, PipelineError, Progress, open_house, read_settings

FLOW = "press_tape"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    asked = parser().parse_args(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    if asked.command != "press":
        return edit(asked)
    try:
        order = order_from(asked)
        settings = read_settings()
    except ValidationError as error:
        print(error.errors()[0]["msg"], file=sys.stderr)
        return 2
    except (ValueError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    try:
        house = open_house(settings, apps=("lofinity",))
        try:
            press(house, order, asked.out)
        finally:
            house.close()
    except PipelineError as error:
        print(error.says, file=sys.stderr)
        return 1
    return 0


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="python -m apps.lofinity", description="Press lofi tapes without a browser.")
    commands = top.add_subparsers(dest="command", required=True)
    command = commands.add_parser("press", help="press a tape from a wish")
    command.add_argument("wish", nargs="?", help="what the tape should feel like, up to 200 characters")
    command.add_argument("--recipe", type=Path, help="press this recipe.json again instead of a wish")
    command.add_argument("--seed", type=int, help="another seed is another take of the same wish")
    command.add_argument("--minutes", type=float, default=2.0, help="1 to 10 (default 2)")
    command.add_argument("--side", choices=("A", "B"), default="A", help="B: the darker or brighter take")
    command.add_argument("--out", type=Path, required=True, help="folder for the tape and its papers")
    command.add_argument("--follow", type=Path, help="go on from the end of a tape that a model played: its codes.npz")
    command.add_argument("--stems", action="store_true", help="also write stems/*.flac")
    command.add_argument("--midi", action="store_true", help="also write tape.mid")

    command = commands.add_parser("dub", help="copy finished tapes onto one")
    command.add_argument("tapes", nargs="+", type=Path, help="tape.flac files, in the order they shall play")
    command.add_argument("--crossfade", type=float, default=CROSSFADE_S, help="seconds in which two tapes meet")
    command.add_argument("--sides", action="store_true", help="two tapes as sides A and B, with a pause for turning")
    command.add_argument("--out", type=Path, required=True, help="the mixtape's FLAC")

    command = commands.add_parser("cut", help="take some bars of a finished tape, once or as a loop")
    command.add_argument("tape", type=Path, help="a tape.flac")
    command.add_argument("--bar", type=int, default=1, help="the first bar, counted from 1")
    command.add_argument("--bars", type=int, default=8, help="how many bars (default 8)")
    command.add_argument("--times", type=int, default=1, help="how often they play")
    command.add_argument("--out", type=Path, required=True, help="the loop's FLAC")
    return top


def edit(asked: argparse.Namespace) -> int:
    """Run `dub` or `cut`; returns the exit code. Nothing is written unless everything went well."""
    try:
        if asked.command == "cut":
            made = cut(asked.out.name, _reel(asked.tape), asked.bar, asked.bars, asked.times)
        elif asked.sides:
            made = cassette(asked.out.name, [_reel(path) for path in asked.tapes])
        else:
            made = mixtape(asked.out.name, [_reel(path) for path in asked.tapes], asked.crossfade)
        _write(asked.out.parent, made)
    except (NotATape, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    print(asked.out)
    return 0


def _reel(path: Path) -> Reel:
    return read_reel(path.name, path.read_bytes())


def order_from(asked: argparse.Namespace) -> Order:
    """The order behind the arguments. Raises ValidationError, ValueError or OSError with a sentence."""
    recipe: Recipe | None = None
    if asked.recipe is not None:
        written: dict[str, Any] = json.loads(asked.recipe.read_text(encoding="utf-8"))
        recipe = Recipe.model_validate({key: written[key] for key in Recipe.model_fields if key in written})
    return Order(
        wish=asked.wish,
        recipe=recipe,
        minutes=asked.minutes,
        seed=asked.seed,
        side=asked.side,
        stems=asked.stems,
        midi=asked.midi,
        codes=None if asked.follow is None else base64.b64encode(asked.follow.read_bytes()),
    )


def press(house: House, order: Order, folder: Path) -> None:
    """Perform the flow, write every file it makes into `folder`, and end with recipe.json and trace.json."""
    began = time.monotonic()
    rows: list[dict[str, Any]] = []
    kept: list[dict[str, Any]] = []
    with tqdm(total=100, unit="%", disable=not sys.stderr.isatty(), leave=False) as bar:
        for event in house.perform("lofinity", FLOW, order):
            rows.append({"seq": len(rows), "t_s": round(time.monotonic() - began, 3), **_row(event)})
            _show(bar, event)
            if isinstance(event, Made):
                kept += [_write(folder, artefact) for artefact in _artefacts(event.value)]
                if isinstance(event.value, Tape):
                    _write_recipe(folder, event.value)
    report = house.report()
    trace = {
        "app": "lofinity",
        "flow": FLOW,
        "request": order.model_dump(mode="json", exclude={"codes"}),
        "acquisitions": report["acquisitions"]["lofinity"],
        "engines": {row["role"]: {"engine": row["engine"], "model": row["model"]} for row in report["roles"]},
        "events": rows,
        "artefacts": kept,
    }
    _write_json(folder / "trace.json", trace)
    print(folder / "tape.mp3")


def _artefacts(value: object) -> list[Artefact]:
    if isinstance(value, Artefact):
        return [value]
    if isinstance(value, tuple):
        return [item for item in value if isinstance(item, Artefact)]
    return []  # the preview and the deck's music are for the page


def _write(folder: Path, artefact: Artefact) -> dict[str, Any]:
    path = folder / artefact.name
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    part.write_bytes(artefact.data)
    part.replace(path)
    sha256 = hashlib.sha256(artefact.data).hexdigest()
    return {"name": artefact.name, "sha256": sha256, "bytes": len(artefact.data), "mime": artefact.mime}


def _write_recipe(folder: Path, tape: Tape) -> None:
    facts = {"pcm_sha256": tape.pcm_sha256, "lufs": tape.lufs, "true_peak_dbtp": tape.true_peak_dbtp}
    _write_json(folder / "recipe.json", {**tape.recipe.model_dump(mode="json"), **facts, "engines": tape.engines})


def _write_json(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _row(event: Event) -> dict[str, Any]:
    if isinstance(event, Began):
        return {"kind": "began", "stage": event.stage, "expected_s": event.expected_s}
    if isinstance(event.value, Progress):
        step = event.value
        return {"kind": "made", "name": "progress", "stage": step.stage, "done": step.done, "total": step.total}
    return {"kind": "made", "name": event.name}


def _show(bar: "tqdm[Any]", event: Event) -> None:
    if isinstance(event, Began):
        bar.set_description(event.stage)
        bar.reset()
    elif isinstance(event.value, Progress):
        bar.n = round(100 * event.value.done / max(1, event.value.total))
        bar.refresh()


if __name__ == "__main__":
    sys.exit(main())
