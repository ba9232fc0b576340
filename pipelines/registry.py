"""(role, backend) -> "module:Class" as text, so that naming an engine loads nothing; hires a crew from models.yaml.

Every role falls back on its own: a model that cannot be played is named with its reason, and that role plays embedded.
"""

import functools
import importlib
import importlib.util
import logging
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from pipelines.backends.frugal import free_bytes, is_full, set_free
from pipelines.catalog import ModelCard, Role, read_catalog
from pipelines.errors import EngineMissing
from pipelines.memory import Seat, plan
from pipelines.roles import Critic, Ear, Listener, Musician, Narrator, Painter, Resting, Surveyor, Writer
from pipelines.settings import read_settings
from pipelines.turns import InTurns, Room

log = logging.getLogger(__name__)

EMBEDDED: Mapping[Role, str] = {
    "writer": "pipelines.embedded.writer:EmbeddedWriter",
    "musician": "pipelines.embedded.musician:EmbeddedMusician",
    "painter": "pipelines.embedded.painter:EmbeddedPainter",
    "narrator": "pipelines.embedded.narrator:EmbeddedNarrator",
    "ear": "pipelines.embedded.ear:EmbeddedEar",
    "surveyor": "pipelines.embedded.surveyor:EmbeddedSurveyor",
    "critic": "pipelines.embedded.critic:EmbeddedCritic",
}
LISTENER = "pipelines.embedded.ear:listener"
"""The ear that listens live, whatever else plays: words come at once, and cost no acquisition."""
LIVE_LISTENER = "pipelines.backends.parakeet.listening:LiveListener"
"""Made over that one with a model's ear: the same breaths, in better words."""
BACKENDS: Mapping[tuple[Role, str], str] = {
    ("writer", "transformers"): "pipelines.backends.writer_transformers:TransformersWriter",
    ("writer", "llamacpp"): "pipelines.backends.writer_llamacpp:LlamaCppWriter",
    ("writer", "ollama"): "pipelines.backends.writer_ollama:OllamaWriter",
    ("musician", "musicgen"): "pipelines.backends.musician_musicgen:MusicgenMusician",
    ("musician", "acestep"): "pipelines.backends.musician_acestep:AceStepMusician",
    ("musician", "audiocraft"): "pipelines.backends.musician_audiocraft:AudiocraftMusician",
    ("painter", "flux2"): "pipelines.backends.painter_flux2:Flux2Painter",
    ("narrator", "voxcpm"): "pipelines.backends.narrator_voxcpm:VoxcpmNarrator",
    ("ear", "parakeet"): "pipelines.backends.ear_parakeet:ParakeetEar",
    ("ear", "nemo"): "pipelines.backends.ear_nemo:NemoEar",
    ("surveyor", "depth_anything"): "pipelines.backends.surveyor_depth:DepthSurveyor",
    ("critic", "minicpmv"): "pipelines.backends.critic_minicpmv:MinicpmvCritic",
}
"""Engines that load weights: (role, backend in models.yaml) -> "module:Class". Made with (ModelCard, folder | None,
understudy): the folder of tiny checkpoints, if it is not the published weights that shall play, and the embedded engine
of the same role, for what a model is too slow for. Raises EngineMissing with a sentence when it cannot be made."""

ROLES: Mapping[Role, type] = {
    "writer": Writer,
    "musician": Musician,
    "painter": Painter,
    "narrator": Narrator,
    "ear": Ear,
    "surveyor": Surveyor,
    "critic": Critic,
}

EngineKind = Literal["embedded", "tiny-random", "models"]


@dataclass(frozen=True, slots=True)
class EngineFacts:
    """Who plays one role, as /health tells it. `reason` says why the model that models.yaml names first does not play.
    `params`: loaded tensors counted by component, None where the engine has none; `bytes`: the memory they take.
    `seat`: how it shares a GPU that is too small for all, in a sentence."""

    app: str
    role: str
    engine: EngineKind
    name: str
    model: str | None
    reason: str | None
    params: Mapping[str, int] | None
    bytes: int | None = None
    seat: str | None = None


@dataclass(frozen=True, slots=True)
class Crew:
    """An app's players by role, ready to be a flow's keyword arguments, and the facts about them."""

    players: Mapping[str, Any]
    facts: tuple[EngineFacts, ...]


def hire(app: str, engine: str, room: Room | None = None) -> Crew:
    """The crew that models.yaml gives `app`, for `engine` auto | models | embedded | a folder of tiny checkpoints. In a
    `room`, a GPU too small for all of them, they play as pipelines.memory plans it; without one all stay loaded."""
    players: dict[str, Any] = {}
    facts: list[EngineFacts] = []
    seats = {} if room is None else plan(cast(app), room.size_bytes)
    for role, card in cast(app).items():
        player, fact = _hire_one(app, role, card, engine, seats.get(role), room)
        players[role] = player
        facts.append(fact)
    return Crew(players, tuple(facts))


def cast(app: str) -> Mapping[Role, ModelCard]:
    """Who plays in `app`: what models.yaml says, but for a writer that the surroundings name."""
    cards = read_catalog().casts[app]
    backend, _, model = (read_settings().writer or "").partition(":")
    if backend != "ollama" or "writer" not in cards:
        return cards
    told = {"backend": "ollama", "repo": f"ollama/{model}", "file": None, "licence": "the model's own"}
    told |= {"params_b": {}, "file_bytes": None}  # it lies in Ollama's own process
    return {**cards, "writer": cards["writer"].model_copy(update=told)}


def wanted(engine: str) -> EngineKind:
    """What `engine` asks for on this machine: auto means models where a GPU is there, else embedded."""
    if engine == "embedded":
        return "embedded"
    if engine == "models":
        return "models"
    if engine == "auto":
        on_gpu = read_settings().zero_gpu or shutil.which("nvidia-smi") is not None
        return "models" if on_gpu and importlib.util.find_spec("torch") is not None else "embedded"
    return "tiny-random"


def new_listener(engine: str = "embedded") -> Listener:
    """An ear for one voice, in this process. The embedded one; over it Lightloom's model, where `engine` asks for
    models, its card has the option `partials` and this machine has a GPU of its own. Raises EngineMissing where the
    embedded one's library is absent."""
    listener: Listener = _named(LISTENER)()
    card = cast("lightloom")["ear"]
    # ZeroGPU has no GPU outside an acquisition, and an acquisition for every look would spend a visitor's time
    live = card.options.get("partials", False) and wanted(engine) == "models" and not read_settings().zero_gpu
    ear = _live_ear(card.model_copy(update={"job": "", "otherwise": None})) if live else None
    return listener if ear is None else _named(LIVE_LISTENER)(listener, ear)


@functools.cache
def _live_ear(card: ModelCard) -> Any | None:
    """The model that hears while somebody speaks; None, with a line in the log, where it cannot."""
    try:
        if shutil.which("nvidia-smi") is None:
            raise EngineMissing("There is no GPU here.")
        ear = _load_model("ear", card, None)
        if not ear.on_gpu:
            raise EngineMissing(f"{ear.name} does not play on a GPU.")
    except Exception as error:
        log.warning("nobody but the embedded ear hears while somebody speaks: %s", error)
        return None
    return ear


def _named(path: str) -> Any:
    module, _, name = path.partition(":")
    return getattr(importlib.import_module(module), name)


def counted(fact: EngineFacts, player: Any) -> EngineFacts:
    """`fact`, with what `player` has loaded by now; as it was where that is nothing."""
    if fact.model is None:
        return fact
    params: Mapping[str, int] = player.count_parameters()
    weighed: int | None = player.count_bytes() if hasattr(player, "count_bytes") else None
    return replace(fact, params=params or fact.params, bytes=weighed or fact.bytes)


def _hire_one(
    app: str, role: Role, card: ModelCard, engine: str, seat: Seat | None = None, room: Room | None = None
) -> tuple[Any, EngineFacts]:
    kind = "models" if card.backend == "ollama" else wanted(engine)
    tries = () if kind == "embedded" else (card, card.otherwise)
    reasons: list[str] = []
    if tries and engine == "auto" and card.backend != "ollama" and not _can_use_gpu():
        tries = ()
        reasons.append(
            "There is a GPU here that PyTorch cannot use: its driver may be too old, or PyTorch built for none."
        )
        log.warning("%s/%s does not play %s: %s", app, role, card.repo, reasons[-1])
    for one in filter(None, tries):
        try:
            weights = one.model_copy(update={"job": "", "otherwise": None})  # two apps that cast it give it other work
            folder = None if kind == "models" else engine
            player: Any
            if room is None or seat is None or one.backend == "ollama":
                player = _load_model(role, weights, folder)
            else:
                weights, here = _seated(role, weights, card, seat, room)
                player = _take_turns(role, weights, here.bytes, folder, room)
                player.stays = here.way == "resident"
            _open(player)
        except EngineMissing as missing:
            reasons.append(missing.says)
        except Exception as error:
            log.exception("%s could not be loaded", one.repo)
            if is_full(error):
                reasons.append(f"{one.repo} does not fit into the memory that is free on this machine.")
            else:
                reasons.append(f"{one.repo} could not be loaded ({type(error).__name__}).")
        else:
            why = " ".join(reasons) or None
            told = None if seat is None else seat.reason
            fact = EngineFacts(app, role, kind, player.name, one.repo, why, None, seat=told)
            return player, counted(fact, player)
        log.warning("%s/%s does not play %s: %s", app, role, one.repo, reasons[-1])
        set_free()  # here, where what could not be loaded, and what it held, is gone
    player = _engine(EMBEDDED[role])
    return player, EngineFacts(app, role, "embedded", player.name, None, " ".join(reasons) or None, None)


def _open(player: Any) -> None:
    """Wake who will stay awake in this process, so that a file its library cannot open costs that role alone. On
    ZeroGPU only a fork may do that."""
    if not read_settings().zero_gpu and not isinstance(player, Resting | InTurns):
        player.wake()


def _can_use_gpu() -> bool:
    """Whether models find the GPU for whose sake they were chosen. ZeroGPU shows it to nobody before an acquisition."""
    return read_settings().zero_gpu or free_bytes() is not None


@functools.cache
def _engine(path: str) -> Any:
    return _named(path)()


@functools.cache
def _load_model(role: Role, card: ModelCard, folder: str | None) -> Any:
    # one instance per (role, card, folder): two apps that cast the same model share its weights
    return _make(role, card, folder)


@functools.cache
def _take_turns(role: Role, card: ModelCard, need_bytes: int, folder: str | None, room: Room) -> InTurns:
    def load() -> Any:
        return _make(role, card, folder)

    return InTurns(ROLES[role], load, need_bytes, room, card.repo, by_parts="offload" in card.options)


def _seated(role: Role, weights: ModelCard, first: ModelCard, seat: Seat, room: Room) -> tuple[ModelCard, Seat]:
    """What is loaded for a seat: of the model that was planned, or of the one in its place, which gets its own.
    Raises EngineMissing with the reason where it does not fit."""
    if weights.repo != first.repo:
        seat = plan({role: weights}, room.size_bytes)[role]
    if seat.way == "embedded":
        raise EngineMissing(seat.reason)
    if seat.way == "by parts":
        weights = weights.model_copy(update={"options": weights.options | {"offload": True}})
    return weights, seat


def _make(role: Role, card: ModelCard, folder: str | None) -> Any:
    path = BACKENDS.get((role, card.backend))
    if path is None:
        raise EngineMissing(f"This version has no {card.backend} engine for the {role} yet.")
    return _named(path)(card, folder, _engine(EMBEDDED[role]))
