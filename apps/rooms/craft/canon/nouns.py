"""Noun phrases -> what one calls a thing the second time: "a globe on casters" -> "globe"."""

import re

ARTICLE = re.compile(r"^(?:an?|the|one|some|two|three|four|five|half an?) ")
TAIL = re.compile(
    r",| (?:that|which|who|with|without|wrapped|labelled|from|for|between|bitten|stitched|carved|worn|ground|shaped|"
    r"set|no|in|on|of|to|at|by|like|than|made|marked|tied|painted|folded|written|cut|full|addressed|knitted|under|over|"
    r"bent|still|just|already|as|half|gone|studded|padded|disguised|fogged|laced|and|the|out|off|behind|"
    r"chewed|stamped|pressed|stuck|thrown|mended|varnished|upholstered|papered|faced|stuffed|stencilled|turned|"
    r"left|worth)\b"
)
WHOLE = re.compile(
    r"^(?:chest|pair|bunch|ball|box|jar|bottle|cup|set|stack|heap|pile|row|case|tin|bowl|sheaf|coil|reel|pot) of "
    r"[\w’'-]+"
)


def bare(label: str) -> str:
    """The phrase without its article."""
    return ARTICLE.sub("", label)


def short(label: str) -> str:
    """The noun without article and tail; "a pair of pruning snips" stays a pair."""
    phrase = bare(label)
    whole = WHOLE.match(phrase)
    if whole:
        rest = TAIL.split(phrase[whole.end() :])[0]
        return whole.group() + rest
    return TAIL.split(phrase)[0]


def with_article(noun: str) -> str:
    """ "owl" -> "an owl"."""
    return ("an " if noun[0] in "aeiou" else "a ") + noun
