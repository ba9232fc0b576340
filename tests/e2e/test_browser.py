"""tests/e2e/*.test.mjs -> pytest: the real server in a process of its own, a real Chromium walking its pages.

The server is started once for all files, and once more on tiny checkpoints for those in `models/`; each file is one
test. What the machine lacks is said when skipping.
"""

import importlib.util
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipelines.catalog import read_catalog
from tests.tiny.__main__ import EXTRAS

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "tests" / "e2e").glob("*.test.mjs"))
MODELS_FILES = sorted((ROOT / "tests" / "e2e" / "models").glob("*.test.mjs"))
STANDS_S = 90  # importing gradio on a busy machine takes its time
FILE_S = 420


def missing() -> str | None:
    """What keeps a browser from walking here, as a sentence; None when nothing does."""
    if shutil.which("node") is None:
        return "node is not installed"
    if not (ROOT / "node_modules" / "playwright-core").is_dir():
        return "node_modules lacks playwright-core: run `make setup`"
    if not (ROOT / "static" / "vendor" / "stamp.json").exists():
        return "static/vendor is empty: run `make setup`"
    if not Path(chromium()).exists():
        return f"there is no Chromium at {chromium()} (CHROMIUM names another place)"
    return None


def chromium() -> str:
    return (
        os.environ.get("CHROMIUM")
        or shutil.which("chromium")
        or shutil.which("chromium-browser")
        or "/usr/bin/chromium"
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A house whose embedded engines play."""
    yield from standing(tmp_path_factory.mktemp("house"), "embedded")


@pytest.fixture(scope="module")
def tiny_address(tmp_path_factory: pytest.TempPathFactory, tiny: Callable[..., Path]) -> Iterator[str]:
    """A house whose models play, on tiny checkpoints."""
    yield from standing(tmp_path_factory.mktemp("tiny-house"), str(tiny(*cast())))


def cast() -> list[str]:
    """Every model that models.yaml names first, of all three worlds, but for those that need a package of no
    requirements but their own which is not installed here: their roles play embedded."""
    repos = dict.fromkeys(card.repo for roles in read_catalog().casts.values() for card in roles.values())
    return [repo for repo in repos if repo not in EXTRAS or importlib.util.find_spec(EXTRAS[repo])]


def standing(folder: Path, engine: str) -> Iterator[str]:
    """The server in a process of its own, with `engine`; yields where it stands."""
    lacks = missing()
    if lacks:
        pytest.skip(lacks)
    port = free_port()
    env = os.environ | {
        "PORT": str(port),
        "DATA_DIR": str(folder),
        "ENGINE": engine,
        "OMP_NUM_THREADS": "1",
        "GRADIO_TEMP_DIR": str(folder / "gradio"),
        "HF_HUB_OFFLINE": "1",
    }
    said = folder / "server.log"
    with said.open("wb") as log:
        server = subprocess.Popen([sys.executable, "app.py"], cwd=ROOT, env=env, stdout=log, stderr=subprocess.STDOUT)
    try:
        base = f"http://127.0.0.1:{port}"
        wait_for(f"{base}/livez", server, said)
        yield base
    finally:
        server.terminate()
        try:
            server.wait(timeout=20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def wait_for(url: str, server: "subprocess.Popen[bytes]", said: Path) -> None:
    """Until the server answers. Raises with its own words when it ends before that, or takes too long."""
    last = time.monotonic() + STANDS_S
    while time.monotonic() < last:
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.3)
    pytest.fail(f"the server does not stand:\n{said.read_text(encoding='utf-8', errors='replace')[-4000:]}")


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_visitor_walks(file: Path, address: str) -> None:
    walk(file, address)


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("file", MODELS_FILES, ids=lambda file: file.name)
def test_a_visitor_walks_where_models_play(file: Path, tiny_address: str) -> None:
    walk(file, tiny_address)


def walk(file: Path, address: str) -> None:
    node = shutil.which("node")
    assert node is not None
    walked = subprocess.run(
        [node, "--test", "--test-concurrency=1", str(file)],
        cwd=ROOT,
        env=os.environ | {"BASE_URL": address, "CHROMIUM": chromium()},
        capture_output=True,
        text=True,
        timeout=FILE_S,
        check=False,
    )
    assert walked.returncode == 0, walked.stdout + walked.stderr
