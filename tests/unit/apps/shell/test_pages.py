"""static/ as it is sent: what may leave the folder, and in which clothes."""

import asyncio
import gzip
import json
import os
from pathlib import Path

import brotli
import pytest
from starlette.requests import Request
from starlette.responses import Response

from apps.shell.pages import UNPACKED, Pages, Problem, note_page
from tests.live import small_static

CANARY = "canary-7f3a"


def request(path: str, **headers: str) -> Request:
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return Request({"type": "http", "method": "GET", "path": path, "headers": raw, "path_params": {"path": path}})


def file(pages: Pages, path: str, **headers: str) -> Response:
    return asyncio.run(pages.file(request(path, **headers)))


@pytest.fixture
def static(tmp_path: Path) -> Path:
    (tmp_path / "secret.txt").write_text(CANARY)
    folder = small_static(tmp_path / "static")
    (folder / ".hidden.js").write_text(CANARY)
    (folder / ".git").mkdir()
    (folder / ".git" / "config.txt").write_text(CANARY)
    (folder / "notes.py").write_text(CANARY)
    (folder / "link.js").symlink_to(tmp_path / "secret.txt")
    (folder / "linked").symlink_to(tmp_path)
    return folder


def test_a_file_is_sent_with_its_type_and_asks_to_be_checked_each_time(static: Path) -> None:
    answer = file(Pages(static), "lofinity/main.js")
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.body.startswith(b"// lofinity")


def test_a_file_known_by_its_tag_is_not_sent_again_until_it_changes(static: Path) -> None:
    pages = Pages(static)
    tag = file(pages, "lofinity/main.js").headers["etag"]
    again = file(pages, "lofinity/main.js", if_none_match=f'"other", {tag}')
    assert (again.status_code, again.body, again.headers["etag"]) == (304, b"", tag)
    (static / "lofinity" / "main.js").write_text("export const world = 'day';")
    assert file(pages, "lofinity/main.js", if_none_match=tag).status_code == 200


def test_the_tag_is_the_contents_and_not_the_clocks(static: Path) -> None:
    before = file(Pages(static), "lofinity/main.js").headers["etag"]
    os.utime(static / "lofinity" / "main.js", (0, 0))
    assert file(Pages(static), "lofinity/main.js").headers["etag"] == before


def test_text_is_compressed_the_way_the_browser_can_take_it(static: Path) -> None:
    pages, plain = Pages(static), (static / "vendor" / "three.js").read_bytes()
    small = file(pages, "vendor/three.js", accept_encoding="gzip, deflate, br")
    assert (small.headers["content-encoding"], brotli.decompress(small.body)) == ("br", plain)
    older = file(pages, "vendor/three.js", accept_encoding="gzip")
    assert (older.headers["content-encoding"], gzip.decompress(older.body)) == ("gzip", plain)
    assert file(pages, "vendor/three.js").body == plain
    assert len(small.body) < len(plain) / 10
    assert small.headers["vary"] == "accept-encoding"


@pytest.mark.parametrize(
    "path",
    [
        ".hidden.js",
        ".git/config.txt",
        "notes.py",
        "link.js",
        "linked/secret.txt",
        "linked/static/lofinity/main.js",
        "../secret.txt",
        "lofinity/../../secret.txt",
        "lofinity/..",
        "/etc/passwd",
        "lofinity//main.js",
        "lofinity/main.js/",
        "lofinity/main.js\x00.txt",
        "lofinity\\main.js",
        "LOFINITY/main.js",
        "lofinity",
        "vendor",
        "",
        "nowhere.js",
    ],
)
def test_nothing_hidden_linked_or_outside_the_folder_is_shown(static: Path, path: str) -> None:
    with pytest.raises(Problem) as refused:
        file(Pages(static), path)
    assert refused.value.status_code == 404


def test_a_page_stands_with_the_import_map_in_its_place_and_the_policy_knows_it(static: Path) -> None:
    pages = Pages(static)
    page = asyncio.run(pages.page(request("/lofinity"), "lofinity"))
    body = bytes(page.body).decode()
    text = body.split('<script type="importmap">')[1].split("</script>")[0]
    assert json.loads(text) == {"imports": {"three": "/static/vendor/three.js"}}
    assert text == pages.import_map()
    assert "<!-- importmap -->" not in body
    (static / "importmap.json").write_text('{"imports": {}}')
    renewed = asyncio.run(pages.page(request("/lofinity", if_none_match=page.headers["etag"]), "lofinity"))
    assert (renewed.status_code, '{"imports":{}}' in bytes(renewed.body).decode()) == (200, True)


def test_an_import_map_cannot_end_its_own_script(static: Path) -> None:
    (static / "importmap.json").write_text('{"imports": {"a": "</script><script>alert(1)"}}')
    assert "</script>" not in Pages(static).import_map()


def test_without_the_browser_libraries_the_page_says_what_to_run(
    static: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (static / "vendor" / "three.js").unlink()
    (static / "vendor").rmdir()
    page = asyncio.run(Pages(static).page(request("/"), "lobby"))
    assert page.status_code == 503
    assert "run: make setup" in bytes(page.body).decode()
    assert UNPACKED in caplog.text


def test_a_note_shows_its_words_as_words() -> None:
    page = note_page("<b>", "<script>alert(1)</script>")
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
