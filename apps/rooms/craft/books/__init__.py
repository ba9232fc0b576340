"""A walked house as something to keep: Twee 3, EPUB 3, one HTML page, a transcript, an audiobook. Bytes out."""

from apps.rooms.craft.books.audiobook import audiobook
from apps.rooms.craft.books.book import Book, Chapter, Way, file_stem, taken
from apps.rooms.craft.books.epub import epub
from apps.rooms.craft.books.page import html_page
from apps.rooms.craft.books.transcript import transcript
from apps.rooms.craft.books.twee import twee

__all__ = ["Book", "Chapter", "Way", "audiobook", "epub", "file_stem", "html_page", "taken", "transcript", "twee"]
