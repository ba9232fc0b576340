"""Files of finished tapes -> one file: a mixtape of several, a cassette of two sides, some bars of one, looped.

Only tapes that carry the machine's own mark go in: what comes out says truthfully what made it.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import soundfile as sf
from mutagen import MutagenError
from mutagen.flac import FLAC

from apps.lofinity.craft import editor, files
from apps.lofinity.craft.editor import Pcm
from pipelines import Artefact


class NotATape(ValueError):
    """A file that cannot go into the deck, or a cut that cannot be made. Its message is a sentence for the visitor."""


@dataclass(frozen=True, slots=True)
class Reel:
    """A tape as it was read: its samples, and its tags by their Vorbis names."""

    pcm: Pcm
    tags: dict[str, str]

    @property
    def bar_s(self) -> float:
        """Seconds a bar lasts. A waltz has three beats, all else four."""
        return (3 if self.tags["GROOVE"] == "waltz" else 4) * 60 / float(self.tags["BPM"])


def read_reel(name: str, content: bytes) -> Reel:
    """A tape's FLAC. Raises NotATape when it is none, or was not pressed by this machine."""
    try:
        samples, rate_hz = sf.read(io.BytesIO(content), dtype="int16", always_2d=True)
        comments = FLAC(io.BytesIO(content))
    except (sf.LibsndfileError, MutagenError) as error:
        raise NotATape(f"{name} is not a tape that this machine can play. Give it a tape.flac.") from error
    tags = {str(key).upper(): str(values[0]) for key, values in comments.items()}
    if not {"TITLE", "BPM", "GROOVE", "ENCODED-BY", "DIGITALSOURCETYPE"} <= set(tags):
        raise NotATape(f"{name} was not pressed by this machine. Give it a tape.flac that was.")
    if rate_hz != editor.RATE_HZ or samples.shape[1] != 2 or not len(samples):
        raise NotATape(f"{name} is damaged. Press it again from its recipe.json.")
    return Reel(np.asarray(samples, dtype=np.int16), tags)


def mixtape(name: str, reels: Sequence[Reel], crossfade_s: float) -> Artefact:
    """Several tapes as one FLAC, each melting into the next within `crossfade_s` (0..30), the last into silence."""
    if not reels:
        raise NotATape("A mixtape needs at least one tape. Name the files to dub.")
    if not 0 <= crossfade_s <= 30:
        raise NotATape("A crossfade lasts 0 to 30 seconds. Choose a length in between.")
    mixed = editor.dub([reel.pcm for reel in reels], crossfade_s)
    return files.flac(name, editor.fade(mixed, out_s=crossfade_s), _tags("Mixtape", reels))


def cassette(name: str, sides: Sequence[Reel]) -> Artefact:
    """Two sides as one FLAC, with the silence in between in which a cassette is turned."""
    if len(sides) != 2:
        raise NotATape("A cassette has two sides. Name two tapes.")
    return files.flac(name, editor.join_sides(sides[0].pcm, sides[1].pcm), _tags("Cassette", sides))


def cut(name: str, reel: Reel, first_bar: int, bars: int, times: int) -> Artefact:
    """`bars` whole bars from `first_bar` (counted from 1), `times` over, as one FLAC. Raises NotATape past the end."""
    last = int(len(reel.pcm) / editor.RATE_HZ / reel.bar_s + 1e-3)
    if not (first_bar >= 1 and bars >= 1 and first_bar + bars - 1 <= last):
        raise NotATape(f"This tape has bars 1 to {last}. Choose a stretch in between.")
    if not 1 <= times <= 64:
        raise NotATape("A loop is played 1 to 64 times. Choose a number in between.")
    played = editor.loop_bars(reel.pcm, reel.bar_s, first_bar - 1, bars, times)
    return files.flac(name, played, _tags("Loop", (reel,)))


def _tags(kind: str, reels: Sequence[Reel]) -> dict[str, str]:
    titles = [reel.tags["TITLE"] for reel in reels]
    makers = sorted({reel.tags["ENCODED-BY"] for reel in reels})
    sources = sorted({reel.tags["DIGITALSOURCETYPE"] for reel in reels})
    # where a trained model had a hand in one tape, it had a hand in the mixtape
    source = next((source for source in sources if "trained" in source), sources[0])
    return {
        "TITLE": f"{kind}: {', '.join(titles)}",
        "ARTIST": "LoFinity",
        "COMMENT": f"{kind} of {len(reels)}: {'; '.join(titles)}. Made by {'; '.join(makers)}.",
        "ENCODED-BY": "; ".join(makers),
        "DIGITALSOURCETYPE": source,
    }
