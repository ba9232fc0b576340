"""`python app.py` where it cannot start: one sentence, exit code 2, and nothing left running."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


def start(folder: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "app.py"],
        cwd=ROOT,
        env=os.environ | {"ENGINE": "embedded", "DATA_DIR": str(folder)} | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.slow
def test_a_taken_port_is_told_in_a_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        told = start(tmp_path, PORT=str(other.getsockname()[1]))
    assert (told.returncode, told.stdout) == (2, "")
    assert "Small Worlds cannot open: the port is taken." in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.slow
def test_a_port_that_is_no_number_is_told_in_a_sentence(tmp_path: Path) -> None:
    told = start(tmp_path, PORT="door")
    assert told.returncode == 2
    assert told.stderr.endswith("PORT is 'door'. Give a number from 1 to 65535.\n")
