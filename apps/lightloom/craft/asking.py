"""A question + what is woven -> an answer from facts alone, with the strip it speaks of. Knows no engine and no web."""

from collections.abc import Sequence
from dataclasses import dataclass

from apps.lightloom.craft.questions import GROUPS, LAST, Question, Target, read_question
from apps.lightloom.craft.wording import (
    Remembered,
    are,
    counted,
    figure,
    is_one,
    label,
    land,
    listed,
    most,
    name_of,
    opened,
    places,
    quoted,
    the,
)
from pipelines import STRIP_PX, Zone, things

QUESTION_CHARS = 300
NAMED_AT_MOST = 4
LIGHTS = frozenset({"sun", "moon", "crescent"})
WONDERS = (
    "sky-whale sky-castle sky-island saucer giant dragon phoenix sea-serpent mermaid ghost witch unicorn giant-mushroom"
    " door robot astronaut fairy wizard angel octopus rocket submarine piano crystals galaxy".split()
)
"""What is strangest when it stands in a landscape, the strangest first."""
HOURS = {"dawn": "dawn", "day": "day", "gold": "late light", "dusk": "dusk", "night": "night"}
AIRS = {
    "clear": "clear", "cloudy": "cloudy", "rain": "rain", "storm": "storm", "snowfall": "snow", "mist": "mist",
    "wind": "wind", "aurora": "northern lights",
}  # fmt: skip
IT_IS = {
    **{time: f"It is {name}" for time, name in HOURS.items()},
    "clear": "It is clear", "cloudy": "It is cloudy", "rain": "It rains", "storm": "There is a storm",
    "snowfall": "It snows", "mist": "There is mist", "wind": "A wind goes", "aurora": "There are northern lights",
}  # fmt: skip
AT = {"dawn": "at dawn", "day": "by day", "gold": "in late light", "dusk": "at dusk", "night": "by night"}
ALIKE = {
    "whale": {"sky-whale"}, "castle": {"sky-castle", "palace"}, "island": {"sky-island"}, "moon": {"crescent"},
    "crescent": {"moon"}, "ship": {"airship"}, "birds": {"gulls", "geese", "eagle"}, "house": {"cottage", "cabin"},
    "walker": {"crowd", "couple"}, "aeroplane": {"paper-plane"}, "mushrooms": {"giant-mushroom"},
}  # fmt: skip
"""What else one means by a word: who asks for the whale means the one in the sky, where there is no other."""
SOUNDS = {"storm": 4, "rain": 2, "wind": 2, "snowfall": 1, "aurora": 1, "cloudy": 0, "clear": 0, "mist": -1}
WHERE: dict[Zone, str] = {
    "sky": "in the sky of", "far": "far back in", "ground": "in", "near": "close by in", "water": "on the water in",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """One or two calm sentences, and the index of the strip they speak of."""

    says: str
    strip: int | None = None


def answer(question: str, strips: Sequence[Remembered]) -> Answer:
    """Answer from what is woven and from nothing else. Any text may be asked; `strips` in their order."""
    if not strips:
        return Answer("Nothing is woven yet. Say what you see, and ask again.")
    asked = read_question(question[:QUESTION_CHARS])
    if not asked.words:
        return Answer("Ask where something is, how many there are, or what comes after it.")
    return _Teller(asked, strips).tell()


class _Teller:
    """Holds the question and the strips while the answer is looked for."""

    def __init__(self, asked: Question, strips: Sequence[Remembered]) -> None:
        self.asked, self.strips = asked, strips

    def tell(self) -> Answer:
        asked = self.asked
        if asked.number is not None and asked.kind not in {"said", "many", "length"}:
            return self.of_strip(asked.number)
        tellers = {
            "said": self.said, "length": self.length, "many": self.many, "beside": self.beside, "order": self.order,
            "reach": self.reach, "hour": self.hour, "weather": self.weather, "who": self.who, "colours": self.colours,
            "style": self.style, "guess": self.guess, "list": self.listed, "where": self.where,
        }  # fmt: skip
        teller = tellers.get(asked.kind)
        return (
            teller()
            if teller
            else self.anything_said()
            or Answer(
                "That I cannot tell from the cloth. Ask where something is, how many there are, or what comes after it."
            )
        )

    # one strip

    def of_strip(self, number: int) -> Answer:
        count = len(self.strips)
        if number != LAST and not 1 <= number <= count:
            return Answer(f"There {are(count, 'strip')} so far. Say the next, and it will be there.")
        strip = self.strips[-1 if number == LAST else number - 1]
        if self.asked.kind == "hour":
            return Answer(f"It is {HOURS[strip.shot.time]} in {name_of(strip)}.", strip.index)
        if self.asked.kind == "weather":
            return self._weather_in(strip)
        if self.asked.kind in {"colours", "style"}:
            return self._colours_in(strip)
        return self._described(strip)

    def _described(self, strip: Remembered) -> Answer:
        seen = listed([label(strip, thing) for thing in strip.seen][:NAMED_AT_MOST])
        shows = f"shows {seen}; " if seen else "shows nothing but "
        light = f"{land(strip.shot.lands[0])} {AT[strip.shot.time]}, {AIRS[strip.shot.weather]}"
        said = f" You said: {quoted(strip)}." if strip.words.strip() else ""
        return Answer(f"{opened(name_of(strip))} {shows}{light}.{said}", strip.index)

    def said(self) -> Answer:
        words = set(self.asked.words)
        number = self.asked.number
        if number is not None and number != LAST and not 1 <= number <= len(self.strips):
            return Answer(f"There {are(len(self.strips), 'strip')} so far.")
        if number is not None:
            strip = self.strips[-1 if number == LAST else number - 1]
            return Answer(f"For {name_of(strip)} you said: {quoted(strip)}.", strip.index)
        if words & {"first", "beginning", "begin", "start", "started"}:
            return Answer(f"You began with: {quoted(self.strips[0])}.", self.strips[0].index)
        if words & {"last", "end", "latest", "recently", "now"} or not self.asked.targets:
            found = None if words & {"last", "end", "latest", "recently", "now"} else self.anything_said()
            return found or Answer(f"The last you said: {quoted(self.strips[-1])}.", self.strips[-1].index)
        return self.anything_said() or self.where()

    def anything_said(self) -> Answer | None:
        """The strip whose words share most with the question."""
        asked = {word for word in self.asked.words if len(word) > 3 and word not in _ASKING}
        stems = {word.rstrip("s") for word in asked}
        best: tuple[int, Remembered] | None = None
        for strip in self.strips:
            told = {word.strip(".,;:!?'\"").rstrip("s") for word in strip.words.lower().split()}
            shared = len(stems & told)
            if shared and (best is None or shared > best[0]):
                best = (shared, strip)
        return Answer(f"In {name_of(best[1])} you said: {quoted(best[1])}.", best[1].index) if best else None

    # the whole cloth

    def length(self) -> Answer:
        count, target = len(self.strips), self.asked.about("land")
        if target and target.word not in {"wood", "range"}:
            return self.reach()
        wide = f"{opened(counted(count, 'strip'))} so far, {count * STRIP_PX[0]:,} points wide."
        return Answer(
            f"{wide} It ends with {quoted(self.strips[-1])}.",
            self.strips[-1].index,
        )

    def listed(self) -> Answer:
        group = self.asked.about("group")
        if group:
            return self._of_group(group.means)
        if self.asked.targets:
            return self.where()
        first = {thing: strip for strip in reversed(self.strips) for thing in strip.seen}
        order = sorted(first, key=lambda thing: (thing in LIGHTS, first[thing].index))
        if not order:
            return Answer(f"Only land so far, from {land(self.strips[0].shot.lands[0])} on.", self.strips[0].index)
        named = listed([label(first[thing], thing) for thing in order[:NAMED_AT_MOST]])
        more = len(order) - NAMED_AT_MOST
        tail = f", and {counted(more, 'more thing')}" if more > 0 else ""
        return Answer(f"From the left: {named}{tail}. It begins in {name_of(first[order[0]])}.", first[order[0]].index)

    def _of_group(self, group: str) -> Answer:
        found = [(strip, thing) for strip in self.strips for thing in strip.seen if thing in GROUPS[group]]
        if not found:
            return Answer(f"Nobody has woven any {group} yet. Say some, and they will be there.")
        named = [f"{label(strip, thing)} in {name_of(strip)}" for strip, thing in found]
        tail = f", and {counted(len(named) - 3, 'more')}" if len(named) > 3 else ""
        return Answer(f"{opened(listed(named[:3]))}{tail}.", found[0][0].index)

    def who(self) -> Answer:
        about = self.asked.about("land")
        strips = [strip for strip in self.strips if about is None or about.means in strip.shot.lands]
        found = [(strip, thing) for strip in strips for thing in strip.seen if thing in GROUPS["people"]]
        if found:
            named = [f"{label(strip, thing)} in {name_of(strip)}" for strip, thing in found[:3]]
            return Answer(f"{opened(listed(named))}.", found[0][0].index)
        beast = next(((strip, thing) for strip in strips for thing in strip.seen if thing in GROUPS["animals"]), None)
        if beast:
            return Answer(f"Nobody but {label(beast[0], beast[1])}, in {name_of(beast[0])}.", beast[0].index)
        return Answer("Nobody yet. Say who comes, and somebody will be there.")

    # light

    def hour(self) -> Answer:
        time = self.asked.about("time")
        dark = "dark" in self.asked.words
        if time is None and not dark:
            strip = self._spoken_of() or self.strips[-1]
            return Answer(f"It is {HOURS[strip.shot.time]} in {name_of(strip)}.", strip.index)
        return self._where_light("time", "night" if dark or time is None else time.means, HOURS)

    def weather(self) -> Answer:
        return self._weather_in(self._spoken_of() or self.strips[-1])

    def _weather_in(self, strip: Remembered) -> Answer:
        return Answer(f"{IT_IS[strip.shot.weather]} in {name_of(strip)}.", strip.index)

    def colours(self) -> Answer:
        colour = self.asked.about("palette")
        if colour:
            return self._where_light("palette", colour.means, {colour.means: colour.word})
        strip = self._spoken_of()
        if strip:
            return self._colours_in(strip)
        chief = most([strip.shot.palette for strip in self.strips])
        strip = next(strip for strip in self.strips if strip.shot.palette == chief)
        all_of = len({strip.shot.palette for strip in self.strips})
        return Answer(f"Mostly {chief}, as in {name_of(strip)}; {counted(all_of, 'palette')} in all.", strip.index)

    def style(self) -> Answer:
        named = self.asked.about("style")
        strip = self._spoken_of()
        if strip:
            return self._colours_in(strip)
        if named and all(strip.shot.style != named.means for strip in self.strips):
            return Answer(f"Nobody has woven that yet. Say “in {named.means}”, and it will hold from there.")
        found = next((strip for strip in self.strips if named and strip.shot.style == named.means), self.strips[-1])
        return Answer(f"It is {found.shot.style} in {name_of(found)}.", found.index)

    def _colours_in(self, strip: Remembered) -> Answer:
        return Answer(f"{opened(name_of(strip))} is {strip.shot.style}, in {strip.shot.palette}.", strip.index)

    def _where_light(self, what: str, wanted: str, names: dict[str, str]) -> Answer:
        found = [strip for strip in self.strips if getattr(strip.shot, what) == wanted]
        name = names.get(wanted, wanted)
        if not found:
            return Answer(f"Nobody has woven that yet. Say “{name}”, and it comes.")
        lead = IT_IS.get(wanted, f"It is {name}") if what in {"time", "weather"} else f"It is {name}"
        return Answer(f"{self._yes}{lead} in {places(found)}.", found[0].index)

    # things and lands

    def where(self) -> Answer:
        target = next(iter(self.asked.targets), None)
        if target is None:
            return self.anything_said() or self.listed()
        if target.kind == "group":
            return self._of_group(target.means)
        if target.kind == "land":
            return self.reach()
        if target.kind in {"time", "weather", "palette", "style"}:
            names = {"time": HOURS, "weather": AIRS}.get(target.kind, {target.means: target.word})
            return self._where_light(target.kind, target.means, names)
        return self._where_thing(target)

    def _where_thing(self, target: Target) -> Answer:
        found = self._holding(target)
        if not found:
            kin = next((group for group in GROUPS.values() if target.means in group), frozenset[str]())
            other = next(((strip, thing) for strip in self.strips for thing in strip.seen if thing in kin), None)
            invited = f"Say “{things()[target.means].label}”, and it will be there."
            if other and len(kin) < 20:
                return Answer(
                    f"Nobody has woven that yet, only {label(other[0], other[1])} in {name_of(other[0])}. {invited}",
                    other[0].index,
                )
            return Answer(f"Nobody has woven that yet. {invited}")
        strip = found[0]
        thing = next(thing for thing in strip.seen if self._is_asked(thing))
        subject = next((subject for subject in strip.shot.subjects if subject.thing == thing), None)
        zone = (subject.zone if subject else None) or things()[thing].zones[0]
        side = {"left": ", on the left", "right": ", on the right", "middle": ", in the middle"}
        where = f"{WHERE[zone]} {name_of(strip)}{side.get(subject.place, '') if subject else ''}"
        again = f" And again in {places(found[1:])}." if len(found) > 1 else ""
        several = not is_one(thing) or (subject is not None and subject.count > 1)
        noun = label(strip, thing) if several else the(thing)
        return Answer(f"{self._yes}{opened(noun)} {'are' if several else 'is'} {where}.{again}", strip.index)

    def many(self) -> Answer:
        target = self.asked.about("thing", "group")
        if target is None:
            land = self.asked.about("land")
            if land:
                found = [strip for strip in self.strips if land.means in strip.shot.lands]
                if found:
                    return Answer(f"{opened(counted(len(found), 'strip'))} of it, the first is {name_of(found[0])}.",
                                  found[0].index)  # fmt: skip
                return self.reach()
            return self.length()
        wanted = frozenset(thing for strip in self.strips for thing in strip.seen if self._means(target, thing))
        counts = {strip.index: self._number(strip, wanted) for strip in self.strips}
        found = [strip for strip in self.strips if counts[strip.index]]
        if not found:
            wish = things()[target.means].label if target.kind == "thing" else target.word
            return Answer(f"None. Nobody has woven that yet. Say “{wish}”, and it comes.")
        total = sum(counts.values())
        spots = f"all in {name_of(found[0])}" if len(found) == 1 else f"in {places(found)}"
        if total == 1:
            thing = next(thing for thing in found[0].seen if thing in wanted)
            return Answer(f"{opened(label(found[0], thing))}, in {name_of(found[0])}.",
                          found[0].index)  # fmt: skip
        return Answer(f"{opened(figure(total))}, {spots}.", found[0].index)

    def _number(self, strip: Remembered, wanted: frozenset[str]) -> int:
        asked = {subject.thing: subject.count for subject in strip.shot.subjects}
        return sum(max(asked.get(thing, 1), strip.sights.count(thing)) for thing in strip.seen if thing in wanted)

    def beside(self) -> Answer:
        strip = self._spoken_of()
        if strip is None:
            return self.where()
        at = self.strips.index(strip)
        words = set(self.asked.words)
        with_it = [label(strip, thing) for thing in strip.seen if not self._is_asked(thing)]
        if not words & {"left", "right"} and with_it:
            return Answer(f"With it in {name_of(strip)}: {listed(with_it[:NAMED_AT_MOST])}.", strip.index)
        return self._neighbour(at, -1 if "left" in words else 1, "Left of it" if "left" in words else "Right of it")

    def order(self) -> Answer:
        strip = self._spoken_of()
        if strip is None:
            return self.where() if self.asked.targets else self.listed()
        before = "before" in self.asked.words or "precedes" in self.asked.words
        found = self.strips.index(strip)
        return self._neighbour(found, -1 if before else 1, "Before it" if before else "After it")

    def _neighbour(self, at: int, step: int, lead: str) -> Answer:
        if not 0 <= at + step < len(self.strips):
            edge = "there is nothing: it is the first strip" if step < 0 else "nothing yet: it is the last strip. Go on"
            return Answer(f"{lead} {edge}.", self.strips[at].index)
        strip = self.strips[at + step]
        return Answer(f"{lead} comes {name_of(strip)}: {quoted(strip)}.", strip.index)

    def reach(self) -> Answer:
        """Where a land or a thing begins and ends."""
        target = self.asked.about("land", "thing")
        if target is None:
            return self.where() if self.asked.targets else self.length()
        if target.kind == "thing":
            return self._where_thing(target)
        found = [strip for strip in self.strips if target.means in strip.shot.lands]
        if not found:
            return Answer(f"Nobody has woven that yet. Say “{land(target.means)}”, and it begins.")
        first, last = found[0], found[-1]
        words = set(self.asked.words)
        if first is last:
            return Answer(f"{opened(land(target.means))} is in {name_of(first)} alone.", first.index)
        if words & {"end", "ends", "stop", "stops", "finish"}:
            open_end = ", where the cloth ends too" if last is self.strips[-1] else ""
            return Answer(f"{opened(land(target.means))} ends in {name_of(last)}{open_end}.", last.index)
        return Answer(
            f"{opened(land(target.means))} begins in {name_of(first)} and is last seen in {name_of(last)}.",
            first.index,
        )

    def guess(self) -> Answer:
        """Questions of taste, answered from facts and called a guess."""
        plain = " ".join(self.asked.words)
        strip, why = self._guessed(plain)
        return Answer(f"If I may guess: {name_of(strip)}, {why}.", strip.index)

    def _guessed(self, plain: str) -> tuple[Remembered, str]:
        strips = self.strips
        if any(word in plain for word in ("lonel", "lonesome", "sad", "empt")):
            strip = min(strips, key=lambda one: (len(set(one.seen) - LIGHTS), -_LONELY.get(one.shot.time, 0)))
            things_seen = [thing for thing in strip.seen if thing not in LIGHTS]
            return strip, f"{label(strip, things_seen[0])} alone" if things_seen else "where there is nobody at all"
        if any(word in plain for word in ("quiet", "calm")):
            strip = min(strips, key=lambda one: (SOUNDS[one.shot.weather], len(one.seen)))
            return strip, f"{HOURS[strip.shot.time]} and {AIRS[strip.shot.weather]}"
        if any(word in plain for word in ("loud", "wild", "danger", "scar")):
            strip = max(strips, key=lambda one: (SOUNDS[one.shot.weather], len(one.seen)))
            return strip, f"{AIRS[strip.shot.weather]} over {land(strip.shot.lands[0])}"
        if any(word in plain for word in ("dark", "bright")):
            order = ["night", "dusk", "dawn", "gold", "day"]
            choose = min if "dark" in plain else max
            strip = choose(strips, key=lambda one: order.index(one.shot.time))
            return strip, f"where it is {HOURS[strip.shot.time]}"
        if any(word in plain for word in ("bigg", "large", "small", "tini")):
            sizes = ["tiny", "small", "usual", "large", "giant"]
            sized = [(sizes.index(one.size), strip, one.thing) for strip in strips for one in strip.shot.subjects]
            if sized:
                pick = min if "small" in plain or "tini" in plain else max
                _, strip, thing = pick(sized, key=lambda one: one[0])
                return strip, f"for {label(strip, thing)}"
        if any(word in plain for word in ("strange", "odd", "weird", "secret")):
            for wonder in WONDERS:
                for strip in strips:
                    if wonder in strip.seen:
                        return strip, f"for {label(strip, wonder)}"
        strip = max(strips, key=lambda one: (len(one.seen), one.shot.time in {"gold", "dusk", "dawn"}))
        return strip, f"for {listed([label(strip, thing) for thing in strip.seen][:2]) or land(strip.shot.lands[0])}"

    @property
    def _yes(self) -> str:
        """ "Yes." where the question wants it."""
        return "Yes. " if self.asked.words[0] in {"is", "are", "does", "do", "can"} else ""

    def _is_asked(self, thing: str) -> bool:
        return any(self._means(target, thing) for target in self.asked.targets)

    def _means(self, target: Target, thing: str) -> bool:
        """Whether `thing` is what is asked about; what is only like it, where the mural has nothing nearer."""
        if target.kind == "group":
            return thing in GROUPS[target.means]
        if thing == target.means:
            return True
        exact = any(target.means in strip.seen for strip in self.strips)
        return not exact and thing in ALIKE.get(target.means, ())

    def _holding(self, target: Target) -> list[Remembered]:
        return [strip for strip in self.strips if any(self._means(target, thing) for thing in strip.seen)]

    def _spoken_of(self) -> Remembered | None:
        """The first strip that what is asked about can be seen in."""
        for target in self.asked.targets:
            for strip in self.strips:
                if target.kind in {"thing", "group"} and any(self._means(target, thing) for thing in strip.seen):
                    return strip
                if target.kind == "land" and target.means in strip.shot.lands:
                    return strip
        return None


_ASKING = frozenset(
    "what where when which about there this that have with does from said tell told mural cloth".split()
)
_LONELY = {"night": 3, "dusk": 2, "dawn": 1}
_SEVERAL = frozenset("two three four five six seven eight nine".split())
