"""Opens voxcpm 2.0.3 without torchaudio, which its first version's model imports and its second never uses.

There is no torchaudio for the current torch, and one that cannot be loaded would also break transformers beside it.
"""

import contextlib
import functools
import logging
import warnings
from collections.abc import Generator
from typing import Any

from pipelines.backends.stand_ins import stand_ins

log = logging.getLogger(__name__)


def voxcpm_class() -> Any:
    """voxcpm's VoxCPM. Raises ImportError when voxcpm itself, or what it does use, is not installed."""
    import transformers  # noqa: PLC0415  # only the caller knows that it is there
    from transformers.utils.import_utils import is_torchaudio_available  # noqa: PLC0415

    # transformers first: it asks once whether there is a torchaudio, and must not find the stand-in
    is_torchaudio_available()
    for name in ("LlamaTokenizerFast", "PreTrainedTokenizer"):
        getattr(transformers, name)
    with quietly(), stand_ins({"torchaudio": ()}):
        from voxcpm import VoxCPM  # noqa: PLC0415  # needs the stand-in around it
        from voxcpm.model import voxcpm2  # noqa: PLC0415
        from voxcpm.modules.audiovae import audio_vae_v2  # noqa: PLC0415

    # a bar for every sentence, drawn into the log
    voxcpm2.tqdm = functools.partial(voxcpm2.tqdm, disable=True)
    # theirs is TorchScript: a memory that is full comes out of it as any RuntimeError, and every fork would compile it
    audio_vae_v2.snake = _snake
    return VoxCPM


def _snake(x: Any, alpha: Any) -> Any:
    """The audio VAE's activation, x + sin²(αx)/α, as voxcpm has it (Snake: Liu Ziyin et al. 2020, arXiv:2006.08195)."""
    return x + (alpha + 1e-9).reciprocal() * (alpha * x).sin().pow(2)


@contextlib.contextmanager
def quietly() -> Generator[None]:
    """What voxcpm prints and warns of while it loads goes to the log, as detail."""
    with contextlib.redirect_stderr(_Lines()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


class _Lines:
    """A stream that logs what is written to it."""

    def write(self, text: str) -> int:
        if text.strip():
            log.debug("%s", text.strip())
        return len(text)

    def flush(self) -> None:
        """Nothing is held back."""
