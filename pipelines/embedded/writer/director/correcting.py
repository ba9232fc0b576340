"""Words that correct the strip just woven -> Change: "no, make it dusk", "without the castle", "bigger moon", "undo".

A phrase is a correction only when every word of it has its part in one. "no one walks the beach at night" begins like
one and is none: it is told as a new strip.
"""

from pipelines.embedded.writer.director import grammar
from pipelines.embedded.writer.director.change import (
    ATTRIBUTE_LINKS,
    POLITE,
    Change,
    attributes,
    bound,
    is_order,
    leading,
    light_of,
    nouns_of,
    present,
    trimmed,
)
from pipelines.embedded.writer.director.heard import Heard, Named
from pipelines.embedded.writer.director.hearing import hear_words
from pipelines.embedded.writer.director.letters import PAUSE
from pipelines.embedded.writer.director.lexicon import Sense, lexicon
from pipelines.embedded.writer.director.orders import add, grow, move, remove, swap
from pipelines.scenery import Shot

STRONG = frozenset(
    word.replace("_", " ")
    for word in "no nope nah actually sorry oops correction wrong wait hmm i_mean i_meant or_rather no_no no_wait"
    " hold_on not_quite".split()
)
"""Openings after which even a bare noun is a correction."""
AFTER_NO = frozenset(
    "a an the make not it at in i let without that this with on add remove put again please less actually wait no"
    " turn change paint from take replace but".split()
)
"""What follows "no" where it answers; before anything else it refuses: "no birds"."""
LEADING_BE = frozenset("it that this is be should must to looks was as like into".split())


def is_empty_talk(words: list[str]) -> bool:
    """Whether nothing but greeting, filling and testing was said, or no word at all."""
    talk = lexicon().orders["talk"]
    place, letters = 0, False
    while place < len(words):
        if words[place] == PAUSE or words[place].isdigit() or words[place] in POLITE:
            place += 1
            continue
        letters = True
        length = next((n for n in (5, 4, 3, 2, 1) if " ".join(words[place : place + n]) in talk), 0)
        if not length:
            return False
        place += length
    return letters or not any(word.isalpha() for word in words)


def read_correction(words: list[str], last: Shot) -> Change | None:
    """The change that was asked of the shot `last`; None where the words tell something new."""
    rest = trimmed(words)
    if is_order("undo", rest):
        return Change("undo")
    rest, strong = _without_openings(rest)
    if not rest:
        return Change("none") if strong else None
    if is_order("undo", rest):
        return Change("undo")
    length = leading("undo", rest)
    if length and (rest[length] == PAUSE or rest[length] in {"make", "a", "an", "let", "instead"}):
        rest, strong = trimmed(rest[length:]), True
    for read in (_again, _instead, swap, _make, remove, move, add, grow):
        if (change := read(rest, last)) is not None:
            return change
    return _strongly(rest, last) if strong else None


def read_orphan(words: list[str]) -> Change | None:
    """A correction where nothing is woven yet: undo is undo; of anything else what it asks for is told as new."""
    rest, _ = _without_openings(trimmed(words))
    if rest and is_order("undo", rest):
        return Change("undo")
    length = leading("make", rest)
    rest = rest[length:] if length else rest
    sized = [{"bigger": "large", "larger": "large", "smaller": "small"}.get(word, word) for word in rest]
    return Change(fresh=tuple(sized)) if sized and sized != words else None


def _without_openings(words: list[str]) -> tuple[list[str], bool]:
    """The words after "no,", "actually", "I mean", and whether one of them was strong."""
    orders, strong, rest = lexicon().orders["opening"], False, list(words)
    while rest:
        length = next((n for n in (4, 3, 2, 1) if " ".join(rest[:n]) in orders), 0)
        if not length:
            break
        opening, after = " ".join(rest[:length]), rest[length] if len(rest) > length else ""
        if opening == "no" and after not in AFTER_NO | {PAUSE, ""}:
            break
        if opening in {"wait", "rather", "wrong", "but", "now"} and after not in AFTER_NO | {PAUSE, ""}:
            break
        strong = strong or opening in STRONG
        rest = trimmed(rest[length:])
    return rest, strong


def _again(words: list[str], last: Shot) -> Change | None:
    if is_order("again", words):
        return Change(again=True)
    length = leading("again", words)
    if not length:
        return None
    rest = trimmed(words[length:])
    if rest[:1] == ["but"]:
        rest = trimmed(rest[1:])
    elif rest[:1] and rest[0] not in {"in", "at", "with", "from", "without"}:
        return None
    return _wished(rest, last)


def _instead(words: list[str], last: Shot) -> Change | None:
    """ "dusk instead", "in watercolour instead", "a ship instead"."""
    if words[-1] != "instead" or len(words) == 1:
        return None
    rest = trimmed(words[:-1])
    return _wished(rest, last) or _strongly(rest, last)


def _wished(words: list[str], last: Shot) -> Change | None:
    """What may follow "make it", "the same but", "no,": light, land, style, view, a size, a thing, or another order."""
    for read in (_instead, swap, remove, move, add, grow):
        if (change := read(words, last)) is not None:
            return change
    return attributes(words)


def _make(words: list[str], last: Shot) -> Change | None:
    length = leading("make", words)
    if not length:
        return None
    order = words[:length]
    rest = [*order[-1:], *words[length:]] if order[-1] == "the" else words[length:]
    rest = trimmed(rest)
    while rest and rest[0] in LEADING_BE:
        rest = rest[1:]
    if not rest:
        return None
    if change := _wished(rest, last) or _calmed(rest, last):
        return change
    return _strongly(rest, last) if order[-1] in {"it", "that", "this", "be", "to", "into"} else None


def _calmed(words: list[str], last: Shot) -> Change | None:
    """ "the sea calmer", "the sky darker": a land or the sky, then a nudge."""
    if len(words) < 3 or words[0] != "the":
        return None
    colour = next((sense for sense in lexicon().senses.get(words[-1], ()) if sense.kind == "palette"), None)
    if colour and (words[1] in grammar.COLOURABLE or nouns_of(words[:-1])):
        return Change(told=Heard(colours=[colour.means], words=tuple(words)))
    nudge = lexicon().orders["nudge"].get(" ".join(words[2:]))
    land = nouns_of(words[:2])
    known = words[1] in {"sky", "sea", "light", "picture", "colours", "water", "weather"}
    if nudge is None or not (known or (land and present(land[0], last))):
        return None
    return Change(nudges=[nudge])


def _strongly(words: list[str], last: Shot) -> Change | None:
    """After a strong opening: light changes, one thing takes another's place, a whole scene is told anew."""
    while words and words[0] in LEADING_BE:
        words = words[1:]
    if not words:
        return None
    if change := attributes(words):
        return change
    heard = hear_words(words)
    if not heard.things or not bound(heard, ATTRIBUTE_LINKS | grammar.PREPOSITIONS):
        return None
    if len(heard.things) == 1 and not heard.lands and not heard.refused:
        return Change(told=light_of(heard), swap=[(_nearest(heard.things[0], last), heard.things[0])])
    return Change(fresh=tuple(words))


def _nearest(comes: Named, last: Shot) -> Sense:
    """What a thing that is named alone takes the place of: its kin, else the chief thing."""
    kin = present(comes, last)
    chief = next((subject.thing for subject in last.subjects if subject.thing not in {"sun", "moon", "crescent"}), "")
    return kin or Sense("thing", chief)
