"""models.yaml -> ModelCards, checked. The only reader of that file; loads nothing."""

import functools
from collections.abc import Container, Mapping
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

Role = Literal["writer", "musician", "painter", "narrator", "ear", "surveyor", "critic"]
CAP_B = 32.0
"""All models of the house together stay under this many billion parameters."""
TINY_TITAN_B = 4.0
"""An app whose models together stay at or under this is a tiny titan."""

CREATIVE_COMMONS = "https://creativecommons.org/licenses/"
NEMOTRON_NOTICE = "Licensed by NVIDIA Corporation under the NVIDIA Nemotron Model License."
"""The notice that the licence of NVIDIA's Nemotron models asks to be passed on with them."""
GIB = 2**30
BYTES_EACH: Mapping[str, float] = {
    "float32": 4.0,
    "bfloat16": 2.0,
    "float16": 2.0,
    "fp8": 1.0,
    "Q4_K_M": 0.71,
}
"""What a parameter takes by precision. Q4_K_M keeps some tensors finer: the storyteller's file has 0.71 bytes each."""

MODELS_YAML = Path(__file__).parent.parent / "models.yaml"


class ModelCard(BaseModel):
    """One model in one role: where it comes from, what it weighs, what its licence allows; `options` of its engine.
    `otherwise`: the model that plays where this one cannot.

    `dtypes`: components that are loaded in another precision than `dtype`; `file_bytes`: of a file that is loaded as it
    is; `work_gib`: memory that playing takes beside the weights at its peak (activations, keys and values, decoding).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    backend: str
    repo: str = Field(pattern=r"^[\w.-]+/[\w.-]+$")
    revision: str
    file: str | None = None
    licence: str
    commercial: bool
    phase: Literal["live", "post"]
    dtype: str
    dtypes: dict[str, str] = Field(default_factory=dict)
    file_bytes: int | None = Field(default=None, gt=0)
    params_b: dict[str, float] = Field(min_length=1)
    work_gib: float = Field(default=0.5, ge=0)
    job: str
    options: dict[str, str | int | float | bool] = Field(default_factory=dict)
    otherwise: "ModelCard | None" = None

    @model_validator(mode="after")
    def _of_known_precision(self) -> "ModelCard":
        for name in (self.dtype, *self.dtypes.values()):
            if name not in BYTES_EACH:
                raise ValueError(f"{name} is no precision whose size is known")
        return self

    def __hash__(self) -> int:
        return hash((self.backend, self.repo, self.revision, self.file, self.dtype, *sorted(self.options.items())))

    @property
    def total_b(self) -> float:
        """Billions of parameters, all components."""
        return sum(self.params_b.values())

    @property
    def bytes_by_part(self) -> Mapping[str, int]:
        """Memory of the weights by component, as declared."""
        if self.file_bytes is not None:
            return {next(iter(self.params_b), "file"): self.file_bytes}
        return {
            part: round(size_b * 1e9 * BYTES_EACH[self.dtypes.get(part, self.dtype)])
            for part, size_b in self.params_b.items()
        }

    @property
    def weights_bytes(self) -> int:
        """Memory of all weights, as declared."""
        return sum(self.bytes_by_part.values())

    @property
    def work_bytes(self) -> int:
        """`work_gib` in bytes."""
        return round(self.work_gib * GIB)

    @property
    def terms(self) -> str:
        """What the weights' licence asks of whoever uses what they make, in a sentence; empty if it asks nothing."""
        return "" if self.commercial else f"Not for commercial use: the weights of {self.repo} are {self.licence}."

    @property
    def credit(self) -> str:
        """What the weights' licence asks of whoever plays them for others, in a sentence: a name and a link, or a
        notice; empty if it asks nothing. A pointer to the licence, not its words and no advice."""
        if self.licence.startswith("CC-BY"):
            owner, _, model = self.repo.partition("/")
            return f"{model} is by {owner}, used under {self.licence} ({CREATIVE_COMMONS}{_deed(self.licence)})."
        if self.licence.startswith("NVIDIA"):
            return (
                f"{self.repo.partition('/')[2]}: {NEMOTRON_NOTICE} "
                f"The licence stands with the model, at {self.url}; its name is {self.licence}."
            )
        return ""

    def played_as(self, repo: str) -> "ModelCard":
        """This card, or the one in its place when that is the model `repo`."""
        return self.otherwise if self.otherwise is not None and self.otherwise.repo == repo else self

    @property
    def url(self) -> str:
        return f"https://huggingface.co/{self.repo}"


def _deed(licence: str) -> str:
    """ "CC-BY-NC-4.0" as its place at Creative Commons: "by-nc/4.0/"."""
    terms, _, version = licence.removeprefix("CC-").rpartition("-")
    return f"{terms.lower()}/{version}/"


class Catalog(BaseModel):
    """`casts`: app -> role -> card, in the order of the file."""

    model_config = ConfigDict(frozen=True)

    casts: dict[str, dict[Role, ModelCard]]

    def total_b(self, app: str, *, phase: str | None = None) -> float:
        """Billions of parameters `app` loads, in one phase or in all."""
        return sum(card.total_b for card in self.casts[app].values() if phase in (None, card.phase))

    def weights_bytes(self, *, phase: str | None = None, backends: Container[str] | None = None) -> int:
        """Memory of the weights of every model once, as declared: of one phase, of some backends, or of all."""
        return sum(
            card.weights_bytes
            for card in self.union().values()
            if phase in (None, card.phase) and (backends is None or card.backend in backends)
        )

    def union(self) -> Mapping[str, ModelCard]:
        """Every model once, by repo and file: two apps that cast the same model share its weights."""
        return {f"{card.repo}/{card.file or ''}": card for cast in self.casts.values() for card in cast.values()}


@functools.cache
def read_catalog(path: Path = MODELS_YAML) -> Catalog:
    """Read and check models.yaml. Raises pydantic's ValidationError naming the line that is wrong."""
    return Catalog.model_validate({"casts": yaml.safe_load(path.read_text(encoding="utf-8"))})
