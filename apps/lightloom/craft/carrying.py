"""What a strip hands on to those beside it <-> a small file that the page keeps: numbers of the painter's own, which
only its model can read, and how far away everything in the strip lies.

The file is a NumPy archive (.npz, https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html), read without
pickles and without believing what it says of its own size.
"""

import base64
import io
import logging
import math
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

from pipelines import Artefact, Carried, Refused

log = logging.getLogger(__name__)

MOST_PAINTERS_BYTES = 256 << 10
MOST_BYTES = 384 << 10
"""Unpacked, all of it together."""
MOST_ENTRIES = 16
RELIEF_SHAPES = ((192, 140), (192, 156))
"""A strip at a quarter of its size; the wider one reaches over the 64 px that were held back."""
TORN = "What was kept of the strip before cannot be read. Reload the page, and go on from there."
_MODEL, _RELIEF, _OWN = "model", "relief", "painter."

Relief = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Handover:
    """What a strip hands on. `relief`: 1/z in 0..1, float32 (192, 140 or 156), where it was measured, not painted."""

    painters: Carried | None = None
    relief: Relief | None = None

    @property
    def is_empty(self) -> bool:
        return self.painters is None and self.relief is None


NOTHING = Handover()


def written(name: str, handover: Handover) -> Artefact:
    """`handover` as a file. What a painter wants to have carried beyond its 256 KiB stays behind."""
    entries: dict[str, NDArray[Any]] = {}
    painters = handover.painters
    if painters is not None and sum(array.nbytes for array in painters.arrays.values()) > MOST_PAINTERS_BYTES:
        log.warning("%s wants to have more carried than is allowed", painters.model)
        painters = None
    if painters is not None:
        entries = {_MODEL: np.array(painters.model)}
        entries |= {f"{_OWN}{key}": np.ascontiguousarray(array) for key, array in painters.arrays.items()}
    if handover.relief is not None:
        entries[_RELIEF] = np.clip(np.rint(handover.relief * 255), 0, 255).astype(np.uint8)
    buffer = io.BytesIO()
    np.savez_compressed(buffer, allow_pickle=False, **entries)
    return Artefact(name, "application/zip", buffer.getvalue())


def from_text(text: str) -> Handover:
    """What a page sends: `written`, as base64. Raises Refused, in a sentence, for anything else."""
    try:
        return read(base64.b64decode(text, validate=True))
    except ValueError as error:
        raise Refused(TORN) from error


def read(data: bytes) -> Handover:
    """What `written` wrote. Raises Refused, in a sentence, for anything else."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_BYTES:
                raise Refused(TORN)
            arrays = {entry.filename.removesuffix(".npy"): _array(_unpacked(archive, entry)) for entry in entries}
        return Handover(_painters(arrays), _relief(arrays.get(_RELIEF)))
    except (ValueError, OSError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error) as error:
        raise Refused(TORN) from error


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with archive.open(entry) as file:
        return file.read(entry.file_size)  # and no more than it said


def _array(raw: bytes) -> NDArray[Any]:
    """One .npy, of numbers or text. Raises ValueError when it is torn, or when it is anything else."""
    file = io.BytesIO(raw)
    if npy.read_magic(file) != (1, 0):
        raise ValueError("another version")
    shape, by_columns, dtype = npy.read_array_header_1_0(file)
    if dtype.kind not in "fiuU" or dtype.itemsize == 0 or min(shape, default=0) < 0:
        raise ValueError("neither numbers nor text")
    flat = np.frombuffer(raw, dtype, math.prod(shape), file.tell()).copy()
    if dtype.kind == "f" and not np.isfinite(flat).all():
        raise ValueError("no numbers")
    return flat.reshape(shape, order="F" if by_columns else "C")


def _painters(arrays: Mapping[str, NDArray[Any]]) -> Carried | None:
    own = {name.removeprefix(_OWN): array for name, array in arrays.items() if name.startswith(_OWN)}
    return Carried(str(arrays[_MODEL])[:200], own) if own and _MODEL in arrays else None


def _relief(kept: NDArray[Any] | None) -> Relief | None:
    if kept is None:
        return None
    if kept.dtype != np.uint8 or kept.shape not in RELIEF_SHAPES:
        raise ValueError("the relief of something else")
    return np.asarray(kept / np.float32(255), np.float32)
