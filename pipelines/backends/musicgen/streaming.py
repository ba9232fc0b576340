"""Codes -> samples, a little at a time and still exactly as EnCodec decodes them all at once.

Its convolutions look a few frames to both sides, so a stretch is decoded with that much on either side and trimmed; its
LSTM remembers everything, so its state is carried over. Sound therefore comes `lookahead` frames after its codes.

A. Défossez et al., "High Fidelity Neural Audio Compression" (2022, https://arxiv.org/abs/2210.13438).
"""

import math
from dataclasses import dataclass, replace
from typing import Any

import torch
from torch import Tensor


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """How far a stream has come: never changed, so that one can go back to it. `embedded` (rows, width, n) are the
    codes' vectors that are still looked at, the last of them frame `arrived`; `recalled` the same behind the LSTM, up
    to frame `heard`; `state` is the LSTM's. Frames before `sounded` are samples already."""

    embedded: Tensor
    recalled: Tensor
    state: tuple[Tensor, Tensor]
    arrived: int = 0
    heard: int = 0
    sounded: int = 0

    def row(self, number: int) -> "Place":
        """The stream of one row alone."""
        return self._rows(slice(number, number + 1))

    def times(self, rows: int) -> "Place":
        """The one row, `rows` times over: several ways to go on from here."""
        return self._rows([0] * rows)

    def _rows(self, rows: Any) -> "Place":
        hidden, cell = self.state
        return replace(
            self,
            embedded=self.embedded[rows],
            recalled=self.recalled[rows],
            state=(hidden[:, rows].contiguous(), cell[:, rows].contiguous()),
        )


class StreamedCodec:
    """Decodes with a loaded EncodecModel's own modules, in float32. Keeps nothing between calls."""

    def __init__(self, codec: Any) -> None:
        entrance, lstm, *tower = codec.decoder.layers
        self._quantizer, self._entrance, self._lstm, self._tower = codec.quantizer, entrance, lstm.lstm, tower
        self._width: int = codec.config.hidden_size
        self.hop: int = codec.config.hop_length
        self._near, self._far = _reach([entrance]), _reach(tower)

    @property
    def lookahead(self) -> int:
        """Frames that must follow one before it becomes sound."""
        return self._near + self._far

    def begin(self) -> Place:
        """The start of a stream of one row."""
        width, weight = self._lstm.hidden_size, self._lstm.weight_ih_l0
        state = weight.new_zeros(self._lstm.num_layers, 1, width)
        return Place(weight.new_zeros(1, self._width, 0), weight.new_zeros(1, width, 0), (state, state))

    @torch.no_grad()
    def push(self, place: Place, codes: Tensor, *, last: bool = False) -> tuple[Place, Tensor]:
        """Go on from `place` by codes (rows, codebooks, frames): the place after them, and the samples (rows, n) that
        are now certain. `last` ends the stream: all that was waiting for what follows becomes sound."""
        # cuDNN would round float32 to TF32, and a stretch would no longer meet the whole within 1e-6
        with torch.backends.cudnn.flags(enabled=True, allow_tf32=False):
            return self._push(place, codes, last)

    def _push(self, place: Place, codes: Tensor, last: bool) -> tuple[Place, Tensor]:
        arrived = place.arrived + codes.shape[-1]
        embedded = torch.cat([place.embedded, self._quantizer.decode(codes.transpose(0, 1))], -1)

        heard = arrived if last else max(arrived - self._near, place.heard)
        recalled, state = place.recalled, place.state
        if heard > place.heard:
            stretch = _Stretch(place.heard, heard, self._near, arrived, embedded.shape[-1])
            entered = stretch.middle(self._entrance(stretch.around(embedded)))
            remembered, state = self._lstm(entered.permute(2, 0, 1), state)
            recalled = torch.cat([recalled, remembered.permute(1, 2, 0) + entered], -1)

        sounded = heard if last else max(heard - self._far, place.sounded)
        samples = recalled.new_zeros(recalled.shape[0], 0)
        if sounded > place.sounded:
            stretch = _Stretch(place.sounded, sounded, self._far, heard, recalled.shape[-1])
            sound = stretch.around(recalled)
            for layer in self._tower:
                sound = layer(sound)
            samples = stretch.middle(sound, self.hop)[:, 0]

        after = Place(
            _tail(embedded, arrived - heard + self._near),
            _tail(recalled, heard - sounded + self._far),
            state,
            arrived,
            heard,
            sounded,
        )
        return after, samples


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Frames `start`..`end` and `reach` more on each side, of `kept` frames that end with frame `there`."""

    start: int
    end: int
    reach: int
    there: int
    kept: int

    @property
    def low(self) -> int:
        return max(0, self.start - self.reach)

    def around(self, frames: Tensor) -> Tensor:
        offset = self.there - self.kept
        return frames[..., self.low - offset : min(self.there, self.end + self.reach) - offset]

    def middle(self, decoded: Tensor, hop: int = 1) -> Tensor:
        return decoded[..., (self.start - self.low) * hop : (self.end - self.low) * hop]


def _tail(frames: Tensor, count: int) -> Tensor:
    # a copy: a view would keep the whole stretch in memory
    return frames[..., max(0, frames.shape[-1] - count) :].clone()


def _reach(layers: list[Any]) -> int:
    """How many frames to either side a stack of EnCodec's layers looks at for one of its own: what its samples come
    from, traced from the last layer to the first."""
    convolutions = [module for layer in layers for module in layer.modules() if hasattr(module, "conv")]
    strides = [module.conv.stride[0] for module in convolutions if isinstance(module.conv, torch.nn.ConvTranspose1d)]
    hop, frame = math.prod(strides), 1000
    first, last = frame * hop, frame * hop + hop - 1
    for module in reversed(convolutions):
        conv = module.conv
        kernel, stride = (conv.kernel_size[0] - 1) * conv.dilation[0] + 1, conv.stride[0]
        right = 0 if module.causal else (kernel - stride) // 2
        left = kernel - stride - right
        if isinstance(conv, torch.nn.ConvTranspose1d):
            first, last = math.ceil((first + left - kernel + 1) / stride), (last + left) // stride
        else:
            first, last = first - left, last + right
    return max(frame - first, last - frame)
