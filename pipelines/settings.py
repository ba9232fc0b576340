"""The one reader of the environment: read once, frozen, handed on."""

import os
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

OLLAMA = "http://127.0.0.1:11434"


def truthy(text: str | None) -> bool:
    """ "1", "true", "yes", "on" alike, in any case: ZeroGPU says '1', gradio expects 'true'."""
    return (text or "").strip().lower() in {"1", "t", "true", "y", "yes", "on"}


@dataclass(frozen=True, slots=True)
class Settings:
    """What the surroundings decide. `engine`: auto | models | embedded | a folder of tiny checkpoints.

    `writer` ("ollama:llama3.2:3b"): a model of a local Ollama writes in every world, whatever else plays.
    `host` None leaves the choice to gradio (a Space sets it). `data_dir` holds artefacts, all disposable.
    """

    engine: str = "auto"
    writer: str | None = None
    ollama_host: str = OLLAMA
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
    writer = env.get("WRITER", "").strip() or None
    if writer is not None and not re.fullmatch(r"ollama:\S+", writer):
        raise ValueError(f"WRITER is '{writer}'. Name a model of a local Ollama, as in WRITER=ollama:llama3.2:3b.")
    return Settings(
        engine=env.get("ENGINE", "auto").strip() or "auto",
        writer=writer,
        ollama_host=_address(env.get("OLLAMA_HOST", "")),
        host=env.get("GRADIO_SERVER_NAME"),
        port=int(port) if port else None,
        data_dir=Path(env.get("DATA_DIR") or Path(tempfile.gettempdir()) / "small-worlds"),
        zero_gpu=truthy(env.get("SPACES_ZERO_GPU")),
        space_id=env.get("SPACE_ID"),
        space_host=env.get("SPACE_HOST"),
        release=env.get("RELEASE") or env.get("SPACE_COMMIT_SHA") or "dev",
    )


def _address(host: str) -> str:
    """Ollama's own OLLAMA_HOST ("", "0.0.0.0:11434" or a URL) as the URL it is reached at."""
    host = host.strip().rstrip("/").replace("0.0.0.0", "127.0.0.1")
    if not host:
        return OLLAMA
    return host if "://" in host else f"http://{host}"
