"""What a strip hands on survives a page, and what a page sends instead is refused in a sentence."""

import base64
import io
import zipfile
from typing import Any

import numpy as np
import pytest

from apps.lightloom.craft.carrying import MOST_PAINTERS_BYTES, NOTHING, Handover, from_text, read, written
from pipelines import Carried, Refused

RNG = np.random.default_rng(4)
LATENTS = RNG.normal(0, 1, (128, 48, 13)).astype(np.float16)
RELIEF = RNG.random((192, 156), np.float32)


def text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def test_a_painters_numbers_and_a_relief_come_back_as_they_went() -> None:
    file = written(
        "carried-003.npz", Handover(Carried("a painter", {"latents": LATENTS, "step": np.arange(3)}), RELIEF)
    )
    assert (file.name, file.mime) == ("carried-003.npz", "application/zip")
    again = from_text(text(file.data))
    assert again.painters is not None
    assert again.painters.model == "a painter"
    assert set(again.painters.arrays) == {"latents", "step"}
    assert np.array_equal(again.painters.arrays["latents"], LATENTS)
    assert again.painters.arrays["latents"].flags.writeable
    assert again.relief is not None
    assert np.abs(again.relief - RELIEF).max() <= 0.5 / 255 + 1e-6


def test_each_half_may_be_missing_and_the_same_makes_the_same_file() -> None:
    only = Handover(None, RELIEF[:, :140])
    assert read(written("a", only).data).painters is None
    assert written("a", only).data == written("a", only).data
    assert read(written("a", Handover(Carried("p", {"x": np.zeros(2)}))).data).relief is None
    assert read(written("a", NOTHING).data).is_empty


def test_the_most_that_may_be_carried_fits_a_phrase_twice() -> None:
    numbers = np.frombuffer(RNG.bytes(MOST_PAINTERS_BYTES), np.float16)
    largest = written("a", Handover(Carried("p", {"x": np.nan_to_num(numbers)}), RNG.random((192, 156), np.float32)))
    assert len(text(largest.data)) <= 400_000
    usual = Carried("p", {"edge": LATENTS, "anchor": RNG.normal(0, 1, (128, 16, 16)).astype(np.float16)})
    assert 2 * len(text(written("a", Handover(usual, RELIEF)).data)) < 660_000


def test_a_painter_that_wants_too_much_carried_carries_nothing() -> None:
    assert read(written("a", Handover(Carried("p", {"x": np.zeros(MOST_PAINTERS_BYTES + 1, np.uint8)}))).data).is_empty


def zipped(**files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(f"{name}.npy", data)
    return buffer.getvalue()


def npy(array: Any, **how: Any) -> bytes:
    buffer = io.BytesIO()
    np.save(buffer, array, **how)
    return buffer.getvalue()


def promising(shape: str) -> bytes:
    """A head that promises more than there is."""
    head = f"{{'descr': '<f4', 'fortran_order': False, 'shape': {shape}, }}\n".encode()
    return b"\x93NUMPY\x01\x00" + len(head).to_bytes(2, "little") + head


WHOLE = written("a", Handover(Carried("p", {"x": LATENTS}), RELIEF)).data


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x05\x06" + bytes(18 - 4),
        b"no archive at all",
        WHOLE[: len(WHOLE) // 2],
        WHOLE[:200] + bytes(400) + WHOLE[600:],
        zipped(relief=npy(np.zeros((192, 140), np.float32))),
        zipped(relief=npy(np.zeros((191, 140), np.uint8))),
        zipped(relief=npy(np.array([{}]), allow_pickle=True)),
        zipped(model=npy(np.array("p")), **{"painter.x": npy(np.full(4, np.nan))}),
        zipped(model=npy(np.array("p")), **{"painter.x": promising("(1000000000000,)")}),
        zipped(model=npy(np.array("p")), **{"painter.x": promising("(-1,)")}),
        zipped(model=npy(np.array("p")), **{"painter.x": promising("(__import__('os'),)")}),
        zipped(bomb=npy(np.zeros(5_000_000, np.uint8))),
        zipped(**{f"painter.{n}": npy(np.zeros(1)) for n in range(40)}),
    ],
)
def test_anything_else_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(Refused, match="Reload the page"):
        from_text(text(data))


def test_what_is_no_base64_is_refused_too() -> None:
    with pytest.raises(Refused, match="Reload the page"):
        from_text("not base64!")
