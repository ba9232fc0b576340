"""prompt + schema + a model -> the pieces of one document, chosen token by token under a Steering."""

import codecs
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from pipelines.backends.writing.chat import Questions
from pipelines.backends.writing.mind import Mind, attend
from pipelines.errors import Garbled
from pipelines.roles import Closing, Prompt
from pipelines.structured import Steering, Vocabulary


class Scribe:
    """Writes with one language model. Vocabulary and grammars are made in the parent of any fork, the Mind only in the
    process that writes: `make_mind` is called once, by `wake` or the first word."""

    def __init__(self, vocabulary: Vocabulary, questions: Questions, make_mind: Callable[[], Mind]) -> None:
        self.vocabulary, self.questions, self._make_mind = vocabulary, questions, make_mind
        self._mind: Mind | None = None

    def wake(self) -> Mind:
        """The model's memory, made if it is not there yet."""
        if self._mind is None:
            self._mind = self._make_mind()
        return self._mind

    def write(self, prompt: Prompt, schema: Mapping[str, Any], *, seed: int) -> Iterator[str | Closing]:
        """One JSON document that fits `schema` within `prompt.tokens`; the same seed writes the same text. A token that
        must come is written without asking the model, and read together with the next one it is asked for.

        Another document may be begun between two pieces. Raises TooTight when `prompt.tokens` cannot hold the shortest
        document, Garbled when the prompt is longer than the model's memory.
        """
        steering = Steering(self.vocabulary, schema, most=prompt.tokens)
        mind = self.wake()
        question = self.questions.ask(prompt.system, prompt.user)
        if len(question.tokens) + prompt.tokens > mind.context:
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
                attend(mind, parts)
                unread = []
                token = mind.choose(steering.mask(), prompt.sampling, float(dice.random()))
                steering.accept(token)
                written = [token]
            unread += written
            piece = characters.decode(self.vocabulary.text(written))
            if piece:
                yield piece
