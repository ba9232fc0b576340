"""Items by their nouns, keys by their emblems, doors, lettered covers: the same brief, the same pixels."""

import hashlib
import subprocess
import sys
from importlib import resources
from typing import Literal

import numpy as np
import pytest

from pipelines.embedded.painter.stills import paint_still
from pipelines.embedded.painter.stills.cover import THEMES
from pipelines.embedded.painter.stills.emblems import EMBLEMS
from pipelines.embedded.painter.stills.items import NOUNS, drawing_of
from pipelines.embedded.painter.stills.items.keepsakes import parcel
from pipelines.embedded.painter.stills.keys import METALS
from pipelines.lettering import LORA
from pipelines.roles import StillBrief

PALETTE = ("#1a1420", "#4a2f26", "#a8672f", "#e8b45a", "#f6ead2")
What = Literal["item", "key", "door", "cover"]


def brief(what: What, kind: str, label: str = "", *, size: tuple[int, int] = (128, 128), seed: int = 3) -> StillBrief:
    return StillBrief("", what, kind, label, PALETTE, seed, *size)


def canon(name: str) -> list[str]:
    return resources.files("apps.rooms.craft.canon").joinpath(name).read_text("utf-8").splitlines()


def canon_items() -> list[tuple[str, str]]:
    """Kind and noun phrase of every item."""
    theme, found = "", []
    for line in canon("themes.txt"):
        parts = [part.strip() for part in line[2:].split("|")]
        if line.startswith("# ") and len(parts) > 1:
            theme = parts[0]
        elif line.startswith("I "):
            found.append((f"{theme}/{parts[0]}", parts[1]))
    return found


def canon_keys(what: str) -> list[str]:
    line = next(line for line in canon("keys.txt") if line.startswith(f"{what} "))
    return [one.strip() for one in line.partition("|")[2].split(",")]


def test_every_item_of_the_canon_has_a_drawing():
    items = canon_items()
    assert len(items) >= 56
    assert [kind for kind, label in items if drawing_of(kind, label) is parcel] == []
    assert len({drawing_of(kind, label) for kind, label in items}) >= 60


def test_an_item_is_drawn_by_its_last_noun_then_by_its_label():
    assert drawing_of("maproom/message-bottle", "a bottle with a message corked in it") is NOUNS["bottle"]
    assert drawing_of("attic/gift", "a mended watch") is NOUNS["watch"]
    assert drawing_of("attic/gift", "four wrens’ feathers") is NOUNS["feather"]
    assert drawing_of("attic/gift", "something nobody has a word for") is parcel


def test_every_emblem_and_metal_of_the_canon_is_cut():
    assert set(canon_keys("emblem")) <= EMBLEMS.keys()
    assert set(canon_keys("metal")) <= METALS.keys()
    assert set(THEMES.values()) <= EMBLEMS.keys()


@pytest.mark.parametrize("emblem", ["moth", "owl", "anchor", "fox"])
def test_keys_differ_by_their_emblem(emblem):
    owl = paint_still(brief("key", "brass/wheel")).pixels.astype(int)
    other = paint_still(brief("key", f"brass/{emblem}")).pixels.astype(int)
    assert np.count_nonzero(np.abs(owl - other).max(axis=-1) > 24) > 200


def test_a_still_lies_on_pale_paper():
    pixels = paint_still(brief("item", "kitchen/teaspoon", "a teaspoon")).pixels
    assert pixels.shape == (128, 128, 3)
    corners = np.concatenate([pixels[:10, :10].reshape(-1, 3), pixels[:10, -10:].reshape(-1, 3)])
    assert corners.mean() > 150
    assert pixels.astype(int).min() < corners.mean() - 60, "something lies on it"


def test_the_label_tints_an_item():
    red = paint_still(brief("item", "attic/bottle", "a bottle of red ink")).pixels[40:120].astype(float)
    blue = paint_still(brief("item", "attic/bottle", "a bottle of blue ink")).pixels[40:120].astype(float)
    assert (red[..., 0] - red[..., 2]).mean() > (blue[..., 0] - blue[..., 2]).mean() + 5


def test_a_door_still_fills_its_size():
    pixels = paint_still(brief("door", "nursery/yellow-gate", size=(96, 144))).pixels
    assert pixels.shape == (144, 96, 3)
    assert pixels.std() > 20


def test_a_cover_bears_its_title():
    bare, titled = (
        paint_still(brief("cover", "library", label, size=(480, 640))).pixels.astype(int) for label in ("A", "The Moth")
    )
    changed = np.abs(bare - titled).max(axis=-1) > 40
    lines = np.flatnonzero(changed.any(axis=1))
    assert lines.size > 0
    assert 640 * 0.05 < lines.min() < lines.max() < 640 * 0.3


def test_a_title_that_no_font_can_set_is_still_a_cover():
    for label in ("", "漢字", "\u202eabc", "W" * 300, "a" * 40 + " " + "b" * 40):
        assert paint_still(brief("cover", "nowhere", label, size=(240, 320))).pixels.shape == (320, 240, 3)
    assert LORA.readable("Ǆofie 漢 x") != ""


def test_the_same_brief_gives_the_same_pixels_in_any_process():
    code = (
        "import hashlib\n"
        "from pipelines.embedded.painter.stills import paint_still\n"
        "from pipelines.roles import StillBrief\n"
        "total = hashlib.sha256()\n"
        "for what, kind, label in (('item', 'attic/gear', ''), ('key', 'iron/hare', ''), ('cover', 'attic', 'X')):\n"
        f"    still = paint_still(StillBrief('', what, kind, label, {PALETTE!r}, 3, 120, 160))\n"
        "    total.update(still.pixels.tobytes())\n"
        "print(total.hexdigest())\n"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": hash_seed, "PYTHONPATH": ":".join(sys.path)},
        ).stdout
        for hash_seed in ("1", "2")
    ]
    assert told[0] == told[1]
    assert len(told[0].strip()) == len(hashlib.sha256(b"").hexdigest())
