"""The narrator with VoxCPM2, on a tiny checkpoint of its published layout, through its own library."""

import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pipelines import VOICES, SpeechBrief, Spoken
from pipelines.catalog import read_catalog
from pipelines.embedded.narrator import EmbeddedNarrator
from pipelines.errors import EngineMissing, MemoryFull
from pipelines.registry import hire

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("voxcpm") is None,
    reason="needs voxcpm (see requirements-voxcpm.txt), which is not installed here",
)

CARD = read_catalog().casts["rooms"]["narrator"]
SENTENCE = "Come in, and sit by the fire."


@pytest.fixture(scope="module")
def folder(tiny: Callable[..., Path]) -> Path:
    return tiny(CARD.repo)


@pytest.fixture(scope="module")
def kept_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def narrator(folder: Path, kept_in: Path) -> Any:
    return engine(folder, kept_in)


@pytest.fixture
def own_narrator(folder: Path, kept_in: Path) -> Any:
    """One whose weights may be changed."""
    return engine(folder, kept_in)


@pytest.fixture
def copied(folder: Path, tmp_path: Path) -> Path:
    """The same checkpoint, to be damaged."""
    shutil.copytree(folder / CARD.repo, tmp_path / CARD.repo)
    return tmp_path


def engine(folder: Path, kept_in: Path) -> Any:
    import torch

    from pipelines.backends.narrator_voxcpm import VoxcpmNarrator

    torch.set_num_threads(1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATA_DIR", str(kept_in))
        narrator = VoxcpmNarrator(CARD, str(folder), EmbeddedNarrator())
    narrator.wake()
    return narrator


def spoken(narrator: Any, text: str = SENTENCE, voice: str = "caretaker", **how: Any) -> Spoken:
    said = narrator.speak(SpeechBrief(text, voice, **how))
    assert said is not None
    return said


def samples(narrator: Any, *brief: Any, **how: Any) -> np.ndarray:
    return spoken(narrator, *brief, **how).sound.samples


def test_a_sentence_is_one_channel_at_48_khz_with_a_time_for_each_word(narrator: Any) -> None:
    said = spoken(narrator)
    assert narrator.speaks
    assert narrator.name == "tiny-random VoxCPM2 (voxcpm)"
    assert (said.sound.rate_hz, said.sound.samples.shape[1], said.sound.samples.dtype) == (48_000, 1, np.float32)
    assert [word.word for word in said.words] == SENTENCE.split()


def test_every_parameter_is_counted(narrator: Any) -> None:
    from safetensors.torch import load_file

    counted = narrator.count_parameters()
    assert set(counted) == set(CARD.params_b)
    stored = load_file(narrator._speaker.folder / "model.safetensors")
    buffers = {name for name, _ in narrator._speaker.model.named_buffers()}
    assert counted["speech model"] == sum(one.numel() for name, one in stored.items() if name not in buffers)
    assert sum(counted.values()) == sum(one.numel() for one in narrator._speaker.model.parameters())


@pytest.mark.slow
def test_the_published_model_is_as_large_as_models_yaml_says(folder: Path) -> None:
    from transformers import LlamaTokenizerFast

    from bench.random_speech_out import true_sizes
    from tests.tiny.voxcpm2 import made

    tokenizer = LlamaTokenizerFast.from_pretrained(folder / CARD.repo)
    model = made(true_sizes() | {"max_length": 16}, tokenizer, "meta")
    vae = sum(one.numel() for one in model.audio_vae.parameters())
    counted = {"speech model": sum(one.numel() for one in model.parameters()) - vae, "audio vae": vae}
    assert {part: round(count / 1e9, 4) for part, count in counted.items()} == CARD.params_b


def test_on_the_processor_everything_is_in_full_precision(narrator: Any) -> None:
    import torch

    if torch.cuda.is_available():
        pytest.skip("this machine has a GPU")
    assert {one.dtype for one in narrator._speaker.model.parameters()} == {torch.float32}


def test_the_same_seed_is_the_same_sound_and_another_another(narrator: Any) -> None:
    first = samples(narrator, seed=3)
    assert np.array_equal(first, samples(narrator, seed=3))
    assert not np.array_equal(first, samples(narrator, seed=4))


def test_speaking_leaves_the_random_numbers_of_others_alone(narrator: Any) -> None:
    import torch

    torch.manual_seed(11)
    expected = torch.rand(3)
    torch.manual_seed(11)
    spoken(narrator)
    assert torch.equal(torch.rand(3), expected)


def test_what_is_said_in_pieces_is_what_is_said_at_once(narrator: Any) -> None:
    import torch

    speaker = narrator._speaker
    for reference in (None, narrator._cast.reference_of(VOICES[0])):
        torch.manual_seed(5)
        pieces = list(speaker.pieces(SENTENCE, reference, least=12, most=40))
        torch.manual_seed(5)
        with torch.inference_mode():
            whole, _, _ = speaker.model.generate_with_prompt_cache(
                target_text=SENTENCE, prompt_cache=reference, min_len=10, max_len=40
            )
        assert len(pieces) == 12
        assert {piece.shape for piece in pieces} == {(7680,)}
        assert np.allclose(np.concatenate(pieces), whole[0].numpy(), atol=1e-5)


def test_closing_it_stops_the_work_at_the_next_piece(own_narrator: Any) -> None:
    speaker, steps = own_narrator._speaker, []
    speaker.model.feat_decoder.register_forward_pre_hook(lambda *_: steps.append(1))
    pieces = speaker.pieces(SENTENCE, None, least=30, most=40)
    next(pieces)
    next(pieces)
    pieces.close()
    assert len(steps) == 2
    assert np.array_equal(samples(own_narrator), samples(own_narrator))  # the decoder was put back as it was


@pytest.mark.slow
def test_a_voice_is_auditioned_once_and_then_kept(folder: Path, tmp_path: Path) -> None:
    first = engine(folder, tmp_path)
    said = samples(first, voice="sexton")
    files = list((tmp_path / "voices").iterdir())
    assert len(files) == 1
    born = files[0].stat().st_mtime_ns
    reference = first._cast.reference_of(VOICES[8])
    samples(first, "Another sentence altogether.", "sexton")
    assert first._cast.reference_of(VOICES[8]) is reference
    second = engine(folder, tmp_path)  # as another worker, or a fork
    assert np.array_equal(samples(second, voice="sexton"), said)
    assert [file.stat().st_mtime_ns for file in (tmp_path / "voices").iterdir()] == [born]


@pytest.mark.slow
def test_two_processes_that_made_a_voice_each_for_themselves_speak_alike(folder: Path, tmp_path: Path) -> None:
    said = [samples(engine(folder, tmp_path / name), voice="aunt") for name in ("one", "other")]
    assert np.array_equal(*said)


@pytest.mark.slow
def test_a_voice_that_cannot_be_kept_speaks_all_the_same(folder: Path, tmp_path: Path, narrator: Any) -> None:
    (tmp_path / "voices").write_text("a file where the folder should be")
    assert np.array_equal(samples(engine(folder, tmp_path)), samples(narrator))


@pytest.mark.parametrize("voice", ["", "nobody", "../../etc/passwd", "visitor.wav", "(a famous actor)"])
def test_a_voice_that_the_house_does_not_have_is_the_caretakers(narrator: Any, kept_in: Path, voice: str) -> None:
    assert np.array_equal(samples(narrator, voice=voice), samples(narrator))
    heard = {file.name.partition("-")[0] for file in (kept_in / "voices").iterdir()}
    assert heard <= {voice.id for voice in VOICES}


def test_brackets_in_a_sentence_describe_no_voice(narrator: Any) -> None:
    plain = samples(narrator, "A famous actor, laughing, says: come in.")
    assert np.array_equal(samples(narrator, "(A famous actor, laughing,) says: [come] <in>."), plain)


def test_slow_lasts_longer(narrator: Any) -> None:
    usual, slow, slower = (spoken(narrator, pace=pace).sound.seconds for pace in ("usual", "slow", "slower"))
    assert usual * 1.1 < slow < slower / 1.1


def test_a_sentence_that_finds_no_end_is_tried_again_and_cut(own_narrator: Any) -> None:
    import torch

    model, starts = own_narrator._speaker.model, []
    own_narrator._cast.reference_of(VOICES[0])
    model.base_lm.register_forward_pre_hook(lambda *_: starts.append(1))
    with torch.no_grad():
        model.stop_head.weight.neg_()
    said = spoken(own_narrator, "Come in.")
    assert len(starts) == 2
    assert said.sound.seconds < 4


@pytest.mark.slow
def test_a_model_that_makes_no_sound_says_nothing(own_narrator: Any, tmp_path: Path) -> None:
    import torch

    last = [layer for layer in own_narrator._speaker.model.audio_vae.decoder.model if hasattr(layer, "weight_g")][-1]
    own_narrator._cast.reference_of(VOICES[0])
    with torch.no_grad():
        last.weight_g.zero_()
    assert own_narrator.speak(SpeechBrief(SENTENCE, "caretaker")) is None
    assert own_narrator.speak(SpeechBrief(SENTENCE, "lamplighter")) is None  # nor has a new voice a clip


def test_a_text_longer_than_there_is_room_for_is_said_as_far_as_it_goes(own_narrator: Any) -> None:
    own_narrator._speaker._context = 60
    assert own_narrator.speak(SpeechBrief("bcdfg " * 50, "caretaker")) is None
    assert spoken(own_narrator, "Come in.").sound.frames > 0


class Fills:
    """A hook that finds memory full, so many times."""

    def __init__(self, times: int) -> None:
        self.times, self.lengths = times, list[int]()

    def __call__(self, _module: Any, _args: Any, given: dict[str, Any]) -> None:
        import torch

        self.lengths.append(given["inputs_embeds"].shape[1])
        if self.times:
            self.times -= 1
            raise torch.OutOfMemoryError("CUDA out of memory.")


def full(narrator: Any, times: int) -> Iterator[Fills]:
    narrator._cast.reference_of(VOICES[0])
    fills = Fills(times)
    handle = narrator._speaker.model.base_lm.register_forward_pre_hook(fills, with_kwargs=True)
    yield fills
    handle.remove()


def test_where_memory_is_full_a_sentence_is_spoken_in_two(own_narrator: Any) -> None:
    before = samples(own_narrator)
    for fills in full(own_narrator, 1):
        said = spoken(own_narrator)
        assert [word.word for word in said.words] == SENTENCE.split()
        whole, *halves = fills.lengths
        assert len(halves) >= 2
        assert max(halves) < whole
    assert np.array_equal(samples(own_narrator), before)


def test_where_memory_stays_full_a_sentence_says_so_and_the_next_is_spoken(own_narrator: Any) -> None:
    before = samples(own_narrator)
    for _ in full(own_narrator, 1000):
        with pytest.raises(MemoryFull, match="VoxCPM2"):
            own_narrator.speak(SpeechBrief(SENTENCE, "caretaker"))
    assert np.array_equal(samples(own_narrator), before)


def test_without_a_checkpoint_the_speech_program_reads_and_the_reason_is_told(tmp_path: Path) -> None:
    crew = hire("rooms", str(tmp_path))
    facts = next(fact for fact in crew.facts if fact.role == "narrator")
    assert facts.engine == "embedded"
    assert "openbmb/VoxCPM2" in (facts.reason or "")
    assert isinstance(crew.players["narrator"], EmbeddedNarrator)


def test_published_weights_that_cannot_be_fetched_are_named() -> None:
    from pipelines.backends.narrator_voxcpm import VoxcpmNarrator

    nowhere = CARD.model_copy(update={"revision": "no-such-revision"})  # nor in a cache, and there is no network
    with pytest.raises(EngineMissing, match="openbmb/VoxCPM2 could not be loaded"):
        VoxcpmNarrator(nowhere, None, EmbeddedNarrator())


def damaged(folder: Path, file: str, content: bytes | None) -> None:
    path = folder / CARD.repo / file
    path.unlink() if content is None else path.write_bytes(content)


@pytest.mark.parametrize(
    ("file", "content", "says"),
    [
        ("config.json", None, "no config.json"),
        ("config.json", b"{", "cannot be read"),
        ("config.json", b'{"architecture": "voxcpm"}', "holds voxcpm, not voxcpm2"),
        ("config.json", b'{"model_type": "llama"}', "holds llama"),
        ("model.safetensors", b"torn", "damaged or cut off"),
        ("model.safetensors", None, "could not be loaded"),
        ("audiovae.pth", b"torn", "could not be loaded"),
        ("audiovae.pth", None, "could not be loaded"),
        ("tokenizer.json", None, "lacks its tokenizer"),
    ],
)
def test_a_damaged_checkpoint_is_named(
    copied: Path, kept_in: Path, file: str, content: bytes | None, says: str
) -> None:
    damaged(copied, file, content)
    with pytest.raises(EngineMissing, match=says):
        engine(copied, kept_in)


def test_a_checkpoint_that_lacks_weights_is_not_filled_with_random_ones(copied: Path, kept_in: Path) -> None:
    from safetensors.torch import load_file, save_file

    path = copied / CARD.repo / "model.safetensors"
    weights = load_file(path)
    del weights["stop_head.weight"], weights["fsq_layer.in_proj.weight"]
    save_file(weights, path)
    with pytest.raises(EngineMissing, match="lacks 2 of its weights"):
        engine(copied, kept_in)


@pytest.mark.slow
def test_its_library_opens_without_torchaudio_and_leaves_no_trace_of_a_stand_in() -> None:
    program = (
        "import sys; from pipelines.backends.voxcpm_shim import voxcpm_class\n"
        "print(voxcpm_class().__name__, 'torchaudio' in sys.modules)\n"
        "from transformers.utils import is_torchaudio_available; print(is_torchaudio_available())\n"
        "from transformers import ParakeetFeatureExtractor; print(ParakeetFeatureExtractor.__name__)"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    there = importlib.util.find_spec("torchaudio") is not None
    assert done.stdout.split() == ["VoxCPM", str(there), str(there), "ParakeetFeatureExtractor"]


@pytest.mark.slow
def test_a_torchaudio_that_can_be_imported_is_not_hidden(tmp_path: Path) -> None:
    (tmp_path / "torchaudio.py").write_text("genuine = True\n__version__ = '2.13.0'\n")
    program = (
        "import sys; from pipelines.backends.voxcpm_shim import voxcpm_class\n"
        "voxcpm_class(); from voxcpm.model import voxcpm; print(voxcpm.torchaudio.genuine)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": f"{tmp_path}:{Path.cwd()}", "PATH": ""},
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout.split() == ["True"]


def test_the_audio_vae_s_activation_is_the_library_s_own_but_for_its_compiler() -> None:
    program = (
        "import torch\n"
        "from pipelines.backends.stand_ins import stand_ins\n"
        "with stand_ins({'torchaudio': ()}):\n"
        "    from voxcpm.modules.audiovae import audio_vae_v2\n"
        "theirs = audio_vae_v2.snake\n"
        "from pipelines.backends.voxcpm_shim import voxcpm_class\n"
        "voxcpm_class()\n"
        "assert audio_vae_v2.snake is not theirs and type(audio_vae_v2.snake).__name__ == 'function'\n"
        "x, alpha = torch.randn(2, 5, 400), torch.rand(1, 5, 1) * 3\n"
        "print(torch.equal(audio_vae_v2.snake(x, alpha), theirs(x, alpha)))"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["True"]


def test_keys_and_values_are_made_by_the_process_that_speaks(folder: Path) -> None:
    from pipelines.backends.checkpoints import find
    from pipelines.backends.voxcpm2.speaker import Speaker

    speaker = Speaker(find(CARD, str(folder)))
    parts = (speaker.model.base_lm, speaker.model.residual_lm)
    assert [part.kv_cache for part in parts] == [None, None]
    speaker.get_ready()
    assert all(part.kv_cache is not None for part in parts)
