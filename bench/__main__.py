"""`make bench`: every bench, one after the other, each with its table; at the end one JSON object with all figures."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
BENCHES = (
    (sys.executable, "-m", "bench.tape"),
    (sys.executable, "-m", "bench.rooms"),
    (sys.executable, "-m", "bench.mural"),
    (sys.executable, "-m", "bench.weaving"),
    (sys.executable, "-m", "bench.ear"),
    (sys.executable, "-m", "bench.structured"),
    (sys.executable, "-m", "bench.writers"),
    (sys.executable, "-m", "bench.musicgen"),
    (sys.executable, "-m", "bench.painting"),
    (sys.executable, "-m", "bench.server"),
    ("node", "bench/browser.mjs"),
)


def run(command: tuple[str, ...]) -> dict[str, Any]:
    """Run one bench, show what it prints, and return the JSON object among its lines."""
    if shutil.which(command[0]) is None:
        print(f"{' '.join(command[1:])}: skipped, no {command[0]} here", flush=True)
        return {}
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    figures: dict[str, Any] = {}
    for line in done.stdout.splitlines():
        if line.startswith("{"):
            figures |= json.loads(line)
        else:
            print(line, flush=True)
    if done.returncode != 0:
        print(f"{' '.join(command[1:])}: ended with exit code {done.returncode}", flush=True)
    return figures


def main() -> int:
    figures: dict[str, Any] = {}
    for command in BENCHES:
        figures |= run(command)
    print(json.dumps(figures))
    return 0 if figures else 1


if __name__ == "__main__":
    sys.exit(main())
