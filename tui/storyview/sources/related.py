"""Lone lines in the middle of an article: its own sub-headings, and headlines of other stories.

Pages set links to other stories between paragraphs, and copied text shows them as a line of its
own. A sub-heading looks much the same. What parts them: a sub-heading is short and names what
the next paragraph is about; a headline is a sentence of its own and speaks of something else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from storyview.text.article import Block, BlockKind, Mark, MarkKind

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

LONGEST_HEADLINE = 150
"""Characters."""
FEWEST_WORDS = 8
"""Headlines of English outlets have 8 to 14 words, sub-headings 1 to 6."""
FEWEST_SHOUTED = 6
"""Words of a line in capitals: some outlets link other stories so, and sub-headings are shorter."""
MOST_WORDS = 10
"""Of a sub-heading; a longer line without a final stop is a paragraph that lost it."""
PROSE = 60
"""Characters that a paragraph has at least, for a lone line to stand out beside it."""
_STOPPED = re.compile(r"[.!?…:;,][\"'”’)\]»]*$")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_COMMON = frozenset(
    """
    a about after again all also an and any are as at back be because been before being but by can
    could day did do does first for from get go had has have he her here him his how i if in into
    is it its just last like made make man may more most much must new no not now of off on one only
    or other our out over people said say says she should since so some than that the their them
    then there these they this those through time to top two under up was we week well were what
    when where which who why will with woman work would year years you your
    """.split()
)
_OPENERS = frozenset("what why how who where when the a an our their his her".split())
_DANGLING = frozenset("and or but of to in on at for with the a an by from as that".split())


def is_stopped(line: str) -> bool:
    """Whether a line ends as a sentence does, or as the lead-in to what follows it."""
    return bool(_STOPPED.search(line[-6:]))


def is_prose(line: str) -> bool:
    """Whether a line is long enough, and ends, as a paragraph does."""
    return len(line) >= PROSE and is_stopped(line)


def is_headline_like(line: str) -> bool:
    """Whether a line is as long as a headline (five words at least) and has no final stop."""
    return len(line) <= LONGEST_HEADLINE and not is_stopped(line) and line.count(" ") > 3


def lone_lines(
    text: str,
    blocks: Sequence[Block],
    marks: Sequence[Mark],
    skipped: Collection[int] = (),
    *,
    extracted: bool = False,
) -> tuple[list[int], list[int]]:
    """The indices of sub-headings and of other stories' headlines, among the paragraphs.

    In an article that was extracted from a page, other stories' headlines are links.

    Only lines above a paragraph of prose count; where lines without a final stop are usual (a
    list, a transcript), there are none of either.
    """
    body = [index for index in range(len(blocks)) if index not in skipped]
    lines = [text[blocks[index].start : blocks[index].end] for index in body]
    linked = _whole_links(blocks, marks)
    candidates = [
        place
        for place in range(1, len(body) - 1)
        if (
            blocks[body[place]].kind is BlockKind.PARAGRAPH
            or (blocks[body[place]].kind is BlockKind.HEADING and body[place] in linked)
        )
        and _stands_out(lines[place])
    ]
    if len(candidates) * 4 > len(body):
        return [], []
    headings: list[int] = []
    others: list[int] = []
    for place in candidates:
        line, before, after = lines[place], lines[place - 1], lines[place + 1]
        if not is_prose(after):
            continue
        words = line.split()
        long_enough = len(words) >= (4 if body[place] in linked else FEWEST_WORDS)
        shouted = line.isupper() and len(words) >= FEWEST_SHOUTED
        unrelated = (
            long_enough
            and words[0].lower() not in _OPENERS
            and not content(line) & (content(before) | content(after))
        )
        if extracted:
            shouted, unrelated = False, unrelated and body[place] in linked
        if is_prose(before) and (shouted or unrelated):
            others.append(body[place])
        elif (
            len(words) <= MOST_WORDS
            and not after[0].islower()
            and blocks[body[place]].kind is BlockKind.PARAGRAPH
        ):
            headings.append(body[place])
    return headings, others


def content(line: str) -> set[str]:
    """The content words of a line, cut to their first six letters: a stem good enough here."""
    words = (word.lower().removesuffix("’s").removesuffix("'s") for word in _WORD.findall(line))
    return {word[:6] for word in words if len(word) > 2 and word not in _COMMON}


def _stands_out(line: str) -> bool:
    return (
        len(line) <= LONGEST_HEADLINE
        and not is_stopped(line)
        and line[0] not in "\"'“‘«([-–—•*"
        and not line[0].islower()
        and any(character.isalpha() for character in line)
        and line[-1] not in "-–—"
        and line.split()[-1].lower() not in _DANGLING
        and _is_one_sentence(line)
    )


def _is_one_sentence(line: str) -> bool:
    from storyview.text.sentences import split_sentences

    return len(split_sentences(line, 0, len(line))) == 1


def _whole_links(blocks: Sequence[Block], marks: Sequence[Mark]) -> set[int]:
    """The blocks that are a link and nothing else."""
    links = {(mark.start, mark.end) for mark in marks if mark.kind is MarkKind.LINK}
    return {index for index, block in enumerate(blocks) if (block.start, block.end) in links}
