"""visit -> truth -> words -> voice and picture -> the next room. Knows no web and no model; one acquisition a room.

Read it from top to bottom: it is the life of one room, in the order a visitor meets it. Code has settled the room
before the writer is asked; the writer names and tells it; what is told is painted and spoken.
"""

import hashlib
import logging
import time
from collections.abc import Generator, Iterator

from apps.rooms.craft.ahead import known_ahead, likeliest_exits
from apps.rooms.craft.aloud import Aloud
from apps.rooms.craft.canvas import canvas_of, sentence_of, webp
from apps.rooms.craft.facts import Answer, facts, remembered, room_of, sketch, telling_of
from apps.rooms.craft.form import ESCAPE_ROOM, SETTLED, EscapeRoom, escape_room
from apps.rooms.craft.novelty import echo
from apps.rooms.craft.pace import PACE
from apps.rooms.craft.sentences import sentences
from apps.rooms.craft.truth.memory import Known, known_before
from apps.rooms.craft.truth.moves import way
from apps.rooms.craft.truth.state import replay
from apps.rooms.domain import Ahead, Piece, Room, Sentence, Stills, Told, Visit, clean
from apps.rooms.prompts import answer_shape, cover_brief, own_form, room_brief, room_prompt, still_briefs
from pipelines import (
    Artefact,
    Began,
    Event,
    Made,
    Narrator,
    Painter,
    Progress,
    Provenance,
    SpeechBrief,
    Writer,
    by_rules,
    telling,
)

log = logging.getLogger(__name__)

PIECE_S = STILLS_S = 0.25
"""New text and small pictures go out at most four times a second: the page lets them flow in between."""
AT_ONCE = 4
"""Small pictures that a painter may hand out together."""
ASKED = ((EscapeRoom, SETTLED),)
"""What a writer that was trained for it is always asked for; in our own form each room has a shape of its own."""
READ_AHEAD = 3
"""Sentences of the next room that are spoken before it is entered: enough to begin at once."""


def enter_room(visit: Visit, *, writer: Writer, painter: Painter, narrator: Narrator) -> Iterator[Event]:
    """Make the room that `visit.moves` lead into, whole, and the likeliest room behind it. Raises Refused for moves
    that the house does not allow, Garbled when no words come. Closing it stops the work at the next step."""
    known = known_before(visit.seed, visit.moves)
    told = remembered(known, visit.told)
    crew = Crew(visit, writer, painter, narrator)

    room = yield from crew.tell(known, told)  # words first: everything else is made of them
    if visit.edition == "full":
        aloud = Aloud(crew.speak(room))
        yield from aloud.begin()  # the voice begins while the picture is still wet
        yield from aloud.beside(crew.paint(room))
        yield from aloud.beside(crew.paint_stills(room))  # the doors one chooses from, then what one may find
        yield from aloud.rest()
        yield from crew.speak_lines(room)

    before = (*told, telling_of(room))
    likely = likeliest_exits(known.room, replay(visit.seed, visit.moves))
    for exit_ in likely if visit.edition == "text" else likely[:1]:
        yield from crew.make_ahead(exit_, before)


class Crew:
    """The three players of one visit, and what each is asked for a room."""

    def __init__(self, visit: Visit, writer: Writer, painter: Painter, narrator: Narrator) -> None:
        self.visit, self.writer, self.painter, self.narrator = visit, writer, painter, narrator

    def tell(self, known: Known, told: tuple[Told, ...]) -> Generator[Event, None, Room]:
        """The room in words. A room that says what was said before is told once more, and then stands."""
        yield Made("sketch", sketch(known))
        yield Began("tell", expected_s=PACE.expected_s("tell", self.writer.name))
        with PACE.measured("tell", self.writer.name):
            answer = yield from self._ask(known, told, self.visit.again)
        said = echo(answer.name, answer.narration, told)
        if said is not None:
            log.info("room %s echoes an earlier %s: told again", known.room.path, said)
            answer = yield from self._ask(known, told, self.visit.again + 100, aloud=False)
        room = room_of(known, answer, told)
        yield Made("room", room)
        return room

    def _ask(
        self, known: Known, told: tuple[Told, ...], again: int, *, aloud: bool = True
    ) -> Generator[Event, None, Answer]:
        given = facts(known, told, tone=self.visit.tone, again=again)
        seed = self._seed(known.room.path, again)
        ruled = by_rules(self.writer, room_prompt(given), answer_shape(given), seed=seed)
        trained = self.writer.form == ESCAPE_ROOM and ruled is not None
        asking = escape_room(given, ruled) if trained else own_form(given, ruled)
        words = telling(
            self.writer,
            asking.prompt,
            asking.shape,
            seed=seed,
            prose=asking.prose,
            pinned=asking.settled,
            fallback=asking.fallback,
        )
        said, heard, since = "", "", time.monotonic() - PIECE_S
        while True:
            try:
                heard += clean(next(words))
            except StopIteration as end:
                answer = asking.answer(end.value)
                said += heard
                # what was left out comes behind what was heard; a telling that began anew comes with the room
                heard += answer.narration.removeprefix(said) if answer.narration.startswith(said) else ""
                if heard and aloud:
                    yield Made("piece", Piece(heard))
                return answer
            if aloud and len(heard) > 40 and time.monotonic() - since >= PIECE_S:
                yield Made("piece", Piece(heard))
                said, heard, since = said + heard, "", time.monotonic()

    def speak(self, room: Room, most: int | None = None) -> Iterator[Event]:
        """The room's own text, sentence by sentence."""
        yield Began("speak", expected_s=PACE.expected_s("speak", self.narrator.name))
        spoken = self._spoken("text", room.text, most)
        with PACE.measured("speak", self.narrator.name):
            first = next(spoken)
        yield Made("sentence", first)
        for sentence in spoken:
            yield Made("sentence", sentence)

    def speak_lines(self, room: Room) -> Iterator[Event]:
        """Every line that play in this room can come to: so that play never waits."""
        lines = {f"found:{thing.id}": thing.found for thing in room.things}
        lines |= {f"opened:{place.id}": place.opened for place in (*room.things, *room.exits) if place.opened}
        lines |= {f"thanks:{thing.id}": thing.thanks for thing in room.things if thing.thanks}
        lines |= {f"through:{door.id}": door.through for door in room.exits}
        for of, line in lines.items():
            for sentence in self._spoken(of, line):
                yield Made("sentence", sentence)

    def _spoken(self, of: str, text: str, most: int | None = None) -> Iterator[Sentence]:
        narrator = self.visit.narrator
        made_by = credits(self.writer.name, self.narrator.name)
        for seq, (start, end) in enumerate(sentences(text)[:most]):
            spoken = None
            if narrator is not None:
                spoken = self.narrator.speak(SpeechBrief(text[start:end], narrator, self.visit.pace, seq))
            yield sentence_of(of, seq, text[start:end], (start, end), spoken, made_by)

    def paint(self, room: Room) -> Iterator[Event]:
        """The room as a picture, with everything the page needs to open its doors."""
        name = self.painter.name
        yield Began("paint", expected_s=PACE.expected_s("paint", name))
        with PACE.measured("paint", name):
            for step in self.painter.paint_room(room_brief(room, seed=self._seed(room.path, 0))):
                if isinstance(step, Progress):
                    yield Made("progress", step)
                else:
                    yield Made("canvas", canvas_of(step, self._painted_by(), room.name))

    def paint_stills(self, room: Room) -> Iterator[Event]:
        """The doors and the finds, each by itself, as they are ready: from a quick painter all together, from one who
        hands out a few at a time these few at once. Four times a second on the whole."""
        ready, due, since = dict[str, Artefact](), 0.0, time.monotonic()
        for id_, still in self._stills(room):
            ready[id_] = still
            now = time.monotonic()
            due, since = min(AT_ONCE, due + (now - since) / STILLS_S), now
            if due >= 1:
                yield Made("stills", Stills(ready))
                ready, due = {}, due - 1
        if ready:
            yield Made("stills", Stills(ready))

    def _stills(self, room: Room) -> Iterator[tuple[str, Artefact]]:
        """Each small picture by its id. With the first room, last of all, the cover of the book that the house may be
        bound as: an understudy's own, as its lettering has to be read."""
        seed = self._seed(room.path, 0)
        briefs = still_briefs(room, seed=seed)
        ids, made_by = tuple(briefs), self._painted_by()
        for place, picture in self.painter.paint_stills(tuple(briefs.values())):
            name = ids[place].replace(":", "-").replace("/", "-")
            yield ids[place], webp(f"{name}.webp", picture, made_by)
        if not room.path:
            binder = self.painter.understudy or self.painter
            ((_, picture),) = binder.paint_stills((cover_brief(room, self.visit.seed, seed=seed),))
            yield "cover", webp("cover.webp", picture, credits(binder.name))

    def _painted_by(self) -> Provenance:
        """Who has a hand in a picture: the painter and, where that is a model, the writer whose words it was shown and
        who laid the picture out for it. A painter by rules reads no words."""
        painter, layout = self.painter, self.painter.understudy
        return credits(painter.name) if layout is None else credits(self.writer.name, painter.name, layout.name)

    def make_ahead(self, exit_: int, told: tuple[Told, ...]) -> Iterator[Event]:
        """The room behind a door, as far as its visitor would wait for it: each event wrapped in an Ahead."""
        visit = self.visit
        known = known_ahead(visit.seed, visit.moves, exit_)
        moves = " ".join(filter(None, (way(visit.moves), f"g{exit_}")))
        for event in self._next_room(known, told):
            if isinstance(event, Made) and event.name != "progress":
                yield Made("ahead", Ahead(f"door:{exit_}", moves, event.name, event.value))

    def _next_room(self, known: Known, told: tuple[Told, ...]) -> Iterator[Event]:
        room = yield from self.tell(known, remembered(known, told))
        if self.visit.edition == "full":
            yield from self.speak(room, most=READ_AHEAD)
            yield from self.paint(room)
            yield from self.paint_stills(room)

    def _seed(self, path: tuple[int, ...], again: int) -> int:
        """A seed below 2**32 for a telling of a room; the same on every machine."""
        facts = f"{self.visit.seed}|{'.'.join(map(str, path))}|{again}"
        return int.from_bytes(hashlib.blake2b(facts.encode(), digest_size=4).digest(), "big")


def credits(*engines: str) -> Provenance:
    """The mark of a file that all of these had a hand in."""
    named = dict.fromkeys(engines)
    return Provenance(", ".join(named), trained=not all(name.startswith("embedded") for name in named))


def budget_s(visit: Visit) -> float:
    """GPU seconds to ask for; the acquisition asks the flow, and the visit knows."""
    return visit.budget_s()
