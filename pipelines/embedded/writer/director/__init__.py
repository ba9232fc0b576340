"""phrase + memory -> heard -> lands, things, light, view -> a shot; or the last shot corrected. By rules alone.

Knows no model and no app. Nothing that is said can make it fail: what it does not know it leaves out, and the mural
goes on as it was.
"""

from collections.abc import Mapping
from typing import Any

from pipelines.embedded.writer.director.changing import changed
from pipelines.embedded.writer.director.correcting import is_empty_talk, read_correction, read_orphan
from pipelines.embedded.writer.director.framing import view_of
from pipelines.embedded.writer.director.heard import Heard
from pipelines.embedded.writer.director.hearing import hear_words
from pipelines.embedded.writer.director.letters import readable, tokens
from pipelines.embedded.writer.director.lexicon import lexicon
from pipelines.embedded.writer.director.light import light_unasked, palette_of, time_of, weather_of
from pipelines.embedded.writer.director.lines import line_for
from pipelines.embedded.writer.director.literals import one_of
from pipelines.embedded.writer.director.memory import Memory, remember
from pipelines.embedded.writer.director.prompts import prompt_for
from pipelines.embedded.writer.director.staging import MOST_SUBJECTS, lands_of, staged, subject_of
from pipelines.embedded.writer.recipe.chance import Chance
from pipelines.scenery import STYLES, Shot

TAKEN_BACK = "taken back · the thread is free again"
NOTHING_SAID = "nothing to paint in that yet: tell me what you see"
NOTHING_THERE = "nothing is woven yet that could be taken back"
SAY_WHAT = "not like that: say what should be different"


def direct_shot(given: Mapping[str, Any], *, seed: int) -> dict[str, object]:
    """The answer to the task "lightloom.shot": `verb` and a whole Shot.

    `given`: "phrase", "index", "style" (the one that holds), "last" (a Shot as a dict, or None), "last_words",
    "before" (the last lines), "how" ("weave" or "repaint"), "take". `seed` only picks among equals.
    """
    phrase = readable(str(given.get("phrase", "")))
    last_words = readable(str(given.get("last_words", "")))
    memory = remember(given)
    words = tokens(phrase)
    chance = Chance("shot", phrase.lower(), memory.index, memory.take, seed)
    if is_empty_talk(words):
        return _as_it_was("none", NOTHING_SAID, memory, chance)
    change = read_correction(words, memory.last) if memory.last else read_orphan(words)
    if change is None:
        return {"verb": "weave", **tell(hear_words(words), phrase, memory, chance).model_dump(mode="json")}
    if change.verb == "undo":
        if memory.last is None:
            return _as_it_was("none", NOTHING_THERE, memory, chance)
        return _as_it_was("undo", TAKEN_BACK, memory, chance)
    if change.verb == "none":
        return _as_it_was("none", SAY_WHAT, memory, chance)
    if change.fresh:
        shot = tell(hear_words(list(change.fresh)), phrase, memory, chance)
    else:
        shot = changed(change, phrase, last_words, memory, chance)
    return {"verb": "change" if memory.last else "weave", **shot.model_dump(mode="json")}


def _as_it_was(verb: str, line: str, memory: Memory, chance: Chance) -> dict[str, object]:
    """An answer that paints nothing: the last shot, or a plain one, under a line that says why."""
    shot = memory.last or tell(hear_words([]), "", memory, chance)
    return {"verb": verb, **shot.model_dump(mode="json"), "line": line}


def tell(heard: Heard, phrase: str, memory: Memory, chance: Chance) -> Shot:
    """A new shot for what was heard."""
    named = staged(heard)
    lands = lands_of(heard, named, memory, chance)
    time = time_of(heard, named, lands, memory, chance)
    weather = weather_of(heard, named, lands, time, memory, chance)
    palette = palette_of(heard, lands, time, weather, memory, chance)
    subjects = tuple(subject_of(one, chance) for one in named)
    light = light_unasked(heard, subjects, time, weather, memory, chance)
    if light and len(subjects) < MOST_SUBJECTS:
        subjects = (*subjects, light)
    style = one_of(STYLES, next(iter(heard.styles), None)) or memory.style
    bare = Shot(
        line="-",
        composition=view_of(heard, lands, subjects, memory, chance),
        lands=lands,
        subjects=subjects,
        time=time,
        weather=weather,
        palette=palette,
        style=style,
        take=memory.take,
    )
    line = line_for(bare, named, memory.before, chance)
    return bare.model_copy(update={"line": line, "prompt": prompt_for(bare, phrase)})


def wake() -> None:
    """Read the words once, so that the first phrase does not wait for them."""
    lexicon()
