"""A model of a local Ollama writes: the schema goes along as `format`; whoever asks validates the answer again.

Protocol: github.com/ollama/ollama, docs/api.md (`/api/show`, `/api/chat`). The address comes from the settings alone,
never from a visitor, and no proxy of the surroundings is used.
"""

import json
import logging
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any

import httpx

from pipelines.catalog import ModelCard
from pipelines.errors import EngineMissing, Garbled, JobTimeout, PipelineError
from pipelines.roles import Closing, Prompt, Writer
from pipelines.settings import read_settings

log = logging.getLogger(__name__)

CONNECT_S = 3.0
PATIENCE_S = 120.0
"""So long it may be silent: before its first word it may have to read the model from a disk."""
CONTEXT = 8192
"""Asked for, since Ollama cuts a longer prompt off without a word, and by default early."""
KEEP_ALIVE = "10m"
SEEDS = 2**31


class OllamaWriter:
    """Writes with the model that the card's `repo` names after its first slash. Options: `patience_s`, `form`."""

    def __init__(self, card: ModelCard, folder: str | None, understudy: Writer) -> None:
        """Asks Ollama whether it has the model. Raises EngineMissing when it is not running or has not. A `folder` of
        tiny checkpoints holds nothing for it."""
        self._model = card.repo.partition("/")[2]
        self._host = read_settings().ollama_host
        self._patience_s = float(card.options.get("patience_s", PATIENCE_S))
        self._params = _show(self._host, self._model).get("model_info", {}).get("general.parameter_count")
        self.name = f"{self._model} (Ollama)"
        self.form = str(card.options.get("form", ""))
        self.understudy = understudy

    def learn(self, schema: Mapping[str, Any]) -> None:
        """Nothing: Ollama makes its own grammar."""

    def wake(self) -> None:
        """Nothing: Ollama loads the model itself when it is first asked."""

    def count_parameters(self) -> Mapping[str, int]:
        """What Ollama says of the model's size; nothing where it does not say."""
        return {"language model": int(self._params)} if self._params else {}

    def write(self, prompt: Prompt, schema: Mapping[str, Any], *, seed: int) -> Iterator[str | Closing]:
        """The document as it comes. When `prompt.tokens` run out it is cut, and ends there.

        Raises EngineMissing when Ollama or the model is gone, JobTimeout when it falls silent, Garbled when it does not
        speak its protocol or hangs up. Closing the iterator hangs up, and Ollama stops.
        """
        body = json.dumps(self._question(prompt, schema, seed))
        patience = httpx.Timeout(self._patience_s, connect=CONNECT_S)
        try:
            with (
                httpx.Client(base_url=self._host, timeout=patience, trust_env=False) as client,
                client.stream("POST", "/api/chat", content=body) as answer,
            ):
                if not answer.is_success:
                    answer.read()
                    raise _trouble(self._model, answer)
                yield from self._pieces(answer.iter_lines())
        except httpx.ConnectError:
            raise _not_running(self._host) from None
        except httpx.TimeoutException:
            raise JobTimeout(f"Ollama has said nothing for {self._patience_s:g} seconds. Try again.") from None
        except httpx.HTTPError as error:
            log.warning("Ollama hung up: %s", error)
            raise Garbled("Ollama hung up in the middle of a sentence. Try again.") from None

    def _question(self, prompt: Prompt, schema: Mapping[str, Any], seed: int) -> Mapping[str, Any]:
        return {
            "model": self._model,
            "messages": [{"role": "system", "content": prompt.system}, {"role": "user", "content": prompt.user}],
            "format": schema,
            "stream": True,
            "think": False,
            "keep_alive": KEEP_ALIVE,
            "options": {
                "temperature": prompt.sampling.temperature,
                "top_p": prompt.sampling.top_p,
                "min_p": prompt.sampling.min_p,
                "seed": seed % SEEDS,
                "num_predict": prompt.tokens,
                "num_ctx": CONTEXT,
            },
        }

    def _pieces(self, lines: Iterator[str]) -> Iterator[str]:
        for line in lines:
            if not line.strip():
                continue
            try:
                said = json.loads(line)
                trouble, piece, done = said.get("error"), said.get("message", {}).get("content", ""), said.get("done")
            except (ValueError, AttributeError):
                log.warning("not a word of Ollama's: %.200r", line)
                raise Garbled("What answers at Ollama's address does not speak like Ollama.") from None
            if trouble:
                log.warning("Ollama: %.500s", trouble)
                raise Garbled("Ollama broke off while it wrote. Try again.")
            if piece:
                yield piece
            if done:
                if said.get("done_reason") == "length":
                    log.warning("%s: the answer was cut at its last token", self.name)
                return
        raise Garbled("Ollama stopped in the middle of a sentence. Try again.")


def _show(host: str, model: str) -> Mapping[str, Any]:
    """What Ollama knows of `model`. Raises EngineMissing."""
    try:
        with httpx.Client(base_url=host, timeout=CONNECT_S, trust_env=False) as client:
            answer = client.post("/api/show", content=json.dumps({"model": model}))
        if not answer.is_success:
            raise EngineMissing(_trouble(model, answer).says)
        shown = answer.json()
    except (httpx.InvalidURL, httpx.UnsupportedProtocol):
        raise EngineMissing(f"OLLAMA_HOST is '{host}', which is no address.") from None
    except httpx.HTTPError:
        raise _not_running(host) from None
    except ValueError:
        shown = None
    if not isinstance(shown, dict):
        raise EngineMissing("What answers at Ollama's address does not speak like Ollama.")
    return shown


def _not_running(host: str) -> EngineMissing:
    return EngineMissing(f"Ollama does not answer at {host}. Start it with: ollama serve")


def _trouble(model: str, answer: httpx.Response) -> PipelineError:
    """An answer that is not OK, as an error with a sentence; the log keeps what was said."""
    log.warning("Ollama: %d %.500s", answer.status_code, answer.text)
    if answer.status_code == HTTPStatus.NOT_FOUND:
        return EngineMissing(f"Ollama does not have the model {model} yet. Fetch it with: ollama pull {model}")
    return Garbled(f"Ollama would not write with {model} (it answered {answer.status_code}). Try again.")
