"""One draft of a room's narration: what must be told, and what else there is room for."""

from dataclasses import dataclass

from pipelines.embedded.writer.storyteller.asked import Asked
from pipelines.embedded.writer.storyteller.beats import tell_beat
from pipelines.embedded.writer.storyteller.book import Book, Line
from pipelines.embedded.writer.storyteller.dice import Dice
from pipelines.embedded.writer.storyteller.doors import tell_doors
from pipelines.embedded.writer.storyteller.furniture import tell_furniture
from pipelines.embedded.writer.storyteller.memory import EAR, Memory
from pipelines.embedded.writer.storyteller.pen import Pen
from pipelines.embedded.writer.storyteller.setting import Parts, set_page
from pipelines.embedded.writer.storyteller.words import opening_of, short, words_of

ORDERS = tuple(
    "OSMTD OSMTD OMSTD SOMTD OTSDM OSTDM SOTMD OMTSD OTMD ODSTM OSDMT OMDT SODTM"
    " MOSTD MOTSD MSTD MTSD MDST MOTD".split()
)
"""Letters of parts, see setting.Parts. A beat may begin a room, a conceit does not."""
ROOM_WORDS = {"warm": (102, 132), "dry": (100, 130), "hushed": (88, 122)}
"""How many words a draft aims at, from the leanest to the fullest."""
IN_FULL = (1, 4, 3, 2)
IN_FULL_BESIDE_A_TALE = (2, 5, 2, 1)
"""How often at most 0, 1, 2, 3 things are told in full, the rest in passing."""
GRACES = (5, 2, 3, 2, 1)
"""How often a sense, a call back, a closer, a bridge or the light is what a draft has words for first."""
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
    """The parts of one draft while it grows."""

    def __init__(self, pen: Pen, *, leanly: bool) -> None:
        self.pen, self.dice, self.asked, self.leanly = pen, pen.dice, pen.asked, leanly
        self.theme = pen.book.theme(pen.asked.theme)
        least, most = ROOM_WORDS[self.asked.tone]
        self.aim = least + (0.0 if leanly else (most - least) * self.dice.share())
        self.parts: Parts = {letter: [] for letter in "OSMTUDX"}
        self.graces = 0
        self.bridged = False

    def draft(self) -> Draft:
        pen, parts = self.pen, self.parts
        beat, spot = tell_beat(pen)
        begins = "M" if beat and self.dice.chance(0.4) else "OS"
        order = self.dice.choose([order for order in ORDERS if order[0] in begins])
        if begins != "M" or self.dice.chance(0.5):
            self._begin()
        tale = beat or (pen.say(self.theme.conceits) if self.dice.chance(0.8) else "")
        if tale:
            parts["M"].append(tale)
        in_full = 0 if self.leanly else self.dice.weigh(IN_FULL_BESIDE_A_TALE if tale else IN_FULL)
        furniture = tell_furniture(pen, spot, most_in_full=in_full)
        doors = tell_doors(pen, leanly=self.leanly)
        parts["T"] += furniture.sentences
        parts["D"].append(doors.ways)
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
        text = set_page(parts, order, self.dice, has_beat=bool(beat))
        return Draft(text, tuple(code for code in pen.said if pen.said[code][1:] in text), self.graces)

    def _words(self) -> int:
        return sum(len(words_of(sentence)) for part in self.parts.values() for sentence in part)

    def _add(self, part: str, sentence: str, *, at: int | None = None, spare: int = SPARE_WORDS) -> None:
        """Add a sentence if there is still room for it."""
        if sentence and self._words() + len(words_of(sentence)) <= self.aim + spare:
            self.parts[part].insert(len(self.parts[part]) if at is None else at, sentence)
            self.graces += part in "SMX" or at == 0

    def _begin(self) -> None:
        """An opening; or, where all of this theme's are still in the ear, a sense in its place."""
        if opening := self.pen.say(self.theme.openings, self._unheard):
            self.parts["O"].append(opening)
        elif sense := self.pen.say(self.theme.senses, self._unheard):
            self.parts["S"].append(sense)

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
