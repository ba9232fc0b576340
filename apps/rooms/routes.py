"""1000 Rooms' door: one job, and what needs no engine: the house's lists, and free words turned into moves."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated, Any, get_args

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from apps.rooms.craft import books
from apps.rooms.craft.books import Book, file_stem
from apps.rooms.craft.canon import themes
from apps.rooms.craft.today import seed_of_the_day
from apps.rooms.craft.words.saying import Place, answer
from apps.rooms.domain import SAY_CHARS, SEED_CHARS, Edition, Find, Path, Tone, Visit
from apps.shell.server import Door, Job, Problem
from pipelines import VOICES, ArtefactStore, Pace, Refused, Side, turned

router = APIRouter()


@router.get("/house.json")
def house(request: Request) -> Response:
    """What the title page offers: narrators, tones, editions, themes with their colours, the house of the day; and who
    plays, for the books' marks."""
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
            "engines": players(request),
            "today": {"date": today.isoformat(), "seed": seed_of_the_day(today)},
            "limits": {"seed_chars": SEED_CHARS, "say_chars": SAY_CHARS},
        },
        headers={"Cache-Control": "no-cache"},
    )


def players(request: Request) -> list[str]:
    """Who tells, paints and reads here; nobody before the first of them has played."""
    cast = [role for role in request.app.house.report()["roles"] if role["app"] == "rooms"]
    return [role["name"] for role in cast if role["name"]]


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


SAID_INSTEAD = ("Is anybody home?", "What a patient clock.", "I like the wallpaper.", "It smells of bread here.")
"""What the house hears instead."""


@router.post("/say")
def say(saying: Saying) -> dict[str, Any]:
    """{verb, move, line, words}: a move for the page's log, or a line of the house where the words come to no move;
    and the words as the house heard them, which are others where nothing shall be made of what was said."""
    words = turned(saying.text[:SAY_CHARS], saying.said, SAID_INSTEAD)
    heard = answer(
        words,
        [thing.place() for thing in saying.things],
        [door.place() for door in saying.doors],
        saying.bag,
        first_room=saying.first_room,
        said=saying.said,
    )
    return {"verb": heard.verb, "move": heard.move, "line": heard.line, "words": words}


@router.post("/book/{form}")
def bind(request: Request, form: str, book: Book) -> Response:
    """The walked house as a file to keep. Pictures and voices are taken from what is still stored here; a book without
    them is a book all the same, except an audiobook."""
    if form not in FORMS:
        raise Problem(404, "no_such_book", f"There is no such kind of book. There are: {', '.join(FORMS)}.")
    mime, make = FORMS[form]
    if "engines" not in book.model_fields_set:  # a page that was open before anybody had played
        book = book.model_copy(update={"engines": tuple(players(request)) or book.engines})
    try:
        data = make(book, request.app.house.artefacts)
    except Refused as refused:
        raise Problem(409, refused.code, refused.says) from refused
    name = f"{file_stem(book)}.{form}"
    return Response(data, media_type=mime, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _pictures(book: Book, drawer: ArtefactStore) -> dict[Path, bytes]:
    """What is still there of the rooms' pictures."""
    kept = {room.path: _kept(room.picture, drawer) for room in book.rooms if room.picture}
    return {path: data for path, data in kept.items() if data is not None}


def _voices(book: Book, drawer: ArtefactStore) -> dict[Path, list[bytes]]:
    """Each room's sentences; none of a room of which one is gone, rather than one with a hole."""
    voices: dict[Path, list[bytes]] = {}
    for room in book.rooms:
        sentences = [data for url in room.voices if (data := _kept(url, drawer)) is not None]
        if sentences and len(sentences) == len(room.voices):
            voices[room.path] = sentences
    return voices


def _kept(url: str, drawer: ArtefactStore) -> bytes | None:
    path = drawer.path(url.rpartition("/")[2])
    try:
        return None if path is None else path.read_bytes()
    except OSError:
        return None  # swept away between the two


def _epub(book: Book, drawer: ArtefactStore) -> bytes:
    cover = None if book.cover is None else _kept(book.cover, drawer)
    return books.epub(book, _pictures(book, drawer), cover, datetime.now(UTC))


FORMS: dict[str, tuple[str, Callable[[Book, ArtefactStore], bytes]]] = {
    "twee": ("text/plain; charset=utf-8", lambda book, _: books.twee(book)),
    "txt": ("text/plain; charset=utf-8", lambda book, _: books.transcript(book)),
    "html": ("text/html; charset=utf-8", lambda book, drawer: books.html_page(book, _pictures(book, drawer))),
    "epub": ("application/epub+zip", _epub),
    "mp3": ("audio/mpeg", lambda book, drawer: books.audiobook(book, _voices(book, drawer))),
}


DOOR = Door(
    slug="rooms",
    title="1000 Rooms",
    sentence="A house without end, told as a picture book: every door leads to a room nobody has seen.",
    jobs=(Job("enter", "enter_room", Visit, Visit.budget_s),),
    router=router,
)
