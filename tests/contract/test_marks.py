"""Every file of every world says what made it, in words and for machines, whoever plays."""

import io
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass

import pytest
from mutagen.flac import FLAC
from mutagen.id3 import ID3
from PIL import Image

from apps.lightloom.domain import Phrase, Spoken, Weaving
from apps.lightloom.flow import weave_phrase
from apps.lofinity.domain import Order
from apps.lofinity.flow import press_tape
from apps.rooms.domain import Visit
from apps.rooms.flow import enter_room
from pipelines import Artefact, Event, Made
from pipelines.embedded.surveyor import EmbeddedSurveyor
from pipelines.embedded.writer import EmbeddedWriter
from tests.doubles import HummingMusician, PatientMusician, ScriptedWriter
from tests.doubles_lightloom import CleverEar, DictatedDirector, PixelPainter
from tests.doubles_rooms import FlatPainter, HummingNarrator

SOURCE = "http://cv.iptc.org/newscodes/digitalsourcetype/"
FIGURES = {"beats.json", "codes.npz"}
"""Numbers for the page and for the next tape: nobody looks at them or hears them."""


def pressed() -> Iterator[Event]:
    order = Order(wish="paper lanterns", minutes=1.0, stems=True, midi=True)
    yield from press_tape(order, writer=ScriptedWriter(), musician=HummingMusician())
    yield from press_tape(
        Order(wish="paper lanterns", minutes=1.0), writer=ScriptedWriter(), musician=PatientMusician()
    )


def entered() -> Iterator[Event]:
    visit = Visit(seed="lamp oil and oranges")
    yield from enter_room(visit, writer=EmbeddedWriter(), painter=FlatPainter(), narrator=HummingNarrator())


def woven() -> Iterator[Event]:
    for needs_edge in (False, True):
        weaving = Weaving(seed="s", phrases=(Phrase(id="a", text="a stormy sea"), Phrase(id="b", text="a calm lake")))
        yield from weave_phrase(
            Spoken(weaving),
            ear=CleverEar(""),
            writer=DictatedDirector([{}]),
            painter=PixelPainter(needs_edge=needs_edge),
            surveyor=EmbeddedSurveyor(),
        )


def files_in(value: object) -> Iterator[Artefact]:
    if isinstance(value, Artefact):
        yield value
    elif isinstance(value, dict):
        yield from (file for inner in value.values() for file in files_in(inner))
    elif isinstance(value, Sequence) and not isinstance(value, str | bytes):
        yield from (file for inner in value for file in files_in(inner))
    elif is_dataclass(value) and not isinstance(value, type):
        yield from (file for field in fields(value) for file in files_in(getattr(value, field.name)))


def mark_of(file: Artefact) -> str:
    """What the file says for machines: the IPTC digital source type it carries, somewhere a program looks for it."""
    buffer = io.BytesIO(file.data)
    match file.mime:
        case "image/png" | "image/webp":
            info = Image.open(buffer).info
            return str(info.get("xmp") or info.get("XML:com.adobe.xmp"))
        case "audio/flac":
            return str(FLAC(buffer).get("digitalsourcetype"))
        case "audio/mpeg":
            return str([tag.text for tag in ID3(buffer).getall("TXXX")])
        case "audio/midi":
            return file.data.decode("latin-1")
        case "application/json":
            return json.dumps(json.loads(file.data))
        case _:
            return ""


@pytest.mark.parametrize("world", [pytest.param(pressed, marks=pytest.mark.slow), entered, woven])
def test_every_file_that_a_visitor_can_see_or_hear_is_marked(world: Callable[[], Iterator[Event]]) -> None:
    files = [file for event in world() if isinstance(event, Made) for file in files_in(event.value)]
    shown = [file for file in files if file.name not in FIGURES and not file.name.startswith("carried-")]
    assert len(shown) > 3
    assert [file.name for file in shown if SOURCE not in mark_of(file)] == []
