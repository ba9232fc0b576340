"""Heard + feel -> who plays: those named first, then a chord instrument, a lead, a bass and a pad that suit them."""

from collections.abc import Mapping
from typing import get_args

from pipelines.embedded.writer.recipe.chance import Chance
from pipelines.embedded.writer.recipe.hearing import Heard
from pipelines.roles import Groove, Instrument

CHORDS: tuple[Instrument, ...] = ("rhodes", "piano", "nylon guitar", "clean guitar", "vibes")
LEADS: tuple[Instrument, ...] = (
    "saxophone", "flute", "music box", "kalimba", "vibes", "clean guitar", "nylon guitar", "piano",
)  # fmt: skip
PADS: tuple[Instrument, ...] = ("warm pad", "strings")
BASSES: tuple[Instrument, ...] = ("upright bass", "sub bass", "fretless bass")
MOST = 4
TWINS: Mapping[Instrument, Instrument] = {
    "nylon guitar": "clean guitar",
    "clean guitar": "nylon guitar",
    "rhodes": "piano",
    "piano": "rhodes",
}
"""Two of a kind play together only where both are named."""


def players(heard: Heard, feel: Mapping[str, float], groove: Groove, chance: Chance) -> tuple[Instrument, ...]:
    """One to four instruments, basses last. One only where the wish says so ("just piano")."""
    band = _Band(heard, chance)
    if heard.only and band.players:
        return band.seated()
    energy, glad, bright, dream = (feel[dial] for dial in ("energy", "valence", "brightness", "dream"))
    if not band.has(CHORDS):
        band.hire(
            CHORDS,
            {
                "rhodes": 1.0 - 0.2 * bright,
                "piano": 0.7 - 0.4 * glad,
                "nylon guitar": 0.5 + 0.3 * glad,
                "clean guitar": 0.4 + 0.3 * energy,
                "vibes": 0.15 + 0.3 * dream,
            },
        )
    has_lead = band.has(LEADS[:4]) or sum(name in LEADS for name in band.named) > 1
    lead_wanted = "melody" in heard.wants("part") or (not has_lead and chance.share("lead?") < 0.72)
    if lead_wanted and "melody" not in heard.refuses("part"):
        band.hire(
            LEADS,
            {
                "saxophone": 0.3 - 0.3 * bright + 0.35 * energy,
                "flute": 0.35 + 0.3 * glad,
                "music box": 0.2 + 0.4 * dream,
                "kalimba": 0.3 + 0.3 * bright,
                "vibes": 0.4 + 0.2 * dream,
                "clean guitar": 0.4 + 0.1 * energy,
                "nylon guitar": 0.25,
                "piano": 0.25 - 0.2 * glad,
            },
        )
    likely = 1.0 if "bass" in heard.wants("part") else 0.9 if groove != "none" else 0.35
    if not band.has(BASSES) and "bass" not in heard.refuses("part") and chance.share("bass?") < likely:
        acoustic = groove in {"brushes", "shuffle", "bossa", "waltz"}
        band.hire(
            BASSES,
            {"upright bass": 0.4 + 0.9 * acoustic, "sub bass": 0.8 - 0.5 * acoustic, "fretless bass": 0.35},
        )
    likely = 0.15 + 0.7 * dream - 0.35 * energy + 0.3 * max(band.liking.get(pad, 0.0) for pad in PADS)
    if not band.has(PADS) and "pad" not in heard.refuses("part") and chance.share("pad?") < likely:
        band.hire(PADS, {"warm pad": 0.7 + 0.4 * dream, "strings": 0.35 - 0.4 * glad})
    if len(band.players) < 2:
        band.hire((*CHORDS, *PADS), {})
    return band.seated() or ("warm pad",)


class _Band:
    """Instruments hired so far, and who may still come: nobody refused, nobody twice, four in all."""

    def __init__(self, heard: Heard, chance: Chance) -> None:
        self._refused, self._chance = heard.refuses("play"), chance
        everybody: tuple[Instrument, ...] = get_args(Instrument)
        asked = heard.wants("play")
        free: list[Instrument] = [name for name in everybody if name in asked and name not in self._refused]
        free.sort(key=asked.index)
        self.named = free[:MOST]
        self.players = free[:MOST]
        self.liking: dict[str, float] = {}
        for mention in heard.wanted:
            for name in mention.entry.wanted("like"):
                self.liking[name] = self.liking.get(name, 0.0) + mention.degree

    def has(self, family: tuple[Instrument, ...]) -> bool:
        return any(name in family for name in self.players)

    def hire(self, family: tuple[Instrument, ...], suits: Mapping[Instrument, float]) -> None:
        """One more of a family, if there is room and somebody is free."""
        weights: dict[Instrument, float] = {
            name: max(0.02, suits.get(name, 0.3)) + 1.3 * self.liking.get(name, 0.0)
            for name in family
            if name not in self._refused and name not in self.players and TWINS.get(name) not in self.players
        }
        if weights and len(self.players) < MOST:
            self.players.append(self._chance.weigh(f"hire {len(self.players)}", weights))

    def seated(self) -> tuple[Instrument, ...]:
        """Basses at the back, those named before the others."""
        return tuple(sorted(self.players, key=lambda name: (name in BASSES, name not in self.named)))
