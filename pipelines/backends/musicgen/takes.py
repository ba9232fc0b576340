"""shots -> a tape: plays them one after the other, listens, and plays a shot that fails once more."""

import hashlib
import logging
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass

import torch
from torch import Tensor

from pipelines.backends.frugal import is_full, set_free
from pipelines.backends.musicgen.decoding import Decoding
from pipelines.backends.musicgen.judging import fault
from pipelines.backends.musicgen.recording import BLOCK, Recording
from pipelines.backends.musicgen.stepping import Text
from pipelines.backends.musicgen.window import Parts, Ruler, Shot

log = logging.getLogger(__name__)
TOLD_EVERY = 25
"""Frames between two words on how far it is."""
Judge = Callable[[Sequence[float], Sequence[float]], str | None]
"""Says what is wrong with a shot: see judging.fault."""


@dataclass(slots=True)
class Session:
    """One tape being played. `codes` (codebooks, frames): all that can be gone on from, the tape's own behind
    `ruler.lead` frames of an earlier one. `played`: frames that the model has played, all ways counted. `frugal`:
    memory was full once, so that different ways are played one by one from then on."""

    decoding: Decoding
    text: Text
    ruler: Ruler
    recording: Recording
    codes: Tensor
    seed: int
    judge: Judge = fault
    shots: int = 0
    played: int = 0
    frugal: bool = False

    @property
    def tape(self) -> Tensor:
        """The tape's own codes so far, (codebooks, frames)."""
        return self.codes[:, self.ruler.lead :]

    def play_through(self, frames: int) -> Generator[None]:
        """The whole tape as one long line. Yields every half second of music, as all of these do."""
        yield from self.extend(1, frames)
        yield self.finish()

    def play_parts(self, parts: Parts) -> Generator[None]:
        """The whole tape as A B A C, each part on a bar line."""
        yield from self.extend(1, parts.lines[0])
        both = yield from self.extend(2, parts.ways)
        # from the tape's own beginning, since with rounded bar lines the second A may be a frame longer than the first
        yield from self.repeat(self.tape[:, : parts.lines[2] - parts.lines[1]])
        yield from self.repeat(both[1])
        yield from self.extend(1, parts.frames - self.tape.shape[-1])
        yield self.finish()

    def extend(self, rows: int, frames: int) -> Generator[None, None, Tensor]:
        """Play `frames` more frames, in `rows` different ways at once; the first goes on the tape. Returns all ways,
        (rows, codebooks, frames)."""
        start = self.tape.shape[-1]
        counted = self.played - rows * start
        history = self.codes.expand(rows, -1, -1)
        for shot in self.ruler.shots(start, start + frames):
            history = yield from self._take(shot, history, counted)
        self.codes = history[0]
        return history[..., self.ruler.lead + start :]

    def repeat(self, codes: Tensor) -> Generator[None]:
        """Lay down codes (codebooks, frames) that have been played before."""
        for some in codes.split(4 * BLOCK, -1):
            self.recording.lay(some[None])
            yield
        self.codes = torch.cat([self.codes, codes], -1)

    def finish(self) -> None:
        """End the tape: what waits for more codes becomes sound."""
        self.recording.lay(self.codes[None, :, :0], last=True)

    def _take(self, shot: Shot, history: Tensor, counted: int) -> Generator[None, None, Tensor]:
        """One shot, and if it fails the rest of it once more; if that fails too, it stays as it is."""
        self.shots += 1
        history, wrong = yield from self._listen(shot, history, counted, again=False)
        if wrong:
            # what has been handed out is being listened to, and cannot be otherwise: the new take goes on from there
            kept = self.recording.take_back(shot.start)
            log.warning("shot %d: %s; played again from frame %d", self.shots, wrong, kept)
            history = history[..., : self.ruler.lead + kept]
            history, _ = yield from self._listen(self.ruler.shot(kept, shot.end), history, counted, again=True)
        return history

    def _listen(
        self, shot: Shot, history: Tensor, counted: int, *, again: bool
    ) -> Generator[None, None, tuple[Tensor, str | None]]:
        """Play `shot` onto the recording, judging each block of a first take: all codes so far, and what is wrong."""
        recording, rows = self.recording, history.shape[0]
        before = [levels[0] for levels in recording.levels]
        fresh: list[Tensor] = []
        try:
            with closing(self._playing(shot, history, again)) as playing:
                for frame, codes in enumerate(playing, shot.start + 1):
                    fresh.append(codes)
                    if len(fresh) == BLOCK or frame == shot.end:
                        block = torch.stack(fresh, -1)
                        fresh.clear()
                        recording.lay(block)
                        history = torch.cat([history, block], -1)
                        ways = zip(*recording.levels[len(before) :], strict=True)
                        wrong = None if again else next(filter(None, (self.judge(before, way) for way in ways)), None)
                        if wrong:
                            return history, wrong
                    if frame % TOLD_EVERY == 0 or frame == shot.end:
                        # a take that begins again first makes up for what was taken back
                        self.played = max(self.played, counted + rows * frame)
                        yield
        except Exception as error:
            if again or not is_full(error):
                raise
            self.frugal = True
        else:
            return history, None
        self.decoding.spare()
        set_free()
        return history, "memory was full"

    def _playing(self, shot: Shot, history: Tensor, again: bool) -> Generator[Tensor]:
        seed = history[..., history.shape[-1] - shot.seed :] if shot.seed else None
        name, rows = f"{self.seed}, shot {self.shots}, take {1 + again}", history.shape[0]
        if self.frugal and rows > 1:
            return self._one_by_one(shot, seed, name, rows)
        return self.decoding.shot(self.text.times(rows), shot.new, seed=seed, generator=self._dice(name))

    def _one_by_one(self, shot: Shot, seed: Tensor | None, name: str, rows: int) -> Generator[Tensor]:
        """The same for each row alone, of which nothing is heard before the last is played."""
        ways = [
            self.decoding.shot(
                self.text,
                shot.new,
                seed=None if seed is None else seed[row : row + 1],
                generator=self._dice(f"{name}, way {row}"),
            )
            for row in range(rows)
        ]
        *first, last = ways
        before = [torch.cat(list(way)) for way in first]
        for frame, codes in enumerate(last):
            yield torch.cat([*(way[frame : frame + 1] for way in before), codes])

    def _dice(self, name: str) -> torch.Generator:
        generator = torch.Generator(self.decoding.device)
        generator.manual_seed(_seed(name))
        return generator


def _seed(name: str) -> int:
    """A seed for everything that has a name of its own."""
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=7).digest(), "big")
