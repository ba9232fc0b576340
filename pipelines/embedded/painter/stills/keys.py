"""Keys: the metal, a bow with the emblem of its lock, a stem, a bit whose wards are its own."""

from pipelines.embedded.painter.colour import Colour, colour, mix
from pipelines.embedded.painter.maquette import Maquette, oval, smoothed
from pipelines.embedded.painter.stills.emblems import draw_emblem

METALS = {
    "brass": "d8a440", "iron": "5c5e68", "silver": "d0d6de", "copper": "cc7444", "pewter": "8c9098", "bone": "ece0c4",
    "glass": "9fd4dc", "steel": "8fa0b4", "gilt": "f0c850",
}  # fmt: skip


def draw_key(it: Maquette, kind: str) -> None:
    """`kind` is "brass/owl": metal and emblem."""
    metal, _, emblem = kind.partition("/")
    fill = colour(METALS.get(metal, METALS["brass"]))
    glow = 0.25 if metal == "glass" else 0.0
    dark, bright = fill * 0.52, mix(fill, colour("fffaf0"), 0.45)
    it.shade(0.04, 0.2, 0.3, 0.16, 0.5)
    y, radius = 0.62, 0.285
    _stem(it, fill, dark, bright, glow)
    bow = _bow(sum(map(ord, kind)) % 3, y, radius)
    it.sheet([(px * 1.05 + 0.012, (py - y) * 1.05 + y - 0.016) for px, py in bow], 0.06, dark, glow)
    it.sheet(bow, 0.05, fill, glow)
    it.sheet(oval(0, y, radius * 0.8), 0.045, dark * 0.8, glow)
    it.sheet(oval(0.006, y - 0.008, radius * 0.77), 0.044, mix(fill, dark, 0.55), glow)
    draw_emblem(it, emblem, 0.008, y - 0.012, 0.04, radius * 0.68, dark * 0.7, mix(fill, dark, 0.55), glow)
    draw_emblem(it, emblem, 0, y, 0.035, radius * 0.68, bright, mix(fill, dark, 0.5), glow)
    it.stroke([(px, py) for px, py in bow[: len(bow) // 3]], 0.04, 0.014, bright, glow)
    it.ring(0, y + radius + 0.035, 0.05, 0.042, 0.018, fill * 0.85, glow)


def _bow(cut: int, y: float, radius: float) -> list[tuple[float, float]]:
    if cut == 0:
        return [(x, py) for x, py in oval(0, y, radius, steps=28)]
    if cut == 1:
        lobes = [
            (radius * 1.06 * sx, y + radius * 1.06 * sy)
            for sx, sy in ((0, 1), (0.8, 0.8), (1, 0), (0.8, -0.8), (0, -1), (-0.8, -0.8), (-1, 0), (-0.8, 0.8))
        ]
        return smoothed(lobes, 2)
    heart = [
        (0, y + radius * 0.86),
        (0.62 * radius, y + radius * 1.12),
        (1.12 * radius, y + 0.55 * radius),
        (1.0 * radius, y - 0.35 * radius),
        (0, y - 1.15 * radius),
        (-1.0 * radius, y - 0.35 * radius),
        (-1.12 * radius, y + 0.55 * radius),
        (-0.62 * radius, y + radius * 1.12),
    ]
    return smoothed(heart, 2)


def _stem(it: Maquette, fill: Colour, dark: Colour, bright: Colour, glow: float) -> None:
    it.tube((0, 0.03, 0.08), (0, 0.36, 0.08), 0.036, 0.036, fill, 7, glow)
    for y in (0.31, 0.35, 0.24):
        it.tube(
            (0, y, 0.07),
            (0, y + 0.022, 0.07),
            0.055 if y > 0.3 else 0.048,
            0.055 if y > 0.3 else 0.048,
            fill * 1.1,
            7,
            glow,
        )
    wards = 3 + int(it.chance(5) * 2)
    bit = [(0.03, 0.045), (0.19, 0.045), (0.19, 0.19), (0.03, 0.19)]
    it.sheet([(x + 0.01, y - 0.012) for x, y in bit], 0.075, dark, glow)
    it.sheet(bit, 0.07, fill * 0.95, glow)
    for k in range(wards):
        y = 0.06 + 0.12 * (k + 0.5) / wards
        deep = 0.05 + 0.08 * it.chance(7, k)
        it.pane(0.195 - deep, 0.2, y - 0.011, y + 0.011, 0.065, dark * 0.8, glow)
    it.bar((-0.014, 0.05, 0.03), (-0.014, 0.3, 0.03), 0.012, bright, glow)
