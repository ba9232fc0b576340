"""Addresses that can be passed on."""

import json
from pathlib import Path
from typing import Any

import pytest
from starlette.datastructures import QueryParams
from starlette.requests import Request

from apps.shell.share import credits, doors_json, engine_says, into_world, knows, share_bases, terms
from pipelines import Settings
from tests.doubles_house import ScriptedHouse

AT_HOME = Settings()
ON_A_SPACE = Settings(space_id="me/worlds", space_host="me-worlds.hf.space", release="abc1234")


def request() -> Request:
    host = [(b"host", b"127.0.0.1:7860")]
    return Request(
        {"type": "http", "method": "GET", "scheme": "http", "path": "/", "headers": host, "query_string": b""}
    )


def doors(tmp_path: Path, settings: Settings, **report: Any) -> dict[str, Any]:
    house = ScriptedHouse(Settings(data_dir=tmp_path))
    answer = doors_json(request(), (), house.report() | report, settings)
    return json.loads(bytes(answer.body))


def test_at_home_a_link_leads_to_this_machine() -> None:
    assert share_bases("lofinity", request(), AT_HOME) == {"here": "http://127.0.0.1:7860/lofinity?", "hub": None}


def test_on_a_space_a_link_leads_there_and_to_the_hubs_frame() -> None:
    assert share_bases("lofinity", request(), ON_A_SPACE) == {
        "here": "https://me-worlds.hf.space/lofinity?",
        "hub": "https://huggingface.co/spaces/me/worlds?world=lofinity&",
    }


def test_a_link_through_the_hub_arrives_in_its_world_with_all_it_carried() -> None:
    assert into_world(QueryParams("world=lofinity&tape=abc%2B%2F%3D&q=low")) == "/lofinity?tape=abc%2B%2F%3D&q=low"
    assert into_world(QueryParams("world=lofinity")) == "/lofinity"


def test_the_street_learns_who_plays_and_where_it_stands(tmp_path: Path) -> None:
    at_home, on_a_space = doors(tmp_path, AT_HOME), doors(tmp_path, ON_A_SPACE)
    assert at_home["engine"]["mode"] == "embedded"
    assert at_home["engine"]["says"].endswith(".")
    assert at_home["links"] == {"space_url": None, "hub_url": None, "talk_url": None, "source_url": None}
    assert on_a_space["links"] == {
        "space_url": "https://me-worlds.hf.space/",
        "hub_url": "https://huggingface.co/spaces/me/worlds",
        "talk_url": "https://huggingface.co/spaces/me/worlds/discussions/new",
        "source_url": "https://huggingface.co/spaces/me/worlds/tree/main",
    }
    assert on_a_space["release"] == "abc1234"


@pytest.mark.parametrize("engine", ["models", "tiny-random"])
def test_a_role_that_fell_back_is_named_and_never_swapped_in_silence(tmp_path: Path, engine: str) -> None:
    fallen = {"app": "lofinity", "role": "musician", "reason": "no CUDA here"}
    says = doors(tmp_path, AT_HOME, engine=engine, roles=[fallen])["engine"]["says"]
    assert "lofinity's musician" in says


def role(app: str, name: str, model: str | None, reason: str | None = None) -> dict[str, Any]:
    return {"app": app, "role": name, "model": model, "reason": reason}


def test_each_world_names_only_its_own_fallen_roles_and_what_its_models_licences_ask() -> None:
    report: dict[str, Any] = {
        "engine": "models",
        "roles": [
            role("lofinity", "writer", None, "it is cut off"),
            role("lofinity", "musician", "facebook/musicgen-medium"),
            role("rooms", "writer", "some/gguf"),
            role("lightloom", "ear", None, "it is absent"),
        ],
    }
    assert "writer" in engine_says(report, "lofinity")
    assert "lightloom" not in engine_says(report, "lofinity")
    assert "hand-made" not in engine_says(report, "rooms")
    assert engine_says(report, "lightloom").startswith("Small hand-made engines play")
    assert terms(report, "lofinity") == [
        "Not for commercial use: the weights of facebook/musicgen-medium are CC-BY-NC-4.0."
    ]
    assert terms(report, "rooms") == []
    assert ["musicgen-medium is by facebook" in credit for credit in credits(report, "lofinity")] == [True]
    assert credits(report, "rooms") == []  # a guest's licence is its own
    report["roles"][2] = role("rooms", "writer", "nvidia/NVIDIA-Nemotron-3-Nano-4B-BF16")
    assert ["Licensed by NVIDIA" in credit for credit in credits(report, "rooms")] == [True]
    assert credits(report, "lightloom") == []
    report["roles"][1] = role("lofinity", "musician", None, "it is cut off")
    assert terms(report, "lofinity") == []


def test_while_models_are_loaded_nobody_claims_to_know_who_plays() -> None:
    loading: dict[str, Any] = {"engine": "models", "state": "loading", "roles": []}
    assert not knows(loading)
    assert "known in a moment" in engine_says(loading, "lofinity")
    assert knows(loading | {"engine": "embedded"})
    assert knows(loading | {"state": "ready"})
    assert "real models play" in engine_says(loading | {"state": "ready"})


def test_a_guest_among_the_hand_made_engines_is_named() -> None:
    report = {
        "engine": "embedded",
        "roles": [role("rooms", "writer", "ollama/llama3.2:3b"), role("rooms", "ear", None)],
    }
    assert "ollama/llama3.2:3b is the writer" in engine_says(report)
    report["roles"] = [role("rooms", "writer", None, "Ollama does not run")]
    assert "Ollama" not in engine_says(report)


def test_a_model_in_anothers_place_is_named_and_counts_as_no_hand_made_engine() -> None:
    second = role("rooms", "writer", "nvidia/NVIDIA-Nemotron-3-Nano-4B-BF16", "no llama.cpp here")
    said = engine_says({"engine": "models", "state": "ready", "roles": [second]}, "rooms")
    assert "In place of another" in said
    assert "nvidia/NVIDIA-Nemotron-3-Nano-4B-BF16 (writer)" in said
    assert "hand-made" not in said
