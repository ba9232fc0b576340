"""pcm as it comes -> Speaking, Speaking, Breath, in the words of a better ear than the one that finds the breaths."""

import logging

import numpy as np

from pipelines.backends.parakeet.agreement import Agreement
from pipelines.errors import PipelineError
from pipelines.media import Sound
from pipelines.roles import Breath, Ear, Listener, Speaking

log = logging.getLogger(__name__)

RATE_HZ = 16_000
BYTES_PER_S = 2 * RATE_HZ
EVERY_S = 0.4
"""Between two looks at an open phrase."""
BEFORE_S = 1.5
"""A phrase has begun so long before the first word of it is shown, at most."""
MOST_S = 10.0
TAIL_BYTES = BYTES_PER_S // 10

Said = Speaking | Breath


class LiveListener:
    """Hears one voice with an `ear` that needs a whole sound: it looks at the open phrase again and again. When a
    phrase begins and ends is up to the `understudy`, whose words are shown, pale, until the first look.

    Where the ear fails, the understudy goes on alone, under its own name.
    """

    def __init__(self, understudy: Listener, ear: Ear) -> None:
        self._understudy, self._ear = understudy, ear
        self.name = ear.name
        self._agreement = Agreement()
        self._kept = b""
        self._number = 0
        self._unseen = 0
        self._shown = Speaking(0, (), ())

    def feed(self, pcm: bytes) -> tuple[Said, ...]:
        """More sound, of any length. Looks at most once, and once more for each phrase that closes."""
        if self.name != self._ear.name:
            return self._understudy.feed(pcm)
        self._keep(pcm)
        said = self._through(self._understudy.feed(pcm))
        if self._number and self._unseen >= EVERY_S * BYTES_PER_S:
            self._unseen = 0
            said += self._look()
        return tuple(said)

    def close(self) -> tuple[Said, ...]:
        """The end: what is open is closed. What comes afterwards is a new phrase."""
        if self.name != self._ear.name:
            return self._understudy.close()
        said = self._through(self._understudy.close())
        self._end_phrase()
        self._kept = b""
        return tuple(said)

    def _keep(self, pcm: bytes) -> None:
        self._kept += pcm
        self._unseen += len(pcm)
        most_s = MOST_S if self._number else BEFORE_S
        too_much = len(self._kept) - int(most_s * BYTES_PER_S) - len(pcm)
        if too_much > 0:
            self._kept = self._kept[too_much + too_much % 2 :]

    def _through(self, events: tuple[Said, ...]) -> list[Said]:
        """What the understudy says, in the better ear's words where there are any."""
        said: list[Said] = []
        for event in events:
            if isinstance(event, Breath):
                said.append(self._closed(event))
            elif not event.firm and not event.pale:
                said += self._show(event)  # it was nothing
                self._end_phrase()
            else:
                said += self._spoken(event)
        return said

    def _spoken(self, event: Speaking) -> list[Said]:
        if event.number != self._number:
            self._number, self._unseen = event.number, len(self._kept)
        if self._agreement.firm or self._agreement.pale:
            return []
        return self._show(Speaking(event.number, (), event.firm + event.pale))

    def _look(self) -> list[Said]:
        try:
            heard = self._ear.hear(_as_sound(self._kept))
        except Exception as error:  # whatever it is: somebody is speaking, and the understudy can hear them
            self._give_up(error)
            return []
        self._agreement.look(heard.words)
        firm, pale = (tuple(word.word for word in words) for words in (self._agreement.firm, self._agreement.pale))
        return self._show(Speaking(self._number, firm, pale)) if firm or pale else []

    def _show(self, speaking: Speaking) -> list[Said]:
        if speaking == self._shown:
            return []
        self._shown = speaking
        return [speaking]

    def _closed(self, breath: Breath) -> Breath:
        """The phrase in the better ear's words; in the understudy's where that hears none."""
        self._end_phrase()
        self._drop_until_end_of(breath.sound)
        try:
            better = self._ear.hear(breath.sound)
        except Exception as error:
            self._give_up(error)
            return breath
        return Breath(breath.number, better, breath.sound) if better.text else breath

    def _end_phrase(self) -> None:
        self._agreement.reset()
        self._number = 0

    def _drop_until_end_of(self, sound: Sound) -> None:
        """Of the sound that is kept, leave what comes after a phrase: it may have been cut in the middle of words."""
        tail = np.round(sound.samples[:, 0] * 32768).astype("<i2").tobytes()[-TAIL_BYTES:]
        place = self._kept.rfind(tail)
        if place >= 0:
            end = place + len(tail)
            self._kept = self._kept[end + end % 2 :]

    def _give_up(self, error: Exception) -> None:
        log.warning("%s hears no more: %s", self._ear.name, error, exc_info=not isinstance(error, PipelineError))
        self.name = self._understudy.name


def _as_sound(pcm: bytes) -> Sound:
    samples = np.frombuffer(pcm[: len(pcm) - len(pcm) % 2], "<i2") / np.float32(32768)
    return Sound(samples.astype(np.float32)[:, None], RATE_HZ)
