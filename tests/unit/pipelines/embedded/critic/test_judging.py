import random
import re

import numpy as np
import pytest

from pipelines import MuralBrief, Shot, Subject, Verdict, things
from pipelines.embedded.critic import EmbeddedCritic
from pipelines.embedded.critic.facts import facts_of, noun
from pipelines.embedded.critic.naming import counted, name_of, ways
from pipelines.embedded.critic.saliency import saliency, spot
from pipelines.embedded.writer.recipe.chance import Chance
from pipelines.media import Pixels
from pipelines.scenery import LANDS, STYLES, Land

TIMES = ("dawn", "day", "gold", "dusk", "night")
TIRED = re.compile(r"whisper|echo|tapestry|journey|symphony|dreamscape|serenity|enchant|mystic|realm", re.IGNORECASE)


def picture(at: tuple[int, int] | None = None, colour: tuple[int, int, int] = (230, 60, 40)) -> Pixels:
    """A grey-blue picture, with a small square of another colour at (row, column)."""
    grain = np.random.default_rng(1).integers(0, 6, (192, 140, 1), np.uint8)
    pixels = np.full((192, 140, 3), (90, 110, 130), np.uint8) + grain
    if at is not None:
        pixels[at[0] - 6 : at[0] + 6, at[1] - 6 : at[1] + 6] = colour
    return pixels


PICTURES = [picture(at) for at in ((40, 40), (100, 30), (150, 110), (90, 70))]


def shot(thing: str | None = None, land: Land = "sea", **more: object) -> Shot:
    subjects = (Subject(thing=thing),) if thing else ()
    return Shot.model_validate({"line": "-", "lands": (land,), "subjects": subjects, **more})


def mural(count: int, seed: int = 1) -> MuralBrief:
    dice = random.Random(seed)
    ids = list(things())
    shots = tuple(
        shot(dice.choice([*ids, None]), dice.choice(LANDS), time=dice.choice(TIMES), style=dice.choice(STYLES))
        for _ in range(count)
    )
    words = tuple(dice.choice(("", "a whale over the town", "x" * 300, "the <b>sea</b> again")) for _ in shots)
    small = tuple(PICTURES[dice.randrange(len(PICTURES))] for _ in shots)
    return MuralBrief(words, shots, small, seed)


def judged(brief: MuralBrief) -> Verdict:
    return EmbeddedCritic().judge(brief)


def title_of(brief: MuralBrief) -> str:
    return name_of(facts_of(brief), Chance("mural", brief.seed, *brief.words))[0]


def test_the_eye_rests_on_what_differs_and_not_on_the_largest() -> None:
    found = spot(picture(at=(140, 100)))
    assert abs(found.y - 140 / 192) < 0.05
    assert abs(found.x - 100 / 140) < 0.05
    sky = picture(at=(140, 100))
    sky[:70] = (200, 215, 235)
    assert abs(spot(sky).y - 140 / 192) < 0.08


def test_what_flies_is_looked_for_above_and_what_swims_below() -> None:
    both = picture(at=(40, 70))
    both[150:162, 60:72] = (235, 70, 45)
    above = judged(MuralBrief(("a kite",), (shot("kite"),), (both,), 1)).stops[0]
    below = judged(MuralBrief(("a boat",), (shot("boat"),), (both,), 1)).stops[0]
    assert above.y < 0.4 < below.y


def test_an_even_picture_has_little_that_stands_out() -> None:
    assert saliency(picture()).mean() < 0.2 * saliency(picture(at=(90, 70)))[86:94, 66:74].mean()


@pytest.mark.parametrize("count", [1, 2, 3, 5, 6, 7, 20])
def test_a_verdict_fits_its_bounds_whatever_the_mural(count: int) -> None:
    for seed in range(3):
        brief = mural(count, seed)
        verdict = judged(brief)
        assert 1 <= len(verdict.title) <= 48
        assert 1 <= len(verdict.subtitle) <= 90
        assert len(verdict.stops) == min(6, count)
        places = [stop.strip for stop in verdict.stops]
        assert places == sorted(set(places))
        for stop in verdict.stops:
            assert 0 <= stop.x <= 1
            assert 0 <= stop.y <= 1
            assert 1 <= stop.zoom <= 2
            assert 0 < len(stop.caption) <= 90


def test_three_hundred_strips_are_judged() -> None:
    brief = mural(6)
    long = MuralBrief(brief.words * 50, brief.shots * 50, brief.small * 50, 3)
    stops = judged(long).stops
    assert [stop.strip // 50 for stop in stops] == list(range(6))


def test_the_same_mural_has_the_same_name() -> None:
    assert judged(mural(9)) == judged(mural(9))


def test_another_mural_has_another_name() -> None:
    assert len({title_of(mural(9, seed)) for seed in range(40)}) >= 30


def test_a_stop_shows_what_was_not_shown_before() -> None:
    shots = (shot("boat"), shot("boat"), shot("lighthouse"), shot("boat"), shot("boat"), shot("fox"))
    words = ("a boat", "a boat", "a lighthouse", "a boat", "a boat", "a fox")
    brief = MuralBrief(words * 3, shots * 3, (picture(at=(90, 70)),) * 18, 1)
    captions = [stop.caption for stop in judged(brief).stops]
    assert {"A boat", "A lighthouse", "A fox"} <= set(captions)


def test_a_strip_without_words_is_captioned_by_what_is_seen() -> None:
    assert judged(MuralBrief(("",), (shot("lighthouse"),), (picture(),), 1)).stops[0].caption == "A lighthouse"


def test_a_mural_without_things_is_named_after_its_land() -> None:
    verdict = judged(MuralBrief(("grass",) * 3, (shot(land="meadow"),) * 3, (picture(),) * 3, 1))
    assert re.search("meadow|grass|house|yards|breaths|fine day|lane|wall", verdict.title, re.IGNORECASE)


def test_there_are_many_ways_of_naming_and_none_is_tired() -> None:
    lines = [way for _, way in ways("titles.txt")]
    assert len(set(lines)) >= 60
    assert not any(TIRED.search(way) for way in lines)


def test_nouns_agree_with_their_articles() -> None:
    for seed in range(60):
        title = title_of(mural(8, seed))
        assert not re.search(r"\b[Aa] [aeiouAEIOU]", title), title


def test_numbers_are_said_in_words() -> None:
    assert [counted(number) for number in (1, 14, 20, 21, 100, 206, 300)] == [
        "one", "fourteen", "twenty", "twenty-one", "one hundred", "two hundred and six", "three hundred",
    ]  # fmt: skip
    assert noun("birds") == "birds"
    assert noun("lighthouse") == "lighthouse"
