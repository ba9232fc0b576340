"""Who may have something long made, and that every bench comes back."""

import pytest

from apps.lightloom.hub.benches import TAKEN, YOURS, Benches
from pipelines import Refused


def test_a_visitor_has_one_bench_and_the_house_two() -> None:
    benches = Benches()
    mina, yusuf = benches.take("mina"), benches.take("yusuf")
    for visitor, says in (("mina", YOURS), ("ana", TAKEN)):
        with pytest.raises(Refused) as told:
            benches.take(visitor)
        assert told.value.says == says
    mina.give_back()
    mina.give_back()
    assert benches.busy == 1
    benches.take("ana").give_back()
    yusuf.give_back()
    assert benches.busy == 0


def test_a_bench_that_is_forgotten_comes_back() -> None:
    benches = Benches()
    held = benches.take("mina")
    assert benches.busy == 1
    del held
    assert benches.busy == 0
