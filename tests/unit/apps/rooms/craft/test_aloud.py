"""The voice goes on while somebody paints: never silent for want of a sentence, never in a hurry without need."""

from collections.abc import Callable, Iterator

from apps.rooms.craft.aloud import Aloud
from apps.rooms.craft.pace import Pace
from apps.rooms.domain import Sentence
from pipelines import Began, Event, Made


class Clock:
    """Time that passes only when somebody works."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


def speaking(clock: Clock, *lengths_s: float, takes_s: float = 0.5) -> Iterator[Event]:
    yield Began("speak", expected_s=takes_s)
    for seq, length_s in enumerate(lengths_s):
        clock.now_s += takes_s
        yield Made("sentence", Sentence("text", seq, "So it goes.", (0, 11), (), length_s, None))


def painting(clock: Clock, steps: int, takes_s: float) -> Iterator[Event]:
    for step in range(steps):
        clock.now_s += takes_s
        yield Made("progress", step)


def told(make: Callable[[Clock], tuple[Iterator[Event], Iterator[Event]]]) -> list[tuple[str, float]]:
    """What came and when, from a room that is spoken and painted."""
    clock = Clock()
    spoken, painted = make(clock)
    aloud = Aloud(spoken, clock)
    came: list[tuple[str, float]] = []
    for events in (aloud.begin(), aloud.beside(painted), aloud.rest()):
        came += [(event.stage if isinstance(event, Began) else event.name, clock.now_s) for event in events]
    return came


def test_beside_a_quick_painter_only_the_first_sentence_comes_before_the_picture() -> None:
    came = told(lambda clock: (speaking(clock, 5.0, 5.0, 5.0), painting(clock, 4, 0.1)))
    assert [name for name, _ in came] == ["speak", "sentence", *["progress"] * 4, "sentence", "sentence"]


def test_beside_a_slow_painter_the_next_sentence_is_there_before_the_last_is_over() -> None:
    came = told(lambda clock: (speaking(clock, *[4.0] * 9), painting(clock, 20, 1.0)))
    sentences = [at_s for name, at_s in came if name == "sentence"]
    over_s = sentences[0] + 4.0
    for at_s in sentences[1:]:
        assert at_s <= over_s
        over_s += 4.0
    steps = [place for place, (name, _) in enumerate(came) if name == "progress"]
    assert [name for name, _ in came[steps[0] : steps[-1]]].count("sentence") >= 4


def test_without_a_voice_nothing_is_hurried() -> None:
    came = told(lambda clock: (speaking(clock, 0.0, 0.0, 0.0), painting(clock, 5, 10.0)))
    assert [name for name, _ in came] == ["speak", "sentence", *["progress"] * 5, "sentence", "sentence"]


def test_a_text_that_ends_before_the_picture_is_simply_over() -> None:
    came = told(lambda clock: (speaking(clock, 1.0, 1.0), painting(clock, 3, 9.0)))
    assert [name for name, _ in came] == ["speak", "sentence", "progress", "sentence", "progress", "progress"]


def test_what_is_expected_of_a_player_is_the_median_of_what_it_took_here() -> None:
    clock = Clock()
    pace = Pace(clock)
    assert pace.expected_s("paint", "embedded painter 1") < pace.expected_s("paint", "FLUX.2-klein-4B (diffusers)")
    for took_s in (3.0, 1.0, 2.0):
        with pace.measured("paint", "painter"):
            clock.now_s += took_s
    assert pace.expected_s("paint", "painter") == 2.0
    assert pace.expected_s("tell", "painter") != 2.0
    try:
        with pace.measured("paint", "painter"):
            clock.now_s += 99.0
            raise GeneratorExit
    except GeneratorExit:
        pass
    assert pace.expected_s("paint", "painter") == 2.0
