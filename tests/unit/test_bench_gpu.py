"""bench.gpu, as far as a machine without a GPU can tell: its checkpoints are of the published sizes, and it runs."""

import importlib.util
import math
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bench.figures import Row
from bench.gpu import main, measured, write
from pipelines import read_catalog

CAST = read_catalog().casts["lofinity"]


@pytest.fixture
def libraries() -> Iterator[None]:
    """torch with its threads as they were, where it is installed."""
    torch = pytest.importorskip("torch", reason="needs torch, which is not installed here")
    pytest.importorskip("transformers", reason="needs transformers, which is not installed here")
    pytest.importorskip("llguidance", reason="needs llguidance, which is not installed here")
    from transformers.utils import logging

    threads, verbosity, bars = torch.get_num_threads(), logging.get_verbosity(), logging.is_progress_bar_enabled()
    yield
    torch.set_num_threads(threads)
    logging.set_verbosity(verbosity)
    if bars:
        logging.enable_progress_bar()


def billions(module: Any) -> float:
    return sum(tensor.numel() for tensor in module.parameters()) / 1e9


def test_the_random_writer_is_of_the_size_that_is_published(libraries: None) -> None:
    from bench.random_weights import TRUE, writer

    assert billions(writer(TRUE, "meta")) == 1.080632832
    assert CAST["writer"].total_b == pytest.approx(1.080632832, abs=1e-4)


def test_the_random_musician_is_of_the_size_that_is_published(libraries: None) -> None:
    from bench.random_weights import TRUE, musician
    from pipelines.backends.musicgen.engine import COMPONENTS

    model = musician(TRUE, "meta")
    sizes = {name: billions(getattr(model, part)) for name, part in COMPONENTS.items()}
    assert sizes == pytest.approx(CAST["musician"].params_b, abs=1e-4)


def test_the_random_surveyor_is_of_the_size_that_is_published(libraries: None) -> None:
    import torch
    from transformers import DepthAnythingForDepthEstimation

    from bench.random_vision import surveyor_config

    with torch.device("meta"):
        model = DepthAnythingForDepthEstimation(surveyor_config())
    assert billions(model) == pytest.approx(read_catalog().casts["lightloom"]["surveyor"].total_b, abs=1e-4)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("part", "library", "row"),
    [
        ("painting", "diffusers", "klein: a strip with its edge carried, words known"),
        ("hearing", "transformers", "Parakeet: a phrase of 3 s"),
        ("speaking", "voxcpm", "VoxCPM2: a sentence, of its own length"),
        ("surveying", "transformers", "Depth Anything: a strip"),
        ("judging", "transformers", "MiniCPM-V: a verdict on 12 strips"),
        ("phrase", "diffusers", "a phrase of 3 s, end to end"),
        ("resident", "diffusers", "all live models of torch, their tensors"),
    ],
)
def test_a_part_runs_alone_at_tiny_sizes(libraries: None, tmp_path: Path, part: str, library: str, row: str) -> None:
    if importlib.util.find_spec(library) is None:
        pytest.skip(f"needs {library}, which is not installed here")
    rows = list(measured(part, tmp_path, tiny=True, sms=None))
    assert row in {one.what for one in rows}
    assert all(math.isfinite(one.value) for one in rows)


@pytest.mark.slow
def test_every_part_of_a_tape_runs_at_tiny_sizes(libraries: None, tmp_path: Path) -> None:
    rows = [
        row
        for part in ("build", "share", "writing", "playing", "together")
        for row in measured(part, tmp_path, tiny=True, sms=None)
    ]
    assert all(math.isfinite(row.value) for row in rows)
    assert {"MiniCPM5: our loop", "MusicGen: our loop", "MusicGen: a tape of 5 s"} <= {row.what for row in rows}
    assert len({row.what for row in rows}) == len(rows)


def test_without_a_gpu_it_says_so_and_ends_well(
    libraries: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import torch

    if torch.cuda.is_available():
        pytest.skip("this machine has a GPU")
    monkeypatch.setattr(sys, "argv", ["bench.gpu"])
    assert main() == 0
    assert "it needs a CUDA GPU" in capsys.readouterr().out


def test_tiny_figures_are_never_written_down(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["bench.gpu", "--tiny", "--write"])
    with pytest.raises(SystemExit):
        main()
    assert "tiny figures are not written" in capsys.readouterr().err


def test_a_table_is_added_behind_what_is_there(libraries: None, tmp_path: Path) -> None:
    file = tmp_path / "RESULTS.md"
    file.write_text("# Results\n", encoding="utf-8")
    write([Row("  our loop", 512.25, "tokens/s", ">= 500")], file)
    written = file.read_text(encoding="utf-8")
    assert written.startswith("# Results\n\n## ")
    assert written.endswith("| our loop | 512.250 | tokens/s | >= 500 |\n")
    assert "transformers" in written
