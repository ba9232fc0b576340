"""Find ids -> what one holds in the hand: its words, and for a key its metal and emblem."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from apps.rooms.craft.canon import item_kind, key_parts, threads
from apps.rooms.craft.canon.nouns import short, with_article
from apps.rooms.craft.truth.dice import Dice
from apps.rooms.craft.truth.paths import GIFT, is_key


@dataclass(frozen=True, slots=True)
class FindFacts:
    """`kind` is "library/bookmark", "gift/bird", or a key's "brass/owl" as the painter takes it. `name` is a noun
    phrase with its article, `short` the noun one calls it by later. Only keys have a metal and an emblem, only items
    a remark."""

    id: str
    what: Literal["key", "item"]
    kind: str
    name: str
    short: str
    remark: str | None = None
    metal: str | None = None
    emblem: str | None = None


@lru_cache(maxsize=8192)
def find(seed: str, find_id: str) -> FindFacts:
    """What the find is in this house. Raises KeyError for an item or a gift that canon does not know."""
    if is_key(find_id):
        metal, emblem, bow = key_look(seed, find_id)
        name = f"{with_article(metal)} key {bow}, marked with {with_article(emblem)}"
        kind = f"{metal}/{emblem.replace(' ', '-')}"
        return FindFacts(find_id, "key", kind, name, f"{emblem} key", metal=metal, emblem=emblem)
    if find_id.startswith(GIFT):
        thread = find_id.removeprefix(GIFT)
        gift = next((beat.gift for beat in threads()[thread].beats if beat.gift), None)
        if gift is None:
            raise KeyError(find_id)
        return FindFacts(find_id, "item", f"gift/{thread}", gift.label, short(gift.label), gift.remark)
    item = item_kind(find_id.partition("@")[0])
    return FindFacts(find_id, "item", item.kind, item.label, short(item.label), item.remark)


def key_look(seed: str, key: str) -> tuple[str, str, str]:
    """Metal, emblem and bow of a key; its lock shows the same metal and emblem. The keys of a room have different
    emblems, and none of those of the rooms next to it: rooms take turns with the two halves of the emblems."""
    dice, parts = Dice(seed, key, "key"), key_parts()
    address, _, number = key.partition(":")
    turn = (address.count(".") + 1 if address else 0) % 2
    emblems = Dice(seed, address, "emblems").shuffled(parts.emblems[turn::2])
    return dice.choose(parts.metals), emblems[int(number) % len(emblems)], dice.choose(parts.bows)
