"""A wish in anybody's words -> Heard: what was named, what was refused, how it should feel.

Reads word by word in one pass: phrases first, then words, emoji by their names, Chinese and Japanese by longest match.
Knows no tape; markup, code and orders to a language model are plain text here.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from pipelines.embedded.writer.recipe.lexicon import Entry, is_cjk, lexicon, lines_of, plain_letters
from pipelines.embedded.writer.recipe.numbers import Numbers, read_numbers

Sign = Literal["yes", "mildly not", "not", "none"]
NONE = frozenset(
    "no without none zero nothing neither ohne kein keine keinen keinem keiner sans aucun aucune sin senza sem nessun"
    " nessuna geen zonder без нет بدون بلا बिना 没有 不要 无 無 没 minus except".split()
)
NOT = frozenset(
    "not never isnt arent wasnt dont doesnt didnt wont wouldnt shouldnt aint nor nicht nie pas jamais non não nao nem"
    " niet nooit не ни ليس لا नहीं ना 不 别 ni nunca hardly barely avoid skip".split()
)
AFTERWARDS = frozenset(
    "なし 抜き ない じゃない 없이 없는 없고 아닌 말고 bitte_nicht".split()
)  # these refuse what came before
ENDS_NOT = frozenset("but instead just only aber sondern mais pero ma però mas maar но لكن लेकिन rather plus".split())
OR = frozenset("or nor oder ou ni neither noch или أو या".split())
AND = frozenset("and und et y e en и و और plus with mit avec con com с".split())
ONLY = frozenset("only just solo solely nur juste seulement solamente sólo soltanto apenas только فقط केवल सिर्फ".split())
LONE = frozenset("alone allein seul solita".split())  # after an instrument: nothing else
VERY = frozenset(
    "very really so super extremely incredibly totally absolutely deeply utterly insanely much more sehr très muy molto"
    " muito heel zeer очень جدا बहुत 很 非常 とても すごく 아주 매우".split()
)
SLIGHTLY = frozenset(
    "slightly little bit somewhat less kinda sorta almost etwas bisschen peu poco pouco beetje немного قليلا थोड़ा"
    " 有点 少し ちょっと 조금".split()
)
NEAR = {"heavy": 0.25, "loud": 0.2, "thick": 0.2, "strong": 0.2, "howling": 0.25, "roaring": 0.25, "constant": 0.1}
FAR = {
    "light": -0.2, "soft": -0.15, "gentle": -0.15, "quiet": -0.2, "distant": -0.25, "faint": -0.25, "far": -0.2,
    "subtle": -0.2, "muffled": -0.15, "slight": -0.2, "little": -0.1, "background": -0.15, "calm": -0.1,
}  # fmt: skip
WANTING = frozenset("want wanna need like feel love hoping wish trying woke got had".split())
REPHRASED = {
    "not without": "with", "nothing but": "only", "anything but": "no", "no longer": "not", "not only": "",
    "not just": "", "why not": "", "never mind": "", "no matter": "", "instead of": "no", "rather than": "no",
    "other than": "no", "apart from": "no", "free of": "no", "leave out": "no", "hold the": "no", "no more": "no",
    "dont worry": "calm", "dont stop": "", "cant stop": "", "dont forget": "", "dont mind": "", "a bit": "bit",
    "a little": "slightly", "kind of": "slightly", "sort of": "slightly", "not a": "no", "not an": "no",
    "i hate": "no", "sick of": "no", "tired of": "no",
    "nothing too": "not too", "no one": "alone", "no problem": "", "no idea": "", "for no reason": "", "i have no": "",
    "too much": "", "too many": "", "nada de": "no", "pas de": "no", "niente": "no", "be not": "not",
}  # fmt: skip
ELISIONS = frozenset("d l j c n qu s m t dell all nell sull dall un".split())
COMPOUND_LETTERS, LONGEST_WORD = 8, 40
ECHO = re.compile(r"[^\W\d_]{3,12}")
CALLED = r"(?:for|to|named|called|für|para|pour|per|dear|birthday,?|my \w+)"
NAMED = re.compile(rf"\b{CALLED}\s+([A-ZÀ-Þ][a-zà-ÿ]{{2,10}})\b|\b([A-ZÀ-Þ][a-zà-ÿ]{{2,10}})['’]s\b")
FREE_OF = re.compile(r"\b(\w+)-free\b")
CODE = re.compile(r"[<>{}\[\]|\\=;_`#$^~*]|://|--")
REFUSED_OPENINGS = tuple(word for line in lines_of("refused.txt") for word in line.split())


@dataclass(frozen=True, slots=True)
class Mention:
    """One thing named in the wish: `sign` says whether it is wanted, `degree` how much (0.5 a little .. 1.5 very),
    `near` how far an ambience is moved towards the ear (-0.25 .. 0.25)."""

    entry: Entry
    sign: Sign = "yes"
    degree: float = 1.0
    near: float = 0.0


@dataclass(frozen=True, slots=True)
class Heard:
    """A wish, understood. `said`: everything named, in order; `new`: unknown words fit to be repeated; `strange`:
    every unknown word; `name`: whom it is for; `only`: nothing but the instruments named."""

    said: tuple[Mention, ...]
    numbers: Numbers
    new: tuple[str, ...] = ()
    strange: tuple[str, ...] = ()
    name: str | None = None
    only: bool = False
    greeting: str | None = None
    wanted: tuple[Mention, ...] = field(init=False)
    refused: tuple[Mention, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "wanted", tuple(m for m in self.said if m.sign == "yes" and m.entry.kind != "plain"))
        object.__setattr__(self, "refused", tuple(m for m in self.said if m.sign in {"not", "none"}))

    def wants(self, what: str) -> list[str]:
        """All values of one kind of effect over the things wanted, in order of mention, each once."""
        return list(dict.fromkeys(value for mention in self.wanted for value in mention.entry.wanted(what)))

    def refuses(self, what: str) -> set[str]:
        """What was ruled out by name: instruments, grooves, beds, modes, parts."""
        return {value.partition("/")[0] for mention in self.refused for value in mention.entry.wanted(what)}


def hear(wish: str) -> Heard:
    """Understand a wish. Any text is allowed; linear in its length."""
    text = readable(wish)
    name = _name(text)
    numbers, rest = read_numbers(FREE_OF.sub(r"no \1 ,", text.lower()))
    said, only, strange = _read([word for word in tokens(rest) if word != (name or "").lower()])
    may_repeat = len(strange) <= 6 and not CODE.search(text)
    new = tuple(dict.fromkeys(word for word in strange if may_repeat and len(word) > 3 and repeatable(word)))
    greetings = [m.entry.label for m in said if m.entry.kind == "greeting" and m.sign == "yes"]
    return Heard(said, numbers, new, strange, name, only, greetings[0] if greetings else None)


def readable(wish: str) -> str:
    """The wish without what the eye cannot see: direction marks, joiners, variation selectors, stacked accents."""
    kept: list[str] = []
    for char in unicodedata.normalize("NFKC", wish):
        category = unicodedata.category(char)
        if category in {"Cc", "Zl", "Zp", "Zs"}:
            kept.append(" ")
        elif category not in {"Cf", "Cs", "Co", "Cn"} and not ("\ufe00" <= char <= "\ufe0f" or _stacked(char)):
            kept.append(char)
    return " ".join("".join(kept).replace("’", "'").split())


def repeatable(word: str) -> bool:
    """Whether a word may stand on a label as the visitor wrote it."""
    low = plain_letters(word.lower())
    return bool(ECHO.fullmatch(word)) and word.isascii() and not low.startswith(REFUSED_OPENINGS) and _sayable(low)


def tokens(text: str) -> Iterator[str]:
    """Words, emoji, flags and pauses (","), in order; Chinese and Japanese cut at known words."""
    word = ""
    flag = ""
    for char in text + " ":
        kind = unicodedata.category(char)[0]
        joins = char == "'" and word
        if word and (is_cjk(char) != is_cjk(word[-1]) or (kind not in "LMN" and not joins)):
            yield from _cut(word) if is_cjk(word[0]) else _without_apostrophes(word)
            word = ""
        if kind in "LMN" or (joins and word):
            word += char
        elif "\U0001f1e6" <= char <= "\U0001f1ff":
            flag += char
            if len(flag) == 2:
                yield flag
                flag = ""
        elif unicodedata.category(char) == "So":
            yield char
        elif char in ",.;:!?()…、。":
            yield ","
        elif char == "&":
            yield "and"


def _read(words: list[str]) -> tuple[tuple[Mention, ...], bool, tuple[str, ...]]:
    """One pass over the words with the state a sentence has: refusing, degree, nearness, only."""
    known = lexicon()
    said: list[Mention] = []
    strange: list[str] = []
    refusing: Sign = "yes"
    fresh = False  # nothing has been refused since the refusal began
    degree, near, only, only_for = 1.0, 0.0, False, 0
    too = False
    place = 0
    while place < len(words):
        word = words[place]
        length = next((n for n in (3, 2) if " ".join(words[place : place + n]) in REPHRASED), 0)
        if length:
            words[place : place + length] = REPHRASED[" ".join(words[place : place + length])].split()
            continue
        entry, length = _phrase(words, place)
        if not entry and word == ",":
            if refusing != "none" or not _list_goes_on(words, place):
                refusing, degree, near, only_for = "yes", 1.0, 0.0, 0
            length = 1
        elif not entry and word in AFTERWARDS:
            if said:
                said[-1] = replace(said[-1], sign="none")
            length = 1
        elif not entry and word in NONE | NOT:
            refusing, fresh, length = ("none" if word in NONE else "not"), True, 1
        elif not entry and word in ENDS_NOT | ONLY:
            only_for, refusing, length = (3 if word in ONLY else 0), "yes", 1
            only = only or (word in {"only", "solo"} and bool(said and said[-1].entry.wanted("play")))
        elif (
            not entry and word in LONE and said and said[-1].entry.wanted("play") and place and words[place - 1] != ","
        ):
            only, length = True, 1
        elif not entry and word in VERY | SLIGHTLY:
            degree, length = (1.5 if word in VERY else 0.5), 1
            near += FAR.get(word, 0.0)
        elif not entry and word == "too":
            too, refusing, length = True, ("mildly not" if refusing == "not" else refusing), 1
        elif not entry and word in OR:
            length = 1
        elif not entry and word in AND:
            refusing, length = (refusing if fresh or words[place - 1] == "," else "yes"), 1
        elif word in NEAR | FAR and not known.words.get(word):
            near, length = near + NEAR.get(word, 0.0) + FAR.get(word, 0.0), 1
        elif not entry and len(word) >= COMPOUND_LETTERS and not known.knows(word) and (parts := known.compound(word)):
            said.extend(Mention(part, refusing, degree, near) for part in parts)
            length = 1
        elif entry or (entry := known.find(word)):
            length = length or 1
            nearness = NEAR.get(word, 0.0) + FAR.get(word, 0.0)
            if entry.kind == "plain":
                only_for = 0 if word in WANTING else only_for
            elif nearness and _ambience_follows(words, place + 1):
                near += nearness
                degree = 1.0
            else:
                if refusing != "yes" and not fresh and words[place - 1] not in OR | AND | {","}:
                    refusing = "yes"
                sign = refusing if not entry.refuses else "none"
                if too and sign == "yes" and (entry.kind == "sound" or "tempo" in entry.feel):
                    sign = "mildly not"  # "too loud here" complains
                too = False
                said.append(Mention(entry, sign, degree, near))
                if refusing != "yes" and (refusing != "none" or entry.kind not in {"feeling", "sound", "colour"}):
                    fresh = False
                if only_for > 0 and entry.wanted("play") and sign == "yes":
                    only = True
                only_for -= 1
                degree, near = 1.0, 0.0
        else:
            length = 1
            if unicodedata.category(word[0]) == "So":
                said.extend(Mention(named) for named in _by_name(word))
            elif any(c.isalpha() for c in word) and (len(word) > 1 or not word.isascii()):
                strange.append(word)
                only_for -= 1
        place += length
    return tuple(said), only, tuple(strange)


def _phrase(words: list[str], place: int) -> tuple[Entry | None, int]:
    """The longest phrase of the lexicon that begins here, by its words; single words that are also little words of
    grammar ("solo", "e", "sin") are left to grammar."""
    known = lexicon()
    for length in range(min(known.phrase_words, len(words) - place), 1, -1):
        if found := known.words.get(" ".join(words[place : place + length])):
            return found, length
    return None, 0


def _list_goes_on(words: list[str], place: int) -> bool:
    """After "no drums": does ", bass or rain" still belong to the refusal?"""
    for ahead in words[place + 1 : place + 7]:
        if ahead in NONE | NOT | ENDS_NOT | AND:
            return False
        if ahead in OR:
            return True
    return False


def _ambience_follows(words: list[str], place: int) -> bool:
    for ahead in words[place : place + 2]:
        entry = lexicon().words.get(ahead)
        if entry and entry.kind != "plain":
            return bool(entry.wanted("amb")) and entry.kind in {"sky", "place", "thing", "creature"}
    return False


def _by_name(char: str) -> Iterator[Entry]:
    """What an emoji's Unicode name speaks of: "FISH CAKE WITH SWIRL DESIGN" -> a fish."""
    for word in unicodedata.name(char[0], "").lower().replace("-", " ").split():
        entry = lexicon().words.get(word)
        if entry and entry.kind not in {"plain", "sound", "colour", "part"}:
            yield entry
            return


def _cut(run: str) -> Iterator[str]:
    known = lexicon()
    place = 0
    unknown = ""
    while place < len(run):
        length = next((n for n in range(known.longest_cjk, 0, -1) if _cjk_word(run[place : place + n], n)), 0)
        if length and unknown:
            yield unknown[:LONGEST_WORD]
            unknown = ""
        if length:
            yield run[place : place + length]
        else:
            unknown += run[place]
        place += length or 1
    if unknown:
        yield unknown[:LONGEST_WORD]


def _cjk_word(piece: str, length: int) -> bool:
    return len(piece) == length and (piece in lexicon().words or piece in NONE | NOT | AFTERWARDS | VERY | SLIGHTLY)


def _without_apostrophes(word: str) -> Iterator[str]:
    word = word.strip("'")
    head, mark, rest = word.partition("'")
    if len(word) > LONGEST_WORD:
        yield word[:LONGEST_WORD]  # nobody means such a word; what follows would only cost time
    elif mark and head in ELISIONS and len(rest) > 1:
        yield rest.replace("'", "")
    elif mark and rest == "s":
        yield head
    elif mark:
        yield word.replace("'", "")
    elif word:
        yield word


def _name(text: str) -> str | None:
    if CODE.search(text):
        return None
    for found in NAMED.finditer(text):
        name = found[1] or found[2]
        low = name.lower()
        if repeatable(name) and lexicon().knows(low) is None:
            return name
    return None


def _sayable(word: str) -> bool:
    """Words with vowels and no long runs: "marmalade", not "xkcdqrt" or "aaaa"."""
    return bool(re.search("[aeiouy]", word)) and not re.search(r"[^aeiouy]{5}|(.)\1\1", word)


def _stacked(char: str) -> bool:
    return "\u0300" <= char <= "\u036f" or "\u1ab0" <= char <= "\u1aff" or "\u20d0" <= char <= "\u20ff"
