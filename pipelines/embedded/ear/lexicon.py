"""What a loom is told, as words in classes: those of scenery, and the ear's own beside them (words.txt).

Everything a director understands is in here, so what is heard can be painted.
"""

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from pipelines.scenery import LANDS, STYLES, meanings, palettes, things

HERE = Path(__file__).parent

Classes = Mapping[str, tuple[str, ...]]

_MEANT = {
    "land": "LAND",
    "time": "DAYTIME",
    "season": "SEASON",
    "weather": "WEATHER",
    "mood": "MOOD",
    "style": "STYLE",
    "composition": "COMPOSITION",
    "nudge": "NUDGE",
    "undo": "UNDO",
    "again": "AGAIN",
    "remove": "REMOVE",
}
"""Which class the words of scenery's meanings belong to, by their kind; those of every other kind are KNOWN."""
_MANY = {"men", "women", "people", "children", "geese", "oxen", "cacti", "mice", "lovers", "stairs", "someone"}
_NOT_MANY = {"lotus", "cactus", "octopus", "cypress", "circus", "walrus", "bus", "compass", "moss", "grass", "princess"}


def plain(text: str) -> str:
    """Small letters, hyphens opened, nothing but letters and apostrophes: as an ear writes."""
    return " ".join(re.findall(r"[a-z][a-z']*", text.lower().replace("’", "'").replace("-", " ")))


def is_many(phrase: str) -> bool:
    """Whether "boats" or "wild geese" are meant, and not "a boat"; by the look of the last word."""
    last = phrase.rsplit(maxsplit=1)[-1]
    if last in _MANY or last.endswith("men"):
        return True
    return last.endswith("s") and not last.endswith("ss") and last not in _NOT_MANY


@functools.cache
def classes() -> Classes:
    """Words and phrases by class. Verbs stand in three classes each: VERB_0 ("rise"), VERB_S, VERB_ING."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, phrases in rows("words.txt"):
        for phrase in (part.strip() for part in phrases.split(",")):
            if name in {"VERB", "DOES"}:
                for form, said in zip(("0", "S", "ING"), _forms(phrase)):
                    found[f"{name}_{form}"].append(said)
            else:
                found[name].append(phrase)
    for thing in things().values():
        found["LABEL"].append(thing.label)
        for word in thing.words:
            found["THINGS" if is_many(word) else "THING"].append(word)
    for meaning in meanings():
        found[_MEANT.get(meaning.kind, "KNOWN")] += meaning.words
    found["LAND"] += LANDS
    found["STYLE"] += STYLES
    found["HUE"] += [word for palette in palettes().values() for word in palette.words]
    return {name: tuple(filter(None, map(plain, phrases))) for name, phrases in found.items()}


@functools.cache
def words() -> frozenset[str]:
    """Every single word that can be heard."""
    spoken = {word for phrases in classes().values() for phrase in phrases for word in phrase.split()}
    said = {part for _, _, parts in rules() for part in parts if part.islower()}
    return frozenset(spoken | said | {"an"})


@functools.cache
def rules() -> tuple[tuple[str, float, tuple[str, ...]], ...]:
    """The grammar of sentences.txt: name, weight, parts."""
    return tuple((name, float(weight), tuple(parts.split())) for name, weight, parts in rows("sentences.txt"))


def rows(name: str) -> Iterable[list[str]]:
    """The lines of a file beside this one, each cut at "|"; empty ones and remarks are left out."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [part.strip() for part in line.split("|")]


def _forms(phrase: str) -> tuple[str, str, str]:
    """ "look at looks at looking at" -> its three forms."""
    parts = phrase.split()
    size = len(parts) // 3
    plain_form, he_does, doing = (" ".join(parts[at : at + size]) for at in range(0, 3 * size, size))
    return plain_form, he_does, doing
