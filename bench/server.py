"""The server at rest and at work: `python -m bench.server` starts `python app.py` on embedded engines and asks it.

Prints one JSON object and a table. The client runs on the same cores as the server and its worker, so the figures are
what a small machine gives to everybody together.
"""

import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx
from gradio_client import Client

ROOT = Path(__file__).parent.parent
STATIC = "/static/kit/loop.js"
VISITORS = 8
SECONDS = 6.0
HEALTH_ASKS = 300


@dataclass(frozen=True)
class Row:
    """One figure: what it is, how much, in which unit, and what quality.md asks for."""

    what: str
    value: float
    unit: str
    asked: str


@contextmanager
def house(folder: str) -> Iterator[tuple[str, int, float]]:
    """A running server: its address, its process id, and the seconds until it printed the address."""
    command = ["env", "ENGINE=embedded", f"DATA_DIR={folder}", sys.executable, "app.py"]
    began = time.perf_counter()
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert server.stdout is not None
    try:
        line = server.stdout.readline()
        if "http" not in line:
            raise SystemExit("The server did not start; run `python app.py` to see why.")
        yield line.split()[-1].rstrip("/"), server.pid, time.perf_counter() - began
    finally:
        server.terminate()
        server.wait()
        server.stdout.close()


async def get(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str, host: str) -> tuple[int, float]:
    """One GET on an open connection: (status, seconds until the last byte)."""
    began = time.perf_counter()
    writer.write(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: br\r\n\r\n".encode())
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    await reader.readexactly(int(head.split("content-length: ")[1].split("\r\n")[0]))
    return int(head.split()[1]), time.perf_counter() - began


async def ask(url: str, path: str, *, visitors: int, until: float | None = None, times: int = 0) -> list[float]:
    """Seconds of each answer, asked by `visitors` one after the other each, `times` in all or `until` a moment."""
    host = urlsplit(url)

    async def visit(share: int) -> list[float]:
        reader, writer = await asyncio.open_connection(host.hostname, host.port)
        took: list[float] = []
        while len(took) < share or (until is not None and time.perf_counter() < until):
            status, seconds = await get(reader, writer, path, host.netloc)
            assert status == 200, (path, status)
            took.append(seconds)
        writer.close()
        return took

    each = await asyncio.gather(*(visit(times // visitors) for _ in range(visitors)))
    return [seconds for took in each for seconds in took]


def quantile(seconds: list[float], share: float) -> float:
    return statistics.quantiles(seconds, n=1000, method="inclusive")[round(share * 1000) - 1] * 1000


def resident_mib(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def children(pid: int) -> list[int]:
    return [
        int(child) for task in Path(f"/proc/{pid}/task").iterdir() for child in (task / "children").read_text().split()
    ]


def cpu_s(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure() -> list[Row]:
    """Every figure of the server, in the order they are taken."""
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder, house(folder) as (url, pid, started_s):
        client = Client(url, verbose=False)
        while not ready(url):
            time.sleep(0.1)
        rows.append(Row("start until the address is printed", started_s, "s", "<= 15 warm"))
        rows.append(Row("memory at rest, web process", resident_mib(pid), "MiB", ""))
        rows.append(Row("memory at rest, worker", sum(map(resident_mib, children(pid))), "MiB", ""))
        rows += health_rows(url, pid)
        # the longest tape, so that the worker is busy for as long as we ask
        job = client.submit({"wish": "slow rain", "minutes": 10.0, "seed": 7}, api_name="/lofinity_press")
        while not any(word["kind"] == "began" for word in job.outputs()):
            time.sleep(0.02)
        rows += crowd_rows(url)
        job.cancel()
    return rows


def ready(url: str) -> bool:
    return httpx.get(f"{url}/readyz").status_code == 200


def health_rows(url: str, pid: int) -> Iterator[Row]:
    asyncio.run(ask(url, "/health", visitors=1, times=20))
    before = cpu_s(pid)
    took = asyncio.run(ask(url, "/health", visitors=1, times=HEALTH_ASKS))
    yield Row("/health, median", statistics.median(took) * 1000, "ms", "< 5")
    yield Row("/health, 99 %", quantile(took, 0.99), "ms", "")
    yield Row("/health, processor", (cpu_s(pid) - before) / HEALTH_ASKS * 1000, "ms", "")


def crowd_rows(url: str) -> Iterator[Row]:
    asyncio.run(ask(url, STATIC, visitors=1, times=20))
    began = time.perf_counter()
    took = asyncio.run(ask(url, STATIC, visitors=VISITORS, until=began + SECONDS))
    yield Row("static answers while a job runs", len(took) / (time.perf_counter() - began), "a second", ">= 400")
    yield Row("static while a job runs, 99 %", quantile(took, 0.99), "ms", "< 50")
    alone = asyncio.run(ask(url, "/livez", visitors=1, until=time.perf_counter() + SECONDS / 2))
    yield Row("longest wait for one /livez while a job runs", max(alone) * 1000, "ms", "< 50")


def main() -> None:
    rows = measure()
    print(json.dumps({"server": [asdict(row) for row in rows]}))
    for row in rows:
        print(f"{row.what:<46} {row.value:>9.1f} {row.unit:<9} {row.asked}")


if __name__ == "__main__":
    main()
