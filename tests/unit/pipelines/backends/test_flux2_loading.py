"""What is loaded of FLUX.2 klein, what is left away, and that neither changes what it says."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pipelines.errors import EngineMissing
from tests.unit.pipelines.backends.flux2_players import (
    REPO,
    TOKENS,
    card,
    engine,
    first_strip,
    next_strip,
    painted,
    painter,
)

pytest.importorskip("diffusers", reason="needs diffusers, which is not installed here")
WORDS = "A lighthouse on a cliff at dusk, its lamp lit, gulls over a rough sea."


@pytest.fixture(scope="module")
def folder(tiny: Callable[..., Path]) -> Path:
    return tiny(REPO)


@pytest.fixture(scope="module")
def stock(folder: Path) -> Any:
    """The library's own pipeline, whole."""
    import torch
    from diffusers import Flux2KleinPipeline

    pipeline = Flux2KleinPipeline.from_pretrained(folder / REPO, dtype=torch.float32, local_files_only=True)
    pipeline.set_progress_bar_config(disable=True)
    return pipeline


@pytest.fixture
def copied(folder: Path, tmp_path: Path) -> Path:
    """The same checkpoint, to be changed."""
    shutil.copytree(folder / REPO, tmp_path / REPO)
    return tmp_path


def test_the_text_encoder_says_the_same_without_the_layers_that_nobody_reads(folder: Path, stock: Any) -> None:
    import torch

    whole, _ = stock.encode_prompt(WORDS, max_sequence_length=TOKENS)
    ours = painter(folder)._easel
    assert len(stock.text_encoder.model.layers) == 30
    assert len(ours.pipeline.text_encoder.layers) == 27
    assert torch.equal(ours.read(WORDS), whole)


def test_the_last_layer_s_state_is_not_normed_as_the_last_one_s_would_be(stock: Any, folder: Path) -> None:
    import torch

    pipeline = painter(folder)._easel.pipeline
    ids = torch.arange(8)[None]
    cut = pipeline.text_encoder(ids, output_hidden_states=True, use_cache=False).hidden_states[27]
    assert torch.equal(cut, stock.text_encoder(ids, output_hidden_states=True, use_cache=False).hidden_states[27])
    assert not torch.allclose(cut, stock.text_encoder.model.norm(cut), atol=1e-3)


def test_what_was_read_is_remembered_and_the_oldest_is_forgotten(folder: Path) -> None:
    from pipelines.backends.flux2.easel import REMEMBERED, Easel

    easel = Easel(painter(folder)._easel.pipeline, TOKENS)
    calls: list[int] = []
    hook = easel.pipeline.text_encoder.register_forward_hook(lambda *_: calls.append(1))
    try:
        once, again = easel.read(WORDS), easel.read(WORDS)
        assert (len(calls), once.data_ptr()) == (1, again.data_ptr())
        for number in range(REMEMBERED):
            easel.read(f"strip {number}")
        easel.read(WORDS)
    finally:
        hook.remove()
    assert len(calls) == REMEMBERED + 2


def test_parameters_are_counted_as_they_are_loaded(folder: Path, stock: Any) -> None:
    counted = painter(folder).count_parameters()
    assert set(counted) == set(card().params_b)
    for name, part in (("transformer", stock.transformer), ("vae", stock.vae)):
        assert counted[name] == sum(one.numel() for one in part.parameters())
    left_away = [*stock.text_encoder.model.layers[27:], stock.text_encoder.model.norm]
    whole = sum(one.numel() for one in stock.text_encoder.parameters())
    assert counted["text encoder"] == whole - sum(one.numel() for part in left_away for one in part.parameters())


def test_the_ledger_counts_what_is_loaded_of_the_published_model() -> None:
    import torch
    from transformers import Qwen3Config, Qwen3Model

    sizes = {"vocab_size": 151_936, "hidden_size": 2560, "intermediate_size": 9728, "num_hidden_layers": 27}
    heads = {"num_attention_heads": 32, "num_key_value_heads": 8, "head_dim": 128}
    with torch.device("meta"):
        encoder = Qwen3Model(Qwen3Config(**sizes, **heads))
        encoder.norm = torch.nn.Identity()
    loaded_b = sum(one.numel() for one in encoder.parameters()) / 1e9
    assert card().params_b["text encoder"] == round(loaded_b, 4) == 3.1141


@pytest.fixture(scope="module")
def lora(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A LoRA of the transformer as trainers publish it, with an effect that can be seen."""
    import torch
    from diffusers import Flux2KleinPipeline
    from peft import LoraConfig
    from peft.utils import get_peft_model_state_dict

    pipeline = Flux2KleinPipeline.from_pretrained(folder / REPO, dtype=torch.float32, local_files_only=True)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(1)
        wanted = ["to_k", "to_q", "to_v", "to_out.0", "to_qkv_mlp_proj"]
        pipeline.transformer.add_adapter(LoraConfig(r=4, init_lora_weights=False, target_modules=wanted))
    stronger = {name: 4 * one for name, one in get_peft_model_state_dict(pipeline.transformer).items()}
    written = tmp_path_factory.mktemp("lora")
    Flux2KleinPipeline.save_lora_weights(written, transformer_lora_layers=stronger)
    return written / "pytorch_lora_weights.safetensors"


def test_a_fused_lora_paints_as_the_unfused_one_and_adds_no_parameters(copied: Path, lora: Path, stock: Any) -> None:
    import torch
    from diffusers import Flux2KleinPipeline

    shutil.copy(lora, copied / REPO / "style.safetensors")
    fused = engine(copied, card(style_lora="style.safetensors"))
    assert fused.count_parameters() == painter_counts(copied)
    assert not fused._easel.pipeline.get_list_adapters()

    beside = Flux2KleinPipeline.from_pretrained(copied / REPO, dtype=torch.float32, local_files_only=True)
    beside.load_lora_weights(str(lora.parent), weight_name=lora.name, local_files_only=True)
    told = {"height": 64, "width": 64, "num_inference_steps": 4, "guidance_scale": 1.0, "output_type": "np"}

    def picture(pipeline: Any) -> Any:
        pipeline.set_progress_bar_config(disable=True)
        words = fused._easel.read(WORDS)
        return pipeline(prompt_embeds=words, generator=torch.Generator().manual_seed(1), **told).images[0]

    plain, unfused, ours = picture(stock), picture(beside), picture(fused._easel.pipeline)
    assert np.abs(unfused - ours).max() < 1e-3
    assert np.abs(plain - ours).mean() > 0.005


def painter_counts(folder: Path) -> Any:
    return engine(folder, card()).count_parameters()


def test_two_loras_are_fused_each_with_its_own_strength(copied: Path, lora: Path) -> None:
    import torch

    for name in ("style", "outpaint"):
        (copied / REPO / name).mkdir()
        shutil.copy(lora, copied / REPO / name)
    plain = engine(copied, card())._easel.pipeline.transformer
    options = {"style_lora": "style", "style_lora_scale": 0.5, "outpaint_lora": "outpaint", "outpaint_lora_scale": 0.25}
    both = engine(copied, card(**options))._easel.pipeline.transformer
    half = engine(copied, card(style_lora="style", style_lora_scale=0.75))._easel.pipeline.transformer
    weights = [dict(one.named_parameters())["transformer_blocks.0.attn.to_q.weight"] for one in (plain, both, half)]
    assert not torch.allclose(weights[0], weights[1], atol=1e-3)
    assert torch.allclose(weights[1], weights[2], atol=1e-6)


def test_with_the_outpainting_lora_what_is_new_is_shown_as_green_ground(copied: Path, lora: Path) -> None:
    from pipelines.backends.flux2.prompts import GREEN
    from pipelines.backends.flux2.steps import STEPS

    shutil.copy(lora, copied / REPO / "outpaint.safetensors")
    green = engine(copied, card(outpaint_lora="outpaint.safetensors"))
    first = painted(green.paint_strip(first_strip()))
    tokens: list[int] = []
    green._easel.pipeline.transformer.register_forward_pre_hook(
        lambda _, args, told: tokens.append(told["hidden_states"].shape[1]), with_kwargs=True
    )
    strip = painted(green.paint_strip(next_strip(first)))
    assert strip.picture.pixels.shape == (768, 768, 3)
    assert tokens == [2 * 48 * 48] * STEPS
    assert sum(prompt.startswith(GREEN) for prompt in green._easel._read) == 1


def test_a_lora_that_is_not_there_is_missed_in_a_sentence(folder: Path) -> None:
    with pytest.raises(EngineMissing, match="no LoRA style"):
        engine(folder, card(style_lora="style.safetensors"))
    with pytest.raises(EngineMissing, match="no LoRA"):
        engine(folder, card(style_lora="../../../etc"))


def test_a_smaller_decoder_takes_the_vae_s_place(copied: Path) -> None:
    from tests.tiny.flux2 import vae

    vae(decoder_block_out_channels=(2, 2, 2, 2)).save_pretrained(copied / "owner" / "small-decoder")
    small = engine(copied, card(small_decoder="owner/small-decoder"))
    assert small.count_parameters()["vae"] < painter_counts(copied)["vae"]
    strip = painted(small.paint_strip(first_strip()))
    assert strip.picture.pixels.shape == (768, 768, 3)
    with pytest.raises(EngineMissing, match="no checkpoint of owner/none"):
        engine(copied, card(small_decoder="owner/none"))


def test_parts_that_wait_in_main_memory_paint_the_same_and_leave_again(copied: Path) -> None:
    hand = engine(copied, card())
    before = [painted(hand.paint_strip(first_strip()))]
    before.append(painted(hand.paint_strip(next_strip(before[0]))))
    pipeline = hand._easel.pipeline
    pipeline.enable_model_cpu_offload(device="cpu")  # as the option `offload` has it on a GPU
    after = [painted(hand.paint_strip(first_strip()))]
    after.append(painted(hand.paint_strip(next_strip(after[0]))))
    for one, other in zip(before, after):
        assert np.array_equal(one.picture.pixels, other.picture.pixels)
    left = hand.paint_strip(next_strip(after[0]))
    next(left), next(left)
    hooks = list(pipeline._all_hooks)
    left.close()
    assert not set(hooks) & set(pipeline._all_hooks)  # hung anew when the work was left: nothing waits on the GPU


def test_a_checkpoint_that_needs_fifty_steps_is_refused_in_a_sentence(copied: Path) -> None:
    index = copied / REPO / "model_index.json"
    index.write_text(json.dumps({**json.loads(index.read_text()), "is_distilled": False}))
    with pytest.raises(EngineMissing, match="four steps"):
        engine(copied, card())


@pytest.mark.parametrize("part", ["transformer/diffusion_pytorch_model", "text_encoder/model"])
def test_weights_that_are_cut_off_are_missed_in_a_sentence(copied: Path, part: str) -> None:
    weights = copied / REPO / f"{part}.safetensors"
    weights.write_bytes(weights.read_bytes()[: weights.stat().st_size // 2])
    with pytest.raises(EngineMissing, match=f"{REPO}.*(damaged|could not be loaded)"):
        engine(copied, card())


def test_it_says_of_itself_that_its_weights_are_random(folder: Path) -> None:
    assert painter(folder).name == "tiny-random FLUX.2-klein-4B (diffusers)"
    assert painter(folder).needs_edge
