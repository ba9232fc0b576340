"""What every test stands on: a clean environment, reasons for what is skipped, and a real server to talk to."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.live import LiveStudio, launched, unused_port

OURS = ("ENGINE", "WRITER", "OLLAMA_HOST", "PORT", "DATA_DIR", "RELEASE", "SPACE_", "SPACES_", "GRADIO_", "HF_")
QUIET = {"GRADIO_ANALYTICS_ENABLED": "False", "HF_HUB_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1"}

NEEDS = {
    "browser": (lambda: bool(chromium()), "needs Chromium, and there is none on this machine"),
    "gpu": (lambda: bool(shutil.which("nvidia-smi")), "needs a CUDA GPU, and there is none on this machine"),
}


def chromium() -> str | None:
    """Where this machine keeps a Chromium, if it has one."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    return None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for mark, (there, reason) in NEEDS.items():
        if not there():
            for item in items:
                if item.get_closest_marker(mark):
                    item.add_marker(pytest.mark.skip(reason=reason))


def _clean(patch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith(OURS):
            patch.delenv(name)
    for name, value in QUIET.items():
        patch.setenv(name, value)


@pytest.fixture(scope="session", autouse=True)
def quiet_surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """For what lives longer than a test: nothing of the developer's own settings reaches it, and nothing phones out."""
    with pytest.MonkeyPatch.context() as patch:
        _clean(patch)
        patch.setenv("GRADIO_TEMP_DIR", str(tmp_path_factory.mktemp("gradio")))
        yield


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test begins with the same environment, whatever the one before it did."""
    _clean(monkeypatch)


@pytest.fixture
def free_port() -> int:
    """A port nobody listens on."""
    return unused_port()


@pytest.fixture(scope="session")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveStudio]:
    """A real, launched server on a free port with a scripted house, shared by all tests that do not change it. It is
    patient: many tests are one visitor to it."""
    from apps.shell.guard import Limits

    with launched(tmp_path_factory.mktemp("studio"), port=unused_port(), limits=Limits(posts=10_000)) as live:
        yield live


@pytest.fixture
def own_studio(tmp_path: Path) -> Iterator[LiveStudio]:
    """The same, for one test alone: its house may be held, its line filled, its limits reached."""
    with launched(tmp_path, port=unused_port()) as live:
        yield live


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """A folder of tiny checkpoints: `tiny("openbmb/MiniCPM5-1B", …)` gives one that holds at least those. Each is built
    once for a whole test run, whichever of its processes asks first. Skips where the libraries are not installed."""
    from tests.tiny.__main__ import build

    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "tiny"

    def with_models(*repos: str) -> Path:
        pytest.importorskip("transformers", reason="needs transformers and torch, which are not installed here")
        build(folder, repos)
        return folder

    return with_models
