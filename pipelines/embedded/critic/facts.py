"""A mural's words and shots -> what can be said of it: its things, lands, hours, and captions."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from pipelines.roles import MuralBrief
from pipelines.scenery import Daytime, Land, Shot, Style, Weather, things

T = TypeVar("T")
CAPTION_CHARS = 90
LIGHTS = frozenset({"sun", "moon", "crescent"})
BEASTS = frozenset(
    "birds gulls eagle geese crane bats butterflies dragonflies bees fireflies dragon phoenix sky-whale"
    " whale dolphin shark fish turtle octopus jellyfish seal swan duck frog heron sea-serpent horse unicorn"
    " deer fox wolf bear polar-bear rabbit cat dog cow sheep pig hens camel elephant giraffe lion tiger"
    " penguins peacock owl crow hedgehog snail".split()
)
PEOPLE = frozenset(
    "walker woman child fisherman farmer shepherd sailor knight king wizard rider dancer musician painter reader monk"
    " astronaut robot giant ghost fairy snowman witch angel mermaid".split()
)
GOERS = frozenset(
    "boat ship rowing-boat canoe gondola steamer raft submarine paper-boat balloon airship aeroplane train tram bus car"
    " carriage cart bicycle sleigh caravan tractor rocket saucer".split()
)
HOUSES = frozenset(
    "lighthouse castle palace tower clock-tower cathedral church monastery temple pagoda windmill"
    " watermill house cottage cabin barn igloo treehouse tavern shop greenhouse observatory factory circus".split()
)
LAND_NOUNS: dict[Land, str] = {
    "sea": "the sea", "lake": "the lake", "river": "the river", "beach": "the beach", "desert": "the desert",
    "snow": "the snow", "meadow": "the meadow", "wheat": "the wheat", "hills": "the hills", "marsh": "the marsh",
    "forest": "the wood", "pinewood": "the pines", "jungle": "the jungle", "mountains": "the mountains",
    "cliffs": "the cliffs", "canyon": "the canyon", "city": "the city", "village": "the village",
    "garden": "the garden", "road": "the road",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Facts:
    """`things`: ids by how much they are the mural's own, rare and chief ones first; `first`, `last`: the chief things
    of the first and last strips that have one; `journey`: lands in order, each once; hours and weathers in order."""

    count: int
    things: tuple[str, ...]
    first: str | None
    last: str | None
    journey: tuple[Land, ...]
    hours: tuple[Daytime, ...]
    weathers: frozenset[Weather]
    style: Style
    most_land: Land


def facts_of(brief: MuralBrief) -> Facts:
    chiefs = [chief for shot in brief.shots if (chief := chief_thing(shot))]
    seen = Counter(subject.thing for shot in brief.shots for subject in shot.subjects)
    weight = {
        thing: (chiefs.count(thing) * 2 + number) / (1 + max(0, number - 2)) + (thing in BEASTS | HOUSES | GOERS)
        for thing, number in seen.items()
        if thing not in LIGHTS or number == len(brief.shots)
    }
    order = {thing: place for place, thing in enumerate(seen)}
    return Facts(
        count=len(brief.shots),
        things=tuple(sorted(weight, key=lambda thing: (-weight[thing], order[thing]))),
        first=chiefs[0] if chiefs else None,
        last=chiefs[-1] if chiefs else None,
        journey=tuple(dict.fromkeys(shot.lands[0] for shot in brief.shots)),
        hours=tuple(dict.fromkeys(shot.time for shot in brief.shots)),
        weathers=frozenset(shot.weather for shot in brief.shots),
        style=_most([shot.style for shot in brief.shots]),
        most_land=_most([shot.lands[0] for shot in brief.shots]),
    )


def _most(values: Sequence[T]) -> T:
    """What comes most often, of equals what came first."""
    return Counter(values).most_common(1)[0][0]


def is_one(thing: str) -> bool:
    """Whether one speaks of the thing as one: "a boat", not "gulls" nor "a flock of birds"."""
    label = things()[thing].label
    return label.startswith(("a ", "an ", "the ")) and not label.startswith(("a flock", "a skein"))


def chief_thing(shot: Shot) -> str:
    """The id of what a strip is mainly of, "" where it is of its land alone."""
    return next((subject.thing for subject in shot.subjects if subject.thing not in LIGHTS), "")


def noun(thing: str) -> str:
    """The shortest word for a thing: "lighthouse", "birds"."""
    known = things()[thing]
    if is_one(thing):
        return known.words[0]
    bare = known.label.removeprefix("a flock of ").removeprefix("a skein of ")
    return bare if " " not in bare else known.words[0]


def caption_of(brief: MuralBrief, at: int) -> str:
    """What was said of a strip, short enough to stand under a picture; else what is to be seen in it."""
    said = " ".join(brief.words[at].split())
    if not said:
        labels = [things()[subject.thing].label for subject in brief.shots[at].subjects[:2]]
        said = " and ".join(labels) or LAND_NOUNS[brief.shots[at].lands[0]]
    if len(said) > CAPTION_CHARS:
        said = said[: CAPTION_CHARS - 2].rsplit(" ", 1)[0].rstrip(" ,;:-") + " …"
    return said[0].upper() + said[1:]
