"""Heard + feel -> five colours from night ink to paper.

Mixed in OKLCH (Björn Ottosson, "A perceptual color space for image processing", 2020), where equal steps look equal.
"""

from collections.abc import Mapping
from math import cos, radians, sin

from pipelines.embedded.writer.recipe.chance import Chance
from pipelines.embedded.writer.recipe.hearing import Heard

HUE_NAMES = (
    (15, "rose"), (38, "brick"), (60, "copper"), (80, "amber"), (102, "straw"), (125, "lime"), (150, "moss"),
    (175, "jade"), (200, "teal"), (225, "lagoon"), (250, "slate blue"), (272, "dusk blue"), (292, "indigo"),
    (312, "violet"), (336, "plum"), (352, "magenta"), (361, "rose"),
)  # fmt: skip
RANK = ("colour", "sky", "time", "place", "season", "thing", "creature", "doing", "feeling", "genre", "person")

DUSK, BRICK, PAPER = 285.0, 32.0, 84.0  # hues of the house: night ink, brick, paper
STRONG = RANK.index("creature")  # feelings and doings do not outshine a place's own lamp


def hues(heard: Heard) -> tuple[float, float]:
    """The main and the accent hue, in OKLCH degrees: colours named first, then weather and places; the second thing
    named gives the accent. An unknown word has a hue of its own."""
    found = [
        (RANK.index(m.entry.kind) if m.entry.kind in RANK else len(RANK), place, m.entry.wanted("hue")[0])
        for place, m in enumerate(heard.wanted)
        if m.entry.wanted("hue")
    ]
    pairs = [
        tuple(map(float, f"{value}/".split("/")[:2] if "/" in value else (value, "60"))) for *_, value in sorted(found)
    ]
    if not pairs:
        own = Chance(" ".join(heard.strange) or "paper")
        main = 360 * own.share("hue")
        return main, (main + own.choose("accent", (150.0, 180.0, 210.0, 60.0))) % 360
    main, accent = pairs[0]
    accents = [pair[0] for pair, (rank, *_) in zip(pairs[1:], sorted(found)[1:]) if rank <= STRONG]
    if accents and _apart(main, accents[0]) > 40:
        accent = accents[0]
    elif heard.new:
        accent = word_hue(heard.new[0])
    return main, accent


def word_hue(word: str) -> float:
    """The hue an unknown word has, always the same."""
    return 360 * Chance(word).share("hue")


def hue_name(hue: float) -> str:
    """A plain name for a hue."""
    return next(name for until, name in HUE_NAMES if hue % 360 < until)


def palette(heard: Heard, feel: Mapping[str, float], chance: Chance) -> tuple[str, str, str, str, str]:
    """Five colours "#rrggbb" of rising lightness: ink, shade, body, lamp, paper."""
    main, accent = hues(heard)
    main = chance.about("main", main, 11)
    accent = chance.about("accent", accent, 13)
    glow = 1 + 0.18 * feel["valence"] + 0.1 * feel["energy"] - 0.16 * max(0.0, feel["grit"])
    lift = 0.025 * feel["brightness"] + chance.about("lift", 0.0, 0.012)
    lean = 18 if chance.share("lean") < 0.5 else -18
    lamp = chance.about("lamp", 0.132, 0.016) * glow * (0.78 if 165 < accent % 360 < 350 else 1.0)
    return (
        oklch(0.215 + lift, 0.05 * glow, _towards(main + 0.6 * lean, DUSK, 0.55 if _warm(main) else 0.15)),
        oklch(0.385 + 1.3 * lift, 0.088 * glow, _towards(main, BRICK, 0.5) if _warm(main) else main),
        oklch(
            0.595 + 1.6 * lift, chance.about("body", 0.108, 0.018) * glow, main + (-abs(lean) if _warm(main) else lean)
        ),
        oklch(0.785 + lift, lamp, accent),
        oklch(0.952 + 0.4 * lift, 0.024, _towards(PAPER, accent, 0.1)),
    )


def _warm(hue: float) -> bool:
    """Between copper and straw, where dark colours turn to mud."""
    return 42 < hue % 360 < 112


def _towards(hue: float, goal: float, share: float) -> float:
    return hue + share * _turn(hue, goal)


def oklch(lightness: float, chroma: float, hue: float) -> str:
    """OKLCH -> "#rrggbb" in sRGB. `lightness` 0..1, `chroma` 0..0.4, `hue` in degrees; chroma yields to the gamut."""
    red, green, blue = _linear(lightness, chroma, hue)
    while chroma > 1e-3 and not all(-1e-4 <= x <= 1 + 1e-4 for x in (red, green, blue)):
        chroma *= 0.92
        red, green, blue = _linear(lightness, chroma, hue)
    return "#" + "".join(f"{round(255 * _gamma(min(1.0, max(0.0, x)))):02x}" for x in (red, green, blue))


def _linear(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _gamma(x: float) -> float:
    return 12.92 * x if x <= 0.0031308 else 1.055 * x ** (1 / 2.4) - 0.055


def _apart(a: float, b: float) -> float:
    return abs(_turn(a, b))


def _turn(start: float, end: float) -> float:
    return (end - start + 180) % 360 - 180
