"""The parts of a room, in order, as paragraphs: doors and a beat stand by themselves, the rest as it falls."""

from pipelines.embedded.writer.storyteller.dice import Dice
from pipelines.embedded.writer.storyteller.words import capital, words_of

Parts = dict[str, list[str]]
"""Sentences by part: O opening, S sense, M beat or conceit, T things, U the rest of the things, D doors, X remark."""

PARAGRAPH_WORDS = 66
"""A part that would make a paragraph longer begins one of its own."""


def set_page(parts: Parts, order: str, dice: Dice, *, has_beat: bool) -> str:
    """The text of a room, its paragraphs parted by an empty line. `order`: letters of parts; a remark falls anywhere
    after the first of them."""
    if "S" not in order:
        order = order.replace("O", "OS")
    place = 1 + int(dice.share() * len(order))
    order, parts = _with_a_pause(order[:place] + "X" + order[place:], parts, dice)
    told = [letter for letter in order if parts[letter]]
    paragraphs: list[str] = []
    for before, letter in zip(["", *told], told):
        said = " ".join(capital(sentence) for sentence in parts[letter])
        is_full = bool(paragraphs) and len(words_of(f"{paragraphs[-1]} {said}")) > PARAGRAPH_WORDS
        if not paragraphs or is_full or _part_company(before, letter, dice, has_beat=has_beat):
            paragraphs.append(said)
        else:
            paragraphs[-1] += f" {said}"
    return "\n\n".join(paragraphs)


def _with_a_pause(order: str, parts: Parts, dice: Dice) -> tuple[str, Parts]:
    """Three sentences of furniture and more are an inventory: something else comes between."""
    things = parts["T"]
    between = [letter for letter in "XSM" if parts[letter] and order[0] != letter]
    if len(things) < 3 or not between or not dice.chance(0.75):
        return order, parts
    half = (len(things) + 1) // 2
    pause = dice.choose(between)
    return order.replace(pause, "").replace("T", f"T{pause}U"), {**parts, "T": things[:half], "U": things[half:]}


def _part_company(before: str, letter: str, dice: Dice, *, has_beat: bool) -> bool:
    """Whether a new paragraph begins between two parts."""
    if has_beat and "M" in (before, letter):
        return True
    if "D" in (before, letter):
        return letter != "X" or dice.chance(0.5)
    if "X" in (before, letter):
        return dice.chance(0.3)
    if letter in "TU" or before in "TU":
        return dice.chance(0.6)
    return dice.chance(0.25)
