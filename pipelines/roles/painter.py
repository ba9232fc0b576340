"""Paints rooms, stills and strips of a mural: what it is asked for, what it hands over, and what it promises."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol, runtime_checkable

from numpy.typing import NDArray

from pipelines.events import Progress
from pipelines.media import Depth, Picture, Pixels
from pipelines.scenery import Shot

Side = Literal["left", "ahead", "right"]
Hour = Literal["night", "dusk", "lamplight", "morning"]


@dataclass(frozen=True, slots=True)
class DoorBrief:
    """A door to be painted: `id` names it in the result, `side` is the wall it stands in, `look` is its kind
    ("library/oak-brass-slot"), `beyond` the theme behind it, `label` its words, `locked` shows a keyhole plate."""

    id: str
    side: Side
    look: str
    beyond: str
    label: str
    locked: bool = False


@dataclass(frozen=True, slots=True)
class ThingBrief:
    """A searchable thing to be painted: `id` names it in the result, `kind` says what it is ("library/globe"),
    `label` its words."""

    id: str
    kind: str
    label: str
    locked: bool = False


@dataclass(frozen=True, slots=True)
class RoomBrief:
    """An interior: `prompt` is prose for an image model, the rest says the same to an engine that reads none.

    `palette`: five colours "#rrggbb" from the darkest to paper. 0..3 doors, 3..5 things.
    """

    prompt: str
    theme: str
    hour: Hour
    palette: tuple[str, ...]
    doors: tuple[DoorBrief, ...]
    things: tuple[ThingBrief, ...]
    seed: int
    width: int = 960
    height: int = 640


@dataclass(frozen=True, slots=True)
class StillBrief:
    """One thing by itself on a plain ground: `what` is "item", "key", "door" or "cover"; `kind` as in canon
    ("library/bookmark", a door's look, a key's "brass/owl", a cover's theme), `label` its words."""

    prompt: str
    what: Literal["item", "key", "door", "cover"]
    kind: str
    label: str
    palette: tuple[str, ...]
    seed: int
    width: int = 256
    height: int = 256


@dataclass(frozen=True, slots=True)
class Region:
    """Where a door or a thing is in a picture: its brief's `id`; `outline`, corners (x, y) in 0..1 of the picture,
    clockwise; `inverse_z`, 1/z at each corner in the picture's own depth; `hinge`, for a door, the side it turns on."""

    id: str
    kind: Literal["door", "thing"]
    outline: tuple[tuple[float, float], ...]
    inverse_z: tuple[float, ...]
    hinge: Literal["left", "right"] | None = None


@dataclass(frozen=True, slots=True)
class Lamp:
    """A light in a picture: place (x, y) and reach in 0..1 of the picture's width, `strength` 0..1, `colour`
    "#rrggbb", `flickers` like fire or not."""

    x: float
    y: float
    reach: float
    strength: float
    colour: str
    flickers: bool


@dataclass(frozen=True, slots=True, eq=False)
class Painting:
    """A painted room. `plate`: the same room with its things gone and its doors open on their corridors. `labels`:
    uint8 (height, width), 0 for none, else 1 + the index into `regions` of what is seen there. `depth` belongs to
    `picture`. The camera: `focal` = focal length / width, `horizon` = its height in 0..1 from the top, eye at x 0.5."""

    picture: Picture
    plate: Picture
    labels: Pixels
    depth: Depth
    regions: tuple[Region, ...]
    lamps: tuple[Lamp, ...]
    focal: float
    horizon: float


STRIP_PX = (560, 768)
"""Width and height of a mural's strip. 560 + 208 = 768: both parts lie on the 16-px grid of image models' tokens."""
EDGE_PX = 208
"""So much of what is already there an engine is shown that continues a mural from its pixels."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """What one strip of a mural tells: its `shot`, and the shot that was painted over it later, between its joins."""

    index: int
    shot: Shot
    over: Shot | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Carried:
    """What a painter keeps of a strip for the one after it, in numbers of its own `model`: nobody else can read them.
    The page holds it between two jobs, so all of it together stays under 256 KiB."""

    model: str
    arrays: Mapping[str, NDArray[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class StripBrief:
    """Strip `index` of the mural `seed`, to be painted. `story`: consecutive stretches around it, from three before it
    (as far as there are any) to one after it. `before` and `after`: the pixels that are kept on its left and right,
    (768, 208, 3), for an engine whose `needs_edge` is True; `after` only when a strip in the middle is painted anew.
    `carried`: what the painter of the strip before kept for this one, if it is still there."""

    index: int
    story: tuple[Stretch, ...]
    seed: int
    before: Picture | None = None
    after: Picture | None = None
    carried: Carried | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A thing in a strip: its id in `scenery.things()`, and its box (left, top, right, bottom) in 0..1 of the strip."""

    thing: str
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, eq=False)
class StripPainting:
    """A painted strip. `picture` is 560 × 768; from an engine that needs edges it is wider by the 208 px on its left
    (and on its right, when there was an `after`) which it painted again. `depth`: of the same size, exact, or None
    where the engine cannot know it. `carried`: what its painter wants to be given for the next strip."""

    picture: Picture
    depth: Depth | None
    placed: tuple[Placed, ...] = ()
    carried: Carried | None = None


@runtime_checkable
class Painter(Protocol):
    """Paints pictures from briefs. The same brief gives the same pixels. `needs_edge`: False when a mural is continued
    from its story alone, True when the engine must be shown the pixels that are already there. `understudy`: a painter
    by rules, who lays out the rooms and things that a model paints over; None for that painter itself."""

    name: str
    needs_edge: bool

    @property
    def understudy(self) -> "Painter | None": ...

    def wake(self) -> None: ...

    def paint_strip(self, brief: StripBrief) -> Iterator[Progress | StripPainting]:
        """Yield Progress (stage "paint", unit "steps"), then exactly one StripPainting."""
        ...

    def paint_room(self, brief: RoomBrief) -> Iterator[Progress | Painting]:
        """Yield Progress (stage "paint", unit "steps"), then exactly one Painting of the brief's size."""
        ...

    def paint_stills(self, briefs: Sequence[StillBrief]) -> Iterator[tuple[int, Picture]]:
        """Every still, of its brief's size, with its place in `briefs`; in the order in which they are ready."""
        ...
