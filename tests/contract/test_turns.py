"""A GPU too small for all of a world's models: its flow goes on in turns, and what it makes is the same."""

import gc
import logging
import weakref
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from apps.lightloom.domain import Phrase, Spoken, Weaving
from apps.rooms.domain import Visit
from pipelines import gpu
from pipelines.catalog import GIB, read_catalog
from pipelines.events import Made
from pipelines.gpu import Acquired, Broke, acquired
from pipelines.media import Sound
from pipelines.turns import InTurns, Room

CASTS = read_catalog().casts
SPEECH = Sound((0.2 * np.sin(np.arange(24_000) / 9) * np.hanning(24_000)).astype(np.float32)[:, None], 16_000)
REQUESTS: Mapping[str, tuple[str, Any]] = {
    "rooms": ("enter_room", Visit(seed="lamp oil", narrator=None)),
    "lightloom": (
        "weave_phrase",
        Spoken(
            Weaving(seed="s", phrases=(Phrase(id="one", text="a stormy sea"), Phrase(id="two", text="a quiet lake"))),
            {"one": SPEECH},
        ),
    ),
}
ROOM_GIB = 19.0
"""Each model alone fits, and no two of the largest together."""
WHOLE = ("room", "canvas", "still", "stills", "sentence", "told", "directed", "strip", "relief")


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Callable[[Room | None], None]]:
    """Play in this room from now on."""
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setattr(gpu, "_crews", {})

    def play_in(room: Room | None) -> None:
        gpu._crews.clear()
        monkeypatch.setattr(gpu, "room_for_all", lambda _engine: room)

    yield play_in
    gc.collect()


def played(app: str, folder: str) -> list[Made]:
    """What a job makes: in the rooms until the writer goes on after the pictures, else all of it."""
    flow, request = REQUESTS[app]
    made: list[Made] = []
    events = acquired(app, flow, request, folder)
    assert isinstance(next(events), Acquired)
    for event in events:
        assert not isinstance(event, Broke)
        if isinstance(event, Made) and event.name == "ahead":
            break
        if isinstance(event, Made) and event.name in WHOLE:
            made.append(event)
    events.close()
    return made


@pytest.mark.slow
@pytest.mark.parametrize("app", REQUESTS)
def test_a_flow_in_turns_makes_what_it_makes_with_all_loaded(
    app: str,
    tiny: Callable[..., Path],
    room: Callable[[Room | None], None],
    caplog: pytest.LogCaptureFixture,
) -> None:
    folder = str(tiny(*{card.repo for card in CASTS[app].values()}))
    room(None)
    resident = played(app, folder)
    small = Room(int(ROOM_GIB * GIB))
    room(small)
    with caplog.at_level(logging.INFO, "pipelines.turns"):
        in_turns = played(app, folder)
    crew = gpu.prepare(app, folder)
    assert {fact.engine for fact in crew.facts} == {"tiny-random"}
    assert all(isinstance(player, InTurns) for player in crew.players.values())
    assert any("gives its place up" in record.message for record in caplog.records)
    assert small.taken_bytes <= small.size_bytes
    assert repr(in_turns) == repr(resident)
    assert len(in_turns) > 2


def test_nothing_of_a_model_is_held_that_gave_its_place_up(
    tiny: Callable[..., Path], room: Callable[[Room | None], None]
) -> None:
    folder = str(tiny(*{card.repo for card in CASTS["lightloom"].values()}))
    room(small := Room(int(ROOM_GIB * GIB)))
    crew = gpu.prepare("lightloom", folder)
    held = {role: weakref.ref(player._engine) for role, player in crew.players.items() if player.loaded}
    assert held
    for role in held:
        crew.players[role].release()
    assert {role for role, engine in held.items() if engine() is not None} == set()
    assert small.taken_bytes == 0
