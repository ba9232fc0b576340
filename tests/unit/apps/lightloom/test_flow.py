"""The life of a phrase, event by event."""

import base64
import io
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, TypeVar

import numpy as np
import pytest
from PIL import Image

from apps.lightloom.craft.seam import SEEN_Z, seam_z
from apps.lightloom.domain import Directed, Phrase, Relief, Spoken, Strip, Told, Undone, Unheard, Weaving, Woven
from apps.lightloom.flow import budget_s, weave_phrase
from pipelines import Artefact, Began, Event, Garbled, Made, Refused, Shot, Sound
from pipelines.embedded.surveyor import EmbeddedSurveyor
from tests.doubles_lightloom import CleverEar, DictatedDirector, PixelPainter

Thing = TypeVar("Thing")
SEA = Shot(line="wide shot · the sea", lands=("sea",))


def phrase(number: int, text: str, **more: Any) -> Phrase:
    return Phrase(id=f"p{number}", text=text, **more)


def woven(
    weaving: Weaving,
    *,
    answers: Sequence[dict[str, Any]] = ({},),
    painter: PixelPainter | None = None,
    ear: CleverEar | None = None,
    sounds: dict[str, Sound] | None = None,
) -> list[Event]:
    return list(
        weave_phrase(
            Spoken(weaving, sounds or {}),
            ear=ear or CleverEar(""),
            writer=DictatedDirector(answers),
            painter=painter or PixelPainter(needs_edge=False),
            surveyor=EmbeddedSurveyor(),
        )
    )


def made(events: Sequence[Event], kind: type[Thing]) -> list[Thing]:
    return [event.value for event in events if isinstance(event, Made) and isinstance(event.value, kind)]


def pixels(picture: Artefact) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(picture.data)).convert("RGB"))


def as_rim(image: np.ndarray, form: str = "PNG") -> str:
    buffer = io.BytesIO()
    Image.fromarray(image).save(buffer, form, quality=92)
    return base64.b64encode(buffer.getvalue()).decode()


def test_words_come_before_the_shot_the_wash_before_the_picture_and_the_relief_last() -> None:
    events = woven(Weaving(seed="s", phrases=(phrase(1, "a stormy sea"), phrase(2, "a quiet lake"))))
    names = [event.stage if isinstance(event, Began) else event.name for event in events]
    one = ["directed", "paint", "strip", "relief"]
    assert [name for name in names if name != "progress"] == ["told", "told", *one, *one]
    assert [directed.index for directed in made(events, Directed)] == [0, 1]
    assert all(len(directed.wash) == 6 for directed in made(events, Directed))


def test_a_strip_is_a_marked_picture_of_its_size_with_what_can_be_seen_in_it() -> None:
    events = woven(Weaving(seed="s", phrases=(phrase(1, "a boat"),)))
    (strip,), (relief,) = made(events, Strip), made(events, Relief)
    assert pixels(strip.picture).shape == (768, 560, 3)
    assert b"algorithmicMedia" in strip.picture.data
    assert [(sight.thing, sight.label) for sight in strip.sights] == [("boat", "a sailing boat")]
    with Image.open(io.BytesIO(relief.depth.data)) as depth:
        assert (depth.size, depth.mode) == ((560, 768), "L")


def test_waiting_phrases_ride_together_and_each_knows_the_strip_before_it() -> None:
    painter = PixelPainter(needs_edge=False)
    woven(Weaving(seed="s", phrases=tuple(phrase(at, f"the sea number {at}") for at in range(5))), painter=painter)
    assert [brief.index for brief in painter.briefs] == [0, 1, 2, 3, 4]
    assert [[stretch.index for stretch in brief.story] for brief in painter.briefs][3:] == [[0, 1, 2, 3], [1, 2, 3, 4]]
    assert len({brief.seed for brief in painter.briefs}) == 1


def test_a_mural_goes_on_where_its_story_ends() -> None:
    story = tuple(Woven(index=at, words=f"w{at}", shot=SEA) for at in range(4, 12))
    events = woven(Weaving(seed="s", story=story, phrases=(phrase(1, "a harbour"),)))
    assert [strip.index for strip in made(events, Strip)] == [12]


def test_a_correction_paints_the_last_strip_anew() -> None:
    story = (Woven(index=0, words="the sea", shot=SEA), Woven(index=1, words="a lake", shot=SEA))
    painter = PixelPainter(needs_edge=False)
    events = woven(
        Weaving(seed="s", story=story, phrases=(phrase(1, "no, make it dusk"),)),
        answers=[{"verb": "change", "time": "dusk", "palette": "dusk"}],
        painter=painter,
    )
    (directed,) = made(events, Directed)
    assert (directed.verb, directed.index, directed.shot.time) == ("change", 1, "dusk")
    assert [strip.index for strip in made(events, Strip)] == [1]
    assert [stretch.shot.time for stretch in painter.briefs[0].story] == ["day", "dusk"]


def test_undo_takes_the_last_strip_back_and_the_next_phrase_goes_into_its_place() -> None:
    story = (Woven(index=0, shot=SEA), Woven(index=1, shot=SEA))
    events = woven(
        Weaving(seed="s", story=story, phrases=(phrase(1, "undo"), phrase(2, "a green hill"))),
        answers=[{"verb": "undo"}, {}],
    )
    assert [one.index for one in made(events, Undone)] == [1]
    assert [strip.index for strip in made(events, Strip)] == [1]


def test_undo_on_a_bare_loom_is_answered_in_words() -> None:
    events = woven(Weaving(seed="s", phrases=(phrase(1, "undo"),)), answers=[{"verb": "undo"}])
    assert made(events, Unheard)[0].says == "There is nothing on the loom to take back."
    assert not made(events, Strip)


def test_what_cannot_be_painted_is_answered_in_the_directors_words() -> None:
    events = woven(
        Weaving(seed="s", phrases=(phrase(1, "hello hello"),)), answers=[{"verb": "none", "line": "nothing to see yet"}]
    )
    assert made(events, Unheard) == [Unheard(("p1",), "Nothing to see yet.")]


def test_silence_is_told_and_costs_no_strip() -> None:
    events = woven(Weaving(seed="s", phrases=(phrase(1, "", heard_by="an ear"),)))
    assert made(events, Unheard)[0].ids == ("p1",)
    assert not made(events, Strip)


def test_another_way_keeps_the_place_and_changes_the_view() -> None:
    story = (Woven(index=0, shot=SEA), Woven(index=1, words="w", shot=SEA))
    events = woven(Weaving(seed="s", story=story, how="again", at=0, takes=2))
    shots = [directed.shot for directed in made(events, Directed)]
    assert [strip.index for strip in made(events, Strip)] == [0, 0]
    assert [strip.take for strip in made(events, Strip)] == [1, 2]
    assert len({SEA.composition, *(shot.composition for shot in shots)}) == 3
    assert len({SEA.line, *(shot.line for shot in shots)}) == 3
    assert all(shot.lands == SEA.lands for shot in shots)


def test_a_strip_is_painted_once_more_just_as_it_was_told() -> None:
    over = SEA.model_copy(update={"lands": ("desert",), "take": 7})
    story = (Woven(index=0, shot=SEA), Woven(index=1, words="w", shot=SEA, over=over))
    for at, shot in ((0, SEA), (1, over)):
        events = woven(Weaving(seed="s", story=story[: at + 1], how="again", at=at, takes=0))
        assert [directed.shot for directed in made(events, Directed)] == [shot]
        assert [(strip.index, strip.take) for strip in made(events, Strip)] == [(at, shot.take)]


def test_a_strip_in_the_middle_is_painted_over_and_its_own_shot_stays_underneath() -> None:
    story = tuple(Woven(index=at, words=f"w{at}", shot=SEA) for at in range(3, 7))
    painter = PixelPainter(needs_edge=False)
    events = woven(
        Weaving(seed="s", story=story, how="repaint", at=5, phrases=(phrase(1, "a desert"),)),
        answers=[{"lands": ["desert"]}],
        painter=painter,
    )
    (directed,) = made(events, Directed)
    assert (directed.verb, directed.index, directed.shot.lands) == ("repaint", 5, ("desert",))
    (brief,) = painter.briefs
    assert [(stretch.index, stretch.over is not None) for stretch in brief.story] == [
        (3, False),
        (4, False),
        (5, True),
        (6, False),
    ]
    assert brief.story[2].shot == SEA


def test_a_better_ear_hears_again_and_the_same_ear_does_not() -> None:
    sound = Sound(np.zeros((16_000, 1), np.float32), 16_000)
    ear = CleverEar("a whale under the moon")
    events = woven(
        Weaving(seed="s", phrases=(phrase(1, "a well under the moon", heard_by="the small ear"),)),
        ear=ear,
        sounds={"p1": sound},
    )
    assert [told.text for told in made(events, Told)] == ["a whale under the moon"]
    woven(Weaving(seed="s", phrases=(phrase(1, "a well", heard_by=ear.name),)), ear=ear, sounds={"p1": sound})
    assert len(ear.heard) == 1


def test_an_engine_that_paints_from_pixels_is_healed_and_no_join_shows() -> None:
    offs = (0.0, 9.0, -8.0, 6.0, 12.0)
    painter = PixelPainter(off=offs)
    events = woven(
        Weaving(seed="s", phrases=tuple(phrase(at, "on and on along the shore") for at in range(5))), painter=painter
    )
    strips = made(events, Strip)
    assert all(strip.edge is not None for strip in strips)
    assert [brief.before is None for brief in painter.briefs] == [True, False, False, False, False]
    tiles = [pixels(strip.picture) for strip in strips]
    for left, right in pairwise(tiles):
        assert seam_z(left, right) <= SEEN_Z
    assert all(strip.seam_z is not None and strip.seam_z <= SEEN_Z for strip in strips[1:])
    assert not any(strip.rerolled for strip in strips)


def test_a_strip_with_a_seam_is_painted_once_more_and_the_better_one_stays() -> None:
    first = woven(Weaving(seed="s", phrases=(phrase(1, "the sea"),)))
    rim = pixels(made(first, Strip)[0].picture)[:, -208:]
    story = (Woven(index=0, shot=SEA),)
    weaving = Weaving(seed="s", story=story, phrases=(phrase(2, "the sea"),), right_edges={0: as_rim(rim, "WEBP")})
    painter = PixelPainter(needs_edge=False, off=(30.0, 0.0))
    (strip,) = made(woven(weaving, painter=painter), Strip)
    assert len(painter.briefs) == 2
    assert strip.rerolled
    assert strip.take == 50
    assert strip.seam_z is not None
    assert strip.seam_z <= SEEN_Z
    worse = PixelPainter(needs_edge=False, off=(30.0, 60.0))
    (strip,) = made(woven(weaving, painter=worse), Strip)
    assert (strip.take, strip.rerolled, len(worse.briefs)) == (0, True, 2)


def test_a_hand_that_has_drifted_is_painted_once_more() -> None:
    painter = PixelPainter(needs_edge=False, blur=(0.0, 6.0, 0.0))
    events = woven(Weaving(seed="s", phrases=(phrase(1, "the sea"), phrase(2, "a lake"))), painter=painter)
    first, second = made(events, Strip)
    assert (first.drift, first.rerolled) == (None, False)
    assert second.rerolled
    assert second.drift is not None
    assert second.drift < 0.5


@pytest.mark.parametrize("text", ["not base64!", "aGVsbG8=", base64.b64encode(b"RIFF0000WEBPVP8 ").decode()])
def test_a_rim_that_is_no_picture_is_refused_in_words(text: str) -> None:
    weaving = Weaving(seed="s", story=(Woven(index=0, shot=SEA),), phrases=(phrase(1, "x"),), right_edges={0: text})
    with pytest.raises(Refused, match="Reload the page"):
        woven(weaving)


def test_a_rim_of_another_size_is_refused_before_it_is_decoded() -> None:
    text = as_rim(np.zeros((4000, 4000, 3), np.uint8))
    weaving = Weaving(seed="s", story=(Woven(index=0, shot=SEA),), phrases=(phrase(1, "x"),), right_edges={0: text})
    with pytest.raises(Refused):
        woven(weaving)


def test_a_director_that_cannot_is_garbled_and_nothing_is_painted() -> None:
    with pytest.raises(Garbled):
        woven(Weaving(seed="s", phrases=(phrase(1, "x y z"),)), answers=[{"lands": ["atlantis"]}])


def test_leaving_at_any_event_stops_the_work() -> None:
    weaving = Weaving(seed="s", phrases=(phrase(1, "the sea"), phrase(2, "a lake")))

    def begun(painter: PixelPainter) -> Iterator[Event]:
        ear, writer = CleverEar(""), DictatedDirector([{}])
        return weave_phrase(Spoken(weaving), ear=ear, writer=writer, painter=painter, surveyor=EmbeddedSurveyor())

    whole = sum(1 for _ in begun(PixelPainter(needs_edge=False)))
    for leaves_after in range(whole):
        painter = PixelPainter(needs_edge=False)
        events = begun(painter)
        for _ in range(leaves_after):
            next(events)
        events.close()  # type: ignore[attr-defined]  # a generator, handed out as an iterator
        assert len(painter.briefs) <= 2
        assert next(events, None) is None


def test_the_gpu_seconds_grow_with_what_is_asked() -> None:
    one = Weaving(seed="s", phrases=(phrase(1, "x"),))
    many = Weaving(seed="s", phrases=tuple(phrase(at, "x") for at in range(6)))
    assert budget_s(Spoken(one)) < budget_s(Spoken(many)) <= 60
