"""mural -> a sheet and some strips, looked at by MiniCPM-V -> its name and where its film rests.

The model sees the mural small and a few strips of it alone: those that the understudy would stop at. Whatever it does
not say, or not so that it could be shown, the understudy says; no visitor's finish fails for want of a verdict.
"""

import logging
from collections.abc import Iterator, Mapping
from typing import Any

from pipelines.backends.checkpoints import check_kind, find, require
from pipelines.backends.frugal import is_full, set_free
from pipelines.backends.minicpmv.asking import PICTURE, TOLD, answer_of, as_answer, prompt_of
from pipelines.backends.minicpmv.sheet import SMALLER, WHOLE, Glance, sheet_of
from pipelines.backends.minicpmv.verdict import verdict_of
from pipelines.backends.weighing import bytes_of
from pipelines.catalog import ModelCard
from pipelines.errors import MemoryFull
from pipelines.media import Picture
from pipelines.roles import Closing, Critic, MuralBrief, Prompt, Verdict
from pipelines.structured import ask

log = logging.getLogger(__name__)


class MinicpmvCritic:
    """Looks with a model that is loaded when it wakes and given back when it rests. The same mural has the same
    verdict."""

    def __init__(self, card: ModelCard, folder: str | None, understudy: Critic) -> None:
        """Look through the checkpoint; its weights are not loaded yet. Raises EngineMissing."""
        require(card, "torch", "transformers", "llguidance")
        # only now is it known that they are installed
        from pipelines.backends.minicpmv.sight import KIND, Beholder  # noqa: PLC0415

        checkpoint = find(card, folder)
        check_kind(checkpoint, KIND)
        self.beholder = Beholder(checkpoint)
        self.name = f"{checkpoint.model} (transformers)"
        self.understudy = understudy

    def wake(self) -> None:
        """Load the weights. Where that fails the understudy judges until the next time: a mural is finished either
        way."""
        self.understudy.wake()
        try:
            self.beholder.wake()
            return
        except Exception:
            log.exception("%s could not be woken: its understudy judges", self.name)
        self.beholder.rest()  # here, where the failed waking and what it held are gone

    def rest(self) -> None:
        """Give the weights back; `wake` loads them again."""
        self.beholder.rest()

    def count_parameters(self) -> Mapping[str, int]:
        """Parameters by component, as they are named in models.yaml; before the first waking, those that will be
        loaded."""
        return self.beholder.counts

    def count_bytes(self) -> int:
        """Memory of the weights, 0 while they are not loaded."""
        return bytes_of(self.beholder.model) if self.beholder.model is not None else 0

    def judge(self, brief: MuralBrief) -> Verdict:
        """The verdict on a mural of 1..300 strips; the understudy's where the model cannot look or says nothing that
        holds. Raises ValueError for a mural of no strips."""
        spare = self.understudy.judge(brief)
        if self.beholder.model is None or not brief.small:
            return spare
        for glance in (WHOLE, SMALLER):
            try:
                return self._judged(brief, spare, glance)
            except Exception as error:
                if not isinstance(error, MemoryFull) and not is_full(error):
                    log.exception("%s has no verdict: its understudy's stands", self.name)
                    return spare
                log.warning("memory was full for %s", self.name)
            set_free()  # here, where the failed look and what it held are gone
        return spare

    def _judged(self, brief: MuralBrief, spare: Verdict, glance: Glance) -> Verdict:
        count = len(brief.shots)
        sheet = sheet_of(brief.small[:count], glance.sheet_px)
        keys = [stop.strip for stop in spare.stops if stop.strip < len(brief.small)][: glance.keys]
        seen = self.beholder.eyes.see([sheet.picture, *(Picture(brief.small[strip]) for strip in keys)])
        onlooker = Onlooker(self.name, self.beholder.scribe(seen, PICTURE))
        told = TOLD
        while not onlooker.can_hold(prompt := prompt_of(brief, sheet, keys, told=told)) and told:
            told //= 2
        answer = ask(onlooker, prompt, answer_of(count), seed=brief.seed, fallback=lambda: as_answer(spare, count))
        return verdict_of(answer, brief, spare)


class Onlooker:
    """The writer of one verdict: pictures are part of what it is asked."""

    form = ""
    understudy = None

    def __init__(self, name: str, scribe: Any) -> None:
        self.name, self._scribe = name, scribe

    def learn(self, schema: Mapping[str, Any]) -> None:
        """Compile the schema's grammar."""
        self._scribe.vocabulary.grammar(schema)

    def wake(self) -> None:
        """Nothing: who made it is awake."""

    def can_hold(self, prompt: Prompt) -> bool:
        """Whether question and answer go into the model's memory."""
        asked = self._scribe.questions.ask(prompt.system, prompt.user)
        return len(asked.tokens) + prompt.tokens <= self._scribe.wake().context

    def write(self, prompt: Prompt, schema: Mapping[str, Any], *, seed: int) -> Iterator[str | Closing]:
        """As Scribe.write."""
        return self._scribe.write(prompt, schema, seed=seed)
