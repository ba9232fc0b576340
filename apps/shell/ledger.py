"""The health document -> a page for the eye: models, sizes, jobs, what is kept. Says nothing of its own."""

import html
from collections.abc import Iterable, Mapping
from typing import Any

from apps.shell.pages import shell_page
from pipelines import TINY_TITAN_B

GIB = 2**30


def ledger_page(document: Mapping[str, Any]) -> str:
    """`document` as health() made it, as a page without scripts."""
    hardware, warm, totals_ = document["hardware"], document["warm"], document["totals"]
    facts = {
        "Engine": document["engine"]["mode"],
        "Version": f"{document['version']} · {document['releaseId']}",
        "Up for": _span(document["uptime_s"]),
        "Warmed up in": _seconds(warm["cold_start_s"]),
        "Jobs now": f"{document['line']['working']} at work, {document['line']['waiting']} waiting",
        "Kept files": f"{document['artefacts']['count']} ({document['artefacts']['bytes'] / 1e6:.1f} MB)",
        "GPU": hardware["cuda"] or "none in use",
        "Python, gradio": f"{hardware['python']}, {hardware['gradio']}",
    }
    status = document["status"]
    tone = {"pass": "", "warn": " warn", "fail": " fail"}[status]
    notes = "".join(f"<p>{html.escape(note)}</p>" for note in document["notes"])
    tiles = "".join(f"<div><dt>{html.escape(k)}</dt><dd>{html.escape(v)}</dd></div>" for k, v in facts.items())
    largest = totals_["largest"]
    return shell_page(
        "How the house is",
        f'<header><h1>How the house is</h1><p><span class="pill{tone}">{status}</span></p>{notes}</header>'
        f'<main><dl class="facts">{tiles}</dl>'
        f"<h2>The ledger: who could play, and who plays</h2>{_ledger_table(document['ledger'])}"
        f"<h2>Sizes</h2>{_totals_table(totals_)}"
        f'<p class="quiet">All models together {totals_["union_b"]:.2f} B of at most {totals_["cap_b"]:.0f} B; the '
        f"largest is {html.escape(largest['id'])} with {largest['params_b']:.2f} B, every component counted. "
        f"Their weights take {totals_['bytes']['live'] / GIB:.1f} GiB live, "
        f"{totals_['bytes']['all'] / GIB:.1f} GiB in all.</p>"
        f"<h2>Jobs, measured since the house opened</h2>{_jobs_table(document['acquisitions'])}"
        f"{_stages_table(warm['stages'])}"
        f"<h2>What is kept</h2><p>{html.escape(document['data_policy'])}</p>"
        f"{_licence_note(document['licences'])}"
        '<a class="way" href="/">Back to the street</a></main>',
    )


def _licence_note(summary: Mapping[str, Any]) -> str:
    """What the licences ask: of whoever uses what is made, and of this house."""
    names = ", ".join(html.escape(name) for name in summary["non_commercial"])
    asked = "" if summary["commercial_use"] else f"<p>Not for commercial use where these models play: {names}.</p>"
    owed = "".join(f"<li>{html.escape(credit)}</li>" for credit in summary["credits"])
    return f"<h2>What the licences ask</h2>{asked}<ul>{owed}</ul>" if asked or owed else ""


def _ledger_table(rows: Iterable[Mapping[str, Any]]) -> str:
    def cells(row: Mapping[str, Any]) -> list[str]:
        declared = sum(row["params_declared_b"].values())
        measured, weighed = row["params_measured"], row["bytes_measured"]
        tone = {"resident": "", "failed": " fail"}.get(row["state"], " warn")
        plays = html.escape(row["played_by"] or "the door is not open yet")
        told = " ".join(filter(None, (row["reason"], row["seat"])))
        reason = f'<br><span class="quiet">{html.escape(told)}</span>' if told else ""
        return [
            f"{html.escape(row['app'])}<br><span class='quiet'>{html.escape(row['role'])}, {row['phase']}</span>",
            f'<a href="{html.escape(row["url"])}" rel="noreferrer">{html.escape(row["id"])}</a>'
            f"<br><span class='quiet'>{html.escape(row['job'])}</span>",
            f"#{declared:.2f} B{_gib(row['bytes_declared'])}",
            f"#{sum(measured.values()) / 1e9:.2f} B{_gib(weighed)}" if measured else "#not measured",
            f"{html.escape(row['licence'])}",
            f'<span class="pill{tone}">{row["state"]}</span>',
            f"{plays}{reason}",
        ]

    heads = ["World", "Model", "#Declared", "#Measured", "Licence", "State", "Played by"]
    return _table(heads, (cells(row) for row in rows))


def _gib(size_bytes: int | None) -> str:
    return "" if size_bytes is None else f"<br><span class='quiet'>{size_bytes / GIB:.2f} GiB</span>"


def _totals_table(totals_: Mapping[str, Any]) -> str:
    rows = (
        [html.escape(app), f"#{size['live_b']:.2f} B", f"#{size['all_b']:.2f} B", "yes" if size["tiny_titan"] else "no"]
        for app, size in totals_["apps"].items()
    )
    return _table(["World", "#Live", "#All", f"At most {TINY_TITAN_B:.0f} B"], rows)


def _jobs_table(counts: Mapping[str, Mapping[str, Any]]) -> str:
    rows = (
        [
            html.escape(app),
            f"#{count['jobs']}",
            f"#{count['gpu_slots']}",
            "#not yet" if count["slots_per_job"] is None else f"#{count['slots_per_job']:.2f}",
        ]
        for app, count in counts.items()
    )
    return _table(["World", "#Jobs", "#GPU slots taken", "#Slots per job"], rows)


def _stages_table(stages: Iterable[Mapping[str, Any]]) -> str:
    rows = [
        [
            html.escape(stage["app"]),
            html.escape(stage["stage"]),
            f"#{stage['n']}",
            f"#{_seconds(stage['p50_s'])}",
            f"#{_seconds(stage['p95_s'])}",
        ]
        for stage in stages
    ]
    return _table(["World", "Stage", "#Times", "#Half within", "#95 % within"], rows) if rows else ""


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table of markup; a head or cell that begins with # is of numbers."""
    head = "".join(_cell(name, "th") for name in heads)
    body = "".join(f"<tr>{''.join(_cell(cell) for cell in row)}</tr>" for row in rows)
    return f'<div class="scroll" tabindex="0"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _cell(cell: str, tag: str = "td") -> str:
    kind = ' class="number"' if cell.startswith("#") else ""
    return f"<{tag}{kind}>{cell.removeprefix('#')}</{tag}>"


def _seconds(seconds: float | None) -> str:
    return "not measured" if seconds is None else f"{seconds:.2f} s"


def _span(seconds: float) -> str:
    minutes, hours = int(seconds // 60), int(seconds // 3600)
    return f"{hours} h {minutes % 60} min" if hours else f"{minutes} min" if minutes else f"{seconds:.0f} s"
