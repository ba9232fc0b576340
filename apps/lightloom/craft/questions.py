"""A question in anybody's words -> what kind it is, and what it is about. Any text may come in."""

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pipelines import meanings, palettes, things

Kind = Literal[
    "describe", "said", "length", "many", "beside", "order", "hour", "weather", "who", "colours", "style", "reach",
    "guess", "list", "where", "unknown",
]  # fmt: skip
ORDINALS: tuple[str, ...] = tuple(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
)
FIGURES: tuple[str, ...] = tuple("one two three four five six seven eight nine ten eleven twelve".split())
LAST = -1
GROUPS: Mapping[str, frozenset[str]] = {
    "people": frozenset(
        "walker woman child couple crowd family fisherman farmer shepherd sailor knight king wizard rider"
        " dancer musician painter reader monk astronaut witch".split()
    ),
    "animals": frozenset(
        "birds gulls eagle geese crane bats butterflies dragonflies bees fireflies dragon phoenix"
        " sky-whale whale dolphin shark fish turtle octopus jellyfish seal swan duck frog heron"
        " sea-serpent horse unicorn deer fox wolf bear polar-bear rabbit cat dog cow sheep pig hens camel"
        " elephant giraffe lion tiger penguins peacock owl crow hedgehog snail".split()
    ),
    "buildings": frozenset(
        "lighthouse castle palace tower clock-tower cathedral church monastery temple pagoda mosque"
        " windmill watermill house cottage cabin barn igloo treehouse tavern shop greenhouse observatory"
        " factory".split()
    ),
    "boats": frozenset("boat ship rowing-boat canoe gondola steamer raft submarine paper-boat".split()),
    "trees": frozenset("oak pine birch willow cypress palm cherry-tree apple-tree maple baobab dead-tree".split()),
    "flowers": frozenset("sunflowers tulips roses lavender poppies daisies lotus".split()),
}
GROUP_WORDS = {
    "people": "people anybody anyone somebody someone persons human humans person nobody",
    "animals": "animals animal creatures creature beasts beast",
    "buildings": "buildings building",
    "boats": "boats vessels",
    "trees": "trees",
    "flowers": "flowers flower",
}
_PATTERNS: tuple[tuple[Kind, str], ...] = (
    ("unknown", r"^why\b|^do you\b|^are you\b|^will you\b|\bmeaning of\b"),
    ("said", r"\b(did|have) (i|we) (say|said|tell|told|talk)|\bmy (first|last) words\b|\b(i|we) (said|told)\b"),
    ("describe", r"\b(strip|panel|piece)\b.*\b(\d+|[a-z]+)\b|\b[a-z0-9-]+ (strip|panel)\b"),
    ("length", r"\bhow (long|wide|big|far) is (the|this|it|my)|\bhow many (strips|panels|phrases|pictures)\b"),
    ("many", r"\bhow many\b|\bcount (the|all|my)\b|\bnumber of\b"),
    ("hour", r"\bwhat time\b|\btime of day\b|\bwhen\b|\bwhat hour\b|\bwhich hour\b|\bget dark\b"),
    ("guess", r"\b(strange|odd|weird|lonel|lonesome|beautiful|pretti|lovel|sad|happi|quiet|calm|loud|wild|dark|"
              r"bright|bigg|large|small|tini|old|danger|scar|secret|favourite|favorite|best)[a-z]*\b"),
    ("beside", r"\b(left|right) of\b|\bnext to\b|\bbeside\b|\bnear\b|\bneighbou?r|"
               r"\bto the (left|right)\b|\bclose to\b"),
    ("order", r"\b(after|before|follows|precedes|next|then)\b"),
    ("reach", r"\b(begin|start|end|stop|finish|reach|far does|far do)[a-z]*\b"),
    ("weather", r"\bweather\b"),
    ("colours", r"\bcolou?rs?\b|\bpalettes?\b"),
    ("style", r"\bstyles?\b|\bpainted\b|\btechnique\b|\bdrawn\b"),
    ("who", r"\bwho\b|\bwhom\b"),
    ("list", r"\bwhat (can|do) (i|you|we|one) see\b|\bwhat (is|was) (there|here|in it|woven)\b|"
             r"\bwhat[' i]*s (there|here)\b|\btell me (about|what)\b|"
             r"\bwhat (animals|creatures|buildings|boats|trees|flowers|things)\b|"
             r"\bwhich [a-z]+ are\b|\bdescribe\b|\beverything\b"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Target:
    """What a question is about: `kind` "thing", "group", "land", "time", "weather", "palette" or "style", which one,
    and the visitor's `word` for it, known to be a word of the list."""

    kind: str
    means: str
    word: str


@dataclass(frozen=True, slots=True)
class Question:
    """`number`: the strip that was asked for, counted from one, LAST for the last one. `words`: plain small letters."""

    kind: Kind
    targets: tuple[Target, ...]
    number: int | None
    words: tuple[str, ...]

    def about(self, *kinds: str) -> Target | None:
        """The first thing it is about that is of one of these kinds."""
        return next((target for target in self.targets if target.kind in kinds), None)


def read_question(text: str) -> Question:
    words = tuple(re.findall(r"[a-z]+(?:'[a-z]+)?|\d+", text.lower().replace("’", "'").replace("-", " ")))
    plain = " ".join(words)
    targets = _targets(words)
    number = strip_number(plain)
    kind = _kind(plain, _PATTERNS)
    if kind == "describe" and number is None:
        kind = _kind(plain, _PATTERNS[3:]) or "list"
    elif kind == "describe":
        of_light = _kind(plain, _PATTERNS[3:])
        kind = of_light if of_light in {"hour", "weather", "colours", "style"} else kind
    if kind in {"guess", "beside", "order"} and targets and re.search(r"\bwhere (is|are)\b|\bis there\b", plain):
        kind = "where" if kind == "guess" else kind
    if kind is None:
        kind = "where" if targets else "unknown"
    return Question(kind, targets, number, words)


def _kind(plain: str, patterns: tuple[tuple[Kind, str], ...]) -> Kind | None:
    for kind, pattern in patterns:
        if re.search(pattern, plain):
            return kind
    return None


def strip_number(plain: str) -> int | None:
    """ "strip 4", "the fourth strip", "strip twelve", "the last strip"; None where no strip is named by its number."""
    if re.search(r"\b(last|latest|newest|final) (strip|panel|one|piece)\b", plain):
        return LAST
    if found := re.search(r"\b(?:strip|panel|piece|number) (?:number )?(\d{1,4}|[a-z]+)\b", plain):
        if found[1].isdigit():
            return int(found[1])
        if found[1] in FIGURES:
            return FIGURES.index(found[1]) + 1
    if found := re.search(r"\b(\d{1,4})(?: ?(?:st|nd|rd|th))? (?:strip|panel|piece)\b", plain):
        return int(found[1])
    if found := re.search(rf"\b({'|'.join(ORDINALS)}) (?:strip|panel|piece|one)\b", plain):
        return ORDINALS.index(found[1]) + 1
    return None


def _targets(words: tuple[str, ...]) -> tuple[Target, ...]:
    known, longest = _known()
    found: list[Target] = []
    place = 0
    while place < len(words):
        for length in range(min(longest, len(words) - place), 0, -1):
            if target := known.get(" ".join(words[place : place + length])):
                found.append(target)
                place += length
                break
        else:
            place += 1
    return tuple(found)


@functools.cache
def _known() -> tuple[Mapping[str, Target], int]:
    """Every word one can ask about; what names a thing goes before what names a land, a time or a colour."""
    known: dict[str, Target] = {}
    for group, words in GROUP_WORDS.items():
        known.update({word: Target("group", group, word) for word in words.split()})
    for thing in things().values():
        for word in thing.words:
            known.setdefault(word, Target("thing", thing.id, word))
    for kind in ("land", "time", "weather", "style"):
        for meaning in meanings():
            if meaning.kind == kind:
                for word in meaning.words:
                    known.setdefault(word, Target(kind, meaning.means, word))
    for palette in palettes().values():
        for word in palette.words:
            known.setdefault(word, Target("palette", palette.name, word))
    for stray in ("steps", "sign", "early", "wet", "end of the day", "range", "track", "tracks", "still water"):
        known.pop(stray, None)
    return known, max(word.count(" ") + 1 for word in known)
