"""A summer night in the grass."""

import numpy as np

from apps.lofinity.craft.cover.canvas import Canvas, mix
from apps.lofinity.craft.cover.light import (
    Box,
    H,
    W,
    cat,
    dusk,
    stars,
    sun,
    trees,
)


def meadow(canvas: Canvas, box: Box) -> None:
    """A summer night with its back to a big tree: fireflies, tall grass, a village far away, more stars than needed."""
    rng = canvas.rng
    dusk(canvas, box, 0.64, deep=0.45)
    stars(canvas, box, 0.58, 260)
    river = np.exp(-(((canvas.x * 0.55 - canvas.y + 0.02 * H + 60 * canvas.clouds(3, 4)) / 95) ** 2))
    milk = river * np.clip(0.6 + 0.7 * canvas.clouds(14, 18), 0, 1) * np.clip(1 - canvas.y / (0.55 * H), 0, 1)
    canvas.lay(np.asarray(0.2 * milk, dtype=np.float32), mix(box.paper, box.body, 0.3))
    sun(canvas, box, rng.uniform(0.3, 0.44) * W, 0.27 * H, 40, moon=True)
    for layer in range(3):
        tone = mix(mix(box.body, box.shade, 0.35), box.ink, 0.22 * layer)
        top = canvas.line(
            H * (0.58 + 0.055 * layer), (rng.uniform(400, 700), 20, rng.uniform(0, 6)), (150, 6, rng.uniform(0, 6))
        )
        canvas.ridge(top, tone, mix(tone, box.lamp, 0.22), 80)
        if layer == 1:
            for _ in range(9):
                x = rng.uniform(0.08, 0.5) * W
                y = float(top[int(x)]) + rng.uniform(3, 14)
                canvas.fill(canvas.stencil().box(x, y, 4, 4), mix(box.warm, box.paper, 0.4))
                canvas.glow(x + 2, y + 2, 11, box.warm, 0.4)
        feet = [(float(x), float(top[int(x)]) + 4) for x in rng.uniform(0, W - 1, 7)]
        trees(canvas, mix(tone, box.ink, 0.25), mix(tone, box.ink, 0.45), feet, 26 + 13 * layer)
    ground = canvas.line(
        lambda x: H * (0.84 - 0.05 * np.exp(-(((x - 0.74 * W) / 190) ** 2))), (370, 7, rng.uniform(0, 6))
    )
    canvas.ridge(ground, mix(box.shade, box.ink, 0.45), box.ink, 110)
    _great_tree(canvas, box, 0.76 * W, float(ground[int(0.76 * W)]) + 12)
    cat(canvas, 0.62 * W, float(ground[int(0.62 * W)]) + 5, 50, mix(box.ink, box.shade, 0.12), leftward=True)
    for share, tall, strength in ((0.3, 60, 0.85), (0.08, 96, 1.0)):
        blades, heads = canvas.stencil(), canvas.stencil()
        for x in rng.uniform(-10, W + 10, 190):
            foot = H + 6 if strength == 1.0 else float(ground[int(np.clip(x, 0, W - 1))]) + rng.uniform(30, 70)
            high, lean = tall * rng.uniform(0.5, 1.2), rng.uniform(-14, 20)
            tip = (x + lean, foot - high)
            blades.line([(x, foot), (x + 0.25 * lean, foot - 0.55 * high), tip], 1.8)
            if rng.random() < 0.22:
                heads.oval(tip[0], tip[1], 2.2, 6.5)
        canvas.fill(blades, mix(box.ink, box.shade, share + 0.45), box.ink, strength)
        canvas.fill(heads, mix(mix(box.ink, box.lamp, 0.35), box.shade, 0.45), strength=0.8 * strength)
    for _ in range(34):
        x, y = rng.uniform(0, W), H * rng.uniform(0.56, 0.97)
        canvas.glow(x, y, rng.uniform(6, 13), box.warm, rng.uniform(0.4, 0.95))
        canvas.disc(x, y, rng.uniform(1.0, 2.1), mix(box.paper, box.warm, 0.2))


def _great_tree(canvas: Canvas, box: Box, x: float, y: float) -> None:
    """An old oak: crown in five cushions, leaves dabbed on where the moon reaches."""
    rng = canvas.rng
    trunk = canvas.stencil().polygon(
        [(x - 34, y), (x - 15, y - 60), (x - 12, y - 250), (x + 12, y - 250), (x + 17, y - 60), (x + 40, y)]
    )
    trunk.line([(x, y - 150), (x - 80, y - 262)], 12).line([(x + 2, y - 175), (x + 92, y - 275)], 11)
    canvas.fill(trunk, mix(box.ink, box.shade, 0.3), box.ink)
    cushions = ((-104, -262, 82, 56), (96, -268, 88, 58), (-54, -330, 96, 62), (60, -344, 92, 60), (4, -396, 82, 52))
    for number, (away_x, away_y, across, down) in enumerate(cushions):
        crown, leaves = canvas.stencil(), canvas.stencil()
        crown.oval(x + away_x, y + away_y, across, down)
        for _ in range(70):  # a ragged edge: leaves stand out of it
            turn = rng.uniform(0, 2 * np.pi)
            crown.oval(x + away_x + across * np.cos(turn), y + away_y + down * np.sin(turn), *rng.uniform(5, 13, 2))
        for _ in range(60):
            turn, far = rng.uniform(0.85, 1.75) * np.pi, rng.uniform(0.2, 1.0) ** 0.6
            leaves.ink(rng.uniform(0.25, 0.9)).oval(
                x + away_x + far * across * np.cos(turn),
                y + away_y + far * down * np.sin(turn),
                rng.uniform(4, 10),
                rng.uniform(2.5, 5),
            )
        canvas.fill(crown, mix(box.ink, box.shade, 0.22 + 0.07 * number), mix(box.ink, box.shade, 0.05), uneven=0.12)
        canvas.fill(leaves, mix(box.shade, box.body, 0.25), strength=0.32)
