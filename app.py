"""Small Worlds: the house, its doors, and the address it answers at. `python app.py` opens it."""

import logging
import sys

from apps import mount_all, opened
from apps.shell.server import Studio
from pipelines import House, PipelineError, open_house, read_settings

log = logging.getLogger("small-worlds")


def build_server(house: House | None = None) -> Studio:
    """The whole server, not yet launched. Without a `house` one is opened for this machine, behind the first page."""
    house = house or open_house(read_settings(), apps=opened(), wait=False)
    studio = Studio(house, house.settings)
    mount_all(studio)
    return studio


def main() -> int:
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("httpx").setLevel(logging.WARNING)  # gradio asks itself once whether it is there
    try:
        studio = build_server()
        _, address, _ = studio.launch(prevent_thread_lock=True)
    except (PipelineError, ValueError) as error:
        print(f"Small Worlds cannot open: {error}", file=sys.stderr)
        return 2
    except OSError:
        log.debug("gradio found no port", exc_info=True)
        print("Small Worlds cannot open: the port is taken. Choose another: PORT=7999 make run", file=sys.stderr)
        return 2
    print(f"Small Worlds is open at {address}", flush=True)
    studio.get_blocks().block_thread()
    return 0


if __name__ == "__main__":
    sys.exit(main())
