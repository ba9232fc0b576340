"""house.report() + models.yaml -> /health, /livez, /readyz, /metrics, /ledger. Measures nothing itself, touches no GPU.

What was not measured is null. While embedded engines play, the status is `warn`: a hand-made engine must never read as
a model that is live. Form: draft-inadarei-api-health-check-06.
"""

import platform
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response

from apps.shell.ledger import ledger_page
from apps.shell.share import engine_says
from pipelines import CAP_B, TINY_TITAN_B, Catalog, ModelCard, Settings

Report = Mapping[str, Any]

MEDIA_TYPE = "application/health+json"
DATA_POLICY = (
    "Nothing about a visitor is stored: no accounts, no cookies, no analytics. Wishes are not logged. "
    "What is made is kept here for an hour, under a name nobody can guess, and then removed. "
    "A report is kept as it was written, without an address, until the keeper of the house has read it."
)
NOT_READY = {
    "loading": "The engines are still warming up.",
    "failed": "The engines could not be opened.",
}


@cache
def house_version() -> str:
    """The version in pyproject.toml: the one place it is written."""
    text = (Path(__file__).parent.parent.parent / "pyproject.toml").read_text(encoding="utf-8")
    return str(tomllib.loads(text)["project"]["version"])


def installed(package: str) -> str | None:
    """A library's version without importing it; None where it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def health(
    report: Report, catalog: Catalog, settings: Settings, line: Mapping[str, int], now: datetime
) -> dict[str, Any]:
    """The whole health document, as plain data. `now` is in UTC."""
    status, notes = judge(report)
    return {
        "status": status,
        "version": house_version(),
        "releaseId": settings.release,
        "serviceId": settings.space_id or "small-worlds",
        "description": "Three small worlds on one GPU slot.",
        "notes": notes,
        **({"output": report["output"]} if report["output"] else {}),
        "time": now.isoformat(timespec="seconds"),
        "uptime_s": round(report["uptime_s"], 3),
        "engine": {"mode": report["engine"], "says": engine_says(report), "executor": report["executor"]},
        "ledger": ledger(report, catalog),
        "totals": totals(catalog),
        "acquisitions": acquisitions(report),
        "warm": {
            "cold_start_s": report["cold_start_s"],
            "wake_s": dict(report["wake_s"]),
            "stages": list(report["stages"]),
        },
        "failures": dict(report["failures"]),
        "structured_text": dict(report["asking"]),
        "hardware": {
            **report["hardware"],
            "zero_gpu": settings.zero_gpu,
            "machine": platform.machine(),
            "python": platform.python_version(),
            "gradio": installed("gradio"),
            "torch": installed("torch"),
        },
        "line": dict(line),
        "artefacts": dict(report["artefacts"]),
        "licences": licences(catalog),
        "data_policy": DATA_POLICY,
        "checks": {
            "house:ready": [
                {
                    "componentType": "component",
                    "observedValue": report["state"],
                    "status": {"ready": "pass", "loading": "warn"}.get(report["state"], "fail"),
                    "time": now.isoformat(timespec="seconds"),
                }
            ],
            "line:waiting": [
                {
                    "componentType": "component",
                    "observedValue": line["waiting"],
                    "observedUnit": "jobs",
                    "status": "pass" if line["working"] + line["waiting"] < line["room"] else "warn",
                    "time": now.isoformat(timespec="seconds"),
                }
            ],
        },
        "links": {"ledger": "/ledger", "metrics": "/metrics", "live": "/livez", "ready": "/readyz"},
    }


def judge(report: Report) -> tuple[str, list[str]]:
    """pass | warn | fail, and every reason in a sentence."""
    notes: list[str] = []
    if report["state"] in NOT_READY:
        notes.append(NOT_READY[report["state"]])
    if report["engine"] != "models":
        notes.append(engine_says(report))
    notes += [
        f"{role['app']}'s {role['role']} is played {how(role)}: {role['reason']}"
        for role in report["roles"]
        if role["reason"]
    ]
    return ("fail" if report["state"] == "failed" else "warn" if notes else "pass"), notes


def how(role: Mapping[str, Any]) -> str:
    """Who plays a role whose first choice cannot."""
    return f"by {role['model']} instead" if role["model"] else "embedded"


SOURCES = {"models": "hub", "tiny-random": "tiny-random", "embedded": "embedded"}


def ledger(report: Report, catalog: Catalog) -> list[dict[str, Any]]:
    """A row for each role of each app: the model models.yaml declares, and what really plays."""
    facts = {(role["app"], role["role"]): role for role in report["roles"]}
    return [
        _row(app, role, card, facts.get((app, role)), report["state"])
        for app, cast in catalog.casts.items()
        for role, card in cast.items()
    ]


def _row(app: str, role: str, card: ModelCard, fact: Mapping[str, Any] | None, house: str) -> dict[str, Any]:
    plays = None if fact is None else fact["engine"]
    if fact is not None and fact["model"]:
        card = card.played_as(fact["model"])
    guest = None if fact is None or fact["model"] in (None, card.repo) else str(fact["model"])
    if guest is not None:  # not the model that models.yaml names: nothing of that one's is claimed
        told = {"repo": guest, "backend": "ollama", "file": None, "revision": "as it is", "licence": "its own"}
        card = card.model_copy(update=told | {"params_b": {}, "file_bytes": None})
    asleep = fact is not None and card.phase == "post" and not fact.get("bytes")  # loaded when something is finished
    if plays in ("models", "tiny-random"):
        state = "declared" if asleep else "resident"
    elif fact is not None and fact["reason"]:
        state = "failed"
    elif fact is not None and plays is None and house == "loading":
        state = "loading"
    else:
        state = "declared"
    measured = None if fact is None or asleep or fact["params"] is None else dict(fact["params"])
    return {
        "app": app,
        "role": role,
        "job": card.job,
        "phase": card.phase,
        "id": card.repo,
        "revision": card.revision,
        "file": card.file,
        "url": card.url if guest is None else f"https://ollama.com/library/{guest.partition('/')[2].partition(':')[0]}",
        "runtime": card.backend,
        "dtype": card.dtype,
        "licence": card.licence,
        "commercial": card.commercial,
        "params_declared_b": dict(card.params_b),
        "params_measured": measured,
        "bytes_declared": None if guest else card.weights_bytes,
        "bytes_measured": None if fact is None else fact["bytes"],
        "seat": None if fact is None else fact["seat"],
        "state": state,
        "source": "ollama" if guest else SOURCES.get(plays or ""),
        "played_by": None if fact is None else fact["name"],
        "reason": None if fact is None else fact["reason"],
    }


def totals(catalog: Catalog) -> dict[str, Any]:
    """Billions of parameters, and the memory of the weights in bytes, as declared, every component counted; models that
    two apps share are counted once."""
    union = catalog.union()
    largest = max(union.values(), key=lambda card: card.total_b)
    union_b = sum(card.total_b for card in union.values())
    return {
        "apps": {
            app: {
                "live_b": round(catalog.total_b(app, phase="live"), 4),
                "all_b": round(catalog.total_b(app), 4),
                "tiny_titan": catalog.total_b(app) <= TINY_TITAN_B,
            }
            for app in catalog.casts
        },
        "largest": {"id": largest.repo, "params_b": round(largest.total_b, 4)},
        "union_b": round(union_b, 4),
        "cap_b": CAP_B,
        "within_cap": union_b <= CAP_B,
        "bytes": {"live": catalog.weights_bytes(phase="live"), "all": catalog.weights_bytes()},
    }


def acquisitions(report: Report) -> dict[str, Any]:
    """Acquisitions for each job of each app, counted: 1.0 is the claim. Null until a job has run."""
    return {
        app: {
            "jobs": asked,
            "gpu_slots": report["acquisitions"][app],
            "slots_per_job": round(report["acquisitions"][app] / asked, 3) if asked else None,
        }
        for app, asked in report["requests"].items()
    }


def licences(catalog: Catalog) -> dict[str, Any]:
    cards = catalog.union().values()
    return {
        "models": dict(Counter(card.licence for card in cards)),
        "non_commercial": sorted({card.repo for card in cards if not card.commercial}),
        "commercial_use": all(card.commercial for card in cards),
        "credits": sorted({card.credit for card in cards if card.credit}),
    }


def metrics(report: Report, settings: Settings, line: Mapping[str, int]) -> str:
    """The counts as Prometheus text."""
    lines: list[str] = []

    def family(name: str, kind: str, says: str, samples: Iterable[tuple[Mapping[str, str], float]]) -> None:
        lines.extend((f"# HELP small_worlds_{name} {says}", f"# TYPE small_worlds_{name} {kind}"))
        for labels, value in samples:
            inside = ",".join(f'{key}="{_escape(text)}"' for key, text in labels.items())
            lines.append(f"small_worlds_{name}{f'{{{inside}}}' if inside else ''} {value}")

    build = {"version": house_version(), "release": settings.release, "engine": str(report["engine"])}
    stages: list[Mapping[str, Any]] = report["stages"]
    family("build_info", "gauge", "What runs here.", [(build, 1)])
    family("ready", "gauge", "1 when the house can play.", [({}, float(report["state"] == "ready"))])
    family("uptime_seconds", "gauge", "Since the house was founded.", [({}, report["uptime_s"])])
    family("jobs_total", "counter", "Jobs asked for.", [({"app": a}, n) for a, n in report["requests"].items()])
    family(
        "acquisitions_total",
        "counter",
        "GPU slots taken.",
        [({"app": a}, n) for a, n in report["acquisitions"].items()],
    )
    family("failures_total", "counter", "Jobs that failed.", [({"code": c}, n) for c, n in report["failures"].items()])
    family("wake_seconds", "gauge", "Last wake of a crew.", [({"app": a}, s) for a, s in report["wake_s"].items()])
    family(
        "stage_seconds",
        "gauge",
        "How long stages took lately.",
        [
            ({"app": stage["app"], "stage": stage["stage"], "quantile": quantile}, stage[key])
            for stage in stages
            for quantile, key in (("0.5", "p50_s"), ("0.95", "p95_s"))
        ],
    )
    family("line_jobs", "gauge", "Jobs in the line.", [({"at": at}, line[at]) for at in ("working", "waiting")])
    family("artefacts_bytes", "gauge", "Held in the drawer.", [({}, report["artefacts"]["bytes"])])
    family("artefacts_count", "gauge", "Files in the drawer.", [({}, report["artefacts"]["count"])])
    return "\n".join(lines) + "\n"


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def health_answer(request: Request, document: Mapping[str, Any]) -> Response:
    """JSON for programs, a page for who reads (`Accept: text/html`). `fail` is 503, as the draft demands."""
    headers = {"cache-control": "no-store", "vary": "accept"}
    status = 503 if document["status"] == "fail" else 200
    if "text/html" in request.headers.get("accept", "") or request.url.path == "/ledger":
        return HTMLResponse(ledger_page(document), status, headers)
    return JSONResponse(document, status, headers, media_type=MEDIA_TYPE)


def live_answer() -> Response:
    """The process answers: nothing else is asked, least of all a model."""
    return JSONResponse({"status": "pass"}, headers={"cache-control": "no-store"}, media_type=MEDIA_TYPE)


def ready_answer(report: Report) -> Response:
    """200 once a job would be played, 503 while the engines warm up or have failed."""
    ready = report["state"] == "ready"
    document = {"status": "pass" if ready else "fail", "notes": [] if ready else [NOT_READY[report["state"]]]}
    return JSONResponse(document, 200 if ready else 503, {"cache-control": "no-store"}, media_type=MEDIA_TYPE)


def metrics_answer(text: str) -> Response:
    return PlainTextResponse(text, headers={"cache-control": "no-store"}, media_type="text/plain; version=0.0.4")
