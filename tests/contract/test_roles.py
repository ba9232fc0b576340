"""One contract, many engines: what every player of a role promises, whoever plays it."""

import json
from dataclasses import replace

import numpy as np
import pytest

from apps.lofinity.domain import Recipe
from apps.lofinity.prompts import recipe_prompt
from pipelines import Feel, MusicBrief, Musician, Performance, Progress, Writer, ask
from pipelines.registry import hire

ENGINES = ["embedded"]
WISHES = ["rainy night in tokyo", "no drums, just piano", "🌧️☕", "<b>zzz</b> qwertz", "Schlafen im Schnee"]
SEED = 7


@pytest.fixture(params=ENGINES)
def writer(request: pytest.FixtureRequest) -> Writer:
    return hire("lofinity", request.param).players["writer"]


@pytest.fixture(params=ENGINES)
def musician(request: pytest.FixtureRequest) -> Musician:
    return hire("lofinity", request.param).players["musician"]


@pytest.fixture(params=["boom bap", "waltz", "none"])
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
    first = ask(writer, prompt, Recipe, seed=SEED)
    assert first == ask(writer, prompt, Recipe, seed=SEED)
    assert first.seconds == 120.0


def test_a_writer_streams_pieces_of_one_document(writer: Writer) -> None:
    prompt = recipe_prompt(WISHES[0], seconds=60.0, seed=SEED)
    pieces = [piece for piece in writer.write(prompt, Recipe.model_json_schema(), seed=SEED) if isinstance(piece, str)]
    assert len(pieces) > 1
    assert isinstance(json.loads("".join(pieces)), dict)


def played(musician: Musician, brief: MusicBrief) -> tuple[list[Progress], Performance]:
    steps: list[Progress] = []
    ends: list[Performance] = []
    for event in musician.play(brief):
        (steps if isinstance(event, Progress) else ends).append(event)  # type: ignore[arg-type]
    assert len(ends) == 1
    return steps, ends[0]


def test_a_musician_plays_whole_bars_and_tells_its_true_progress(musician: Musician, brief: MusicBrief) -> None:
    steps, performance = played(musician, brief)
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


def test_the_same_brief_is_the_same_music(musician: Musician, brief: MusicBrief) -> None:
    first, second = played(musician, brief)[1], played(musician, brief)[1]
    assert first.sound.samples.tobytes() == second.sound.samples.tobytes()


def test_asking_for_stems_changes_no_sample_and_they_add_up(musician: Musician, brief: MusicBrief) -> None:
    plain = played(musician, replace(brief, stems=False))[1]
    rich = played(musician, brief)[1]
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
    _, performance = played(musician, brief)
    assert preview.bar_s == performance.bar_s


def test_a_musician_can_be_stopped_at_any_step(musician: Musician, brief: MusicBrief) -> None:
    playing = musician.play(brief)
    next(playing)
    playing.close()  # type: ignore[attr-defined]
    assert played(musician, brief)[1].sound.frames > 0
