from typing import get_args

from pipelines import LANDS, STYLES, Composition, Daytime, Place, Size, Weather, Zone, palettes, things
from pipelines.scenery import meanings

CLOSED = {
    "land": LANDS,
    "style": STYLES,
    "time": get_args(Daytime),
    "weather": get_args(Weather),
    "composition": get_args(Composition),
    "place": get_args(Place),
    "zone": get_args(Zone),
    "size": get_args(Size),
    "palette": tuple(palettes()),
    "count": tuple("123456789"),
    "season": ("spring", "summer", "autumn", "winter"),
}
SCENE = {
    "land": LANDS,
    "thing": tuple(things()),
    **{kind: CLOSED[kind] for kind in ("time", "weather", "palette", "zone")},
}


def test_every_meaning_is_one_that_a_shot_can_show() -> None:
    for meaning in meanings():
        if meaning.kind in CLOSED:
            assert meaning.means in CLOSED[meaning.kind], meaning
        elif meaning.kind == "mood":
            assert set(meaning.means.split()) <= set(palettes()), meaning
        elif meaning.kind == "scene":
            for part in meaning.means.split():
                what, _, value = part.partition("=")
                assert value in SCENE[what], meaning


def test_every_land_time_weather_and_style_can_be_asked_for() -> None:
    said = {(meaning.kind, meaning.means) for meaning in meanings()}
    for kind in ("land", "time", "weather", "style", "composition", "season"):
        assert {(kind, value) for value in CLOSED[kind]} <= said


def test_words_are_plain_small_letters_and_many() -> None:
    words = [word for meaning in meanings() for word in meaning.words]
    assert all(word and word.replace(" ", "").replace("'", "").isalpha() and word == word.lower() for word in words)
    assert len(set(words)) >= 1500
