"""One utterance in two accounts: the same words, other words, and traps, in a table."""

from __future__ import annotations

from utterance_rows import are_one, pairs

PAIRS = pairs()


def test_the_same_words_are_one_utterance() -> None:
    verbatim = [pair for pair in PAIRS if pair.kind == "verbatim"]
    assert not [pair.texts for pair in verbatim if not are_one(pair)]


def test_most_utterances_in_other_words_are_known_again() -> None:
    paraphrases = [pair for pair in PAIRS if pair.kind == "paraphrase"]
    missed = [pair.texts for pair in paraphrases if not are_one(pair)]
    assert len(missed) / len(paraphrases) < 0.1, missed


def test_other_occasions_speakers_and_common_phrases_are_not_taken_for_one() -> None:
    traps = [pair for pair in PAIRS if pair.kind == "none"]
    assert not [pair.texts for pair in traps if are_one(pair)]


def test_the_table_is_wide() -> None:
    kinds = [pair.kind for pair in PAIRS]
    assert [kinds.count(kind) >= 15 for kind in ("verbatim", "paraphrase", "none")] == [True] * 3
    assert len(PAIRS) >= 60
