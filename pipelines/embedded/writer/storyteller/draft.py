"""One draft of a room's narration: its parts, what else there is room for, their order, their paragraphs."""

from dataclasses import dataclass

from pipelines.embedded.writer.storyteller.asked import Asked
from pipelines.embedded.writer.storyteller.book import Book, Line
from pipelines.embedded.writer.storyteller.dice import Dice
from pipelines.embedded.writer.storyteller.doors import tell_doors
from pipelines.embedded.writer.storyteller.furniture import tell_furniture
from pipelines.embedded.writer.storyteller.memory import EAR, Memory
from pipelines.embedded.writer.storyteller.pen import Pen
from pipelines.embedded.writer.storyteller.words import capital, fill, opening_of, short, words_of

ORDERS = tuple("OSMTD OSMTD OMSTD SOMTD OTSDM OSTDM MOSTD SOTMD OMTSD OTMD ODSTM OSDMT OMDT SODTM MOTD".split())
"""O opening, S sense, M beat or conceit, T things, D doors. A beat may begin a room, a conceit does not."""
ROOM_WORDS = {"warm": (88, 128), "dry": (86, 126), "hushed": (80, 118)}
"""How many words a draft aims at, from the leanest to the fullest."""
SPARE_WORDS = 4
"""By how many words the aim may be passed for the sake of one more sentence."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A narration and the codes of its lines."""

    text: str
    used: tuple[str, ...]


def write_draft(asked: Asked, book: Book, memory: Memory, number: int, *, leanly: bool = False) -> Draft:
    """The draft of this number; the same number gives the same draft. `leanly`: with as few words as it can."""
    dice = Dice("room", asked.seed, asked.path, asked.number, asked.again, asked.tone, number)
    return _Drafting(Pen(asked, book, memory, dice), leanly=leanly).draft()


class _Drafting:
    """The parts of one draft while it grows. A part is a list of sentences."""

    def __init__(self, pen: Pen, *, leanly: bool) -> None:
        self.pen, self.dice, self.asked, self.leanly = pen, pen.dice, pen.asked, leanly
        self.theme = pen.book.theme(pen.asked.theme)
        least, most = ROOM_WORDS[self.asked.tone]
        self.aim = least + (0.0 if leanly else (most - least) * self.dice.share())
        self.parts: dict[str, list[str]] = {letter: [] for letter in "OSMTUDX"}

    def draft(self) -> Draft:
        pen, parts = self.pen, self.parts
        beat, spot = self._beat()
        order = self.dice.choose([order for order in ORDERS if beat or order[0] != "M"])
        airy = self.leanly or self.dice.chance(0.45)  # the air of the room rather than its furniture
        furniture = tell_furniture(pen, spot, most_in_full=1 if airy else 3)
        doors = tell_doors(pen, leanly=self.leanly)
        parts["M"] = [beat] if beat else []
        parts["T"], parts["D"] = list(furniture.sentences), [doors.ways]
        self._begin()
        for sentence in doors.odd[:1]:
            self._add("D", sentence)
        for sentence in doors.locks[:1]:
            self._add("D", sentence, spare=12)
        for sentence in furniture.locks[:1]:
            self._add("T", sentence, spare=8)
        for extra in self.dice.shuffled((self._sense, self._conceit)):
            extra()
        for sentence in (*doors.locks[1:], *furniture.locks[1:]):
            self._add("D" if sentence in doors.locks else "T", sentence)
        for extra in self.dice.shuffled((self._call, self._closer, self._closer, self._bridge, self._light)):
            extra()
        text = self._set(order)
        return Draft(text, tuple(code for code in pen.said if pen.said[code][1:] in text))

    def _words(self) -> int:
        return sum(len(words_of(sentence)) for part in self.parts.values() for sentence in part)

    def _add(self, part: str, sentence: str, *, at: int | None = None, spare: int = SPARE_WORDS) -> None:
        """Add a sentence if there is still room for it."""
        if sentence and self._words() + len(words_of(sentence)) <= self.aim + spare:
            self.parts[part].insert(len(self.parts[part]) if at is None else at, sentence)

    def _beat(self) -> tuple[str, str]:
        """The running thread's beat and the id of the thing it plays on."""
        beat = self.asked.beat
        if beat is None:
            return "", ""
        spot = next((thing for thing in self.asked.things if thing.id == beat.thing), None)
        values = {**beat.people, **({"spot": spot.noun} if spot else {})}
        beats = self.pen.book.threads.get(beat.thread, ())
        variants = beats[beat.number - 1] if 0 < beat.number <= len(beats) else ()
        told: list[str] = []
        for variant in variants:
            try:
                told.append(fill(variant, values))
            except KeyError:
                continue  # this variant names a person or a thing that the beat was not given
        text = self.dice.choose(told) if told else beat.says
        return text, spot.id if spot and spot.noun in text else ""

    def _begin(self) -> None:
        """An opening; or, where all of this theme's are still in the ear, a sense in its place."""
        if fresh := self.pen.say(self.theme.openings, self._unheard):
            self._add("O", fresh, spare=24)
        else:
            self._add("S", self.pen.say(self.theme.senses, self._unheard), spare=24)

    def _unheard(self, line: Line) -> bool:
        recently = self.pen.memory.ago.get(line.code, EAR + 1) <= EAR
        return not recently and opening_of(line.text) not in self.pen.memory.openings

    def _sense(self) -> None:
        if not self.parts["S"] and self.dice.chance(0.85):
            self._add("S", self.pen.say(self.theme.senses))

    def _conceit(self) -> None:
        if not self.parts["M"] and self.dice.chance(0.85):
            self._add("M", self.pen.say(self.theme.conceits))

    def _call(self) -> None:
        """Something that is truly in the bag, on a card, or behind one."""
        asked = self.asked
        able = {
            "item": bool(asked.items),
            "room": bool(asked.last_room),
            "person": bool(asked.met),
            "key": asked.keys > 1,
        }
        kinds = [kind for kind, there in able.items() if there]
        if not kinds or asked.beat is not None or not self.dice.chance(0.5):
            return
        kind = self.dice.choose(kinds)
        values = {
            "item": f"the {short(self.dice.choose(asked.items))}" if asked.items else "",
            "room": f"the {asked.last_room}",
            "who": self.dice.choose(asked.met) if asked.met else "",
        }
        self._add("X", self.pen.frame(f"call.{kind}", values))

    def _closer(self) -> None:
        if not self.parts["X"] and self.dice.chance(0.6):
            self._add("X", self.pen.frame("closer", {}))

    def _bridge(self) -> None:
        if self.dice.chance(0.5):
            part = self.dice.choose(("T", "D"))
            lines = self.pen.book.frames("bridge.things" if part == "T" else "bridge.doors", self.asked.tone)
            self._add(part, self.pen.say((*lines, *self.theme.bridges)), at=0)

    def _light(self) -> None:
        if self.dice.chance(0.25):
            self._add("S", self.pen.frame(f"hour.{self.asked.hour}", {}))

    def _set(self, order: str) -> str:
        """The parts in order, in paragraphs: doors and a beat stand by themselves, the rest as it falls."""
        if "S" not in order:
            order = order.replace("O", "OS")
        place = 1 + int(self.dice.share() * len(order))
        order = self._with_a_pause(order[:place] + "X" + order[place:])
        told = [letter for letter in order if self.parts[letter]]
        text = ""
        for before, letter in zip(["", *told], told):
            gap = "" if not text else "\n\n" if self._parts_company(before, letter) else " "
            text += gap + " ".join(capital(sentence) for sentence in self.parts[letter])
        return text

    def _with_a_pause(self, order: str) -> str:
        """Three sentences of furniture and more are an inventory: something else comes between."""
        things = self.parts["T"]
        between = [letter for letter in "XSM" if self.parts[letter] and order[0] != letter]
        if len(things) < 3 or not between or not self.dice.chance(0.75):
            return order
        half = (len(things) + 1) // 2
        self.parts["T"], self.parts["U"] = things[:half], things[half:]
        pause = self.dice.choose(between)
        return order.replace(pause, "").replace("T", f"T{pause}U")

    def _parts_company(self, before: str, letter: str) -> bool:
        """Whether a new paragraph begins between two parts."""
        if self.asked.beat and "M" in (before, letter):
            return self.dice.chance(0.9)
        if "D" in (before, letter):
            return self.dice.chance(0.9)
        if "X" in (before, letter):
            return self.dice.chance(0.3)
        if letter in "TU" or before in "TU":
            return self.dice.chance(0.6)
        return self.dice.chance(0.25)
