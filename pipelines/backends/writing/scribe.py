"""prompt + schema + a model -> the pieces of one document, chosen token by token under a Steering."""

import codecs
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipelines.backends.frugal import once_smaller
from pipelines.backends.writing.chat import Questions
from pipelines.backends.writing.mind import Mind, attend
from pipelines.errors import Garbled, MemoryFull
from pipelines.roles import Closing, Prompt, Sampling
from pipelines.structured import Steering, Vocabulary

ROUND = 256
"""Memory is made for a multiple of so many tokens."""


class Scribe:
    """Writes with one language model. Vocabulary and grammars are made in the parent of any fork, the Mind only in the
    process that writes: `make_mind` is called once, by `wake` or the first word. `who`: the model's name, for the
    sentence when memory is full."""

    def __init__(
        self, vocabulary: Vocabulary, questions: Questions, make_mind: Callable[[], Mind], *, who: str = "the writer"
    ) -> None:
        self.vocabulary, self.questions, self._make_mind, self._who = vocabulary, questions, make_mind, who
        self._mind: Mind | None = None
        self._context = 0

    def wake(self) -> Mind:
        """The model's memory, made if it is not there yet."""
        if self._mind is None:
            self._mind = once_smaller(self._make_mind, self._make_mind, self._who)
            self._context = self._mind.context
        return self._mind

    def write(self, prompt: Prompt, schema: Mapping[str, Any], *, seed: int) -> Iterator[str | Closing]:
        """One JSON document that fits `schema` within `prompt.tokens`; the same seed writes the same text. A token that
        must come is written without asking the model, and read together with the next one it is asked for.

        Another document may be begun between two pieces. Raises TooTight when `prompt.tokens` cannot hold the shortest
        document, Garbled when the prompt is longer than the model's memory, MemoryFull when the machine's is full, and
        keeping no more than this document takes does not help.
        """
        steering = Steering(self.vocabulary, schema, most=prompt.tokens)
        mind = self.wake()
        question = self.questions.ask(prompt.system, prompt.user)
        need = len(question.tokens) + prompt.tokens
        if need > self._context:
            raise Garbled("That is more than the writer can keep in mind at once. Say it in fewer words.")
        dice = np.random.default_rng(seed)
        parts, unread = [question.tokens[: question.fixed]], list(question.tokens[question.fixed :])
        characters = codecs.getincrementaldecoder("utf-8")(errors="replace")
        warned = False
        while not steering.done:
            written = list(steering.forced())
            if steering.closing and not warned:
                warned = True
                yield Closing()
            if not written:
                parts.append(tuple(unread))
                unread = []
                token = self._next(mind, parts, need, steering.mask(), prompt.sampling, float(dice.random()))
                steering.accept(token)
                written = [token]
            unread += written
            piece = characters.decode(self.vocabulary.text(written))
            if piece:
                yield piece

    def _next(
        self,
        mind: Mind,
        parts: Sequence[Sequence[int]],
        need: int,
        mask: NDArray[np.int32],
        sampling: Sampling,
        chance: float,
    ) -> int:
        """The token after `parts`, of a document that takes `need` tokens in all."""

        def work() -> int:
            if mind.context < need:  # another document was written in less memory meanwhile
                mind.resize(self._context)
            attend(mind, parts)
            return mind.choose(mask, sampling, chance)

        def smaller() -> int:
            mind.resize(min(self._context, -(-need // ROUND) * ROUND))
            attend(mind, parts)
            return mind.choose(mask, sampling, chance)

        try:
            return once_smaller(work, smaller, self._who)
        except MemoryFull:
            mind.forget()  # what was half read is in nobody's way then
            raise
