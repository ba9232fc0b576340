"""Heard + cast -> the note: one short human sentence or two that say how the wish was understood."""

import re
from collections.abc import Iterator, Sequence

from pipelines.embedded.writer.recipe.casting import Cast
from pipelines.embedded.writer.recipe.chance import Chance
from pipelines.embedded.writer.recipe.hearing import Heard, Mention
from pipelines.embedded.writer.recipe.numbers import part_of_day
from pipelines.embedded.writer.recipe.palette import hue_name, hues, word_hue
from pipelines.embedded.writer.recipe.players import BASSES

LONGEST = 140
DRUMS = {
    "boom bap": ("a boom-bap beat", "head-nod drums", "boom-bap drums"),
    "dusty": ("dusty drums", "a dusty, late snare", "worn-in drums"),
    "half time": ("a half-time beat", "half-time drums", "a slow half-time step"),
    "bossa": ("a bossa sway", "a soft bossa", "bossa brushes"),
    "brushes": ("brushes", "brushes on the snare", "whispering brushes"),
    "shuffle": ("a shuffle", "an easy shuffle", "a swung ride"),
    "broken": ("a broken beat", "a skipping beat", "restless drums"),
    "waltz": ("a waltz", "three slow beats to the bar", "a small waltz"),
    "heartbeat": ("a heartbeat kick", "one soft heartbeat", "a heartbeat"),
    "none": ("no drums", "nothing keeping time", "no drums at all"),
}
BEDS = {
    "rain": ("rain on the glass", "rain outside"),
    "storm": ("thunder a few streets off", "a storm outside"),
    "ocean": ("waves behind", "the tide underneath"),
    "stream": ("water running by", "a stream nearby"),
    "birds": ("birds in the hedge", "a few birds"),
    "crickets": ("crickets around", "crickets in the grass"),
    "cafe": ("café murmur", "cups and voices"),
    "fireplace": ("a fire ticking", "the fire going"),
    "wind": ("wind at the door", "wind behind"),
    "city": ("the city far below", "night traffic, far off"),
    "train": ("rails underneath", "wheels on rails"),
    "snow": ("snow hush", "the hush of snow"),
    "vinyl": ("a little crackle", "a worn record's crackle"),
}
# {all} "a, b and c" · {list} "a, b, c" · {a} {b} the first and second thing · {music} a noun phrase
TOGETHER = (
    "{list}: {music}.",
    "{all}, so {music}.",
    "I heard {all}: {music}.",
    "For {all}: {music}.",
    "{music}, for {all}.",
    "{all} asked for {music}.",
    "{list}. That wants {music}.",
    "{music}. You will find {all} in there.",
    "{list}? Then {music}.",
    "{all}, played as {music}.",
    "With {all} in mind: {music}.",
    "{all} turned into {music}.",
)
PAIRS = (
    "{a} first, then {b}: {music}.",
    "{a} meets {b}: {music}.",
    "Somewhere between {a} and {b}: {music}.",
    "{a} up close, {b} further off: {music}.",
    "{a} set the colour, {b} the pace: {music}.",
    "As much {a} as {b}: {music}.",
)
ALONE = ("{music}, because of {a}.", "{a}, nothing else: {music}.", "{a}, as {music}.", "{a}. Simple: {music}.")
FOR = ("For {name}: {music}.", "{music}, for {name}.", "{name} gets {music}.", "Something for {name}: {music}.")
FOR_WITH = ("For {name}, with {all}: {music}.", "{list}, for {name}: {music}.", "{name}, {all}: {music}.")
SOLO = (
    "Only {who}, as you wished: {pace}, {key}.",
    "Just {who}. {Pace}, {key}.",
    "{Who} and nothing else, {pace}, {key}.",
    "{Who} alone, {pace}, {key}.",
)
NAMED = (
    "You named the players: {music}.",
    "As cast: {music}.",
    "{music}, just as you called it.",
    "Your band: {music}.",
)
REFUSALS = (
    "No {x}, as you said.",
    "No {x}, as you asked.",
    "{X} left out, as you wished.",
    "And no {x}.",
    "{X}: none.",
)
STRANGE = (
    "“{word}” was new to me; it sounded {colour}.",
    "“{word}” I had to feel my way into: {colour}.",
    "I took “{word}” for a shade of {colour}.",
    "“{word}”, to my ear, is {colour}.",
)
UNREAD = (
    "I could not read all of that, so I went by its colour, {colour}: {music}.",
    "New words to me. They looked {colour}, so {music}.",
    "I had no word for this one, only a colour, {colour}: {music}.",
    "That one is beyond my dictionary; it felt {colour}: {music}.",
)
NOTHING = (
    "You left it to me: {music}.",
    "No place, no weather, so the machine chose: {music}.",
    "An open wish: {music}.",
)
SALIENT = ("sky", "place", "thing", "creature", "season", "person", "time", "doing", "feeling", "genre", "colour")


def note(heard: Heard, cast: Cast, chance: Chance) -> str:
    """At most 140 characters. Says what was heard, what will play, and what was left out at the visitor's word."""
    tails = list(_tails(heard, cast, chance))
    greeting = _greeting(heard, chance)
    labels = _labels(heard)
    for keep_tails in range(len(tails), -1, -1):
        for rich in (3, 2, 1, 0):
            for things in (labels[:3], labels[:2], labels[:1]):
                words = [_main(heard, cast, things, rich, chance), *tails[:keep_tails]]
                if greeting:
                    words.insert(0, greeting)
                text = " ".join(words)
                if len(text) <= LONGEST:
                    return text
    return _opened(_music(heard, cast, 0, chance))[: LONGEST - 1] + "."


def _main(heard: Heard, cast: Cast, labels: Sequence[str], rich: int, chance: Chance) -> str:
    music = _music(heard, cast, rich, chance)
    colour = hue_name(hues(heard)[0])
    if heard.only:
        who = " and ".join(_spoken(name) for name in cast.instruments)
        pace, key = _pace(cast, chance), f"{cast.key} {cast.mode}"
        told = chance.choose("solo", SOLO).format(who=who, Who=_opened(who), pace=pace, Pace=_opened(pace), key=key)
        return _opened(f"{_listed(labels)}. {told}" if labels and rich > 1 else told)
    if heard.name and not labels:
        return _opened(chance.choose("for", FOR).format(name=heard.name, music=music))
    if not labels and any(m.entry.kind in {"instrument", "part"} for m in heard.wanted):
        return _opened(chance.choose("named", NAMED).format(music=music))
    if not labels:
        own = chance.choose("unread", UNREAD if heard.strange else NOTHING)
        if heard.new:
            own = f"{STRANGE[int(chance.share('strange') * len(STRANGE))]} So {{music}}."
        return _opened(own.format(word=heard.new[0] if heard.new else "", colour=colour, music=music))
    frames = {1: (*TOGETHER, *ALONE), 2: (*TOGETHER, *PAIRS)}.get(len(labels), TOGETHER)
    frame = chance.choose("frame", frames)
    every = _listed(labels)
    if heard.name:
        frame = chance.choose("for", FOR_WITH)
    filled = frame.format(name=heard.name, all=every, list=", ".join(labels), a=labels[0], b=labels[-1], music=music)
    return _opened(filled.replace("..", "."))


def _listed(labels: Sequence[str]) -> str:
    return labels[0] if len(labels) == 1 else f"{', '.join(labels[:-1])} and {labels[-1]}"


def _music(heard: Heard, cast: Cast, rich: int, chance: Chance) -> str:
    """What plays, as a noun phrase; `rich` 0 .. 3 is how much of it is told."""
    drums = chance.choose("drums", DRUMS[cast.groove])
    names = [_spoken(name) for name in cast.instruments]
    lead = names[0]
    second = next((name for name, real in zip(names[1:], cast.instruments[1:]) if real not in BASSES), None)
    pace = _pace(cast, chance)
    body = f"{pace} {lead}" if len(names) > 1 or rich < 2 else f"{pace} {lead}, nothing else"
    if second and rich > 0:
        body += f" and {second}"
    if cast.groove != "none":
        body += f" over {drums}" if chance.share("over") < 0.7 else f", {drums}"
    elif rich > 1 and not _part_refused(heard, "drums"):
        body += f", {drums}"
    beds = [name for name, _ in cast.beds if not _said_already(heard, name)] or [name for name, _ in cast.beds]
    known = not beds or beds[0] == "vinyl" or _said_already(heard, beds[0])
    if rich > 2 and beds and (not known or chance.share("bed?") < 0.35):
        body += f", {chance.choose('bed', BEDS[beds[0]])}"
    return body


def _pace(cast: Cast, chance: Chance) -> str:
    if cast.bpm < 66:
        words = ("very slow", "barely moving", "drowsy", "slow")
    elif cast.bpm < 73:
        words = ("slow", "unhurried", "easy", "soft")
    elif cast.bpm < 80:
        words = ("easy", "mellow", "warm", "ambling")
    elif cast.bpm < 86:
        words = ("light-footed", "strolling", "brisk", "easy")
    else:
        words = ("quick", "brisk", "bright", "lively")
    if cast.feel["valence"] < -0.45:
        words = (*words[:2], "blue", "low-lit")
    if cast.feel["grit"] > 0.5 and cast.feel["valence"] < -0.15:
        words = ("clenched", "rough-edged", "gritty")
    fitting = [
        word
        for word in words
        if not (word == "bright" and cast.feel["brightness"] < 0)
        and not (word == "warm" and "warm pad" in cast.instruments)
    ]
    return chance.choose("pace", fitting)


def _tails(heard: Heard, cast: Cast, chance: Chance) -> Iterator[str]:
    """What must not be forgotten, most important first: refusals, numbers, the unknown word."""
    refusals = list(dict.fromkeys(_bare(m.entry.label) for m in heard.refused if m.entry.kind != "plain"))
    if refusals:
        short = [label for label in refusals if len(label) <= 18][:3] or refusals[:1]
        listed = short[0] if len(short) == 1 else f"{', '.join(short[:-1])} or {short[-1]}"
        plural = listed if len(short) == 1 else f"{', '.join(short[:-1])} and {short[-1]}"
        frame = chance.choose("refusal", REFUSALS)
        yield frame.format(x=listed, X=_opened(plural))
    numbers = heard.numbers
    if numbers.asked_bpm and numbers.asked_bpm == cast.bpm:
        keyed = f", {numbers.said_key}" if numbers.key else ""
        yield chance.choose("bpm", (f"{cast.bpm} bpm{keyed}, as ordered.", f"{cast.bpm} bpm{keyed} to the dot."))
    elif numbers.asked_bpm:
        halved = numbers.asked_bpm in {2 * cast.bpm, 2 * cast.bpm + 1}
        yield f"{numbers.asked_bpm} bpm {'is felt in half' if halved else 'bent to'}{',' if halved else ''} {cast.bpm}."
    elif numbers.key:
        yield f"In {numbers.said_key}, as you said."
    for mention in heard.wanted:
        if mention.entry.kind == "instrument" and ", " in mention.entry.label:
            name, _, how = mention.entry.label.partition(", ")
            yield f"The {_bare(name)} is {how}."
    if heard.new and _labels(heard):
        yield chance.choose("strange", STRANGE).format(word=heard.new[0], colour=hue_name(word_hue(heard.new[0])))


def _greeting(heard: Heard, chance: Chance) -> str | None:
    return (
        chance.choose("greeting", ("Hello!", "Hello to you too.", "Good to hear you."))
        if heard.greeting == "hello"
        else None
    )


def _labels(heard: Heard) -> list[str]:
    """Up to three things to name, the most telling ones, in the order they were said."""

    def telling(mention: Mention) -> int:
        return SALIENT.index(mention.entry.kind) if mention.entry.kind in SALIENT else len(SALIENT)

    known = [m for m in heard.wanted if m.entry.kind not in {"greeting", "part", "instrument", "sound"}]
    chosen = sorted(dict.fromkeys(known), key=telling)[:3]
    labels = [_clock(heard, m.entry.label) for m in known if m in chosen]
    return list(dict.fromkeys(labels))


def _clock(heard: Heard, label: str) -> str:
    """The hour itself where one was given: "3 a.m." rather than "midnight"."""
    hour = heard.numbers.hour
    spoken = {"midnight", "early morning", "morning", "noon", "a slow afternoon", "evening", "late hours"}
    if hour is None or label not in spoken or not part_of_day(hour):
        return label
    return f"{hour % 12 or 12} {'a.m.' if hour < 12 else 'p.m.'}"


def _said_already(heard: Heard, bed: str) -> bool:
    return any(
        bed in m.entry.label or bed in {v.partition("/")[0] for v in m.entry.wanted("amb")} for m in heard.wanted
    )


def _part_refused(heard: Heard, part: str) -> bool:
    return any(part in m.entry.wanted("part") for m in heard.refused)


def _spoken(instrument: str) -> str:
    return {"warm pad": "a warm pad", "music box": "music box", "clean guitar": "guitar"}.get(
        instrument, instrument
    ).replace("a ", "")


def _bare(label: str) -> str:
    """Without an article, and without the explanation after a comma: "a banjo, played on …" -> "banjo"."""
    label = label.partition(",")[0]
    return re.sub(r"^(a|an|the) ", "", label)


def _opened(text: str) -> str:
    return text[:1].upper() + text[1:]
