"""MiniCPM-V as a critic: what it says of murals, how it sleeps and wakes, and who speaks where it cannot."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="needs torch, which is not installed here")
pytest.importorskip("llguidance", reason="needs llguidance, which is not installed here")

from safetensors.torch import load_file, save_file  # noqa: E402

from pipelines import MuralBrief, Verdict  # noqa: E402
from pipelines.backends.critic_minicpmv import MinicpmvCritic, Onlooker  # noqa: E402
from pipelines.backends.minicpmv.asking import PICTURE, TOKENS, answer_of, prompt_of  # noqa: E402
from pipelines.backends.minicpmv.sheet import WHOLE, sheet_of  # noqa: E402
from pipelines.catalog import ModelCard, read_catalog  # noqa: E402
from pipelines.embedded.critic import EmbeddedCritic  # noqa: E402
from pipelines.errors import EngineMissing  # noqa: E402
from pipelines.structured import bounded, take_tally  # noqa: E402
from tests.murals import mural  # noqa: E402

REPO = "openbmb/MiniCPM-V-4.6"


def card() -> ModelCard:
    return read_catalog().casts["lightloom"]["critic"]


def critic(folder: Path) -> MinicpmvCritic:
    return MinicpmvCritic(card(), str(folder), EmbeddedCritic())


@pytest.fixture(scope="module")
def folder(tiny: Callable[..., Path]) -> Path:
    return tiny(REPO)


@pytest.fixture(scope="module")
def engine(folder: Path) -> MinicpmvCritic:
    engine = critic(folder)
    engine.wake()
    return engine


@contextmanager
def memory_for(module: Any, pieces: int) -> Iterator[list[int]]:
    """A true module finds no memory for more than so many pieces of pictures; lists how many it was shown."""
    shown: list[int] = []

    def refuse(module: Any, given: tuple[Any, ...], named: dict[str, Any]) -> None:
        if "target_sizes" in named:
            shown.append(len(named["target_sizes"]))
            if shown[-1] > pieces:
                raise torch.OutOfMemoryError("CUDA out of memory.")

    handle = module.register_forward_pre_hook(refuse, with_kwargs=True)
    try:
        yield shown
    finally:
        handle.remove()


def assert_holds(verdict: Verdict, brief: MuralBrief) -> None:
    assert 1 <= len(verdict.title) <= 48
    assert 1 <= len(verdict.subtitle) <= 90
    assert 1 <= len(verdict.stops) <= 6
    strips = [stop.strip for stop in verdict.stops]
    assert strips == sorted(set(strips))
    for stop in verdict.stops:
        assert 0 <= stop.strip < len(brief.shots)
        assert 0 <= stop.x <= 1
        assert 0 <= stop.y <= 1
        assert 1 <= stop.zoom <= 2
        assert 1 <= len(stop.caption) <= 90


@pytest.mark.parametrize("count", [1, 2, 45])
def test_its_verdict_holds_is_its_own_and_is_the_same_again(engine: MinicpmvCritic, count: int) -> None:
    brief = mural(count, seed=count)
    take_tally()
    verdict = engine.judge(brief)
    assert_holds(verdict, brief)
    assert verdict == engine.judge(brief)
    asked = take_tally()["lightloom.verdict"]
    assert asked["asked"] == asked["valid_first"] == 2
    assert verdict != EmbeddedCritic().judge(brief)


@pytest.mark.slow
def test_the_verdicts_on_forty_murals_hold(engine: MinicpmvCritic) -> None:
    take_tally()
    for seed in range(40):
        brief = mural((1, 2, 3, 5, 6, 7, 12, 22, 64, 300)[seed % 10], seed)
        assert_holds(engine.judge(brief), brief)
    asked = take_tally()["lightloom.verdict"]
    assert asked["asked"] == asked["valid_first"] + asked["turned"] == 40  # nonsense may sound like something harmful
    assert asked["closed_early"] + asked["turned"] < 20


def test_another_process_of_the_house_says_the_same(engine: MinicpmvCritic, folder: Path) -> None:
    brief, other = mural(2, seed=9), critic(folder)
    other.wake()
    assert other.judge(brief) == engine.judge(brief)


def test_another_seed_or_picture_is_another_verdict(engine: MinicpmvCritic) -> None:
    brief = mural(3, seed=4)
    verdicts = {
        engine.judge(one) for one in (brief, replace(brief, seed=5), replace(brief, small=tuple(reversed(brief.small))))
    }
    assert len(verdicts) == 3


@pytest.mark.parametrize("tokens", [None, 120])
def test_a_document_takes_no_more_tokens_than_it_is_lent(engine: MinicpmvCritic, tokens: int | None) -> None:
    brief = mural(3, seed=2)
    sheet = sheet_of(brief.small, WHOLE.sheet_px)
    seen = engine.beholder.eyes.see([sheet.picture])
    prompt = prompt_of(brief, sheet, (), told=3)
    lent = replace(prompt, tokens=tokens or prompt.tokens)
    for seed in range(2):
        scribe = engine.beholder.scribe(seen, PICTURE)
        pieces = list(Onlooker("one", scribe).write(lent, bounded(answer_of(3)), seed=seed))
        text = "".join(piece for piece in pieces if isinstance(piece, str))
        assert answer_of(3).model_validate_json(text)
        written = len(engine.beholder._encode(text))
        assert written <= lent.tokens <= TOKENS


def test_words_that_would_fill_its_mind_are_told_in_part(engine: MinicpmvCritic) -> None:
    brief = mural(41, seed=3)
    wordy = replace(brief, words=tuple("龘🐉" * 60 for _ in brief.words))
    take_tally()
    assert_holds(engine.judge(wordy), wordy)
    assert take_tally()["lightloom.verdict"]["valid_first"] == 1


def test_a_mural_whose_pictures_did_not_come_along_is_judged(engine: MinicpmvCritic) -> None:
    brief = mural(6, seed=3)
    assert engine.judge(replace(brief, small=())) == EmbeddedCritic().judge(replace(brief, small=()))
    some = replace(brief, small=brief.small[:2])
    assert_holds(engine.judge(some), some)


def test_a_mural_of_no_strips_has_no_verdict(engine: MinicpmvCritic) -> None:
    with pytest.raises(ValueError, match="without strips"):
        engine.judge(MuralBrief((), (), (), 1))


def test_it_sleeps_until_it_is_woken_and_can_be_woken_again(folder: Path, engine: MinicpmvCritic) -> None:
    brief = mural(1, seed=6)
    sleeper = critic(folder)
    assert sleeper.beholder.model is None
    assert sleeper.count_bytes() == 0
    assert sleeper.judge(brief) == EmbeddedCritic().judge(brief)
    verdicts = []
    for _ in range(2):
        sleeper.wake()
        assert sleeper.count_bytes() > 0
        verdicts.append(sleeper.judge(brief))
        sleeper.rest()
        assert sleeper.beholder.model is None
    assert verdicts == [engine.judge(brief)] * 2
    sleeper.rest()  # to rest twice harms nobody


def test_to_be_woken_while_awake_loads_nothing_again(engine: MinicpmvCritic) -> None:
    before = engine.beholder.model
    engine.wake()
    assert engine.beholder.model is before


def test_its_parameters_are_known_before_they_are_loaded_and_counted_once(folder: Path) -> None:
    sleeper = critic(folder)
    before = dict(sleeper.count_parameters())
    sleeper.wake()
    loaded = {id(tensor): tensor.numel() for tensor in sleeper.beholder.model.parameters()}
    assert before == sleeper.count_parameters()
    assert sum(before.values()) == sum(loaded.values())
    assert set(before) == set(card().params_b)


def test_where_memory_is_full_it_looks_at_less(engine: MinicpmvCritic) -> None:
    brief = mural(3, seed=8)
    before = engine.judge(brief)
    take_tally()
    with memory_for(engine.beholder.model.model, pieces=3) as shown:
        assert_holds(engine.judge(brief), brief)
    assert (shown[0], shown[-1]) == (6, 3)  # a sheet with two closer parts and three strips; a small sheet and two
    assert take_tally()["lightloom.verdict"]["valid_first"] == 1
    assert engine.judge(brief) == before


def test_where_that_does_not_fit_either_the_understudy_judges(engine: MinicpmvCritic) -> None:
    brief = mural(3, seed=8)
    before = engine.judge(brief)
    with memory_for(engine.beholder.model.model, pieces=0) as shown:
        assert engine.judge(brief) == EmbeddedCritic().judge(brief)
    assert set(shown) == {6, 3}
    assert engine.judge(brief) == before


def broken(folder: Path, tmp_path: Path) -> Path:
    """A copy of the checkpoint, to be broken."""
    shutil.copytree(folder / REPO, tmp_path / REPO)
    return tmp_path / REPO


def test_weights_that_went_away_meanwhile_leave_the_understudy_to_judge(folder: Path, tmp_path: Path) -> None:
    weights = broken(folder, tmp_path) / "model.safetensors"
    sleeper = critic(tmp_path)
    aside = weights.rename(tmp_path / "aside")
    sleeper.wake()
    brief = mural(3, seed=3)
    assert sleeper.judge(brief) == EmbeddedCritic().judge(brief)
    aside.rename(weights)
    sleeper.wake()
    assert sleeper.judge(brief) != EmbeddedCritic().judge(brief)


def says(folder: Path) -> str:
    with pytest.raises(EngineMissing) as missing:
        critic(folder)
    return missing.value.says


def test_a_checkpoint_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert says(tmp_path) == f"There is no checkpoint of {REPO} in the folder that ENGINE names."


def test_weights_that_are_cut_off_are_told_before_anybody_finishes(folder: Path, tmp_path: Path) -> None:
    weights = broken(folder, tmp_path) / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[: weights.stat().st_size // 2])
    assert "damaged or cut off" in says(tmp_path)


def test_weights_that_are_not_in_it_are_not_made_up(folder: Path, tmp_path: Path) -> None:
    weights = broken(folder, tmp_path) / "model.safetensors"
    kept = {name: tensor for name, tensor in load_file(weights).items() if "merger" not in name}
    save_file(kept, weights, metadata={"format": "pt"})
    assert "not complete" in says(tmp_path)


def test_another_model_is_named_by_its_kind(folder: Path, tmp_path: Path) -> None:
    config = broken(folder, tmp_path) / "config.json"
    config.write_text(config.read_text().replace('"model_type": "minicpmv4_6",', '"model_type": "llama",'))
    assert says(tmp_path) == f"The checkpoint of {REPO} holds llama, not minicpmv4_6."


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("chat_template.jinja", "chat template"),
        ("preprocessor_config.json", "could not be loaded"),
        ("tokenizer.json", "could not be loaded"),
        ("model.safetensors", "could not be loaded"),
    ],
)
def test_a_checkpoint_without_one_of_its_files_is_told_in_words(
    folder: Path, tmp_path: Path, file: str, told: str
) -> None:
    (broken(folder, tmp_path) / file).unlink()
    assert told in says(tmp_path)


def test_weights_in_several_files_are_the_same_weights(folder: Path, tmp_path: Path, engine: MinicpmvCritic) -> None:
    checkpoint = broken(folder, tmp_path)
    (checkpoint / "model.safetensors").unlink()
    engine.beholder.model.save_pretrained(checkpoint, max_shard_size="200KB")
    assert len(list(checkpoint.glob("model-*.safetensors"))) > 1
    other = critic(tmp_path)
    other.wake()
    brief = mural(2, seed=3)
    assert other.count_parameters() == engine.count_parameters()
    assert other.judge(brief) == engine.judge(brief)


@pytest.mark.gpu
def test_on_a_gpu_it_is_in_its_cards_precision(engine: MinicpmvCritic) -> None:
    assert {tensor.dtype for tensor in engine.beholder.model.parameters()} == {torch.bfloat16}
    assert engine.beholder.model.device.type == "cuda"
