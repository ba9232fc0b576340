"""The real doors and the real static/: every open door has a page the content security policy can live with."""

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import app
from apps import DOORS, opened
from apps.shell.pages import MARK, MIMES
from apps.shell.server import STATIC, Studio
from pipelines import Settings
from tests.contract.test_server_closed import all_routes
from tests.doubles_house import ScriptedHouse

BEHIND = {
    "GET /lightloom",
    "GET /lightloom/",
    "GET /lightloom/loom.json",
    "POST /lightloom/ask",
    "POST /lightloom/captions",
    "POST /lightloom/film",
    "POST /lightloom/mural/{form}",
    "POST /lightloom/tiles",
    "WS /lightloom/thread",
    "GET /lofinity",
    "GET /lofinity/",
    "GET /lofinity/beds/{name}.flac",
    "GET /rooms",
    "GET /rooms/",
    "GET /rooms/house.json",
    "POST /rooms/book/{form}",
    "POST /rooms/say",
}
"""Everything that answers behind the real doors. A route that is added to a world shows up here first."""
JOBS = {"lightloom_finish", "lightloom_weave", "lofinity_press", "rooms_enter"}
PAGES = sorted(STATIC.glob("*/index.html"))
UNSAFE = re.compile(
    r"\.(inner|outer)HTML\b|insertAdjacentHTML|document\.write|\beval\(|new Function|createContextualFragment|srcdoc"
)


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> Studio:
    """The server as app.py builds it, its doors open, not launched."""
    house = ScriptedHouse(Settings(data_dir=tmp_path_factory.mktemp("street")))

    async def build() -> Studio:
        return app.build_server(house)  # type: ignore[arg-type]  # the house is a double

    return asyncio.run(build())


def own_scripts() -> Iterator[Path]:
    return (path for path in STATIC.rglob("*.js") if "vendor" not in path.relative_to(STATIC).parts)


def test_all_doors_stand_on_the_street_and_those_with_a_world_behind_them_are_open(street: Studio) -> None:
    assert tuple(door.slug for door in street.doors) == DOORS
    assert tuple(door.slug for door in street.doors if door.open) == opened() != ()
    assert all(door.title and door.sentence.endswith(".") for door in street.doors)


def test_every_open_door_and_the_lobby_has_a_page(street: Studio) -> None:
    worlds = {page.parent.name for page in PAGES}
    assert {"lobby", *(door.slug for door in street.doors if door.open)} <= worlds


def test_behind_the_doors_answers_only_what_is_written_down_here(street: Studio) -> None:
    worlds = tuple(f"/{door.slug}" for door in street.doors)
    found = {
        f"{method} {path}" for method, path in all_routes(street.routes) if path.startswith(worlds) and method != "HEAD"
    }
    assert found == BEHIND
    assert {f"{door.slug}_{job.name}" for door in street.doors for job in door.jobs} == JOBS


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_a_page_has_a_place_for_the_import_map_and_nothing_inline(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert text.count(MARK) == 1
    scripts = re.findall(r"<script\b([^>]*)>(.*?)</script>", text, re.DOTALL)
    assert all("src=" in attributes and not body.strip() for attributes, body in scripts)
    assert text.index(MARK) < f"{text}<script".index("<script")  # a map must stand before the first module
    assert not re.search(r"<style\b|\sstyle\s*=|\son[a-z]+\s*=|javascript:", text)
    assert not re.search(r"<(script|link|img|audio|video|source|iframe)\b[^>]*https?:", text)


def test_no_script_of_ours_turns_text_into_markup_or_code() -> None:
    found = [
        f"{path.relative_to(STATIC)}:{number}"
        for path in own_scripts()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if UNSAFE.search(line.split("//")[0]) and not line.lstrip().startswith("*")
    ]
    assert found == []


def test_static_holds_only_files_that_it_hands_out() -> None:
    assert [
        str(path.relative_to(STATIC))
        for path in STATIC.rglob("*")
        if path.is_file()
        and "vendor" not in path.relative_to(STATIC).parts
        and path.suffix[1:] not in MIMES
        and not path.name.startswith(".")
    ] == []
