"""Strips of a mural by FLUX.2 klein: what is kept, what is carried, what is said, and a full memory."""

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pipelines import Carried, Picture, Progress, Shot, Stretch, StripBrief, StripPainting
from pipelines.errors import MemoryFull
from tests.unit.pipelines.backends.flux2_players import (
    REPO,
    SHOT,
    first_strip,
    memory_full,
    next_strip,
    painted,
    painter,
)

pytest.importorskip("diffusers", reason="needs diffusers, which is not installed here")
GREY = Picture(np.full((768, 208, 3), 90, np.uint8))


@pytest.fixture(scope="module")
def hand(tiny: Callable[..., Path]) -> Any:
    return painter(tiny(REPO))


@pytest.fixture(scope="module")
def first(hand: Any) -> StripPainting:
    return painted(hand.paint_strip(first_strip()))


@pytest.fixture(scope="module")
def second(hand: Any, first: StripPainting) -> StripPainting:
    return painted(hand.paint_strip(next_strip(first)))


def latents(strip: StripPainting) -> Any:
    assert strip.carried is not None
    return strip.carried.arrays["latents"]


def test_a_strip_is_as_wide_as_what_is_beside_it_asks_for(hand: Any, first: StripPainting) -> None:
    assert first.picture.pixels.shape == (768, 768, 3)
    between = next_strip(first, after=GREY)
    assert painted(hand.paint_strip(between)).picture.pixels.shape == (768, 976, 3)
    leftmost = replace(first_strip(), after=GREY)
    assert painted(hand.paint_strip(leftmost)).picture.pixels.shape == (768, 976, 3)
    assert (first.depth, first.placed) == (None, ())


def test_progress_is_told_at_every_step(hand: Any) -> None:
    *steps, _ = hand.paint_strip(first_strip())
    assert steps == [Progress("paint", done, 4, "steps") for done in range(5)]


def test_the_same_brief_is_the_same_picture_and_another_take_another(
    hand: Any, first: StripPainting, second: StripPainting
) -> None:
    again = painted(hand.paint_strip(next_strip(first)))
    assert again.picture.pixels.tobytes() == second.picture.pixels.tobytes()
    assert latents(again).tobytes() == latents(second).tobytes()
    other = painted(hand.paint_strip(next_strip(first, SHOT.model_copy(update={"take": 1}))))
    assert np.abs(other.picture.pixels.astype(int) - second.picture.pixels).mean() > 3


def test_what_is_carried_is_small_and_says_whose_it_is(first: StripPainting, second: StripPainting, hand: Any) -> None:
    assert first.carried is not None
    assert second.carried is not None
    assert first.carried.model == hand.name
    shapes = {name: (array.shape, array.dtype.name) for name, array in second.carried.arrays.items()}
    assert shapes == {
        "latents": ((48, 13, 16), "float16"),
        "anchor": ((16, 16, 16), "float16"),
        "mean": ((16,), "float32"),
        "spread": ((16,), "float32"),
    }
    published = sum(array.nbytes // 16 * 128 for array in second.carried.arrays.values())
    assert published < 256 * 1024


def test_the_first_strip_s_look_is_handed_on_unchanged(hand: Any, first: StripPainting, second: StripPainting) -> None:
    third = painted(hand.paint_strip(next_strip(second)))
    for strip in (second, third):
        assert strip.carried is not None
        assert first.carried is not None
        assert np.array_equal(strip.carried.arrays["anchor"], first.carried.arrays["anchor"])


def test_carried_latents_are_kept_bit_for_bit_and_never_encoded_again(hand: Any, first: StripPainting) -> None:
    import torch

    from pipelines.backends.flux2 import carrying, outpainting

    easel, encoded, canvases = hand._easel, [], []
    earlier = carrying.unpack(first.carried, hand.name, easel.channels)
    watch = easel.pipeline.vae.encoder.register_forward_hook(lambda *_: encoded.append(1))
    decode = easel.pipeline.vae.decoder.register_forward_pre_hook(lambda _, args: canvases.append(args[0].clone()))
    try:
        list(outpainting.paint(easel, next_strip(first), earlier))
    finally:
        watch.remove(), decode.remove()
    assert not encoded
    assert earlier is not None
    clean = torch.zeros(easel.channels, 48, 48)
    clean[:, :, :13] = earlier.edge
    with torch.inference_mode():
        hook = easel.pipeline.vae.decoder.register_forward_pre_hook(lambda _, args: canvases.append(args[0].clone()))
        try:
            easel.decode(clean)
        finally:
            hook.remove()
    # two latents to a token: ten columns are kept, three let go; the decoder's first convolution sees one further
    ours, truth = canvases[0][..., :19], canvases[1][..., :19]
    assert torch.equal(ours, truth)
    assert not torch.equal(canvases[0][..., 20:26], canvases[1][..., 20:26])


def torn(carried: Carried | None) -> dict[str, Carried]:
    assert carried is not None
    arrays = dict(carried.arrays)
    holed = arrays["latents"].copy()
    holed[3, 4, 5] = np.nan
    return {
        "another painter's": Carried("FLUX.3", arrays),
        "cut off": Carried(carried.model, {**arrays, "latents": arrays["latents"][:, :12]}),
        "of another kind": Carried(carried.model, {**arrays, "latents": arrays["latents"].astype(np.float32)}),
        "no number": Carried(carried.model, {**arrays, "latents": holed}),
        "without its look": Carried(carried.model, {name: arrays[name] for name in ("latents", "mean", "spread")}),
        "less than nothing": Carried(carried.model, {**arrays, "spread": -arrays["spread"]}),
        "empty": Carried(carried.model, {}),
    }


@pytest.mark.parametrize("how", ["another painter's", "cut off", "of another kind", "no number", "without its look"])
def test_what_is_torn_is_left_aside_and_logged(
    hand: Any, first: StripPainting, caplog: pytest.LogCaptureFixture, how: str
) -> None:
    from pipelines.backends.flux2.carrying import unpack

    caplog.set_level(logging.INFO)
    assert unpack(torn(first.carried)[how], hand.name, 16) is None
    assert len(caplog.records) == 1


def test_without_anything_carried_or_with_it_torn_the_edge_is_read_from_its_pixels(
    hand: Any, first: StripPainting
) -> None:
    briefs = [next_strip(first, carried=carried) for carried in (None, torn(first.carried)["no number"])]
    bare, given = (painted(hand.paint_strip(brief)) for brief in briefs)
    assert bare.picture.pixels.shape == (768, 768, 3)
    assert bare.carried is not None
    assert np.array_equal(bare.picture.pixels, given.picture.pixels)


@pytest.mark.parametrize("how", ["less than nothing", "empty"])
def test_numbers_that_make_no_sense_are_torn_too(hand: Any, first: StripPainting, how: str) -> None:
    from pipelines.backends.flux2.carrying import unpack

    assert unpack(torn(first.carried)[how], hand.name, 16) is None


def test_latents_that_are_no_numbers_are_not_handed_on(hand: Any, first: StripPainting) -> None:
    from dataclasses import replace

    from pipelines.backends.flux2.carrying import pack, unpack

    kept = unpack(first.carried, hand.name, 16)
    assert kept is not None
    assert pack(kept, hand.name) is not None
    assert pack(replace(kept, edge=kept.edge * float("nan")), hand.name) is None


def test_what_lies_under_the_new_part_of_the_canvas_is_never_seen(hand: Any, first: StripPainting) -> None:
    """The library's own outpainting shows the model a filled canvas, and gets the fill back as smears."""
    import torch

    from pipelines.backends.flux2.steps import Kept, denoise, noise_of

    easel, change = hand._easel, torch.ones(48)
    change[:13] = 0
    words, noise = easel.read("the sea"), noise_of(1, (16, 48, 48))[None]
    edge = torch.from_numpy(latents(first).astype(np.float32)).permute(2, 0, 1)

    def ends(fill: float) -> Any:
        clean = torch.full((16, 48, 48), fill)
        clean[:, :, :13] = edge
        steps = denoise(easel, words, noise, [edge[None]], Kept(clean, change.expand(48, -1)))
        while True:
            try:
                next(steps)
            except StopIteration as end:
                return end.value

    assert torch.equal(ends(0.0), ends(3.0))


def test_the_ramp_at_a_join_is_soft() -> None:
    from pipelines.backends.flux2.outpainting import change_of

    change = change_of(13, 61, 13).tolist()
    assert change[:14] == [0] * 10 + [0.25, 0.5, 0.75, 1]
    assert change == change[::-1]
    assert change_of(0, 48, 0).tolist() == [1] * 48


def test_a_strip_between_two_others_keeps_both_their_edges(hand: Any, first: StripPainting) -> None:
    easel = hand._easel
    seen: list[Any] = []
    hook = easel.pipeline.vae.decoder.register_forward_pre_hook(lambda _, args: seen.append(args[0].clone()))
    try:
        painted(hand.paint_strip(next_strip(first, after=GREY)))
        edges = [easel.encode(one) for one in (np.ascontiguousarray(first.picture.pixels[:, -208:]), GREY.pixels)]
        for edge in edges:
            easel.decode(edge)
    finally:
        hook.remove()
    canvas, left, right = seen[0], seen[1], seen[2]
    assert np.allclose(canvas[..., :19], left[..., :19], atol=1e-5)
    assert np.allclose(canvas[..., -19:], right[..., -19:], atol=1e-5)


def test_what_was_painted_over_is_what_is_asked_for(hand: Any, first: StripPainting) -> None:
    over = SHOT.model_copy(update={"prompt": "A white whale in a red sea."})
    covered = StripBrief(0, (Stretch(0, SHOT, over),), 3)
    shown = painted(hand.paint_strip(StripBrief(0, (Stretch(0, over),), 3)))
    assert np.array_equal(painted(hand.paint_strip(covered)).picture.pixels, shown.picture.pixels)
    assert not np.array_equal(first.picture.pixels, shown.picture.pixels)


def test_a_strip_can_be_left_at_any_step_and_painted_again(
    hand: Any, first: StripPainting, second: StripPainting
) -> None:
    for steps in range(1, 5):
        painting = hand.paint_strip(next_strip(first))
        for _ in range(steps):
            next(painting)
        painting.close()
    again = painted(hand.paint_strip(next_strip(first)))
    assert np.array_equal(again.picture.pixels, second.picture.pixels)


def test_a_full_memory_is_met_with_less_and_then_with_a_sentence(
    hand: Any, first: StripPainting, second: StripPainting
) -> None:
    transformer = hand._easel.pipeline.transformer
    tokens: list[int] = []
    counting = transformer.register_forward_pre_hook(
        lambda _, args, told: tokens.append(told["hidden_states"].shape[1]), with_kwargs=True
    )
    try:
        with memory_full(transformer, 1):
            smaller = painted(hand.paint_strip(next_strip(first)))
        assert tokens == [48 * 48 + 48 * 13 + 256] + [48 * 48 + 48 * 6] * 4
        assert smaller.picture.pixels.shape == (768, 768, 3)
        with memory_full(transformer, 99), pytest.raises(MemoryFull, match="too full for tiny-random FLUX"):
            list(hand.paint_strip(next_strip(first)))
        with memory_full(hand._easel.pipeline.vae.decoder, 1) as decoded:
            painted(hand.paint_strip(next_strip(first)))
        assert len(decoded) == 3  # one that failed, and two halves
    finally:
        counting.remove()
    again = painted(hand.paint_strip(next_strip(first)))
    assert np.array_equal(again.picture.pixels, second.picture.pixels)


def test_colours_that_drift_are_pulled_back_away_from_the_join_and_only_half() -> None:
    import torch

    from pipelines.backends.flux2.steadying import Lie, lie_of, steadied

    torch.manual_seed(0)
    usual_look = torch.randn(4, 48, 48)
    usual = lie_of(usual_look)
    drifted = torch.randn(4, 48, 48) + 3 * usual.spread[:, None, None]
    held = steadied(drifted, usual, slice(13, 48), left=True, right=False)
    assert torch.equal(held[:, :, :14], drifted[:, :, :14])
    change = (held - drifted).abs().mean(dim=(0, 1))
    assert (change[14:24].diff() > 0).all()  # it sets in slowly
    far = slice(30, 48)
    was, now = (lie_of(one[:, :, far]).mean - usual.mean for one in (drifted, held))
    assert (now < 0.7 * was).all()
    assert (now > 0.3 * was).all()
    assert torch.allclose(
        steadied(usual_look, Lie(usual.mean, usual.spread), slice(0, 48), left=False, right=False),
        usual_look,
        atol=1e-5,
    )


def carried_after(hand: Any, first: StripPainting, shot: Shot) -> dict[str, Any]:
    strip = painted(hand.paint_strip(next_strip(first, shot)))
    assert strip.carried is not None
    return dict(strip.carried.arrays)


def test_another_mood_begins_another_average(hand: Any, first: StripPainting) -> None:
    from pipelines.backends.flux2 import carrying

    assert first.carried is not None
    odd = replace(first.carried, arrays={**first.carried.arrays, "mean": first.carried.arrays["mean"] + 5})
    told = replace(first, carried=odd)
    same = carried_after(hand, told, SHOT)
    turned = carried_after(hand, told, SHOT.model_copy(update={"palette": "ember"}))
    assert (same["mean"] > 2).all()
    assert (np.abs(turned["mean"]) < 2).all()
    assert carrying.unpack(Carried(hand.name, same), hand.name, 16) is not None
