"""A book -> one HTML page that needs nothing else: pictures inside, doors as links, readable without any script."""

import base64
import html
from collections.abc import Mapping

from apps.rooms.craft.books.book import Book, Chapter, titles
from apps.rooms.craft.truth.paths import spelled
from apps.rooms.domain import Path

STYLE = """\
:root{color-scheme:light dark}
body{margin:0;background:#f4ead2;color:#2b2420;font:1.15rem/1.6 Garamond,"EB Garamond",Georgia,serif}
main{max-width:38rem;margin:auto;padding:3rem 1.25rem 6rem}
h1{font-weight:500;font-size:2.4rem;text-align:center;margin:2rem 0 .25rem}
h2{font-weight:500;font-size:1.6rem;text-align:center;margin:.25rem 0 1rem}
section{padding:3rem 0;border-top:1px solid #bda982}
.number{text-align:center;font-variant:small-caps;letter-spacing:.08em;color:#7a4a2a;margin:0}
img{display:block;width:100%;height:auto;border-radius:4px;margin:0 0 1.5rem}
a{color:#7a3a20}
footer{margin-top:4rem;font-size:.95rem;color:#6a5a48}
@media(prefers-color-scheme:dark){body{background:#1a1614;color:#eadfc8}a{color:#f0b878}.number{color:#e0a868}
section{border-color:#4a3f34}footer{color:#b0a088}}
@media print{section{break-inside:avoid}}"""


def html_page(book: Book, pictures: Mapping[Path, bytes]) -> bytes:
    """`pictures`: WebP bytes by room, where there are any. Every word from elsewhere is escaped."""
    names = titles(book)
    sections = "\n".join(_section(room, names, pictures.get(room.path)) for room in book.rooms)
    title, says = html.escape(book.name), html.escape(book.made_by.says)
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="generator" content="1000 Rooms"><meta name="DigitalSourceType" content="{book.made_by.source_type}">
<title>{title}</title><style>{STYLE}</style></head>
<body><main><h1>{title}</h1>
{sections}
<footer>{says}</footer></main></body></html>
""".encode()


def _section(room: Chapter, names: Mapping[Path, str], picture: bytes | None) -> str:
    parts = [f'<section id="{_anchor(room.path)}"><p class="number">Room {room.number}</p>']
    parts.append(f"<h2>{html.escape(names[room.path])}</h2>")
    if picture is not None:
        data = base64.b64encode(picture).decode()
        parts.append(f'<img src="data:image/webp;base64,{data}" alt="{html.escape(room.alt)}">')
    parts += [f"<p>{html.escape(paragraph)}</p>" for paragraph in room.text.split("\n\n")]
    ways = [_way(html.escape(way.label), way.to, names) for way in room.exits]
    if room.path and room.path[:-1] in names:
        ways.append(_way("Back", room.path[:-1], names))
    if ways:
        parts.append(f"<ul>{''.join(ways)}</ul>")
    return "\n".join([*parts, "</section>"])


def _way(label: str, to: Path, names: Mapping[Path, str]) -> str:
    return f'<li><a href="#{_anchor(to)}">{label}</a></li>' if to in names else f"<li>{label} (unopened)</li>"


def _anchor(path: Path) -> str:
    return "room-" + spelled(path).replace(".", "-")
