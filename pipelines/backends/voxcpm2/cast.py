"""The house's ten voices as this model plays them: each designed in words, heard once, and then spoken like that clip.

Described anew for every sentence, somebody else would speak each time; the clip is what keeps a voice one person. It is
kept as a file, for the next process and the next visitor. It never comes from outside: there is no way to hand in
somebody's voice.
"""

import hashlib
import io
import logging
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import soundfile as sf
from mutagen import MutagenError
from mutagen.flac import FLAC

from pipelines.media import Provenance, Samples
from pipelines.roles import VOICES, Voice

log = logging.getLogger(__name__)

GREETING = (
    "Good evening. Mind the step, and hang your coat wherever there is a hook. "
    "I have known this house for many years, and I will tell you about every room."
)
"""What every voice says first; nobody hears it but the model."""
TOLD_AS = 1
"""Of how a clip is made: another number, other clips."""
BY_ID = {voice.id: voice for voice in VOICES}


def voice_of(name: str) -> Voice:
    """The voice with that id; of an unknown id, the caretaker."""
    return BY_ID.get(name, BY_ID["caretaker"])


class Clips:
    """The reference clips in a folder, as FLAC, named by who speaks how and by which weights."""

    def __init__(self, folder: Path, weights: str, made_by: Provenance) -> None:
        self._folder, self._weights, self._made_by = folder, weights, made_by

    def clip_of(self, voice: Voice, make: Callable[[Voice], tuple[Samples, int]]) -> bytes:
        """The clip of `voice`: the file, or what `make` plays (samples (frames,) and their rate), kept from now on;
        empty when there is nothing to be heard. A file that is torn is made anew; where none can be written, each
        process makes its own."""
        path = self._folder / self.name_of(voice)
        try:
            content = path.read_bytes()
        except OSError:
            content = b""
        if is_whole(content):
            return content
        samples, rate_hz = make(voice)
        if not len(samples):
            return b""
        content = self._encoded(voice, samples, rate_hz)
        try:
            _write(path, content)
        except OSError as error:
            log.warning("the voice of %s cannot be kept (%s)", voice.id, error)
        return content

    def name_of(self, voice: Voice) -> str:
        facts = "|".join((self._weights, voice.id, voice.design, GREETING, str(TOLD_AS)))
        return f"{voice.id}-{hashlib.blake2b(facts.encode(), digest_size=12).hexdigest()}.flac"

    def _encoded(self, voice: Voice, samples: Samples, rate_hz: int) -> bytes:
        buffer = io.BytesIO()
        sf.write(buffer, samples, rate_hz, format="FLAC", subtype="PCM_16")
        buffer.seek(0)
        tags = FLAC(buffer)
        tags["TITLE"] = f"{voice.name} (reference clip)"
        tags["COMMENT"] = self._made_by.says
        tags["DIGITALSOURCETYPE"] = self._made_by.source_type
        buffer.seek(0)
        tags.save(buffer)
        return buffer.getvalue()


class Cast:
    """The voices that were asked for so far, each made ready once in this process."""

    def __init__(
        self, clips: Clips, make: Callable[[Voice], tuple[Samples, int]], heed: Callable[[bytes], Any]
    ) -> None:
        """`make` plays a voice's clip, `heed` turns a clip into what the model is given."""
        self._clips, self._make, self._heed = clips, make, heed
        self._kept: dict[str, Any] = {}

    def reference_of(self, voice: Voice) -> Any:
        """What the model is given, so as to speak with `voice`; None when its clip has nothing to be heard."""
        if voice.id not in self._kept:
            clip = self._clips.clip_of(voice, self._make)
            if not clip:
                return None
            self._kept[voice.id] = self._heed(clip)
        return self._kept[voice.id]


def is_whole(content: bytes) -> bool:
    """Whether these are the bytes of a FLAC file whose samples are all there: the format carries their MD5 (RFC 9639,
    8.2)."""
    try:
        told = FLAC(io.BytesIO(content)).info.md5_signature
        samples, _ = sf.read(io.BytesIO(content), dtype="int16")
    except (MutagenError, sf.LibsndfileError):
        return False
    return len(samples) > 0 and hashlib.md5(np.ascontiguousarray(samples, "<i2").tobytes()).digest() == told.to_bytes(
        16
    )


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, part = tempfile.mkstemp(prefix=".part-", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        os.replace(part, path)
    except OSError:
        Path(part).unlink(missing_ok=True)
        raise
