"""A title for an article that has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyview.text.article import BlockKind

if TYPE_CHECKING:
    from storyview.text.article import Article

LONGEST = 80
"""Characters of a title that is made up, with its ellipsis."""

SHORTEST = 25
"""Characters; a shorter first sentence says too little, and goes on with the next one."""


def made_title(article: Article) -> str | None:
    """The first sentence, cut at a word with an ellipsis where it is long; None without a word."""
    from storyview.text.sentences import split_sentences

    for block in article.blocks:
        if block.kind is BlockKind.CODE:
            continue
        pairs = split_sentences(article.text, block.start, block.end)
        for start, end in pairs[:1]:
            if end - start < SHORTEST:
                end = block.end
            sentence = " ".join(article.text[start:end].split())
            if len(sentence) <= LONGEST:
                return sentence
            cut = sentence[: LONGEST - 1]
            if " " in cut:
                cut = cut[: cut.rindex(" ")]
            return cut.rstrip(" ,;:–—-") + "…"
    return None
