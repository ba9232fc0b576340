"""What was painted and spoken -> files for the page, each with its mark."""

import io

import numpy as np
import soundfile as sf
from mutagen.id3 import COMM, ID3, TIT2, TXXX
from PIL import Image

from apps.rooms.domain import Canvas, Sentence
from pipelines import Artefact, Painting, Picture, Provenance, Spoken, encode_png, encode_webp

THUMB = (216, 144)
SOURCE_TYPE = "DigitalSourceType"


def canvas_of(painting: Painting, made_by: Provenance, title: str) -> Canvas:
    """The painting as the page needs it. Depth loses all but 256 steps, which a parallax of a few pixels never sees."""
    height, width = painting.labels.shape
    nearest = float(painting.depth.inverse.max())
    depth = np.clip(painting.depth.inverse / max(nearest, 1e-9) * 255, 0, 255).astype(np.uint8)
    thumb = Image.fromarray(painting.picture.pixels).resize(THUMB, Image.Resampling.LANCZOS)
    return Canvas(
        picture=webp("room.webp", painting.picture, made_by),
        plate=webp("room-plate.webp", painting.plate, made_by),
        labels=Artefact("room-labels.png", "image/png", encode_png(Picture(painting.labels), made_by, title)),
        depth=Artefact("room-depth.png", "image/png", encode_png(Picture(depth), made_by, title)),
        thumb=webp("room-thumb.webp", Picture(np.asarray(thumb)), made_by),
        inverse_z_max=nearest,
        focal=painting.focal,
        horizon=painting.horizon,
        regions=painting.regions,
        lamps=painting.lamps,
        width=width,
        height=height,
    )


def webp(name: str, picture: Picture, made_by: Provenance) -> Artefact:
    return Artefact(name, "image/webp", encode_webp(picture, made_by))


def sentence_of(
    of: str, seq: int, text: str, chars: tuple[int, int], spoken: Spoken | None, made_by: Provenance
) -> Sentence:
    """One sentence with its voice, or without where there is none."""
    if spoken is None:
        return Sentence(of, seq, text, chars, (), 0.0, None)
    return Sentence(of, seq, text, chars, spoken.words, spoken.sound.seconds, mp3(f"{of}-{seq}.mp3", spoken, made_by))


def mp3(name: str, spoken: Spoken, made_by: Provenance) -> Artefact:
    """The spoken sentence as MP3, about 48 kbit/s, its mark in ID3."""
    buffer = io.BytesIO()
    # float32 on purpose: libsndfile 1.2.2 hands LAME int16 samples wrongly, and the file is noise
    sf.write(buffer, spoken.sound.samples, spoken.sound.rate_hz, format="MP3", compression_level=0.6)
    tags = ID3()
    tags.add(TIT2(encoding=3, text=name))
    tags.add(COMM(encoding=3, lang="eng", desc="", text=made_by.says))
    tags.add(TXXX(encoding=3, desc=SOURCE_TYPE, text=made_by.source_type))
    buffer.seek(0)
    tags.save(buffer)
    return Artefact(name.replace(":", "-"), "audio/mpeg", buffer.getvalue())
