"""An article read once: its tokens and sentences, which every analysis uses."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from storyview.text.article import Article, Block, BlockKind
from storyview.text.sentences import split_sentences
from storyview.text.tokens import Token, tokenize

START = attrgetter("start")


class Sentence(NamedTuple):
    """One sentence, or one heading, of an article."""

    start: int
    end: int
    block: int
    """The index of its block in ``Article.blocks``."""
    first: int
    """The index of its first token in ``Account.tokens``."""
    last: int
    """One past its last token."""


@dataclass(frozen=True, slots=True, eq=False)
class Account:
    """An article with its tokens and sentences."""

    article: Article
    tokens: tuple[Token, ...]
    """Of all blocks but code, in order."""
    sentences: tuple[Sentence, ...]
    """In order; a heading is one sentence, code has none."""
    _starts: tuple[int, ...]
    _sentence_starts: tuple[int, ...]

    @property
    def id(self) -> str:
        """The article's id."""
        return self.article.id

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    def block(self, sentence: Sentence) -> Block:
        """The block that a sentence stands in."""
        return self.article.blocks[sentence.block]

    def tokens_between(self, start: int, end: int) -> range:
        """The indices of the tokens that begin in ``text[start:end]``."""
        return range(bisect_left(self._starts, start), bisect_left(self._starts, end))

    def tokens_in(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that begin in ``text[start:end]``."""
        starts = self._starts
        return self.tokens[bisect_left(starts, start) : bisect_left(starts, end)]

    def sentence_index(self, offset: int) -> int | None:
        """The index of the sentence that holds ``offset``, or of the last one before it."""
        index = bisect_right(self._sentence_starts, offset) - 1
        return index if index >= 0 else None


def sentence_spans(article: Article) -> list[tuple[int, int, int]]:
    """The sentences of an article as (start, end, index of the block), in order.

    A heading is one sentence, code has none.
    """
    spans: list[tuple[int, int, int]] = []
    quotes = counted = 0
    for number, block in enumerate(article.blocks):
        quotes += article.text.count('"', counted, block.start)
        counted = block.start
        if block.kind is BlockKind.HEADING:
            spans.append((block.start, block.end, number))
        elif block.kind is not BlockKind.CODE:
            pairs = split_sentences(article.text, block.start, block.end, quotes)
            spans.extend((start, end, number) for start, end in pairs)
    return spans


def read(article: Article) -> Account:
    """Find the tokens and sentences of an article."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for start, end, number in sentence_spans(article):
        first = len(tokens)
        tokens.extend(tokenize(article.text, start, end))
        sentences.append(Sentence(start, end, number, first, len(tokens)))
    return Account(
        article,
        tuple(tokens),
        tuple(sentences),
        tuple(map(START, tokens)),
        tuple(map(START, sentences)),
    )
