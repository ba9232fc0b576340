"""Phrases: long ones are told in two, short breaths wait for company, and nothing that was said is lost."""

from hypothesis import given
from hypothesis import strategies as st

from apps.lightloom.craft.clauses import SHORT_WORDS, gathered, split
from apps.lightloom.domain import Phrase


def breath(number: int, text: str, voice: int = 0) -> Phrase:
    return Phrase(id=f"b{number}", voice=voice, text=text, heard_by="an ear")


def test_a_long_phrase_is_told_in_two_where_it_turns() -> None:
    text = "a lighthouse stands on a rock in the stormy sea and then the clouds open over a quiet harbour"
    assert split(text) == [
        "a lighthouse stands on a rock in the stormy sea",
        "and then the clouds open over a quiet harbour",
    ]
    assert split("a castle on a hill while snow falls") == ["a castle on a hill while snow falls"]
    assert split("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen") != []


def test_a_turn_with_too_little_on_one_side_is_no_turn() -> None:
    text = "then the old king of the silver mountains rides slowly down to the sea with all his people"
    assert split(text) == [text]


def test_short_breaths_of_one_voice_go_with_the_next() -> None:
    told = gathered([breath(1, "a boat"), breath(2, "on the dark lake at night"), breath(3, "three herons")], 4)
    assert [(one.ids, one.text, one.index) for one in told] == [
        (("b1", "b2"), "a boat on the dark lake at night", 4),
        (("b3",), "three herons", 5),
    ]


def test_short_breaths_of_two_voices_stay_apart() -> None:
    told = gathered([breath(1, "a boat", 0), breath(2, "the moon", 1)], 0)
    assert [(one.voice, one.text) for one in told] == [(0, "a boat"), (1, "the moon")]


def test_a_typed_line_stands_as_it_is_however_short() -> None:
    told = gathered([Phrase(id="t1", text="rain"), Phrase(id="t2", text="a castle")], 0)
    assert [one.text for one in told] == ["rain", "a castle"]


def test_phrases_without_words_come_to_nothing() -> None:
    assert gathered([breath(1, ""), Phrase(id="t", text="  ")], 0) == []


WORDS = st.lists(
    st.sampled_from("a the old sea tower then while rain falls but bright suddenly where".split()), max_size=30
)


@given(st.lists(st.tuples(WORDS, st.integers(0, 1), st.booleans()), max_size=8))
def test_every_word_is_told_once_and_in_order(said: list[tuple[list[str], int, bool]]) -> None:
    phrases = [
        Phrase(id=f"p{at}", voice=voice, text=" ".join(words), heard_by="an ear" if heard else None)
        for at, (words, voice, heard) in enumerate(said)
    ]
    told = gathered(phrases, 0)
    assert " ".join(one.text for one in told).split() == [word for words, _, _ in said for word in words]
    assert [id_ for one in told for id_ in one.ids] == [phrase.id for phrase in phrases if phrase.text]
    assert [one.index for one in told] == list(range(len(told)))
    assert all(one.text for one in told)
    assert SHORT_WORDS < 4
