"""How an editor marks a draft: echoes of earlier rooms, echoes within it, tics, monotony, length. Lower is better."""

import re
from collections import Counter
from itertools import pairwise

from pipelines.embedded.writer.storyteller.draft import Draft
from pipelines.embedded.writer.storyteller.memory import Memory
from pipelines.embedded.writer.storyteller.words import SLIPS, grams, opening_of, sentences, words_of

SHORTEST, LONGEST = 60, 140
COMFORTABLE = (84, 132)
SCANT_WORDS = 9
UNPRINTABLE = 50.0
PAGE_WORDS = 110
"""Echoes are counted per so many words, or the editor would only ever print the shortest draft."""
TICS = tuple(
    re.compile(tic, re.IGNORECASE)
    for tic in (
        r"\bsome(?:body|one)\b",
        r"\bas (?:if|though)\b",
        r"\blike an?\b",
        r"\b(?:very|quite|rather)\b",
        r"\bthe way\b",
        r"\bthere (?:is|are)\b",
        r"\byou (?:find|notice|see)\b",
        r"\bnot quite\b",
        r"\bturns? out\b",
        r"\bonly\b",
        r"\bone\b",
        r"\bkeep(?:s|ing)?\b",
        r";",
        r":",
    )
)
COMMON = frozenset(
    "about after again against along always another anything because before behind being beside between could every"
    " first from have having here into itself left like long more most much nobody none nothing other over people quite"
    " right should since some somebody someone something somewhere still than that their them then there these they"
    " thing this those though three through time under until very what when where which while whoever will with without"
    " would your you're yours room house door back".split()
)


def marked(draft: Draft, memory: Memory) -> float:
    """About 0 for a draft an editor would print as it is; UNPRINTABLE and more for one that must not be printed."""
    text = draft.text
    words, said = words_of(text), sentences(text)
    firsts = [words_of(sentence)[0] for sentence in said]
    nouns = Counter(word.rstrip("s") for word in words if len(word) > 3 and word not in COMMON)
    lengths = [len(words_of(sentence)) for sentence in said]
    paragraphs = text.split("\n\n")

    faults = 2 * UNPRINTABLE * (opening_of(text) in memory.openings or not SHORTEST <= len(words) <= LONGEST)
    faults += UNPRINTABLE * bool(SLIPS.search(text))
    faults += max(0, len(words) - COMFORTABLE[1], COMFORTABLE[0] - len(words)) / 3
    faults += PAGE_WORDS * len(grams(text) & memory.heard) / len(words)
    faults += sum(3.0 * (times - 1) for times in Counter(firsts).values())
    faults += sum(4.0 for one, next_one in pairwise(firsts) if one == next_one)
    faults += sum(2.0 * (times - 1) for times in nouns.values())
    faults += sum(2.0 * max(0, len(tic.findall(text)) - 1) for tic in TICS)
    faults += sum(3.0 for a, b, c in zip(lengths, lengths[1:], lengths[2:]) if max(a, b, c) - min(a, b, c) <= 2)
    faults -= 5.0 * min(3, draft.graces)
    faults += 4.0 * (len(paragraphs) < 2) + 6.0 * max(0, len(paragraphs) - 4)
    faults += sum(2.0 for paragraph in paragraphs if len(words_of(paragraph)) < SCANT_WORDS)
    return faults
