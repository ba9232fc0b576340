"""Addresses that can be passed on, and the list of doors the street is drawn from. Keeps nothing about anybody."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol
from urllib.parse import urlencode

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from pipelines import ModelCard, Settings, read_catalog

HUB = "https://huggingface.co/spaces/"
ENGINE_SAYS = {
    "embedded": "Small hand-made engines play tonight: no model weights, no GPU, nothing leaves this machine.",
    "tiny-random": "Tiny untrained models play, for testing only: what they make is noise with good manners.",
    "models": "The real models play: every one of them small enough to name in the ledger.",
}
WAKING = "The models are being loaded; who plays is known in a moment."


class Front(Protocol):
    """What the street shows of a door."""

    @property
    def slug(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def sentence(self) -> str: ...
    @property
    def open(self) -> bool: ...


def origin(request: Request, settings: Settings) -> str:
    """Where this house is reached from outside, without a slash at the end."""
    if settings.space_host:
        return f"https://{settings.space_host}"
    return f"{request.url.scheme}://{request.url.netloc}"


def share_bases(slug: str, request: Request, settings: Settings) -> dict[str, str | None]:
    """What a page puts its own token after (`tape=…`): one address of this house, and on a Space one on huggingface.co.

    The hub hands a query on to the frame and never a path, so there the world's name is part of the query.
    """
    hub = f"{HUB}{settings.space_id}?{urlencode({'world': slug})}&" if settings.space_id else None
    return {"here": f"{origin(request, settings)}/{slug}?", "hub": hub}


def into_world(query: QueryParams) -> str:
    """The address inside this house that a hub link with `?world=…` means; the rest of the query goes along."""
    rest = [(key, value) for key, value in query.multi_items() if key != "world"]
    return f"/{query['world']}" + (f"?{urlencode(rest)}" if rest else "")


def doors_json(request: Request, doors: Sequence[Front], report: Mapping[str, Any], settings: Settings) -> Response:
    """{doors, engine, links, release}: everything the lobby needs to know, in one answer."""
    mode = str(report["engine"])
    hub = f"{HUB}{settings.space_id}" if settings.space_id else None
    return JSONResponse(
        {
            "doors": [
                {
                    "slug": door.slug,
                    "title": door.title,
                    "sentence": door.sentence,
                    "open": door.open,
                    "share": share_bases(door.slug, request, settings),
                    "engine": engine_says(report, door.slug),
                    "terms": terms(report, door.slug),
                    "credits": credits(report, door.slug),
                }
                for door in doors
            ],
            "engine": {"mode": mode, "says": engine_says(report), "known": knows(report)},
            "links": {
                "space_url": f"https://{settings.space_host}/" if settings.space_host else None,
                "hub_url": hub,
                "talk_url": f"{hub}/discussions/new" if hub else None,
                "source_url": f"{hub}/tree/main" if hub else None,
            },
            "release": settings.release,
        }
    )


def engine_says(report: Mapping[str, Any], world: str | None = None) -> str:
    """Who plays, in `world` or in all of them, in a plain sentence; never a silent swap."""
    mode = str(report["engine"])
    if not knows(report):
        return WAKING
    roles = [role for role in report["roles"] if world in (None, role["app"])]
    called = {id(role): role["role"] if world else f"{role['app']}'s {role['role']}" for role in roles}
    fallen = [called[id(role)] for role in roles if role["reason"] and not role.get("model")]
    second = [f"{role['model']} ({called[id(role)]})" for role in roles if role["reason"] and role.get("model")]
    guests = [f"{role['model']} is the {role['role']}" for role in roles if mode == "embedded" and role["model"]]
    if guests:
        return (
            f"Small hand-made engines play tonight, with a guest on this machine: {'; '.join(dict.fromkeys(guests))}."
        )
    if mode == "embedded":
        return ENGINE_SAYS[mode]
    instead = f" In place of another that could not be loaded: {', '.join(second)}; /health says why." if second else ""
    if not fallen:
        return f"{ENGINE_SAYS[mode]}{instead}"
    if len(fallen) == len(roles):
        return f"{ENGINE_SAYS['embedded']} No model could be loaded for: {', '.join(fallen)}; /health says why."
    return f"{ENGINE_SAYS[mode]} Played by hand-made engines meanwhile: {', '.join(fallen)}; /health says why.{instead}"


def knows(report: Mapping[str, Any]) -> bool:
    """Whether the house can say who plays: models are loaded first, and any of them may fail."""
    return report["engine"] == "embedded" or report.get("state") != "loading"


def terms(report: Mapping[str, Any], world: str) -> list[str]:
    """What the licences of the models that play in `world` ask of whoever uses what it makes."""
    return [card.terms for card in _playing(report, world) if card.terms]


def credits(report: Mapping[str, Any], world: str) -> list[str]:
    """What the licences of the models that play in `world` ask this house to say of them."""
    return list(dict.fromkeys(card.credit for card in _playing(report, world) if card.credit))


def _playing(report: Mapping[str, Any], world: str) -> Iterator[ModelCard]:
    """The cards of the models that play in `world`. A guest that models.yaml does not name has a licence of its own."""
    cast = read_catalog().casts.get(world, {})
    for role in report["roles"]:
        if role["app"] == world and role["model"]:
            card = cast[role["role"]].played_as(role["model"])
            if card.repo == role["model"]:
                yield card
