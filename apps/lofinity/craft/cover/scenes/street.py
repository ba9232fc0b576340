"""A wet street at night."""

import numpy as np
from PIL import Image

from apps.lofinity.craft.cover.canvas import Canvas, mix
from apps.lofinity.craft.cover.light import (
    Box,
    H,
    W,
    awning,
    cat,
    cloud_bands,
    dusk,
    rainfall,
    wires,
)


def wet_street(canvas: Canvas, box: Box) -> None:
    """A street after the last customer: lamp, lit windows, someone under an umbrella, everything twice in the wet."""
    rng = canvas.rng
    ground = 0.7 * H
    dusk(canvas, box, 0.72, deep=0.9)
    cloud_bands(canvas, box, 0.0, 0.55, 0.22)
    for layer in range(2):
        tone = mix(mix(box.shade, box.body, 0.35), box.ink, 0.35 + 0.3 * layer)
        blocks, panes = canvas.stencil(), canvas.stencil()
        x = -20.0
        while x < W:
            wide = rng.uniform(80, 150)
            # the street opens in the middle: tall at both sides, low where it goes on
            tall = H * (0.2 + (0.5 - 0.16 * layer) * abs((x + wide / 2) / W - 0.52) ** 0.8 + rng.uniform(0, 0.06))
            tall *= 1.0 if layer == 0 else 1.35
            if not (layer == 1 and (x + wide / 2) / W > 0.3):
                blocks.box(x, ground - tall, wide + 1, tall + 4)
                for row in range(int(tall / 44)):
                    for column in range(int(wide / 34)):
                        if rng.random() < 0.3:
                            panes.box(x + 12 + column * 34, ground - tall + 18 + row * 44, 15, 21, 1)
            x += wide
        canvas.fill(blocks, tone, mix(tone, box.ink, 0.35))
        canvas.fill(panes, mix(box.warm, box.paper, 0.3), strength=0.45 + 0.35 * layer)
    _shop(canvas, box, ground)
    lamp_x, lamp_y = 0.29 * W, 0.28 * H
    post = canvas.stencil().box(lamp_x - 4, lamp_y + 6, 8, ground - lamp_y - 2).box(lamp_x - 9, ground - 16, 18, 18)
    post.line([(lamp_x, lamp_y + 22), (lamp_x + 8, lamp_y - 4), (lamp_x + 40, lamp_y - 8)], 6)
    post.polygon(
        [(lamp_x + 24, lamp_y + 10), (lamp_x + 34, lamp_y - 10), (lamp_x + 58, lamp_y - 10), (lamp_x + 68, lamp_y + 10)]
    )
    cone = (
        canvas.stencil()
        .ink(0.5)
        .polygon(
            [(lamp_x + 30, lamp_y + 10), (lamp_x + 62, lamp_y + 10), (lamp_x + 190, ground), (lamp_x - 110, ground)]
        )
    )
    canvas.fill(cone, box.warm, strength=0.24)
    canvas.fill(post, mix(box.ink, box.shade, 0.15))
    canvas.glow(lamp_x + 46, lamp_y + 14, 62, box.warm, 0.75)
    canvas.disc(lamp_x + 46, lamp_y + 12, 12, mix(box.paper, box.warm, 0.2), 3)
    _walker(canvas, box, 0.5 * W, ground + 6)
    posts = [(-30.0, 0.16 * H), (0.42 * W, 0.22 * H), (W + 30.0, 0.1 * H)]
    wires(canvas, mix(box.ink, box.shade, 0.2), posts, 20)
    _wet(canvas, box, ground)
    canvas.glow(lamp_x + 46, ground + 52, 120, box.warm, 0.42, flat=3.2)
    _rings(canvas, box)
    rainfall(canvas, box, 260 if box.hears("storm") else 170)


def _shop(canvas: Canvas, box: Box, ground: float) -> None:
    x, wide, tall = 0.66 * W, 270.0, 250.0
    wall = mix(box.ink, box.shade, 0.45)
    canvas.fill(canvas.stencil().box(x, ground - tall - 60, wide, tall + 64), wall, mix(wall, box.ink, 0.4))
    pane = (x + 26, ground - 172, 150.0, 128.0)
    canvas.glow(pane[0] + 75, pane[1] + 64, 150, box.warm, 0.5)
    canvas.fill(canvas.stencil().box(*pane), mix(box.paper, box.warm, 0.35), mix(box.warm, box.shade, 0.2))
    inside = canvas.stencil()
    for shelf in range(2):
        inside.box(pane[0] + 70, pane[1] + 40 + 38 * shelf, 80, 4)
        for book in range(11):
            tall_px = canvas.rng.uniform(14, 26)
            inside.box(pane[0] + 72 + book * 7, pane[1] + 40 + 38 * shelf - tall_px, 5, tall_px)
    inside.oval(pane[0] + 36, pane[1] + 70, 13, 14).arch(pane[0] + 36, pane[1] + 132, 27, 48, 180, 360)
    inside.box(pane[0], pane[1] + 108, 150, 20)
    canvas.fill(inside, mix(box.shade, box.warm, 0.25), strength=0.85)
    frame = canvas.stencil().box(pane[0] + 48, pane[1], 4, 128).box(pane[0] + 98, pane[1], 4, 128)
    frame.box(x + 196, ground - 150, 54, 150)
    canvas.fill(frame, mix(box.ink, wall, 0.3))
    canvas.fill(canvas.stencil().box(x + 203, ground - 140, 40, 70, 2), mix(box.warm, box.paper, 0.2), box.warm)
    awning(canvas, box, x + 12, ground - 206, 180.0, 40.0, 9)
    cat(canvas, x + 58, ground - 36, 34, box.ink)
    sill = canvas.stencil().box(x + 20, ground - 44, 164, 8)
    canvas.fill(sill, mix(wall, box.ink, 0.3))


def _walker(canvas: Canvas, box: Box, x: float, y: float) -> None:
    coat = canvas.stencil().polygon([(x - 13, y - 62), (x + 13, y - 62), (x + 20, y - 14), (x - 20, y - 14)])
    coat.oval(x, y - 72, 10, 11).box(x - 11, y - 18, 8, 20).box(x + 4, y - 18, 8, 20)
    canvas.fill(coat, mix(box.ink, box.shade, 0.15))
    canvas.fill(canvas.stencil().box(x - 14, y - 64, 28, 9, 4), mix(box.lamp, box.shade, 0.2))
    shade = canvas.stencil().line([(x + 9, y - 110), (x + 9, y - 44)], 2.4)
    canvas.fill(shade, box.ink)
    dome = canvas.stencil().arch(x + 9, y - 84, 56, 42, 180, 360).erase()
    for rib in range(4):
        dome.arch(x + 9 - 42 + rib * 28, y - 83, 14, 8, 180, 360)
    canvas.fill(dome, mix(box.lamp, box.paper, 0.12), mix(box.lamp, box.shade, 0.5))


def _wet(canvas: Canvas, box: Box, ground: float) -> None:
    """The road as a mirror that trembles: the picture above, upside down, smeared, darker the nearer."""
    rows = int(ground)
    depth = canvas.height - rows
    mirror = canvas.paint[rows - depth : rows][::-1]
    tremble = canvas.clouds(46, 3)[rows:, 0:1] * 8 + canvas.clouds(60, 30)[rows:] * 3
    columns = np.clip(np.arange(W)[None, :] + tremble, 0, W - 1).astype(np.int32)
    mirrored = np.take_along_axis(mirror, columns[..., None], axis=1)
    soft = Image.fromarray((np.clip(mirrored, 0, 1) * 255).astype(np.uint8)).resize((W // 2, depth // 9))
    smeared = np.asarray(soft.resize((W, depth), Image.Resampling.BICUBIC), dtype=np.float32) / 255
    near = np.linspace(0, 1, depth, dtype=np.float32)[:, None, None]
    road = mix(box.ink, box.shade, 0.3)
    pools = np.clip(canvas.clouds(7, 5)[rows:] * 2 + 0.5, 0, 1)[..., None]
    shine = (0.28 * mirrored + 0.72 * smeared) * (0.9 - 0.25 * near)
    canvas.paint[rows:] = road * (1 - 0.2 * near) + (shine - road * 0.35) * (0.5 + 0.4 * pools)
    kerb = canvas.stencil().box(0, ground - 1, W, 7)
    canvas.fill(kerb, mix(box.shade, box.body, 0.35), mix(box.ink, box.shade, 0.4))


def _rings(canvas: Canvas, box: Box) -> None:
    """Where drops meet the road."""
    rng = canvas.rng
    rings = canvas.stencil()
    for _ in range(46):
        x, y = rng.uniform(0, W), rng.uniform(0.74, 1.0) * H
        size = 3 + 9 * (y / H - 0.7) / 0.3 * rng.uniform(0.6, 1.3)
        rings.ink(rng.uniform(0.3, 0.9)).oval(x, y, size, 0.32 * size).ink(0).oval(x, y, size - 1.4, 0.32 * size - 1.0)
    canvas.fill(rings, box.paper, strength=0.4)
