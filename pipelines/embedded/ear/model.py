"""lexicon -> the two files a decoder reads, made once and kept in the data folder under the hash of what made them."""

import functools
import hashlib
import logging
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from pipelines.embedded.ear.bigrams import arpa
from pipelines.embedded.ear.grammar import expected_pairs, written_grammar
from pipelines.embedded.ear.lexicon import HERE, words
from pipelines.embedded.ear.sounds import pronounced
from pipelines.settings import read_settings

log = logging.getLogger(__name__)

SCENERY = HERE.parent.parent / "scenery"


@dataclass(frozen=True, slots=True)
class Model:
    """Where the files are: `language` (ARPA bigrams) and `dictionary` (words and their phones)."""

    language: Path
    dictionary: Path


@functools.cache
def model(cmudict: Path) -> Model:
    """The model of today's lexicon, made now (some seconds) unless an earlier start has left it."""
    key = fingerprint(cmudict)
    try:
        return made_in(read_settings().data_dir / "ear" / key, cmudict)
    except OSError as error:
        log.warning("the ear's words cannot be kept (%s); they are made anew at each start", error)
        return made_in(Path(tempfile.mkdtemp(prefix="ear-")) / key, cmudict)


def made_in(folder: Path, cmudict: Path) -> Model:
    """The model in `folder`; written whole beside it first, so that two who begin at once never read half a file.
    Raises OSError where nothing can be written."""
    found = Model(folder / "language.arpa", folder / "words.dict")
    if found.language.exists() and found.dictionary.exists():
        return found
    folder.parent.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(prefix=".part-", dir=folder.parent))
    try:
        dictionary, _ = pronounced(words(), cmudict)
        (part / found.dictionary.name).write_text(dictionary, encoding="utf-8")
        language = arpa(expected_pairs(written_grammar(), sorted(words())))
        (part / found.language.name).write_text(language, encoding="utf-8")
        try:
            part.rename(folder)
        except OSError:
            if not (found.language.exists() and found.dictionary.exists()):
                raise  # else another process was first, and its files are the same
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return found


def fingerprint(cmudict: Path) -> str:
    """Changes with any word, weight or line of code that the model is made of."""
    digest = hashlib.sha256()
    own = [path for path in HERE.iterdir() if path.suffix in {".py", ".txt"}]
    for path in sorted([*own, *SCENERY.glob("*.txt")]):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    digest.update(str(cmudict.stat().st_size).encode())
    return digest.hexdigest()[:24]
