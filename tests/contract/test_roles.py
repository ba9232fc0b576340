"""One contract, many engines: what every player of a role promises, whoever plays it."""

import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from apps.lofinity.domain import Recipe
from apps.lofinity.prompts import recipe_prompt
from pipelines import Feel, MusicBrief, Musician, Passage, Performance, Progress, Writer, ask
from pipelines.registry import Crew, hire
from pipelines.structured import bounded
from tests.doubles import RECIPE

CAST = ("openbmb/MiniCPM5-1B", "facebook/musicgen-medium")
ENGINES = ["embedded", "tiny", pytest.param("models", marks=pytest.mark.gpu)]
WISHES = ["rainy night in tokyo", "no drums, just piano", "🌧️☕", "<b>zzz</b> qwertz", "Schlafen im Schnee"]
SEED = 7
SETTLED = {"seconds": 120.0, "seed": SEED, "side": "A", "palette": RECIPE["palette"]}


@pytest.fixture(scope="module", params=ENGINES)
def crew(request: pytest.FixtureRequest, tiny: Callable[..., Path]) -> Crew:
    """LoFinity's players: embedded, true classes on tiny checkpoints, or, on a machine with a GPU, the real weights."""
    engine = str(tiny(*CAST)) if request.param == "tiny" else request.param
    crew = hire("lofinity", engine)
    assert {fact.reason for fact in crew.facts} == {None}
    for player in crew.players.values():
        player.wake()
    return crew


@pytest.fixture
def writer(crew: Crew) -> Writer:
    return crew.players["writer"]


@pytest.fixture
def musician(crew: Crew) -> Musician:
    return crew.players["musician"]


@pytest.fixture(scope="module", params=["boom bap", "waltz", "none"])
def brief(request: pytest.FixtureRequest) -> MusicBrief:
    return MusicBrief(
        title="Contract",
        mood="plain",
        bpm=76,
        key="Eb",
        mode="dorian",
        instruments=("rhodes", "upright bass", "flute"),
        groove=request.param,
        feel=Feel(energy=0.1),
        seconds=24.0,
        seed=SEED,
        stems=True,
    )


@pytest.mark.parametrize("wish", WISHES)
def test_a_writer_gives_a_valid_recipe_and_the_same_one_again(writer: Writer, wish: str) -> None:
    prompt = recipe_prompt(wish, seconds=120.0, seed=SEED)
    first = ask(writer, prompt, Recipe, seed=SEED, pinned=SETTLED)
    assert first == ask(writer, prompt, Recipe, seed=SEED, pinned=SETTLED)
    assert first.seconds == 120.0


def test_a_writer_streams_pieces_of_one_document(writer: Writer) -> None:
    prompt = recipe_prompt(WISHES[0], seconds=60.0, seed=SEED)
    schema = bounded(Recipe, frozenset(SETTLED))
    pieces = [piece for piece in writer.write(prompt, schema, seed=SEED) if isinstance(piece, str)]
    assert len(pieces) > 1
    assert isinstance(json.loads("".join(pieces)), dict)


@cache  # playing is deterministic, which one test proves: each brief is played once for all others
def played(musician: Musician, brief: MusicBrief) -> tuple[list[Progress], list[Passage], Performance]:
    told = list(musician.play(brief))
    (performance,) = [one for one in told if isinstance(one, Performance)]
    assert told[-1] is performance
    progress = [one for one in told if isinstance(one, Progress)]
    return progress, [one for one in told if isinstance(one, Passage)], performance


def test_a_musician_plays_whole_bars_and_tells_its_true_progress(musician: Musician, brief: MusicBrief) -> None:
    steps, _, performance = played(musician, brief)
    assert [step.done for step in steps] == sorted(step.done for step in steps)
    assert {step.stage for step in steps} == {"press"}
    assert steps[-1].done == steps[-1].total
    bars = sum(section.bars for section in performance.sections)
    assert bars * performance.bar_s == pytest.approx(brief.seconds, abs=performance.bar_s / 2 + 0.01)
    assert performance.beats_per_bar == (3 if brief.groove == "waltz" else 4)
    assert performance.sound.samples.dtype == np.float32
    assert performance.sound.samples.ndim == 2
    assert np.isfinite(performance.sound.samples).all()
    assert np.abs(performance.sound.samples).max() > 0.01


def test_what_is_heard_meanwhile_is_the_music_itself(musician: Musician, brief: MusicBrief) -> None:
    _, passages, performance = played(musician, brief)
    for before, after in pairwise(passages):
        assert after.start_s == pytest.approx(before.start_s + before.sound.seconds, abs=1e-6)
    if passages:  # an engine that is quicker than one listens hands out none
        together = np.concatenate([passage.sound.samples for passage in passages])
        assert together.tobytes() == performance.sound.samples.tobytes()
        assert {passage.sound.rate_hz for passage in passages} == {performance.sound.rate_hz}


def test_a_performance_says_who_played_it(musician: Musician, brief: MusicBrief) -> None:
    assert played(musician, brief)[-1].played_by == musician.name


def test_the_same_brief_is_the_same_music(musician: Musician, brief: MusicBrief) -> None:
    first, second = played(musician, brief)[-1], played.__wrapped__(musician, brief)[-1]
    assert first.sound.samples.tobytes() == second.sound.samples.tobytes()


def test_asking_for_stems_changes_no_sample_and_they_add_up(musician: Musician, brief: MusicBrief) -> None:
    plain = played(musician, replace(brief, stems=False))[-1]
    rich = played(musician, brief)[-1]
    assert plain.sound.samples.tobytes() == rich.sound.samples.tobytes()
    assert not plain.stems
    if rich.stems:
        together = np.sum([stem.samples for stem in rich.stems.values()], axis=0)
        assert np.abs(together - rich.sound.samples).max() < 1e-4


def test_a_preview_is_whole_bars_of_the_same_music(musician: Musician, brief: MusicBrief) -> None:
    preview = musician.preview(brief)
    bars = preview.sound.seconds / preview.bar_s
    assert bars == pytest.approx(round(bars), abs=1e-3)
    assert 2 <= round(bars) <= 8
    *_, performance = played(musician, brief)
    assert preview.bar_s == performance.bar_s


def test_a_musician_can_be_stopped_at_any_step(musician: Musician, brief: MusicBrief) -> None:
    playing = musician.play(brief)
    next(playing)
    playing.close()  # type: ignore[attr-defined]
    first, second = played(musician, brief)[-1], played.__wrapped__(musician, brief)[-1]
    assert first.sound.samples.tobytes() == second.sound.samples.tobytes()
