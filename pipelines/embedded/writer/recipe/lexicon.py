"""Word files -> Entry by word: what a word of a wish means for a tape. Forgives endings and one typing slip."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

WORDS = Path(__file__).parent / "words"
DIALS = {
    "e": "energy",
    "v": "valence",
    "b": "brightness",
    "d": "dream",
    "g": "grit",
    "n": "needle",
    "t": "tempo",
}
ONE_OF = ("weather", "hue", "sway")  # the line's own word stands in place of the theme's
ENDINGS = ("'s", "s", "es", "ing", "y", "ly", "er", "ers", "ed", "d", "ish", "iest", "ier", "ness", "ful", "less")
ARABIC_OPENINGS = ("وال", "بال", "لل", "ال", "و", "ب", "ل")
STEM_LETTERS = 3
SLIP_LETTERS = 5  # in shorter words one slip makes another word: "rain", "rail", "ruin"


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """What one word means. `feel`: dial -> amount; `wants`: (what, value) pairs such as ("amb", "rain/0.7")."""

    label: str
    kind: str
    themes: tuple[str, ...]
    feel: Mapping[str, float]
    wants: tuple[tuple[str, str], ...]
    refuses: bool = False

    def wanted(self, what: str) -> tuple[str, ...]:
        return tuple(value for name, value in self.wants if name == what)


def lines_of(name: str) -> Iterator[str]:
    """The lines of a word file that say something."""
    for line in (WORDS / name).read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()


def plain_letters(word: str) -> str:
    """Latin letters without their accents; other scripts as they are."""
    if word.isascii() or "LATIN" not in unicodedata.name(word[0], ""):
        return word
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


class Lexicon:
    """All words known, with the ways to find them. Read-only once built."""

    def __init__(self) -> None:
        self.themes = dict(line.split(" = ", 1) for line in lines_of("themes.txt"))
        self.words: dict[str, Entry] = {}
        self.openings: dict[str, Entry] = {}
        for words, entry in self._lexicon_lines():
            for word in words:
                self.words.setdefault(word.replace("_", " "), _named(entry, word))
        for line in lines_of("tongues.txt"):
            head, _, words = line.partition(" = ")
            entry = self.words[head.replace("_", " ")]
            for word in words.split():
                self._add_foreign(word.replace("_", " "), entry)
        self.phrase_words = max(word.count(" ") for word in self.words) + 1
        self.longest_cjk = max(len(word) for word in self.words if is_cjk(word[0]))
        self._near: dict[str, list[str]] = {}
        for word in self.words:
            if len(word) >= SLIP_LETTERS and word.isascii() and " " not in word:
                for shorter in {word, *_one_letter_less(word)}:
                    self._near.setdefault(shorter, []).append(word)

    def find(self, word: str) -> Entry | None:
        """The entry of `word` (small letters): itself, without repeated letters or an ending, as the opening of a
        foreign word, or one slip away."""
        squeezed = ["".join(c * min(most, len(list(run))) for c, run in groupby(word)) for most in (2, 1)]
        stretched = any(len(list(run)) > 2 for _, run in groupby(word))
        for form in (word, plain_letters(word), *(squeezed if stretched else ())):
            if found := self.knows(form):
                return found
        return self._opening(word) or self._slipped(squeezed[0])

    def knows(self, word: str) -> Entry | None:
        """The entry of a word as written, or without an ending: no guesses."""
        return self.words.get(word) or self._without_ending(word)

    def compound(self, word: str) -> tuple[Entry, Entry] | None:
        """Two known words written as one: "winterabend", "moonbeach"."""
        for cut in range(len(word) - 4, 3, -1):
            first = self.words.get(word[:cut]) or self._opening(word[:cut])
            rest = self.words.get(word[cut:]) or self._opening(word[cut:])
            if first and rest and "plain" not in (first.kind, rest.kind):
                return first, rest
        return None

    def _lexicon_lines(self) -> Iterator[tuple[list[str], Entry]]:
        kind = ""
        for line in lines_of("lexicon.txt"):
            if line.startswith("["):
                kind = line.strip("[]")
                continue
            label, _, rest = line.partition(" = ")
            words, _, effects = rest.partition(" | ")
            yield words.split(), self._entry(label, kind, effects.split())

    def _entry(self, label: str, kind: str, effects: list[str]) -> Entry:
        themes = tuple(effect[1:] for effect in effects if effect[0] == "@")
        feel: dict[str, float] = {}
        wants: dict[tuple[str, str], str] = {}
        inherited = [effect for theme in themes for effect in self.themes[theme].split()]
        for effect in inherited + [effect for effect in effects if effect[0] != "@" and effect != "not"]:
            what, equals, value = effect.partition("=")
            if equals:
                value = value.replace("_", " ")
                slot = (what, "") if what in ONE_OF else (what, value.partition("/")[0])
                wants[slot] = value
            else:
                dial = DIALS[effect[0]]
                feel[dial] = feel.get(dial, 0.0) + float(effect[1:])
        asked = tuple((what, value) for (what, _), value in wants.items())
        return Entry(label, kind, themes, feel, asked, refuses="not" in effects)

    def _add_foreign(self, word: str, entry: Entry) -> None:
        if word.endswith("*"):
            self.openings.setdefault(word[:-1], entry)
            self.openings.setdefault(plain_letters(word[:-1]), entry)
        else:
            self.words.setdefault(word, entry)
            if len(word) > STEM_LETTERS:  # "thé" without its accent is "the"
                self.words.setdefault(plain_letters(word), entry)

    def _without_ending(self, word: str) -> Entry | None:
        for ending in ENDINGS:
            if word.endswith(ending):
                stem = word[: -len(ending)]
                doubled = stem[:-1] if len(stem) > STEM_LETTERS and stem[-1] == stem[-2] else stem
                for form in (stem, stem + "e", stem + "y", doubled):
                    if len(form) >= STEM_LETTERS and form in self.words:
                        return self.words[form]
        if word.endswith("ies") and word[:-3] + "y" in self.words:
            return self.words[word[:-3] + "y"]
        return None

    def _opening(self, word: str) -> Entry | None:
        for form in (word, plain_letters(word)):
            for length in range(len(form), 1, -1):
                if found := self.openings.get(form[:length]):
                    return found
        if word and "ARABIC" in unicodedata.name(word[0], ""):  # "and", "the", "in", "for" grow onto the noun
            for opening in ARABIC_OPENINGS:
                if word.startswith(opening) and (found := self.words.get(word[len(opening) :])):
                    return found
        if word and "HANGUL" in unicodedata.name(word[0], ""):  # particles follow the noun: 바다에서, 밤의
            for length in range(len(word) - 1, 0, -1):
                if found := self.words.get(word[:length]):
                    return found
        return None

    def _slipped(self, word: str) -> Entry | None:
        if len(word) < SLIP_LETTERS - 1 or not word.isascii():
            return None
        for form in (word, *_one_letter_less(word)):
            for known in self._near.get(form, ()):
                if known[0] == word[0] and abs(len(known) - len(word)) <= 1 and _one_slip(known, word):
                    return self.words[known]
        return None


def is_cjk(char: str) -> bool:
    """Whether a character belongs to a script written without spaces (Han, kana)."""
    return "\u3040" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff"


@cache
def lexicon() -> Lexicon:
    """The one lexicon of the process, read at first use."""
    return Lexicon()


def _named(entry: Entry, word: str) -> Entry:
    spoken = word.replace("_", " ")
    if entry.label == "^":
        label = spoken.capitalize()
    elif "*" in entry.label:
        article = "an" if spoken[0] in "aeiou" else "a"
        label = entry.label.replace("a *", f"{article} {spoken}").replace("*", spoken)
    else:
        return entry
    return Entry(label, entry.kind, entry.themes, entry.feel, entry.wants, entry.refuses)


def _one_letter_less(word: str) -> set[str]:
    return {word[:i] + word[i + 1 :] for i in range(len(word))}


def _one_slip(known: str, typed: str) -> bool:
    """One letter added, lost or changed, or two neighbours swapped."""
    start = 0
    while start < min(len(known), len(typed)) and known[start] == typed[start]:
        start += 1
    a, b = known[start:], typed[start:]
    return a[1:] == b or a == b[1:] or a[1:] == b[1:] or (a[1::-1] == b[:2] and a[2:] == b[2:])
