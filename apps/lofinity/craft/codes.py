"""A tape's end as a model's codes <-> a small file that a page keeps, so that another tape can go on from it.

The file is a NumPy archive (.npz, https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html), read without
pickles.
"""

import io
import zipfile

import numpy as np

from pipelines import Artefact, Codes, Refused

KEPT_S = 12.0
"""A model of thirty seconds goes on from about ten."""
_FRAMES_MOST = 4096
TORN = "What was kept of the other tape cannot be read, so nothing can go on from it. Press the wish by itself."


def written(name: str, codes: Codes) -> Artefact:
    """The last KEPT_S seconds of `codes` as a file of a few kB."""
    buffer = io.BytesIO()
    last = codes.tokens[-round(KEPT_S * codes.rate_hz) :]
    np.savez_compressed(buffer, tokens=last, rate_hz=np.float64(codes.rate_hz), model=np.str_(codes.model))
    return Artefact(name, "application/zip", buffer.getvalue())


def read(data: bytes) -> Codes:
    """What `written` wrote. Raises Refused, in a sentence, for anything else."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > 1 << 20:
                raise Refused(TORN)  # unpacked, it would be far more than twelve seconds
        with np.load(io.BytesIO(data), allow_pickle=False) as kept:
            tokens, rate_hz, model = kept["tokens"], float(kept["rate_hz"]), str(kept["model"])
    except (ValueError, KeyError, OSError, zipfile.BadZipFile) as error:
        raise Refused(TORN) from error
    if tokens.dtype != np.uint16 or tokens.ndim != 2 or not 0 < len(tokens) <= _FRAMES_MOST or not 1 <= rate_hz <= 1000:
        raise Refused(TORN)
    return Codes(model, tokens, rate_hz)
