"""Lists of words as text -> rules, and places of a text -> what it is about. Knows no web and no world.

How a list is written, one rule a line or several with commas between:

    word         this word                     word*     a word that begins so
    two words    side by side                  a .. b    b at most two words after a
    a & b        both, anywhere in the text    @name     any word or phrase of a group: @name = a, b, c d

Chinese and Japanese entries are found inside a run of signs, since nothing is set between their words. A phrase of
eight letters or more is found as well when it is typed as one word.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipelines.safety import plain

GAP = 2
"""Words that may stand between a and b in "a .. b"."""
OPENING = 2
"""Letters by which it is seen that no `word*` can fit; each has at least as many."""
STARRED = 3
"""So many words with stars in them are looked up; the rest of a text full of stars is ornament."""
SALT = b"small worlds"

Spans = Mapping[int, set[int]]
"""Where something begins -> where it may end, by place."""


@dataclass(frozen=True, slots=True)
class Step:
    """One word or group (`@name`) of a pattern, and how many words may stand before it."""

    key: str
    gap: int


Pattern = tuple[Step, ...]


def hidden(word: str) -> str:
    """A word as it stands in a list that nobody should have to read: salted BLAKE2b of the folded word, 16 figures."""
    return _hidden(plain.fold(word))


def _hidden(folded: str) -> str:
    return hashlib.blake2b(folded.encode(), digest_size=8, salt=SALT).hexdigest()


@dataclass(slots=True)
class Rules:
    """Everything that is looked for. Filled once by read(), then only asked."""

    words: set[str] = field(default_factory=set[str])
    heads: set[str] = field(default_factory=set[str])
    han: set[str] = field(default_factory=set[str])
    hashes: dict[str, str] = field(default_factory=dict[str, str])
    squashed: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    members: dict[str, list[tuple[str, Pattern]]] = field(default_factory=dict[str, list[tuple[str, Pattern]]])
    rules: list[tuple[str, tuple[Pattern, ...]]] = field(default_factory=list[tuple[str, tuple[Pattern, ...]]])
    firsts: dict[str, list[tuple[int, int]]] = field(default_factory=dict[str, list[tuple[int, int]]])
    lengths: dict[str, tuple[int, ...]] = field(default_factory=dict[str, tuple[int, ...]])
    column: str = ""

    def read(self, concern: str, lines: Iterable[str]) -> None:
        """Take in a list: each of its rules means `concern`."""
        for line in lines:
            if not line.strip() or line.startswith("#"):
                continue
            name, is_group, entries = line.partition("=")
            for entry in filter(None, (part.strip() for part in (entries if is_group else line).split(","))):
                if is_group:
                    for pattern in self._patterns(entry):
                        self.members.setdefault(pattern[0].key, []).append((name.strip(), pattern))
                else:
                    self._rule(concern, entry)

    def read_hidden(self, concern: str, lines: Iterable[str]) -> None:
        """Take in a list of hidden() words."""
        self.hashes.update((line.strip(), concern) for line in lines if line.strip() and not line.startswith("#"))

    def ready(self) -> "Rules":
        """Called once, after the last list."""
        openings = {head[:OPENING] for head in self.heads}
        self.lengths = {
            opening: tuple(sorted({len(head) for head in self.heads if head.startswith(opening)}))
            for opening in openings
        }
        self.column = "\n" + "\n".join(sorted({*self.words, *self.heads})) + "\n"
        for word in self.words:
            self.squashed.setdefault(plain.squash(word), set()).add(word)
        return self

    def _rule(self, concern: str, entry: str) -> None:
        alternatives = [self._patterns(part) for part in entry.split("&")]
        if len(alternatives) == 1:
            for pattern in alternatives[0]:
                self._add(concern, (pattern,))
        else:
            self._add(concern, tuple(patterns[0] for patterns in alternatives))

    def _add(self, concern: str, patterns: tuple[Pattern, ...]) -> None:
        for part, pattern in enumerate(patterns):
            self.firsts.setdefault(pattern[0].key, []).append((len(self.rules), part))
        self.rules.append((concern, patterns))

    def _patterns(self, entry: str) -> list[Pattern]:
        """An entry as a pattern; a long phrase also as one word."""
        steps: list[Step] = []
        gap = 0
        for piece in entry.split():
            if piece == "..":
                gap = GAP
            elif piece.startswith("@"):
                steps.append(Step(piece, gap))
                gap = 0
            else:
                for key in self._keys_of(piece):
                    steps.append(Step(key, gap))
                    gap = 0
        patterns = [tuple(steps)]
        whole = "".join(step.key for step in steps)
        if len(steps) > 1 and len(whole) >= 8 and whole.isalpha() and not any(step.gap for step in steps):
            self.words.add(whole)
            patterns.append((Step(whole, 0),))
        return patterns

    def _keys_of(self, piece: str) -> Iterator[str]:
        begins = piece.endswith("*")
        for word in plain.written(piece.removesuffix("*")):
            if plain.is_han(word):
                self.han.add(word)
                yield word
                continue
            (self.heads if begins else self.words).add(word)
            yield word + "*" if begins else word

    # asking

    def concern(self, found: Sequence[plain.Place], but_for: "Rules | None" = None) -> str | None:
        """What `found` is about, by the first rule of the lists that fits; None if it is harmless. Places that a rule
        of `but_for` covers are not looked at."""
        covered = but_for.covered(found) if but_for is not None else set[int]()
        if but_for is not None and but_for.han:
            found = [tuple(but_for.cut_out(word) for word in place) for place in found]
        keys = [set[str]() if at in covered else self._keys(place) for at, place in enumerate(found)]
        self._unstar(found, keys)
        if not any(keys):
            return None
        groups = self._groups(keys)
        fitting: dict[int, set[int]] = {}
        for place, here in enumerate(keys):
            starts = [*here, *(name for name, spans in groups.items() if place in spans)]
            for rule, part in (first for key in starts for first in self.firsts.get(key, ())):
                if part not in fitting.get(rule, ()) and self._ends(self.rules[rule][1][part], place, keys, groups):
                    fitting.setdefault(rule, set()).add(part)
        whole = [rule for rule, parts in fitting.items() if len(parts) == len(self.rules[rule][1])]
        if whole:
            return self.rules[min(whole)][0]
        return next((key.removeprefix("#") for here in keys for key in here if key.startswith("#")), None)

    def covered(self, found: Sequence[plain.Place]) -> set[int]:
        """The places that rules of one part cover; a run of Chinese or Japanese is never covered as a whole."""
        keys = [set[str]() if plain.is_han(place[0]) else self._keys(place) for place in found]
        groups = self._groups(keys)
        places: set[int] = set()
        for place, here in enumerate(keys):
            starts = [*here, *(name for name, spans in groups.items() if place in spans)]
            for rule, part in (first for key in starts for first in self.firsts.get(key, ())):
                for end in self._ends(self.rules[rule][1][part], place, keys, groups):
                    places.update(range(place, end))
        return places

    def cut_out(self, word: str) -> str:
        """A run of Chinese or Japanese without the entries of these lists; another word as it is."""
        if plain.is_han(word):
            for entry in self.han:
                word = word.replace(entry, "·")
        return word

    def _keys(self, place: plain.Place) -> set[str]:
        keys: set[str] = set()
        for word in place:
            if plain.is_han(word):
                keys.update(entry for entry in self.han if entry in word)
                continue
            singular = word[:-1] if len(word) > 4 and word.endswith("s") else ""
            for form in (word, singular) if singular else (word,):
                if form in self.words:
                    keys.add(form)
                if self.hashes and (concern := self.hashes.get(_hidden(form))) is not None:
                    keys.add(f"#{concern}")
            for length in self.lengths.get(word[:OPENING], ()):
                if word[:length] in self.heads:
                    keys.add(f"{word[:length]}*")
        if len(place) > 1:  # drawn out, perhaps: compare what is left when every letter is said once
            keys.update(self.squashed.get(plain.squash(place[0]), ()) if _drawn(place[0]) else ())
        return keys

    def _unstar(self, found: Sequence[plain.Place], keys: list[set[str]]) -> None:
        starred = [(at, word) for at, place in enumerate(found) for word in place if "*" in word][:STARRED]
        for at, word in starred:
            if len(word) >= 4 and word.count("*") * 2 <= len(word):
                gaps = re.escape(word).replace(r"\*", "[^\n]")
                words = re.findall(f"(?<=\n){gaps}(?=\n)", self.column)
                keys[at].update(*(self._keys((fitting,)) for fitting in words))

    def _groups(self, keys: Sequence[set[str]]) -> dict[str, Spans]:
        found: dict[str, dict[int, set[int]]] = {}
        for place, here in enumerate(keys):
            for name, pattern in (member for key in here for member in self.members.get(key, ())):
                if ends := self._ends(pattern, place, keys, {}):
                    found.setdefault(name, {}).setdefault(place, set()).update(ends)
        return dict(found)

    def _ends(self, pattern: Pattern, place: int, keys: Sequence[set[str]], groups: Mapping[str, Spans]) -> set[int]:
        """Where `pattern` may end when it begins at `place`; empty if it does not fit there."""
        ends = {place}
        for step in pattern:
            starts = {end + gap for end in ends for gap in range(step.gap + 1)}
            if step.key.startswith("@"):
                spans = groups.get(step.key, {})
                ends = {end for start in starts for end in spans.get(start, ())}
            else:
                ends = {start + 1 for start in starts if start < len(keys) and step.key in keys[start]}
            if not ends:
                return ends
        return ends


def _drawn(word: str) -> bool:
    return any(a == b == c for a, b, c in zip(word, word[1:], word[2:]))
