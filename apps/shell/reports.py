"""A visitor's report -> one line of a file that only the keeper of the house reads. Keeps no address, shows nothing.

The file (reports.jsonl in DATA_DIR) has a bound: when it is full the box is shut until somebody has emptied it, so that
a flood cannot push out what was said before it.
"""

import json
import os
import threading
from datetime import datetime
from pathlib import Path
from typing import Literal
from unicodedata import category

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from apps.shell.guard import Buckets
from apps.shell.pages import Problem

What = Literal["hurtful", "rights", "broken", "other"]
"""hurtful: something that should not be shown; rights: somebody's work or likeness; broken: it does not work."""

WORDS_CHARS = 500
STREET = "street"
"""What the lobby calls itself in a report."""
FILE_BYTES = 1 << 20
AT_ONCE, EVERY_S = 3, 120.0
"""Reports of one visitor at once, and how soon another may follow them."""

THANKS = "Thank you. It is in the letter box, and somebody will read it."
UNREADABLE = f"A report says which world, what it is about, and at most {WORDS_CHARS} characters."
ENOUGH = "You have told us several things just now. Please wait a few minutes with the next."
FULL = "The letter box is full. Please write on the community page, or come back tomorrow."


class Report(BaseModel):
    """What a visitor says of something: in which world, what kind of thing, and in words, if they like."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    world: str = Field(pattern=r"^[a-z][a-z0-9]{1,23}$")
    what: What
    words: str = Field(default="", max_length=WORDS_CHARS)


def read_report(body: bytes, worlds: set[str]) -> Report:
    """The report in a request's body, its words without signs that cannot be seen. Raises Problem in a sentence."""
    try:
        report = Report.model_validate_json(body)
    except ValidationError:
        raise Problem(422, "report", UNREADABLE) from None
    if report.world not in worlds | {STREET}:
        raise Problem(422, "report", UNREADABLE)
    return report.model_copy(update={"words": _plain(report.words)})


def _plain(words: str) -> str:
    spaced = (" " if category(sign) in {"Cc", "Zl", "Zp"} else sign for sign in words)
    return " ".join("".join(sign for sign in spaced if category(sign) not in {"Cf", "Cn", "Co", "Cs"}).split())


class LetterBox:
    """The file of reports. Thread-safe."""

    def __init__(self, folder: Path, *, cap_bytes: int = FILE_BYTES) -> None:
        self._path, self._cap = folder / "reports.jsonl", cap_bytes
        self._lock = threading.Lock()
        self._slips = Buckets(AT_ONCE, 1 / EVERY_S)

    def admit(self, visitor: str, now_s: float) -> None:
        """Raises Problem when `visitor` has said enough for now; the address is counted in memory and never written."""
        if wait_s := self._slips.take(visitor, now_s):
            raise Problem(429, "slow_down", ENOUGH, headers={"retry-after": str(round(wait_s) + 1)})

    def put(self, report: Report, at: datetime, release: str) -> None:
        """Add a line: {at, world, what, words, release}, to the minute. Raises Problem when there is no more room."""
        told = {"at": at.isoformat(timespec="minutes"), **report.model_dump(), "release": release}
        line = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        with self._lock:
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                if self._path.exists() and self._path.stat().st_size + len(line) > self._cap:
                    raise Problem(503, "full", FULL)
                with open(os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "ab") as file:
                    file.write(line)
            except OSError as error:
                raise Problem(503, "full", FULL) from error
