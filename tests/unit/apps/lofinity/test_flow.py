"""The life of a tape, event by event."""

import base64
import functools
import io
import json
from collections.abc import Iterator

import pytest
import soundfile as sf

from apps.lofinity.domain import Music, Order, Preview, Recipe, Tape
from apps.lofinity.flow import brief_for, budget_s, plan_recipe, press_tape, seed_of
from pipelines import Artefact, Began, Event, Made, Progress
from tests.doubles import RECIPE, HummingMusician, PatientMusician, ScriptedWriter


@functools.cache  # pressing is deterministic, so each order is pressed once for all tests
def pressed(order: Order) -> list[Event]:
    return list(press_tape(order, writer=ScriptedWriter(), musician=HummingMusician()))


def made(events: list[Event], name: str) -> object:
    return next(event.value for event in events if isinstance(event, Made) and event.name == name)


WISH = Order(wish="paper lanterns", minutes=1.0)
RICH = Order(wish="paper lanterns", minutes=1.0, stems=True, midi=True)


def test_a_tape_is_told_in_the_order_a_visitor_sees_it() -> None:
    told = [event.stage if isinstance(event, Began) else event.name for event in pressed(WISH)]
    first = list(dict.fromkeys(told))
    assert first == [
        *("plan", "recipe", "preview", "press", "progress", "master", "music", "beats"),
        *("cover", "tape", "flac", "dub", "mp3"),
    ]


def test_progress_is_true_and_never_goes_back_within_a_stage() -> None:
    steps = [e.value for e in pressed(WISH) if isinstance(e, Made) and isinstance(e.value, Progress)]
    for stage in ("press", "master", "dub"):
        done = [step.done for step in steps if step.stage == stage]
        assert done
        assert done == sorted(done)


def test_the_same_order_gives_the_same_samples_and_another_seed_is_another_tape() -> None:
    first, again = made(pressed(WISH), "tape"), made(pressed.__wrapped__(WISH), "tape")
    assert isinstance(first, Tape)
    assert isinstance(again, Tape)
    assert first.pcm_sha256 == again.pcm_sha256
    other = made(pressed(Order(wish="paper lanterns", minutes=1.0, seed=8)), "tape")
    assert isinstance(other, Tape)
    assert other.pcm_sha256 != first.pcm_sha256


def test_a_shared_recipe_presses_the_very_same_tape() -> None:
    first = made(pressed(WISH), "tape")
    assert isinstance(first, Tape)
    shared = made(pressed(Order(recipe=Recipe.model_validate_json(first.recipe.model_dump_json()))), "tape")
    assert isinstance(shared, Tape)
    assert shared.pcm_sha256 == first.pcm_sha256


def test_the_decks_music_holds_no_ambience_and_the_tape_does() -> None:
    events = pressed(WISH)
    music, flac = made(events, "music"), made(events, "flac")
    assert isinstance(music, Music)
    assert isinstance(flac, Artefact)
    dry, _ = sf.read(io.BytesIO(music.file.data), dtype="int16")
    wet, _ = sf.read(io.BytesIO(flac.data), dtype="int16")
    assert dry.shape == wet.shape
    assert (dry != wet).mean() > 0.5
    assert music.seconds == pytest.approx(60, abs=0.1)


def test_the_tape_is_at_its_loudness_and_below_its_peak() -> None:
    tape = made(pressed(WISH), "tape")
    assert isinstance(tape, Tape)
    assert tape.lufs == pytest.approx(-16, abs=1)
    assert tape.true_peak_dbtp <= -1


def test_the_preview_is_whole_bars_at_the_masters_rate() -> None:
    preview = made(pressed(WISH), "preview")
    assert isinstance(preview, Preview)
    samples, rate_hz = sf.read(io.BytesIO(preview.file.data))
    assert rate_hz == 44_100
    assert len(samples) / rate_hz == pytest.approx(preview.bars * preview.bar_s, abs=0.001)


def test_side_b_is_another_take_of_the_same_recipe() -> None:
    side_a = Recipe.model_validate(RECIPE)
    side_b = plan_recipe(Order(recipe=side_a, side="B"), ScriptedWriter())
    assert side_b.side == "B"
    assert side_b != side_a
    assert plan_recipe(Order(recipe=side_b, side="B"), ScriptedWriter()) == side_b


def test_extras_come_only_when_asked_for() -> None:
    assert "stems" not in [e.name for e in pressed(WISH) if isinstance(e, Made)]
    events = pressed(RICH)
    stems, midi = made(events, "stems"), made(events, "midi")
    assert isinstance(stems, tuple)
    assert [artefact.name for artefact in stems] == ["stems/keys.flac", "stems/ambience.flac"]
    assert isinstance(midi, Artefact)
    assert midi.data[:4] == b"MThd"


def test_extras_do_not_change_the_tape() -> None:
    plain = made(pressed(WISH), "tape")
    rich = made(pressed(RICH), "tape")
    assert isinstance(plain, Tape)
    assert isinstance(rich, Tape)
    assert plain.pcm_sha256 == rich.pcm_sha256


def test_a_music_model_never_hears_of_the_weather() -> None:
    brief = brief_for(Recipe.model_validate(RECIPE))
    assert not {"ambience", "weather", "palette", "note"} & set(brief.__slots__)


def test_beats_reach_the_page_as_rows() -> None:
    beats = made(pressed(WISH), "beats")
    assert isinstance(beats, Artefact)
    assert json.loads(beats.data)[0] == [0.0, "chord", 0.5]


def test_leaving_stops_the_musician() -> None:
    musician = HummingMusician()
    events: Iterator[Event] = press_tape(WISH, writer=ScriptedWriter(), musician=musician)
    for event in events:
        if isinstance(event, Made) and event.name == "progress":
            break
    events.close()  # type: ignore[attr-defined]  # a generator
    assert musician.closed_early == 1


def test_a_wish_has_its_own_seed_and_a_budget_that_is_capped() -> None:
    assert seed_of("Rain") == seed_of("rain") != seed_of("snow")
    assert 0 <= seed_of("☔") < 2**48
    assert budget_s(Order(wish="x", minutes=1)) < budget_s(Order(wish="x", minutes=10)) <= 240


@functools.cache
def pressed_patiently() -> list[Event]:
    return list(press_tape(Order(wish="slow", minutes=1.0), writer=ScriptedWriter(), musician=PatientMusician()))


def test_what_a_slow_engine_plays_is_heard_while_it_plays() -> None:
    advances = [event.value for event in pressed_patiently() if isinstance(event, Made) and event.name == "advance"]
    assert len(advances) == 12
    assert sum(advance.seconds for advance in advances) == pytest.approx(60.0)
    names = [event.name for event in pressed_patiently() if isinstance(event, Made)]
    assert names.index("advance") < names.index("music")


def test_a_models_tape_goes_on_from_its_codes_and_says_what_its_licence_asks() -> None:
    codes, tape, flac = (made(pressed_patiently(), name) for name in ("codes", "tape", "flac"))
    assert isinstance(codes, Artefact)
    assert isinstance(tape, Tape)
    assert isinstance(flac, Artefact)
    assert tape.terms == PatientMusician.terms
    tags = dict(sf.SoundFile(io.BytesIO(flac.data)).copy_metadata())
    assert PatientMusician.terms in tags["comment"]
    musician = PatientMusician()
    list(
        press_tape(
            Order(wish="on", minutes=1.0, codes=base64.b64encode(codes.data)),
            writer=ScriptedWriter(),
            musician=musician,
        )
    )
    (brief,) = musician.briefs
    assert brief.follows is not None
    assert brief.follows.model == "patient-1"
    assert len(brief.follows.tokens) == 600


def test_a_mono_performance_becomes_a_wide_tape_and_the_preview_says_who_plays_it() -> None:
    flac, preview = made(pressed_patiently(), "flac"), made(pressed_patiently(), "preview")
    assert isinstance(flac, Artefact)
    assert isinstance(preview, Preview)
    left, right = sf.read(io.BytesIO(flac.data))[0].T
    assert abs(left - right).max() > 0.01
    assert preview.played_by == PatientMusician.name
