"""What the house says about itself, and that it never says more than it measured."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from starlette.requests import Request

import apps.shell.health as shell_health
from apps.shell.health import health, health_answer, metrics, ready_answer
from apps.shell.ledger import ledger_page
from pipelines import Settings, read_catalog
from tests.doubles_house import ScriptedHouse, Wish

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
IDLE = {"working": 0, "waiting": 0, "room": 21}
SCHEMA = json.loads((Path(shell_health.__file__).parent / "health.schema.json").read_text(encoding="utf-8"))


@pytest.fixture
def house(tmp_path: Path) -> ScriptedHouse:
    return ScriptedHouse(Settings(data_dir=tmp_path))


def played(house: ScriptedHouse, **role: Any) -> dict[str, Any]:
    """The report of a house whose musician is as `role` says."""
    report = house.report()
    musician = report["roles"][1] | role
    return report | {"roles": [report["roles"][0], musician]}


def document(report: dict[str, Any], settings: Settings | None = None) -> dict[str, Any]:
    return json.loads(json.dumps(health(report, read_catalog(), settings or Settings(), IDLE, NOW)))


def check(said: dict[str, Any]) -> None:
    Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(said)


def row(said: dict[str, Any], app: str, role: str) -> dict[str, Any]:
    return next(row for row in said["ledger"] if (row["app"], row["role"]) == (app, role))


@pytest.mark.parametrize("state", ["loading", "ready", "failed"])
def test_the_document_fits_its_schema_in_every_state(house: ScriptedHouse, state: str) -> None:
    house.state = state
    check(document(house.report()))
    list(house.perform("lofinity", "press_tape", Wish()))
    check(document(house.report(), Settings(space_id="me/worlds", zero_gpu=True)))


def test_the_schema_is_one_and_notices_what_does_not_belong(house: ScriptedHouse) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    said = document(house.report())
    assert not Draft202012Validator(SCHEMA).is_valid(said | {"secret": 1})
    assert not Draft202012Validator(SCHEMA).is_valid(said | {"status": "ok"})


def test_embedded_engines_are_a_warning_and_are_named(house: ScriptedHouse) -> None:
    said = document(house.report())
    assert said["status"] == "warn"
    musician = row(said, "lofinity", "musician")
    assert (musician["state"], musician["source"], musician["played_by"]) == (
        "declared",
        "embedded",
        "scripted musician 1",
    )
    assert musician["params_measured"] is musician["bytes_measured"] is None
    assert musician["bytes_declared"] == read_catalog().casts["lofinity"]["musician"].weights_bytes


def test_only_loaded_models_read_as_resident_and_pass(house: ScriptedHouse) -> None:
    report = house.report() | {"engine": "models"}
    loaded = {"engine": "models", "params": {"decoder": 1_837_600_000}, "bytes": 3_675_200_000}
    live = [role | loaded for role in report["roles"]]
    said = document(report | {"roles": live})
    check(said)
    assert said["status"] == "pass"
    assert row(said, "lofinity", "musician")["state"] == "resident"
    assert row(said, "lofinity", "musician")["source"] == "hub"
    assert row(said, "lofinity", "musician")["bytes_measured"] == 3_675_200_000
    assert "3.42 GiB" in ledger_page(said)
    assert row(said, "rooms", "painter")["state"] == "declared"  # nobody has opened that door


def test_a_model_that_is_loaded_at_the_end_is_not_called_resident_before(house: ScriptedHouse) -> None:
    report = house.report() | {"engine": "models"}
    critic = report["roles"][1] | {"app": "lightloom", "role": "critic", "engine": "models", "reason": None}
    critic |= {"model": "openbmb/MiniCPM-V-4.6", "params": {"language model": 752_393_024}, "bytes": None}
    asleep = row(document(report | {"roles": [critic]}), "lightloom", "critic")
    assert (asleep["state"], asleep["params_measured"]) == ("declared", None)
    awake = row(document(report | {"roles": [critic | {"bytes": 2_601_400_000}]}), "lightloom", "critic")
    assert (awake["state"], awake["params_measured"]) == ("resident", {"language model": 752_393_024})


def test_how_a_model_shares_a_small_gpu_is_told_and_is_no_warning(house: ScriptedHouse) -> None:
    sentence = "It takes 18.9 GiB while it plays, of 22.0 GiB."
    said = document(played(house, engine="models", seat=sentence) | {"engine": "models"})
    check(said)
    assert row(said, "lofinity", "musician")["seat"] == sentence
    assert sentence not in said["notes"]
    assert sentence in ledger_page(said)


def test_a_guest_is_told_as_itself_and_not_as_the_model_it_stands_in_for(house: ScriptedHouse) -> None:
    report = house.report()
    guest = {"engine": "models", "model": "ollama/llama3.2:3b", "params": {"language model": 3_212_749_888}}
    report["roles"] = [role | guest if role["role"] == "writer" else role for role in report["roles"]]
    said = document(report)
    check(said)
    writer = row(said, "lofinity", "writer")
    assert (writer["id"], writer["source"], writer["params_declared_b"]) == ("ollama/llama3.2:3b", "ollama", {})
    assert writer["url"] == "https://ollama.com/library/llama3.2"
    assert writer["bytes_declared"] is None
    assert row(said, "lofinity", "musician")["id"] == "facebook/musicgen-medium"


def test_tiny_random_weights_never_read_as_the_model(house: ScriptedHouse) -> None:
    said = document(played(house, engine="tiny-random", params={"decoder": 1000}) | {"engine": "tiny-random"})
    check(said)
    assert said["status"] == "warn"
    assert row(said, "lofinity", "musician")["source"] == "tiny-random"


def test_a_model_that_would_not_load_is_named_with_its_reason(house: ScriptedHouse) -> None:
    said = document(played(house, engine="embedded", reason="the file is damaged") | {"engine": "models"})
    check(said)
    assert said["status"] == "warn"
    assert row(said, "lofinity", "musician")["state"] == "failed"
    assert "lofinity's musician is played embedded: the file is damaged" in said["notes"]


def test_a_house_that_could_not_open_fails_with_503_and_says_why(house: ScriptedHouse) -> None:
    house.state = "failed"
    said = document(house.report())
    assert (said["status"], said["output"]) == ("fail", "The engines would not start.")
    assert health_answer(request("/health"), said).status_code == 503


def test_nothing_is_claimed_before_a_job_has_run(house: ScriptedHouse) -> None:
    before = document(house.report())
    assert before["acquisitions"]["lofinity"] == {"jobs": 0, "gpu_slots": 0, "slots_per_job": None}
    assert (before["warm"]["stages"], before["warm"]["wake_s"]) == ([], {})
    list(house.perform("lofinity", "press_tape", Wish()))
    after = document(house.report())
    assert after["acquisitions"]["lofinity"] == {"jobs": 1, "gpu_slots": 1, "slots_per_job": 1.0}
    assert after["warm"]["stages"][0]["p95_s"] == 0.75


def test_totals_count_every_component_and_shared_models_once(house: ScriptedHouse) -> None:
    said = document(house.report())["totals"]
    catalog = read_catalog()
    assert said["apps"]["lofinity"]["all_b"] == round(catalog.total_b("lofinity"), 4)
    assert said["union_b"] <= sum(app["all_b"] for app in said["apps"].values())
    assert said["within_cap"] is True
    assert said["bytes"] == {"live": catalog.weights_bytes(phase="live"), "all": catalog.weights_bytes()}


def test_licences_that_forbid_selling_are_said(house: ScriptedHouse) -> None:
    said = document(house.report())["licences"]
    assert "facebook/musicgen-medium" in said["non_commercial"]
    assert said["commercial_use"] is False


def test_what_licences_ask_is_on_the_ledger_page_too(house: ScriptedHouse) -> None:
    told = document(house.report())
    assert any("parakeet-ctc-1.1b is by nvidia" in credit for credit in told["licences"]["credits"])
    page = ledger_page(told)
    assert "<h2>What the licences ask</h2>" in page
    assert "Licensed by NVIDIA Corporation" in page
    assert "creativecommons.org/licenses/by-nc/4.0/" in page


def test_a_start_is_warming_up_and_not_yet_ready(house: ScriptedHouse) -> None:
    house.state = "loading"
    assert ready_answer(house.report()).status_code == 503
    assert document(house.report())["warm"]["cold_start_s"] is None
    house.state = "ready"
    assert ready_answer(house.report()).status_code == 200


def request(path: str, accept: str = "*/*") -> Request:
    return Request({"type": "http", "method": "GET", "path": path, "headers": [(b"accept", accept.encode())]})


def test_programs_get_json_and_people_a_page(house: ScriptedHouse) -> None:
    said = document(house.report())
    program = health_answer(request("/health"), said)
    assert program.headers["content-type"] == "application/health+json"
    assert program.headers["cache-control"] == "no-store"
    assert json.loads(bytes(program.body)) == said
    person = health_answer(request("/health", "text/html,application/xhtml+xml"), said)
    assert person.headers["content-type"].startswith("text/html")
    assert health_answer(request("/ledger"), said).headers["content-type"].startswith("text/html")


def test_the_page_runs_nothing_styles_nothing_inline_and_escapes_what_it_is_told(house: ScriptedHouse) -> None:
    said = document(played(house, name="<img src=x onerror=alert(1)>", reason="<script>alert(1)</script>"))
    page = ledger_page(said)
    assert "<script" not in page
    assert "<img" not in page
    assert "style=" not in page
    for card in read_catalog().union().values():
        assert card.repo in page


def test_metrics_are_prometheus_text(house: ScriptedHouse) -> None:
    list(house.perform("lofinity", "press_tape", Wish()))
    text = metrics(house.report(), Settings(release='odd"name\\\n'), IDLE)
    sample = re.compile(r'small_worlds_[a-z_]+(\{[a-z]+="([^"\\\n]|\\.)*"(,[a-z]+="([^"\\\n]|\\.)*")*\})? -?[0-9.e+-]+')
    for line in text.splitlines():
        assert line.startswith(("# HELP ", "# TYPE ")) or sample.fullmatch(line), line
    assert 'small_worlds_jobs_total{app="lofinity"} 1' in text
    assert 'small_worlds_stage_seconds{app="lofinity",stage="press",quantile="0.95"} 0.75' in text
    assert text.endswith("\n")


def test_health_says_nothing_of_a_visitor_or_the_machines_paths(house: ScriptedHouse) -> None:
    list(house.perform("lofinity", "press_tape", Wish(text="canary wish")))
    everything = json.dumps(document(house.report())) + metrics(house.report(), Settings(), IDLE)
    assert "canary" not in everything
    assert str(house.settings.data_dir) not in everything
