"""Small grammar: articles, short names, slots and sentences come out as a reader expects."""

import pytest

from pipelines.embedded.writer.storyteller.words import fill, grams, listed, sentences, short, with_article


@pytest.mark.parametrize(
    ("phrase", "noun"),
    [
        ("a globe on casters", "globe"),
        ("a compass that points at the last person who held it", "compass"),
        ("a fur mitten, left hand", "fur mitten"),
        ("a rack of scroll tubes", "rack of scroll tubes"),
        ("an oak door with a brass slot for returns", "oak door"),
        ("a door padded in green baize", "door"),
        ("the stone knight", "stone knight"),
    ],
)
def test_a_noun_phrase_is_shortened_to_what_one_calls_it_later(phrase: str, noun: str) -> None:
    assert short(phrase) == noun


@pytest.mark.parametrize(
    ("frame", "values", "text"),
    [
        ("a {metal} lock", {"metal": "iron"}, "An iron lock"),
        ("{A} stands here. {b}, too.", {"a": "a door", "b": "an oar"}, "A door stands here. An oar, too."),
        ("He has a {thing}.", {"thing": "one-eyed owl"}, "He has a one-eyed owl."),
        ('"Mind it," {who} said.', {"who": "the wren"}, '"Mind it," the wren said.'),
        ('"Mind it!" {who} said. {he} went.', {"who": "the wren", "he": "it"}, '"Mind it!" the wren said. It went.'),
        ('"That was it!" cries a man.', {}, '"That was it!" cries a man.'),
        ("{A} waits.", {"a": "a door, tooled in gold"}, "A door, tooled in gold, waits."),
        ("Here is {a}. There, {b}; no more.", {"a": "x, y", "b": "z, w"}, "Here is x, y. There, z, w; no more."),
    ],
)
def test_a_frame_is_filled_with_the_right_article_and_capitals(frame: str, values: dict[str, str], text: str) -> None:
    assert fill(frame, values) == text


def test_a_slot_without_a_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        fill("the {spot}", {})


def test_lists_articles_sentences_and_grams() -> None:
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert with_article("owl") == "an owl"
    assert sentences('He said "Go." Nobody went.\n\nWhy? It rained.') == [
        'He said "Go."',
        "Nobody went.",
        "Why?",
        "It rained.",
    ]
    assert grams("One two, three four five") == {"one two three four", "two three four five"}
