"""Players who share too small a room: loaded when asked, given up when another needs the place, never too many."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.catalog import GIB, ModelCard, Role
from pipelines.errors import EngineMissing, MemoryFull
from pipelines.events import Progress
from pipelines.media import Sound
from pipelines.memory import plan
from pipelines.roles import Ear, Heard, MusicBrief, Musician, Performance, Resting, Writer
from pipelines.turns import InTurns, Room, acts, facts
from tests.unit.pipelines.test_memory import casts, rooms

SILENCE = Sound(np.zeros((160, 1), np.float32), 16_000)


class OutOfMemoryError(RuntimeError):
    """As torch names its own, without torch."""


class Meter:
    """A memory that notices when more is loaded than there is."""

    def __init__(self, size_bytes: int) -> None:
        self.size, self.held, self.peak, self.log = size_bytes, 0, 0, list[str]()

    def take(self, name: str, size_bytes: int) -> None:
        self.held += size_bytes
        self.peak = max(self.peak, self.held)
        self.log.append(f"+{name}")
        assert self.held <= self.size

    def give(self, name: str, size_bytes: int) -> None:
        self.held -= size_bytes
        self.log.append(f"-{name}")


class Metered:
    """An engine that weighs what it is told, for as long as anybody holds it."""

    def __init__(self, meter: Meter, name: str, size_bytes: int) -> None:
        self.name, self._meter, self._size, self.woken = name, meter, size_bytes, 0
        meter.take(name, size_bytes)

    def __del__(self) -> None:
        self._meter.give(self.name, self._size)

    def wake(self) -> None:
        self.woken += 1

    def count_parameters(self) -> Mapping[str, int]:
        return {"model": 7}


class MeteredEar(Metered):
    def hear(self, sound: Sound) -> Heard:
        assert self.woken == 1
        return Heard(self.name)

    def hear_all(self, sounds: Sequence[Sound]) -> tuple[Heard, ...]:
        return tuple(map(self.hear, sounds))


class MeteredMusician(Metered):
    def preview(self, brief: MusicBrief) -> Performance:
        raise ZeroDivisionError

    def play(self, brief: MusicBrief) -> Iterator[Progress]:
        for step in range(3):
            yield Progress("press", step, 3)


class MeteredCritic(MeteredEar):
    def rest(self) -> None: ...


def ear(meter: Meter, room: Room, name: str, size: int, kind: type[Metered] = MeteredEar) -> InTurns:
    return InTurns(Ear, lambda: kind(meter, name, size), size, room, name)


@pytest.fixture
def meter() -> Meter:
    return Meter(10)


@pytest.fixture
def room(meter: Meter) -> Room:
    return Room(meter.size)


def test_the_one_asked_longest_ago_gives_its_place_up(meter: Meter, room: Room) -> None:
    a, b, c = (ear(meter, room, name, 4) for name in "abc")
    assert meter.log == ["+a", "+b", "-a", "+c"]
    assert [player.hear(SILENCE).text for player in (b, a, a, b, c)] == ["b", "a", "a", "b", "c"]
    assert meter.log[4:] == ["-c", "+a", "-a", "+c"]


def test_all_who_fit_stay_loaded(meter: Meter, room: Room) -> None:
    players = [ear(meter, room, name, 3) for name in "abc"]
    for _ in range(3):
        assert [player.hear(SILENCE).text for player in players] == ["a", "b", "c"]
    assert meter.log == ["+a", "+b", "+c"]
    assert room.taken_bytes == 9


def test_what_a_player_is_can_be_told_without_loading_it(meter: Meter, room: Room) -> None:
    a, _ = ear(meter, room, "a", 8), ear(meter, room, "b", 8)
    assert not a.loaded
    assert (a.name, a.count_parameters()) == ("a", {"model": 7})
    assert isinstance(a, Ear)
    a.wake()
    assert not a.loaded


def test_who_plays_step_by_step_has_done_it_all_before_another_takes_the_place(meter: Meter, room: Room) -> None:
    musician = InTurns(Musician, lambda: MeteredMusician(meter, "m", 8), 8, room, "m")
    other = ear(meter, room, "a", 8)
    playing = musician.play(None)
    assert not musician.loaded  # nothing is loaded for what nobody has begun to listen to
    assert next(playing).done == 0
    assert other.hear(SILENCE).text == "a"
    assert not musician.loaded
    assert [step.done for step in playing] == [1, 2]
    assert meter.log[-2:] == ["-m", "+a"]
    assert not musician.amid_work


def test_what_goes_wrong_meanwhile_is_told_in_its_place(meter: Meter, room: Room) -> None:
    class Failing(MeteredMusician):
        def play(self, brief: MusicBrief) -> Iterator[Progress]:
            yield from super().play(brief)
            raise ZeroDivisionError

    musician = InTurns(Musician, lambda: Failing(meter, "m", 8), 8, room, "m")
    playing = musician.play(None)
    next(playing)
    assert ear(meter, room, "a", 8).hear(SILENCE).text == "a"
    assert [next(playing).done, next(playing).done] == [1, 2]
    with pytest.raises(ZeroDivisionError):
        next(playing)


def test_nobody_is_sent_away_in_the_middle_of_a_step(meter: Meter, room: Room) -> None:
    other = ear(meter, room, "a", 8)

    class Asking(MeteredEar):
        def hear(self, sound: Sound) -> Heard:
            return other.hear(sound)

    asking = ear(meter, room, "b", 8, Asking)
    with pytest.raises(MemoryFull, match="try again"):
        asking.hear(SILENCE)
    assert not asking.at_work
    assert other.hear(SILENCE).text == "a"


def test_who_is_stopped_or_breaks_can_be_given_up_as_well(meter: Meter, room: Room) -> None:
    musician = InTurns(Musician, lambda: MeteredMusician(meter, "m", 8), 8, room, "m")
    other = ear(meter, room, "a", 8)
    playing = musician.play(None)
    next(playing)
    playing.close()
    assert other.hear(SILENCE).text == "a"
    with pytest.raises(ZeroDivisionError):
        musician.preview(None)
    assert not musician.at_work
    assert other.hear(SILENCE).text == "a"


def test_who_stays_gives_way_last_and_who_plays_elsewhere_first(meter: Meter, room: Room) -> None:
    elsewhere, stays, turns, other = (ear(meter, room, name, 4) for name in "esto")
    elsewhere.stays = stays.stays = True
    for player in (elsewhere, stays):
        player.hear(SILENCE)
    room.begin()
    for player in (stays, turns, other):
        player.wake()
    meter.log.clear()
    assert [player.hear(SILENCE).text for player in (turns, stays, other, turns)] == ["t", "s", "o", "t"]
    assert meter.log == ["-e", "+t", "-t", "+o", "-o", "+t"]


def test_an_engine_that_comes_by_parts_is_kept_when_it_gives_its_place_up(meter: Meter, room: Room) -> None:
    painter = InTurns(Ear, lambda: MeteredEar(meter, "p", 0), 8, room, "p", by_parts=True)
    other = ear(meter, room, "a", 8)
    assert [player.hear(SILENCE).text for player in (painter, other, painter)] == ["p", "a", "p"]
    assert meter.log == ["+p", "+a", "-a", "+a", "-a"]


def test_who_rests_between_two_jobs_is_loaded_late_and_gone_early(meter: Meter, room: Room) -> None:
    critic = ear(meter, room, "c", 5, MeteredCritic)
    assert isinstance(critic, Resting)
    assert not critic.loaded
    critic.hear(SILENCE)
    critic.rest()
    assert meter.held == 0
    assert not isinstance(ear(meter, room, "a", 5), Resting)


def test_a_model_that_cannot_be_loaded_takes_no_place(room: Room) -> None:
    def load() -> Metered:
        raise EngineMissing("There is no checkpoint of it.")

    with pytest.raises(EngineMissing):
        InTurns(Ear, load, 8, room, "a")
    assert room.taken_bytes == 0


@pytest.mark.parametrize("times", [1, 2])
def test_a_memory_fuller_than_planned_is_emptied_once(meter: Meter, room: Room, times: int) -> None:
    other, left = ear(meter, room, "a", 2), [times]

    def load() -> Metered:
        if left[0]:
            left[0] -= 1
            raise OutOfMemoryError
        return MeteredEar(meter, "b", 2)

    if times == 1:
        assert InTurns(Ear, load, 2, room, "b").hear(SILENCE).text == "b"
    else:
        with pytest.raises(MemoryFull):
            InTurns(Ear, load, 2, room, "b")
    assert not other.loaded
    assert other.hear(SILENCE).text == "a"


def test_the_words_of_a_role_are_read_off_its_protocol() -> None:
    assert {"name", "understudy"} <= set(facts(Writer))
    assert acts(Writer) == {"learn": False, "write": True}
    assert acts(Musician) == {"preview": False, "play": True}


@given(casts(), rooms, st.lists(st.integers(0, 6), max_size=12))
def test_however_they_are_asked_a_planned_cast_never_takes_more_than_the_room(
    cards: Mapping[Role, ModelCard], size: int, order: Sequence[int]
) -> None:
    meter, room = Meter(size), Room(size)
    seats = {role: seat for role, seat in plan(cards, size).items() if seat.way != "embedded"}
    players = [ear(meter, room, role, seat.bytes) for role, seat in seats.items()]
    for place in order if players else ():
        player = players[place % len(players)]
        assert player.hear(SILENCE).text == player.name
        assert meter.held == room.taken_bytes <= size
    if {seat.way for seat in seats.values()} <= {"resident"}:
        assert meter.log == [f"+{role}" for role in seats]


@pytest.mark.parametrize("gib", [12, 16, 24, 48, 80])
def test_the_true_casts_play_through_their_flows_on_usual_gpus(gib: int) -> None:
    from pipelines.catalog import read_catalog

    meter, room = Meter(gib * GIB), Room(gib * GIB)
    for cast in read_catalog().casts.values():
        seats = {role: seat for role, seat in plan(cast, gib * GIB).items() if seat.way != "embedded"}
        players = [ear(meter, room, role, seat.bytes) for role, seat in seats.items()]
        for player in (*players, *players):
            player.hear(SILENCE)
    assert meter.peak <= gib * GIB
