import pytest

from pipelines import Shot
from tests.unit.pipelines.embedded.writer.director.asked import Direction, direct

LAST = direct("a castle on a hill by the lake, two boats, a moon and birds in the rain")

CHANGES = """
no, make it dusk | make it dusk instead | without the castle | bigger moon | a smaller boat | more birds | no birds
move the boat to the left | add a swan | in watercolour instead | darker | warmer | snow instead of rain | closer
not a boat, a ship | again, but at dawn | no a ship | i mean a ship
actually at dawn | make the moon bigger | the moon should be much bigger | make the moon red | remove the boats
take the castle away | no more birds | fewer birds | less rain | more rain | no rain | replace the castle with a mill
turn the castle into a windmill | make it a forest | make it winter | make it a woodcut | as a woodcut instead
in ink please instead | a lighthouse instead of the castle | no, from above | make it closer | a little brighter
much darker please | colder | put the castle on the right | bring the castle closer | add a fox on the left
with a dragon in the sky | and without the birds | no no no, without the birds | wait, make it day
sorry, i meant a windmill | make the sky darker | make it sadder | let it snow | no boats on the lake | again
do it again | another take | the same but in the snow | once more, but without the moon | not so dark | oops, no moon
don't paint the castle | no, a dragon over a burning city | scratch that, make it a desert | it should be day
one more boat | softer | stronger | change the castle to a church | less dark | more clouds | no castle please
get rid of the birds | three boats instead of two | make it golden | paint it in gouache | can you make it darker
could you remove the castle please | make it autumn | lose the moon | Make It Dusk!
"""
NEW = """
no one walks the beach at night | more and more birds gather over the sea | without a sound the snow falls
without the moon the sea is dark | again the sea | again the tide comes in | another day begins at the harbour
instead of people there are only birds | make way for the king's ship | make a wish under the stars
take the road north | put the kettle on | bring the boats home to the harbour | undo the knots of the night
go back to the sea | never mind the rain, we walk on | nobody is home in the village | no wind moves the reeds
no stars, only the lamp of a lone ship | no boats tonight, the sea is empty | not far away a castle burns
not a soul in the desert | now a lighthouse | and now the sea | but then a storm comes | wait for the tide
wait until the moon rises | actually the sea is a meadow of stars | more than a hundred boats
smaller and smaller grows the city behind us | darker than night the forest waits | closer and closer come the wolves
warmer winds blow from the desert | further on a village in the hills | move along the river to the city
turn left at the old oak | change is in the air over the city | add to that a sky of lanterns
without warning the volcano erupts | no longer winter, the meadow blooms
no sooner had the sun set than the wolves came | yes a whale in the sky | oh a rainbow over the wheat field
well in the garden there is a swing | with a lantern in her hand she crosses the bridge
with the dawn come the gulls | also in the valley a train | let there be light on the mountains
let us go to the forest | i want a lighthouse by the sea | i would like a field of poppies
could you show me a dragon above the castle | the moon is bigger than the mountain
bigger than the castle is the giant | little by little the fog lifts | less and less light over the marsh
a lighthouse | a boat on the left | at night a fox crosses the road | in the rain two lovers under an umbrella
the same moon over another sea | once again the lighthouse turns | the boats go to the left bank of the river
lose yourself in the forest | remove your shoes, the temple is near | leave the road and enter the jungle
rather a cold wind in the pines | stop the train, there is an elephant on the bridge | a castle | dusk
and then it is night | take the train to the mountains | set sail for the island | push the boat out on the lake
pull the sledge through the snow | drop the anchor in the bay | hold on to the mast, the storm is here
right in front a hedgehog | the last one to leave the village was a cat | no bridge crosses this river
no birds sing in the dead forest
"""
UNDONE = """
undo | undo that please | take that back | scratch that | no, undo | never mind | forget it | delete the last one
go back | take it back | oh no, take that back | unweave that | strike that | cancel | Undo.
"""
TALK = """
um | hello hello | can you hear me | test test | testing one two | hi | thank you | good morning | ... | 1 2 3 | uh um
is this thing on | hello can you hear me please | wow | what should i say
"""


def phrases(text: str) -> list[str]:
    return [phrase.strip() for line in text.strip().splitlines() for phrase in line.split("|")]


def sizes(shot: Direction) -> dict[str, str]:
    return {subject.thing: subject.size for subject in shot.subjects}


@pytest.mark.parametrize("phrase", phrases(CHANGES))
def test_a_correction_changes_the_last_strip(phrase: str) -> None:
    changed = direct(phrase, LAST)
    assert changed.verb == "change"
    assert changed.model_dump(exclude={"line", "prompt"}) != LAST.model_dump(exclude={"line", "prompt", "verb"})


@pytest.mark.parametrize("phrase", phrases(NEW))
def test_what_only_begins_like_a_correction_is_a_new_strip(phrase: str) -> None:
    assert direct(phrase, LAST).verb == "weave"


@pytest.mark.parametrize("phrase", phrases(UNDONE))
def test_undo_is_heard_in_many_words(phrase: str) -> None:
    undone = direct(phrase, LAST)
    assert undone.verb == "undo"
    assert undone.subjects == LAST.subjects


@pytest.mark.parametrize("phrase", phrases(TALK))
def test_empty_talk_paints_nothing(phrase: str) -> None:
    assert direct(phrase, LAST).verb == "none"
    assert direct(phrase).verb == "none"


@pytest.mark.parametrize("phrase", phrases(CHANGES))
def test_a_correction_of_nothing_is_a_fresh_strip(phrase: str) -> None:
    assert direct(phrase).verb == "weave"


def test_nothing_can_be_taken_back_before_something_is_woven() -> None:
    assert direct("undo").verb == "none"


def test_a_change_keeps_the_take_and_all_that_was_not_named() -> None:
    dusk = direct("no, make it dusk", LAST)
    kept = {"composition", "lands", "weather", "style", "take"}
    assert dusk.model_dump(include=kept) == LAST.model_dump(include=kept)
    assert dusk.time == "dusk"
    assert [one for one in dusk.ids if one not in {"sun", "moon"}] == [one for one in LAST.ids if one != "moon"]


def test_things_go_come_grow_and_move_as_they_are_told() -> None:
    assert "castle" not in direct("without the castle", LAST).ids
    assert sizes(direct("bigger moon", LAST))["moon"] == "large"
    assert sizes(direct("a smaller boat", LAST))["boat"] == "small"
    left = direct("move the boat to the left", LAST)
    assert next(subject.place for subject in left.subjects if subject.thing == "boat") == "left"
    assert direct("add a swan", LAST).ids[-1] == "swan"
    ship = direct("not a boat, a ship", LAST)
    assert "ship" in ship.ids
    assert "boat" not in ship.ids
    mill = direct("replace the castle with a windmill", LAST)
    assert mill.ids.index("windmill") == LAST.ids.index("castle")


def test_light_weather_style_and_land_are_changed_by_name() -> None:
    assert direct("snow instead of rain", LAST).weather == "snowfall"
    assert direct("in watercolour instead", LAST).style == "watercolour"
    assert direct("make it a forest", LAST).lands[0] == "forest"
    assert direct("make the moon red", LAST).palette == "ember"
    assert direct("no rain", LAST).weather == "clear"
    assert direct("warmer", LAST).palette != LAST.palette


def test_the_sun_does_not_stay_when_night_is_asked_for() -> None:
    evening = direct("a lighthouse on the cliffs at dusk")
    assert "sun" in evening.ids
    night = direct("no, make it night", evening)
    assert "sun" not in night.ids
    assert night.time == "night"


def test_again_is_another_take_of_the_same_shot() -> None:
    again = direct("again", LAST)
    same = {"lands", "subjects", "time", "weather", "palette", "style", "composition"}
    assert again.model_dump(include=same) == LAST.model_dump(include=same)
    assert again.take == LAST.take + 1


def test_a_changed_shot_is_still_a_shot() -> None:
    for phrase in phrases(CHANGES):
        changed = direct(phrase, LAST)
        Shot(**{name: getattr(changed, name) for name in Shot.model_fields})
        assert len(changed.line) <= 100
