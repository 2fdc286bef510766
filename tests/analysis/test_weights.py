from storyview.analysis.weights import term_weights


def test_what_two_sentences_share_alone_weighs_most() -> None:
    sentences = [{"mayor", "ferry"}, {"mayor", "ferry"}, {"mayor", "quay"}, {"mayor"}]
    weights = term_weights(sentences)
    assert weights["ferry"] == 1
    assert 0 < weights["mayor"] < weights["ferry"]
    assert 0 < weights["quay"] < weights["ferry"]


def test_a_story_without_words_has_no_weights() -> None:
    assert term_weights([]) == {}
    assert term_weights([set()]) == {}


def test_a_word_for_anything_weighs_less_than_another_as_rare() -> None:
    weights = term_weights([{"=take", "ferry"}, {"=take", "ferry"}, {"mayor"}])
    assert 0 < weights["=take"] < weights["ferry"]
