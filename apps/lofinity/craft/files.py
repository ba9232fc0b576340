"""Samples and facts -> finished files: FLAC, MP3, stems, MIDI, beats. Every file says what made it.

The mark is the IPTC digital source type (https://cv.iptc.org/newscodes/digitalsourcetype/): machine-readable, the same
in audio tags as in pictures. MP3 is written in blocks, so that a visitor who leaves is noticed within one of them.
"""

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import mido
import numpy as np
import soundfile as sf
from mutagen.flac import FLAC, Picture
from mutagen.id3 import APIC, COMM, ID3, TBPM, TCON, TIT2, TKEY, TPE1, TXXX
from numpy.typing import NDArray
from PIL import Image

from apps.lofinity.domain import Recipe
from pipelines import Artefact, Beat, Note, Progress, Provenance, Sound

Pcm = NDArray[np.int16]
"""(frames, 2) at RATE_HZ, little-endian."""

RATE_HZ = 44_100
MP3_BLOCK = 10 * RATE_HZ
TICKS_PER_BEAT = 480
PROGRAMS: Mapping[str, int] = {
    "rhodes": 4,
    "piano": 0,
    "nylon guitar": 24,
    "clean guitar": 27,
    "warm pad": 89,
    "strings": 48,
    "vibes": 11,
    "music box": 10,
    "kalimba": 108,
    "flute": 73,
    "saxophone": 66,
    "upright bass": 32,
    "sub bass": 38,
    "fretless bass": 35,
}
"""General MIDI programs, counted from 0."""
PERCUSSION = 9  # channel 10, counted from 0


@dataclass(frozen=True, slots=True)
class Label:
    """What is written on a tape's files: its recipe, who made it, and the hash of its samples."""

    recipe: Recipe
    made_by: Provenance
    pcm_sha256: str

    @property
    def comment(self) -> str:
        recipe = self.recipe
        return (
            f"{self.made_by.says} Wish understood as: {recipe.note} Side {recipe.side}, seed {recipe.seed}, "
            f"samples {self.pcm_sha256[:16]}."
        )

    def tags(self) -> dict[str, str]:
        """Vorbis comment names; the MP3 frames carry the same values."""
        recipe = self.recipe
        return {
            "TITLE": recipe.title,
            "ARTIST": "LoFinity",
            "GENRE": "Lo-fi",
            "BPM": str(recipe.bpm),
            "INITIALKEY": f"{recipe.key}{'' if recipe.mode in ('major', 'lydian', 'mixolydian') else 'm'}",
            "MOOD": recipe.mood,
            "GROOVE": recipe.groove,
            "COMMENT": self.comment,
            "ENCODED-BY": self.made_by.engine,
            "DIGITALSOURCETYPE": self.made_by.source_type,
            "PCM_SHA256": self.pcm_sha256,
            "SEED": str(recipe.seed),
        }


def mark(made_by: Provenance) -> dict[str, str]:
    """The Vorbis comments that say what made a file."""
    return {"COMMENT": made_by.says, "DIGITALSOURCETYPE": made_by.source_type}


def flac(name: str, pcm: Pcm, tags: Mapping[str, str], cover_jpeg: bytes | None = None) -> Artefact:
    """A 16-bit FLAC with Vorbis comments and, if given, its cover."""
    buffer = io.BytesIO()
    sf.write(buffer, pcm, RATE_HZ, format="FLAC", subtype="PCM_16")
    return Artefact(name, "audio/flac", _tagged(buffer, tags, cover_jpeg))


def sound_flac(name: str, sound: Sound, tags: Mapping[str, str]) -> Artefact:
    """A Sound at its own rate as 16-bit FLAC; what goes past full scale is clipped."""
    buffer = io.BytesIO()
    sf.write(buffer, np.clip(sound.samples, -1, 1), sound.rate_hz, format="FLAC", subtype="PCM_16")
    return Artefact(name, "audio/flac", _tagged(buffer, tags, None))


def mp3(name: str, pcm: Pcm, label: Label, cover_jpeg: bytes) -> Iterator[Progress | Artefact]:
    """Yield Progress (stage "dub", frames) block by block, then the tagged MP3 (VBR, about 170 kbit/s)."""
    buffer = io.BytesIO()
    with sf.SoundFile(
        buffer,
        "w",
        samplerate=RATE_HZ,
        channels=2,
        format="MP3",
        subtype="MPEG_LAYER_III",
        bitrate_mode="VARIABLE",
        compression_level=0.3,
    ) as file:
        for start in range(0, len(pcm), MP3_BLOCK):
            # never int16: libsndfile 1.2.2 hands shorts to LAME wrongly, and loud noise comes out
            file.write(pcm[start : start + MP3_BLOCK].astype(np.float32) / np.float32(32768))
            yield Progress("dub", min(len(pcm), start + MP3_BLOCK), len(pcm))
    buffer.seek(0)
    _tag_mp3(buffer, label, cover_jpeg)
    yield Artefact(name, "audio/mpeg", buffer.getvalue())


def stems(parts: Mapping[str, Sound], label: Label) -> tuple[Artefact, ...]:
    """One FLAC a stem, as the engine played it: before mastering; ambience is a stem of its own, in no other."""
    tags = label.tags()
    return tuple(
        sound_flac(f"stems/{stem}.flac", sound, {**tags, "TITLE": f"{label.recipe.title} ({stem})"})
        for stem, sound in parts.items()
    )


def midi(notes: Sequence[Note], label: Label, *, beats_per_bar: int) -> Artefact:
    """A Standard MIDI File, type 1: one track a part, drums on channel 10, times in ticks of the recipe's tempo."""
    recipe = label.recipe
    score = mido.MidiFile(type=1, ticks_per_beat=TICKS_PER_BEAT)
    head = mido.MidiTrack()
    head.append(mido.MetaMessage("track_name", name=_ascii(recipe.title)))
    head.append(mido.MetaMessage("text", text=_ascii(label.comment)))
    head.append(mido.MetaMessage("text", text=label.made_by.source_type))
    head.append(mido.MetaMessage("set_tempo", tempo=mido.bpm2tempo(recipe.bpm)))
    head.append(mido.MetaMessage("time_signature", numerator=beats_per_bar, denominator=4))
    score.tracks.append(head)
    tracks = sorted({"drums" if note.stem == "drums" else note.part for note in notes})
    channels = [channel for channel in range(16) if channel != PERCUSSION]
    for part in tracks:
        own = [note for note in notes if ("drums" if note.stem == "drums" else note.part) == part]
        channel = PERCUSSION if part == "drums" else channels.pop(0)
        score.tracks.append(_track(part, own, channel, ticks_per_s=TICKS_PER_BEAT * recipe.bpm / 60))
    buffer = io.BytesIO()
    score.save(file=buffer)
    return Artefact("tape.mid", "audio/midi", buffer.getvalue())


def thumbnail(cover_png: bytes) -> bytes:
    """The cover as it travels inside the audio files: a JPEG of 640 px, a tenth of the PNG's weight. Its mark is the
    audio file's own."""
    buffer = io.BytesIO()
    Image.open(io.BytesIO(cover_png)).convert("RGB").resize((640, 640), Image.Resampling.LANCZOS).save(
        buffer, "JPEG", quality=86
    )
    return buffer.getvalue()


def beats_json(beats: Sequence[Beat]) -> Artefact:
    """The composed hits for the page's eye: [[t_s, kind, strength], …] in time order."""
    rows = [[round(beat.t_s, 4), beat.kind, round(beat.strength, 3)] for beat in beats]
    return Artefact("beats.json", "application/json", json.dumps(rows, separators=(",", ":")).encode())


def _tagged(buffer: io.BytesIO, tags: Mapping[str, str], cover_jpeg: bytes | None) -> bytes:
    buffer.seek(0)
    file = FLAC(buffer)
    file.update({key: [value] for key, value in tags.items()})
    if cover_jpeg is not None:
        picture = Picture()
        picture.type, picture.mime, picture.desc, picture.data = 3, "image/jpeg", "cover", cover_jpeg
        file.add_picture(picture)
    buffer.seek(0)
    file.save(buffer)
    return buffer.getvalue()


def _track(part: str, notes: Sequence[Note], channel: int, *, ticks_per_s: float) -> mido.MidiTrack:
    track = mido.MidiTrack()
    track.append(mido.MetaMessage("track_name", name=part))
    if channel != PERCUSSION:
        track.append(mido.Message("program_change", program=PROGRAMS[part], channel=channel))
    # at the same tick a note ends before the next begins, else a repeated pitch would be cut
    hits = sorted(
        [(round(n.start_s * ticks_per_s), 1, n.midi, max(1, min(127, round(n.velocity * 127)))) for n in notes]
        + [(max(1, round((n.start_s + n.length_s) * ticks_per_s)), 0, n.midi, 0) for n in notes]
    )
    last = 0
    for tick, on, pitch, velocity in hits:
        kind = "note_on" if on else "note_off"
        track.append(mido.Message(kind, note=pitch, velocity=velocity, channel=channel, time=tick - last))
        last = tick
    return track


def _tag_mp3(buffer: io.BytesIO, label: Label, cover_jpeg: bytes) -> None:
    tags = label.tags()
    frames = ID3()
    frames.add(TIT2(encoding=3, text=tags["TITLE"]))
    frames.add(TPE1(encoding=3, text=tags["ARTIST"]))
    frames.add(TCON(encoding=3, text=tags["GENRE"]))
    frames.add(TBPM(encoding=3, text=tags["BPM"]))
    frames.add(TKEY(encoding=3, text=tags["INITIALKEY"]))
    frames.add(COMM(encoding=3, lang="eng", desc="", text=tags["COMMENT"]))
    frames.add(APIC(encoding=3, mime="image/jpeg", type=3, desc="cover", data=cover_jpeg))
    for name in ("MOOD", "ENCODED-BY", "DIGITALSOURCETYPE", "PCM_SHA256", "SEED"):
        frames.add(TXXX(encoding=3, desc=name, text=tags[name]))
    buffer.seek(0)
    frames.save(buffer, v2_version=3)


def _ascii(text: str) -> str:
    return text.encode("latin-1", "replace").decode("latin-1")
