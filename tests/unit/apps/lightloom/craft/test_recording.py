"""Recordings: whatever the rate and the form, the same speech; whatever the file, a sentence and little memory."""

import tracemalloc
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf

from apps.lightloom.craft.recording import RATE_HZ, microphone
from pipelines import Refused


def heard(path: Path) -> np.ndarray:
    return np.frombuffer(b"".join(microphone(path)), "<i2").astype(np.float32) / 32767


def tone(seconds: float, rate_hz: int, hz: float = 440.0) -> np.ndarray:
    return (0.4 * np.sin(2 * np.pi * hz * np.arange(round(seconds * rate_hz)) / rate_hz)).astype(np.float32)


@pytest.mark.parametrize("rate_hz", [8_000, 16_000, 22_050, 44_100, 48_000, 96_000])
def test_every_rate_comes_out_as_the_same_tone_without_a_click_between_blocks(tmp_path: Path, rate_hz: int) -> None:
    sf.write(tmp_path / "a.wav", tone(12.3, rate_hz), rate_hz)
    sound = heard(tmp_path / "a.wav")
    assert abs(len(sound) - 12.3 * RATE_HZ) <= 2
    inner = sound[800:-800]
    assert np.abs(inner - tone(12.3, RATE_HZ)[800 : 800 + len(inner)]).max() < 0.01


@pytest.mark.parametrize("name", ["a.flac", "a.ogg", "a.mp3", "a.wav"])
def test_every_form_is_read_in_chunks_of_80_ms(tmp_path: Path, name: str) -> None:
    sf.write(tmp_path / name, np.column_stack([tone(1.0, 44_100)] * 2), 44_100)
    chunks = list(microphone(tmp_path / name))
    assert {len(chunk) for chunk in chunks[:-1]} == {2560}
    assert abs(sum(map(len, chunks)) / 2 - RATE_HZ) < 0.1 * RATE_HZ
    assert np.abs(heard(tmp_path / name)).max() > 0.3


def test_an_hour_of_silence_in_a_small_file_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    with sf.SoundFile(tmp_path / "bomb.flac", "w", 16_000, 1) as bomb:
        for _ in range(60):
            bomb.write(np.zeros(60 * 16_000, np.float32))
    tracemalloc.start()
    with pytest.raises(Refused, match="60 minutes long"):
        next(microphone(tmp_path / "bomb.flac"))
    assert tracemalloc.get_traced_memory()[1] < 5e6
    tracemalloc.stop()


def test_twenty_minutes_pass_through_in_little_memory(tmp_path: Path) -> None:
    with sf.SoundFile(tmp_path / "long.flac", "w", 48_000, 2) as long:
        for _ in range(20):
            long.write(np.zeros((60 * 48_000, 2), np.float32))
    tracemalloc.start()
    assert sum(map(len, microphone(tmp_path / "long.flac"))) == 20 * 60 * 16_000 * 2
    assert tracemalloc.get_traced_memory()[1] < 20e6
    tracemalloc.stop()


def test_what_is_no_recording_gets_a_sentence_that_names_the_file(tmp_path: Path) -> None:
    for data in (b"", b"RIFF", b"not sound at all" * 100, b"fLaC" + bytes(500)):
        (tmp_path / "odd.wav").write_bytes(data)
        with pytest.raises(Refused, match=r"odd\.wav"):
            list(microphone(tmp_path / "odd.wav"))
    with pytest.raises(Refused, match="could not be read"):
        list(microphone(tmp_path / "absent.wav"))


def test_too_many_channels_are_refused(tmp_path: Path) -> None:
    sf.write(tmp_path / "many.wav", np.zeros((100, 200), np.float32), 16_000)
    with pytest.raises(Refused, match="200 channels"):
        list(microphone(tmp_path / "many.wav"))


def test_a_header_of_65535_channels_is_refused(tmp_path: Path) -> None:
    header = (
        b"RIFF\x24\x00\x01\x00WAVEfmt \x10\x00\x00\x00\x01\x00\xff\xff\x80\x3e\x00\x00"
        b"\x00\x00\x00\x00\xfe\xff\x10\x00data\x00\x00\x01\x00"
    )
    (tmp_path / "wide.wav").write_bytes(header + bytes(65_536))
    with pytest.raises(Refused, match=r"wide\.wav"):
        list(microphone(tmp_path / "wide.wav"))


def test_a_torn_file_gives_what_is_whole(tmp_path: Path) -> None:
    sf.write(tmp_path / "torn.flac", tone(4.0, 16_000), 16_000)
    data = (tmp_path / "torn.flac").read_bytes()
    (tmp_path / "torn.flac").write_bytes(data[: len(data) // 2])
    assert 0.5 * RATE_HZ < len(heard(tmp_path / "torn.flac")) <= 4 * RATE_HZ


def test_odd_samples_do_not_come_through(tmp_path: Path) -> None:
    wild = tone(0.5, 16_000)
    wild[100:110] = np.inf
    wild[200:210] = np.nan
    sf.write(tmp_path / "wild.wav", wild, 16_000, subtype="FLOAT")
    assert np.isfinite(heard(tmp_path / "wild.wav")).all()
