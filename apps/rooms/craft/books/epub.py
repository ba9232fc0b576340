"""A book -> EPUB 3.3: a chapter a room in the order of first entry, doors as links, pictures with their words."""

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime
from html import escape
from uuid import UUID

from PIL import Image

from apps.rooms.craft.books.book import Book, Chapter, titles
from apps.rooms.craft.truth.paths import spelled
from apps.rooms.domain import Path

CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
STYLE = """body{font-family:serif;line-height:1.5;margin:5%}
h1{font-weight:normal;text-align:center}
.number{text-align:center;font-variant:small-caps}
img{max-width:100%}
ul{list-style:none;padding:0;font-style:italic}
"""
_ZIPPED = (1980, 1, 1, 0, 0, 0)  # a zip's own beginning of time: the same book gives the same bytes


def epub(book: Book, pictures: Mapping[Path, bytes], cover: bytes | None, modified: datetime) -> bytes:
    """`pictures`: WebP bytes by room (JPEG in the book: e-readers know no WebP); `cover`: bytes of any picture.
    `modified` in UTC."""
    names = titles(book)
    files: dict[str, bytes] = {"style.css": STYLE.encode(), "nav.xhtml": _nav(book, names).encode()}
    for room in book.rooms:
        picture = pictures.get(room.path)
        if picture is not None:
            files[f"{_id(room.path)}.jpg"] = _jpeg(picture)
        files[f"{_id(room.path)}.xhtml"] = _chapter(room, names, picture is not None).encode()
    if cover is not None:
        files["cover.jpg"] = _jpeg(cover)
        files["cover.xhtml"] = _cover(book).encode()
    files["colophon.xhtml"] = _document("About this book", f"<p>{escape(book.made_by.says)}</p>").encode()
    files["package.opf"] = _package(book, files, modified).encode()
    return _zipped(files)


def _package(book: Book, files: Mapping[str, bytes], modified: datetime) -> str:
    kinds = {"css": "text/css", "xhtml": "application/xhtml+xml", "jpg": "image/jpeg"}
    roles = {"nav.xhtml": ' properties="nav"', "cover.jpg": ' properties="cover-image"'}
    items = "\n".join(
        f'<item id="{name.replace(".", "-")}" href="{name}" media-type="{kinds[name.rpartition(".")[2]]}"'
        f"{roles.get(name, '')}/>"
        for name in files
    )
    order = [f"{_id(room.path)}.xhtml" for room in book.rooms]
    order = [*(["cover.xhtml"] if "cover.xhtml" in files else []), "nav.xhtml", *order, "colophon.xhtml"]
    spine = "\n".join(f'<itemref idref="{name.replace(".", "-")}"/>' for name in order)
    pictured = any(name.endswith(".jpg") for name in files)
    modes = ["textual", "visual"] if pictured else ["textual"]
    access = "".join(f'<meta property="schema:accessMode">{mode}</meta>' for mode in modes)
    return f"""<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en"
 prefix="iptc: http://cv.iptc.org/newscodes/">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:{UUID(bytes=book.digest("epub"), version=4)}</dc:identifier>
<dc:title>{escape(book.name)}</dc:title><dc:language>en</dc:language><dc:creator>1000 Rooms</dc:creator>
<dc:description>{escape(book.made_by.says)}</dc:description>
<meta property="dcterms:modified">{modified:%Y-%m-%dT%H:%M:%SZ}</meta>
<meta property="iptc:digitalsourcetype">{book.made_by.source_type}</meta>
{access}<meta property="schema:accessibilityFeature">alternativeText</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessModeSufficient">textual</meta>
</metadata>
<manifest>
{items}
</manifest>
<spine>
{spine}
</spine>
</package>
"""


def _nav(book: Book, names: Mapping[Path, str]) -> str:
    entries = "".join(
        f'<li><a href="{_id(room.path)}.xhtml">{room.number}. {escape(names[room.path])}</a></li>'
        for room in book.rooms
    )
    body = f'<nav epub:type="toc" id="toc"><h1>{escape(book.name)}</h1><ol>{entries}</ol></nav>'
    return _document(book.name, body)


def _cover(book: Book) -> str:
    return _document(book.name, f'<p><img src="cover.jpg" alt="Cover: {escape(book.name)}"/></p>')


def _chapter(room: Chapter, names: Mapping[Path, str], pictured: bool) -> str:
    name = escape(names[room.path])
    parts = [f'<p class="number">Room {room.number}</p><h1>{name}</h1>']
    if pictured:
        parts.append(f'<p><img src="{_id(room.path)}.jpg" alt="{escape(room.alt)}"/></p>')
    parts += [f"<p>{escape(paragraph)}</p>" for paragraph in room.text.split("\n\n")]
    ways = [(way.label, way.to) for way in room.exits]
    if room.path:
        ways.append(("Back", room.path[:-1]))
    entries = [
        f'<li><a href="{_id(to)}.xhtml">{escape(label)}</a></li>' if to in names else f"<li>{escape(label)}</li>"
        for label, to in ways
    ]
    if entries:
        parts.append(f"<ul>{''.join(entries)}</ul>")
    return _document(names[room.path], "\n".join(parts))


def _document(title: str, body: str) -> str:
    return f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head><title>{escape(title)}</title><link rel="stylesheet" href="style.css"/></head>
<body>{body}</body></html>
"""


def _jpeg(picture_file: bytes) -> bytes:
    buffer = io.BytesIO()
    picture = Image.open(io.BytesIO(picture_file))
    picture.convert("RGB").save(buffer, "JPEG", quality=88, xmp=picture.info.get("xmp", b""))
    return buffer.getvalue()


def _zipped(files: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as book:
        # the type comes first and unpacked, so that a reader finds it at a fixed place (EPUB OCF 3.3, 4.2.3)
        book.writestr(zipfile.ZipInfo("mimetype", _ZIPPED), "application/epub+zip", zipfile.ZIP_STORED)
        book.writestr(zipfile.ZipInfo("META-INF/container.xml", _ZIPPED), CONTAINER, zipfile.ZIP_DEFLATED)
        for name, data in files.items():
            how = zipfile.ZIP_STORED if name.endswith(".jpg") else zipfile.ZIP_DEFLATED
            book.writestr(zipfile.ZipInfo(f"EPUB/{name}", _ZIPPED), data, how)
    return buffer.getvalue()


def _id(path: Path) -> str:
    return "room-" + spelled(path).replace(".", "-") if path else "room"
