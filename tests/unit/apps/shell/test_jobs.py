"""A job's life, listened to on an event loop of the test's own, without a server."""

import asyncio
import math
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextvars import ContextVar
from pathlib import Path

import pytest
from pydantic import BaseModel

from apps.shell import jobs
from apps.shell.jobs import Job, Line, Pace, Room, Run, Visitor, Word, told
from pipelines import Began, Event, Garbled, Made, Progress, Refused, Settings
from tests.doubles_house import Script, ScriptedHouse, Wish

PRESS = Job("press", "press_tape", Wish, lambda wish: 3.0)
MINA = Visitor("mina", "10.0.0.1")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[ScriptedHouse]:
    house = ScriptedHouse(Settings(data_dir=tmp_path))
    yield house
    house.gate.set()


def press(
    house: ScriptedHouse,
    line: Line,
    payload: object,
    *,
    visitor: Visitor = MINA,
    timeout_s: float = 20,
    overhear: Callable[[BaseModel, Word], None] = lambda *_: None,
) -> AsyncIterator[Word]:
    return told(
        PRESS,
        payload,
        play=lambda wish: house.perform("lofinity", "press_tape", wish),
        visitor=visitor,
        line=line,
        store=house.artefacts,
        timeout_s=timeout_s,
        overhear=overhear,
    )


def heard(house: ScriptedHouse, payload: object, *, timeout_s: float = 20) -> list[Word]:
    async def listen() -> list[Word]:
        return [word async for word in press(house, Line(Room()), payload, timeout_s=timeout_s)]

    return asyncio.run(listen())


def scripted(house: ScriptedHouse, script: Script) -> list[Word]:
    house.scripts["own"] = script
    return heard(house, {"script": "own"})


async def until(happened: threading.Semaphore) -> None:
    await asyncio.get_running_loop().run_in_executor(None, happened.acquire)


async def empty(line: Line) -> None:
    while line.report()["working"] or line.report()["waiting"]:
        await asyncio.sleep(0.005)


def test_words_are_numbered_from_one_and_end_with_done(house: ScriptedHouse) -> None:
    words = heard(house, {"text": "snow"})
    assert [word["seq"] for word in words] == [1, 2, 3, 4]
    assert [word["kind"] for word in words] == ["accepted", "began", "made", "done"]
    assert words[0]["budget_s"] == 3.0


def test_a_burst_of_progress_goes_out_four_times_a_second_and_keeps_its_last_word(house: ScriptedHouse) -> None:
    words = heard(house, {"script": "tape", "steps": 5000})
    progress = [word for word in words if word.get("name") == "progress"]
    assert len(progress) <= 2 + 4 * words[-1]["t_s"]
    assert progress[-1]["value"]["done"] == 5000
    assert words[words.index(progress[-1]) + 1]["name"] == "music"


def step(done: int, stage: str = "press") -> Word:
    return {"kind": "made", "name": "progress", "value": {"stage": stage, "done": done, "total": 9}}


def test_a_pace_lets_the_first_word_through_and_holds_those_that_come_too_soon() -> None:
    pace = Pace()
    assert pace.hear(step(1), 10.0) == [step(1)]
    assert pace.hear(step(2), 10.1) == pace.hear(step(3), 10.2) == []
    assert pace.due == 10.25
    assert pace.release(10.2) == []
    assert pace.release(10.25) == [step(3)]
    assert pace.release(99.0) == []
    assert pace.due == math.inf


def test_a_pace_says_a_held_word_before_whatever_comes_next() -> None:
    pace, tape = Pace(), {"kind": "made", "name": "tape", "value": 1}
    pace.hear(step(1), 10.0)
    pace.hear(step(2), 10.1)
    assert pace.hear(tape, 10.11) == [step(2), tape]
    pace.hear(step(3), 10.12)
    assert pace.hear(step(1, "master"), 10.13) == [step(3)]
    assert pace.release() == [step(1, "master")]


def test_each_stage_says_its_own_last_progress(house: ScriptedHouse) -> None:
    def two_stages(_: ScriptedHouse, __: Wish) -> Iterator[Event]:
        for stage in ("press", "master"):
            for step in range(1, 51):
                yield Made("progress", Progress(stage, step, 50))

    last = [
        w["value"]["stage"]
        for w in scripted(house, two_stages)
        if w.get("name") == "progress" and w["value"]["done"] == 50
    ]
    assert last == ["press", "master"]


def test_held_progress_goes_out_by_itself_when_the_flow_falls_silent(house: ScriptedHouse) -> None:
    def burst_then_silence(house: ScriptedHouse, __: Wish) -> Iterator[Event]:
        for step in (1, 2, 3):
            yield Made("progress", Progress("press", step, 3))
        house.gate.wait(20)

    house.scripts["own"] = burst_then_silence

    async def listen() -> list[int]:
        words, seen = press(house, Line(Room()), {"script": "own"}), []
        async for word in words:
            if word.get("name") == "progress":
                seen.append(word["value"]["done"])
                if seen[-1] == 3:
                    house.gate.set()
        return seen

    assert asyncio.run(listen())[-1] == 3


def test_silence_is_broken_by_beats(house: ScriptedHouse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "BEAT_S", 0.01)

    async def listen() -> list[str]:
        kinds: list[str] = []
        async for word in press(house, Line(Room()), {"script": "silent"}):
            kinds.append(word["kind"])
            if kinds.count("beat") == 3:
                house.gate.set()
        return kinds

    assert asyncio.run(listen())[-2:] == ["made", "done"]


def test_a_house_error_is_told_with_its_code_and_sentence(house: ScriptedHouse) -> None:
    def garbled(_: ScriptedHouse, __: Wish) -> Iterator[Event]:
        yield Began("plan", 1.0)
        raise Garbled("The recipe would not take shape. Try other words.")

    assert scripted(house, garbled)[-1] | {"seq": 0, "t_s": 0} == {
        "seq": 0,
        "t_s": 0,
        "kind": "failed",
        "code": "garbled",
        "says": "The recipe would not take shape. Try other words.",
        "retryable": True,
    }


def test_a_bug_is_logged_whole_and_told_calmly(house: ScriptedHouse, caplog: pytest.LogCaptureFixture) -> None:
    def broken(_: ScriptedHouse, __: Wish) -> Iterator[Event]:
        yield Began("plan", 1.0)
        raise RuntimeError("no such file: /secret/path")

    word = scripted(house, broken)[-1]
    assert (word["kind"], word["code"], word["says"]) == ("failed", "job_failed", jobs.SLIPPED)
    assert "/secret/path" in caplog.text


def test_a_bug_outside_the_flow_is_told_calmly_too(house: ScriptedHouse, caplog: pytest.LogCaptureFixture) -> None:
    def no_idea(_: Wish) -> float:
        raise ZeroDivisionError("the budget has a bug")

    async def listen() -> tuple[Word, dict[str, int]]:
        line = Line(Room())
        words = told(
            Job("press", "press_tape", Wish, no_idea),
            {},
            play=lambda wish: house.perform("lofinity", "press_tape", wish),
            visitor=MINA,
            line=line,
            store=house.artefacts,
            timeout_s=20,
        )
        return [word async for word in words][-1], line.report()

    word, line = asyncio.run(listen())
    assert (word["code"], word["says"]) == ("job_failed", jobs.SLIPPED)
    assert line["working"] == line["waiting"] == 0
    assert "the budget has a bug" in caplog.text


def test_a_value_that_cannot_cross_the_wire_is_a_bug_and_not_a_hang(house: ScriptedHouse) -> None:
    def leaking(_: ScriptedHouse, __: Wish) -> Iterator[Event]:
        yield Made("music", object())

    assert scripted(house, leaking)[-1]["code"] == "job_failed"


@pytest.mark.parametrize(
    "payload",
    [
        None,
        "text",
        7,
        [],
        {"text": "x" * 201},
        {"text": 1},
        {"unknown": 1},
        {"steps": -1},
        {"\ud800": 1},
    ],
)
def test_what_does_not_fit_is_refused_in_a_sentence_and_never_played(house: ScriptedHouse, payload: object) -> None:
    (word,) = heard(house, payload)
    assert (word["kind"], word["code"], word["retryable"]) == ("failed", "invalid", False)
    assert word["says"].encode().endswith(b".")
    assert not house.heard


def test_an_emoji_that_was_cut_in_half_is_a_question_mark_and_no_fault(house: ScriptedHouse) -> None:
    assert heard(house, {"text": "rain \ud83d on tin"})[-1]["kind"] == "done"
    assert [wish.text for _, _, wish in house.heard] == ["rain ? on tin"]
    assert jobs.writable({"whole": ["🐋", None, 1.5]}) == {"whole": ["🐋", None, 1.5]}


def test_a_domain_sentence_is_said_as_it_is(house: ScriptedHouse) -> None:
    assert heard(house, {"text": "nothing"})[0]["says"] == "The wish is empty. Type a few words."


def test_a_refusal_never_repeats_what_was_sent(house: ScriptedHouse) -> None:
    assert "canary" not in heard(house, {"text": {"canary": "canary"}})[0]["says"]


def test_a_job_past_its_deadline_is_let_go(house: ScriptedHouse) -> None:
    words = heard(house, {"script": "endless"}, timeout_s=0.05)
    assert (words[-1]["kind"], words[-1]["code"]) == ("failed", "timeout")


def test_leaving_closes_the_flow_at_its_next_step_and_frees_the_place(house: ScriptedHouse) -> None:
    async def leave() -> None:
        line = Line(Room())
        words = press(house, line, {"script": "endless"})
        while (await anext(words))["kind"] != "began":
            pass
        await words.aclose()
        await empty(line)

    asyncio.run(leave())
    assert (house.left, house.at_work) == (1, 0)


def test_leaving_is_instant_while_a_step_cannot_be_stopped_and_the_place_stays_taken(house: ScriptedHouse) -> None:
    async def leave() -> None:
        line = Line(Room())
        words = press(house, line, {"script": "silent"})
        task = asyncio.create_task(consume(words))
        await until(house.reached)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        # the visitor is gone and the loop is here, while the step still runs: nobody else may begin yet
        assert (house.at_work, line.report()["working"]) == (1, 1)
        house.gate.set()
        await empty(line)

    asyncio.run(leave())
    assert house.at_work == 0


async def consume(words: AsyncIterator[Word]) -> None:
    async for _ in words:
        pass


def test_cancelling_in_the_very_moment_a_word_arrives_is_still_cancelling(house: ScriptedHouse) -> None:
    # asyncio.wait_for of Python 3.11 returns the word and forgets the cancellation; gradio then waits for the job's end
    async def at_once() -> None:
        silent = Wish(script="silent")
        run = Run(
            lambda: house.perform("lofinity", "press_tape", silent),
            house.artefacts,
            left=threading.Event(),
            ended=lambda: None,
        )
        listening = asyncio.create_task(anext(run.words(20)))
        await until(house.reached)
        run._words.put_nowait({"kind": "began"})
        listening.cancel()
        with pytest.raises(asyncio.CancelledError):
            await listening
        house.gate.set()

    asyncio.run(at_once())


def test_two_hundred_visitors_who_leave_anywhere_leave_nothing_behind(house: ScriptedHouse) -> None:
    async def come_and_go() -> None:
        line = Line(Room())
        for turn in range(200):
            words = press(house, line, {"script": "endless"}, visitor=Visitor(f"visitor {turn}", f"10.0.0.{turn}"))
            for _ in range(turn % 5):
                await anext(words)
            await words.aclose()
        await empty(line)

    before = threading.active_count()
    asyncio.run(come_and_go())
    assert (house.at_work, house.most_at_work) == (0, 1)
    assert threading.active_count() <= before + 1
    assert not list(Path(house.settings.data_dir).rglob("*.part"))


def test_one_at_a_time_and_the_next_begins_when_the_first_is_done(house: ScriptedHouse) -> None:
    async def two() -> tuple[Word, list[Word]]:
        line = Line(Room())
        first = asyncio.create_task(consume(press(house, line, {"script": "held"})))
        await until(house.reached)
        second = press(house, line, {"text": "second"}, visitor=Visitor("otto", "10.0.0.2"))
        accepted = await anext(second)
        house.gate.set()
        rest = [word async for word in second]
        await first
        return accepted, rest

    accepted, rest = asyncio.run(two())
    assert accepted["ahead"] == 1
    assert rest[-1]["kind"] == "done"
    assert house.most_at_work == 1


def test_the_visitors_context_reaches_the_flow(house: ScriptedHouse) -> None:
    token: ContextVar[str] = ContextVar("token", default="nobody's")

    def says_token(_: ScriptedHouse, __: Wish) -> Iterator[Event]:
        yield Made("token", token.get())

    house.scripts["own"] = says_token

    async def ask() -> list[Word]:
        token.set("mina's")
        return [word async for word in press(house, Line(Room()), {"script": "own"})]

    assert asyncio.run(ask())[1]["value"] == "mina's"


def test_a_visitor_has_one_job_at_work_and_one_waiting() -> None:
    line = Line(Room())
    line.enter("mina", "home")
    second = line.enter("mina", "home")
    assert line.ahead(second) == 1
    with pytest.raises(Refused, match="one waiting"):
        line.enter("mina", "home")
    line.leave(second)
    line.enter("mina", "home")


def test_an_address_cannot_take_the_whole_line_by_inventing_sessions() -> None:
    line = Line(Room(address=8))
    for session in range(8):
        line.enter(f"invented {session}", "one address")
    with pytest.raises(Refused, match="your network"):
        line.enter("invented 9", "one address")
    line.enter("otto", "elsewhere")


def test_a_full_line_says_so() -> None:
    line = Line(Room(at_work=1, waiting=2))
    for visitor in ("a", "b", "c"):
        line.enter(visitor, visitor)
    with pytest.raises(Refused, match="full right now"):
        line.enter("d", "d")


def test_the_line_is_first_come_first_served_and_leaving_twice_is_leaving_once() -> None:
    line = Line(Room())
    places = [line.enter(name, name) for name in "abcd"]
    line.leave(places[1])
    line.leave(places[1])
    assert [place.turn.is_set() for place in places] == [True, False, False, False]
    line.leave(places[0])
    assert places[2].turn.is_set()
    assert line.ahead(places[3]) == 1
    assert line.report() == {"working": 1, "waiting": 1, "room": 21}


def test_closing_the_house_asks_whoever_is_at_work_to_stop() -> None:
    line = Line(Room())
    working, waiting = line.enter("a", "a"), line.enter("b", "b")
    line.close()
    assert working.left.is_set()
    assert not waiting.left.is_set()


def overhearing(house: ScriptedHouse, payload: object, *, leave_after: int = 99) -> tuple[list[Word], list[Word]]:
    """What the visitor hears of a job and what is overheard of it, when the visitor leaves after so many words."""
    said: list[Word] = []
    overheard: list[Word] = []

    async def listen() -> None:
        words = press(house, Line(Room()), payload, overhear=lambda _, word: overheard.append(word))
        async for word in words:
            said.append(word)
            if len(said) == leave_after:
                break
        await words.aclose()  # type: ignore[attr-defined]  # an async generator

    asyncio.run(listen())
    return said, overheard


def test_every_word_of_a_job_is_overheard(house: ScriptedHouse) -> None:
    said, overheard = overhearing(house, {"text": "snow"})
    assert overheard == said
    assert overheard[-1]["kind"] == "done"


@pytest.mark.parametrize("words", [1, 2, 3])
def test_a_visitor_who_leaves_is_overheard_as_a_failure(house: ScriptedHouse, words: int) -> None:
    said, overheard = overhearing(house, {"script": "endless"}, leave_after=words)
    assert overheard[:-1] == said
    assert (overheard[-1]["kind"], overheard[-1]["code"], overheard[-1]["seq"]) == ("failed", "left", words + 1)


def test_nothing_is_overheard_of_a_request_that_was_not_let_in(house: ScriptedHouse) -> None:
    said, overheard = overhearing(house, {"text": "nothing"})
    assert (said[-1]["code"], overheard) == ("invalid", [])


def test_an_ear_that_breaks_costs_the_visitor_nothing(house: ScriptedHouse, caplog: pytest.LogCaptureFixture) -> None:
    def breaks(_: BaseModel, __: Word) -> None:
        raise ValueError("no ear")

    async def listen() -> list[Word]:
        return [word async for word in press(house, Line(Room()), {"text": "snow"}, overhear=breaks)]

    assert asyncio.run(listen())[-1]["kind"] == "done"
    assert "could not be overheard" in caplog.text
