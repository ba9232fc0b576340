"""What is written on a tape's files can be read back by other people's programs."""

import io
import json

import mido
import numpy as np
import pytest
import soundfile as sf
from mutagen.flac import FLAC
from mutagen.mp3 import MP3
from PIL import Image

from apps.lofinity.craft import files
from apps.lofinity.domain import Recipe
from pipelines import Artefact, Beat, MusicBrief, Note, Progress, Provenance, Sound
from tests.doubles import RECIPE

LABEL = files.Label(Recipe.model_validate(RECIPE), Provenance("embedded musician 1", trained=False), "ab" * 32)
COVER = b"\x89PNG\r\n\x1a\n" + bytes(20)


@pytest.fixture
def pcm() -> files.Pcm:
    t = np.arange(25 * files.RATE_HZ) / files.RATE_HZ
    tone = np.rint(9000 * np.sin(2 * np.pi * 330 * t)).astype(np.int16)
    return np.stack([tone, tone], axis=1)


def dubbed(pcm: files.Pcm) -> tuple[list[Progress], Artefact]:
    *steps, artefact = files.mp3("tape.mp3", pcm, LABEL, COVER)
    assert isinstance(artefact, Artefact)
    return [step for step in steps if isinstance(step, Progress)], artefact


def test_a_flac_holds_the_samples_exactly_its_tags_and_its_cover(pcm: files.Pcm) -> None:
    artefact = files.flac("tape.flac", pcm, LABEL.tags(), COVER)
    back, rate_hz = sf.read(io.BytesIO(artefact.data), dtype="int16")
    assert rate_hz == files.RATE_HZ
    assert np.array_equal(back, pcm)
    tags = FLAC(io.BytesIO(artefact.data))
    assert tags["TITLE"] == ["Paper Lanterns"]
    assert tags["BPM"] == ["60"]
    assert tags["INITIALKEY"] == ["Ebm"]
    assert tags["DIGITALSOURCETYPE"][0].endswith("/algorithmicMedia")
    assert "without training" in tags["COMMENT"][0]
    assert tags.pictures[0].data == COVER


def test_an_mp3_tells_its_progress_and_carries_the_same_words(pcm: files.Pcm) -> None:
    steps, artefact = dubbed(pcm)
    assert [step.done for step in steps] == [441_000, 882_000, 1_102_500]
    assert steps[-1].done == steps[-1].total
    back, _ = sf.read(io.BytesIO(artefact.data))
    assert len(back) == len(pcm)
    assert np.sqrt(np.mean((back - pcm / 32768) ** 2)) < 0.003  # it is the tape, and not noise of its length
    tags = MP3(io.BytesIO(artefact.data)).tags
    assert tags is not None
    assert str(tags["TIT2"]) == "Paper Lanterns"
    assert str(tags["TKEY"]) == "Ebm"
    assert str(tags["TXXX:DIGITALSOURCETYPE"]).endswith("/algorithmicMedia")
    assert tags["APIC:cover"].data == COVER


def test_a_models_tape_says_that_a_model_made_it(pcm: files.Pcm) -> None:
    label = files.Label(LABEL.recipe, Provenance("MusicGen-medium", trained=True), "cd" * 32)
    tags = FLAC(io.BytesIO(files.flac("tape.flac", pcm, label.tags()).data))
    assert tags["DIGITALSOURCETYPE"][0].endswith("/trainedAlgorithmicMedia")
    assert "AI-generated" in tags["COMMENT"][0]


def test_the_same_samples_make_the_same_files(pcm: files.Pcm) -> None:
    assert files.flac("a", pcm, LABEL.tags(), COVER).data == files.flac("a", pcm, LABEL.tags(), COVER).data
    assert dubbed(pcm)[1].data == dubbed(pcm)[1].data


def test_an_mp3_can_be_left_between_two_blocks(pcm: files.Pcm) -> None:
    dubbing = files.mp3("tape.mp3", pcm, LABEL, COVER)
    next(dubbing)
    dubbing.close()  # type: ignore[attr-defined]  # a generator


def test_the_cover_travels_small() -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (1000, 1000), "#5f78a8").save(buffer, "PNG")
    small = Image.open(io.BytesIO(files.thumbnail(buffer.getvalue())))
    assert (small.format, small.size) == ("JPEG", (640, 640))


def test_stems_are_files_of_their_own_at_the_engines_rate() -> None:
    sound = Sound(np.full((2205, 2), 0.25, np.float32), 22_050)
    made = files.stems({"keys": sound, "drums": sound}, LABEL)
    assert [artefact.name for artefact in made] == ["stems/keys.flac", "stems/drums.flac"]
    back, rate_hz = sf.read(io.BytesIO(made[0].data))
    assert rate_hz == 22_050
    assert back.shape == (2205, 2)
    assert FLAC(io.BytesIO(made[0].data))["TITLE"] == ["Paper Lanterns (keys)"]


def test_a_midi_file_has_tempo_tracks_programs_and_drums_on_channel_ten() -> None:
    notes = [
        Note(1.0, 0.5, "rhodes", "keys", 60, 0.5),
        Note(1.5, 0.5, "rhodes", "keys", 60, 0.7),
        Note(0.0, 0.1, "kick", "drums", 36, 0.9),
        Note(0.5, 0.1, "snare", "drums", 38, 0.9),
    ]
    artefact = files.midi(notes, LABEL, beats_per_bar=3)
    score = mido.MidiFile(file=io.BytesIO(artefact.data))
    head, drums, rhodes = score.tracks
    assert next(m.tempo for m in head if m.type == "set_tempo") == 1_000_000
    assert next(m.numerator for m in head if m.type == "time_signature") == 3
    assert {m.channel for m in drums if m.type == "note_on"} == {9}
    assert next(m.program for m in rhodes if m.type == "program_change") == 4
    assert score.length == pytest.approx(2.0, abs=0.01)
    order = [(m.type, m.note) for m in rhodes if m.type.startswith("note")]
    assert order == [("note_on", 60), ("note_off", 60), ("note_on", 60), ("note_off", 60)]


def test_every_instrument_has_its_general_midi_program() -> None:
    from typing import get_args, get_type_hints

    names = set(get_args(get_args(get_type_hints(MusicBrief)["instruments"])[0]))
    assert names == set(files.PROGRAMS)


def test_beats_are_rows_in_time_order() -> None:
    rows = json.loads(files.beats_json([Beat(0.0, "kick", 0.81234), Beat(0.5, "snare", 1.0)]).data)
    assert rows == [[0.0, "kick", 0.812], [0.5, "snare", 1.0]]
