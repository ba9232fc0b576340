"""1000 Rooms' door: one job, and what needs no engine: the house's lists, and free words turned into moves."""

from datetime import UTC, datetime
from typing import Annotated, Any, get_args

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from apps.rooms.craft.canon import themes
from apps.rooms.craft.today import seed_of_the_day
from apps.rooms.craft.words.saying import Place, answer
from apps.rooms.domain import SAY_CHARS, SEED_CHARS, Edition, Find, Tone, Visit
from apps.shell.server import Door, Job
from pipelines import VOICES, Pace, Side

router = APIRouter()


@router.get("/house.json")
def house() -> Response:
    """What the title page offers: narrators, tones, editions, themes with their colours, and the house of the day."""
    today = datetime.now(UTC).date()
    return JSONResponse(
        {
            "voices": [{"id": voice.id, "name": voice.name, "design": voice.design} for voice in VOICES],
            "tones": list(get_args(Tone)),
            "editions": list(get_args(Edition)),
            "paces": list(get_args(Pace)),
            "themes": {
                key: {"names": list(theme.names), "palette": list(theme.palette)} for key, theme in themes().items()
            },
            "today": {"date": today.isoformat(), "seed": seed_of_the_day(today)},
            "limits": {"seed_chars": SEED_CHARS, "say_chars": SAY_CHARS},
        },
        headers={"Cache-Control": "no-cache"},
    )


class Here(BaseModel):
    """A thing or a door as the visitor sees it; `key` opens it while it is locked."""

    model_config = ConfigDict(extra="ignore")

    id: Annotated[str, Field(pattern=r"^(thing|door):[0-9]$")]
    name: str = Field(default="", max_length=120)
    short: str = Field(default="", max_length=120)
    label: str = Field(default="", max_length=120)
    side: Side | None = None
    hint: str = Field(default="", max_length=160)
    key: str | None = Field(default=None, max_length=600)

    def place(self) -> Place:
        name = self.name or self.label
        return Place(self.id, name, self.short or name, self.side, self.hint, self.key)


class Saying(BaseModel):
    """Free words, and what is in front of the visitor. Only the first 200 characters of `text` are read."""

    model_config = ConfigDict(extra="ignore")

    text: str = Field(max_length=5000)
    things: tuple[Here, ...] = Field(default=(), max_length=9)
    doors: tuple[Here, ...] = Field(default=(), max_length=9)
    bag: tuple[Find, ...] = Field(default=(), max_length=400)
    first_room: bool = False
    said: int = Field(default=0, ge=0)


@router.post("/say")
def say(saying: Saying) -> dict[str, Any]:
    """{verb, move, line}: a move for the page's log, or a line of the house where the words come to no move."""
    heard = answer(
        saying.text,
        [thing.place() for thing in saying.things],
        [door.place() for door in saying.doors],
        saying.bag,
        first_room=saying.first_room,
        said=saying.said,
    )
    return {"verb": heard.verb, "move": heard.move, "line": heard.line}


DOOR = Door(
    slug="rooms",
    title="1000 Rooms",
    sentence="A house without end, told as a picture book: every door leads to a room nobody has seen.",
    jobs=(Job("enter", "enter_room", Visit, Visit.budget_s),),
    router=router,
)
