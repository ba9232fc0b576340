"""Codes that become sound a little at a time."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="needs torch, which is not installed here")

from pipelines.backends.musicgen.streaming import StreamedCodec  # noqa: E402
from tests.unit.pipelines.backends.musicgen_players import REPO, musician  # noqa: E402


@pytest.fixture(scope="module")
def codec(tiny: Callable[..., Path]) -> Any:
    return musician(tiny(REPO))._engine.model.audio_encoder


@pytest.fixture(scope="module")
def codes() -> Any:
    return torch.randint(0, 64, (2, 4, 130), generator=torch.Generator().manual_seed(5))


def whole(codec: Any, codes: Any) -> Any:
    with torch.no_grad():
        return codec.decode(codes[None], [None]).audio_values[:, 0]


@pytest.mark.parametrize("size", [1, 7, 25, 50, 129, 130])
def test_in_pieces_of_any_size_it_is_the_whole_within_a_millionth(codec: Any, codes: Any, size: int) -> None:
    stream = StreamedCodec(codec)
    place, sound = stream.begin().times(2), []
    for start in range(0, 130, size):
        place, samples = stream.push(place, codes[..., start : start + size])
        assert place.arrived - place.sounded <= stream.lookahead
        sound.append(samples)
    place, samples = stream.push(place, codes[..., :0], last=True)
    streamed, expected = torch.cat([*sound, samples], -1), whole(codec, codes)
    assert streamed.shape == expected.shape
    assert (streamed - expected).abs().max() <= 1e-6
    assert expected.abs().max() > 0.01


@pytest.mark.parametrize("frames", [1, 2, 3, 4, 9])
def test_the_shortest_sounds_are_exact_too(codec: Any, codes: Any, frames: int) -> None:
    stream = StreamedCodec(codec)
    place, first = stream.push(stream.begin(), codes[:1, :, :1])
    _, rest = stream.push(place, codes[:1, :, 1:frames], last=True)
    assert (torch.cat([first, rest], -1) - whole(codec, codes[:1, :, :frames])).abs().max() <= 1e-6


def test_sound_comes_less_than_a_tenth_of_a_second_after_its_codes(codec: Any) -> None:
    assert StreamedCodec(codec).lookahead <= 5


def test_a_stream_goes_back_to_where_it_was_and_goes_on_otherwise(codec: Any, codes: Any) -> None:
    stream = StreamedCodec(codec)
    here, before = stream.push(stream.begin(), codes[:1, :, :60])
    stream.push(here, codes[:1, :, 60:])
    _, after = stream.push(here, codes[1:, :, :40], last=True)
    otherwise = torch.cat([codes[:1, :, :60], codes[1:, :, :40]], -1)
    assert (torch.cat([before, after], -1) - whole(codec, otherwise)).abs().max() <= 1e-6


def test_a_stream_remembers_no_more_however_long_it_is(codec: Any, codes: Any) -> None:
    stream = StreamedCodec(codec)
    place, sizes = stream.begin(), set[int]()
    for _ in range(5):
        place, _ = stream.push(place, codes[:1])
        parts = (place.embedded, place.recalled, *place.state)
        sizes.add(sum(part.untyped_storage().nbytes() for part in parts))
    assert len(sizes) == 1
