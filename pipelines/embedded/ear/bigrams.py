"""expected pairs -> how likely a word follows another, as the ARPA text that decoders read.

Every pair is interpolated with how many different words a word may follow (Kneser and Ney, "Improved backing-off for
m-gram language modeling", ICASSP 1995), so that what the grammar never says stays possible; pairs that matter little
are pruned by their weighted difference (Seymore and Rosenfeld, "Scalable backoff language models", ICSLP 1996); what is
left is written with back-off weights as Katz does (1987).
"""

import numpy as np

from pipelines.embedded.ear.grammar import END, START, Matrix, Pairs, Vector

UNFORESEEN = 0.1
"""So often anything follows that the grammar does not foresee."""
A_OVER_THE = 8.0
"""In a breath the acoustic model hears "the" for "a" far more often than the other way round: "a" is made likelier by
so much. 4 and 16 are nearly as good."""
LEAST_MATTER = 5e-7
VOWELS = tuple("aeiou")
NOT_QUITE_VOWELS = ("uni", "one", "eu", "uk")
"""Words that begin so are said with a consonant: "a unicorn"."""


def arpa(pairs: Pairs) -> str:
    """The bigram model of `pairs`. Chances after each word add up to one."""
    words, counts = pairs.words, with_articles(pairs)
    alone = _alone(counts, words)
    total = counts.sum(axis=1, keepdims=True)
    foreseen = np.where(total > 0, 1.0 - UNFORESEEN, 0.0)
    chances = foreseen * counts / np.where(total > 0, total, 1.0) + (1.0 - foreseen) * alone
    for article in ("a", "an"):
        if article in words:
            chances[:, words.index(article)] *= A_OVER_THE
    chances /= chances.sum(axis=1, keepdims=True)
    ones: list[str] = []
    twos: list[str] = []
    for row, word in enumerate(words):
        kept = _worth_keeping(chances[row], alone, float(total[row, 0] / total.sum())) if word != END else []
        left = 1.0 - sum(float(alone[column]) for column in kept)
        back_off = (1.0 - sum(float(chances[row, column]) for column in kept)) / max(1e-9, left)
        ones.append(f"{-99.0 if word == START else _log(alone[row]):.4f} {word} {_log(back_off):.4f}")
        twos += [f"{_log(chances[row, column]):.4f} {word} {words[column]}" for column in kept]
    head = f"\\data\\\nngram 1={len(ones)}\nngram 2={len(twos)}\n"
    return "\n".join((head, "\\1-grams:", *ones, "", "\\2-grams:", *twos, "", "\\end\\", ""))


def with_articles(pairs: Pairs) -> Matrix:
    """The counts with "an" for "a" where a vowel follows."""
    counts = pairs.counts.copy()
    if "a" not in pairs.words or "an" not in pairs.words:
        return counts
    a, an = pairs.words.index("a"), pairs.words.index("an")
    vowel = np.array([word.startswith(VOWELS) and not word.startswith(NOT_QUITE_VOWELS) for word in pairs.words])
    share = counts[a, vowel].sum() / max(1e-9, counts[a].sum())
    counts[an] += np.where(vowel, counts[a], 0.0)
    counts[a, vowel] = 0.0
    counts[:, an] += counts[:, a] * share
    counts[:, a] *= 1.0 - share
    return counts


def _alone(counts: Matrix, words: tuple[str, ...]) -> Vector:
    """How likely a word is after one it was never seen after: by how many words it may follow."""
    kinds = (counts > 1e-9).sum(axis=0).astype(np.float64)
    kinds += 0.1 * kinds.mean()
    kinds[words.index(START)] = 0.0
    return kinds / kinds.sum()


def _worth_keeping(chances: Vector, alone: Vector, weight: float) -> list[int]:
    """The columns that would change much if they were left to the back-off: how often the pair comes, times how far
    its chance is from what the back-off would say."""
    ratio = chances / np.maximum(alone, 1e-12)
    usual = float(np.median(ratio[alone > 0]))
    matters = weight * chances * np.abs(np.log(np.maximum(ratio, 1e-9) / usual))
    return [int(column) for column in np.flatnonzero((matters > LEAST_MATTER) & (alone > 0))]


def _log(chance: float) -> float:
    return float(np.log10(max(chance, 1e-9)))
