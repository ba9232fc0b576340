"""The doors of the street, in the order one walks past them. Opening them is the only thing that loads a web server."""

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apps.shell.server import Studio

DOORS = ("lofinity", "rooms", "lightloom")
SHUT = {
    "lofinity": ("LoFinity", "Drop a coin, make a wish, and take home a tape that nobody has heard before."),
    "rooms": ("1000 Rooms", "A house without end, told as a picture book: every door leads to a room nobody has seen."),
    "lightloom": ("Lightloom", "Speak, and a painted cloth unrolls: what you say is woven in while you say it."),
}
"""Title and sentence of the doors that nothing stands behind yet: they are drawn on the street, and shut."""


def opened() -> tuple[str, ...]:
    """The worlds that can be walked into: a door opens when `apps/<name>/routes.py` is there, with its DOOR."""
    return tuple(name for name in DOORS if find_spec(f"apps.{name}") and find_spec(f"apps.{name}.routes"))


def mount_all(studio: "Studio") -> None:
    """Put every door on the street. Worlds are imported here and not above: the worker process and the command line
    need `apps.<name>.flow` without a web server."""
    server = import_module("apps.shell.server")
    for name in DOORS:
        door = import_module(f"apps.{name}.routes").DOOR if name in opened() else server.Door(name, *SHUT[name])
        studio.open_door(door)
