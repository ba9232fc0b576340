"""Hypotheses about a phrase that is still being said -> the words that stand, and those that may change.

LocalAgreement-2 of D. Macháček, R. Dabre and O. Bojar, "Turning Whisper into Real-Time Transcription System" (2023,
https://arxiv.org/abs/2307.14743): what two looks in a row agree on is firm.
"""

from collections.abc import Sequence

from pipelines.roles import WordTime

Words = tuple[WordTime, ...]


class Agreement:
    """The words of one phrase. Firm ones never change any more, and the last of a hypothesis is never firm: it may only
    be half said."""

    def __init__(self) -> None:
        self.firm: Words = ()
        self.pale: Words = ()

    def look(self, hypothesis: Sequence[WordTime]) -> None:
        """One more look at all that was said since the phrase began."""
        fresh = self._after_firm(hypothesis)
        agreed = 0
        for one, other in zip(self.pale, fresh[:-1]):
            if one.word != other.word:
                break
            agreed += 1
        self.firm += fresh[:agreed]
        self.pale = fresh[agreed:]

    def reset(self) -> None:
        """The phrase is over; the next begins with nothing."""
        self.firm, self.pale = (), ()

    def _after_firm(self, hypothesis: Sequence[WordTime]) -> Words:
        """What follows the firm words; where a look hears those otherwise, what is said after them."""
        count = len(self.firm)
        if [word.word for word in hypothesis[:count]] == [word.word for word in self.firm]:
            return tuple(hypothesis[count:])
        until_s = self.firm[-1].end_s
        return tuple(word for word in hypothesis if (word.start_s + word.end_s) / 2 >= until_s)
