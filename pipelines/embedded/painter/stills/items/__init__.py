"""What lies in the bag, drawn by the noun that names it."""

import re
import unicodedata
from collections.abc import Callable, Mapping

from pipelines.embedded.painter.maquette import Maquette
from pipelines.embedded.painter.stills.items import garden, glass, keepsakes, metal, paper

__all__ = ["draw_item", "drawing_of"]

Drawing = Callable[[Maquette, tuple[str, ...]], None]
NOUNS: Mapping[str, Drawing] = {**glass.NOUNS, **paper.NOUNS, **metal.NOUNS, **garden.NOUNS, **keepsakes.NOUNS}


def draw_item(it: Maquette, kind: str, label: str) -> None:
    """An item of its kind ("library/bookmark"), with what its label says of it ("a bookmark of pressed snow")."""
    drawing_of(kind, label)(it, words_of(f"{kind.partition('/')[2]} {label}"))


def drawing_of(kind: str, label: str) -> Drawing:
    """By the last noun of the kind that is known, else by the first one of the label; else it comes as a parcel."""
    named = [*reversed(words_of(kind.partition("/")[2])), *words_of(label)]
    for word in named:
        for form in (word, word.removesuffix("s"), word.removesuffix("es")):
            if form in NOUNS:
                return NOUNS[form]
    return keepsakes.parcel


def words_of(text: str) -> tuple[str, ...]:
    """Plain lower-case words; "cuckoo's" is one word, "cuckoos"."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return tuple(re.findall(r"[a-z]+", plain.replace("'", "")))
