"""Players that share a GPU too small for all of them: each is loaded when it is asked, and gives its place up when
another needs it. Which model is how large is for pipelines.memory to say."""

import logging
import typing
from collections import OrderedDict, deque
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from pipelines.backends.frugal import once_smaller, set_free
from pipelines.errors import MemoryFull

log = logging.getLogger(__name__)


class Room:
    """So many bytes of memory, and who has a place there, the one that was asked longest ago first. `job`: how many
    acquisitions have begun; who does not play in this one gives way first."""

    def __init__(self, size_bytes: int) -> None:
        self.size_bytes, self.job = size_bytes, 0
        self._inside: OrderedDict[InTurns, None] = OrderedDict()

    def begin(self) -> None:
        """A new acquisition; who plays in it is woken after this."""
        self.job += 1

    @property
    def taken_bytes(self) -> int:
        """What those who have a place take at most."""
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
        idle = [player for player in self._inside if not player.at_work]
        if not idle:
            log.warning("no place for %s beside those at work", newcomer.label)
            raise MemoryFull(
                "The memory of this machine is too full for this just now. Nothing is lost; try again soon."
            )
        # the first of equals is the one that was asked longest ago
        min(idle, key=lambda player: (player.amid_work, player.job, player.stays)).release()


class InTurns:
    """A player of `role` (its Protocol), whose engine `load` makes whenever it is asked, in a `room` of which it takes
    `need_bytes`.

    What the role promises to be (its name) is known all the time; what it promises to do loads the engine. An
    engine that is made anew plays the same. `stays`: it gives way only where those who do not stay are not enough.
    `by_parts`: its engine comes to the GPU only for its work, so it is kept when it gives its place up.
    """

    def __init__(
        self, role: type, load: Callable[[], Any], need_bytes: int, room: Room, label: str, *, by_parts: bool = False
    ) -> None:
        """Loads it once, to see that it can be and who it is. Raises whatever `load` raises."""
        self.label, self.need_bytes, self.stays, self.job = label, need_bytes, False, room.job
        self._load, self._room, self._by_parts = load, room, by_parts
        self._engine: Any = None
        self._awake = False
        self._calls = 0
        self._begun: list[_Work] = []
        engine = self._seated()
        if not hasattr(engine, "rest"):
            self._open(engine)
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
        """Whether it is being called this moment; between two steps of its work it is not."""
        return self._calls > 0

    @property
    def amid_work(self) -> bool:
        """Whether some steps of its work are still to come."""
        return bool(self._begun)

    @property
    def loaded(self) -> bool:
        return self._engine is not None

    def wake(self) -> None:
        """It plays in this acquisition; it is loaded and woken when it is asked."""
        self.job = self._room.job

    def count_parameters(self) -> Mapping[str, int]:
        """As counted when it was last loaded and awake."""
        return self._counts[0]

    def count_bytes(self) -> int | None:
        """As measured when it was last loaded and awake."""
        return self._counts[1]

    def release(self) -> None:
        """Let go of the engine and of its memory. Not while it is at work; what it has begun is done first, and kept
        for who asked for it."""
        assert not self.at_work
        for work in self._begun:
            work.finish()
        log.info("%s gives its place up", self.label)
        if not self._by_parts:
            self._engine, self._awake = None, False
        self._room.leave(self)
        set_free()

    def _at_once(self, act: str) -> Callable[..., Any]:
        def play(*args: Any, **told: Any) -> Any:
            with self.working() as engine:
                return getattr(engine, act)(*args, **told)

        return play

    def _in_steps(self, act: str) -> Callable[..., Iterator[Any]]:
        def play(*args: Any, **told: Any) -> Generator[Any]:
            work = _Work(self, lambda engine: getattr(engine, act)(*args, **told))
            self._begun.append(work)
            try:
                while (step := work.step()) is not None:
                    yield step[0]
            finally:
                work.close()
                self._begun.remove(work)

        return play

    @contextmanager
    def working(self) -> Generator[Any]:
        """The engine in its place, awake, which nobody can take away meanwhile."""
        self._calls += 1
        try:
            engine = self._seated()
            if not self._awake:
                engine.wake()
                self._awake = True
                self._count()
            yield engine
        finally:
            self._calls -= 1

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

    def _open(self, engine: Any) -> None:
        """Wake it once, to see that its library can open it. Raises whatever waking raises."""
        try:
            engine.wake()
            self._awake = True
        except BaseException:
            self._engine = None
            self._room.leave(self)
            raise

    def _load_alone(self) -> Any:
        self._room.clear_for(self)
        return self._load()

    def _count(self) -> None:
        if hasattr(self._engine, "count_parameters"):
            weighed = self._engine.count_bytes() if hasattr(self._engine, "count_bytes") else None
            self._counts = (self._engine.count_parameters() or self._counts[0], weighed or self._counts[1])


class _Work:
    """Something that a player does step by step; the rest of it is done at once when another needs the place."""

    def __init__(self, player: InTurns, begin: Callable[[Any], Iterator[Any]]) -> None:
        self._player, self._begin = player, begin
        self._steps: Iterator[Any] | None = None
        self._ahead: deque[tuple[Any]] = deque()
        self._error: Exception | None = None
        self._done = False

    def step(self) -> tuple[Any] | None:
        """The next step, or None at the end."""
        if self._ahead:
            return self._ahead.popleft()
        if self._error is not None:
            raise self._error
        return self._take()

    def finish(self) -> None:
        """Take all that is left, to be handed out later; an error too."""
        try:
            while (step := self._take()) is not None:
                self._ahead.append(step)
        except Exception as error:
            # without the frames it went through, which hold the engine
            self._error, self._done = error.with_traceback(None), True
            self._steps = None

    def close(self) -> None:
        """Nobody wants the rest."""
        if isinstance(self._steps, Generator):
            self._steps.close()
        self._steps, self._done = None, True

    def _take(self) -> tuple[Any] | None:
        if self._done:
            return None
        with self._player.working() as engine:
            if self._steps is None:
                self._steps = iter(self._begin(engine))
            for step in self._steps:
                return (step,)
        self._steps, self._done = None, True
        return None


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
