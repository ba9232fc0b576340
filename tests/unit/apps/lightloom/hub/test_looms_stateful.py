"""Two or three voices at one loom do anything in any order. Whatever happens: numbers are unique and rise, one job is
at work, nobody is passed over twice, and whoever is there has the same mural."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from apps.lightloom.hub.loom import TURN_S
from apps.lightloom.hub.looms import Looms
from apps.lightloom.hub.record import Said
from tests.unit.apps.lightloom.hub.looms_double import Clock, Page, Work

who = st.integers(0, 2)


class SharedLooms(RuleBasedStateMachine):
    @initialize(voices=st.integers(2, 3))
    def begin(self, voices: int) -> None:
        self.clock = Clock()
        self.looms = Looms(self.clock)
        self.pages = [Page(self.looms, f"page {n}") for n in range(voices)]
        code = self.pages[0].join(None)
        self.shared = self.looms._looms[code]
        self.shared.most = voices
        for page in self.pages[1:]:
            page.join(code)
        self.present = set(range(voices))
        self.work: Work | None = None
        self.said = 0
        self.open: set[str] = set()
        self.begun: list[tuple[int, set[int]]] = []

    def page(self, n: int) -> Page:
        return self.pages[n % len(self.pages)]

    def is_here(self, page: Page) -> bool:
        return self.pages.index(page) in self.present

    def turn(self) -> tuple[Page, Said] | None:
        """Whose turn it is, as the pages know it."""
        held = self.shared.turn
        if held is None or held.until_s is None:
            return None
        page = next(page for page in self.pages if page.seat and page.seat.voice == held.voice)
        return page, next(says for says in page.of("turn") if says["turn"] == held.token)

    @rule(n=who)
    def say(self, n: int) -> None:
        page = self.page(n)
        if self.is_here(page):
            self.said += 1
            page.say(f"p{self.said}", f"phrase {self.said}")
            self.open.add(f"p{self.said}")

    @precondition(lambda self: self.work is None)
    @rule()
    def submit(self) -> None:
        if (held := self.turn()) is not None:
            page, says = held
            assert page.seat is not None
            waits = {one.phrase.voice for one in self.shared.waiting} & set(self.shared.voices())
            self.begun.append((page.seat.voice, waits))
            self.work = Work(page, says)
            self.work.tell(*says["phrases"], at=says["index"])
            self.step = 0

    @precondition(lambda self: self.work is not None)
    @rule()
    def weave(self) -> None:
        assert self.work is not None
        if self.step < len(self.work.turn["phrases"]):
            self.work.strip(self.work.turn["index"] + self.step)
            self.step += 1
        else:
            self.work.say("done")
            self.work = None

    @precondition(lambda self: self.work is not None)
    @rule(code=st.sampled_from(["left", "timeout"]))
    def fail(self, code: str) -> None:
        assert self.work is not None
        self.work.fail(code)
        self.work = None

    @rule(n=who)
    def lose_the_line(self, n: int) -> None:
        page = self.page(n)
        if self.is_here(page) and len(self.present) > 1:
            page.lose_the_line()
            self.present.discard(self.pages.index(page))

    @rule(n=who)
    def come_back(self, n: int) -> None:
        page = self.page(n)
        page.rejoin()
        self.present.add(self.pages.index(page))

    @rule(n=who)
    def take_back(self, n: int) -> None:
        page = self.page(n)
        if self.is_here(page) and page.seat:
            self.looms.take_back(page.seat)

    @rule(seconds=st.sampled_from([1.0, TURN_S]))
    def time_passes(self, seconds: float) -> None:
        self.clock.pass_(seconds)
        self.looms.tick()

    @invariant()
    def numbers_are_unique_and_rise(self) -> None:
        for page in self.pages:
            live = [says["seq"] for says in page.heard if says["kind"] == "waiting"]
            by_phrase = {says["phrase"]: says["seq"] for says in page.of("waiting")}
            assert len(set(by_phrase.values())) == len(by_phrase)
            assert [by_phrase[phrase] for phrase in by_phrase] == list(dict.fromkeys(live))

    @invariant()
    def one_job_is_at_work(self) -> None:
        at_work = self.shared.turn is not None and self.shared.turn.until_s is None
        assert at_work == (self.work is not None)

    @invariant()
    def nobody_is_passed_over_twice(self) -> None:
        for (first, _), (second, waited) in zip(self.begun, self.begun[1:]):
            if first == second and len(self.pages) == 2:
                # the other had their turn and slept through it, was away, or had nothing to say
                assert waited != {0, 1} or any(self.pages[1 - first].of("trouble")) or self.pages[1 - first].of("turn")

    @invariant()
    def everybody_has_the_same_mural(self) -> None:
        murals = [self.pages[n].mural for n in self.present]
        assert all(mural == murals[0] for mural in murals)
        assert sorted(murals[0]) == list(range(len(self.shared.record)))

    @invariant()
    def nothing_that_was_said_is_lost(self) -> None:
        told = {id_ for page in self.pages for says in page.of("trouble") for id_ in says["phrases"]}
        woven = {text.replace("phrase ", "p") for page in self.pages for text in page.mural.values()}
        waiting = {one.phrase.id for one in self.shared.waiting}
        undone = set() if not any(page.of("undone") for page in self.pages) else self.open
        assert self.open <= told | woven | waiting | undone


SharedLooms.TestCase.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)
TestSharedLooms = SharedLooms.TestCase
