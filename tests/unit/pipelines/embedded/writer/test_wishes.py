"""What a wish says must be in its recipe, and what it refuses must not, whatever the seed."""

from itertools import combinations

import pytest

from tests.unit.pipelines.embedded.writer.asked import facts_of, recipe_for

SEEDS = (1, 7, 4242)

# wish | what must be there | what must not
TABLE = """
rainy night in tokyo | bed:rain bed:city weather:rain | weather:clear
studying late in a snowy cabin | bed:snow bed:fireplace weather:snow | bed:rain
pouring rain on a tin roof | bed:rain weather:rain | glad
thunderstorm over the harbour | bed:storm bed:ocean | weather:snow
foggy morning | | bed:rain sad
a walk by the sea | bed:ocean weather:sea |
a rowing boat on a quiet lake | | driving
the brook behind the house | bed:stream |
underwater with whales | bed:ocean dreamy | driving
birds in the orchard | bed:birds | sad
crickets on the porch | bed:crickets weather:summer |
campfire under the stars | bed:fireplace | driving
espresso in a small café | bed:cafe weather:cafe |
last train through the mountains | bed:train bed:wind |
the city from a rooftop | bed:city |
old vinyl, dusty | bed:vinyl |
desert wind | bed:wind weather:clear |
cherry blossoms in april | bed:birds glad | weather:snow
autumn leaves | | driving
Christmas morning | bed:snow glad | sad
midsummer night | weather:summer | weather:snow
so sad and lonely | sad | glad mode:major
heartbroken | sad | glad
very happy | glad | sad mode:minor
hopeful | glad | sad
I am angry | | glad
nostalgic for my childhood | dreamy | driving
calm | still | driving
lullaby, sleepy | still slow dreamy | driving fast
dance party | fast driving | still slow
running through the park | fast driving | slow
meditation | still groove:none | driving
stressed and overwhelmed | | driving
floating in outer space | dreamy | driving
fast and happy | fast glad | slow sad
slow and dark | | fast glad
bossa nova on the beach | groove:bossa bed:ocean |
boom bap | groove:boom bap |
a waltz in vienna | groove:waltz |
jazz waltz for a sleepy cat | groove:waltz | driving
jazz with brushes | groove:brushes |
swing | groove:shuffle |
ambient drone | groove:none with:warm pad |
drum and bass | groove:broken |
lofi beats to study to | groove:dusty |
a heartbeat | groove:heartbeat |
just piano | with:piano players:1 groove:none | bass
only guitar and flute | with:nylon guitar with:flute players:2 groove:none | bass
piano solo | with:piano players:1 |
saxophone and upright bass | with:saxophone with:upright bass | with:sub bass
music box and strings | with:music box with:strings |
electric guitar | with:clean guitar |
kalimba, vibes and rhodes | with:kalimba with:vibes with:rhodes |
an old harmonium | with:warm pad |
a koto | with:nylon guitar |
no drums | groove:none |
no drums, no rain, but snow | groove:none bed:snow | bed:rain
rain without drums or bass | bed:rain groove:none | bass
no piano, please | | with:piano
not sad | | sad
nothing sad, nothing slow | | sad
not too fast | | fast
I don't want drums | groove:none |
anything but rain | | bed:rain weather:rain
no rain but thunder | bed:storm | bed:rain
no vinyl | | bed:vinyl
no background noise, quiet piano | with:piano | any bed
not without drums | | groove:none
without bass | | bass
never bossa, jazz | | groove:bossa
drumless night | groove:none |
rain-free forest | | bed:rain
72 bpm in D minor | bpm:72 key:D mode:minor |
140 bpm | bpm:70 |
40 bpm | bpm:80 |
500 bpm | bpm:92 |
F# dorian | key:Gb mode:dorian |
Es-Dur | key:Eb mode:major |
h-moll | key:B mode:minor |
in the key of G | key:G |
dark, in C major | mode:major key:C |
in lydian | mode:lydian |
3/4 time | groove:waltz |
at 3 a.m. | | driving
Regen auf dem Dach, ohne Schlagzeug | bed:rain groove:none |
traurige Nacht | sad | glad
Schnee und Kaminfeuer | bed:snow bed:fireplace |
la pluie et le café | bed:rain bed:cafe |
une nuit sans batterie, triste | sad groove:none | glad
noche de lluvia, sin batería | bed:rain groove:none |
el mar, muy feliz | bed:ocean glad | sad
notte al mare con chitarra | bed:ocean with:nylon guitar |
praia com chuva, sem bateria | bed:ocean bed:rain groove:none |
雨の夜、ピアノ、ドラムなし | bed:rain with:piano groove:none |
海と猫 | bed:ocean |
下雪的夜晚，钢琴 | bed:snow with:piano |
没有鼓，快乐 | groove:none glad | sad
비 오는 밤, 피아노 | bed:rain with:piano |
슬픈 바다, 드럼 없이 | sad bed:ocean groove:none | glad
ليلة ممطرة بدون طبول | bed:rain groove:none |
बारिश की रात | bed:rain |
грустная зимняя ночь, без барабанов | sad bed:snow groove:none | glad
🌧️☕ | bed:rain bed:cafe |
🎄❄️ | bed:snow |
🌊🎸 | bed:ocean with:clean guitar |
😢💔 | sad | glad
🎉🕺 | fast | slow
🔥📚🐈 | bed:fireplace |
studing with cofee and pinao | bed:cafe with:piano |
raaaainy niiight | bed:rain |
thunderstrom | bed:storm |
piano alone | with:piano players:1 groove:none | bass
alone in the desert | bed:wind | players:1 glad
I hate jazz | | groove:shuffle
lost astronaut, low battery, still hopeful | dreamy | sad
two old friends on a bench | glad | bed:ocean
it's too loud here, I need quiet | | driving
rocket launch | | bed:fireplace
"""
ROWS = [tuple(part.strip() for part in line.split("|")) for line in TABLE.strip().splitlines()]


HALVES = {"any", "groove:boom", "groove:half"} | {
    f"with:{first}" for first in ("nylon", "clean", "warm", "upright", "sub", "music")
}


def _facts(words: str) -> set[str]:
    """Facts of a table cell; a fact may hold a space ("with:upright bass", "any bed")."""
    facts: list[str] = []
    for word in words.split():
        if facts and facts[-1] in HALVES:
            facts[-1] += f" {word}"
        else:
            facts.append(word)
    return set(facts)


@pytest.mark.parametrize(("wish", "there", "absent"), ROWS, ids=[row[0] for row in ROWS])
def test_a_recipe_holds_what_the_wish_names_and_nothing_it_refuses(wish: str, there: str, absent: str) -> None:
    for seed in SEEDS:
        facts = facts_of(recipe_for(wish, seed))
        assert facts >= _facts(there), seed
        assert not facts & _facts(absent), seed


def test_no_two_wishes_give_the_same_recipe() -> None:
    recipes = [recipe_for(row[0]) for row in ROWS]
    for one, other in combinations(recipes, 2):
        assert one.model_copy(update={"seed": 0}) != other.model_copy(update={"seed": 0})
        assert (one.title, one.note) != (other.title, other.note)


def test_another_seed_is_another_take_of_the_same_wish() -> None:
    takes = [recipe_for("studying late in a snowy cabin", seed) for seed in range(8)]
    assert len({take.title for take in takes}) >= 7
    assert len({take.palette for take in takes}) == 8
    assert {take.weather for take in takes} == {"snow"}


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        ("no rain, a quiet library", ["rain"]),
        ("a sea without drums", ["drums", "sea"]),
        ("snow, a cabin and old books", ["snow", "cabin"]),
        ("ukulele in the garden", ["ukulele", "nylon", "garden"]),
        ("a song for Marta", ["Marta"]),
        ("in F# minor", ["F# minor"]),
        ("quixotic rain", ["quixotic", "rain"]),
        ("66 bpm, a lighthouse", ["66", "lighthouse"]),
        ("140 bpm techno", ["140", "70"]),
        ("lo-fi at 4 a.m.", ["4 a.m."]),
        ("the nineties", ["nineties"]),
        ("just piano", ["piano"]),
    ],
)
def test_the_note_names_what_was_heard(wish: str, words: list[str]) -> None:
    for seed in SEEDS:
        note = recipe_for(wish, seed).note
        assert all(word.lower() in note.lower() for word in words), note


@pytest.mark.parametrize("wish", ["no rain", "no rain, please", "anything but rain", "without rain or thunder"])
def test_a_refused_thing_is_not_in_the_title(wish: str) -> None:
    for seed in range(30):
        title = recipe_for(wish, seed).title.lower()
        assert "rain" not in title.split()
        assert "umbrella" not in title


def test_degrees_move_the_dials() -> None:
    little, plain, very = (recipe_for(f"{degree}sad").feel.valence for degree in ("slightly ", "", "very "))
    assert very < plain < little < 0


def test_near_and_far_move_the_ambience() -> None:
    def level(wish: str) -> float:
        return recipe_for(wish).ambience[0].level

    assert level("distant thunder") < level("thunder") < level("heavy thunder")
    assert level("light rain") < level("rain") < level("heavy rain")
