"""word -> phones, as a dictionary file: from the CMU Pronouncing Dictionary (BSD licence) that pocketsphinx brings
along, and by hand for the words it lacks (sounds.txt)."""

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from pipelines.embedded.ear.lexicon import rows


def pronounced(words: Iterable[str], dictionary: Path) -> tuple[str, tuple[str, ...]]:
    """Lines "word phones", "word(2) phones" for `words`, and those nobody can say."""
    wanted, known = set(words), defaultdict[str, list[str]](list)
    for word, phones in rows("sounds.txt"):
        known[word].append(phones)
    own = set(known)
    for line in dictionary.read_text(encoding="utf-8").splitlines():
        name, _, phones = line.partition(" ")
        word = re.sub(r"\(\d+\)$", "", name)
        if word in wanted and word not in own:
            known[word].append(phones.strip())
    lines = [
        f"{word if not at else f'{word}({at + 1})'} {phones}"
        for word in sorted(wanted & set(known))
        for at, phones in enumerate(known[word])
    ]
    return "\n".join(lines) + "\n", tuple(sorted(wanted - set(known)))
