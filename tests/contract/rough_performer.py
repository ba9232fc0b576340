"""A performer that does what a bad day does: dies, hangs, raises. Runs inside the worker in pipelines.gpu's place."""

import os
import signal
import time
from collections.abc import Generator
from typing import Any

from pipelines.errors import EngineMissing
from pipelines.events import Began, Event, Made
from pipelines.gpu import Acquired, Broke, Note
from pipelines.registry import Crew


def prepare(app: str, engine: str) -> Crew:
    if app == "slow":
        time.sleep(60)
    return Crew({}, ())


def acquired(app: str, flow: str, request: Any, engine: str) -> Generator[Event | Note | Broke, None, None]:
    try:
        yield Acquired(app, os.getpid(), (), 0.0, {})
        for i in range(request.get("n", 5)):
            time.sleep(request.get("step_s", 0.0))
            if flow == "die" and i == 2:
                os.kill(os.getpid(), signal.SIGKILL)
            if flow == "raise" and i == 2:
                raise ZeroDivisionError
            if flow == "miss" and i == 2:
                raise EngineMissing("No strings on this guitar.")
            yield Began("count", 0.1) if i == 0 else Made("number", i)
    except EngineMissing as error:
        yield Broke(error.code, error.says)
    except ZeroDivisionError:
        yield Broke("job_failed", "It slipped.")
