"""One visitor's thread to the house: sound and words go in, what is heard and what happens at a shared loom come out.

Knows no socket: messages are handed in, and what is to be said goes to `hear`. Sound stays in memory, and only where a
better ear will hear it again.
"""

import asyncio
import logging
import time
from collections.abc import Callable
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from apps.lightloom.domain import INSTEAD, PHRASE_CHARS, SEED_CHARS, Phrase, clean
from apps.lightloom.hub.benches import Benches
from apps.lightloom.hub.ears import WORDS_PER_S, Ears, Heard, Listening
from apps.lightloom.hub.looms import Hear, Looms, Seat, new_token
from apps.lightloom.hub.record import Said
from apps.lightloom.hub.sounds import Sounds
from pipelines import Breath, PipelineError, Refused, Speaking, is_harmful, turned

log = logging.getLogger(__name__)

MOST_WRONG_CODES = 20
PUZZLED = "This page and the house do not understand each other. Reload the page."
GUESSING = "That were many codes that do not exist. Ask for the right one, and reload the page."
ALONE = "Nobody else is at this loom. Join one first."


class _Told(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Listen(_Told):
    """The microphone is on, or off."""

    kind: Literal["listen"]
    on: bool


class Join(_Told):
    """Sit down at the loom `code`, or at a new one for the mural `seed`. `since`: the number of the last word that was
    heard there; `me`: the page's own secret, by which it is known again when its line broke."""

    kind: Literal["join"]
    code: str | None = Field(default=None, pattern=r"^[A-HJ-NP-Z2-9]{6}$")
    since: int = Field(default=0, ge=0)
    seed: str | None = Field(default=None, min_length=1, max_length=SEED_CHARS)
    me: str | None = Field(default=None, pattern=r"^[A-Za-z0-9_-]{16,64}$")


class Say(_Told):
    """A typed line, at a shared loom."""

    kind: Literal["say"]
    id: str
    text: str


class Leave(_Told):
    """Stand up from the shared loom, for good."""

    kind: Literal["leave"]


class TakeBack(_Told):
    """Take back the last strip of the shared loom."""

    kind: Literal["take_back"]


Message = Annotated[Listen | Join | Say | Leave | TakeBack, Field(discriminator="kind")]
_MESSAGE: TypeAdapter[Message] = TypeAdapter(Message)


class Hub:
    """What all threads of a house share: looms, ears, and the sounds that wait for a better ear. `ear_name` says who
    hears closed phrases in the house's cast; it may block."""

    def __init__(
        self, ears: Ears, ear_name: Callable[[], str | None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.ears, self.ear_name, self.clock = ears, ear_name, clock
        self.looms = Looms(clock)
        self.sounds = Sounds(clock)
        self.benches = Benches()

    def tick(self) -> None:
        """Call every second."""
        self.looms.tick()
        self.sounds.tick()


class Thread:
    """One visitor. `hear` is called on the event loop with everything that is said to them."""

    def __init__(self, hub: Hub, hear: Hear, key: str | None = None) -> None:
        self._hub, self._hear = hub, hear
        self._key = key or new_token()
        self._seat: Seat | None = None
        self._ear: Listening | None = None
        self._better: str | None = None
        self._phrase_key = new_token()
        self._wrong_codes = 0
        self._shown: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
        self._shown_s = -1.0

    async def begin(self) -> None:
        """Say hello: who hears here, and whether anybody listens."""
        self._better = await asyncio.to_thread(self._hub.ear_name)
        listens = await self._hub.ears.can_listen()
        self._hear({"kind": "hello", "ear": self._better, "listens": listens})

    def take_sound(self, pcm: bytes) -> None:
        """What the microphone hears; nothing is done with it while it is not listened to."""
        if self._ear is not None:
            self._ear.feed(pcm)

    async def take_text(self, text: str) -> None:
        """One message of the page. What makes no sense is answered with a sentence."""
        try:
            message = _MESSAGE.validate_json(text)
        except ValidationError:
            self._trouble(PUZZLED)
            return
        try:
            await self._obey(message)
        except PipelineError as error:
            self._trouble(error.says)

    async def end(self) -> None:
        """The line is closed. The seat at a shared loom is kept for a while; sounds are not."""
        if self._ear is not None:
            await self._ear.stop()
        self._stand_up(for_good=False)
        self._hub.sounds.drop(self._key)

    async def _obey(self, message: Message) -> None:
        match message:
            case Listen(on=on):
                await self._listen(on)
            case Join():
                self._join(message)
            case Leave():
                self._stand_up(for_good=True)
            case Say(id=id_, text=text):
                self._say(id_, text)
            case TakeBack():
                if self._seat is None:
                    raise Refused(ALONE)
                self._hub.looms.take_back(self._seat)

    # listening

    async def _listen(self, on: bool) -> None:
        if self._ear is not None:
            await self._ear.close()
            self._ear = None
        if on:
            self._phrase_key = new_token()
            self._ear = self._hub.ears.open(self._heard, self._trouble)

    def _heard(self, events: tuple[Heard, ...]) -> None:
        open_ones = [event for event in events if isinstance(event, Speaking)]
        for event in events:
            if isinstance(event, Breath):
                self._close_phrase(event)
            elif event is open_ones[-1]:  # of many at once the last says it all
                self._show(event)

    def _show(self, speaking: Speaking) -> None:
        words, now_s = (speaking.firm, speaking.pale), self._hub.clock()
        if is_harmful(" ".join((*speaking.firm, *speaking.pale))):
            return  # others read along; what it is turned into comes with the breath
        if words == self._shown or now_s - self._shown_s < 1 / WORDS_PER_S:
            return
        self._shown, self._shown_s = words, now_s
        said = {"phrase": self._id(speaking.number), "firm": list(speaking.firm), "pale": list(speaking.pale)}
        self._tell({"kind": "speaking", "voice": self._voice, **said})

    def _close_phrase(self, breath: Breath) -> None:
        ear = "" if self._ear is None else self._ear.name
        id_, text = self._id(breath.number), turned(breath.heard.text[:PHRASE_CHARS].strip(), 0, INSTEAD)
        better = bool(text) and self._better not in (None, ear)
        if better:
            self._hub.sounds.keep(self._key, id_, breath.sound)
        said = {"phrase": id_, "text": text, "heard_by": ear, "sound": better}
        self._tell({"kind": "breath", "voice": self._voice, **said})
        if text and self._seat is not None:
            self._hub.looms.say(self._seat, Phrase(id=id_, voice=self._voice, text=text, heard_by=ear or None))

    def _id(self, number: int) -> str:
        return f"{self._phrase_key}-{number}"

    # a shared loom

    def _join(self, message: Join) -> None:
        if self._wrong_codes >= MOST_WRONG_CODES:
            raise Refused(GUESSING)
        self._stand_up(for_good=False)
        try:
            self._seat = self._hub.looms.join(
                message.code,
                key=message.me or self._key,
                seed=turned(" ".join(clean(message.seed or "").split()), 0, ("",)) or None,
                since=message.since,
                hear=self._hear,
            )
        except Refused:
            self._wrong_codes += 1
            raise

    def _say(self, id_: str, text: str) -> None:
        if self._seat is None:
            raise Refused(ALONE)
        try:
            phrase = Phrase(id=id_, voice=self._seat.voice, text=text)
        except ValidationError as error:
            raise Refused(_sentence(error)) from None
        if phrase.text:
            self._hub.looms.say(self._seat, phrase)

    def _stand_up(self, *, for_good: bool) -> None:
        if self._seat is not None:
            self._hub.looms.leave(self._seat, for_good=for_good)
            self._seat = None

    @property
    def _voice(self) -> int:
        return 0 if self._seat is None else self._seat.voice

    def _tell(self, says: Said) -> None:
        """To this visitor, and to who weaves along."""
        if self._seat is None:
            self._hear(says)
        else:
            self._hub.looms.tell(self._seat, says)

    def _trouble(self, says: str) -> None:
        self._hear({"kind": "trouble", "says": says, "phrases": []})


def _sentence(error: ValidationError) -> str:
    message = error.errors(include_url=False, include_input=False)[0]["msg"]
    return message if message.endswith(".") else PUZZLED
