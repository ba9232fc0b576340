"""brief -> the line of text that a model of music is given.

Every word is from the lists below, and none of a brief's free text gets through: models of music are deaf to weather
and to the wear of a record, and what they make of such words is noise in the music. Ambience is laid under it later.
"""

from collections.abc import Mapping

from pipelines.roles import Groove, Instrument, MusicBrief

INSTRUMENTS: Mapping[Instrument, str] = {
    "rhodes": "warm rhodes",
    "piano": "soft felt piano",
    "nylon guitar": "nylon guitar",
    "clean guitar": "mellow clean guitar",
    "warm pad": "warm synth pad",
    "strings": "soft strings",
    "vibes": "vibraphone",
    "music box": "music box",
    "kalimba": "kalimba",
    "flute": "airy flute",
    "saxophone": "smooth saxophone",
    "upright bass": "upright bass",
    "sub bass": "deep sub bass",
    "fretless bass": "fretless bass",
}
GROOVES: Mapping[Groove, tuple[str, str]] = {
    "boom bap": ("lofi hip hop", "boom bap drums"),
    "dusty": ("lofi hip hop", "dusty drums"),
    "half time": ("lofi hip hop", "slow half-time drums"),
    "bossa": ("lofi bossa nova", "soft bossa nova percussion"),
    "brushes": ("lofi jazz", "brushed drums"),
    "shuffle": ("lofi hip hop", "swung shuffle drums"),
    "broken": ("lofi hip hop", "laid-back broken beat drums"),
    "waltz": ("lofi jazz waltz in 3/4", "soft brushed drums"),
    "heartbeat": ("lofi ambient", "soft heartbeat kick drum"),
    "none": ("lofi ambient", "beatless"),  # "no drums" would be read as drums
}
"""Groove -> its genre and what it is played on."""
FEELS: Mapping[str, tuple[str, str]] = {
    "energy": ("sleepy", "upbeat"),
    "brightness": ("dark", "bright"),
    "valence": ("melancholic", "happy"),
    "dream": ("intimate", "dreamy"),
    "grit": ("clean", "warm saturated"),
}
"""Each dial of a Feel -> the words for its two ends."""
MOODS = 2
AUDIBLE = 0.35
"""Dials nearer to their middle than this say nothing."""


def music_words(brief: MusicBrief) -> str:
    """Genre, instruments, drums, tempo, key, feel: "lofi hip hop, warm rhodes, dusty drums, 75 bpm, D minor, calm"."""
    genre, drums = GROOVES[brief.groove]
    instruments = [INSTRUMENTS[instrument] for instrument in dict.fromkeys(brief.instruments)]
    return ", ".join([genre, *instruments, drums, f"{brief.bpm} bpm", key_of(brief), *moods(brief)])


def key_of(brief: MusicBrief) -> str:
    """The key in words: "D minor"."""
    return f"{brief.key} {brief.mode}"


def moods(brief: MusicBrief) -> list[str]:
    """The one or two words that say most of how it feels, strongest first."""
    dials = {name: float(getattr(brief.feel, name)) for name in FEELS}
    heard = sorted((name for name in dials if abs(dials[name]) >= AUDIBLE), key=lambda name: -abs(dials[name]))
    return [FEELS[name][dials[name] > 0] for name in heard[:MOODS]] or ["calm"]
