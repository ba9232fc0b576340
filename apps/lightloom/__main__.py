"""Lightloom on the command line: `python -m apps.lightloom weave FILE --seed N --out DIR [--style STYLE] [--film]`.

FILE is a text file, a phrase on each line, or a recording of speech (WAV, FLAC, OGG, MP3). Exit codes: 0 done, 1 the
machine could not (a sentence on stderr), 2 the order was not understood (nothing written).
"""

import argparse
import logging
import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from pydantic import ValidationError

from apps.lightloom.craft.film import Filmed, film
from apps.lightloom.craft.recording import microphone
from apps.lightloom.craft.stitch import JPEG_STRIPS, jpeg, png
from apps.lightloom.diary import Diary
from apps.lightloom.domain import (
    MOST_PHRASES,
    MOST_STRIPS,
    PHRASE_CHARS,
    STORY_STRIPS,
    Finished,
    Phrase,
    Spoken,
    Viewed,
    Weaving,
)
from pipelines import (
    STYLES,
    Breath,
    House,
    PipelineError,
    Provenance,
    Refused,
    Settings,
    Sound,
    Verdict,
    open_house,
    read_settings,
)

TEXT_BYTES = 200_000
ALWAYS = frozenset({"writer", "painter"})
"""Whom a mural's mark always names; beside them every model of its crew."""
Said = tuple[Phrase, Sound | None]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    asked = parser().parse_args(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    try:
        lines = planned(asked)
        settings = read_settings()
    except ValidationError as error:
        print(error.errors()[0]["msg"], file=sys.stderr)
        return 2
    except (ValueError, Refused) as error:
        print(error, file=sys.stderr)
        return 2
    try:
        weave(settings, asked, lines)
    except PipelineError as error:
        print(error.says, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"The mural could not be written: {error}", file=sys.stderr)
        return 1
    return 0


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="python -m apps.lightloom", description="Weave a mural without a browser.")
    commands = top.add_subparsers(dest="command", required=True)
    command = commands.add_parser("weave", help="weave every phrase of a text or a recording")
    command.add_argument("file", type=Path, help="phrases, one on a line, or a recording of speech")
    command.add_argument("--seed", default="7", help="the mural's seed, up to 40 characters (default 7)")
    command.add_argument("--out", type=Path, required=True, help="folder for the strips, the mural and its papers")
    command.add_argument("--style", choices=STYLES, default=None, help="the hand it is painted in")
    command.add_argument("--film", action="store_true", help="also make the film, film.mp4")
    return top


def planned(asked: argparse.Namespace) -> list[str] | None:
    """The phrases of a text file, or None for a recording. Raises ValidationError, ValueError or Refused with a
    sentence before anything is made."""
    if asked.out.exists() and not asked.out.is_dir():
        raise ValueError(f"{asked.out} is a file. --out needs a folder.")
    if not asked.file.is_file():
        raise ValueError(f"There is no file {asked.file}. Give a text file of phrases, or a recording.")
    Weaving(seed=asked.seed, phrases=(Phrase(id="p"),))
    if asked.file.suffix.lower() not in {".txt", ".md", ""}:
        next(microphone(asked.file), None)
        return None
    if asked.file.stat().st_size > TEXT_BYTES:
        raise ValueError(f"{asked.file.name} is too long for one mural. Up to {MOST_STRIPS} phrases are woven.")
    try:
        text = asked.file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError(f"{asked.file.name} is no text file (UTF-8). Recordings end in .wav, .flac or .mp3.") from None
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    long = next((number for number, line in enumerate(lines, 1) if len(line) > PHRASE_CHARS), None)
    if not lines:
        raise ValueError(f"{asked.file.name} has no phrases. Write one on each line.")
    if long is not None:
        raise ValueError(f"Phrase {long} has more than {PHRASE_CHARS} characters. Say it in two.")
    if len(lines) > MOST_STRIPS:
        raise ValueError(f"{asked.file.name} has {len(lines)} phrases. A mural holds up to {MOST_STRIPS}.")
    return lines


def weave(settings: Settings, asked: argparse.Namespace, lines: list[str] | None) -> None:
    """Weave everything that is said, and write what is made of it into the folder."""
    house = open_house(settings, apps=("lightloom",))
    diary = Diary(asked.out, asked.seed)
    try:
        said = typed(lines) if lines is not None else spoken(house, asked.file)
        while phrases := list(islice(said, min(MOST_PHRASES, MOST_STRIPS - len(diary.story)))):
            weaving = Weaving(
                seed=asked.seed,
                story=tuple(diary.story[-STORY_STRIPS:]),
                phrases=tuple(phrase for phrase, _ in phrases),
                style=asked.style,
                right_edges=diary.edges(),
                held_back=diary.held_back(),
                carried=diary.carried(),
                anchors=diary.anchors,
            )
            sounds = {phrase.id: sound for phrase, sound in phrases if sound is not None}
            diary.keep(weaving, house.perform("lightloom", "weave_phrase", Spoken(weaving, sounds)))
            sys.stderr.write("".join(f"{says}\n" for says in diary.unheard[-1:]))
        if not diary.story:
            raise Refused("Nothing was heard that could be woven.")
        finished = Finished(seed=asked.seed, strips=diary.kept())
        verdict = diary.judged(house.perform("lightloom", "finish_mural", Viewed(finished, diary.small())))
        report = house.report()
    finally:
        house.close()
    players = [row for row in report["roles"] if row["role"] in ALWAYS or row["engine"] != "embedded"]
    made_by = Provenance(
        ", ".join(row["name"] for row in players), trained=any(row["engine"] != "embedded" for row in players)
    )
    mural = stitched(diary, verdict, made_by)
    if asked.film:
        filmed(diary, verdict, made_by)
    diary.finish(verdict, report)
    print(mural)


def stitched(diary: Diary, verdict: Verdict, made_by: Provenance) -> Path:
    """The whole mural as mural.jpg, or as mural.png where it is wider than a JPEG can be."""
    tiles = diary.tiles()
    stitch, name = (jpeg, "mural.jpg") if len(tiles) <= JPEG_STRIPS else (png, "mural.png")
    path = diary.folder / name
    with path.open("wb") as file:
        file.writelines(stitch(tiles, made_by, verdict.title).pieces)
    return path


def filmed(diary: Diary, verdict: Verdict, made_by: Provenance) -> None:
    """film.mp4 and film.vtt."""
    for step in film(diary.tiles(), [woven.words for woven in diary.story], verdict, made_by):
        if isinstance(step, Filmed):
            (diary.folder / "film.mp4").write_bytes(step.mp4)
            (diary.folder / "film.vtt").write_text(step.captions, encoding="utf-8")


def typed(lines: list[str]) -> Iterator[Said]:
    for number, line in enumerate(lines):
        yield Phrase(id=f"line-{number}", text=line), None


def spoken(house: House, recording: Path) -> Iterator[Said]:
    """Every phrase of a recording, as soon as its breath is over."""
    listener = house.listen()
    for chunk in microphone(recording):
        yield from _closed(listener.feed(chunk), listener.name)
    yield from _closed(listener.close(), listener.name)


def _closed(heard: Sequence[object], name: str) -> Iterator[Said]:
    for one in heard:
        if isinstance(one, Breath) and one.heard.text:
            yield Phrase(id=f"breath-{one.number}", text=one.heard.text[:PHRASE_CHARS], heard_by=name), one.sound


if __name__ == "__main__":
    sys.exit(main())
