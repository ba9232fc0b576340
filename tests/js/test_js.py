"""tests/js/**/*.test.mjs -> pytest: the thinking of the pages, run by node without a browser."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "tests" / "js").rglob("*.test.mjs"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT / "tests" / "js").as_posix())
def test_the_pages_think_as_they_should(file: Path) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    if not (ROOT / "static" / "vendor" / "stamp.json").exists():
        pytest.skip("static/vendor is empty: run `make setup` first")
    said = subprocess.run(
        [node, "--import", "./tests/js/resolve.mjs", "--test", str(file)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert said.returncode == 0, said.stdout + said.stderr
