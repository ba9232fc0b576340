"""What a bench prints: figures with what quality asks for, in a table and as one JSON object."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass

ONE_THREAD = ("env", "OPENBLAS_NUM_THREADS=1", "OMP_NUM_THREADS=1", "MKL_NUM_THREADS=1")


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: what it is, its value and unit, and what quality asks for ("" where nothing is)."""

    what: str
    value: float
    unit: str
    asked: str = ""


def show(name: str, rows: Iterable[Row]) -> None:
    """Print each row as it comes, and then the JSON object {name: figures}."""
    figures: dict[str, dict[str, object]] = {}
    for row in rows:
        print(f"{row.what:50} {row.value:9.3f} {row.unit:11} {row.asked}", flush=True)
        figures[row.what.strip()] = {"value": round(row.value, 4), "unit": row.unit}
    print(json.dumps({name: figures}))


def run_parts(module: str, parts: Mapping[str, Callable[[], Iterator[Row]]]) -> None:
    """A bench's main(): every part in a fresh process held to one thread. Named on the command line, a part runs here
    and hands its rows over as JSON."""
    if len(sys.argv) == 2:
        print(json.dumps([asdict(row) for row in parts[sys.argv[1]]()]))
        return
    show(module.rpartition(".")[2], (row for part in parts for row in _alone(module, part)))


def _alone(module: str, part: str) -> Iterator[Row]:
    command = [*ONE_THREAD, sys.executable, "-m", module, part]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return (Row(**row) for row in json.loads(done.stdout))
