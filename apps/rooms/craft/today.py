"""A date -> the house of the day: the same words for everybody, everywhere, and another house tomorrow."""

import hashlib
from datetime import date

FIRST = (
    "lamp oil", "wet umbrellas", "the last tram", "a borrowed ladder", "seven spoons", "somebody's gloves",
    "warm slates", "the wrong Tuesday", "a jar of buttons", "plum stones", "half a map", "the night porter",
    "a kettle asleep", "old snow", "the other staircase", "a letter unsent", "eleven clocks", "a moth's errand",
    "candle ends", "the quiet cousin",
)  # fmt: skip
SECOND = (
    "oranges", "a green door", "rain on tin", "the long way home", "piano dust", "blue string", "an open window",
    "starch", "a fox at breakfast", "chalk", "violets", "nobody's hat", "the tide table", "bread", "a paper boat",
    "the second stair", "ivy", "a brass bell", "peppermint", "lost change",
)  # fmt: skip


def seed_of_the_day(day: date) -> str:
    """Words to begin a house with: "lamp oil and oranges"."""
    digest = hashlib.blake2b(day.isoformat().encode(), digest_size=4).digest()
    first, second = FIRST[digest[0] % len(FIRST)], SECOND[digest[1] % len(SECOND)]
    return f"{first} and {second}"
