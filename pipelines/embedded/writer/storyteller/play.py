"""Everything a room says while one plays in it: finds, locks, ways through, returns, refusals, thanks, and the alt."""

from pipelines.embedded.writer.storyteller.asked import Asked, Door, Held, Thing
from pipelines.embedded.writer.storyteller.book import Line
from pipelines.embedded.writer.storyteller.doors import by_side, own_name
from pipelines.embedded.writer.storyteller.pen import Pen, lock_values
from pipelines.embedded.writer.storyteller.words import bare, capital, listed, short, with_article

REFUSALS, WRONGS, USELESSES, RETURNS = 4, 6, 3, 3
ALT_CHARS = 240
LINE_CHARS = 300
IN_ITS_OWN_WAY = 0.75
"""How often a thing is searched as only that thing can be, rather than as any."""
LIGHTS = {"night": "by night", "dusk": "at dusk", "lamplight": "by lamplight", "morning": "in morning light"}
WHERE = {"left": "on the left", "right": "on the right", "ahead": "straight ahead"}


def lines_of_play(pen: Pen, name: str) -> dict[str, list[str]]:
    """The lists of an answer: found, opened, thanks, through, returns, refused, wrong, useless."""
    asked = pen.asked
    return {
        "found": [tell_find(pen, thing) for thing in asked.things],
        "opened": [*_opened_things(pen), *_opened_doors(pen)],
        "thanks": [tell_thanks(pen, thing) for thing in asked.things if thing.wants],
        "through": [tell_way(pen, door, name) for door in asked.doors],
        "returns": [tell_return(pen, name) for _ in range(RETURNS)],
        "refused": _pool(pen, "refused", REFUSALS),
        "wrong": _pool(pen, "wrong", WRONGS),
        "useless": _pool(pen, "useless", USELESSES),
    }


def tell_find(pen: Pen, thing: Thing) -> str:
    """What a search brings: each find by its name, with its remark, or nothing."""
    names = [held.name for held in thing.holds]
    values = {"thing": f"the {thing.noun}", "find": names[0] if names else "", "other": listed(names[1:] or [""])}
    found = "" if not names else ".two" if len(names) > 1 else ".find"
    act = (
        pen.say(pen.book.searches.get(f"{pen.asked.theme}/{thing.key}", ())) if pen.dice.chance(IN_ITS_OWN_WAY) else ""
    )
    if act:
        line = pen.frame(f"search{found or '.none'}", values | {"act": act})
    elif found == ".find":
        is_key = thing.holds[0].is_key and pen.dice.chance(0.6)
        line = pen.frame("found.key" if is_key else "found", values)
    else:
        line = pen.frame(f"found{found}" if found else "empty", values)
    return _with_remarks(pen, line, thing.holds)


def remark_of(pen: Pen, held: Held) -> str:
    """The remark as a sentence of its own: canon's, or one of the lexicon's."""
    line = pen.pick(pen.book.theme(pen.asked.theme).items.get(held.item, ()))
    remark = held.remark if line is None or pen.dice.chance(0.4) else line.text
    return f"{capital(remark.rstrip('.'))}." if remark else ""


def _with_remarks(pen: Pen, line: str, holds: tuple[Held, ...]) -> str:
    """The line and what one notices about each find, as far as a line may go on."""
    for held in holds:
        longer = f"{line} {remark_of(pen, held)}".rstrip()
        line = longer if len(longer) <= LINE_CHARS else line
    return line


def tell_thanks(pen: Pen, thing: Thing) -> str:
    """The moment a thing gets what it wanted."""
    values = {"thing": f"the {thing.noun}", "item": f"the {short(thing.wants)}"}
    if not thing.gives:
        return pen.frame("thanks.bare", values)
    values["gift"] = listed([held.name for held in thing.gives])
    return _with_remarks(pen, pen.frame("thanks", values), thing.gives)


def tell_way(pen: Pen, door: Door, name: str) -> str:
    return pen.frame("through", {"door": f"the {walked(pen.asked, door)}", "room": f"the {name}"})


def tell_return(pen: Pen, name: str) -> str:
    """Coming back, with something of this very room in it."""
    values = {"room": f"the {name}", "thing": f"the {pen.dice.choose(pen.asked.things).noun}"}
    if pen.asked.doors:
        values["door"] = f"the {walked(pen.asked, pen.dice.choose(pen.asked.doors))}"

    def fits(line: Line) -> bool:
        return line.slots <= set(values)

    return pen.frame("return", values, fits)


def walked(asked: Asked, door: Door) -> str:
    """A door as one names it in passing: its short name, or its whole label up to a comma."""
    return own_name(asked, door) or bare(door.label).partition(",")[0]


def describe(asked: Asked, name: str) -> str:
    """A plain sentence for those who do not see the picture: what room, what light, which things, which doors where."""
    room = f"The {name}, {LIGHTS.get(asked.hour, 'in its own light')}"
    things = f"{room}, with {listed([with_article(thing.noun) for thing in asked.things])}"
    if not asked.doors:
        return f"{things}; no door but the way back."[:ALT_CHARS]
    for name_of in (walked, lambda asked, door: short(door.label), lambda asked, door: "door"):
        ways = [f"{WHERE[door.side]} {with_article(name_of(asked, door))}" for door in asked.doors]
        if len(full := f"{things}; {listed(ways)}.") <= ALT_CHARS:
            return full
    return f"{room}."


def _opened_things(pen: Pen) -> list[str]:
    return [
        pen.frame("opened.thing", {"thing": thing.noun} | lock_values(thing.lock.metal, thing.lock.emblem))
        for thing in pen.asked.things
        if thing.lock
    ]


def _opened_doors(pen: Pen) -> list[str]:
    return [
        pen.frame(
            "opened.door",
            {"door": own_name(pen.asked, door) or by_side(pen.asked, door)}
            | lock_values(door.lock.metal, door.lock.emblem),
        )
        for door in pen.asked.doors
        if door.lock
    ]


def _pool(pen: Pen, section: str, count: int) -> list[str]:
    """Lines that the page fills later: their {slots} stay as they are."""
    frames = pen.book.frames(section, pen.asked.tone)
    return [line.text for line in (pen.pick(frames) for _ in range(count)) if line]
