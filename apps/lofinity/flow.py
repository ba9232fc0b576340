"""wish -> recipe -> preview -> music -> tape -> files. Knows no web and no model; runs inside one acquisition.

Read it from top to bottom: it is the life of one tape, in the order a visitor sees it.
"""

import hashlib
from collections.abc import Generator, Iterator
from dataclasses import replace
from typing import TypeVar

import numpy as np

from apps.lofinity.craft import ambience, codes, cover, files
from apps.lofinity.craft.advance import Advances
from apps.lofinity.craft.heeding import heeded
from apps.lofinity.craft.mastering import Mastered, lay_under, master
from apps.lofinity.craft.sides import other_side
from apps.lofinity.craft.turning import turned_order
from apps.lofinity.craft.width import wide
from apps.lofinity.domain import Advance, Music, Order, Preview, Recipe, Tape
from apps.lofinity.prompts import recipe_prompt
from pipelines import (
    Artefact,
    Began,
    Codes,
    Event,
    Feel,
    Made,
    MusicBrief,
    Musician,
    Passage,
    Performance,
    Progress,
    Provenance,
    Sound,
    Writer,
    ask,
    by_rules,
)

Thing = TypeVar("Thing")
ASKED = ((Recipe, {"seconds", "seed", "side", "palette"}),)
"""What a writer is always asked for, and what code settles of it: its grammar is made before anybody comes."""
SILENCE = Sound(np.empty((0, 2), np.float32), files.RATE_HZ)


def press_tape(order: Order, *, writer: Writer, musician: Musician) -> Iterator[Event]:
    """Press one tape; see the events' names on the wire in `static/lofinity/journey`. Raises Garbled when no recipe
    comes of the wish. Closing it stops the work at the next step."""
    names = (writer.name, musician.name)
    trained = not all(name.startswith("embedded") for name in names)
    follows = codes.read(order.codes) if order.codes else None

    yield Began("plan", expected_s=0.2)
    order, heard = turned_order(order)  # what nobody should have on a tape becomes another wish
    recipe = plan_recipe(order, writer)
    if heard is not None:
        recipe = recipe.model_copy(update={"note": heard})
    yield Made("recipe", recipe)  # words first: the display shows that the wish was understood

    yield Began("preview", expected_s=0.6)
    yield Made("preview", make_preview(recipe, musician, Provenance(", ".join(names), trained)))

    yield Began("press", expected_s=0.3 + recipe.seconds / 60)
    brief = brief_for(recipe, stems=order.stems, follows=follows)
    performance = yield from _heard_meanwhile(musician.play(brief), Provenance(", ".join(names), trained))
    made_by = Provenance(", ".join(names), trained, performance.terms)

    yield Began("master", expected_s=0.3 + recipe.seconds / 60)
    mix = wide(performance.sound)
    music = yield from _passing_on(master(mix, recipe.feel, seed=recipe.seed), Mastered)
    del mix
    performance = replace(performance, sound=SILENCE)  # mastered: ten minutes of mix need not stay in memory
    yield Made("music", music_for_the_deck(music, performance, made_by, recipe))
    yield Made("beats", files.beats_json(performance.beats))

    beds = [(ambience.bed(bed.name), ambience.level_db(bed.level)) for bed in recipe.ambience]
    tape = lay_under(music, beds)  # only now: ambience never gets into the music itself
    label = files.Label(recipe, made_by, hashlib.sha256(tape.pcm.tobytes()).hexdigest())
    engines = {"writer": writer.name, "musician": musician.name}
    cover_png = cover.draw_cover(recipe, made_by)
    yield Made("cover", Artefact("cover.png", "image/png", cover_png))
    yield Made("tape", facts_of(tape, label, engines))
    thumbnail = files.thumbnail(cover_png)
    yield Made("flac", files.flac("tape.flac", tape.pcm, label.tags(), thumbnail))
    if performance.codes is not None:
        yield Made("codes", codes.written("codes.npz", performance.codes))

    yield Began("dub", expected_s=0.5 + recipe.seconds / 30)
    yield Made("mp3", (yield from _passing_on(files.mp3("tape.mp3", tape.pcm, label, thumbnail), Artefact)))
    if order.stems:
        yield Made("stems", files.stems(stems_of(performance, recipe, music.seconds), label))
    if order.midi:
        yield Made("midi", files.midi(performance.notes, label, beats_per_bar=performance.beats_per_bar))


def plan_recipe(order: Order, writer: Writer) -> Recipe:
    """The order's own recipe, or one planned from its wish; turned over when side B is asked for."""
    if order.recipe is not None:
        recipe = order.recipe
    else:
        wish = order.wish or ""
        seed = seed_of(wish) if order.seed is None else order.seed
        recipe = _asked(writer, wish, order.minutes * 60, seed)
    return other_side(recipe) if order.side == "B" and recipe.side == "A" else recipe


def _asked(writer: Writer, wish: str, seconds: float, seed: int) -> Recipe:
    """A recipe by `writer`. A model writes what is a matter of taste; colours and what the wish names are by rules."""
    prompt = recipe_prompt(wish, seconds=seconds, seed=seed)
    settled: dict[str, object] = {"seconds": seconds, "seed": seed, "side": "A"}
    read = by_rules(writer, prompt, Recipe, seed=seed, pinned=settled)
    if read is None:
        return ask(writer, prompt, Recipe, seed=seed, pinned=settled)
    written = ask(writer, prompt, Recipe, seed=seed, pinned={**settled, "palette": read.palette}, fallback=lambda: read)
    return heeded(written, wish, read)


def seed_of(wish: str) -> int:
    """A seed below 2**48 that the same wish always gets."""
    return int.from_bytes(hashlib.blake2b(wish.casefold().encode(), digest_size=6).digest(), "big")


def brief_for(recipe: Recipe, *, stems: bool = False, follows: Codes | None = None) -> MusicBrief:
    """The recipe as a musician reads it: nothing of weather, palette or ambience, to which music models are deaf."""
    return MusicBrief(
        title=recipe.title,
        mood=recipe.mood,
        bpm=recipe.bpm,
        key=recipe.key,
        mode=recipe.mode,
        instruments=recipe.instruments,
        groove=recipe.groove,
        feel=Feel(**recipe.feel.model_dump()),
        seconds=recipe.seconds,
        seed=recipe.seed,
        stems=stems,
        follows=follows,
    )


def make_preview(recipe: Recipe, musician: Musician, made_by: Provenance) -> Preview:
    """A loop of the tape's main section, mastered so that it meets the tape at the same loudness."""
    played = musician.preview(brief_for(recipe))
    mastered = _last(master(played.sound, recipe.feel, seed=recipe.seed, loop=True), Mastered)
    return Preview(
        file=files.flac("preview.flac", mastered.pcm, {"TITLE": f"{recipe.title} (preview)"} | files.mark(made_by)),
        bar_s=played.bar_s,
        beats_per_bar=played.beats_per_bar,
        bars=round(played.sound.seconds / played.bar_s),
        beats=tuple((round(beat.t_s, 4), beat.kind, round(beat.strength, 3)) for beat in played.beats),
        played_by=played.played_by or musician.name,
    )


def music_for_the_deck(music: Mastered, performance: Performance, made_by: Provenance, recipe: Recipe) -> Music:
    """The music alone, with the bars and sections that the deck, the crossfade and the visualiser follow."""
    return Music(
        file=files.flac("music.flac", music.pcm, {"TITLE": recipe.title} | files.mark(made_by)),
        seconds=len(music.pcm) / files.RATE_HZ,
        bar_s=performance.bar_s,
        beats_per_bar=performance.beats_per_bar,
        sections=performance.sections,
    )


def stems_of(performance: Performance, recipe: Recipe, seconds: float) -> dict[str, Sound]:
    """The engine's parts, dry of mastering, and `seconds` of ambience as a part of its own. A model has no parts."""
    stems: dict[str, Sound] = {str(stem): sound for stem, sound in performance.stems.items()}
    if recipe.ambience:
        frames = round(seconds * ambience.RATE_HZ)
        stems["ambience"] = ambience.laid([(bed.name, bed.level) for bed in recipe.ambience], frames)
    return stems


def facts_of(tape: Mastered, label: files.Label, engines: dict[str, str]) -> Tape:
    return Tape(
        title=label.recipe.title,
        seconds=len(tape.pcm) / files.RATE_HZ,
        pcm_sha256=label.pcm_sha256,
        lufs=round(tape.lufs, 2),
        true_peak_dbtp=round(tape.true_peak_dbtp, 2),
        engines=engines,
        recipe=label.recipe,
        terms=label.made_by.terms,
    )


def budget_s(order: Order) -> float:
    """GPU seconds to ask for; the acquisition asks the flow, and the order knows."""
    return order.budget_s()


def _heard_meanwhile(
    steps: Iterator[Progress | Passage | Performance], made_by: Provenance
) -> Generator[Event, None, Performance]:
    """Tell how far the playing is, and let what is played be heard at once; return the whole Performance."""
    advances = Advances(made_by)

    def told() -> Iterator[Progress | Advance | Performance]:
        for step in steps:
            yield advances.cut(step) if isinstance(step, Passage) else step

    return (yield from _passing_on(told(), Performance))


def _passing_on(steps: Iterator[Progress | Advance | Thing], wanted: type[Thing]) -> Generator[Event, None, Thing]:
    """Tell every Progress and Advance as an event; return the one thing that comes out at the end (`yield from` hands
    it back)."""
    for step in steps:
        if isinstance(step, wanted):
            return step
        yield Made("advance" if isinstance(step, Advance) else "progress", step)
    raise RuntimeError(f"no {wanted.__name__} came out")  # a step that ends without its result is a bug


def _last(steps: Iterator[Progress | Thing], wanted: type[Thing]) -> Thing:
    return next(step for step in steps if isinstance(step, wanted))
