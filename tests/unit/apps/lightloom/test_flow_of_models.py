"""The life of a phrase where a model paints, another measures and a third hears: what is handed from strip to strip."""

import base64
import io
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, TypeVar

import numpy as np
import pytest
from PIL import Image

from apps.lightloom.craft.carrying import Handover, read, written
from apps.lightloom.craft.seam import SEEN_Z, seam_z
from apps.lightloom.domain import Phrase, Relief, Spoken, Strip, Told, Weaving, Woven
from apps.lightloom.flow import weave_phrase
from pipelines import Artefact, Began, Carried, Event, Made, Refused, Shot, Sound
from tests.doubles_lightloom import CleverEar, DictatedDirector, PixelPainter, SquintingSurveyor, sample, world

Thing = TypeVar("Thing")
SEA = Shot(line="wide shot · the sea", lands=("sea",))
PAINTER = "Pixel-4B (double)"
SILENCE = Sound(np.zeros((16_000, 1), np.float32), 16_000)


class Room:
    """Everybody who plays, and a page that keeps what they make."""

    def __init__(self, *, off: Sequence[float] = (), answers: Sequence[dict[str, Any]] = ({},)) -> None:
        self.ear = CleverEar("the sea at night")
        self.writer = DictatedDirector(answers)
        self.painter = PixelPainter(carries=True, name=PAINTER, off=off)
        self.surveyor = SquintingSurveyor()

    def weave(self, weaving: Weaving, sounds: dict[str, Sound] | None = None) -> list[Event]:
        return list(self.events(weaving, sounds))

    def events(self, weaving: Weaving, sounds: dict[str, Sound] | None = None) -> Iterator[Event]:
        players = {"ear": self.ear, "writer": self.writer, "painter": self.painter, "surveyor": self.surveyor}
        return weave_phrase(Spoken(weaving, sounds or {}), **players)


def said(*texts: str, **more: Any) -> Weaving:
    phrases = tuple(Phrase(id=f"p{at}", text=text) for at, text in enumerate(texts))
    return Weaving(seed="s", phrases=phrases, **more)


def made(events: Sequence[Event], kind: type[Thing]) -> list[Thing]:
    return [event.value for event in events if isinstance(event, Made) and isinstance(event.value, kind)]


def pixels(picture: Artefact | None) -> np.ndarray:
    assert picture is not None
    return np.asarray(Image.open(io.BytesIO(picture.data)))


def text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def as_rim(image: np.ndarray) -> str:
    buffer = io.BytesIO()
    Image.fromarray(image).save(buffer, "WEBP", quality=92)
    return text(buffer.getvalue())


def carried(relief: Relief) -> Handover:
    assert relief.carried is not None
    return read(relief.carried.data)


def handed(room: Room) -> list[np.ndarray | None]:
    """What the painter was given of what it wanted to have carried, call by call."""
    return [None if one.carried is None else one.carried.arrays["sample"] for one in room.painter.briefs]


def test_each_strip_is_painted_with_what_the_painter_kept_of_the_one_before_it() -> None:
    room = Room()
    events = room.weave(said("the sea", "a lake", "a river"))
    first, *rest = handed(room)
    assert first is None
    for brief, kept in zip(room.painter.briefs[1:], rest):
        assert brief.before is not None
        assert kept is not None
        assert np.array_equal(sample(brief.before.pixels), kept)
    assert [carried(relief).painters is not None for relief in made(events, Relief)] == [True] * 3


def test_a_page_hands_on_what_it_was_given_and_the_mural_goes_on_as_if_it_had_never_stopped() -> None:
    whole = made(Room().weave(said("the sea", "a lake")), Strip)
    room = Room()
    events = room.weave(said("the sea"))
    (strip,), (relief,) = made(events, Strip), made(events, Relief)
    assert strip.edge is not None
    assert relief.carried is not None
    story = (Woven(index=0, words="the sea", shot=SEA.model_copy(update={"line": "wide shot · the sea · blue"})),)
    kept = {
        "right_edges": {0: as_rim(pixels(strip.edge))},
        "carried": {0: text(relief.carried.data)},
        "held_back": (0,),
    }
    (second,) = made(room.weave(said("a lake", story=story, **kept)), Strip)
    assert handed(room)[1] is not None
    there, here = (pixels(one.picture).astype(int) for one in (whole[1], second))
    assert np.abs(there - here).mean() < 1  # its rim came as a lossy picture


def test_without_its_rim_nothing_is_carried_and_torn_numbers_are_refused_in_words() -> None:
    story = (Woven(index=0, shot=SEA),)
    file = written("a", Handover(Carried(PAINTER, {"sample": np.zeros((48, 13), np.float16)})))
    room = Room()
    room.weave(said("a lake", story=story, carried={0: text(file.data)}))
    assert handed(room) == [None]
    with pytest.raises(Refused, match="Reload the page"):
        Room().weave(said("a lake", story=story, carried={0: text(file.data[:40])}))


def test_what_belongs_to_a_strip_that_was_taken_back_or_changed_is_not_used_again() -> None:
    room = Room(answers=[{}, {}, {"verb": "undo"}, {}])
    room.weave(said("the sea", "a lake", "undo", "a river"))
    _, second, third = handed(room)
    assert second is not None
    assert third is not None
    assert np.array_equal(second, third)
    room = Room(answers=[{}, {"verb": "change"}, {}], off=(0.0, 9.0))
    room.weave(said("the sea", "no, brighter", "a lake"))
    _, changed, after = (brief.before for brief in room.painter.briefs)
    assert changed is None
    assert after is not None
    assert np.array_equal(sample(after.pixels), handed(room)[2])  # type: ignore[arg-type]  # it is there: see above


def test_a_painter_that_drifts_is_healed_at_both_joins_and_both_neighbours_stay() -> None:
    room = Room()
    events = room.weave(said("the sea", "a lake", "a river"))
    strips, reliefs = made(events, Strip), made(events, Relief)
    tiles = [pixels(strip.picture) for strip in strips]
    story = tuple(Woven(index=at, words="w", shot=SEA) for at in range(3))
    for off in (9.0, -12.0):
        again = Room(off=(off, off))
        weaving = said(
            "a desert",
            story=story,
            how="repaint",
            at=1,
            right_edges={0: as_rim(tiles[0][:, -208:])},
            left_edge=as_rim(tiles[2][:, :208]),
            carried={at: text(reliefs[at].carried.data) for at in (0, 2)},  # type: ignore[union-attr]  # as tested above
        )
        events = again.weave(weaving)
        (strip,), (relief,) = made(events, Strip), made(events, Relief)
        (brief,) = again.painter.briefs
        assert brief.before is not None
        assert brief.after is not None
        assert brief.carried is not None  # how the mural began; that another edge is to be met its painter sees
        assert np.abs(brief.before.pixels.astype(int) - tiles[0][:, -208:]).mean() < 3
        assert np.abs(brief.after.pixels.astype(int) - tiles[2][:, :208]).mean() < 3
        tile = pixels(strip.picture)
        assert tile.shape == (768, 560, 3)
        assert seam_z(tiles[0], tile) <= SEEN_Z
        assert seam_z(tile, tiles[2]) <= SEEN_Z
        assert strip.seam_right_z is not None
        assert strip.seam_right_z <= SEEN_Z
        assert (strip.edge, strip.rerolled) == (None, False)
        left, depth, right = (pixels(one.depth).astype(int) for one in (reliefs[0], relief, reliefs[2]))
        assert np.median(np.abs(left[:, -1] - depth[:, 0])) <= 2
        assert np.median(np.abs(depth[:, -1] - right[:, 0])) <= 2
        kept = carried(relief).painters
        assert kept is not None
        assert np.abs(kept.arrays["sample"] - sample(tile[:, -208:])).mean() < abs(off) + 3  # its own right end


def test_what_was_shown_is_never_changed_by_a_later_strip() -> None:
    """The kept part of every later rim is, bit for bit, what the strip before it showed."""
    events = Room(off=(0.0, 7.0, -6.0, 5.0)).weave(said("the sea", "a lake", "a river", "a hill"))
    strips = made(events, Strip)
    for strip in strips:
        edge, shown = pixels(strip.edge).astype(int), pixels(strip.picture).astype(int)
        assert edge.shape == (768, 208, 3)
        assert np.abs(edge[:, :144] - shown[:, -144:]).mean() < 3  # the strip is WebP
    tiles = [pixels(strip.picture) for strip in strips]
    assert all(seam_z(left, right) <= SEEN_Z for left, right in pairwise(tiles))


def test_depth_is_measured_on_the_whole_canvas_and_meets_what_stands() -> None:
    room = Room(off=(0.0, 5.0))
    reliefs = made(room.weave(said("the sea", "a lake", "a river", "a hill")), Relief)
    assert [(picture.pixels.shape, painted) for picture, painted in room.surveyor.surveyed] == [
        ((768, 768, 3), None)
    ] * 4
    depths = [pixels(relief.depth).astype(int) for relief in reliefs]
    assert all(depth.shape == (768, 560) for depth in depths)
    for left, right in pairwise(depths):
        assert np.median(np.abs(left[:, -1] - right[:, 0])) <= 2
    assert all(carried(relief).relief is not None for relief in reliefs)


def test_depth_that_was_painted_exactly_is_asked_for_as_it_is() -> None:
    room = Room()
    room.painter = PixelPainter()
    (relief,) = made(room.weave(said("the sea")), Relief)
    ((picture, painted),) = room.surveyor.surveyed
    assert picture.pixels.shape == (768, 560, 3)
    assert painted is not None
    assert relief.carried is None


def test_a_mural_of_another_painter_goes_on_where_its_last_strip_ends() -> None:
    room = Room()
    shown = np.clip(world(3)[:, 560:768], 0, 255).astype(np.uint8)
    story = (Woven(index=0, words="w", shot=SEA),)
    (strip,) = made(room.weave(said("a lake", story=story, right_edges={0: as_rim(shown)})), Strip)
    assert strip.edge is None  # all of its canvas is shown
    assert strip.seam_z is not None
    assert strip.seam_z <= SEEN_Z
    assert pixels(strip.picture).shape == (768, 560, 3)


def test_waiting_phrases_are_heard_together() -> None:
    room = Room()
    phrases = [Phrase(id=f"p{at}", text=f"words {at}", heard_by="the small ear") for at in range(3)]
    phrases.insert(1, Phrase(id="typed", text="a typed lake"))
    phrases.append(Phrase(id="known", text="a known hill", heard_by=room.ear.name))
    sounds = {f"p{at}": SILENCE for at in range(3)} | {"known": SILENCE}
    events = room.weave(Weaving(seed="s", phrases=tuple(phrases)), sounds)
    assert room.ear.batches == [3]
    texts = [told.text for told in made(events, Told)]
    assert texts == ["the sea at night", "a typed lake", "the sea at night", "the sea at night", "a known hill"]


def test_what_the_better_ear_cannot_make_out_stays_as_it_was_heard() -> None:
    room = Room()
    room.ear = CleverEar("")
    weaving = Weaving(seed="s", phrases=(Phrase(id="p", text="a small lake", heard_by="the small ear"),))
    assert [told.text for told in made(room.weave(weaving, {"p": SILENCE}), Told)] == ["a small lake"]
    assert not Room().ear.batches


def test_every_model_is_named_in_the_mark_and_the_ear_only_when_it_heard() -> None:
    room = Room()
    events = room.weave(said("the sea"))
    (strip,), (relief,) = made(events, Strip), made(events, Relief)
    assert strip.engines == f"embedded dictated director, {PAINTER}, {room.surveyor.name}"
    assert b"trainedAlgorithmicMedia" in strip.picture.data
    assert room.surveyor.name.encode() in relief.depth.data
    weaving = Weaving(seed="s", phrases=(Phrase(id="p", text="x", heard_by="the small ear"),))
    (strip,) = made(room.weave(weaving, {"p": SILENCE}), Strip)
    assert room.ear.name in strip.engines
    assert room.ear.name.encode() in strip.picture.data


def test_a_model_is_given_more_time_until_it_was_measured() -> None:
    room = Room()
    room.painter = PixelPainter(carries=True, name="never measured before")
    began = [event for event in room.weave(said("the sea", "a lake")) if isinstance(event, Began)]
    assert began[0].expected_s == 3.0
    assert began[1].expected_s != 3.0


def test_where_ear_and_surveyor_find_no_memory_the_strip_stands_all_the_same() -> None:
    room = Room()
    room.ear, room.surveyor = CleverEar("", full=True), SquintingSurveyor(full=True)
    phrases = tuple(Phrase(id=f"p{at}", text=f"a lake {at}", heard_by="the small ear") for at in range(2))
    events = room.weave(Weaving(seed="s", phrases=phrases), {"p0": SILENCE, "p1": SILENCE})
    assert [told.text for told in made(events, Told)] == ["a lake 0", "a lake 1"]
    assert [strip.index for strip in made(events, Strip)] == [0, 1]
    assert not made(events, Relief)
    assert handed(room)[1] is not None
