"""The tape editor: cuts to the sample, joins without a step, never louder than what went in."""

import io
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf
from hypothesis import given, settings
from hypothesis import strategies as st
from mutagen.flac import FLAC

from apps.lofinity.__main__ import main
from apps.lofinity.craft import editor, files, mixtape
from apps.lofinity.craft.editor import Pcm
from apps.lofinity.craft.mixtape import NotATape, Reel, read_reel

RATE = editor.RATE_HZ


def tone(seconds: float, hz: float = 220.0, loud: float = 8_000) -> Pcm:
    time = np.arange(round(seconds * RATE)) / RATE
    return np.round(loud * np.sin(2 * np.pi * hz * time)[:, None] * [1.0, 0.5]).astype(np.int16)


def pressed(title: str = "Tin Roof Lullaby", *, trained: bool = False, seconds: float = 8.0, bpm: str = "60") -> bytes:
    tags = {
        "TITLE": title,
        "BPM": bpm,
        "GROOVE": "dusty",
        "ENCODED-BY": "a model" if trained else "embedded musician 1",
        "DIGITALSOURCETYPE": "…/trainedAlgorithmicMedia" if trained else "…/algorithmicMedia",
    }
    return files.flac("tape.flac", tone(seconds), tags).data


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 3000), st.integers(0, 2**32 - 1))
def test_samples_go_through_the_editor_unchanged(frames: int, seed: int) -> None:
    pcm = np.random.default_rng(seed).integers(-32768, 32768, (frames, 2), dtype=np.int16)
    assert (editor.pcm_of(editor.tape_of(pcm)) == pcm).all()


def test_the_editor_takes_tapes_and_nothing_else() -> None:
    for wrong in (np.zeros((8, 1), np.int16), np.zeros((8, 2), np.float32), np.zeros(8, np.int16)):
        with pytest.raises(ValueError, match="int16"):
            editor.tape_of(wrong)  # type: ignore[arg-type]  # on purpose


def test_a_trim_is_whole_bars_to_the_sample() -> None:
    pcm = tone(12)
    bar_s = 60 / 73 * 4  # not a whole number of frames
    cut = editor.trim_to_bars(pcm, bar_s, 1, 2)
    start, end = round(bar_s * RATE), round(3 * bar_s * RATE)
    assert (cut == pcm[start:end]).all()
    with pytest.raises(ValueError, match="not on this tape"):
        editor.trim_to_bars(pcm, bar_s, 3, 2)


def test_a_splice_overlaps_and_is_never_louder_than_its_tapes() -> None:
    first, second = tone(6, 220), tone(5, 330)
    joined = editor.splice(first, second, 2.0)
    assert len(joined) == pytest.approx(9 * RATE, abs=RATE / 1000)
    assert (joined[: 4 * RATE] == first[: 4 * RATE]).all()
    assert (joined[-3 * RATE + 99 :] == second[-3 * RATE + 99 :]).all()
    assert np.abs(joined.astype(int)).max() <= 8_000 * 1.1
    steps = np.abs(np.diff(joined.astype(int), axis=0)).max()
    assert steps <= np.abs(np.diff(second.astype(int), axis=0)).max() * 1.1  # no click where they meet


def test_a_splice_of_short_tapes_keeps_half_of_each() -> None:
    assert len(editor.splice(tone(2), tone(2), 30.0)) == pytest.approx(3 * RATE, abs=RATE / 500)
    assert len(editor.splice(tone(2), tone(2), 0.0)) == 4 * RATE


def test_two_sides_have_a_silence_in_between() -> None:
    both = editor.join_sides(tone(3), tone(4, 330))
    assert len(both) == (7 + editor.SIDE_GAP_S) * RATE
    assert not both[3 * RATE : 5 * RATE].any()


def test_a_loop_is_exactly_its_bars_and_does_not_click_where_they_meet() -> None:
    pcm = tone(12, hz=221.3)
    bar_s = 60 / 73 * 4
    looped = editor.loop_bars(pcm, bar_s, 1, 2, 3)
    stretch = editor.trim_to_bars(pcm, bar_s, 1, 2)
    assert len(looped) == 3 * len(stretch)
    assert (looped[: len(stretch) - 441] == stretch[:-441]).all()
    assert (looped[-len(stretch) :] == stretch).all()
    assert np.abs(np.diff(looped.astype(int), axis=0)).max() <= 1.2 * np.abs(np.diff(pcm.astype(int), axis=0)).max()
    assert (editor.loop_bars(pcm, bar_s, 1, 2, 1) == stretch).all()
    with pytest.raises(ValueError, match="at least once"):
        editor.loop_bars(pcm, bar_s, 1, 2, 0)


def test_a_fade_begins_and_ends_in_silence_and_leaves_the_middle() -> None:
    pcm = tone(6)
    faded = editor.fade(pcm, in_s=1, out_s=2)
    assert np.abs(faded[:40]).max() < 100
    assert np.abs(faded[-40:]).max() < 100
    assert (faded[RATE + 50 : 4 * RATE - 50] == pcm[RATE + 50 : 4 * RATE - 50]).all()
    assert (editor.fade(pcm) == pcm).all()


def test_a_dub_melts_each_tape_into_the_next() -> None:
    assert len(editor.dub([tone(6), tone(6, 330), tone(6, 440)], 1.0)) == pytest.approx(16 * RATE, abs=RATE / 500)
    assert (editor.dub([tone(6)], 1.0) == tone(6)).all()


def test_a_mixtape_says_what_is_on_it_and_who_made_it() -> None:
    reels = [read_reel("a", pressed("One")), read_reel("b", pressed("Two", trained=True))]
    made = mixtape.mixtape("mix.flac", reels, 2.0)
    tags = FLAC(io.BytesIO(made.data)).tags
    assert tags["TITLE"] == ["Mixtape: One, Two"]
    assert tags["ENCODED-BY"] == ["a model; embedded musician 1"]
    assert tags["DIGITALSOURCETYPE"] == ["…/trainedAlgorithmicMedia"]
    assert sf.info(io.BytesIO(made.data)).duration == pytest.approx(14, abs=0.01)


def test_a_cassette_is_both_sides() -> None:
    made = mixtape.cassette("cassette.flac", [read_reel("a", pressed("One")), read_reel("b", pressed("Two"))])
    assert sf.info(io.BytesIO(made.data)).duration == pytest.approx(16 + editor.SIDE_GAP_S)


def test_some_bars_of_a_tape_become_a_loop() -> None:
    reel = read_reel("tape.flac", pressed(bpm="60"))  # two bars of four seconds
    made = mixtape.cut("loop.flac", reel, 2, 1, 3)
    samples, _ = sf.read(io.BytesIO(made.data), dtype="int16")
    assert len(samples) == 12 * RATE
    assert (samples[-4 * RATE :] == reel.pcm[4 * RATE :]).all()
    for first_bar, bars, times in ((0, 1, 1), (1, 3, 1), (3, 1, 1), (1, 0, 1)):
        with pytest.raises(NotATape, match="bars 1 to 2"):
            mixtape.cut("loop.flac", reel, first_bar, bars, times)
    with pytest.raises(NotATape, match="1 to 64"):
        mixtape.cut("loop.flac", reel, 1, 1, 0)


def test_a_waltz_has_three_beats_in_a_bar() -> None:
    assert Reel(tone(1), {"BPM": "60", "GROOVE": "waltz"}).bar_s == 3
    assert Reel(tone(1), {"BPM": "60", "GROOVE": "none"}).bar_s == 4


def test_only_tapes_of_this_machine_go_in_and_others_are_told_so_in_a_sentence() -> None:
    stranger = io.BytesIO()
    sf.write(stranger, tone(1), RATE, format="FLAC")
    with pytest.raises(NotATape, match="not pressed by this machine"):
        read_reel("stranger.flac", stranger.getvalue())
    for broken in (b"", b"fLaC and no more", pressed()[:400]):
        with pytest.raises(NotATape, match=r"broken\.flac"):
            read_reel("broken.flac", broken)


def test_an_edit_that_cannot_be_made_is_told_in_a_sentence() -> None:
    reel = read_reel("tape.flac", pressed())
    with pytest.raises(NotATape, match="at least one tape"):
        mixtape.mixtape("mix.flac", [], 2.0)
    with pytest.raises(NotATape, match="0 to 30 seconds"):
        mixtape.mixtape("mix.flac", [reel], float("nan"))
    with pytest.raises(NotATape, match="two sides"):
        mixtape.cassette("cassette.flac", [reel])


def test_the_command_line_dubs_cuts_and_refuses_without_writing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, two, out = tmp_path / "one.flac", tmp_path / "two.flac", tmp_path / "out" / "mix.flac"
    one.write_bytes(pressed("One"))
    two.write_bytes(pressed("Two"))
    assert main(["dub", str(one), str(tmp_path / "none.flac"), "--out", str(out)]) == 2
    assert main(["dub", str(one), "--sides", "--out", str(out)]) == 2
    assert main(["cut", str(one), "--bar", "9", "--out", str(out)]) == 2
    said = capsys.readouterr().err
    assert "none.flac" in said
    assert "two sides" in said
    assert "bars 1 to 2" in said
    assert not out.parent.exists()

    assert main(["dub", str(one), str(two), "--crossfade", "2", "--out", str(out)]) == 0
    assert sf.info(out).duration == pytest.approx(14, abs=0.01)
    assert main(["dub", str(one), str(two), "--sides", "--out", str(out)]) == 0
    assert sf.info(out).duration == pytest.approx(18)
    assert main(["cut", str(one), "--bars", "1", "--times", "2", "--out", str(out)]) == 0
    assert sf.info(out).duration == pytest.approx(8)
