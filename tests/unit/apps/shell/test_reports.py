"""A report becomes one line of a file that has a bound, and nothing of who sent it is in there."""

import json
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from apps.shell.pages import Problem
from apps.shell.reports import AT_ONCE, EVERY_S, LetterBox, Report, read_report

WORLDS = {"rooms", "lofinity"}
AT = datetime(2026, 11, 21, 22, 50, 31, tzinfo=UTC)


def body(**fields: object) -> bytes:
    return json.dumps({"world": "rooms", "what": "hurtful", "words": "the third door", **fields}).encode()


def test_a_report_is_read_and_kept_as_one_line(tmp_path: Path) -> None:
    box = LetterBox(tmp_path / "new")
    box.put(read_report(body(), WORLDS), AT, "abc")
    box.put(read_report(body(world="street", words=""), WORLDS), AT, "abc")
    file = tmp_path / "new" / "reports.jsonl"
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert lines[0] == {
        "at": "2026-11-21T22:50+00:00",
        "world": "rooms",
        "what": "hurtful",
        "words": "the third door",
        "release": "abc",
    }
    assert lines[1]["world"] == "street"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"nonsense",
        b"[]",
        b'{"world": "rooms"}',
        body(words="x" * 501),
        body(world="elsewhere"),
        body(world="../rooms"),
        body(what="spam"),
        body(address="1.2.3.4"),
        b"\xff\xfe",
        b"[" * 100_000,
    ],
)
def test_what_is_no_report_is_refused_in_a_sentence(sent: bytes) -> None:
    with pytest.raises(Problem, match="A report says") as refused:
        read_report(sent, WORLDS)
    assert refused.value.status_code == 422


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ('"}\n{"at": "never"}', '"} {"at": "never"}'),
        ("a\u2028b\u0000c\r\nd", "a b c d"),
        ("\u202egnorw\u202c \u200bthin", "gnorw thin"),
        ("<script>alert(1)</script> 🙂", "<script>alert(1)</script> 🙂"),
        ("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
    ],
)
def test_hostile_words_stay_one_line_of_text(tmp_path: Path, words: str, kept: str) -> None:
    LetterBox(tmp_path).put(read_report(body(words=words), WORLDS), AT, "abc")
    lines = (tmp_path / "reports.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["words"] for line in lines] == [kept]


def test_a_full_box_is_shut_and_keeps_what_it_has(tmp_path: Path) -> None:
    box = LetterBox(tmp_path, cap_bytes=1000)
    report = Report(world="rooms", what="other", words="x" * 100)
    for _ in range(5):
        box.put(report, AT, "abc")
    with pytest.raises(Problem, match="full") as refused:
        box.put(report, AT, "abc")
    assert refused.value.status_code == 503
    kept = (tmp_path / "reports.jsonl").read_text("utf-8")
    assert len(kept) <= 1000
    assert all(json.loads(line)["words"] for line in kept.splitlines())


def test_a_folder_that_cannot_be_written_is_a_full_box_too(tmp_path: Path) -> None:
    (tmp_path / "reports.jsonl").mkdir()
    with pytest.raises(Problem, match="full"):
        LetterBox(tmp_path).put(Report(world="rooms", what="other"), AT, "abc")


def test_one_visitor_can_say_a_few_things_and_others_still_theirs(tmp_path: Path) -> None:
    box = LetterBox(tmp_path)
    for _ in range(AT_ONCE):
        box.admit("1.2.3.4", 0.0)
    with pytest.raises(Problem, match="wait") as refused:
        box.admit("1.2.3.4", 1.0)
    assert refused.value.status_code == 429
    box.admit("5.6.7.8", 1.0)
    box.admit("1.2.3.4", 1.0 + EVERY_S)
