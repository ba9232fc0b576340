"""phrase -> words -> shot -> wash -> strip -> relief, and at the end mural -> name. Knows no web and no model.

Read it from top to bottom: it is the life of one phrase, in the order a visitor sees it. Waiting phrases of one voice
ride in the same acquisition.
"""

import logging
from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace
from typing import cast

import numpy as np

from apps.lightloom.craft.carrying import Handover
from apps.lightloom.craft.clauses import gathered
from apps.lightloom.craft.cloth import Cloth, number_of
from apps.lightloom.craft.files import relief_of, strip_of
from apps.lightloom.craft.judging import AGAIN, Judged, judge
from apps.lightloom.craft.pace import PACE
from apps.lightloom.craft.relief import handed_on, settled, standing
from apps.lightloom.domain import PHRASE_CHARS, Directed, How, Phrase, Spoken, Told, Undone, Unheard, Verb, Viewed
from apps.lightloom.prompts import NAMED, RULED, Direction, otherwise, shot_prompt
from pipelines import (
    STRIP_PX,
    Began,
    Critic,
    Depth,
    Ear,
    Event,
    Made,
    MuralBrief,
    Painter,
    PipelineError,
    Provenance,
    Refused,
    Shot,
    StripPainting,
    Style,
    Surveyor,
    Writer,
    ask,
    by_rules,
    palettes,
)

log = logging.getLogger(__name__)

LOOK_S = 10.0
"""A model that looks at a mural takes about so long."""


ASKED = ((Direction, RULED), (Direction, RULED | NAMED))
"""What a writer is always asked for, and what rules settle of it: its grammars are made before anybody comes."""


def weave_phrase(spoken: Spoken, *, ear: Ear, writer: Writer, painter: Painter, surveyor: Surveyor) -> Iterator[Event]:
    """Weave the waiting phrases, one strip after the other, or paint a strip anew. Raises Refused when the rims of the
    cloth cannot be read, Garbled when no shot comes. Closing it stops the work at the next step."""
    weaving = spoken.weaving
    heard = heard_again(spoken, ear)
    ears = {ear.name} & {phrase.heard_by for phrase in heard}
    weavers = Weavers(Cloth(weaving), writer, painter, surveyor, sorted(ears))
    if weaving.how == "again":
        yield from weavers.other_ways(cast(int, weaving.at), weaving.takes)
        return

    told = gathered(heard, weavers.cloth.next_index if weaving.at is None else weaving.at)
    for one in told:  # words first: what was understood replaces what was guessed
        yield Made("told", one)
    if not told:
        yield Made("unheard", Unheard(tuple(one.id for one in heard), "That was too quiet to be woven. Say it again."))
    for one in told:
        if weaving.how == "repaint":
            yield from weavers.repaint(one, cast(int, weaving.at), weaving.style)
        else:
            yield from weavers.weave(one, weaving.style)


def finish_mural(viewed: Viewed, *, critic: Critic) -> Iterator[Event]:
    """Name a finished mural and choose where its film rests; first who does."""
    strips = viewed.finished.strips
    is_embedded = critic.name.startswith("embedded")
    yield Began("judge", expected_s=0.2 + 0.02 * len(strips) if is_embedded else PACE.expected_s(critic.name, LOOK_S))
    yield Made("critic", critic.name)
    words, shots = tuple(strip.words for strip in strips), tuple(strip.shot for strip in strips)
    with PACE.measured(critic.name):
        verdict = critic.judge(MuralBrief(words, shots, viewed.small, seed=number_of(viewed.finished.seed)))
    yield Made("verdict", verdict)


def heard_again(spoken: Spoken, ear: Ear) -> tuple[Phrase, ...]:
    """The phrases in the words of the better ear, where there are sounds that it has not heard yet; it hears them
    together. An ear that cannot leaves them as they are."""
    phrases, sounds = spoken.weaving.phrases, spoken.sounds
    unheard = [phrase for phrase in phrases if phrase.id in sounds and phrase.heard_by != ear.name]
    try:
        heard = ear.hear_all([sounds[phrase.id] for phrase in unheard]) if unheard else ()
    except PipelineError as error:
        log.warning("%s does not hear: %s", ear.name, error.says)
        return phrases
    words = {phrase.id: one.text for phrase, one in zip(unheard, heard) if one.text}
    known = {phrase.id for phrase in unheard}

    def corrected(phrase: Phrase) -> Phrase:
        text = words.get(phrase.id, phrase.text)[:PHRASE_CHARS]
        return Phrase(id=phrase.id, voice=phrase.voice, text=text, heard_by=ear.name)

    return tuple(corrected(phrase) if phrase.id in known else phrase for phrase in phrases)


class Weavers:
    """The cloth, and who works on it."""

    def __init__(
        self, cloth: Cloth, writer: Writer, painter: Painter, surveyor: Surveyor, ears: Sequence[str] = ()
    ) -> None:
        self.cloth, self.writer, self.painter, self.surveyor = cloth, writer, painter, surveyor
        self.made_by = credits((writer.name, painter.name), ears)
        self.surveyed_by = credits((writer.name, painter.name), (*ears, surveyor.name))

    def weave(self, told: Told, style: Style | None) -> Iterator[Event]:
        """Go on to the right, or obey: a correction paints the last strip anew, an undo takes it back."""
        cloth = self.cloth
        direction = self._direct(told, cloth.next_index - 1, style, how="weave")
        match direction.verb:
            case "undo":
                gone = cloth.take_back()
                if gone is None:
                    yield Made("unheard", Unheard(told.ids, "There is nothing on the loom to take back."))
                else:
                    yield Made("undone", Undone(gone))
            case "none":
                yield Made("unheard", Unheard(told.ids, f"{direction.line.rstrip('.').capitalize()}."))
            case "change" if cloth.strips:
                last = cloth.strips[-1]
                shots = (direction.shot, None) if last.over is None else (last.shot, direction.shot)
                yield from self._lay(last.index, "change", last.words, *shots)
            case _:
                yield from self._lay(cloth.next_index, "weave", told.text, direction.shot)

    def repaint(self, told: Told, index: int, style: Style | None) -> Iterator[Event]:
        """Paint something else into the middle, between two joins that stay."""
        direction = self._direct(told, index, style, how="repaint")
        strip = self.cloth.at(index)
        if strip is None or direction.verb in ("undo", "none"):
            yield Made("unheard", Unheard(told.ids, "Say what should be there instead."))
        else:
            yield from self._lay(index, "repaint", told.text, strip.shot, direction.shot)

    def other_ways(self, index: int, takes: int) -> Iterator[Event]:
        """The same shot, composed otherwise: each way a strip of its own, for the visitor to choose from. With no
        `takes` the very shot: a cloth that came as a link, a picture that a browser lost."""
        strip = self.cloth.at(index)
        if strip is None:
            raise Refused("There is no such strip to paint another way.")
        for way in range(1, takes + 1) or (0,):
            if strip.over is None:
                yield from self._lay(index, "again", strip.words, otherwise(strip.shot, way))
            else:
                yield from self._lay(index, "again", strip.words, strip.shot, otherwise(strip.over, way))

    def _direct(self, told: Told, index: int, style: Style | None, *, how: How) -> Direction:
        """The director's answer. A model says how a shot looks; what is said in plain words, and what corrects the last
        strip, is by rules."""
        writer, seed = self.writer, self.cloth.seed ^ told.index
        prompt = shot_prompt(told, self.cloth.upto(index), style, how=how)
        read = by_rules(writer, prompt, Direction, seed=seed)
        if read is None:
            return ask(writer, prompt, Direction, seed=seed)
        if read.verb != "weave":
            return read
        settled = RULED | NAMED if read.subjects else RULED
        pinned = {name: getattr(read, name) for name in settled}
        return ask(writer, prompt, Direction, seed=seed, pinned=pinned, fallback=lambda: read)

    def _lay(self, index: int, verb: Verb, words: str, shot: Shot, over: Shot | None = None) -> Iterator[Event]:
        """Wash, strip and relief of one shot; painted once more when the first shows a seam or another hand."""
        shown = over or shot
        yield Made("directed", Directed(index, verb, shown, palettes()[shown.palette].wash))
        name = self.painter.name
        yield Began("paint", expected_s=PACE.expected_s(name))
        with PACE.measured(name):
            judged = yield from self._paint(index, words, shot, over)
        rerolled = judged.badness > 0
        if rerolled:
            log.info("strip %d is painted again: seam %s, drift %s", index, judged.seam_z, judged.drift)
            again = shown.model_copy(update={"take": (shown.take + AGAIN) % 100})
            second = yield from self._paint(index, words, *((again, None) if over is None else (shot, again)))
            if second.badness < judged.badness:
                judged, shown = second, again
            else:
                self.cloth.put(index, words, shot, over)
        strip = strip_of(index, shown.take, judged, self.made_by, painter=name, rerolled=rerolled)
        yield Made("strip", replace(strip, engines=self.surveyed_by.engine))
        try:
            depth, handover = self._survey(index, judged)
        except PipelineError as error:  # a strip without relief is a strip
            log.warning("%s does not measure strip %d: %s", self.surveyor.name, index, error.says)
            handover = Handover(judged.painting.carried)
        else:
            yield Made("relief", relief_of(index, shown.take, depth, handover, self.surveyed_by))
        self.cloth.keep(index, judged.rim, handover)
        self.cloth.anchors.setdefault(shown.style, judged.look)  # the first hand is kept to, however long the mural

    def _survey(self, index: int, judged: Judged) -> tuple[Depth, Handover]:
        """The strip's depth, and what it hands on. What was not painted exactly is measured on the whole canvas and
        fitted to what stands."""
        painting, beside = judged.painting, judged.beside
        if painting.depth is not None or not self.painter.needs_edge:
            return self.surveyor.survey(painting.picture, painting.depth), Handover(painting.carried)
        stands = standing(beside, self.cloth.handed(index - 1).relief, self.cloth.handed(index + 1).relief)
        whole = settled(self.surveyor.survey(judged.canvas, None).inverse, beside, stands)
        tile = whole[:, beside.start_px : beside.start_px + STRIP_PX[0]]
        return Depth(np.ascontiguousarray(tile)), Handover(painting.carried, handed_on(whole, beside))

    def _paint(self, index: int, words: str, shot: Shot, over: Shot | None) -> Generator[Event, None, Judged]:
        self.cloth.put(index, words, shot, over)
        needs_edge = self.painter.needs_edge
        for step in self.painter.paint_strip(self.cloth.brief(index, needs_edge=needs_edge)):
            if isinstance(step, StripPainting):
                return judge(self.cloth, index, (over or shot).style, step, needs_edge=needs_edge)
            yield Made("progress", step)
        raise RuntimeError(f"{self.painter.name} painted nothing")


def credits(names: Sequence[str], helpers: Sequence[str]) -> Provenance:
    """Who made something: those who always have a hand in it, and every model that helped."""
    named = [*names, *(name for name in helpers if not name.startswith("embedded"))]
    return Provenance(", ".join(named), trained=not all(name.startswith("embedded") for name in named))


def budget_s(request: Spoken | Viewed) -> float:
    """GPU seconds to ask for; the acquisition asks the flow, and the request knows."""
    return request.budget_s()
