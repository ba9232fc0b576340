"""The log is a tree that only grows. Three visitors walk three houses at once and never meet."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from apps.rooms.craft.truth.dice import Dice
from apps.rooms.craft.truth.log import FIRST, Log
from apps.rooms.craft.truth.solver import prove
from apps.rooms.craft.truth.state import Walk, beginning, replay
from apps.rooms.craft.truth.walk import choose_move, fitting_moves
from tests.rooms_oracle import Oracle

VISITORS = st.integers(0, 2)


class ThreeVisitors(RuleBasedStateMachine):
    """Moves good and bad, undo, redo, branches and jumps, by three visitors in turn."""

    @initialize(salt=st.integers(0, 10_000))
    def arrive(self, salt: int) -> None:
        self.logs = [Log(f"{name} {salt}") for name in ("moss", "amber", "dusk")]
        self.seen = [list(log.nodes) for log in self.logs]
        self.now = self.logs[0]

    @rule(who=VISITORS, turn=st.integers(0, 50), count=st.integers(1, 20))
    def move(self, who: int, turn: int, count: int) -> None:
        self.now = log = self.logs[who]
        for n in range(count):
            move = choose_move(Walk.from_state(log.state), Dice(log.seed, str(turn + n)))
            before = log.head
            assert log.add(move) is None
            assert log.nodes[log.head].parent == before
            assert log.nodes[log.head].move == move

    @rule(
        who=VISITORS, move=st.from_regex(r"[gs][0-9]|b|j[012]|k:[012]>[ds][0-4]|ulibrary/globe@>s1|x", fullmatch=True)
    )
    def attempt(self, who: int, move: str) -> None:
        self.now = log = self.logs[who]
        head, nodes, state = log.head, len(log.nodes), log.state
        allowed = Oracle(log.seed)
        assert all(allowed.take(done) for done in log.branch().split())
        refused = log.add(move)
        assert (refused is None) == (move != "x" and allowed.take(move))
        if refused is not None:
            assert (log.head, len(log.nodes), log.state) == (head, nodes, state)

    @rule(who=VISITORS)
    def undo_and_redo(self, who: int) -> None:
        self.now = log = self.logs[who]
        head, state = log.head, log.state
        assert log.undo() == (head != FIRST)
        if head != FIRST:
            assert log.head == log.nodes[head].parent
            assert log.redo()
            assert (log.head, log.state) == (head, state)

    @rule(who=VISITORS, times=st.integers(1, 5))
    def undo(self, who: int, times: int) -> None:
        self.now = log = self.logs[who]
        for _ in range(times):
            log.undo()

    @rule(who=VISITORS, pick=st.integers(0, 10_000))
    def jump(self, who: int, pick: int) -> None:
        self.now = log = self.logs[who]
        node = pick % len(log.nodes)
        log.jump(node)
        assert log.head == node

    @rule(who=VISITORS)
    def do_it_again(self, who: int) -> None:
        """The same move at the same place is the same node, not a twin of it."""
        self.now = log = self.logs[who]
        head, nodes = log.head, len(log.nodes)
        if log.undo():
            assert log.add(log.nodes[head].move) is None
            assert (log.head, len(log.nodes)) == (head, nodes)

    @rule()
    def siblings_share_a_parent_and_not_a_move(self) -> None:
        log = self.now
        others = log.siblings(log.head)
        moves = [log.nodes[node].move for node in (*others, log.head)]
        assert {log.nodes[node].parent for node in others} <= {log.nodes[log.head].parent}
        assert len(set(moves)) == len(moves)

    @invariant()
    def another_way_of_counting_agrees(self) -> None:
        oracle = Oracle(self.now.seed)
        assert all(oracle.take(move) for move in self.now.branch().split())
        assert self.now.state.facts() == oracle.facts()

    @invariant()
    def no_lock_here_is_a_trap_and_back_is_always_open(self) -> None:
        state = self.now.state
        assert prove(state.seed, state.here) == ()
        assert Walk.from_state(state).take("b") is None or state.here == ()

    @invariant()
    def nothing_written_is_ever_changed(self) -> None:
        for log, seen in zip(self.logs, self.seen):
            assert log.nodes[: len(seen)] == seen
            seen.extend(log.nodes[len(seen) :])


ThreeVisitors.TestCase.settings = settings(max_examples=50, stateful_step_count=40, deadline=None)
TestThreeVisitors = ThreeVisitors.TestCase


def test_a_new_log_stands_in_the_first_room() -> None:
    log = Log("moss")
    assert (log.head, log.branch(), log.state) == (FIRST, "", beginning("moss"))
    assert not log.undo()
    assert not log.redo()
    assert log.siblings(FIRST) == []


def two_moves(seed: str) -> tuple[str, str]:
    """Two different moves that are allowed in the first room."""
    fitting = list(fitting_moves(Walk(seed)))
    return fitting[0], fitting[1]


def test_a_retry_keeps_what_was_tried_before() -> None:
    log = Log("moss")
    one, other = two_moves("moss")
    assert log.add(one) is None
    tried = log.head
    log.undo()
    assert log.add(other) is None
    assert log.siblings(log.head) == [tried]
    assert log.branch(tried) == one
    assert replay("moss", log.branch()) == log.state


def test_redo_follows_the_branch_that_was_last_stood_on() -> None:
    log = Log("moss")
    one, other = two_moves("moss")
    log.add(one)
    first = log.head
    log.undo()
    log.add(other)
    log.jump(first)
    log.undo()
    assert log.redo()
    assert log.head == first
