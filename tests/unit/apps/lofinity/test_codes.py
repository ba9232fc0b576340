"""What a page keeps of a tape so that another can go on from it."""

import base64
import io

import numpy as np
import pytest
from pydantic import ValidationError

from apps.lofinity.craft import codes
from apps.lofinity.domain import CODES_B, Order
from pipelines import Codes, Refused

TAPE = Codes("MusicGen-medium", np.random.default_rng(2).integers(0, 2048, (4500, 4)).astype(np.uint16), 50.0)


def test_the_last_seconds_come_back_as_they_were() -> None:
    file = codes.written("tape.codes", TAPE)
    again = codes.read(file.data)
    assert (again.model, again.rate_hz) == ("MusicGen-medium", 50.0)
    assert np.array_equal(again.tokens, TAPE.tokens[-600:])


def test_they_fit_into_an_order() -> None:
    file = codes.written("tape.codes", TAPE)
    order = Order.model_validate({"wish": "on and on", "codes": base64.b64encode(file.data).decode()})
    assert order.codes == file.data
    with pytest.raises(ValidationError):
        Order.model_validate({"wish": "on", "codes": "A" * (2 * CODES_B)})


def archive(**kept: object) -> bytes:
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **{name: np.asarray(value) for name, value in kept.items()})  # type: ignore[arg-type]
    return buffer.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not an archive",
        codes.written("tape.codes", TAPE).data[:-30],
        archive(tokens=np.zeros((10, 4), np.uint16)),
        archive(tokens=np.zeros((10, 4), np.float32), rate_hz=50.0, model="x"),
        archive(tokens=np.zeros(10, np.uint16), rate_hz=50.0, model="x"),
        archive(tokens=np.zeros((0, 4), np.uint16), rate_hz=50.0, model="x"),
        archive(tokens=np.zeros((10, 4), np.uint16), rate_hz=float("nan"), model="x"),
        archive(tokens=np.zeros((1 << 20, 4), np.uint16), rate_hz=50.0, model="x"),
        archive(tokens=np.array([[{}]], object), rate_hz=50.0, model="x"),
    ],
)
def test_anything_else_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(Refused, match="cannot be read"):
        codes.read(data)
