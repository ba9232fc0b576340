"""The page folds moves by itself, so that play in a room needs no server: it must say what the house says."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


def test_the_page_and_the_house_agree_on_every_step_of_long_trails(tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    trails = tmp_path / "trails.json"
    made = [sys.executable, "-m", "tests.rooms_trails", "--steps", "400", "--out", str(trails)]
    subprocess.run(made, cwd=ROOT, check=True, timeout=60)
    walked = subprocess.run(
        [node, "--import", "./tests/js/resolve.mjs", "tests/js/rooms/trails.mjs", str(trails)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert walked.returncode == 0, walked.stdout + walked.stderr
    assert walked.stdout.strip() == "1200 steps"
