"""MiniCPM-V through transformers: its tokenizer and eyes at once, its weights only while it is awake.

The pictures go through the eyes that need Pillow alone, and the text around them is written here: transformers' own
processor asks for torchvision, because of videos that nobody shows it.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch
import transformers
from llguidance.hf import from_tokenizer
from safetensors import safe_open
from torch import Tensor
from transformers.utils import SAFE_WEIGHTS_INDEX_NAME, SAFE_WEIGHTS_NAME
from transformers.utils.hub import cached_file

from pipelines.backends.checkpoints import Checkpoint, loading
from pipelines.backends.frugal import set_free
from pipelines.backends.writing.chat import Encode, Question, Questions, Render, harmless, thought_over
from pipelines.backends.writing.hybrid import HybridMind
from pipelines.backends.writing.scribe import Scribe
from pipelines.errors import EngineMissing
from pipelines.media import Picture
from pipelines.structured import Vocabulary

KIND = "minicpmv4_6"
CONTEXT = 4096
"""Tokens of pictures, question and answer together."""
MERGED = {"4x": 4, "16x": 16}
"""The model's way of downsampling -> patches that become one token."""


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """Pictures as the model takes them: packed patches (1, 3, patch, all of them), rows and columns of patches for each
    piece (a picture or a part of it), and for each picture the text that stands for it."""

    pixels: Tensor
    sizes: Tensor
    signs: tuple[str, ...]


class Eyes:
    """pictures -> Seen, by the model's own image processor."""

    def __init__(self, processor: Any, tokenizer: Any) -> None:
        self._processor, self._tokenizer = processor, tokenizer
        self._merged = MERGED[processor.downsample_mode]

    def see(self, pictures: Sequence[Picture]) -> Seen:
        """Look at some pictures, at least one."""
        seen = self._processor([picture.pixels for picture in pictures], return_tensors="pt")
        tokens = [int(size) for size in seen.target_sizes.prod(-1) // self._merged]
        signs: list[str] = []
        for place, (pieces, grid) in enumerate(zip(seen.num_patches_per_image, seen.grids)):
            signs.append(self._signs(place, tokens[:pieces], int(grid[1])))
            tokens = tokens[pieces:]
        return Seen(seen.pixel_values, seen.target_sizes, tuple(signs))

    def _signs(self, place: int, tokens: Sequence[int], columns: int) -> str:
        """The text of one picture: its number, itself, then its parts in rows of `columns`. `tokens`: of each."""
        names, (whole, *parts) = self._tokenizer, tokens
        text = names.image_start_token + names.image_token * whole + names.image_end_token
        if self._processor.use_image_id:
            text = f"{names.image_id_start_token}{place}{names.image_id_end_token}{text}"
        pieces = [names.slice_start_token + names.image_token * part + names.slice_end_token for part in parts]
        rows = ["".join(pieces[first : first + columns]) for first in range(0, len(pieces), columns or 1)]
        return text + "\n".join(rows)


class Shown(Questions):
    """Questions with pictures in them: each `mark` in the user's text is one of `signs`, in their order. No part of
    such a question is kept for the next: that has other pictures."""

    def __init__(self, render: Render, encode: Encode, names: Sequence[str], mark: str, signs: Sequence[str]) -> None:
        super().__init__(render, encode, names)
        self._mark, self._pictures = mark, tuple(signs)

    def ask(self, system: str, user: str) -> Question:
        """The question's tokens. Raises ValueError when there are more or fewer marks than pictures."""
        rendered = thought_over(self._render(harmless(system, self._signs), harmless(user, self._signs)))
        first, *rest = rendered.split(self._mark)
        text = first + "".join(sign + part for sign, part in zip(self._pictures, rest, strict=True))
        return Question(tuple(self._encode(text)), 0)


class SightMind(HybridMind):
    """A Mind that is shown pictures with the first tokens it reads."""

    def __init__(self, model: Any, context: int, seen: Seen) -> None:
        super().__init__(model, context)
        self._sees = model
        self._seen = seen

    @torch.inference_mode()
    def read(self, tokens: Sequence[int]) -> None:
        device = self._sees.device
        shown = {} if self.held else {"pixel_values": self._seen.pixels, "target_sizes": self._seen.sizes}
        said = self._sees.model(
            input_ids=torch.tensor([tokens], device=device),
            past_key_values=self._cache,
            use_cache=True,
            **{name: tensor.to(device) for name, tensor in shown.items()},
        )
        self.held += tokens
        # not the model's own forward, which makes scores of a whole vocabulary for every token it has read
        self._scores = self._sees.lm_head(said.last_hidden_state[0, -1]).float()


class Beholder:
    """One MiniCPM-V. Asleep it has only its tokenizer and eyes; `wake` loads the weights, `rest` gives them back."""

    def __init__(self, checkpoint: Checkpoint) -> None:
        """Look through the checkpoint without loading it. Raises EngineMissing when it is absent, damaged, of another
        kind, not complete, or has no chat template."""
        card = checkpoint.card
        self._checkpoint = checkpoint
        self._model: Any = None
        with loading(checkpoint):
            source, options = checkpoint.source, checkpoint.options
            config: Any = transformers.AutoConfig.from_pretrained(source, **options)
            if config.model_type != KIND:
                raise EngineMissing(f"{card.repo} holds {config.model_type}, not {KIND}.")
            self._tokenizer: Any = transformers.AutoTokenizer.from_pretrained(source, **options)
            if not self._tokenizer.chat_template:
                raise EngineMissing(f"The checkpoint of {card.repo} has no chat template.")
            processor: Any = transformers.MiniCPMV4_6ImageProcessorPil.from_pretrained(source, **options)
            self.eyes = Eyes(processor, self._tokenizer)
            self.vocabulary = Vocabulary(from_tokenizer(self._tokenizer), self._tokenizer.eos_token_id)
            with torch.device("meta"):
                bare: Any = transformers.MiniCPMV4_6ForConditionalGeneration(config)
            if stored_parameters(checkpoint) < parameters(bare):
                raise EngineMissing(f"The weights of {card.repo} are not complete. Fetch them again.")
        self.counts = counted(bare)
        self._names = list(self._tokenizer.get_added_vocab())

    @property
    def model(self) -> Any:
        """The model, None while it sleeps."""
        return self._model

    def wake(self) -> None:
        """Load the weights, onto the GPU if there is one; nothing where they are. Raises EngineMissing, or what a full
        memory raises."""
        if self._model is not None:
            return
        device = "cuda" if torch.cuda.is_available() else "cpu"
        card = self._checkpoint.card
        dtype = getattr(torch, card.dtype) if device == "cuda" else torch.float32
        # all was fetched when it was looked through: nobody's GPU waits for the hub
        options: dict[str, Any] = {**self._checkpoint.options, "local_files_only": True}
        with loading(self._checkpoint):
            loaded: Any = transformers.MiniCPMV4_6ForConditionalGeneration.from_pretrained(
                self._checkpoint.source, dtype=dtype, output_loading_info=True, **options
            )
            model, told = loaded
            if told["missing_keys"]:
                raise EngineMissing(f"The weights of {card.repo} are not complete. Fetch them again.")
        self._model = model.to(device).eval()
        self.counts = counted(self._model)

    def rest(self) -> None:
        """Give the weights back."""
        self._model = None
        set_free()

    def scribe(self, seen: Seen, mark: str) -> Scribe:
        """Somebody who writes about these pictures, for one document; awake only."""
        questions = Shown(self._render, self._encode, self._names, mark, seen.signs)
        return Scribe(self.vocabulary, questions, lambda: SightMind(self._model, CONTEXT, seen))

    def _render(self, system: str, user: str) -> str:
        said = [{"role": "system", "content": system}, {"role": "user", "content": [{"type": "text", "text": user}]}]
        return self._tokenizer.apply_chat_template(
            said, tokenize=False, add_generation_prompt=True, enable_thinking=False
        )

    def _encode(self, text: str) -> list[int]:
        return self._tokenizer(text, add_special_tokens=False).input_ids


def parameters(*modules: Any) -> int:
    """Parameters of some modules, each once."""
    return sum({id(one): one.numel() for module in modules for one in module.parameters()}.values())


def counted(model: Any) -> Mapping[str, int]:
    """Parameters by component; what brings the pictures into the words belongs to the eyes."""
    seeing = parameters(model.model.vision_tower, model.model.merger)
    return {"vision encoder": seeing, "language model": parameters(model) - seeing}


def stored_parameters(checkpoint: Checkpoint) -> int:
    """How many numbers the files of weights hold, by their heads alone; fetches them where they are not yet here.
    Raises SafetensorError for a file that is cut off."""
    return sum(_stored(path) for path in _files(checkpoint))


def _files(checkpoint: Checkpoint) -> list[str]:
    one: Any = cached_file(
        checkpoint.source, SAFE_WEIGHTS_NAME, _raise_exceptions_for_missing_entries=False, **checkpoint.options
    )
    if one is not None:
        return [one]
    index: Any = cached_file(checkpoint.source, SAFE_WEIGHTS_INDEX_NAME, **checkpoint.options)
    with open(index, encoding="utf-8") as file:
        names = sorted(set(json.load(file)["weight_map"].values()))
    parts: list[Any] = [cached_file(checkpoint.source, name, **checkpoint.options) for name in names]
    return parts


def _stored(path: str) -> int:
    opened: Any = safe_open(path, framework="pt")
    with opened as file:
        return sum(math.prod(file.get_slice(name).get_shape()) for name in file.keys())  # noqa: SIM118  # not a dict
