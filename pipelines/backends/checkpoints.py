"""Where a model's files are, and in plain words what is wrong with them. Imports no model library."""

import importlib.util
import json
import logging
import sys
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipelines.backends.frugal import is_full
from pipelines.catalog import ModelCard
from pipelines.errors import EngineMissing

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A model's files: `source` is what `from_pretrained` is given, a repository's id or a folder laid out like it;
    `options` goes with it (the pinned revision)."""

    card: ModelCard
    source: str
    options: dict[str, Any]
    local: Path | None

    @property
    def model(self) -> str:
        """Its name as people write it: `MiniCPM5-1B`; weights out of a folder never pass for the published."""
        name = self.card.repo.rpartition("/")[2]
        return name if self.local is None else f"tiny-random {name}"


def find(card: ModelCard, folder: str | None) -> Checkpoint:
    """The published repository, or the tiny checkpoint under `folder/<owner>/<name>`. Raises EngineMissing when
    that is not there."""
    if folder is None:
        return Checkpoint(card, card.repo, {"revision": card.revision}, None)
    local = Path(folder) / card.repo
    if not local.is_dir():
        raise EngineMissing(f"There is no checkpoint of {card.repo} in the folder that ENGINE names.")
    return Checkpoint(card, str(local), {"local_files_only": True}, local)


def one_file(checkpoint: Checkpoint, name: str | None) -> Path:
    """Where the file `name` of a checkpoint is on this machine; fetched first where it is a published one. Raises
    EngineMissing when there is none."""
    repo = checkpoint.card.repo
    if name is None:
        raise EngineMissing(f"models.yaml names no file of {repo}.")
    if checkpoint.local is None:
        from huggingface_hub import hf_hub_download  # noqa: PLC0415 - a second that only who fetches should wait

        with loading(checkpoint):
            return Path(hf_hub_download(repo, name, **checkpoint.options))
    path = checkpoint.local / name
    if not path.is_file():
        raise EngineMissing(f"The checkpoint of {repo} has no {name}.")
    return path


def require(card: ModelCard, *libraries: str) -> None:
    """Raises EngineMissing naming the first of the `libraries` (import names) that is not installed."""
    for library in libraries:
        if importlib.util.find_spec(library) is None:
            raise EngineMissing(f"{card.repo} needs the Python package {library}, which is not installed here.")


def check_kind(checkpoint: Checkpoint, *kinds: str, file: str = "config.json") -> None:
    """Raises EngineMissing unless a local checkpoint's `file` says that it is one of `kinds` (its `model_type`, its
    `_class_name` where diffusers wrote it, or its `architecture` where voxcpm did). A published repository is checked
    by its loader."""
    if checkpoint.local is None:
        return
    try:
        said = json.loads((checkpoint.local / file).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise EngineMissing(f"The checkpoint of {checkpoint.card.repo} has no {file}.") from None
    except ValueError:
        raise EngineMissing(f"The {file} of {checkpoint.card.repo} cannot be read.") from None
    kind = said.get("model_type") or said.get("_class_name") or said.get("architecture")
    if kind not in kinds:
        raise EngineMissing(f"The checkpoint of {checkpoint.card.repo} holds {kind}, not {' or '.join(kinds)}.")


@contextmanager
def without_bars() -> Generator[None]:
    """Loaders draw no progress bars meanwhile: between the lines of a log they are noise."""
    drawing = [
        sys.modules[name]
        for name in ("transformers.utils.logging", "diffusers.utils.logging")
        if name in sys.modules and sys.modules[name].is_progress_bar_enabled()
    ]
    for library in drawing:
        library.disable_progress_bar()
    try:
        yield
    finally:
        for library in drawing:
            library.enable_progress_bar()


@contextmanager
def loading(checkpoint: Checkpoint) -> Generator[None]:
    """Whatever a loader says of a truncated or foreign file becomes EngineMissing, in a sentence; the log keeps all. A
    full memory stays what it is, since there may be room a little later."""
    try:
        with without_bars():
            yield
    except EngineMissing:
        raise
    except Exception as error:
        if is_full(error):
            raise
        log.exception("%s could not be loaded", checkpoint.source)
        repo = checkpoint.card.repo
        if type(error).__name__ == "SafetensorError":
            raise EngineMissing(f"The weights of {repo} are damaged or cut off. Fetch them again.") from error
        raise EngineMissing(f"{repo} could not be loaded ({type(error).__name__}).") from error
