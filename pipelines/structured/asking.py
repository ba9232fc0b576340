"""prompt + shape -> JSON text from a writer -> a validated value. Knows no engine and no app.

The writer is given the shape's schema, made finite; what it writes is validated by the shape itself, so a value that
comes out of here is always in range. A writer that drifts is asked once more with another seed; what is wrong even
then, or was left open when its tokens ran out, is filled in by whoever stands in for it; and where that is somebody,
nothing harmful is let out.
"""

import logging
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import TypeVar, cast

from pydantic import BaseModel, ValidationError
from pydantic_core import from_json

from pipelines.errors import Garbled, PipelineError
from pipelines.roles import Closing, Prompt, Writer
from pipelines.safety import is_harmful
from pipelines.structured.salvage import fields_of, filled, read, whole_fields
from pipelines.structured.schema import bounded
from pipelines.structured.tally import count

log = logging.getLogger(__name__)

Shape = TypeVar("Shape", bound=BaseModel)
TRIES = 2
DOCUMENT_CHARS = 20_000  # far above any shape we ask for; stops a writer that never closes
LISTENED_CHARS = 160
"""How far back a growing text is listened to for something harmful, each time there is more of it."""
NOTHING: Mapping[str, object] = MappingProxyType({})
SHAPELESS = "The words would not take shape this time. Try again, or say it a little differently."


@dataclass(slots=True)
class Text:
    """What one try wrote. `free`: so many characters stood when the writer said Closing; None if it never did."""

    written: str = ""
    free: int | None = None


def telling(
    writer: Writer,
    prompt: Prompt,
    shape: type[Shape],
    *,
    seed: int,
    prose: str | None = None,
    pinned: Mapping[str, object] = NOTHING,
    fallback: Callable[[], Shape] | None = None,
) -> Generator[str, None, Shape]:
    """Ask and listen: yield the growing text of the field `prose` as it is written, return the whole value.

    `pinned`: fields that code has settled; the writer need not write them, and has no say in them. `fallback` answers
    in the writer's place what it left out, by default the writer's understudy, if it has one; asked only when needed.
    Only new text is yielded, and none that merely closes the document. When a second try begins, nothing is taken
    back: the first try's words stand until the value arrives. So it is when tokens run out amid the prose and a
    fallback gives it whole. Raises Garbled when no try takes the shape and nobody stands in, TooTight from a writer
    that is lent too few tokens, ValueError for a shape without bounds. A harmful text is not heard to its end: whoever
    stands in answers alone. Rules, for which nobody stands in, are taken at their word.
    """
    if strange := pinned.keys() - shape.model_fields.keys():
        raise ValueError(f"{shape.__name__} has no field {', '.join(sorted(strange))} to pin")
    schema = bounded(shape, frozenset(pinned))
    stand_in = fallback or partial(by_rules, writer, prompt, shape, seed=seed, pinned=pinned)
    count(prompt.task, "asked")
    minded = fallback is not None or writer.understudy is not None
    told = ""
    text = Text()
    for attempt in range(TRIES):
        if attempt:
            count(prompt.task, "retried")
        text = Text()
        for said in _heard(writer.write(prompt, schema, seed=seed + attempt), text, prose):
            if minded and is_harmful(said[-LISTENED_CHARS:]):
                return _instead(writer, prompt, stand_in())
            if said.startswith(told) and len(said) > len(told):
                yield said[len(told) :]
                told = said
        try:
            value = read(shape, text.written, pinned)
        except ValueError as error:
            wrong = error.errors()[:3] if isinstance(error, ValidationError) else error
            log.warning("%s: try %d of %s did not fit: %s", writer.name, attempt + 1, prompt.task, wrong)
            continue
        if minded and _is_harmful(value):
            return _instead(writer, prompt, stand_in())
        if attempt == 0:
            count(prompt.task, "valid_first")
        if text.free is None:
            return value
        count(prompt.task, "closed_early")
        whole = whole_fields(text.written, text.free)
        spare = None if whole.keys() >= schema["properties"].keys() else stand_in()
        return value if spare is None else filled(shape, whole, spare, pinned)[0]

    spare = stand_in()
    kept = 0
    if spare is not None:
        salvaged, kept = filled(shape, fields_of(text.written[: text.free]), spare, pinned)
        if _is_harmful(salvaged):
            return _instead(writer, prompt, spare)
        spare = salvaged
        log.warning("%s: %d fields of %s were kept, the rest is its stand-in's", writer.name, kept, prompt.task)
    count(prompt.task, "salvaged" if kept else "garbled")
    if spare is None:
        raise Garbled(SHAPELESS)
    return spare


def _instead(writer: Writer, prompt: Prompt, spare: Shape | None) -> Shape:
    log.warning("%s wrote something harmful for %s: its stand-in answers", writer.name, prompt.task)
    count(prompt.task, "turned")
    if spare is None:
        raise Garbled(SHAPELESS)
    return spare


def _is_harmful(value: BaseModel) -> bool:
    return any(is_harmful(text) for text in _texts(value.model_dump()))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in cast(Mapping[str, object], value).values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in cast(Sequence[object], value):
            yield from _texts(inner)


def ask(
    writer: Writer,
    prompt: Prompt,
    shape: type[Shape],
    *,
    seed: int,
    pinned: Mapping[str, object] = NOTHING,
    fallback: Callable[[], Shape] | None = None,
) -> Shape:
    """Ask and wait for the whole value; otherwise like `telling`."""
    answer = telling(writer, prompt, shape, seed=seed, pinned=pinned, fallback=fallback)
    while True:
        try:
            next(answer)
        except StopIteration as end:
            value: Shape = end.value
            return value


def by_rules(
    writer: Writer, prompt: Prompt, shape: type[Shape], *, seed: int, pinned: Mapping[str, object] = NOTHING
) -> Shape | None:
    """What the writer's understudy answers; None for a writer that has none, or one that has not learnt the task. Not
    counted: the counts are of whom was asked."""
    if writer.understudy is None:
        return None
    try:
        pieces = writer.understudy.write(prompt, bounded(shape, frozenset(pinned)), seed=seed)
        return read(shape, "".join(piece for piece in pieces if isinstance(piece, str)), pinned)
    except (PipelineError, ValueError):
        log.exception("the understudy of %s has no answer to %s", writer.name, prompt.task)
        return None


def _heard(pieces: Iterator[str | Closing], text: Text, prose: str | None) -> Iterator[str]:
    """Gather the pieces into `text`; yield the field `prose` as far as it is written, each time, until it is whole or
    the writer only closes."""
    listening = prose
    for piece in pieces:
        if isinstance(piece, Closing):
            text.free, listening = len(text.written), None
            continue
        text.written += piece
        if len(text.written) > DOCUMENT_CHARS:
            return
        if listening is not None:
            said, whole = _said_so_far(text.written, listening)
            yield said
            listening = None if whole else listening


def _said_so_far(text: str, field: str) -> tuple[str, bool]:
    """What `field` holds so far, and whether another field has begun after it."""
    try:
        begun = from_json(text, allow_partial="trailing-strings")
    except ValueError:
        return "", False
    said = begun.get(field) if isinstance(begun, dict) else None
    return (said, next(reversed(begun)) != field) if isinstance(said, str) else ("", False)
