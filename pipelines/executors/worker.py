"""The worker process: `python -m pipelines.executors.worker FD APP,APP ENGINE PERFORMER`. Plays job after job.

Started by Popen on its own, never by multiprocessing's spawn, which would import the visitor-facing app.py again; never
by fork, which llama.cpp and CUDA do not survive.
"""

import importlib
import logging
import signal
import sys
from multiprocessing.connection import Connection
from typing import Any

from pipelines.executors.seam import Job
from pipelines.roles import Resting

log = logging.getLogger(__name__)


def serve(connection: Connection, apps: list[str], engine: str, performer: Any) -> None:
    """Say ready, then answer each ("job", Job) with ("event", …)* and ("end", None) until the socket closes."""
    crews = [performer.prepare(app, engine) for app in apps]
    for crew in crews:
        for player in crew.players.values():
            if not isinstance(player, Resting):
                player.wake()  # this process holds its device for good, so the first visitor need not wait for it
    facts = tuple(fact for crew in crews for fact in crew.facts)
    connection.send(("ready", facts))
    while True:
        try:
            word, job = connection.recv()
        except EOFError:
            return
        if word == "job":  # anything else is a cancel that crossed the end of its own job
            _play(connection, job, performer)
            if not _is_sound():
                log.error("CUDA is broken in this process: a new worker takes its place")
                return


def _is_sound() -> bool:
    """Whether the GPU still answers: after an illegal access every call fails for as long as the process lives."""
    torch: Any = sys.modules.get("torch")
    if torch is None or not torch.cuda.is_initialized():
        return True
    try:
        torch.cuda.synchronize()
    except RuntimeError:
        log.exception("the GPU does not answer any more")
        return False
    return True


def _play(connection: Connection, job: Job, performer: Any) -> None:
    events = performer.acquired(job.app, job.flow, job.request, job.engine)
    for event in events:
        connection.send(("event", event))
        if connection.poll():
            connection.recv()  # ("cancel", None)
            events.close()
            break
    connection.send(("end", None))


def main() -> None:
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the server's to handle; it closes our socket
    fd, apps, engine, performer = sys.argv[1:5]
    try:
        serve(Connection(int(fd)), apps.split(","), engine, importlib.import_module(performer))
    except (BrokenPipeError, ConnectionResetError):
        log.info("the server is gone; the worker leaves too")


if __name__ == "__main__":
    main()
