"""One draft of a room's narration: its parts, what else there is room for, their order, their paragraphs."""

from dataclasses import dataclass

from pipelines.embedded.writer.storyteller.asked import Asked
from pipelines.embedded.writer.storyteller.book import Book, Line
from pipelines.embedded.writer.storyteller.dice import Dice
from pipelines.embedded.writer.storyteller.doors import tell_doors
from pipelines.embedded.writer.storyteller.furniture import tell_furniture
from pipelines.embedded.writer.storyteller.memory import EAR, Memory
from pipelines.embedded.writer.storyteller.pen import Pen
from pipelines.embedded.writer.storyteller.words import SLIPS, capital, fill, opening_of, short, words_of

ORDERS = tuple(
    "OSMTD OSMTD OMSTD SOMTD OTSDM OSTDM SOTMD OMTSD OTMD ODSTM OSDMT OMDT SODTM"
    " MOSTD MOTSD MSTD MTSD MDST MOTD".split()
)
"""O opening, S sense, M beat or conceit, T things, D doors. A beat may begin a room, a conceit does not."""
ROOM_WORDS = {"warm": (102, 132), "dry": (100, 130), "hushed": (88, 122)}
"""How many words a draft aims at, from the leanest to the fullest."""
IN_FULL = (1, 4, 3, 2)
IN_FULL_BESIDE_A_TALE = (2, 5, 2, 1)
"""How often at most 0, 1, 2, 3 things are told in full, the rest in passing."""
GRACES = (5, 2, 3, 2, 1)
"""How often a sense, a call back, a closer, a bridge or the light is what a draft has words for first."""
PARAGRAPH_WORDS = 66
"""A part that would make a paragraph longer begins one of its own."""
SPARE_WORDS = 4
"""By how many words the aim may be passed for the sake of one more sentence."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A narration and the codes of its lines. `graces`: how many of them only please: senses, conceits, remarks."""

    text: str
    used: tuple[str, ...]
    graces: int


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
        self.graces = 0
        self.bridged = False

    def draft(self) -> Draft:
        pen, parts = self.pen, self.parts
        beat, spot = self._beat()
        parts["M"] = [beat] if beat else []
        begins = "M" if beat and self.dice.chance(0.4) else "OS"
        order = self.dice.choose([order for order in ORDERS if order[0] in begins])
        if begins != "M" or self.dice.chance(0.5):
            self._begin()
        if not beat and self.dice.chance(0.8):
            parts["M"] = [line for line in [pen.say(self.theme.conceits)] if line]
        in_full = 0 if self.leanly else self.dice.weigh(IN_FULL_BESIDE_A_TALE if parts["M"] else IN_FULL)
        furniture = tell_furniture(pen, spot, most_in_full=in_full)
        doors = tell_doors(pen, leanly=self.leanly)
        parts["T"], parts["D"] = list(furniture.sentences), [doors.ways]
        for sentence in doors.odd[:1]:
            self._add("D", sentence, spare=8)
        if self.dice.chance(0.7):
            for sentence in doors.locks[:1]:
                self._add("D", sentence, spare=12)
        graces = (self._sense, self._call, self._closer, self._bridge, self._light)
        graces[self.dice.weigh(GRACES)]()
        for sentence in furniture.locks[:1]:
            self._add("T", sentence, spare=6)
        for grace in self.dice.shuffled(graces):
            if self.dice.chance(0.5):
                grace()
        for sentence in (*doors.locks[1:], *furniture.locks[1:]):
            self._add("D" if sentence in doors.locks else "T", sentence)
        text = self._set(order)
        return Draft(text, tuple(code for code in pen.said if pen.said[code][1:] in text), self.graces)

    def _words(self) -> int:
        return sum(len(words_of(sentence)) for part in self.parts.values() for sentence in part)

    def _add(self, part: str, sentence: str, *, at: int | None = None, spare: int = SPARE_WORDS) -> None:
        """Add a sentence if there is still room for it."""
        if sentence and self._words() + len(words_of(sentence)) <= self.aim + spare:
            self.parts[part].insert(len(self.parts[part]) if at is None else at, sentence)
            self.graces += part in "SMX" or at == 0

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
        text = self.dice.choose([one for one in told if not SLIPS.search(one)] or told or [beat.says])
        return text, spot.id if spot and spot.noun in text else ""

    def _begin(self) -> None:
        """An opening; or, where all of this theme's are still in the ear, a sense in its place."""
        part, lines = "O", [self.pen.say(self.theme.openings, self._unheard)]
        if not lines[0]:
            part, lines = "S", [self.pen.say(self.theme.senses, self._unheard)]
        self.parts[part] = [line for line in lines if line]

    def _unheard(self, line: Line) -> bool:
        recently = self.pen.memory.ago.get(line.code, EAR + 1) <= EAR
        return not recently and opening_of(line.text) not in self.pen.memory.openings

    def _sense(self) -> None:
        if not self.parts["S"]:
            self._add("S", self.pen.say(self.theme.senses))

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
        if not kinds or self.parts["X"]:
            return
        kind = self.dice.choose(kinds)
        values = {
            "item": f"the {short(self.dice.choose(asked.items))}" if asked.items else "",
            "room": f"the {asked.last_room}",
            "who": self.dice.choose(asked.met) if asked.met else "",
        }
        part = "O" if kind == "room" and self.parts["O"] else "X"
        self._add(part, self.pen.frame(f"call.{kind}", values))

    def _closer(self) -> None:
        if not self.parts["X"]:
            self._add("X", self.pen.frame("closer", {}))

    def _bridge(self) -> None:
        if self.bridged:
            return
        self.bridged = True
        if self.dice.chance(0.7) or len(self.asked.doors) < 2:
            lines = self.pen.book.frames("bridge.things", self.asked.tone)
            self._add("T", self.pen.say((*self.theme.bridges, *lines)), at=0)
        else:
            self._add("D", self.pen.frame("bridge.doors", {}), at=0)

    def _light(self) -> None:
        self._add("S", self.pen.frame(f"hour.{self.asked.hour}", {}))

    def _set(self, order: str) -> str:
        """The parts in order, in paragraphs: doors and a beat stand by themselves, the rest as it falls."""
        if "S" not in order:
            order = order.replace("O", "OS")
        place = 1 + int(self.dice.share() * len(order))
        order = self._with_a_pause(order[:place] + "X" + order[place:])
        told = [letter for letter in order if self.parts[letter]]
        paragraphs: list[str] = []
        for before, letter in zip(["", *told], told):
            said = " ".join(capital(sentence) for sentence in self.parts[letter])
            full = bool(paragraphs) and len(words_of(f"{paragraphs[-1]} {said}")) > PARAGRAPH_WORDS
            if not paragraphs or full or self._parts_company(before, letter):
                paragraphs.append(said)
            else:
                paragraphs[-1] += f" {said}"
        return "\n\n".join(paragraphs)

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
            return True
        if "D" in (before, letter):
            return letter != "X" or self.dice.chance(0.5)
        if "X" in (before, letter):
            return self.dice.chance(0.3)
        if letter in "TU" or before in "TU":
            return self.dice.chance(0.6)
        return self.dice.chance(0.25)
