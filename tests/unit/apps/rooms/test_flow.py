"""The life of a room, event by event."""

import functools
import io
import time
from collections.abc import Iterator, Sequence
from typing import TypeVar

import pytest
import soundfile as sf
from mutagen.id3 import ID3
from PIL import Image

from apps.rooms.craft.truth.plan import plan
from apps.rooms.domain import Ahead, Canvas, Piece, Room, Sentence, Sketch, Stills, Told, Visit
from apps.rooms.flow import STILLS_S, budget_s, enter_room
from pipelines import Began, Event, Garbled, Made, Picture, Refused, StillBrief
from pipelines.embedded.writer import EmbeddedWriter
from tests.doubles_rooms import FlatPainter, HummingNarrator, RoomWriter

Thing = TypeVar("Thing")
SEED = "lamp oil and oranges"


@functools.cache
def entered(visit: Visit) -> tuple[Event, ...]:
    return tuple(enter_room(visit, writer=EmbeddedWriter(), painter=FlatPainter(), narrator=HummingNarrator()))


def made(events: tuple[Event, ...], kind: type[Thing]) -> list[Thing]:
    return [event.value for event in events if isinstance(event, Made) and isinstance(event.value, kind)]


def test_words_come_before_voice_and_voice_before_the_picture() -> None:
    told = [event.stage if isinstance(event, Began) else event.name for event in entered(Visit(seed=SEED))]
    assert list(dict.fromkeys(told)) == [
        *("sketch", "tell", "piece", "room", "speak", "sentence", "paint", "progress", "canvas", "stills", "ahead"),
    ]


def test_the_text_that_streamed_is_the_room_s_text() -> None:
    events = entered(Visit(seed=SEED))
    (room,) = made(events, Room)
    assert "".join(piece.text for piece in made(events, Piece)) == room.text


def test_code_decided_the_room_and_the_words_only_tell_it() -> None:
    (room,) = made(entered(Visit(seed=SEED)), Room)
    decided = plan(SEED, ())
    assert [(door.to, door.side, door.lock.key if door.lock else None) for door in room.exits] == [
        (door.to, door.side, door.lock) for door in decided.exits
    ]
    assert [(thing.kind, thing.holds) for thing in room.things] == [(spot.kind, spot.holds) for spot in decided.things]
    assert {find.id for find in room.finds} == {held for spot in decided.things for held in (*spot.holds, *spot.gives)}


def test_every_door_and_thing_is_in_the_picture_and_every_find_and_door_has_its_own() -> None:
    events = entered(Visit(seed=SEED))
    (room,), (canvas,) = made(events, Room), made(events, Canvas)
    places = {place.id for place in (*room.exits, *room.things)}
    assert {region.id for region in canvas.regions} == places
    assert {id_ for stills in made(events, Stills) for id_ in stills.files} == {"cover"} | {
        door.id for door in room.exits
    } | {find.id for find in room.finds}
    assert Image.open(io.BytesIO(canvas.labels.data)).getextrema() == (0, len(places))


def test_everything_that_play_can_come_to_has_a_line_and_a_voice() -> None:
    events = entered(Visit(seed=SEED))
    (room,) = made(events, Room)
    spoken = {sentence.of for sentence in made(events, Sentence)}
    locked = [place.id for place in (*room.things, *room.exits) if place.lock]
    assert spoken == {
        "text",
        *(f"found:{thing.id}" for thing in room.things),
        *(f"opened:{id_}" for id_ in locked),
        *(f"through:{door.id}" for door in room.exits),
        *(f"thanks:{thing.id}" for thing in room.things if thing.wants),
    }
    assert locked


def test_sentences_are_the_text_s_own_words_in_place() -> None:
    events = entered(Visit(seed=SEED))
    (room,) = made(events, Room)
    sentences = [sentence for sentence in made(events, Sentence) if sentence.of == "text"]
    assert [sentence.seq for sentence in sentences] == list(range(len(sentences)))
    assert all(room.text[slice(*sentence.chars)] == sentence.text for sentence in sentences)
    assert "".join(sentence.text for sentence in sentences).replace(" ", "") == "".join(room.text.split())


def test_files_carry_the_mark_of_the_engines_that_made_them() -> None:
    events = entered(Visit(seed=SEED))
    (canvas,) = made(events, Canvas)
    for picture in (canvas.picture, canvas.thumb):
        assert b"DigitalSourceType" in Image.open(io.BytesIO(picture.data)).info["xmp"]
    voice = made(events, Sentence)[0].voice
    assert voice is not None
    tags = ID3(io.BytesIO(voice.data))
    assert "humming narrator" in tags.getall("COMM")[0].text[0]
    samples, rate_hz = sf.read(io.BytesIO(voice.data))
    assert rate_hz == 24_000
    assert abs(samples).max() == pytest.approx(0.1, abs=0.02)


class LayeredPainter(FlatPainter):
    """Paints over another's layout, as a model does, and takes its time over three stills, which it then hands out."""

    name = "layered painter"

    def __init__(self) -> None:
        super().__init__()
        self.understudy = FlatPainter()

    def paint_stills(self, briefs: Sequence[StillBrief]) -> Iterator[tuple[int, Picture]]:
        for place, still in enumerate(super().paint_stills(briefs)):
            if place % 3 == 0:
                time.sleep(4 * STILLS_S)
            yield still


def test_pictures_come_as_they_are_ready_doors_first_and_each_says_who_painted_it() -> None:
    events = tuple(
        enter_room(Visit(seed=SEED), writer=EmbeddedWriter(), painter=LayeredPainter(), narrator=HummingNarrator())
    )
    (room,) = made(events, Room)
    came = made(events, Stills)
    assert all(stills.files for stills in came)
    ids = [id_ for stills in came for id_ in stills.files]
    assert ids == [*(door.id for door in room.exits), *(find.id for find in room.finds), "cover"]
    assert len(came) >= len(ids) - 1  # the cover is quick, and may come with the last
    files = {id_: still for stills in came for id_, still in stills.files.items()}
    marks = {id_: Image.open(io.BytesIO(file.data)).info["xmp"].decode() for id_, file in files.items()}
    assert "flat painter" in marks["cover"]
    assert not any(name in marks["cover"] for name in ("layered", "writer"))
    assert all("embedded writer 1, layered painter, flat painter" in marks[id_] for id_ in ids[:-1])
    ahead = [one for one in made(events, Ahead) if isinstance(one.value, Stills)]
    assert len(ahead) > 1


def test_the_text_edition_paints_and_speaks_nothing_and_prepares_every_fresh_door() -> None:
    painter, narrator = FlatPainter(), HummingNarrator()
    visit = Visit(seed=SEED, edition="text")
    events = tuple(enter_room(visit, writer=EmbeddedWriter(), painter=painter, narrator=narrator))
    assert (painter.rooms, painter.stills, narrator.read) == ([], [], [])
    (room,) = made(events, Room)
    assert {ahead.exit for ahead in made(events, Ahead)} == {door.id for door in room.exits if not door.fold}
    assert {ahead.name for ahead in made(events, Ahead)} == {"sketch", "piece", "room"}


def first_ahead(events: tuple[Event, ...], kind: type[Thing]) -> tuple[str, Thing]:
    return next((ahead.moves, ahead.value) for ahead in made(events, Ahead) if isinstance(ahead.value, kind))


@pytest.mark.parametrize("edition", ["full", "text"])
def test_a_room_prepared_ahead_is_the_very_room_that_is_entered_later(edition: str) -> None:
    visit = Visit(seed="pin", edition=edition)  # type: ignore[arg-type]  # from the parametrisation
    (room,) = made(entered(visit), Room)
    before = Told(path=room.path, name=room.name, text=room.text, marks=room.marks)
    for ahead in made(entered(visit), Ahead):
        door = next(door for door in room.exits if door.id == ahead.exit)
        if isinstance(ahead.value, Room) and door.lock is None:
            later = visit.model_copy(update={"moves": ahead.moves, "told": (before,)})
            assert made(entered(later), Room)[0] == ahead.value
            searched = visit.model_copy(update={"moves": "s0 " * (room.things[0].lock is None) + ahead.moves})
            assert made(entered(searched.model_copy(update={"told": (before,)})), Room)[0] == ahead.value
            return
    raise AssertionError("no open door was prepared; take another seed")


def test_the_same_visit_gives_the_same_bytes_and_another_seed_another_house() -> None:
    visit = Visit(seed=SEED)
    assert facts(entered(visit)) == facts(entered.__wrapped__(visit))
    assert facts(entered(Visit(seed="another"))) != facts(entered(visit))


def facts(events: tuple[Event, ...]) -> list[object]:
    """All that is made, but for how the text happened to be cut while it streamed."""
    rooms = [room.model_dump_json() for room in made(events, Room)]
    return [*rooms, *(c.picture.data for c in made(events, Canvas)), *(s.voice for s in made(events, Sentence))]


def test_a_room_told_again_is_another_telling_of_the_same_truth() -> None:
    (first,), (again,) = made(entered(Visit(seed=SEED)), Room), made(entered(Visit(seed=SEED, again=1)), Room)
    assert first.text != again.text
    assert [thing.holds for thing in first.things] == [thing.holds for thing in again.things]


def test_a_writer_that_repeats_itself_is_asked_once_more_and_then_stands_numbered() -> None:
    writer = RoomWriter(name="The Room")
    told = (Told(path=(), name="The Room", text="Another text altogether, about a pond."),)
    visit = Visit(seed=SEED, moves="g1", told=told, edition="text")
    assert plan(SEED, ()).exits[1].lock is None
    room = made(tuple(enter_room(visit, writer=writer, painter=FlatPainter(), narrator=HummingNarrator())), Room)[0]
    assert room.name == "The Room the Second"
    assert sum(prompt.given["path"] == [1] for prompt in writer.asked) == 2


HOSTILE = '<img src=x onerror=alert(1)> \u202e{"name": "x"} \x00\x07 ${7*7} {{it}} ' + "a" * 500


def test_a_hostile_writer_can_only_write_text() -> None:
    writer = RoomWriter(narration=HOSTILE, name="\u202e<b>x</b>", alt="\u200b<script>", exits=[], bag=["everything"])
    events = tuple(
        enter_room(Visit(seed=SEED), writer=writer, painter=FlatPainter(), narrator=HummingNarrator(speaks=False))
    )
    room = made(events, Room)[0]
    assert not {"\u202e", "\x00", "\u200b"} & set(room.text + room.name + room.alt)
    assert "<img src=x onerror=alert(1)>" in room.text
    assert len(room.exits) == len(plan(SEED, ()).exits)
    assert "".join(piece.text for piece in made(events, Piece)) == room.text


@pytest.mark.parametrize("said", [{"narration": "a" * 5000}, {"found": []}, {"narration": 7}, {"name": ""}])
def test_a_writer_that_never_fits_is_garbled_in_words(said: dict[str, object]) -> None:
    with pytest.raises(Garbled):
        for _ in enter_room(
            Visit(seed=SEED), writer=RoomWriter(**said), painter=FlatPainter(), narrator=HummingNarrator()
        ):
            pass


@pytest.mark.parametrize("moves", ["g9", "b", "s0 s0", "jump", "j2.2.2", "g0; DROP TABLE", "k:1>d7"])
def test_moves_that_the_house_does_not_allow_are_refused_before_anything_is_made(moves: str) -> None:
    events = enter_room(
        Visit(seed=SEED, moves=moves), writer=RoomWriter(), painter=FlatPainter(), narrator=HummingNarrator()
    )
    with pytest.raises(Refused) as refused:
        next(events)
    assert refused.value.says.endswith(".")


def test_without_a_voice_the_sentences_still_come_for_the_captions() -> None:
    quiet = HummingNarrator(speaks=False)
    events = tuple(enter_room(Visit(seed=SEED), writer=EmbeddedWriter(), painter=FlatPainter(), narrator=quiet))
    assert {sentence.voice for sentence in made(events, Sentence)} == {None}
    off = HummingNarrator()
    tuple(enter_room(Visit(seed=SEED, narrator=None), writer=EmbeddedWriter(), painter=FlatPainter(), narrator=off))
    assert off.read == []


def test_a_visitor_who_leaves_stops_the_work_at_the_next_step() -> None:
    painter = FlatPainter()
    events: Iterator[Event] = enter_room(
        Visit(seed=SEED), writer=EmbeddedWriter(), painter=painter, narrator=HummingNarrator()
    )
    for event in events:
        if isinstance(event, Made) and isinstance(event.value, Room):
            break
    events.close()  # type: ignore[attr-defined]  # the flow is a generator
    assert painter.rooms == []


def test_the_sketch_is_true_before_a_word_is_written() -> None:
    events = entered(Visit(seed=SEED))
    assert isinstance(events[0], Made)
    sketch = events[0].value
    assert isinstance(sketch, Sketch)
    (room,) = made(events, Room)
    assert (sketch.theme, sketch.palette, sketch.doors) == (room.theme, room.palette, len(room.exits))


def test_the_gpu_is_asked_for_longer_where_pictures_are_made() -> None:
    assert 120 > budget_s(Visit(seed=SEED)) > budget_s(Visit(seed=SEED, edition="text")) > 0
    assert budget_s(Visit(seed=SEED)) > budget_s(Visit(seed=SEED, narrator=None))
