from collections import Counter
from itertools import pairwise

import pytest

from pipelines import palettes
from tests.unit.pipelines.embedded.writer.director.asked import Direction, direct

READ = """
three boats on the lake | lands=lake boat=3/water
a pair of swans | swan=2
a hundred butterflies | butterflies=9
two foxes and 4 deer | fox=2 deer=4
seven swans on a frozen lake | swan=7 lands=lake+snow
a herd of elephants crosses the savanna | elephant=6 lands=desert
a giant moon | moon:giant
a tiny house under a huge oak | house:tiny oak:giant
an enormous dragon asleep on the cathedral | dragon:giant cathedral
a boat on the lake | lands=lake boat=1/water
a lighthouse on a stormy sea | lighthouse=1/water weather=storm lands=sea
a lighthouse by the sea | lighthouse lands=sea
a village below the castle | lands=village castle=1/far
a castle in the distance | castle=1/far
a bridge over the river | bridge=1/water lands=river
birds over the sea | birds/sky lands=sea
in the foreground a fox | fox=1/near
on the left a castle and on the right a ship | castle@left ship@right
a castle on the left | castle@left
a windmill in the middle of the meadow | windmill@middle lands=meadow
the harbour without people | pier lands=sea+village -crowd
no people, only sheep | sheep -crowd
without the castle the hill is bare | -castle lands=hills
instead of people there are only birds | birds -crowd
a sea of flowers | lands=meadow daisies
a sea of clouds | lands=mountains weather=mist
a sea of sand | lands=desert
the heart of winter | lands=snow palette=frost
a rose sky over the desert | palette=rose lands=desert -roses
the moon rose over the water | moon -roses time=night
a rose in the garden | roses lands=garden
stairs to the moon | stairs=1 moon
a plane tree by the road | oak lands=road -aeroplane
a plane over the city | aeroplane lands=city
the ship's bell rings in the fog | ship weather=mist
the witch's house in the forest | house lands=forest -witch
the dragon's breath | dragon
the geese fly south | geese
a whale in the sky above a fishing village | sky-whale/sky lands=sea+village
a whale swims through the stars | sky-whale/sky time=night
a ship in the sky | airship/sky
a castle in the clouds | sky-castle
stars fall into the sea | lands=sea time=night
a red moon over the canyon | moon palette=ember
a red boat | boat
it snows on the roofs of the town | weather=snowfall lands=city+village
the sun goes down behind the mill | sun watermill time=dusk
the clouds part and the sun comes out | sun weather=clear
evening turns to night | time=night
dawn after a long night | time=dawn
a train crosses the bridge in the rain | train bridge weather=rain
the city at night seen from above | lands=city time=night composition=high
close up a snail on a fern | snail ferns composition=close
a village far away | lands=village composition=long
painted as watercolour, an oak | style=watercolour oak
in ink a monk under a pine | style=ink wash monk pine
like a woodcut, the waves | style=woodblock lands=sea
a field of sunflowers, van gogh | sunflowers style=impasto
everything turns golden | palette=gold
northern lights above the pine forest | weather=aurora lands=pinewood time=night
fireflies | fireflies time=night
a lightouse and a moutain | lighthouse lands=mountains
A LIGHTHOUSE!!! | lighthouse
hot-air balloons at first light | balloon time=dawn
it is winter and nobody is on the road | lands=road+snow
nothing but sand | lands=desert
"""


def rows(text: str) -> list[list[str]]:
    return [[part.strip() for part in line.split("|")] for line in text.strip().splitlines()]


def agrees(shot: Direction, wish: str) -> bool:
    """One wish of READ: "boat=3/water", "moon:giant", "castle@left", "-roses", "lands=sea+village", "time=night"."""
    name, _, value = wish.partition("=")
    if name == "lands":
        return list(shot.lands[: value.count("+") + 1]) == value.split("+")
    if name in {"time", "weather", "palette", "style", "composition"}:
        return str(getattr(shot, name)).startswith(value)
    if wish.startswith("-"):
        return wish[1:] not in shot.ids
    rest, _, zone = wish.partition("/")
    rest, _, place = rest.partition("@")
    rest, _, size = rest.partition(":")
    thing, _, count = rest.partition("=")
    found = [subject for subject in shot.subjects if subject.thing == thing]
    return bool(found) and all(
        (
            not count or found[0].count == int(count),
            not zone or found[0].zone == zone,
            not place or found[0].place == place,
            not size or found[0].size == size,
        )
    )


@pytest.mark.parametrize(("phrase", "wishes"), rows(READ))
def test_a_phrase_is_read_as_it_was_meant(phrase: str, wishes: str) -> None:
    for seed in range(3):
        shot = direct(phrase, seed=seed)
        for wish in wishes.replace("ink wash", "ink").split():
            assert agrees(shot, wish), (wish, shot)


def test_what_nobody_names_goes_on() -> None:
    first = direct("a fox in a snowy pine forest at dusk, as gouache")
    second = direct("and then a lighthouse", first)
    assert (second.lands, second.time, second.style) == (first.lands, first.time, "gouache")


def test_unknown_nouns_carry_the_land_on() -> None:
    first = direct("the desert")
    strange = direct("a spatula dreams of jazz", first)
    assert strange.verb == "weave"
    assert strange.lands == first.lands
    assert strange.line


def test_the_night_is_over_where_a_new_scene_says_nothing_of_it() -> None:
    night = direct("the city at night")
    for seed in range(12):
        assert direct("an old oak in a field of poppies", night, seed=seed).time != "night"
        assert direct("and a river through the meadow", night, seed=seed).time == "night"


def test_the_light_of_a_new_hour_comes_unasked_and_never_twice_running() -> None:
    day = direct("a meadow at noon")
    dusk = direct("the hills at dusk", day)
    assert "sun" in dusk.ids
    night = direct("the hills at night", dusk)
    assert not {"moon", "crescent"} & set(night.ids)
    assert {"moon", "crescent"} & set(direct("the hills at night", day).ids)
    assert "sun" not in direct("the hills at dusk without the sun", day).ids


def test_a_style_holds_until_another_is_named() -> None:
    first = direct("the sea in watercolour")
    assert direct("a castle", first).style == "watercolour"
    assert direct("a castle as a woodcut", first).style == "woodblock"
    assert direct("a poster on a wall, a canvas sail", first).style == "watercolour"


def test_a_mural_breathes() -> None:
    shot, views, lines, tones = None, [], [], Counter[str]()
    told = ("the sea", "a lighthouse", "three boats", "cliffs", "the hills", "a village", "a road", "an oak", "a fox")
    for number in range(90):
        shot = direct(told[number % len(told)], shot, seed=5, index=number, before=lines[-6:])
        views.append(shot.composition)
        lines.append(shot.line)
        tones[shot.palette] += 1
    assert all(one != other for one, other in pairwise(views))
    assert len(set(views)) == 5
    assert len(tones) >= 8
    assert len(set(lines)) >= 75


def test_every_palette_can_be_said_and_comes_by_itself() -> None:
    for palette in palettes().values():
        assert direct(f"everything is {palette.words[-1]}", direct("the sea")).palette
    hours = ("at dawn", "at noon", "in late light", "at dusk", "at night", "in the fog", "in a storm", "in the snow")
    moods = ("a lonely sea", "a happy garden", "a haunted castle", "an angry volcano", "ancient ruins", "the jungle",
             "spring", "autumn", "a magical city", "a calm lake")  # fmt: skip
    found = {direct(f"{mood} {hour}", seed=seed).palette for mood in moods for hour in hours for seed in range(2)}
    assert len(found) >= 16


def test_the_hour_can_be_told_by_the_palette() -> None:
    families = {
        "at dawn": {"dawn", "rose", "coral", "pastel", "gold", "mist"},
        "at dusk": {"dusk", "ember", "plum", "coral", "rose"},
        "at night": {"night", "indigo", "neon", "plum"},
    }
    for hour, family in families.items():
        for place in ("snowy mountains", "a lonely sea", "the jungle", "an ancient temple", "a village in autumn"):
            assert {direct(f"{place} {hour}", seed=seed).palette for seed in range(8)} <= family


def test_several_beasts_are_more_than_one() -> None:
    for herd in ("sheep", "penguins", "hens", "wolves", "cows", "camels", "deer", "geese", "foxes", "mice"):
        assert direct(f"{herd} on the hill").subjects[0].count >= 2, herd
    assert direct("a sheep on the hill").subjects[0].count == 1


def test_storms_are_seldom_blue() -> None:
    tones = Counter(direct("a lighthouse on a stormy sea", seed=seed).palette for seed in range(60))
    assert tones["day"] <= 2
    assert tones["storm"] >= 25


def test_lines_are_short_and_prompts_are_sentences() -> None:
    for phrase, _ in rows(READ):
        shot = direct(phrase)
        assert len(shot.line) <= 100
        assert shot.prompt.endswith(".")
        assert shot.prompt[0].isupper()
        assert "  " not in shot.line + shot.prompt


@pytest.mark.parametrize(
    ("phrase", "thing"),
    [("a stone bridge over the river", "bridge"), ("a stone tower", "tower"), ("the stone farmhouse", "house")],
)
def test_what_a_thing_is_made_of_is_no_thing(phrase: str, thing: str) -> None:
    named = {subject.thing for subject in direct(phrase).subjects}
    assert thing in named
    assert "rocks" not in named
