"""Which words of a phrase that is still being said stand, by looks that are told in advance."""

from hypothesis import given
from hypothesis import strategies as st

from pipelines.backends.parakeet.agreement import Agreement
from pipelines.roles import WordTime

WORD_S = 0.3


def look(text: str, later_s: float = 0.0) -> list[WordTime]:
    """A hypothesis in which every word is said after 0.3 s."""
    return [
        WordTime(word, place * WORD_S + later_s, (place + 0.9) * WORD_S + later_s)
        for place, word in enumerate(text.split())
    ]


def shown(agreement: Agreement) -> tuple[str, str]:
    return " ".join(word.word for word in agreement.firm), " ".join(word.word for word in agreement.pale)


def told(*texts: str) -> tuple[str, str]:
    agreement = Agreement()
    for text in texts:
        agreement.look(look(text))
    return shown(agreement)


def test_what_was_heard_once_is_pale() -> None:
    assert told("a castle") == ("", "a castle")


def test_what_was_heard_twice_is_firm_but_for_the_last_word() -> None:
    assert told("a castle", "a castle beside") == ("a castle", "beside")
    assert told("a castle", "a castle") == ("a", "castle")
    assert told("a", "a") == ("", "a")


def test_a_word_that_changed_and_all_after_it_wait() -> None:
    assert told("a cat sat on", "a castle sat on the") == ("a", "castle sat on the")


def test_firm_words_grow_look_by_look() -> None:
    assert told("a", "a red", "a red boat", "a red boat on a") == ("a red boat", "on a")


def test_firm_words_stay_when_a_later_look_hears_others() -> None:
    agreement = Agreement()
    for text in ("a castle by", "a castle by the"):
        agreement.look(look(text))
    assert shown(agreement) == ("a castle by", "the")
    agreement.look(look("the hassle by the river"))
    assert shown(agreement) == ("a castle by the", "river")
    agreement.look(look("the hassle by their river bank"))
    assert shown(agreement) == ("a castle by the river", "bank")


def test_the_same_words_a_frame_later_are_not_said_twice() -> None:
    agreement = Agreement()
    for later_s in (0.0, 0.0, 0.08, 0.16, 0.0):
        agreement.look(look("a very very old tree", later_s))
    assert shown(agreement) == ("a very very old", "tree")


def test_a_look_that_hears_nothing_takes_back_only_what_is_pale() -> None:
    agreement = Agreement()
    for text in ("a castle by", "a castle by the", ""):
        agreement.look(look(text))
    assert shown(agreement) == ("a castle by", "")


def test_after_the_phrase_the_next_one_begins_with_nothing() -> None:
    agreement = Agreement()
    for text in ("a castle by", "a castle by the"):
        agreement.look(look(text))
    agreement.reset()
    assert shown(agreement) == ("", "")
    agreement.look(look("a castle"))
    assert shown(agreement) == ("", "a castle")


@given(st.lists(st.lists(st.sampled_from(["a", "sea", "the"]), max_size=5), max_size=8))
def test_firm_words_never_change_and_were_said_twice(looks: list[list[str]]) -> None:
    agreement = Agreement()
    before: tuple[WordTime, ...] = ()
    for number, words in enumerate(looks):
        hypothesis = look(" ".join(words))
        agreement.look(hypothesis)
        assert agreement.firm[: len(before)] == before
        fresh = agreement.firm[len(before) :]
        assert all(word in hypothesis[:-1] for word in fresh)
        assert not fresh or all(word.word in looks[number - 1] for word in fresh)
        before = agreement.firm
