"""POST /report on a launched server: a sentence comes back, a line is kept, and nothing can be read from there."""

import json

import httpx

from apps.shell.reports import AT_ONCE
from tests.live import LiveStudio

TOLD = {"world": "lofinity", "what": "hurtful", "words": "canary: the label of the second tape"}


def kept(studio: LiveStudio) -> str:
    file = studio.server.settings.data_dir / "reports.jsonl"
    return file.read_text("utf-8") if file.exists() else ""


def test_a_report_is_answered_in_a_sentence_and_kept_without_an_address(own_studio: LiveStudio) -> None:
    answer = httpx.post(f"{own_studio.url}/report", json=TOLD)
    assert (answer.status_code, answer.json()["says"][:9]) == (200, "Thank you")
    line = json.loads(kept(own_studio))
    assert {name: line[name] for name in TOLD} == TOLD
    assert set(line) == {"at", "world", "what", "words", "release"}
    assert "127.0.0.1" not in kept(own_studio)


def test_reports_are_shown_nowhere(own_studio: LiveStudio) -> None:
    httpx.post(f"{own_studio.url}/report", json=TOLD)
    for path in (
        "/report",
        "/reports.jsonl",
        "/static/reports.jsonl",
        "/artefacts/reports.jsonl",
        "/health",
        "/ledger",
    ):
        assert "canary" not in own_studio.get(path).text
    assert own_studio.get("/report").status_code == 405


def test_a_visitor_who_says_too_much_is_asked_to_wait(own_studio: LiveStudio) -> None:
    answers = [httpx.post(f"{own_studio.url}/report", json=TOLD) for _ in range(AT_ONCE + 1)]
    assert [answer.status_code for answer in answers] == [200] * AT_ONCE + [429]
    assert "wait" in answers[-1].json()["says"]
    assert len(kept(own_studio).splitlines()) == AT_ONCE


def test_no_other_site_and_no_nonsense_gets_in(own_studio: LiveStudio) -> None:
    foreign = httpx.post(f"{own_studio.url}/report", json=TOLD, headers={"origin": "https://evil.example"})
    assert foreign.status_code == 403
    assert httpx.post(f"{own_studio.url}/report", json={**TOLD, "world": "nowhere"}).status_code == 422
    assert httpx.post(f"{own_studio.url}/report", content=b"x" * (2 << 20)).status_code == 413
    assert kept(own_studio) == ""
