"""Players that share a GPU too small for all of them: each is loaded when it is asked, and gives its place up when
another needs it. Which model is how large is for pipelines.memory to say."""

import logging
import typing
from collections import OrderedDict
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from pipelines.backends.frugal import once_smaller, set_free
from pipelines.errors import MemoryFull

log = logging.getLogger(__name__)


class Room:
    """So many bytes of memory, and who is loaded there, the one that was asked longest ago first."""

    def __init__(self, size_bytes: int) -> None:
        self.size_bytes = size_bytes
        self._inside: OrderedDict[InTurns, None] = OrderedDict()

    @property
    def taken_bytes(self) -> int:
        """What those who are loaded take at most."""
        return sum(player.need_bytes for player in self._inside)

    def make_room(self, player: "InTurns") -> None:
        """A place for `player`, who was asked just now. Raises MemoryFull when it does not fit beside those at work."""
        if player not in self._inside:
            while self.taken_bytes + player.need_bytes > self.size_bytes:
                self._dismiss_one(player)
            self._inside[player] = None
        self._inside.move_to_end(player)

    def leave(self, player: "InTurns") -> None:
        """`player` is not loaded any more."""
        self._inside.pop(player, None)

    def clear_for(self, player: "InTurns") -> None:
        """Everybody else who is not at work gives their place up."""
        for other in [one for one in self._inside if one is not player and not one.at_work]:
            other.release()

    def _dismiss_one(self, newcomer: "InTurns") -> None:
        idle = next((player for player in self._inside if not player.at_work), None)
        if idle is None:
            log.warning("no place for %s beside those at work", newcomer.label)
            raise MemoryFull(
                "The memory of this machine is too full for this just now. Nothing is lost; try again soon."
            )
        idle.release()


class InTurns:
    """A player of `role` (its Protocol), whose engine `load` makes whenever it is asked, in a `room` of which it takes
    `need_bytes`.

    What the role promises to be (its name) is known all the time; what it promises to do loads the engine, which stays
    at least until that is done, a generator's steps included. An engine that is made anew plays the same.
    """

    def __init__(self, role: type, load: Callable[[], Any], need_bytes: int, room: Room, label: str) -> None:
        """Loads it once, to see that it can be and who it is. Raises whatever `load` raises."""
        self.label, self.need_bytes = label, need_bytes
        self._load, self._room = load, room
        self._engine: Any = None
        self._awake = False
        self._pins = 0
        engine = self._seated()
        for act, steps in acts(role).items():
            setattr(self, act, self._in_steps(act) if steps else self._at_once(act))
        for fact in facts(role):
            setattr(self, fact, getattr(engine, fact))
        self._counts: tuple[Mapping[str, int], int | None] = ({}, None)
        self._count()
        if hasattr(engine, "rest"):
            self.rest = self.release  # there only for who rests between two jobs
            self.release()

    @property
    def at_work(self) -> bool:
        return self._pins > 0

    @property
    def loaded(self) -> bool:
        return self._engine is not None

    def wake(self) -> None:
        """Nothing: it is loaded and woken when it is asked."""

    def count_parameters(self) -> Mapping[str, int]:
        """As counted when it was last loaded and awake."""
        return self._counts[0]

    def count_bytes(self) -> int | None:
        """As measured when it was last loaded and awake."""
        return self._counts[1]

    def release(self) -> None:
        """Let go of the engine and of its memory. Not while it is at work."""
        assert not self.at_work
        log.info("%s gives its place up", self.label)
        self._engine, self._awake = None, False
        self._room.leave(self)
        set_free()

    def _at_once(self, act: str) -> Callable[..., Any]:
        def play(*args: Any, **told: Any) -> Any:
            with self._working() as engine:
                return getattr(engine, act)(*args, **told)

        return play

    def _in_steps(self, act: str) -> Callable[..., Iterator[Any]]:
        def play(*args: Any, **told: Any) -> Generator[Any, None, Any]:
            with self._working() as engine:
                return (yield from getattr(engine, act)(*args, **told))

        return play

    @contextmanager
    def _working(self) -> Generator[Any]:
        self._pins += 1
        try:
            engine = self._seated()
            if not self._awake:
                engine.wake()
                self._awake = True
                self._count()
            yield engine
        finally:
            self._pins -= 1

    def _seated(self) -> Any:
        """The engine, in its place."""
        self._room.make_room(self)
        if self._engine is None:
            log.info("%s takes its place", self.label)
            try:
                self._engine = once_smaller(self._load, self._load_alone, self.label)
            except BaseException:
                self._room.leave(self)
                raise
        return self._engine

    def _load_alone(self) -> Any:
        self._room.clear_for(self)
        return self._load()

    def _count(self) -> None:
        if hasattr(self._engine, "count_parameters"):
            weighed = self._engine.count_bytes() if hasattr(self._engine, "count_bytes") else None
            self._counts = (self._engine.count_parameters() or self._counts[0], weighed or self._counts[1])


def facts(role: type) -> tuple[str, ...]:
    """What a role's Protocol promises to be, and not to do: its annotations and properties."""
    properties = [name for name, value in vars(role).items() if isinstance(value, property)]
    return (*role.__annotations__, *properties)


def acts(role: type) -> Mapping[str, bool]:
    """What a role's Protocol promises to do, beside waking, and whether it is done step by step."""
    found = {name: value for name, value in vars(role).items() if callable(value) and not name.startswith("_")}
    return {name: _comes_in_steps(value) for name, value in found.items() if name != "wake"}


def _comes_in_steps(act: Callable[..., Any]) -> bool:
    return typing.get_origin(typing.get_type_hints(act).get("return")) is Iterator
