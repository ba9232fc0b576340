"""Briefs for musicians that are models."""

from dataclasses import replace

from pipelines import Feel, MusicBrief

BRIEF = MusicBrief(
    title="Last Tram",
    mood="calm",
    bpm=75,
    key="D",
    mode="minor",
    instruments=("rhodes", "upright bass"),
    groove="dusty",
    feel=Feel(dream=0.4),
    seconds=20.0,
    seed=7,
)


def lasting(brief: MusicBrief, seconds: float) -> MusicBrief:
    """The same piece, shorter than a tape may be: enough for what a test asks."""
    return replace(brief, seconds=seconds)
