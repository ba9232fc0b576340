"""The stretch of a mural that a weaving knows of: its strips, the rims the page already shows, the hand to keep to."""

import base64
import hashlib
import io

import numpy as np
from PIL import Image, UnidentifiedImageError

from apps.lightloom.craft.carrying import NOTHING, Handover, from_text
from apps.lightloom.craft.healing import Beside, Rim
from apps.lightloom.domain import Weaving, Woven
from pipelines import EDGE_PX, STRIP_PX, Picture, Pixels, Refused, Shot, Stretch, StripBrief

STORY_BEFORE = 3
"""Nothing older reaches into a strip."""
TORN = "The edge of the cloth could not be read. Reload the page, and go on from there."


class Cloth:
    """Grows and shrinks as phrases are woven; `strips` are consecutive, `rims` the right rims by index and `handovers`
    what else those strips hand on, `next_rim` the left rim of the strip after the one that is painted anew, `anchors`
    by style the look of the first strip in it."""

    def __init__(self, weaving: Weaving) -> None:
        self.seed = number_of(weaving.seed)
        self.strips = list(weaving.story)
        held = set(weaving.held_back)
        self.rims = {index: Rim(rim(text), index in held) for index, text in weaving.right_edges.items()}
        self.handovers = {index: from_text(text) for index, text in weaving.carried.items()}
        self.next_rim = None if weaving.left_edge is None else rim(weaving.left_edge)
        self.anchors = dict(weaving.anchors)

    @property
    def next_index(self) -> int:
        return self.strips[-1].index + 1 if self.strips else 0

    def upto(self, index: int) -> tuple[Woven, ...]:
        """The strips as far as `index`, itself included."""
        return tuple(strip for strip in self.strips if strip.index <= index)

    def at(self, index: int) -> Woven | None:
        return next((strip for strip in self.strips if strip.index == index), None)

    def put(self, index: int, words: str, shot: Shot, over: Shot | None = None) -> None:
        """Lay a strip at the end, or in the place of the one that is there."""
        kept = [strip for strip in self.strips if strip.index != index]
        laid = Woven(index=index, words=words, shot=shot, over=over)
        self.strips = sorted([*kept, laid], key=lambda strip: strip.index)

    def take_back(self) -> int | None:
        """Take the last strip away; its index, or None when the loom is bare."""
        if not self.strips:
            return None
        gone = self.strips.pop().index
        self.keep(gone, None)
        return gone

    def keep(self, index: int, rim: Rim | None, handover: Handover = NOTHING) -> None:
        """The rim of a strip that was painted, and what else it hands on; they belong together. None: it is gone."""
        self.rims.pop(index, None)
        self.handovers.pop(index, None)
        if rim is not None:
            self.rims[index] = rim
            self.handovers[index] = handover

    def beside(self, index: int) -> Beside:
        """What strip `index` has to fit. With a strip on its right all of its left has been shown."""
        before = self.rims.get(index - 1)
        after = self.next_rim if self.at(index + 1) is not None else None
        return Beside(before if before is None or after is None else before.wholly_shown(), after)

    def handed(self, index: int) -> Handover:
        """What strip `index` hands on, as far as it is known."""
        return self.handovers.get(index, NOTHING)

    def brief(self, index: int, *, needs_edge: bool) -> StripBrief:
        """What a painter is asked for strip `index` as it stands here."""
        story = tuple(
            Stretch(strip.index, strip.shot, strip.over)
            for strip in self.strips
            if index - STORY_BEFORE <= strip.index <= index + 1
        )
        if not needs_edge:
            return StripBrief(index, story, self.seed)
        beside = self.beside(index)
        before, after = (None if rim is None else Picture(rim) for rim in (beside.left, beside.after))
        carried = None if before is None else self.handed(index - 1).painters  # they go together
        return StripBrief(index, story, self.seed, before, after, carried)


def number_of(seed: str) -> int:
    """A mural's seed as a number below 2**31, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(seed.encode(), digest_size=4).digest(), "big") >> 1


def rim(text: str) -> Pixels:
    """A rim as the page sends it, base64 of an image -> uint8 (768, 208, 3). Raises Refused when it is no such picture;
    its size is known before its pixels are."""
    try:
        image = Image.open(io.BytesIO(base64.b64decode(text, validate=True)), formats=("WEBP", "JPEG", "PNG"))
        if image.size != (EDGE_PX, STRIP_PX[1]):
            raise Refused(TORN)
        return np.asarray(image.convert("RGB"))
    except (ValueError, OSError, UnidentifiedImageError, Image.DecompressionBombError, SyntaxError) as error:
        raise Refused(TORN) from error
