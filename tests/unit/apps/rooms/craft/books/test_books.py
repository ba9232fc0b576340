"""Books of a walked house: five forms of the same rooms, safe against whatever was written in them."""

import io
import json
import re
import shutil
import subprocess
import zipfile
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
import soundfile as sf
from hypothesis import given, settings
from hypothesis import strategies as st
from mutagen.id3 import ID3
from PIL import Image
from pydantic import ValidationError

from apps.rooms.craft.books import Book, Chapter, Way, audiobook, epub, file_stem, html_page, transcript, twee
from apps.rooms.craft.books.twee import layout
from pipelines import Refused

HOSTILE = (
    ':: StoryData\n{"ifid":"x"}\n<script>alert(1)</script> [[x->y]] $money <<goto "x">> '
    "\\ {{{ &amp; //it// ''b'' \u202etxet"
)
WHEN = datetime(2026, 11, 21, tzinfo=UTC)


def book(text: str = "You are in a room.\n\nIt is a good one.", name: str = "The Room") -> Book:
    ways = (
        Way(label="a green door", to=(0,), through="It opens."),
        Way(label="an oak door", to=(1,), locked=True),
    )
    return Book(
        seed="lamp oil and oranges",
        rooms=(
            Chapter(path=(), number=1, name=name, text=text, alt="A room.", theme="library", exits=ways),
            Chapter(path=(0,), number=2, name=name, text=text, theme="chapel"),
            Chapter(
                path=(1,), number=3, name="The Third", text=text, theme="attic", exits=(Way(label="x", to=(1, 0)),)
            ),
        ),
        trail=((), (0,), (), (1,)),
    )


def picture(colour: str = "#a8672f") -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (96, 64), colour).save(buffer, "WEBP")
    return buffer.getvalue()


def spoken(seconds: float, hz: float) -> bytes:
    buffer = io.BytesIO()
    tone = 0.2 * np.sin(2 * np.pi * hz * np.arange(int(24_000 * seconds)) / 24_000)
    sf.write(buffer, tone.astype(np.float32)[:, None], 24_000, format="MP3")
    return buffer.getvalue()


def passages(source: bytes) -> dict[str, tuple[str, dict[str, str], str]]:
    """Twee 3 read by its specification: name -> (tags, metadata, content)."""
    found: dict[str, tuple[str, dict[str, str], str]] = {}
    for part in re.split(r"^::", source.decode(), flags=re.M)[1:]:
        header, _, content = part.partition("\n")
        match = re.fullmatch(r"\s*((?:\\.|[^\\\[\]{}])+?)\s*(?:\[([^\]]*)\])?\s*(\{.*\})?\s*", header)
        assert match, header
        name = re.sub(r"\\(.)", r"\1", match[1])
        assert name not in found
        found[name] = (match[2] or "", json.loads(match[3]) if match[3] else {}, content.strip())
    return found


def test_twee_has_a_passage_for_each_room_with_a_place_and_links_that_arrive() -> None:
    read = passages(twee(book()))
    data = json.loads(read["StoryData"][2])
    assert re.fullmatch(r"[0-9A-F]{8}-[0-9A-F]{4}-4[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}", data["ifid"])
    assert data["start"] in read
    assert read["StoryTitle"][2] == "The House of lamp oil and oranges"
    links = re.findall(r"\[\[(.*?)->(.*?)\]\]", twee(book()).decode())
    assert {target for _, target in links} <= set(read)
    assert len(links) == 4
    places = [meta["position"] for _, meta, _ in read.values() if meta]
    assert len(set(places)) == len(places)


def test_the_same_house_keeps_its_identifier_and_another_gets_its_own() -> None:
    assert twee(book()) == twee(book())
    other = book().model_copy(update={"seed": "another"})
    assert json.loads(passages(twee(other))["StoryData"][2])["ifid"] not in twee(book()).decode()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.text(max_size=100))
def test_no_text_can_break_out_of_a_passage_or_a_page(text: str, name: str) -> None:
    odd = book(text, name)
    assert len(passages(twee(odd))) == 6
    assert "<script" not in twee(odd).decode().lower()
    ElementTree.fromstring(member(epub(odd, {}, None, WHEN), "EPUB/room.xhtml"))
    transcript(odd)


def test_planted_markup_is_shown_as_text_in_every_book() -> None:
    odd = book(HOSTILE, HOSTILE[:100])
    read = passages(twee(odd))
    assert len(read) == 6
    assert json.loads(read["StoryData"][2])["format"] == "SugarCube"
    assert not re.search(r"<<|\$money|<script|\{\{\{", twee(odd).decode())
    page = html_page(odd, {}).decode()
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "\u202e" not in page


def test_twine_s_own_layout_has_no_passage_on_another() -> None:
    paths = [(), (0,), (1,), (2,), (0, 0), (0, 1), (2, 2), (2, 2, 0)]
    places = layout(paths)
    assert len(set(places.values())) == len(paths)
    assert all(places[path][1] > places[path[:-1]][1] for path in paths if path)
    assert (5, 5) in layout([(5, 5), (5, 5, 0)])


def member(epub_bytes: bytes, name: str) -> bytes:
    return zipfile.ZipFile(io.BytesIO(epub_bytes)).read(name)


def test_an_epub_begins_with_its_type_and_says_what_made_it() -> None:
    made = epub(book(), {(): picture()}, None, WHEN)
    assert made[30:58] == b"mimetypeapplication/epub+zip"
    assert b"algorithmicMedia" in member(made, "EPUB/package.opf")
    assert Image.open(io.BytesIO(member(made, "EPUB/room.jpg"))).size == (96, 64)
    assert made == epub(book(), {(): picture()}, None, WHEN)


@pytest.mark.slow
@pytest.mark.skipif(
    shutil.which("epubcheck") is None or shutil.which("java") is None,
    reason="epubcheck is not installed: apt install epubcheck",
)
@pytest.mark.parametrize("odd", [False, True])
def test_epubcheck_finds_nothing(tmp_path: Path, odd: bool) -> None:
    cover = io.BytesIO()
    Image.new("RGB", (120, 160), "#1a1420").save(cover, "PNG")
    made = epub(
        book(HOSTILE, HOSTILE[:100]) if odd else book(), {(): picture(), (1,): picture()}, cover.getvalue(), WHEN
    )
    path = tmp_path / "story.epub"
    path.write_bytes(made)
    jar = str(shutil.which("epubcheck"))  # Debian's program is a jar that needs its interpreter named
    told = subprocess.run(["java", "-jar", jar, str(path)], capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.pictures: list[dict[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.ids += [known["id"] or ""] if "id" in known else []
        self.links += [known["href"] or ""] if tag == "a" else []
        self.pictures += [known] if tag == "img" else []


def test_the_page_stands_alone_and_its_doors_lead_somewhere() -> None:
    made = html_page(book(), {(): picture()}).decode()
    read = _Links()
    read.feed(made)
    assert {link.removeprefix("#") for link in read.links} <= set(read.ids)
    assert [one["alt"] for one in read.pictures] == ["A room."]
    assert not re.search(r'(?:src|href)="https?:', made)


def test_the_transcript_follows_the_trail_and_tells_each_room_once() -> None:
    told = transcript(book()).decode()
    assert told.count("It is a good one.") == 3
    assert told.index("> a green door. It opens.") < told.index("2. The Room (2)") < told.index("> an oak door")
    assert max(map(len, told.splitlines())) <= 78


def test_an_audiobook_has_a_chapter_for_each_room_that_was_read() -> None:
    made = audiobook(book(), {(): [spoken(1.0, 220), spoken(0.5, 330)], (1,): [spoken(0.7, 440)]})
    tags = ID3(io.BytesIO(made))
    chapters = tags.getall("CHAP")
    assert [chapter.sub_frames["TIT2"].text[0] for chapter in chapters] == ["The Room", "The Third"]
    assert chapters[0].end_time == chapters[1].start_time
    samples, rate_hz = sf.read(io.BytesIO(made))
    assert len(samples) / rate_hz == pytest.approx(chapters[1].end_time / 1000, abs=0.2)
    start = int(chapters[1].start_time / 1000 * rate_hz)
    power = np.abs(np.fft.rfft(samples[start + 2400 : start + 12_000]))
    assert np.argmax(power) * rate_hz / 9600 == pytest.approx(440, abs=5)


def test_an_audiobook_without_a_voice_says_what_to_do() -> None:
    with pytest.raises(Refused, match="Turn the narrator on"):
        audiobook(book(), {})


def test_a_book_that_cannot_be_is_refused_in_words() -> None:
    room = Chapter(path=(), number=1, name="x", text="y")
    with pytest.raises(ValidationError, match="twice"):
        Book(seed="s", rooms=(room, room))
    with pytest.raises(ValidationError, match="not in it"):
        Book(seed="s", rooms=(room,), trail=((0,),))


def test_a_file_s_name_is_plain_letters() -> None:
    assert file_stem(book()) == "the-house-of-lamp-oil-and-oranges"
    assert file_stem(book().model_copy(update={"title": "雨の家"})) == "house"
