"""What was told so far -> the beat of the next room: who returns, when, and with what. Code allots; words come later.

A thread begins when few are running, and goes on after at least one room without it. Everything follows from the rooms
in the order in which they were first entered, so a branch replayed tells the same tale.
"""

from dataclasses import dataclass
from functools import lru_cache

from apps.rooms.craft.canon import Beat, Pronoun, Thread, ThreadKind, people, thing_kind, threads
from apps.rooms.craft.canon.nouns import short
from apps.rooms.craft.truth.dice import Dice
from apps.rooms.craft.truth.paths import gift_id, spelled
from apps.rooms.craft.truth.plan import Plan
from apps.rooms.domain import Card

SOMEBODY = "Somebody"
"""Who a fact is about before a name was told."""
ROOMS_BETWEEN = 2
"""Room numbers from one beat of a thread to its next, at least."""
GOES_ON, BEGINS = 0.62, 0.85
FEW_ROOMS, FEW_RUNNING, MOST_RUNNING = 12, 2, 3

CASES: dict[Pronoun, tuple[str, str]] = {
    "she": ("her", "her"),
    "he": ("him", "his"),
    "it": ("it", "its"),
    "they": ("them", "their"),
}


@dataclass(frozen=True, slots=True)
class Person:
    """Who a thread is about, in the words a line may use for them."""

    who: str
    first: str
    last: str
    he: str
    him: str
    his: str

    def words(self) -> dict[str, str]:
        return {
            "who": self.who,
            "first": self.first,
            "last": self.last,
            "he": self.he,
            "him": self.him,
            "his": self.his,
        }


@dataclass(frozen=True, slots=True)
class Moment:
    """The beat of one room. `number` counts the thread's beats from 1 to `of`; `thing` is the place of the thing it
    happens at; `says` and `fact` are filled in; `gift` is a find id. `known_as`: the person's name once it was told,
    SOMEBODY before."""

    thread: str
    number: int
    of: int
    kind: ThreadKind
    person: Person
    known_as: str
    thing: int | None
    says: str
    fact: str | None
    gift: str | None


@dataclass(frozen=True, slots=True)
class Running:
    """A thread under way: its next beat (from 0) and the number of the room of its last."""

    thread: str
    beat: int
    room: int


@dataclass(frozen=True, slots=True)
class Tale:
    """What was told on a branch: rooms entered, beats told in them, threads under way and ended, and the cards of all
    beats met."""

    rooms: int = 0
    beats: int = 0
    running: tuple[Running, ...] = ()
    ended: tuple[str, ...] = ()
    cards: tuple[Card, ...] = ()


def beat_for(room: Plan, tale: Tale) -> Moment | None:
    """The beat of `room` when it is entered after `tale`; None in most first rooms and about every third later."""
    number = tale.rooms + 1
    if number == 1:
        return None
    dice = Dice(room.seed, spelled(room.path), str(number), "beat")
    turn = dice.share()
    due = [running for running in tale.running if number - running.room >= ROOMS_BETWEEN]
    most = FEW_RUNNING if number <= FEW_ROOMS else MOST_RUNNING
    if due and turn < GOES_ON:
        chosen = min(due, key=lambda running: running.room)
        thread, beat = threads()[chosen.thread], chosen.beat
    elif len(tale.running) < most and turn < BEGINS and (fresh := _next_thread(room.seed, tale)):
        thread, beat = fresh, 0
    else:
        return None
    return _moment(room, thread, beat, dice)


def told(tale: Tale, moment: Moment | None) -> Tale:
    """The tale after one more room, with the beat it had."""
    number = tale.rooms + 1
    if moment is None:
        return Tale(number, tale.beats, tale.running, tale.ended, tale.cards)
    running = tuple(other for other in tale.running if other.thread != moment.thread)
    ended = tale.ended
    if moment.number < moment.of:
        running = (*running, Running(moment.thread, moment.number, number))
    else:
        ended = (*ended, moment.thread)
    cards = tale.cards
    if moment.fact:
        cards = (*cards, Card(who=moment.known_as, fact=moment.fact))
    return Tale(number, tale.beats + 1, running, ended, cards)


@lru_cache(maxsize=4096)
def person_of(seed: str, thread: str) -> Person:
    """Who a thread is about in this house. Two threads of a house share no family name while there are enough."""
    told_of = threads()[thread]
    him, his = CASES[told_of.pronoun]
    if told_of.called is not None:
        return Person(told_of.called, told_of.called, told_of.called, told_of.pronoun, him, his)
    cast = [other.id for other in threads().values() if other.pronoun == told_of.pronoun]
    firsts = Dice(seed, told_of.pronoun, "first names").shuffled(people()[told_of.pronoun])
    lasts = Dice(seed, "family names").shuffled(people()["last"])
    first = firsts[cast.index(thread) % len(firsts)]
    last = lasts[list(threads()).index(thread) % len(lasts)]
    return Person(f"{first} {last}", first, last, told_of.pronoun, him, his)


@lru_cache(maxsize=1024)
def _order_of_threads(seed: str) -> tuple[str, ...]:
    return tuple(Dice(seed, "threads").shuffled(list(threads())))


def _next_thread(seed: str, tale: Tale) -> Thread | None:
    begun = {*tale.ended, *(running.thread for running in tale.running)}
    fresh = next((thread for thread in _order_of_threads(seed) if thread not in begun), None)
    return threads()[fresh] if fresh else None


def _moment(room: Plan, thread: Thread, place: int, dice: Dice) -> Moment | None:
    """None where the beat needs an open thing and the room has none to spare."""
    beat: Beat = thread.beats[place]
    person = person_of(room.seed, thread.id)
    words = person.words()
    thing: int | None = None
    if beat.needs_spot:
        open_things = [i for i, spot in enumerate(room.things) if spot.lock is None and spot.wants is None]
        if not open_things:
            return None
        thing = dice.choose(open_things)
        words["spot"] = short(thing_kind(room.things[thing].kind).label)
    return Moment(
        thread.id,
        place + 1,
        len(thread.beats),
        thread.kind,
        person,
        person.who if place >= thread.named_from else SOMEBODY,
        thing,
        beat.says.format_map(words),
        beat.fact.format_map(words) if beat.fact else None,
        gift_id(thread.id) if beat.gift else None,
    )
