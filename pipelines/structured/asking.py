"""prompt + shape -> JSON text from a writer -> a validated value. Knows no engine and no app.

The writer is given the shape's JSON schema; what it writes is validated by the shape itself, so a value that comes out
of here is always in range. A writer that drifts is asked once more with another seed; twice is Garbled.
"""

import logging
from collections.abc import Generator
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import from_json

from pipelines.errors import Garbled
from pipelines.roles import Closing, Prompt, Writer

log = logging.getLogger(__name__)

Shape = TypeVar("Shape", bound=BaseModel)
TRIES = 2
DOCUMENT_CHARS = 20_000  # far above any shape we ask for; stops a writer that never closes


def telling(
    writer: Writer, prompt: Prompt, shape: type[Shape], *, seed: int, prose: str | None = None
) -> Generator[str, None, Shape]:
    """Ask and listen: yield the growing text of the field `prose` as it is written, return the whole value.

    Only new text is yielded; when a second try begins, nothing is taken back: the first try's words stand until the
    value arrives. Raises Garbled when no try takes the shape.
    """
    schema = shape.model_json_schema()
    told = ""
    for attempt in range(TRIES):
        text = ""
        for piece in writer.write(prompt, schema, seed=seed + attempt):
            if isinstance(piece, Closing):
                continue
            text += piece
            if len(text) > DOCUMENT_CHARS:
                break
            if prose is not None:
                said = _said_so_far(text, prose)
                if said.startswith(told) and len(said) > len(told):
                    yield said[len(told) :]
                    told = said
        try:
            return shape.model_validate_json(text)
        except ValidationError as error:
            log.warning("%s: try %d of %s did not fit: %s", writer.name, attempt + 1, prompt.task, error.errors()[:3])
    raise Garbled("The words would not take shape this time. Try again, or say it a little differently.")


def ask(writer: Writer, prompt: Prompt, shape: type[Shape], *, seed: int) -> Shape:
    """Ask and wait for the whole value. Raises Garbled when the writer's text does not fit `shape` twice."""
    answer = telling(writer, prompt, shape, seed=seed)
    while True:
        try:
            next(answer)
        except StopIteration as end:
            value: Shape = end.value
            return value


def _said_so_far(text: str, field: str) -> str:
    try:
        partial = from_json(text, allow_partial="trailing-strings")
    except ValueError:
        return ""
    said = partial.get(field, "") if isinstance(partial, dict) else ""
    return said if isinstance(said, str) else ""
