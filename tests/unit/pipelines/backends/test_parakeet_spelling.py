"""From a path of tokens to words with their times."""

from itertools import product

import numpy as np
import pytest

from pipelines.backends.parakeet.spelling import Piece, heard, later, plain, runs, spelled, written
from pipelines.roles import WordTime

BLANK = 0


def test_equal_neighbours_are_one_token_and_a_blank_parts_them() -> None:
    pieces = written([0, 5, 5, 0, 5, 7, 7, 7, 0], {BLANK}, lambda tokens: [f"▁{token}" for token in tokens])
    assert pieces == [Piece("▁5", 1, 3), Piece("▁5", 4, 5), Piece("▁7", 5, 8)]
    assert written([], {BLANK}, list) == written([0, 0], {BLANK}, list) == []


def test_tokens_that_stand_for_nothing_part_as_a_blank_does() -> None:
    assert written([5, 9, 5], {BLANK, 9}, lambda _: ["a", "b"]) == [Piece("a", 0, 1), Piece("b", 2, 3)]


def test_the_best_path_is_the_forced_alignment_of_its_own_words() -> None:
    scores = np.random.default_rng(0).normal(size=(5, 3))

    def labels(path: tuple[int, ...]) -> list[int]:
        return [token for token, _, _ in runs(path) if token != BLANK]

    best = tuple(scores.argmax(axis=1).tolist())
    rivals = [path for path in product(range(3), repeat=5) if labels(path) == labels(best)]
    assert len(rivals) > 1
    assert max(rivals, key=lambda path: sum(scores[at, token] for at, token in enumerate(path))) == best


def test_pieces_are_joined_to_words_from_the_first_to_the_last_frame() -> None:
    pieces = [Piece("▁a", 1, 2), Piece("▁light", 3, 4), Piece("house", 6, 8), Piece("▁", 9, 10), Piece("sea", 10, 12)]
    words = spelled(pieces, 2.0)
    assert [word.word for word in words] == ["a", "lighthouse", "sea"]
    assert [word.start_s for word in words] == pytest.approx([0.08, 0.24, 0.72])
    assert [word.end_s for word in words] == pytest.approx([0.16, 0.64, 0.96])


def test_no_word_ends_after_its_sound() -> None:
    (word,) = spelled([Piece("▁moon", 3, 6)], 0.4)
    assert (word.start_s, word.end_s) == (pytest.approx(0.24), 0.4)


def test_what_has_no_letters_is_no_word() -> None:
    assert spelled([Piece("▁.", 0, 1), Piece("▁", 1, 2), Piece("▁Owl", 2, 3), Piece(",", 3, 4)], 1.0)[0].word == "owl"
    assert spelled([Piece("▁?", 0, 1)], 1.0) == ()
    assert plain("▁Don't!") == "don't"
    assert plain("⁇") == ""


def test_a_piece_in_the_middle_of_a_word_may_come_first() -> None:
    assert [word.word for word in spelled([Piece("stle", 0, 2), Piece("▁sea", 3, 4)], 1.0)] == ["stle", "sea"]


def test_words_of_a_later_piece_are_said_later() -> None:
    words = later((WordTime("sea", 0.5, 1.0),), 8.0)
    assert words == (WordTime("sea", 8.5, 9.0),)
    assert heard([*words, *words]).text == "sea sea"
