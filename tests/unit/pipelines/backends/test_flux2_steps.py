"""The four steps: the library's own pictures, left at any step, with what is kept kept."""

from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pipelines import Progress
from tests.unit.pipelines.backends.flux2_players import REPO, painter

pytest.importorskip("diffusers", reason="needs diffusers, which is not installed here")


@pytest.fixture(scope="module")
def easel(tiny: Callable[..., Path]) -> Any:
    return painter(tiny(REPO))._easel


def finished(steps: Generator[Progress, None, Any]) -> Any:
    done: list[int] = []
    while True:
        try:
            done.append(next(steps).done)
        except StopIteration as end:
            assert done == [1, 2, 3, 4]
            return end.value


def noise(easel: Any, seed: int = 1, rows: int = 6, columns: int = 8) -> Any:
    from pipelines.backends.flux2.steps import noise_of

    return noise_of(seed, (easel.channels, rows, columns))[None]


def test_the_loop_paints_the_library_s_own_picture(easel: Any) -> None:
    import torch
    from PIL import Image

    from pipelines.backends.flux2.steps import denoise

    rng = np.random.default_rng(0)
    looks = [rng.integers(0, 256, (h, w, 3), dtype=np.uint8) for h, w in ((96, 64), (64, 128))]
    words = easel.read("the sea at night")
    ours = finished(denoise(easel, words, noise(easel), [easel.encode(look)[None] for look in looks]))
    theirs = easel.pipeline(
        image=[Image.fromarray(look) for look in looks],
        prompt_embeds=words,
        height=96,
        width=128,
        num_inference_steps=4,
        guidance_scale=1.0,
        latents=noise(easel),
        generator=torch.Generator().manual_seed(0),
    ).images[0]
    assert (
        np.abs(easel.decode(ours[0]).astype(int) - np.asarray(theirs)).max() <= 1
    )  # references in another order of sums


def test_what_is_kept_stays_bit_for_bit_and_what_is_new_is_new(easel: Any) -> None:
    import torch

    from pipelines.backends.flux2.steps import Kept, denoise

    clean = noise(easel, seed=2)[0]
    change = torch.tensor([0, 0, 0.25, 0.5, 0.75, 1, 1, 1]).expand(6, -1)
    words = easel.read("the sea")
    latents = finished(denoise(easel, words, noise(easel), kept=Kept(clean, change)))[0]
    assert torch.equal(latents[:, :, :2], clean[:, :, :2])
    for column in range(2, 8):
        assert not torch.equal(latents[:, :, column], clean[:, :, column])


def test_tokens_at_a_join_are_let_go_one_column_after_the_other(easel: Any) -> None:
    import torch

    from pipelines.backends.flux2.steps import Kept, denoise, schedule

    clean, start = noise(easel, seed=2)[0], noise(easel)
    change = torch.tensor([0, 0, 0.25, 0.5, 0.75, 1, 1, 1]).expand(6, -1)
    sigmas, _ = schedule(easel, 48)
    seen: list[Any] = []
    hook = easel.pipeline.transformer.register_forward_pre_hook(
        lambda _, args, told: seen.append(told["hidden_states"].clone()), with_kwargs=True
    )
    try:
        finished(denoise(easel, easel.read("the sea"), start, kept=Kept(clean, change)))
    finally:
        hook.remove()
    for step, held in ((1, 4), (2, 3), (3, 2)):  # before the second, third and last step: columns that are still held
        noised = (1 - sigmas[step]) * clean + sigmas[step] * start[0]
        looked = seen[step][0].T.reshape(clean.shape)
        same = [torch.equal(looked[:, :, column], noised[:, :, column]) for column in range(8)]
        assert same == [column < held for column in range(8)]


def test_the_work_can_be_left_at_every_step_and_begun_again(easel: Any) -> None:
    import torch

    from pipelines.backends.flux2.steps import denoise

    words = easel.read("the sea")
    whole = finished(denoise(easel, words, noise(easel)))
    before = [one.clone() for one in easel.pipeline.transformer.parameters()]
    for step in range(1, 4):
        steps = denoise(easel, words, noise(easel))
        for _ in range(step):
            next(steps)
        steps.close()
    assert torch.equal(finished(denoise(easel, words, noise(easel))), whole)
    assert all(map(torch.equal, before, easel.pipeline.transformer.parameters()))


def test_a_size_off_the_grid_is_refused_with_the_next_one(easel: Any) -> None:
    with pytest.raises(ValueError, match="next size is 112 x 80"):
        easel.encode(np.zeros((70, 100, 3), np.uint8))


def test_a_picture_decoded_in_two_parts_is_nearly_the_whole_one(easel: Any) -> None:
    latents = noise(easel, columns=40)[0] * 0.5
    whole, parts = easel.decode(latents).astype(int), easel.decode(latents, in_bands=True).astype(int)
    assert whole.shape == parts.shape == (96, 640, 3)
    assert np.abs(whole - parts).mean() < 6


def test_the_noise_levels_are_those_of_four_steps_at_768_px(easel: Any) -> None:
    from pipelines.backends.flux2.steps import schedule

    sigmas, times = schedule(easel, 48 * 48)
    assert [round(float(one), 3) for one in sigmas] == [1.0, 0.962, 0.895, 0.739, 0.0]
    assert [round(float(one)) for one in times] == [1000, 962, 895, 739]
