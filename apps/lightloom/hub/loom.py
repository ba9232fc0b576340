"""One loom that several voices share: who is there, what waits, whose turn it is. Pure: time and tokens are handed in,
and what is to be said to whom comes back as letters.

The server alone numbers what happens. One job at a time: a strip needs the one before it. The turn goes to the voice
that has waited longest for one, and with it its waiting phrases; the job itself is submitted by that voice's own page,
since a GPU's seconds are lent to a visitor and not to a room.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from apps.lightloom.domain import MOST_STRIPS, Phrase, Shot, Weaving
from apps.lightloom.hub.record import Record, Said
from pipelines import Refused

MOST_VOICES = 2
RIDE = 4
"""So many phrases of one voice are woven in one turn."""
MOST_WAITING = 12
TURN_S = 10.0
"""A page that is given the turn begins its job within this time, or the turn passes on."""
TRIES = 2
SEAT_S = 120.0
"""How long the seat of somebody whose line broke is kept from others."""

TAKEN = "This loom has its {most} voices already."
CATCH_UP = "The loom is behind with what you said. Wait for a strip or two."
CLOTH_FULL = "This cloth is full: {most} strips. Finish it, and begin another."
AT_WORK = "A strip is being woven right now. Take it back when it is there."
NOTHING = "There is nothing on the loom to take back."
NO_TURN = "It is not your turn at this loom. What you said still waits, and its turn comes."
SLEPT = "The page that had the turn did not begin."
AGAIN = " It waits, and is tried once more."
DROPPED = " It was tried twice and is let go; say it again."


@dataclass(frozen=True, slots=True)
class Letter:
    """Something to be said to one voice, or to everybody who is there (`to` None)."""

    to: int | None
    says: Said


@dataclass(slots=True)
class Member:
    """Somebody at the loom. `key` is the secret by which a page that lost its line is known again."""

    key: str
    present: bool
    left_s: float = 0.0


@dataclass(slots=True)
class Waiting:
    """A phrase that waits, with the number it was given when it was over."""

    seq: int
    phrase: Phrase
    tries: int = 0

    def said(self) -> Said:
        phrase = self.phrase
        return {"kind": "waiting", "seq": self.seq, "phrase": phrase.id, "voice": phrase.voice, "text": phrase.text}


@dataclass(slots=True)
class Turn:
    """The turn of one voice. `until_s`: when it passes unless its job has begun; None while the job is at work. `tolds`
    are woven in their order, `now` first; `said` are the words about the strip in hand."""

    token: str
    voice: int
    waiting: tuple[Waiting, ...]
    until_s: float | None
    tolds: list[Said] = field(default_factory=list[Said])
    now: Said | None = None
    directed: Said | None = None
    said: list[Said] = field(default_factory=list[Said])
    settled: set[str] = field(default_factory=set[str])


class SharedLoom:
    """A loom of 1..`most` voices. Every method is quick, and returns what is to be said."""

    def __init__(self, code: str, seed: str, most: int = MOST_VOICES) -> None:
        self.code, self.seed, self.most = code, seed, most
        self.record = Record()
        self.members: dict[int, Member] = {}
        self.waiting: list[Waiting] = []
        self.turn: Turn | None = None
        self.empty_since_s: float | None = None
        self._seq = 0
        self._turns = 0
        self._served: dict[int, int] = {}
        self._known: list[str] = []

    # who is there

    def join(self, key: str, now_s: float) -> int:
        """Sit down; returns one's voice. Who comes back with the same key has the same voice. Raises Refused when every
        seat is taken."""
        voice = next((voice for voice, member in self.members.items() if member.key == key), None)
        if voice is None:
            voice = self._free_seat(now_s)
            self.members[voice] = Member(key, present=True)
        self.members[voice].present = True
        self.empty_since_s = None
        return voice

    def greeting(self, voice: int, since: int) -> list[Letter]:
        """What who has just sat down is told: where they are, and what happened after the word numbered `since`."""
        joined: Said = {
            "kind": "joined",
            "code": self.code,
            "voice": voice,
            "voices": self.voices(),
            "seed": self.seed,
            "strips": len(self.record),
            "seq": self._seq,
        }
        told = [joined, *self.record.since(since), *(one.said() for one in self.waiting)]
        if self.turn is not None:
            told += [{"kind": "word", "word": word} for word in (*self.turn.said, *self.turn.tolds)]
        return [Letter(voice, says) for says in told]

    def voices(self) -> list[int]:
        return sorted(voice for voice, member in self.members.items() if member.present)

    def arrived(self, now_s: float, token: str) -> list[Letter]:
        """Everybody hears who is there; somebody who comes back may be whom the loom waits for."""
        return [Letter(None, {"kind": "voices", "voices": self.voices()}), *self.offer(now_s, token)]

    def depart(self, voice: int, now_s: float, token: str, *, for_good: bool) -> list[Letter]:
        """A line broke, or somebody left for good: then nothing of theirs waits any more."""
        member = self.members.get(voice)
        if member is None:
            return []
        member.present, member.left_s = False, now_s
        if for_good:
            del self.members[voice]
            kept = () if self.turn is None or self.turn.until_s is not None else self.turn.waiting
            self.waiting = [one for one in self.waiting if one.phrase.voice != voice or one in kept]
        if self.turn is not None and self.turn.voice == voice and self.turn.until_s is not None:
            self.turn = None
        if not self.voices():
            self.empty_since_s = now_s
        return self.arrived(now_s, token)

    def _free_seat(self, now_s: float) -> int:
        free = [voice for voice in range(self.most) if voice not in self.members]
        busy = {one.phrase.voice for one in self.waiting}
        free += [
            voice
            for voice, member in self.members.items()
            if not member.present and voice not in busy and now_s - member.left_s >= SEAT_S
        ]
        if not free:
            raise Refused(TAKEN.format(most=self.most))
        return free[0]

    # what is said

    def say(self, phrase: Phrase, now_s: float, token: str) -> list[Letter]:
        """A phrase is over: it gets its number and waits. Said twice (a line that broke) it waits once."""
        if phrase.id in self._known:
            return [Letter(phrase.voice, one.said()) for one in self.waiting if one.phrase.id == phrase.id]
        if sum(one.phrase.voice == phrase.voice for one in self.waiting) >= MOST_WAITING:
            return [trouble(CATCH_UP, phrase.voice, [phrase.id])]
        if len(self.record) + len(self.waiting) >= MOST_STRIPS:
            return [trouble(CLOTH_FULL.format(most=MOST_STRIPS), phrase.voice, [phrase.id])]
        self._known = [*self._known[-63:], phrase.id]
        self._seq += 1
        self.waiting.append(Waiting(self._seq, phrase))
        return [Letter(None, self.waiting[-1].said()), *self.offer(now_s, token)]

    def take_back(self, voice: int) -> list[Letter]:
        """The last strip goes, whoever spoke it."""
        if self.turn is not None:
            return [trouble(AT_WORK, voice)]
        self._seq += 1
        index = self.record.take_back(self._seq)
        if index is None:
            return [trouble(NOTHING, voice)]
        return [Letter(None, {"kind": "undone", "seq": self._seq, "index": index})]

    # whose turn it is

    def offer(self, now_s: float, token: str) -> list[Letter]:
        """Give the turn away, if nobody has it and somebody who is there waits for it."""
        present = set(self.voices())
        voices = {one.phrase.voice for one in self.waiting} & present
        if self.turn is not None or not voices:
            return []
        voice = next(one.phrase.voice for one in self.waiting if one.phrase.voice in self._longest_unserved(voices))
        riding = tuple([one for one in self.waiting if one.phrase.voice == voice][:RIDE])
        self._turns += 1
        self._served[voice] = self._turns
        self.turn = Turn(token, voice, riding, now_s + TURN_S)
        says: Said = {
            "kind": "turn",
            "turn": token,
            "phrases": [one.phrase.model_dump(mode="json") for one in riding],
            "story": [strip.model_dump(mode="json") for strip in self.record.story()],
            "index": len(self.record),
        }
        return [Letter(voice, says)]

    def _longest_unserved(self, voices: Iterable[int]) -> set[int]:
        least = min(self._served.get(voice, 0) for voice in voices)
        return {voice for voice in voices if self._served.get(voice, 0) == least}

    def tick(self, now_s: float, token: str) -> list[Letter]:
        """Call every second or so: a turn that nobody takes passes on."""
        if self.turn is None or self.turn.until_s is None or now_s < self.turn.until_s:
            return []
        return [*self._let_go(SLEPT), *self.offer(now_s, token)]

    def readied(self, weaving: Weaving) -> Weaving:
        """The weaving as this loom knows it: the turn's phrases, its own story and seed. Raises Refused when it is
        not the turn of who asks."""
        turn = self.turn
        if turn is None or turn.token != weaving.turn or weaving.how != "weave":
            raise Refused(NO_TURN)
        phrases = tuple(one.phrase for one in turn.waiting)
        return weaving.model_copy(update={"seed": self.seed, "phrases": phrases, "story": self.record.story()})

    # what is overheard of the job at work

    def overhear(self, turn: str | None, word: Said, now_s: float, token: str) -> list[Letter]:
        """A word of a job that named `turn`. Everybody hears it; the record keeps what stands."""
        held = self.turn
        if held is None or held.token != turn:
            return []
        held.until_s = None
        letters = [Letter(None, {"kind": "word", "word": word})]
        match word["kind"], word.get("name"):
            case "made", "progress":
                pass
            case "made", _:
                self._seq += 1
                letters[0].says["seq"] = self._seq
                self._hear(held, word)
            case "done", _:
                held.settled |= {one.phrase.id for one in held.waiting}
                letters += [*self._let_go(""), *self.offer(now_s, token)]
            case "failed", _:
                letters += [*self._let_go(str(word["says"])), *self.offer(now_s, token)]
            case _:
                pass
        return letters

    def _hear(self, turn: Turn, word: Said) -> None:
        value = word["value"]
        match word["name"]:
            case "told":
                turn.tolds.append(word)
            case "directed":
                turn.now = turn.tolds.pop(0) if turn.tolds else turn.now
                turn.directed, turn.said = value, [one for one in (turn.now, word) if one is not None]
            case "strip" if turn.directed is not None:
                turn.said.append(word)
                self._lay(turn, turn.directed, value)
            case "relief":
                self.record.add(self._seq, value["index"], word)
            case "undone":
                turn.now = turn.tolds.pop(0) if turn.tolds else None
                self.record.take_back(self._seq)
                self._settle(turn)
            case "unheard":
                turn.settled |= set(value["ids"])
                turn.tolds = [one for one in turn.tolds if not set(one["value"]["ids"]) & set(value["ids"])]
            case _:
                pass

    def _lay(self, turn: Turn, directed: Said, strip: Said) -> None:
        index = int(strip["index"])
        shot = Shot.model_validate({**directed["shot"], "take": strip["take"]})
        told = "" if turn.now is None else str(turn.now["value"]["text"])
        words = self.record.words_of(index) if directed["verb"] == "change" else told
        self.record.lay(self._seq, index, words, shot, turn.said)
        turn.said = []
        self._settle(turn)

    def _settle(self, turn: Turn) -> None:
        if turn.now is not None:
            to_come = {id_ for told in turn.tolds for id_ in told["value"]["ids"]}  # a long phrase becomes several
            turn.settled |= set(turn.now["value"]["ids"]) - to_come
        turn.now = turn.directed = None

    def _let_go(self, why: str) -> list[Letter]:
        """The turn is over. What was not woven waits for another try, and is let go after the second."""
        turn, self.turn = self.turn, None
        if turn is None:
            return []
        left = [one for one in turn.waiting if one.phrase.id not in turn.settled]
        for one in left:
            one.tries += 1
        dropped = [one.phrase.id for one in left if one.tries >= TRIES or one.phrase.voice not in self.members]
        kept = [one.phrase.id for one in left if one.phrase.id not in dropped]
        gone = turn.settled | set(dropped)
        self.waiting = [one for one in self.waiting if one.phrase.id not in gone]
        return [
            *([trouble(why + AGAIN, None, kept)] if kept else []),
            *([trouble(why + DROPPED, None, dropped)] if dropped else []),
        ]


def trouble(says: str, to: int | None = None, phrases: Iterable[str] = ()) -> Letter:
    """A sentence about something that did not come about, and the phrases it is about."""
    return Letter(to, {"kind": "trouble", "says": says, "phrases": list(phrases)})
