"""MusicGen as a musician: whole tapes on a tiny checkpoint."""

import json
import logging
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs torch, which is not installed here")

from pipelines import Codes, Progress  # noqa: E402
from pipelines.backends.musicgen.window import Ruler, share_out  # noqa: E402
from pipelines.backends.musician_musicgen import MusicgenMusician  # noqa: E402
from pipelines.catalog import read_catalog  # noqa: E402
from pipelines.embedded.musician import EmbeddedMusician  # noqa: E402
from pipelines.errors import EngineMissing  # noqa: E402
from pipelines.registry import hire  # noqa: E402
from tests.unit.pipelines.backends.musicgen_players import QUICK, REPO, SHORT, Heard, card, musician, played  # noqa: E402

WALTZ = Ruler(Fraction(60 * 3 * 50, 92), window=300, goal=100)


@pytest.fixture(scope="module")
def folder(tiny: Callable[..., Path]) -> Path:
    return tiny(REPO)


@pytest.fixture(scope="module")
def player(folder: Path) -> MusicgenMusician:
    return musician(folder)


@pytest.fixture(scope="module")
def heard(player: MusicgenMusician) -> Heard:
    return played(player, QUICK)


@pytest.fixture(scope="module")
def in_parts(folder: Path) -> Heard:
    return played(musician(folder, form="abac"), replace(QUICK, seconds=10.0))


def whole_sound(player: MusicgenMusician, tokens: Any) -> Any:
    """What EnCodec makes of codes (frames, codebooks) all at once, mono."""
    codes = torch.from_numpy(tokens.astype(np.int64)).T[None, None]
    with torch.no_grad():
        return player._engine.model.audio_encoder.decode(codes, [None]).audio_values[0, 0].numpy()


def test_a_tape_is_as_long_as_was_asked_to_the_sample(player: MusicgenMusician, heard: Heard) -> None:
    assert heard.samples.shape == (8 * 32_000, 2)
    assert heard.samples.dtype == np.float32
    assert heard.tokens.shape == (400, 4)
    assert heard.tokens.dtype == np.uint16
    odd = played(player, replace(SHORT, seconds=1.2345))
    assert odd.performance.sound.frames == round(1.2345 * 32_000)
    assert len(odd.tokens) == 62


def test_its_sound_is_its_codes_decoded_as_one(player: MusicgenMusician, heard: Heard) -> None:
    whole = whole_sound(player, heard.tokens)
    assert np.abs(heard.samples - whole[:, None]).max() <= 1e-6


def test_its_passages_abut_and_are_the_sound(heard: Heard) -> None:
    assert np.array_equal(heard.streamed, heard.samples)
    at = 0
    for passage in heard.passages:
        assert passage.start_s == at / 32_000
        at += passage.sound.frames
    assert max(passage.sound.seconds for passage in heard.passages) <= 3.1


def test_the_first_passage_comes_after_two_seconds_of_codes(heard: Heard) -> None:
    before = heard.events[: heard.events.index(heard.passages[0])]
    assert max(event.done for event in before if isinstance(event, Progress)) == 100
    assert heard.passages[0].sound.seconds == pytest.approx(1.92)


def test_its_progress_is_true_frames(heard: Heard) -> None:
    done = [step.done for step in heard.progress]
    assert done == sorted(done)
    assert (done[0], done[-1]) == (0, 400)
    assert all(after - before <= 25 for before, after in pairwise(done))
    assert {(step.stage, step.unit, step.total) for step in heard.progress} == {("press", "frames", 400)}


def test_its_bars_are_counted_to_half_a_bar(heard: Heard) -> None:
    performance = heard.performance
    assert performance.bar_s == pytest.approx(180 / QUICK.bpm)
    assert performance.beats_per_bar == 3
    bars = sum(section.bars for section in performance.sections)
    assert abs(bars * performance.bar_s - QUICK.seconds) <= performance.bar_s / 2
    assert performance.played_by == "tiny-random musicgen-medium (transformers)"
    assert performance.terms == read_catalog().casts["lofinity"]["musician"].terms != ""
    assert (performance.notes, performance.beats, dict(performance.stems)) == ((), (), {})


def test_the_same_brief_is_the_same_tape_and_another_seed_another(
    folder: Path, player: MusicgenMusician, heard: Heard
) -> None:
    again = played(musician(folder), QUICK)
    assert again.samples.tobytes() == heard.samples.tobytes()
    assert not np.array_equal(played(player, replace(SHORT, seed=8)).tokens, heard.tokens[:50])


def test_stopped_in_the_middle_of_a_shot_it_plays_the_next_as_if_nothing_had_been(
    player: MusicgenMusician, heard: Heard
) -> None:
    playing = player.play(QUICK)
    for _ in range(5):
        next(playing)
    playing.close()  # type: ignore[attr-defined]  # it is a generator, though the role promises an iterator
    assert np.array_equal(played(player, QUICK).tokens, heard.tokens)


def test_no_shot_leaves_the_window_and_later_ones_go_on_from_a_downbeat(folder: Path) -> None:
    player = musician(folder)
    decoding: Any = player._engine._decoding
    asked: list[tuple[int, int]] = []
    shot = decoding.shot

    def noted(text: Any, new: int, *, seed: Any = None, **more: Any) -> Any:
        asked.append((0 if seed is None else seed.shape[-1], new))
        return shot(text, new, seed=seed, **more)

    decoding.shot = noted  # to hear what it is asked for; it plays all the same
    tape = played(player, replace(QUICK, seconds=12.0))
    assert asked == [(0, 300), (104, 150), (59, 150)]  # bar lines at 196 and 391
    assert len(tape.tokens) == 600


def test_it_goes_on_from_the_end_of_another_tape(player: MusicgenMusician, heard: Heard) -> None:
    brief = replace(QUICK, seconds=3.0)
    codes = heard.performance.codes
    assert codes is not None
    on = played(player, replace(brief, follows=codes))
    assert len(on.tokens) == 150  # what it follows is no part of the new tape
    assert not np.array_equal(on.tokens, heard.tokens[:150])
    last_bar = replace(brief, follows=Codes(codes.model, codes.tokens[-98:], 50.0))
    assert np.array_equal(played(player, last_bar).tokens, on.tokens)
    assert np.abs(on.samples - whole_sound(player, on.tokens)[:, None]).max() <= 1e-6


@pytest.mark.parametrize(
    "stranger",
    [
        Codes("facebook/musicgen-large", np.ones((200, 4), np.uint16), 50.0),
        Codes(REPO, np.ones((200, 8), np.uint16), 50.0),
        Codes(REPO, np.full((200, 4), 64, np.uint16), 50.0),
        Codes(REPO, np.ones((200, 4), np.uint16), 75.0),
        Codes(REPO, np.ones((0, 4), np.uint16), 50.0),
    ],
    ids=["model", "codebooks", "codes", "rate", "nothing"],
)
def test_codes_it_cannot_go_on_from_are_as_if_there_were_none(
    player: MusicgenMusician, heard: Heard, stranger: Codes
) -> None:
    followed = played(player, replace(SHORT, follows=stranger))
    assert np.array_equal(followed.tokens[:47], heard.tokens[:47])  # its last frames know that they are the last


def test_two_ways_on_from_one_part_are_arranged_on_bar_lines(player: MusicgenMusician, in_parts: Heard) -> None:
    tokens, sections = in_parts.tokens, in_parts.performance.sections
    assert [(section.name, section.bars) for section in sections] == [("A", 1), ("B", 1), ("A'", 1), ("C", 2)]
    assert len(tokens) == 500
    a, b, again, c = (WALTZ.line(section.bar) for section in sections)
    assert (a, b, again, c) == (0, 98, 196, 293)
    assert np.array_equal(tokens[a : a + 97], tokens[again:c])
    assert not np.array_equal(tokens[b : b + 97], tokens[c : c + 97])
    assert np.array_equal(in_parts.streamed, in_parts.samples)
    assert np.abs(in_parts.samples - whole_sound(player, tokens)[:, None]).max() <= 1e-6


def test_a_form_takes_fewer_frames_than_its_tape_has(in_parts: Heard) -> None:
    parts = share_out(WALTZ, 500)
    assert parts is not None
    done = [step.done for step in in_parts.progress]
    assert done == sorted(done)
    assert done[-1] == parts.played == 403
    assert {step.total for step in in_parts.progress} == {403}


def test_a_tape_too_short_for_a_form_is_one_line(folder: Path) -> None:
    (section,) = played(musician(folder, form="abac"), replace(QUICK, seconds=4.0)).performance.sections
    assert (section.name, section.bars) == ("A", 2)


class Scripted:
    """A judge that finds a fault in what it is told to."""

    def __init__(self, *at: tuple[int, int]) -> None:
        self.at, self.asked = set(at), list[tuple[int, int]]()

    def __call__(self, before: Sequence[float], during: Sequence[float]) -> str | None:
        self.asked.append((len(before), len(during)))
        return "silence" if self.asked[-1] in self.at else None


def judged(player: MusicgenMusician, judge: Scripted, *, rows: int = 1) -> tuple[Any, list[int]]:
    """Ten seconds under such a judge: the session, and how many samples had been handed out each time."""
    session = player._engine.begin("lofi", WALTZ.bar / 50, 500, 7, None)
    session.judge = judge
    parts = share_out(session.ruler, 500)
    assert parts is not None
    out: list[int] = []
    for _ in session.play_parts(parts) if rows == 2 else session.play_through(500):
        out += [last for _, last in session.recording.hand_out()]
    whole = whole_sound(player, session.tape.T.numpy())
    assert np.abs(session.recording.sound - whole[:, None]).max() <= 1e-6
    assert session.tape.shape == (4, 500)
    return session, out


@pytest.fixture(scope="module")
def fine(player: MusicgenMusician) -> Any:
    return judged(player, Scripted())[0].tape


def test_a_shot_that_fails_is_played_again_from_what_has_been_handed_out(
    player: MusicgenMusician, fine: Any, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        session, out = judged(player, Scripted((0, 4)))
    assert "shot 1: silence; played again from frame 100" in caplog.text
    assert out == sorted(out)
    assert torch.equal(session.tape[:, :100], fine[:, :100])
    assert not torch.equal(session.tape[:, 100:200], fine[:, 100:200])
    assert session.played == 500


def test_a_later_shot_is_taken_back_no_further_than_its_own_beginning(
    player: MusicgenMusician, fine: Any, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        session, _ = judged(player, Scripted((6, 2)))
    assert "shot 2: silence; played again from frame 300" in caplog.text
    assert torch.equal(session.tape[:, :300], fine[:, :300])
    assert not torch.equal(session.tape[:, 300:], fine[:, 300:])


def test_a_shot_is_played_again_once_and_then_stays_as_it_is(
    player: MusicgenMusician, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        judged(player, Scripted(*((0, during) for during in range(9)), (2, 2)))
    assert [record.getMessage() for record in caplog.records] == ["shot 1: silence; played again from frame 0"]


def test_of_two_ways_either_may_fail_and_both_are_played_again(
    player: MusicgenMusician, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        session, _ = judged(player, Scripted((2, 2)), rows=2)
    assert "shot 2: silence; played again from frame 98" in caplog.text
    assert torch.equal(session.tape[:, :97], session.tape[:, 196:293])


def test_a_model_that_has_gone_dumb_is_given_one_more_chance_a_shot(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    dumb = musician(folder)
    last = dumb._engine.model.audio_encoder.decoder.layers[-1]
    with torch.no_grad():
        last.conv.bias.zero_()
        last.conv.parametrizations.weight.original0.zero_()  # the norm of its weights
    with caplog.at_level(logging.WARNING):
        tape = played(dumb, QUICK)
    assert tape.samples.shape == (8 * 32_000, 2)
    assert not tape.samples.any()
    assert [record.getMessage().split(";")[0] for record in caplog.records] == ["shot 1: silence", "shot 2: silence"]


def test_a_preview_is_the_understudys(player: MusicgenMusician) -> None:
    preview = player.preview(QUICK)
    assert preview.played_by == EmbeddedMusician.name
    assert preview.bar_s == played(player, SHORT).performance.bar_s


def test_its_parameters_are_counted_as_torch_counts_them(player: MusicgenMusician) -> None:
    counted, model = player.count_parameters(), player._engine.model
    assert set(counted) == set(read_catalog().casts["lofinity"]["musician"].params_b)
    assert sum(counted.values()) == sum(parameter.numel() for parameter in model.parameters())


def test_text_and_codec_are_in_full_precision_and_on_the_cpu_all_is(player: MusicgenMusician) -> None:
    model = player._engine.model
    full = {parameter.dtype for part in (model.text_encoder, model.audio_encoder) for parameter in part.parameters()}
    assert full == {torch.float32}
    if not torch.cuda.is_available():
        assert {parameter.dtype for parameter in model.decoder.parameters()} == {torch.float32}
    assert not model.training


@pytest.mark.gpu
def test_on_a_gpu_the_decoder_is_in_its_cards_precision(player: MusicgenMusician) -> None:
    decoder = player._engine.model.decoder
    assert {parameter.dtype for parameter in decoder.parameters()} == {torch.bfloat16}
    assert decoder.device.type == "cuda"


def broken(folder: Path, tmp_path: Path) -> Path:
    """A copy of the checkpoint, to be broken."""
    shutil.copytree(folder / REPO, tmp_path / REPO)
    return tmp_path / REPO


def says(folder: Path, **options: str | float) -> str:
    with pytest.raises(EngineMissing) as missing:
        MusicgenMusician(card(**options), str(folder), EmbeddedMusician())
    return missing.value.says


def test_a_checkpoint_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert says(tmp_path) == f"There is no checkpoint of {REPO} in the folder that ENGINE names."


def test_weights_that_are_cut_off_are_told_in_words(folder: Path, tmp_path: Path) -> None:
    weights = broken(folder, tmp_path) / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[: weights.stat().st_size // 2])
    assert "damaged or cut off" in says(tmp_path)


def test_a_checkpoint_of_another_kind_is_told_apart(folder: Path, tmp_path: Path) -> None:
    config = broken(folder, tmp_path) / "config.json"
    config.write_text(json.dumps(json.loads(config.read_text()) | {"model_type": "llama"}))
    assert "holds llama, not musicgen" in says(tmp_path)


def test_a_model_in_stereo_is_refused_in_words(folder: Path, tmp_path: Path) -> None:
    config = broken(folder, tmp_path) / "config.json"
    known = json.loads(config.read_text())
    known["decoder"]["audio_channels"] = 2
    config.write_text(json.dumps(known))
    assert "stereo" in says(tmp_path)


def test_a_form_nobody_knows_is_refused_in_words(folder: Path) -> None:
    assert "abac" in says(folder, form="rondo")


def test_the_registry_hires_it_from_a_folder_and_says_how_it_is(folder: Path) -> None:
    crew = hire("lofinity", str(folder))
    (fact,) = (fact for fact in crew.facts if fact.role == "musician")
    assert (fact.engine, fact.name, fact.model) == ("tiny-random", "tiny-random musicgen-medium (transformers)", REPO)
    assert isinstance(crew.players["musician"], MusicgenMusician)


@pytest.mark.slow
def test_ninety_seconds_of_the_real_window_are_four_shots(folder: Path) -> None:
    tape = played(musician(folder, window_s=30.0), replace(QUICK, groove="dusty", bpm=75, seconds=90.0))
    assert tape.samples.shape == (2_880_000, 2)
    assert tape.tokens.shape == (4500, 4)
    assert np.array_equal(tape.streamed, tape.samples)
