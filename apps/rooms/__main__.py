"""1000 Rooms on the command line: `python -m apps.rooms play --seed 7 --choices 0,1,0 --out DIR [--text-only]`,
`python -m apps.rooms walk --seed 7 --steps 1000`.

Exit codes: 0 done, 1 the machine could not (a sentence on stderr), 2 the order was not understood (nothing written).
"""

import argparse
import dataclasses
import json
import logging
import re
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

from pydantic import ValidationError

from apps.rooms.craft import books
from apps.rooms.craft.books import Book
from apps.rooms.craft.books.book import MOST_ROOMS
from apps.rooms.craft.player import through_door
from apps.rooms.craft.truth.state import Walk
from apps.rooms.craft.truth.walk import walk_figures
from apps.rooms.diary import Diary
from apps.rooms.domain import Told, Tone, Visit
from pipelines import VOICES, Pace, PipelineError, Refused, Settings, open_house, read_settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    asked = parser().parse_args(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    try:
        if asked.command == "walk":
            return walk(asked)
        visits = planned(asked)
        settings = read_settings()
    except ValidationError as error:
        print(error.errors()[0]["msg"], file=sys.stderr)
        return 2
    except (ValueError, Refused) as error:
        print(error, file=sys.stderr)
        return 2
    try:
        play(settings, visits, asked.out)
    except PipelineError as error:
        print(error.says, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"The rooms could not be written: {error}", file=sys.stderr)
        return 1
    return 0


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="python -m apps.rooms", description="Walk the endless house without a browser.")
    commands = top.add_subparsers(dest="command", required=True)
    command = commands.add_parser("play", help="walk through doors, and keep every room")
    command.add_argument("--seed", required=True, help="the words the house begins with, up to 80 characters")
    command.add_argument(
        "--choices", default="", help="doors to take, 0 to 2, and b for back: 0,1,b,0; locked ones are opened first"
    )
    command.add_argument("--out", type=Path, required=True, help="folder for the rooms and the books")
    command.add_argument("--text-only", action="store_true", help="words alone: nothing is painted or spoken")
    command.add_argument("--tone", choices=get_args(Tone), default="warm")
    command.add_argument("--narrator", choices=[voice.id for voice in VOICES], default="caretaker")
    command.add_argument("--pace", choices=get_args(Pace), default="usual")

    command = commands.add_parser("walk", help="walk at random and check that the house keeps its word")
    command.add_argument("--seed", required=True, help="the words the house begins with")
    command.add_argument("--steps", type=int, default=1000, help="moves to make (default 1000)")
    return top


def walk(asked: argparse.Namespace) -> int:
    """Print the figures of a random walk; 1 when the house broke its word. Raises ValidationError or ValueError with
    a sentence."""
    if asked.steps < 1:
        raise ValueError("A walk needs at least one step: --steps 1 or more.")
    figures = walk_figures(Visit(seed=asked.seed).seed, asked.steps)
    print(json.dumps(dataclasses.asdict(figures), indent=1))
    return 1 if figures.faults else 0


def planned(asked: argparse.Namespace) -> list[Visit]:
    """One visit for each step into a room, without its memory. Raises ValidationError, ValueError or Refused
    with a sentence before anything is made."""
    if asked.out.exists() and not asked.out.is_dir():
        raise ValueError(f"{asked.out} is a file. --out needs a folder.")
    how = {
        "seed": asked.seed,
        "edition": "text" if asked.text_only else "full",
        "tone": asked.tone,
        "narrator": asked.narrator,
        "pace": asked.pace,
    }
    first = Visit.model_validate(how)
    walked, moves = Walk(first.seed), list[str]()
    visits = [first]
    for choice in filter(None, (choice.strip() for choice in asked.choices.split(","))):
        if choice != "b" and not re.fullmatch("[0-9]{1,3}", choice):
            raise ValueError(
                f"“{choice}” is no choice. Write doors as 0, 1 or 2 and the way back as b: --choices 0,1,b"
            )
        if choice == "b":
            refused = walked.take("b")
            if refused is not None:
                raise ValueError(refused)
            steps = ["b"]
        else:
            steps = through_door(walked, int(choice))
        for step in steps:
            moves.append(step)
            if step[0] in "gb":
                visits.append(first.model_copy(update={"moves": " ".join(moves)}))
    if len(visits) > MOST_ROOMS:
        raise ValueError(f"This walk enters {len(visits)} rooms. A book holds up to {MOST_ROOMS}.")
    return visits


def play(settings: Settings, visits: Sequence[Visit], folder: Path) -> None:
    """Enter each room once, write what is made of it into `folder`, and bind the books."""
    house = open_house(settings, apps=("rooms",))
    had_a_hand = {"writer"} if visits[0].edition == "text" else {"writer", "painter", "narrator"}

    def engines() -> list[str]:
        return [row["name"] for row in house.report()["roles"] if row["role"] in had_a_hand]

    diary = Diary(folder, visits[-1], engines)
    told: tuple[Told, ...] = ()
    try:
        for visit in visits:
            if not diary.knows(visit):
                told = diary.keep(visit, house.perform("rooms", "enter_room", visit.model_copy(update={"told": told})))
        book, report = diary.book(), house.report()
    finally:
        house.close()
    bind(diary, book)
    diary.finish(report)
    print(folder / "story.html")


def bind(diary: Diary, book: Book) -> None:
    """story.twee, story.epub, story.html, story.txt, and story.mp3 where there was a voice."""
    pictures, voices = diary.pictures(), diary.voices()
    diary.keep_file("story.twee", "text/plain", books.twee(book))
    diary.keep_file("story.epub", "application/epub+zip", books.epub(book, pictures, diary.cover, datetime.now(UTC)))
    diary.keep_file("story.html", "text/html", books.html_page(book, pictures))
    diary.keep_file("story.txt", "text/plain", books.transcript(book))
    if any(voices.values()):
        diary.keep_file("story.mp3", "audio/mpeg", books.audiobook(book, voices))


if __name__ == "__main__":
    sys.exit(main())
