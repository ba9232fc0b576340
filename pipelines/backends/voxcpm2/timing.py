"""When each printed word is said: the words are laid along the sound by pocketsphinx, whoever spoke it."""

import functools
import importlib
import logging
import re
import unicodedata
from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy import signal

from pipelines.media import Samples
from pipelines.roles import WordTime
from pipelines.speech.wording import by_letters

log = logging.getLogger(__name__)

RATE_HZ = 16_000
FRAME_S = 0.01
LONGEST_WORD_S = 2.5
"""Of a word on which more time falls the alignment has lost its way."""
SOUNDS: tuple[tuple[str, str], ...] = tuple(
    tuple(pair.split(":"))  # type: ignore[misc]  # two by two, as written
    for pair in (
        "tch:CH sch:SH igh:AY eau:OW ch:CH sh:SH th:TH ph:F ng:NG ck:K qu:K,W wh:W gh:G kn:N wr:R "
        "ee:IY ea:IY oo:UW ou:AW ow:OW oa:OW ai:EY ay:EY ei:EY ey:IY ie:IY oi:OY oy:OY au:AO aw:AO er:ER ir:ER ur:ER "
        "ar:AA,R or:AO,R a:AE b:B c:K d:D e:EH f:F g:G h:HH i:IH j:JH k:K l:L m:M n:N o:AA p:P q:K r:R s:S t:T u:AH "
        "v:V w:W x:K,S y:IY z:Z"
    ).split()
)
"""Letters -> phones, near enough to find a word whose place is known: for names that no dictionary has."""
FIGURES = "zero one two three four five six seven eight nine".split()


class Timing:
    """Lays words along sound. Where pocketsphinx is not installed, or cannot follow, they share the time by letters."""

    def __init__(self) -> None:
        self._decoder = _decoder()

    def words(self, words: Sequence[str], samples: Samples, rate_hz: int) -> tuple[WordTime, ...]:
        """One WordTime for each of `words`, in order, inside the sound `samples` (frames,)."""
        seconds = len(samples) / rate_hz
        found = self._aligned(words, samples, rate_hz) if self._decoder is not None else None
        return tuple(found or by_letters(words, seconds))

    def _aligned(self, words: Sequence[str], samples: Samples, rate_hz: int) -> list[WordTime] | None:
        said = [spoken_as(word) for word in words]
        if not all(said):
            return None
        try:
            spans = self._spans([part for parts in said for part in parts], samples, rate_hz)
        except RuntimeError as error:  # the library's own, for words it cannot lay
            log.info("words could not be laid along a sound: %s", error)
            return None
        if spans is None or max(end - start for start, end in spans) > LONGEST_WORD_S:
            return None
        times: list[WordTime] = []
        at, seconds = 0, len(samples) / rate_hz
        for word, parts in zip(words, said):
            own = spans[at : at + len(parts)]
            times.append(WordTime(word, own[0][0], min(own[-1][1], seconds)))
            at += len(parts)
        return times if all(time.start_s < time.end_s for time in times) else None

    def _spans(self, parts: Sequence[str], samples: Samples, rate_hz: int) -> list[tuple[float, float]] | None:
        """Start and end of each of `parts` in seconds; None when not all of them were found."""
        decoder = self._decoder
        for part in set(parts):
            if decoder.lookup_word(part) is None:
                decoder.add_word(part, phones_of(part), True)
        decoder.set_align_text(" ".join(parts))
        decoder.reinit_feat()  # else the colour of the voice before would move the words of this one
        decoder.start_utt()
        decoder.process_raw(as_pcm(samples, rate_hz), full_utt=True)
        decoder.end_utt()
        if decoder.hyp() is None:
            return None
        found = [
            (segment.start_frame * FRAME_S, (segment.end_frame + 1) * FRAME_S)
            for segment in decoder.seg()
            if segment.word[0] not in "<[("
        ]
        return found if len(found) == len(parts) else None


def spoken_as(word: str) -> list[str]:
    """A printed word as words of a pronouncing dictionary: lower case, hyphens apart, figures one by one. Empty when
    it has no letter that English knows."""
    apart = unicodedata.normalize("NFKD", word.lower().replace("’", "'"))
    plain = "".join(sign for sign in apart if not unicodedata.combining(sign))
    parts = re.findall(r"[a-z](?:[a-z']*[a-z])?|[0-9]", plain)
    return [FIGURES[int(part)] if part.isdigit() else part for part in parts]


def phones_of(word: str) -> str:
    """Phones for a word of a-z that the dictionary lacks, from its letters; the longest fitting group first."""
    phones: list[str] = []
    at = 0
    while at < len(word):
        letters, sounds = next((pair for pair in SOUNDS if word.startswith(pair[0], at)), (word[at], ""))
        phones += sounds.split(",") if sounds else []
        at += len(letters)
    if len(phones) > 1 and word.endswith("e") and phones[-1] == "EH":
        phones.pop()
    return " ".join(phones)


def as_pcm(samples: Samples, rate_hz: int) -> bytes:
    """Samples (frames,) as 16-bit mono at 16 kHz."""
    divisor = int(np.gcd(rate_hz, RATE_HZ))
    heard = np.asarray(signal.resample_poly(samples.astype(np.float64), RATE_HZ // divisor, rate_hz // divisor))
    return (np.clip(heard, -1.0, 1.0) * 32767).astype("<i2").tobytes()


@functools.cache
def _decoder() -> Any:
    """The one of this process: it takes a second to make, and knows nothing from one sentence to the next."""
    try:
        sphinx = importlib.import_module("pocketsphinx")
    except ImportError:
        log.info("pocketsphinx is not installed: words are timed by their letters")
        return None
    return sphinx.Decoder(sphinx.Config(samprate=float(RATE_HZ), loglevel="FATAL", lm=None, cmn="batch"))
