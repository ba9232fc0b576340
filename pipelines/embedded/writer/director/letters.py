"""What was said or typed -> plain words and pauses. Any text at all may come in."""

import re
import unicodedata

MOST_CHARS = 2000  # of anything longer the rest is not read
PAUSE = ","
_SPLIT_UP = {
    "don't": "do not", "doesn't": "does not", "didn't": "did not", "isn't": "is not", "aren't": "are not",
    "wasn't": "was not", "weren't": "were not", "can't": "can not", "cannot": "can not", "won't": "will not",
    "couldn't": "could not", "shouldn't": "should not", "wouldn't": "would not", "it's": "it is", "that's": "that is",
    "there's": "there is", "here's": "here is", "he's": "he is", "she's": "she is", "what's": "what is",
    "where's": "where is", "who's": "who is", "let's": "let us", "i'm": "i am", "i'd": "i would", "i've": "i have",
    "i'll": "i will", "we're": "we are", "they're": "they are", "you're": "you are", "we'll": "we will",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+|[,;:.!?()\n—–…]+")


def readable(text: str) -> str:
    """The text in one line without what the eye cannot see: control signs, direction marks, stacked accents."""
    kept: list[str] = []
    for char in unicodedata.normalize("NFKC", text[:MOST_CHARS]):
        kind = unicodedata.category(char)
        if kind[0] == "Z" or char in "\n\t":
            kept.append(" ")
        elif kind not in {"Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me"}:
            kept.append(char)
    return " ".join("".join(kept).split())


def tokens(text: str) -> list[str]:
    """Words in small letters, figures, and PAUSE wherever a sign or a dash parts them. Hyphens join nothing."""
    plain = readable(text).lower().replace("’", "'").replace("ʼ", "'").replace(" - ", " , ").replace("-", " ")
    found: list[str] = []
    for match in _WORD.finditer(plain):
        word = match[0]
        if word[0].isalnum():
            found.extend(_SPLIT_UP.get(word, word).split())
        elif found and found[-1] != PAUSE:
            found.append(PAUSE)
    while found and found[-1] == PAUSE:
        found.pop()
    return found
