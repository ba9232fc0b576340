"""brief -> cast: who plays the chords, the tune, the pad, the bass, and who answers."""

from dataclasses import dataclass

from pipelines.embedded.musician.parts import BASSES, PADS
from pipelines.roles import Groove, Instrument, MusicBrief, Stem

CHORD_HANDS: dict[Instrument, int] = {
    "rhodes": 6,
    "piano": 5,
    "nylon guitar": 4,
    "clean guitar": 4,
    "vibes": 3,
    "warm pad": 2,
    "strings": 2,
    "kalimba": 1,
    "music box": 1,
}
"""Who is given the chords first when several could."""
SINGERS: dict[Instrument, int] = {
    "saxophone": 9,
    "flute": 9,
    "vibes": 7,
    "nylon guitar": 6,
    "clean guitar": 6,
    "kalimba": 5,
    "music box": 5,
    "piano": 4,
    "rhodes": 3,
    "strings": 2,
    "warm pad": 1,
}
"""Who is given the tune first."""
TUNE_RANGE: dict[Instrument, tuple[int, int]] = {
    "rhodes": (66, 84),
    "piano": (67, 88),
    "nylon guitar": (64, 82),
    "clean guitar": (64, 83),
    "warm pad": (64, 82),
    "strings": (67, 86),
    "vibes": (66, 86),
    "music box": (72, 93),
    "kalimba": (67, 88),
    "flute": (67, 88),
    "saxophone": (58, 79),
}


@dataclass(frozen=True, slots=True)
class Cast:
    """Each instrument of the brief in a role. `two_hands`: there is no bass, so the chord player plays the roots too.

    `chords` and `lead` may be the same player (a solo piece) or None (nobody in the brief can do it); `answers` may
    name the lead itself, who then answers his own tune.
    """

    chords: Instrument | None
    lead: Instrument | None
    pads: tuple[Instrument, ...]
    basses: tuple[Instrument, ...]
    answers: tuple[Instrument, ...]
    two_hands: bool

    @property
    def solo(self) -> bool:
        """One player alone carries chords and tune."""
        return self.chords == self.lead and not (self.pads or self.basses or self.answers)

    @property
    def bare(self) -> bool:
        """Nobody can play chords."""
        return self.chords is None

    def stem(self, part: Instrument, *, tune: bool = False) -> Stem:
        """The stem of a pitched note: what it does decides, not who plays it."""
        return "lead" if tune else "bass" if part in self.basses else "keys"


def cast(brief: MusicBrief) -> Cast:
    """Give every instrument of the brief a role. Repeated names count once; an empty brief gives an empty cast."""
    players: list[Instrument] = list(dict.fromkeys(brief.instruments))
    basses: tuple[Instrument, ...] = tuple(p for p in players if p in BASSES)
    others: list[Instrument] = [p for p in players if p not in BASSES]
    chords = _first(others, CHORD_HANDS, brief.groove)
    lead = _first([p for p in others if p != chords and p not in PADS], SINGERS, None)
    if lead is None and chords not in PADS:
        lead = chords
    pads: tuple[Instrument, ...] = tuple(p for p in others if p in PADS and p != chords)
    if lead is None and pads:  # only pads and basses: the brighter one sings
        lead = "strings" if "strings" in pads else pads[0]
        pads = tuple(p for p in pads if p != lead)
    lead = lead or chords
    answers: tuple[Instrument, ...] = tuple(p for p in others if p not in (chords, lead, *pads))
    if chords is None and lead is not None and not answers:
        answers = (lead,)  # nobody holds chords: the singer fills the silences too
    return Cast(chords, lead, pads, basses, answers, two_hands=not basses)


def _first(players: list[Instrument], liking: dict[Instrument, int], groove: Groove | None) -> Instrument | None:
    def rank(player: Instrument) -> tuple[int, int]:
        bossa = 9 if groove == "bossa" and player == "nylon guitar" else 0
        return max(liking.get(player, 0), bossa), -players.index(player)

    best = max(players, key=rank, default=None)
    return best if best is not None and liking.get(best, 0) else None
