"""recipe of side A -> recipe of side B: the darker or brighter take of the same tape. Pure; knows no sound."""

from colorsys import hls_to_rgb, rgb_to_hls
from hashlib import blake2b
from typing import get_args

from apps.lofinity.domain import Mood, Recipe
from pipelines import Groove, Key, Mode

TITLE_CHARS = 40
SLOWEST_BPM, FASTEST_BPM = 60, 92

# Each pair of modes shares one set of notes; the other side only calls another of them home (semitones upwards).
DARKER: dict[Mode, tuple[Mode, int]] = {
    "major": ("minor", 9),
    "lydian": ("dorian", 9),
    "mixolydian": ("dorian", 7),
    "dorian": ("minor", 7),
    "minor": ("dorian", 5),  # already dark: it stays so, one step further round
}
BRIGHTER: dict[Mode, tuple[Mode, int]] = {
    "minor": ("major", 3),
    "dorian": ("mixolydian", 5),
    "mixolydian": ("major", 5),
    "major": ("lydian", 5),
    "lydian": ("major", 7),
}
CALMER: dict[Groove, Groove] = {
    "boom bap": "half time",
    "dusty": "brushes",
    "half time": "heartbeat",
    "bossa": "brushes",
    "brushes": "heartbeat",
    "shuffle": "half time",
    "broken": "dusty",
}
LIVELIER: dict[Groove, Groove] = {
    "dusty": "boom bap",
    "half time": "dusty",
    "brushes": "bossa",
    "heartbeat": "brushes",
    "boom bap": "broken",
    "bossa": "shuffle",
    "shuffle": "boom bap",
}
DARKER_TITLES = (
    "{}, After Hours",
    "{}, Lights Out",
    "{}, Curtains Drawn",
    "{}, an Hour Later",
    "{} (Low Lamp)",
    "{}, Slower",
)
BRIGHTER_TITLES = (
    "{}, Windows Open",
    "{}, by Morning",
    "{}, Lights On",
    "{}, Next Day",
    "{} (Curtains Back)",
    "{}, Lighter",
)


def other_side(recipe: Recipe) -> Recipe:
    """Side B of a side-A recipe: same notes with another home, other groove and light, its own seed. Glad tapes turn
    darker, sad ones brighter. Instruments, ambience and length stay. A side-B recipe is returned as it is."""
    if recipe.side == "B":
        return recipe
    darker = recipe.feel.valence > 0 or (recipe.feel.valence == 0 and recipe.mode not in {"minor", "dorian"})
    turn = -1 if darker else 1
    which = "darker" if darker else "brighter"
    mode, semitones = (DARKER if darker else BRIGHTER)[recipe.mode]
    digest = blake2b(f"{recipe.seed}|{recipe.title}|B".encode(), digest_size=7).digest()
    keys: tuple[Key, ...] = get_args(Key)
    return Recipe.model_validate(
        dict(recipe)
        | {
            "title": _title(recipe.title, darker, digest[6]),
            "note": f"The {which} side of “{recipe.title}”: the same notes, at home in another key.",
            "bpm": max(SLOWEST_BPM, min(FASTEST_BPM, recipe.bpm + 4 * turn)),
            "key": keys[(keys.index(recipe.key) + semitones) % 12],
            "mode": mode,
            "groove": (CALMER if darker else LIVELIER).get(recipe.groove, recipe.groove),
            "feel": _felt(recipe.feel, turn),
            "palette": tuple(_relit(colour, place, darker) for place, colour in enumerate(recipe.palette)),
            "seed": int.from_bytes(digest[:6], "big"),
            "side": "B",
        }
    )


def _felt(feel: Mood, turn: int) -> Mood:
    moved = {
        "energy": feel.energy + 0.2 * turn,
        "brightness": feel.brightness + 0.35 * turn,
        "valence": feel.valence + 0.4 * turn,
        "dream": feel.dream + 0.2,
        "grit": feel.grit - 0.1 * turn,
    }
    return Mood(**{dial: round(max(-1.0, min(1.0, amount)), 2) for dial, amount in moved.items()})


def _title(title: str, darker: bool, pick: int) -> str:
    """The title with a turn of its own; a long one loses words at its end rather than the turn."""
    endings = DARKER_TITLES if darker else BRIGHTER_TITLES
    ending = endings[pick % len(endings)]
    words = title.split()
    while len(words) > 1 and len(ending.format(" ".join(words))) > TITLE_CHARS:
        words.pop()
        while len(words) > 1 and words[-1].lower().strip(",") in {
            "a",
            "an",
            "the",
            "of",
            "in",
            "on",
            "at",
            "to",
            "for",
            "and",
        }:
            words.pop()
    return ending.format(" ".join(words).rstrip(",;:")[: TITLE_CHARS - len(ending) + 2])


def _relit(colour: str, place: int, darker: bool) -> str:
    """One colour a step cooler and deeper, or warmer and lighter; ink stays ink and paper stays paper."""
    hue, light, chroma = rgb_to_hls(*(int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)))
    depth = (0.8, 0.86, 0.9, 0.94, 0.975) if darker else (1.12, 1.14, 1.12, 1.06, 1.01)
    light = min(0.97, light * depth[place])
    red, green, blue = hls_to_rgb((hue + (0.055 if darker else -0.045)) % 1, light, chroma)
    return "#" + "".join(f"{round(255 * part):02x}" for part in (red, green, blue))
