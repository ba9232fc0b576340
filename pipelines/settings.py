"""The one reader of the environment: read once, frozen, handed on."""

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


def truthy(text: str | None) -> bool:
    """ "1", "true", "yes", "on" alike, in any case: ZeroGPU says '1', gradio expects 'true'."""
    return (text or "").strip().lower() in {"1", "t", "true", "y", "yes", "on"}


@dataclass(frozen=True, slots=True)
class Settings:
    """What the surroundings decide. `engine`: auto | models | embedded | a folder of tiny checkpoints.

    `host` None leaves the choice to gradio (a Space sets it). `data_dir` holds artefacts, all disposable.
    """

    engine: str = "auto"
    host: str | None = None
    port: int | None = None
    data_dir: Path = Path(tempfile.gettempdir()) / "small-worlds"
    zero_gpu: bool = False
    space_id: str | None = None
    space_host: str | None = None
    release: str = "dev"
    artefact_ttl_s: float = 3600.0
    artefact_cap_bytes: int = 2 << 30
    free_floor_bytes: int = 256 << 20
    job_timeout_s: float = 300.0


def read_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Settings from `environ` (the process's own when None). Raises ValueError with a sentence on nonsense."""
    env = os.environ if environ is None else environ
    port = env.get("PORT") or env.get("GRADIO_SERVER_PORT")
    if port is not None and not (port.isdigit() and 0 < int(port) < 65536):
        raise ValueError(f"PORT is '{port}'. Give a number from 1 to 65535.")
    return Settings(
        engine=env.get("ENGINE", "auto").strip() or "auto",
        host=env.get("GRADIO_SERVER_NAME"),
        port=int(port) if port else None,
        data_dir=Path(env.get("DATA_DIR") or Path(tempfile.gettempdir()) / "small-worlds"),
        zero_gpu=truthy(env.get("SPACES_ZERO_GPU")),
        space_id=env.get("SPACE_ID"),
        space_host=env.get("SPACE_HOST"),
        release=env.get("RELEASE") or env.get("SPACE_COMMIT_SHA") or "dev",
    )
