"""Two voices at one loom: numbers, turns, what is overheard, who comes back."""

import pytest

from apps.lightloom.domain import Weaving
from apps.lightloom.hub.loom import AGAIN, DROPPED, MOST_WAITING, RIDE, SEAT_S, SLEPT, TURN_S
from apps.lightloom.hub.looms import EXPIRES_S, MOST_LOOMS, SIGNS, Looms
from pipelines import Refused
from tests.unit.apps.lightloom.hub.looms_double import Clock, Page, Work


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def looms(clock: Clock) -> Looms:
    return Looms(clock)


@pytest.fixture
def pair(looms: Looms) -> tuple[Page, Page]:
    """Mina has begun a loom, and Yusuf has joined it."""
    mina, yusuf = Page(looms, "mina-" * 4), Page(looms, "yusuf-" * 4)
    yusuf.join(mina.join(None))
    return mina, yusuf


def test_a_code_is_six_signs_that_nobody_reads_for_others(looms: Looms) -> None:
    codes = {Page(looms, f"m{n}").join(None) for n in range(100)}
    assert len(codes) == 100
    assert {sign for code in codes for sign in code} <= set(SIGNS)
    assert not set("IO01") & set(SIGNS)


def test_who_joins_hears_where_they_are_and_everybody_who_is_there(pair: tuple[Page, Page]) -> None:
    mina, yusuf = pair
    assert (mina.of("joined")[0]["voice"], yusuf.of("joined")[0]["voice"]) == (0, 1)
    assert yusuf.of("joined")[0] == {
        "kind": "joined",
        "code": mina.seat.code if mina.seat else "",
        "voice": 1,
        "voices": [0, 1],
        "seed": "a shared mural",
        "strips": 0,
        "seq": 0,
    }
    assert mina.of("voices")[-1]["voices"] == [0, 1]


def test_a_third_voice_finds_no_seat_and_an_unknown_code_no_loom(pair: tuple[Page, Page], looms: Looms) -> None:
    with pytest.raises(Refused, match="2 voices already"):
        Page(looms, "ana").join(pair[0].seat.code if pair[0].seat else "")
    with pytest.raises(Refused, match="no loom with this code"):
        Page(looms, "ana").join("ABC234")


def test_a_phrase_is_numbered_by_the_house_and_its_turn_goes_to_who_spoke(pair: tuple[Page, Page]) -> None:
    mina, yusuf = pair
    yusuf.say("y1", "a whale in the sky")
    for page in pair:
        assert page.of("waiting") == [
            {"kind": "waiting", "seq": 1, "phrase": "y1", "voice": 1, "text": "a whale in the sky"}
        ]
    assert mina.of("turn") == []
    assert [phrase["id"] for phrase in yusuf.turn["phrases"]] == ["y1"]
    assert (yusuf.turn["story"], yusuf.turn["index"]) == ([], 0)


def test_everybody_hears_every_word_of_the_job_and_the_story_goes_on(pair: tuple[Page, Page]) -> None:
    mina, yusuf = pair
    mina.say("m1", "a lighthouse")
    Work(mina, mina.turn).whole()
    assert mina.mural == yusuf.mural == {0: "a lighthouse"}
    yusuf.say("y1", "a storm")
    (woven,) = yusuf.turn["story"]
    assert (woven["index"], woven["words"], woven["shot"]["take"]) == (0, "a lighthouse", 3)
    assert yusuf.turn["index"] == 1


def test_turns_alternate_while_both_wait_and_each_brings_what_waits(pair: tuple[Page, Page]) -> None:
    mina, yusuf = pair
    for n in range(3):
        mina.say(f"m{n}")
    for n in range(6):
        yusuf.say(f"y{n}")
    order: list[list[str]] = []
    while len(mina.mural) < 9:
        page = next(page for page in pair if page.of("turn") and page.turn["turn"] not in [t for t, *_ in order])
        order.append([page.turn["turn"], *[phrase["id"] for phrase in page.turn["phrases"]]])
        Work(page, page.turn).whole()
    assert [ids for _, *ids in order] == [["m0"], ["y0", "y1", "y2", "y3"], ["m1", "m2"], ["y4", "y5"]]
    assert len(order[1]) - 1 == RIDE


def test_a_turn_that_nobody_takes_passes_on_and_is_tried_once_more(pair: tuple[Page, Page], clock: Clock) -> None:
    mina, yusuf = pair
    mina.say("m1")
    yusuf.say("y1")
    clock.pass_(TURN_S)
    mina.looms.tick()
    assert mina.of("trouble") == [{"kind": "trouble", "says": SLEPT + AGAIN, "phrases": ["m1"]}]
    Work(yusuf, yusuf.turn).whole()
    assert [phrase["id"] for phrase in mina.turn["phrases"]] == ["m1"]
    clock.pass_(TURN_S)
    mina.looms.tick()
    assert yusuf.of("trouble")[-1] == {"kind": "trouble", "says": SLEPT + DROPPED, "phrases": ["m1"]}
    assert len(mina.of("turn")) == 2


def test_a_job_that_has_begun_may_take_its_time(pair: tuple[Page, Page], clock: Clock) -> None:
    mina, _ = pair
    mina.say("m1")
    work = Work(mina, mina.turn)
    clock.pass_(100 * TURN_S)
    mina.looms.tick()
    assert mina.of("trouble") == []
    work.whole()
    assert mina.mural == {0: "a lighthouse"}


@pytest.mark.parametrize("code", ["job_failed", "left"])
def test_what_was_not_woven_when_a_job_fails_waits_again_and_nothing_twice(pair: tuple[Page, Page], code: str) -> None:
    mina, yusuf = pair
    mina.say("first")
    Work(mina, mina.turn).whole()
    yusuf.say("y0")
    for n in range(2):
        mina.say(f"m{n}")
    Work(yusuf, yusuf.turn).whole()
    work = Work(mina, mina.turn)
    work.tell(*mina.turn["phrases"], at=2)
    work.strip(2)
    work.fail(code)
    assert mina.of("trouble")[-1]["phrases"] == ["m1"]
    assert [phrase["id"] for phrase in mina.turn["phrases"]] == ["m1"]
    assert mina.turn["index"] == 3


def test_a_long_phrase_of_which_half_was_woven_is_not_forgotten(pair: tuple[Page, Page]) -> None:
    mina, _ = pair
    mina.say("m1", "a lighthouse and then a storm")
    work = Work(mina, mina.turn)
    for index, text in enumerate(("a lighthouse", "a storm")):
        work.made("told", ids=["m1"], voice=0, text=text, index=index)
    work.strip(0)
    work.fail()
    assert mina.of("trouble")[-1]["phrases"] == ["m1"]


def test_a_correction_replaces_the_last_strip_and_keeps_its_words(pair: tuple[Page, Page]) -> None:
    mina, yusuf = pair
    mina.say("m1", "a lighthouse")
    Work(mina, mina.turn).whole()
    yusuf.say("y1", "no, make it dusk")
    work = Work(yusuf, yusuf.turn)
    work.tell(*yusuf.turn["phrases"], at=1)
    work.strip(0, verb="change")
    work.say("done")
    mina.say("m2")
    assert [(woven["index"], woven["words"]) for woven in mina.turn["story"]] == [(0, "a lighthouse")]


def test_an_undo_that_was_spoken_and_a_phrase_that_says_nothing_are_settled(pair: tuple[Page, Page]) -> None:
    mina, _ = pair
    mina.say("m1")
    Work(mina, mina.turn).whole()
    mina.say("undo")
    work = Work(mina, mina.turn)
    work.tell(*mina.turn["phrases"], at=1)
    work.made("undone", index=0)
    work.fail()
    assert mina.mural == {}
    mina.say("hm")
    work = Work(mina, mina.turn)
    work.tell(*mina.turn["phrases"], at=0)
    work.made("unheard", ids=["hm"], says="Nothing to be seen.")
    work.fail()
    assert mina.of("trouble") == []
    mina.say("m2")
    assert (mina.turn["index"], mina.turn["story"]) == (0, [])


def test_either_voice_takes_back_the_last_strip_but_never_under_the_shuttle(pair: tuple[Page, Page]) -> None:
    mina, yusuf = pair
    assert mina.seat is not None
    assert yusuf.seat is not None
    mina.say("m1")
    yusuf.looms.take_back(yusuf.seat)
    assert "being woven" in yusuf.of("trouble")[-1]["says"]
    Work(mina, mina.turn).whole()
    yusuf.looms.take_back(yusuf.seat)
    assert mina.mural == yusuf.mural == {}
    mina.looms.take_back(mina.seat)
    assert "nothing on the loom" in mina.of("trouble")[-1]["says"]
    assert mina.of("undone") == yusuf.of("undone")


def test_only_who_has_the_turn_is_let_in_and_heard(pair: tuple[Page, Page], looms: Looms) -> None:
    mina, yusuf = pair
    mina.say("m1", "a lighthouse")
    work = Work(mina, mina.turn, phrases=[{"id": "x", "text": "something else"}], seed="another")
    readied = looms.readied(work.weaving)
    assert [phrase.text for phrase in readied.phrases] == ["a lighthouse"]
    assert readied.seed == "a shared mural"
    forged = Work(yusuf, {**mina.turn, "turn": "x" * 16})
    forged.whole()
    assert mina.mural == {}
    for weaving in (
        forged.weaving,
        work.weaving.model_copy(update={"code": "ZZZZZZ"}),
        work.weaving.model_copy(update={"how": "repaint"}),
    ):
        with pytest.raises(Refused, match="not your turn"):
            looms.readied(weaving)
    work.whole()
    with pytest.raises(Refused, match="not your turn"):
        looms.readied(work.weaving)


def test_a_weaving_alone_disturbs_no_loom(looms: Looms) -> None:
    weaving = Weaving.model_validate({"seed": "s", "phrases": [{"id": "a", "text": "sea"}]})
    looms.overhear(weaving, {"kind": "done"})
    assert len(looms) == 0


def test_who_comes_back_has_their_voice_and_hears_what_they_missed(pair: tuple[Page, Page]) -> None:
    mina, yusuf = pair
    mina.say("m1", "a lighthouse")
    Work(mina, mina.turn).whole()
    yusuf.lose_the_line()
    assert mina.of("voices")[-1]["voices"] == [0]
    for text in ("a storm", "a calm sea"):
        mina.say(text.replace(" ", "-"), text)
        Work(mina, mina.turn).whole()
    assert mina.seat is not None
    mina.looms.take_back(mina.seat)
    mina.say("m9", "a whale")
    work = Work(mina, mina.turn)
    work.tell(*mina.turn["phrases"], at=2)
    yusuf.rejoin()
    assert yusuf.seat is not None
    assert yusuf.seat.voice == 1
    assert yusuf.mural == {0: "a lighthouse", 1: "a storm"}
    assert [says["phrase"] for says in yusuf.of("waiting")][-1] == "m9"
    work.strip(2)
    work.say("done")
    assert yusuf.mural == mina.mural == {0: "a lighthouse", 1: "a storm", 2: "a whale"}


def test_who_is_not_there_has_no_turn_and_has_it_when_they_are_back(pair: tuple[Page, Page], clock: Clock) -> None:
    mina, yusuf = pair
    mina.say("m1")
    yusuf.say("y1")
    yusuf.lose_the_line()
    Work(mina, mina.turn).whole()
    assert yusuf.of("turn") == []
    clock.pass_(300)
    yusuf.rejoin()
    assert [phrase["id"] for phrase in yusuf.turn["phrases"]] == ["y1"]


def test_a_turn_is_given_again_when_its_page_lost_the_line(pair: tuple[Page, Page]) -> None:
    mina, yusuf = pair
    mina.say("m1")
    yusuf.say("y1")
    mina.lose_the_line()
    assert [phrase["id"] for phrase in yusuf.turn["phrases"]] == ["y1"]
    mina.rejoin()
    Work(yusuf, yusuf.turn).whole()
    assert [phrase["id"] for phrase in mina.turn["phrases"]] == ["m1"]
    assert mina.of("trouble") == []


def test_a_line_that_broke_unseen_is_replaced_and_ends_for_nobody_else(pair: tuple[Page, Page]) -> None:
    mina, yusuf = pair
    old = mina.seat
    assert old is not None
    mina.rejoin()
    mina.looms.leave(old, for_good=False)
    assert yusuf.of("voices")[-1]["voices"] == [0, 1]


def test_who_leaves_for_good_makes_room_and_nothing_of_theirs_waits(pair: tuple[Page, Page], looms: Looms) -> None:
    mina, yusuf = pair
    mina.say("m1")
    yusuf.say("y1")
    assert yusuf.seat is not None
    looms.leave(yusuf.seat, for_good=True)
    ana = Page(looms, "ana")
    ana.join(yusuf.seat.code)
    assert [says["phrase"] for says in ana.of("waiting")] == ["m1"]


def test_a_seat_is_kept_for_a_while_after_a_line_broke(pair: tuple[Page, Page], clock: Clock, looms: Looms) -> None:
    mina, yusuf = pair
    yusuf.lose_the_line()
    assert mina.seat is not None
    with pytest.raises(Refused):
        Page(looms, "ana").join(mina.seat.code)
    clock.pass_(SEAT_S)
    Page(looms, "ana").join(mina.seat.code)


def test_a_phrase_that_is_said_twice_waits_once(pair: tuple[Page, Page]) -> None:
    mina, yusuf = pair
    yusuf.say("y0")
    mina.say("m1")
    mina.say("m1")
    assert [says["phrase"] for says in yusuf.of("waiting")] == ["y0", "m1"]


def test_who_speaks_faster_than_the_loom_weaves_is_asked_to_wait(pair: tuple[Page, Page]) -> None:
    mina, _ = pair
    for n in range(MOST_WAITING + 1):
        mina.say(f"m{n}")
    assert len(mina.of("waiting")) == MOST_WAITING
    assert mina.of("trouble")[-1]["phrases"] == [f"m{MOST_WAITING}"]


def test_a_full_cloth_says_so(pair: tuple[Page, Page]) -> None:
    mina, _ = pair
    for n in range(300):
        mina.say(f"m{n}")
        Work(mina, mina.turn).whole()
    mina.say("one-more")
    assert "300 strips" in mina.of("trouble")[-1]["says"]
    assert len(mina.turn["story"]) == 8


def test_a_loom_is_forgotten_ten_minutes_after_the_last_has_left(
    pair: tuple[Page, Page], clock: Clock, looms: Looms
) -> None:
    for page in pair:
        page.lose_the_line()
    clock.pass_(EXPIRES_S - 1)
    looms.tick()
    pair[0].rejoin()
    pair[0].lose_the_line()
    clock.pass_(EXPIRES_S - 1)
    looms.tick()
    assert len(looms) == 1
    clock.pass_(1)
    looms.tick()
    assert len(looms) == 0
    with pytest.raises(Refused, match="forgotten"):
        pair[0].rejoin()


def test_there_are_never_more_looms_than_the_house_has_and_an_empty_one_makes_room(looms: Looms) -> None:
    pages = [Page(looms, f"page {n}") for n in range(MOST_LOOMS)]
    for page in pages:
        page.join(None)
    with pytest.raises(Refused, match="in use"):
        Page(looms, "late").join(None)
    pages[7].lose_the_line()
    Page(looms, "late").join(None)
    assert len(looms) == MOST_LOOMS
