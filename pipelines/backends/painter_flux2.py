"""brief -> words and what to look at -> four steps -> picture. FLUX.2 klein: diffusers' modules and a loop of our own
(pipelines.backends.flux2)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipelines.backends.checkpoints import check_kind, find, loading, require
from pipelines.backends.frugal import once_smaller, steps_once_smaller
from pipelines.backends.weighing import bytes_of
from pipelines.catalog import ModelCard
from pipelines.events import Progress
from pipelines.media import Picture, Pixels
from pipelines.roles import (
    Painter,
    Painting,
    RoomBrief,
    StillBrief,
    StripBrief,
    StripPainting,
)

PROMPT_TOKENS = 512


class Flux2Painter:
    """Paints murals by going on from their edge, and rooms and things after the understudy's own: what has to be exact
    is drawn by rules, and painted over.

    Options of its card: `style_lora` and `outpaint_lora`, fused as it is loaded (with `_scale`, 1.0), of which the
    second stands for FLUX.2 klein's outpainting LoRA and changes what the model is shown; `small_decoder`, another VAE
    of the same latents; `prompt_tokens`, so many of a prompt's are read (512); `offload`, for a GPU that cannot hold
    all of it at once.
    """

    needs_edge = True

    def __init__(self, card: ModelCard, folder: str | None, understudy: Painter) -> None:
        """Load the pipeline in diffusers' layout onto the GPU, or onto the CPU in float32. Raises EngineMissing."""
        options = card.options
        loras = ("peft",) if "style_lora" in options or "outpaint_lora" in options else ()
        require(card, "torch", "transformers", "diffusers", "accelerate", *loras)
        # only now is it known that they are installed
        from pipelines.backends.flux2 import loading as parts  # noqa: PLC0415
        from pipelines.backends.flux2.easel import Easel  # noqa: PLC0415

        checkpoint = find(card, folder)
        check_kind(checkpoint, "Flux2KleinPipeline", file="model_index.json")
        with loading(checkpoint):
            self._easel = Easel(parts.load(checkpoint), int(options.get("prompt_tokens", PROMPT_TOKENS)))
        self._parameters = parts.count_parameters(self._easel.pipeline)
        self._green = "outpaint_lora" in options
        self.name = f"{checkpoint.model} (diffusers)"
        self.understudy = understudy

    def wake(self) -> None:
        """Nothing: all was loaded when the engine was made."""

    def count_parameters(self) -> Mapping[str, int]:
        """Parameters by component, as they are named in models.yaml."""
        return self._parameters

    def count_bytes(self) -> int:
        """Memory of the loaded weights, wherever they wait."""
        pipeline = self._easel.pipeline
        return bytes_of(pipeline.transformer, pipeline.text_encoder, pipeline.vae)

    def paint_strip(self, brief: StripBrief) -> Iterator[Progress | StripPainting]:
        """Progress after each of four steps, then the strip: 768 px wide, the first one of a mural too, of which the
        left 208 are `brief.before` painted again; 976 px where there is an `after`. Goes on from what `brief.carried`
        kept if that is this model's, else from the pixels. What it shows it cannot say, nor how far away it is."""
        from pipelines.backends.flux2 import carrying, outpainting  # noqa: PLC0415  # as above

        earlier = carrying.unpack(brief.carried, self.name, self._easel.channels)

        def work(*, spare: bool) -> Iterator[Progress | StripPainting]:
            with self._easel.in_use():
                strip = yield from outpainting.paint(self._easel, brief, earlier, green=self._green, spare=spare)
            yield StripPainting(Picture(strip.pixels), None, carried=carrying.pack(strip.remembered, self.name))

        return steps_once_smaller(lambda: work(spare=False), lambda: work(spare=True), self.name)

    def paint_room(self, brief: RoomBrief) -> Iterator[Progress | Painting]:
        """Progress after each step of the understudy, who lays the room out, and after each of our four for the picture
        and four for the plate; then the Painting, whose outlines, depth and lamps are the understudy's."""
        from pipelines.backends.flux2 import interiors  # noqa: PLC0415  # as above
        from pipelines.backends.flux2.steps import STEPS  # noqa: PLC0415  # as above

        done = 0
        layout: Painting | None = None
        for step in self.understudy.paint_room(brief):
            if isinstance(step, Painting):
                layout = step
            else:
                done = step.done
                yield Progress("paint", done, step.total + 2 * STEPS, "steps")
        assert layout is not None
        drawn = layout

        def work(*, spare: bool) -> Iterator[Progress | Painting]:
            with self._easel.in_use():
                painting = yield from interiors.paint(self._easel, brief, drawn, done, spare=spare)
            yield painting

        yield from steps_once_smaller(lambda: work(spare=False), lambda: work(spare=True), self.name)

    def paint_stills(self, briefs: Sequence[StillBrief]) -> Iterator[tuple[int, Picture]]:
        """Up to four of one size at once, the largest first, each after the understudy's own. Covers are the
        understudy's: their lettering has to be read."""
        from pipelines.backends.flux2 import stills  # noqa: PLC0415  # as above

        covers = [place for place, brief in enumerate(briefs) if brief.what == "cover"]
        for place in covers:
            yield place, self._by_understudy(briefs[place])
        others = [place for place in range(len(briefs)) if place not in covers]
        for batch in stills.grouped(briefs, others):
            asked = [briefs[place] for place in batch]
            layouts = [self._layout(brief, *stills.enlarged(brief)) for brief in asked]

            def at_once(asked: list[StillBrief] = asked, layouts: list[Pixels] = layouts) -> list[Pixels]:
                with self._easel.in_use():  # each try its own: one that failed midway left parts on the GPU
                    return stills.paint(self._easel, asked, layouts)

            def one_by_one(asked: list[StillBrief] = asked, layouts: list[Pixels] = layouts) -> list[Pixels]:
                with self._easel.in_use():
                    return [stills.paint(self._easel, [one], [layout])[0] for one, layout in zip(asked, layouts)]

            painted = once_smaller(at_once, one_by_one, self.name)
            for place, pixels in zip(batch, painted):
                yield place, Picture(pixels)

    def _layout(self, brief: StillBrief, width: int, height: int) -> Pixels:
        return self._by_understudy(replace(brief, width=width, height=height)).pixels

    def _by_understudy(self, brief: StillBrief) -> Picture:
        ((_, picture),) = self.understudy.paint_stills([brief])
        return picture
