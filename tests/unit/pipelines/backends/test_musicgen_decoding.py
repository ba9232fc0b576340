"""The decode loop against the library's own."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="needs torch, which is not installed here")

from pipelines.backends.musicgen.decoding import Decoding, Taste  # noqa: E402
from pipelines.backends.musicgen.stepping import SPAN, Steps, Text  # noqa: E402
from pipelines.backends.musicgen.window import PastTheWindow  # noqa: E402
from tests.unit.pipelines.backends.musicgen_players import REPO, musician  # noqa: E402

WORDS = ["lofi hip hop, warm rhodes, 75 bpm", "mellow nylon guitar, calm"]


@pytest.fixture(scope="module")
def folder(tiny: Callable[..., Path]) -> Path:
    return tiny(REPO)


@pytest.fixture(scope="module")
def engine(folder: Path) -> Any:
    return musician(folder)._engine


@pytest.fixture(scope="module")
def asked(engine: Any) -> Any:
    return engine._tokenizer(WORDS, padding=True, return_tensors="pt")


@pytest.fixture(scope="module")
def decoding(engine: Any) -> Decoding:
    return Decoding(engine.model)


@pytest.fixture(scope="module")
def text(decoding: Decoding, asked: Any) -> Text:
    return decoding.read(asked.input_ids, asked.attention_mask)


def ours(decoding: Decoding, text: Text, new: int, **how: Any) -> Any:
    """New codes, (rows, codebooks, frames)."""
    return torch.stack(list(decoding.shot(text, new, **how)), -1)


def sound(engine: Any, codes: Any) -> Any:
    with torch.no_grad():
        return engine.model.audio_encoder.decode(codes[None], [None]).audio_values


def rows_of(text: Text, rows: int) -> Text:
    return Text(text.hidden[:rows], text.mask[:rows])


def seed_codes(frames: int) -> Any:
    return torch.randint(0, 64, (2, 4, frames), generator=torch.Generator().manual_seed(3))


@pytest.mark.parametrize("guidance", [3.0, 1.0])
def test_greedily_it_is_the_librarys_music_to_the_bit(
    engine: Any, asked: Any, decoding: Decoding, text: Text, guidance: float
) -> None:
    expected = engine.model.generate(**asked, do_sample=False, max_new_tokens=63, guidance_scale=guidance)
    codes = ours(decoding, text, 60, taste=Taste(guidance=guidance))
    assert torch.equal(sound(engine, codes), expected)
    codes[1, 3, 30] ^= 1
    assert not torch.equal(sound(engine, codes), expected)  # one other code of 480 would be heard


@pytest.mark.parametrize(("frames", "new"), [(50, 40), (1, 5), (SPAN - 20, 40)])
def test_going_on_from_codes_it_is_the_librarys_music_too(
    engine: Any, asked: Any, decoding: Decoding, text: Text, frames: int, new: int
) -> None:
    seed = seed_codes(frames)
    expected = engine.model.generate(
        **asked, decoder_input_ids=seed.reshape(8, -1), do_sample=False, max_new_tokens=new + 3
    )
    codes = torch.cat([seed, ours(decoding, text, new, seed=seed)], -1)
    assert torch.equal(sound(engine, codes), expected)


@pytest.mark.slow
def test_a_whole_window_is_the_librarys_music_to_its_last_frame(
    engine: Any, asked: Any, decoding: Decoding, text: Text
) -> None:
    expected = engine.model.generate(**asked, do_sample=False, max_new_tokens=1503)
    assert expected.shape[-1] == 30 * 32_000
    assert torch.equal(sound(engine, ours(decoding, text, 1500)), expected)


def test_chance_is_the_generators_and_nobody_elses(decoding: Decoding, text: Text) -> None:
    def drawn(seed: int) -> Any:
        return ours(decoding, text, 20, generator=torch.Generator().manual_seed(seed))

    first = drawn(1)
    torch.manual_seed(9)
    assert torch.equal(drawn(1), first)
    assert not torch.equal(drawn(2), first)
    assert first.min() >= 0
    assert first.max() < 64


def test_with_one_code_to_choose_from_chance_is_greed(decoding: Decoding, text: Text) -> None:
    generator = torch.Generator().manual_seed(1)
    assert torch.equal(ours(decoding, text, 20, generator=generator, taste=Taste(top_k=1)), ours(decoding, text, 20))


def test_a_row_plays_the_same_whoever_plays_beside_it(decoding: Decoding, text: Text) -> None:
    assert torch.equal(ours(decoding, rows_of(text, 1), 30)[0], ours(decoding, text, 30)[0])


def test_what_is_asked_for_is_heard(decoding: Decoding, text: Text) -> None:
    one, other = ours(decoding, text, 30)
    assert not torch.equal(one, other)


def test_past_the_window_it_refuses_before_it_begins(decoding: Decoding, text: Text) -> None:
    with pytest.raises(PastTheWindow):
        decoding.shot(text, 1501)
    with pytest.raises(PastTheWindow):
        decoding.shot(text, 1001, seed=seed_codes(500))
    with pytest.raises(PastTheWindow):
        Decoding(decoding._model, window=50).shot(text, 51)


def test_shots_left_unfinished_or_interleaved_change_nothing(decoding: Decoding, text: Text) -> None:
    expected = ours(decoding, text, 12)
    left = decoding.shot(text, 12)
    next(left)
    left.close()
    one, other = decoding.shot(text, 12), decoding.shot(text, 12, seed=seed_codes(9))
    mixed = [frame for frame, _ in zip(one, other, strict=True)]
    assert torch.equal(torch.stack(mixed, -1), expected)


def test_its_buffers_are_made_once_and_used_again(engine: Any, text: Text) -> None:
    fresh = Decoding(engine.model, window=40)
    ours(fresh, text, 5)
    (kept,) = fresh._idle[4]
    ours(fresh, text, 8, seed=seed_codes(3))
    assert fresh._idle[4] == [kept]


@pytest.mark.parametrize("dtype", [torch.bfloat16, torch.float16])
def test_in_half_precision_beside_a_text_encoder_in_full_it_plays(folder: Path, dtype: Any) -> None:
    halved = musician(folder)._engine
    halved.model.decoder.to(dtype)  # as the engine does on a GPU
    codes = list(halved._decoding.shot(halved._read(WORDS[0]), 20, generator=torch.Generator().manual_seed(1)))
    assert halved._read(WORDS[0]).hidden.dtype == dtype
    assert len(codes) == 20
    assert len(torch.stack(codes).unique()) > 10


def test_the_weights_are_never_changed(engine: Any, decoding: Decoding, text: Text) -> None:
    before = {name: tensor.clone() for name, tensor in engine.model.state_dict().items()}
    ours(decoding, text, 8, generator=torch.Generator().manual_seed(1))
    assert all(torch.equal(tensor, before[name]) for name, tensor in engine.model.state_dict().items())


def test_what_a_graph_would_record_is_the_plain_step(engine: Any, text: Text) -> None:
    steps = Steps(engine.model.decoder, 2, 600)
    steps.listen(text)
    seed = torch.cat([torch.full((2, 4, 1), 64), seed_codes(40)], -1)
    steps.prefill(seed)
    plain = steps.step(seed_codes(1), 41)
    for span in (SPAN, 600):
        with torch.no_grad():
            assert torch.allclose(steps._step_over(span), plain, atol=1e-4)


@pytest.mark.skipif(torch.cuda.is_available(), reason="here a step can be recorded")
def test_where_a_step_cannot_be_recorded_it_is_taken_plainly_and_that_is_logged_once(
    engine: Any, text: Text, caplog: pytest.LogCaptureFixture
) -> None:
    steps, would_record = Steps(engine.model.decoder, 2, 600), Steps(engine.model.decoder, 2, 600)
    would_record._on_gpu = True
    codes = seed_codes(3)
    for one in (steps, would_record):
        one.listen(text)
        one.prefill(torch.full((2, 4, 1), 64))
    for column in range(3):
        plain, instead = (one.step(codes[..., column : column + 1], column + 1) for one in (steps, would_record))
        assert torch.allclose(plain, instead, atol=1e-4)
    assert len(caplog.records) == 1


@pytest.mark.gpu
def test_on_a_gpu_a_graph_plays_what_it_has_recorded(engine: Any, asked: Any) -> None:
    assert engine.model.device.type == "cuda"
    fresh = Decoding(engine.model)
    text = fresh.read(asked.input_ids, asked.attention_mask)
    codes = ours(fresh, text, SPAN + 40)
    (steps,) = fresh._idle[4]
    assert {span for span, graph in steps._graphs.items() if graph is not None} == {SPAN, 2 * SPAN}
    assert torch.equal(ours(fresh, text, SPAN + 40), codes)
    replayed = steps.step(codes[..., -1:].repeat(2, 1, 1), SPAN + 44).clone()
    with torch.no_grad():
        assert torch.allclose(steps._step_over(2 * SPAN), replayed, atol=1e-2)
