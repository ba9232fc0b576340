"""The parts an engine can play, as Protocols, and the words they are asked with. Knows no model and no app.

An engine is made once per process by the registry. `wake()` is called first in every acquisition and may load what
can only live inside it; after that an engine never changes. Results are on the CPU; seeds are arguments.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from pipelines.events import Progress
from pipelines.media import Depth, Picture, Pixels, Sound
from pipelines.scenery import Shot

Key = Literal["C", "Db", "D", "Eb", "E", "F", "Gb", "G", "Ab", "A", "Bb", "B"]
Mode = Literal["major", "minor", "dorian", "lydian", "mixolydian"]
Instrument = Literal[
    "rhodes",
    "piano",
    "nylon guitar",
    "clean guitar",
    "warm pad",
    "strings",
    "vibes",
    "music box",
    "kalimba",
    "flute",
    "saxophone",
    "upright bass",
    "sub bass",
    "fretless bass",
]
Groove = Literal[
    "boom bap", "dusty", "half time", "bossa", "brushes", "shuffle", "broken", "waltz", "heartbeat", "none"
]
Stem = Literal["drums", "bass", "keys", "lead"]


@dataclass(frozen=True, slots=True)
class Sampling:
    """How freely a language model chooses its next token: `temperature` 0 (the likeliest) and up, `top_p` and `min_p`
    0..1 cut off the unlikely."""

    temperature: float = 0.7
    top_p: float = 0.95
    min_p: float = 0.0


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a writer is asked. `task` names the kind of text ("lofinity.recipe"); `system` and `user` are prose for
    a language model, which may take `tokens` of its own for the answer; `given` holds the same facts as plain values
    for an engine that does not read prose. The same task always has the same `system`."""

    task: str
    system: str
    user: str
    given: Mapping[str, Any] = field(default_factory=dict[str, Any])
    tokens: int = 700
    sampling: Sampling = Sampling()


@dataclass(frozen=True, slots=True)
class Closing:
    """Said by a writer whose tokens run out: the pieces after this only close the document, and are filler."""


@runtime_checkable
class Resting(Protocol):
    """An engine whose model is used only when something is finished: `wake()` loads it, and at the end of the
    acquisition `rest()` gives its memory back."""

    def rest(self) -> None: ...


@runtime_checkable
class Writer(Protocol):
    """Writes one JSON document that fits a JSON schema, piece by piece. `form`: the name of the form of JSON that a
    model was fine-tuned to answer in, "" where it was not; an app that knows the form asks in it. `understudy`: a
    writer by rules, who fills in what a model left out; None for that writer itself."""

    name: str
    form: str

    @property
    def understudy(self) -> "Writer | None": ...

    def learn(self, schema: Mapping[str, Any]) -> None:
        """Make ready for documents of this schema. Called before any fork, so that every worker inherits it."""
        ...

    def wake(self) -> None: ...

    def write(self, prompt: Prompt, schema: Mapping[str, Any], *, seed: int) -> Iterator[str | Closing]:
        """Yield the document's text in pieces, in order; together they are the whole document. Closing the iterator
        stops the work at the next token."""
        ...


@dataclass(frozen=True, slots=True)
class Feel:
    """How music should feel, each from -1 to 1: energy (still..driving), brightness (dark..clear),
    valence (sad..glad), dream (dry..floating), grit (clean..worn tape)."""

    energy: float = 0.0
    brightness: float = 0.0
    valence: float = 0.0
    dream: float = 0.0
    grit: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Codes:
    """Music as the tokens of `model`: uint16 (frames, codebooks) at `rate_hz` frames a second. What a model of music
    can go on from; nothing else can be done with it."""

    model: str
    tokens: NDArray[np.uint16]
    rate_hz: float


@dataclass(frozen=True, slots=True)
class MusicBrief:
    """What a musician is asked to play. `bpm` 60..92, `seconds` 20..600 (the result is that long, or the nearest whole
    number of bars), `stems`: also hand out the parts if the engine has them. `follows`: the end of another tape, to go
    on from; an engine that cannot plays as if there were none."""

    title: str
    mood: str
    bpm: int
    key: Key
    mode: Mode
    instruments: tuple[Instrument, ...]
    groove: Groove
    feel: Feel
    seconds: float
    seed: int
    stems: bool = False
    follows: Codes | None = None


@dataclass(frozen=True, slots=True)
class Beat:
    """A composed hit for the eye: `t_s` seconds from the start, `kind` ("kick", "snare", "hat", "chord", "lead",
    "bass"), `strength` 0..1."""

    t_s: float
    kind: str
    strength: float


@dataclass(frozen=True, slots=True)
class Note:
    """One played note or drum: `start_s` and `length_s` in seconds, `part` (an instrument's name or a drum's),
    `stem`, `midi` 0..127 (General MIDI percussion number for drums), `velocity` 0..1."""

    start_s: float
    length_s: float
    part: str
    stem: Stem
    midi: int
    velocity: float


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the form: `name` ("intro", "A", "B", "break", "A'", "outro"), first `bar`, number of `bars`."""

    name: str
    bar: int
    bars: int


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A stretch of what is being played, handed out at once: stereo, before mastering, at `start_s` of the performance.
    Passages abut, and together they are its sound, sample for sample."""

    sound: Sound
    start_s: float


@dataclass(frozen=True, slots=True)
class Performance:
    """What was played, before mastering. `sound`: stereo float32 at the engine's own rate, starting on a bar line;
    `bar_s`: seconds a bar lasts; `notes`, `beats` and `stems` are empty where the engine cannot know them, `codes` is
    None where it has none. `played_by` names who played: a preview may be another's. `terms`: what the engine's
    licence asks of whoever uses the music, in a sentence, if it asks anything."""

    sound: Sound
    bar_s: float
    beats_per_bar: int
    sections: tuple[Section, ...] = ()
    beats: tuple[Beat, ...] = ()
    notes: tuple[Note, ...] = ()
    stems: Mapping[Stem, Sound] = field(default_factory=dict[Stem, Sound])
    codes: Codes | None = None
    played_by: str = ""
    terms: str = ""


@runtime_checkable
class Musician(Protocol):
    """Plays music from a brief. The same brief gives the same samples."""

    name: str

    def wake(self) -> None: ...

    def preview(self, brief: MusicBrief) -> Performance:
        """A few whole bars of the brief's main section that repeat without a seam, ready well within a second. An
        engine that is slower lets the embedded musician play it."""
        ...

    def play(self, brief: MusicBrief) -> Iterator[Progress | Passage | Performance]:
        """Yield Progress (stage "press", unit "frames") at least every few hundred milliseconds, and, from an engine
        that plays slower than one listens, Passages as they are ready; then exactly one Performance. Closing the
        iterator stops the work at the next step."""
        ...


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


Pace = Literal["usual", "slow", "slower"]


@dataclass(frozen=True, slots=True)
class Voice:
    """A narrator: `id` for requests, `name` for the visitor, `design` tells a voice model how it should sound."""

    id: str
    name: str
    design: str


VOICES: tuple[Voice, ...] = (
    Voice("caretaker", "The old caretaker", "An old man, low and dry, unhurried, a smile held back; speaks close by."),
    Voice("librarian", "The librarian", "A woman of sixty, soft and exact, speaks as if somebody were asleep."),
    Voice("ferryman", "The ferryman", "A deep, rough man's voice, slow, with air in it, as over water."),
    Voice("aunt", "The great-aunt", "An elderly woman, warm and amused, a little hoarse, fond of pauses."),
    Voice("stationmaster", "The stationmaster", "An upright Scot of fifty, friendly, every word in place."),
    Voice("understudy", "The understudy", "A young woman, bright and curious, telling it for the first time."),
    Voice("astronomer", "The astronomer", "A gentle man awake at night, quiet, level, careful with his words."),
    Voice("lamplighter", "The lamplighter", "A light tenor, cheerful under his breath, brisk."),
    Voice("sexton", "The sexton", "A very old, very deep voice, cracked and kind, in a large stone room."),
    Voice("wireless", "The wireless", "A voice on an old radio set: narrow, warm, a crackle behind it."),
)
"""Whom the visitor can ask to read, the same for every narrating engine."""


@dataclass(frozen=True, slots=True)
class SpeechBrief:
    """One sentence to be spoken: plain text of at most 300 characters, a Voice's id, a pace."""

    text: str
    voice: str
    pace: Pace = "usual"
    seed: int = 0


@dataclass(frozen=True, slots=True)
class WordTime:
    """A word of the text as printed, and when it is said, in seconds from the sound's start."""

    word: str
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence as sound (mono), and its words in order, one for each printed word."""

    sound: Sound
    words: tuple[WordTime, ...]


@runtime_checkable
class Narrator(Protocol):
    """Reads sentences aloud. `speaks` is False where this machine has no voice: then `speak` returns None, and the
    page reads with the browser's own voice or shows the words alone."""

    name: str

    @property
    def speaks(self) -> bool: ...

    def wake(self) -> None: ...

    def speak(self, brief: SpeechBrief) -> Spoken | None:
        """Speak one sentence. Returns None when there is no voice; never raises for odd text."""
        ...


@dataclass(frozen=True, slots=True)
class Heard:
    """A phrase as it was heard: plain lower-case text, and when each word was said, in seconds from the sound's start
    (empty where the engine cannot know)."""

    text: str
    words: tuple[WordTime, ...] = ()


@runtime_checkable
class Ear(Protocol):
    """Turns one closed phrase of speech into words."""

    name: str

    def wake(self) -> None: ...

    def hear(self, sound: Sound) -> Heard:
        """Hear a phrase: mono, 16 kHz, at most 10 s. Silence and noise give empty text; never raises for odd sound."""
        ...

    def hear_all(self, sounds: Sequence[Sound]) -> tuple[Heard, ...]:
        """Hear the phrases that wait, in order, together where that is quicker. The same words as one by one."""
        ...


@dataclass(frozen=True, slots=True)
class Speaking:
    """The open phrase `number` so far: `firm` words that will hardly change any more, `pale` ones that may."""

    number: int
    firm: tuple[str, ...]
    pale: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Breath:
    """The phrase `number` is closed: what was heard, and its sound (mono, 16 kHz) for a better ear."""

    number: int
    heard: Heard
    sound: Sound


class Listener(Protocol):
    """An ear that listens while somebody speaks, beside the visitor and never in an acquisition. Phrases are cut at
    breaths. One for each voice; not for two threads at once."""

    name: str

    def feed(self, pcm: bytes) -> tuple[Speaking | Breath, ...]:
        """More sound: 16-bit little-endian mono at 16 kHz, any number of whole samples."""
        ...

    def close(self) -> tuple[Speaking | Breath, ...]:
        """The end: whatever is open is closed. Feeding may begin again afterwards."""
        ...


@runtime_checkable
class Surveyor(Protocol):
    """Measures how far away what is painted lies."""

    name: str

    def wake(self) -> None: ...

    def survey(self, picture: Picture, painted: Depth | None) -> Depth:
        """The depth of `picture`, same size, 1/z in 0..1. `painted` is what its painter knows of it, if it does."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class MuralBrief:
    """A finished mural, to be named. For each strip its words, its shot, and a small picture uint8 (192, 140, 3)."""

    words: tuple[str, ...]
    shots: tuple[Shot, ...]
    small: tuple[Pixels, ...]
    seed: int


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the film rests: the strip, a point (x, y) in 0..1 of it, how close (`zoom` 1..2), and what to say there."""

    strip: int
    x: float
    y: float
    zoom: float
    caption: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """A mural's name (<= 48 characters), a line under it (<= 90), and 1..6 stops from left to right."""

    title: str
    subtitle: str
    stops: tuple[Stop, ...]


@runtime_checkable
class Critic(Protocol):
    """Looks at a finished mural, names it and chooses where its film rests."""

    name: str

    def wake(self) -> None: ...

    def judge(self, brief: MuralBrief) -> Verdict:
        """The verdict on a mural of 1..300 strips. The same brief gives the same verdict."""
        ...
