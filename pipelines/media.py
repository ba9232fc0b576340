"""Sounds and pictures as frozen, picklable values on the CPU, the named bytes they become, and the mark they carry."""

import io
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PIL.PngImagePlugin import PngInfo

Samples = NDArray[np.float32]
Pixels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class Sound:
    """`samples`: float32 (frames, channels), full scale ±1. `rate_hz`: frames a second."""

    samples: Samples
    rate_hz: int

    @property
    def frames(self) -> int:
        return self.samples.shape[0]

    @property
    def seconds(self) -> float:
        return self.frames / self.rate_hz


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """`pixels`: uint8 (height, width, 3) in sRGB, or (height, width) of grey for a map of something."""

    pixels: Pixels


@dataclass(frozen=True, slots=True, eq=False)
class Depth:
    """`inverse`: float32 (height, width), 1/z with z the distance along the camera's axis; larger is nearer."""

    inverse: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Artefact:
    """A finished file: its `name` (`tape.flac`, `stems/drums.flac`), its media type and its bytes."""

    name: str
    mime: str
    data: bytes


SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who made a file. `engine`: the engines' names; `trained`: True when a trained model had a hand in it.

    `source_type` is the IPTC digital source type that regulators and platforms read: trainedAlgorithmicMedia for a
    model, algorithmicMedia for an algorithm that learnt from nobody's work. `terms`: what the models' licences ask of
    whoever uses the file, in a sentence.
    """

    engine: str
    trained: bool
    terms: str = ""

    @property
    def source_type(self) -> str:
        return SOURCE_TYPES + ("trainedAlgorithmicMedia" if self.trained else "algorithmicMedia")

    @property
    def says(self) -> str:
        how = "AI-generated, by trained models" if self.trained else "Machine-made, by an algorithm without training"
        return f"{how} ({self.engine}). {self.terms}".rstrip()


def encode_png(picture: Picture, made_by: Provenance, title: str) -> bytes:
    """A PNG that carries its mark twice: as XMP (iTXt) for machines, and as text chunks for people."""
    info = PngInfo()
    info.add_text("Title", title)
    info.add_text("Comment", made_by.says)
    info.add_itxt("XML:com.adobe.xmp", xmp(made_by))
    buffer = io.BytesIO()
    # level 6 takes three times as long and saves a twentieth
    Image.fromarray(picture.pixels).save(buffer, "PNG", pnginfo=info, compress_level=4)
    return buffer.getvalue()


def encode_webp(picture: Picture, made_by: Provenance, *, quality: int = 84) -> bytes:
    """A lossy WebP with its mark as XMP; `quality` 0..100. For what is looked at: a tenth of a PNG's bytes."""
    buffer = io.BytesIO()
    Image.fromarray(picture.pixels).save(buffer, "WEBP", quality=quality, method=2, xmp=xmp(made_by).encode())
    return buffer.getvalue()


def xmp(made_by: Provenance) -> str:
    """The XMP packet of a picture: IPTC digital source type and the tool that made it."""
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" '
        'xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
        f'Iptc4xmpExt:DigitalSourceType="{made_by.source_type}" xmp:CreatorTool="{made_by.engine}"/>'
        "</rdf:RDF></x:xmpmeta>"
    )
