"""Words -> Heard: what was named, how many, how large and where, what was refused, and what nobody knows.

One pass over the words with the state a sentence has. Decides nothing about the picture.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipelines.embedded.writer.director import grammar
from pipelines.embedded.writer.director.heard import Heard, Land, Named
from pipelines.embedded.writer.director.letters import PAUSE
from pipelines.embedded.writer.director.lexicon import Sense, lexicon

FIGURES_MOST = 9
IRREGULAR = frozenset("people men women children mice oxen geese cattle kids lovers friends".split())
INVARIANT = frozenset("sheep fish deer salmon trout carp reindeer elk moose".split())
MASSES = frozenset("crowd flock procession bamboo lavender hay coral orchard ivy bracken vineyard".split())
SINGULAR_IN_S = frozenset("grass cactus lotus circus bus octopus cypress walrus sphinx stairs steps bales".split())


@dataclass(slots=True)
class _Unit:
    """A phrase of the lexicon, a little word, or an unknown one."""

    phrase: str
    senses: tuple[Sense, ...]
    at: int

    @property
    def kinds(self) -> set[str]:
        return {sense.kind for sense in self.senses}

    def means(self, kind: str) -> str | None:
        return next((sense.means for sense in self.senses if sense.kind == kind), None)


def hear_words(words: list[str]) -> Heard:
    """Understand a phrase cut into words and pauses. Any words are allowed; linear in their number."""
    units = list(_units(words))
    heard = Heard(words=tuple(words))
    _Listener(units, heard).listen()
    return heard


def _units(words: list[str]) -> Iterator[_Unit]:
    known = lexicon()
    place = 0
    while place < len(words):
        if " ".join(words[place : place + 2]) in grammar.WITHOUT:
            yield _Unit("without", (), place)
            place += 2
            continue
        phrase, senses, length = known.find(words, place)
        if phrase in grammar.MATERIALS and any(sense.kind == "thing" for sense in known.find(words, place + 1)[1]):
            place += 1  # what it is made of: a stone bridge is no stone
            continue
        if phrase == "well" and (not place or words[place - 1] not in grammar.ARTICLES | {"old", "wishing"}):
            senses = ()
        if not length and words[place].endswith(("'s", "s'")):
            yield from _owner(words, place)
            place += 1
            continue
        if not length and words[place].isdigit():
            figure = min(FIGURES_MOST, max(1, int(words[place][:4])))
            phrase, senses, length = words[place], (Sense("count", str(figure)),), 1
        if not length and words[place] not in grammar.FUNCTION_WORDS and (close := known.guess(words[place])):
            phrase, senses, length = close, known.senses[close], 1
        yield _Unit(phrase or words[place], senses, place)
        place += max(1, length)


def _owner(words: list[str], place: int) -> Iterator[_Unit]:
    """ "the witch's house" shows a house; of "the dragon's breath" one sees the dragon."""
    known = lexicon()
    owner = words[place].removesuffix("'s").removesuffix("'")
    owned = any(
        sense.kind in {"thing", "land", "scene"}
        for ahead in range(place + 1, min(place + 3, len(words)))
        for sense in known.find(words, ahead)[1]
    )
    senses = () if owned else known.senses.get(owner, ())
    yield _Unit(owner if senses else "'s", senses, place)


class _Listener:
    """The state of a sentence while it is read."""

    def __init__(self, units: list[_Unit], heard: Heard) -> None:
        self.units, self.heard = units, heard
        self.count: int | None = None
        self.size: str | None = None
        self.place: str | None = None
        self.zone: str | None = None
        self.prep: str | None = None
        self.definite = False
        self.refusing = False
        self.noun_before = False  # the word just before was a noun or a pronoun, so that a verb may follow
        self.open = False  # a thing was named in this clause, and what says where it is may still follow

    def listen(self) -> None:
        for number, unit in enumerate(self.units):
            word = unit.phrase
            if word == PAUSE:
                self._clause_ends()
            elif not unit.senses:
                self._little_word(word)
            elif self._is_verb(number):
                self._verb(unit)
            else:
                self._meaning(number, unit)

    def _clause_ends(self) -> None:
        self.count = self.size = self.place = self.zone = self.prep = None
        self.definite = self.refusing = self.noun_before = self.open = False

    def _little_word(self, word: str) -> None:
        if word in grammar.REFUSALS:
            self.refusing = True
        elif word in {"and", "or", "nor"}:
            self.refusing = self.refusing and word != "and"
            self.open = False
        elif word in {"but", "only"}:
            self.refusing = False
        elif word in grammar.PREPOSITIONS:
            self.prep = word
        elif word == "the":
            self.definite = True
        if word in grammar.FUNCTION_WORDS:
            self.heard.little.append(word)
        elif word != "'s":
            self.heard.unknown.append(word)
            self.count = self.size = None
            self.refusing = False
        if word in grammar.ONE:
            self.count, self.definite = 1, False
        self.noun_before = word in grammar.PRONOUNS or word == "to"

    def _is_verb(self, number: int) -> bool:
        unit = self.units[number]
        if unit.phrase not in grammar.VERBLIKE or not self.noun_before:
            return False
        return not (unit.phrase in grammar.WEATHER_VERBS and "weather" not in unit.kinds)

    def _verb(self, unit: _Unit) -> None:
        self.heard.little.append(unit.phrase)
        if unit.phrase in grammar.WEATHER_VERBS and (weather := unit.means("weather")):
            self.heard.weathers.append(weather)
        self.noun_before = False

    def _meaning(self, number: int, unit: _Unit) -> None:
        kinds = unit.kinds
        noun = False
        if "plain" in kinds:
            self.heard.little.append(unit.phrase)
            self.noun_before = True
            return
        if "scene" in kinds:
            self._scene(unit)
            noun = True
        elif {"thing", "size"} <= kinds and self._noun_follows(number):
            self.size = unit.means("size")  # "a giant moon", and not a giant
        elif "thing" in kinds and not self._is_colour(number):
            self._thing(unit)
            noun = True
        elif "land" in kinds:
            self._land(unit)
            noun = "palette" not in kinds
        elif "size" in kinds and self._noun_follows(number):
            self.size = unit.means("size")
            self.heard.sizes.append(self.size or "usual")
        elif "count" in kinds:
            self.count = int(unit.means("count") or 1)
        elif "zone" in kinds or "place" in kinds:
            self._where(number, unit)
        self._light(number, unit)
        if not noun and kinds & {"time", "weather", "season"}:
            noun = True
            self.count = None
        self.noun_before = noun

    def _refused(self, *senses: Sense) -> bool:
        if not self.refusing:
            return False
        self.heard.refused.update(senses)
        return True

    def _thing(self, unit: _Unit) -> None:
        thing = unit.means("thing") or ""
        if not self._refused(Sense("thing", thing)):
            named = Named(
                thing, unit.phrase, unit.at, self.count, _is_many(unit.phrase, self.count), self.size, self.place,
                self.zone, self.prep, self.definite,
            )  # fmt: skip
            self.heard.things.append(named)
            self.open = True
        self.refusing = False
        self.count = self.size = self.place = self.zone = self.prep = None
        self.definite = False

    def _land(self, unit: _Unit) -> None:
        land = unit.means("land") or ""
        if not self._refused(Sense("land", land)):
            whole = not (unit.phrase.endswith(("y", "en")) and unit.phrase in {"snowy", "frozen"})
            self.heard.lands.append(Land(land, unit.at, self.prep, whole))
        self.refusing = False
        self.count = self.size = self.prep = None
        self.definite = False

    def _scene(self, unit: _Unit) -> None:
        for part in (unit.means("scene") or "").split():
            kind, _, value = part.partition("=")
            if self._refused(Sense(kind, value)):
                continue
            if kind == "land":
                self.heard.lands.append(Land(value, unit.at, self.prep))
            elif kind == "thing":
                many = value not in {"sun", "moon"} and (
                    _is_many(unit.phrase, None) or unit.phrase.startswith(("field", "sea of"))
                )
                named = Named(
                    value, unit.phrase, unit.at, self.count, many, self.size, self.place, self.zone, self.prep,
                    self.definite,
                )  # fmt: skip
                self.heard.things.append(named)
                self.open = True
            elif kind == "zone" and self.heard.things:
                self.heard.things[-1] = replace(self.heard.things[-1], zone=value)
            elif kind == "time":
                self.heard.times.append((value, 3))
            elif kind == "weather":
                self.heard.weathers.append(value)
            elif kind == "palette":
                self.heard.colours.append(value)
        self.refusing = False
        self.count = self.size = self.place = self.zone = self.prep = None

    def _where(self, number: int, unit: _Unit) -> None:
        """A place belongs to the thing just named, or to the one that follows: "on the left a castle"."""
        place, zone = unit.means("place"), unit.means("zone")
        bare = " " not in unit.phrase
        if place and bare and unit.phrase in {"left", "right", "centre", "center", "middle"}:
            self.heard.places.append(place)
            return
        adjective = bare and self._noun_follows(number)
        if self.open and not adjective:
            last = self.heard.things[-1]
            self.heard.things[-1] = replace(last, place=place or last.place, zone=zone or last.zone)
        else:
            self.place, self.zone = place or self.place, zone or self.zone
        if place:
            self.heard.places.append(place)
        if zone:
            self.heard.zones.append(zone)

    def _light(self, number: int, unit: _Unit) -> None:
        """Time, weather, season, mood, colour, style and view: what is true of the whole picture."""
        heard, kinds = self.heard, unit.kinds
        if unit.phrase in grammar.ALOFT and self.open and self.prep in grammar.ABOVE | grammar.IN_OR_ON | {"among"}:
            heard.things[-1] = replace(heard.things[-1], zone="sky")  # "a whale swims through the stars"
        for kind, kept in (("weather", heard.weathers), ("season", heard.seasons), ("mood", heard.moods)):
            if (value := unit.means(kind)) and "thing" not in kinds:
                if self._refused(Sense(kind, value)):
                    self.refusing = False
                else:
                    kept.append(value)
        time = unit.means("time")
        if time and self.refusing and unit.phrase.rsplit(maxsplit=1)[-1] not in _CLOCK:
            heard.weathers.append("cloudy")  # "no stars"
            self.refusing = False
        elif time and not self._refused(Sense("time", time)):
            heard.times.append((time, self._strength(number, unit, time)))
        if (palette := unit.means("palette")) and not self._refused(Sense("palette", palette)):
            strong = not kinds & {"time", "weather", "season", "mood"} and self._colours_everything(number)
            (heard.colours if strong else heard.tints).append(palette)
        if (style := unit.means("style")) and self._is_style(number, unit):
            heard.styles.append(style)
        view = unit.means("composition")
        if view and not (kinds & {"size", "zone"} and self._noun_follows(number)):
            heard.views.append(view)

    def _strength(self, number: int, unit: _Unit, time: str) -> int:
        before = [self.units[back].phrase for back in range(max(0, number - 3), number)]
        strength = 3 if unit.phrase.split()[-1] in _CLOCK or " " in unit.phrase else 2
        if before and before[-1] in grammar.AFTER_TIMES | {"the", "long"} and set(before) & grammar.AFTER_TIMES:
            strength = 1
        elif before and set(before) & grammar.INTO_TIMES and self.heard.times:
            strength = 4
        return strength

    def _noun_follows(self, number: int) -> bool:
        """Whether a thing or a land stands right after, adjectives between."""
        for unit in self.units[number + 1 : number + 5]:
            if unit.kinds & {"thing", "land", "scene"}:
                return True
            if not unit.senses and (unit.phrase == PAUSE or unit.phrase in grammar.FUNCTION_WORDS):
                return False
        return False

    def _next_noun(self, number: int) -> _Unit | None:
        for unit in self.units[number + 1 : number + 4]:
            if unit.kinds & {"thing", "land", "scene", "time", "weather"} or unit.phrase in grammar.COLOURABLE:
                return unit
            if not unit.senses:
                return None
        return None

    def _is_colour(self, number: int) -> bool:
        """ "a rose sky", "coral clouds": the word of a thing, but the colour of what follows."""
        unit = self.units[number]
        if "palette" not in unit.kinds:
            return False
        after = self._next_noun(number)
        return after is not None and ("thing" not in after.kinds or after.means("thing") in grammar.LUMINOUS)

    def _colours_everything(self, number: int) -> bool:
        after = self._next_noun(number)
        thing = after.means("thing") if after else None
        unit = self.units[number]
        if "thing" in unit.kinds and after is None:
            return False
        return thing is None or thing in grammar.LUMINOUS

    def _is_style(self, number: int, unit: _Unit) -> bool:
        if unit.phrase not in grammar.LOOSE_STYLES:
            return True
        before = self.units[number - 1].phrase if number else ""
        return len(self.units) == 1 or before in grammar.STYLE_LEADS - {"a", "of", "by", "with"}


_CLOCK = frozenset(
    "dawn daybreak sunrise morning noon midday afternoon dusk sunset evening twilight nightfall sundown night midnight"
    " day daytime gloaming nights mornings evenings light tonight".split()
)


def _is_many(phrase: str, count: int | None) -> bool:
    if phrase in grammar.PARTS:
        return False
    word = phrase.rsplit(maxsplit=1)[-1]
    if count is not None:
        return count > 1
    if word in IRREGULAR | INVARIANT or phrase in MASSES or word in MASSES:
        return True
    return word.endswith("s") and not word.endswith("ss") and word not in SINGULAR_IN_S
