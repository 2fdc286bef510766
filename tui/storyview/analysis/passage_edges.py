"""Where a passage begins and ends inside its sentence, so that it reads well when it is lit."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storyview.text.account import Account, Sentence

LINKS = frozenset("and but or nor yet so that which".split())
"""Words that tie a clause to the one before it, and say nothing once it stands alone."""
SAID = frozenset("said says saying added adds adding noted noting stated".split())
"""Before what was said these are links too."""
TOLD = frozenset("that the a an he she it they we there his her their its this these".split())
CLOSING = {"“": "”", '"': '"', "‘": "’", "«": "»", "(": ")", "[": "]"}
OPENING = {close: opening for opening, close in CLOSING.items()}


def without_link(account: Account, sentence: Sentence, first: int, last: int) -> int:
    """The first of the tokens ``first`` to ``last`` that is no mere link to what stands before.

    A passage that opens its sentence keeps its link.
    """
    if first == sentence.first:
        return first
    tokens = account.tokens
    index = first
    while index + 1 < last:
        word = tokens[index].word
        if word not in LINKS and not (word in SAID and tokens[index + 1].word in TOLD):
            break
        index += 1
    return index


def with_marks(text: str, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """A passage (code points) with the stop of its last word and the marks that belong to it.

    A quotation mark or bracket beside the passage is taken in when its partner stands inside.
    """
    if end + 1 < sentence.end and text[end] == "." and text[end + 1] in " ,;:)”\"'’":
        end += 1  # the stop of an abbreviation
    if start > sentence.start:
        close = CLOSING.get(text[start - 1])
        if close is not None and close in text[start : end + 2]:
            start -= 1
    for place in (end, end + 1):
        if place >= sentence.end:
            break
        opening = OPENING.get(text[place])
        if opening is not None:
            if text[start:place].count(opening) > text[start + 1 : place].count(text[place]):
                end = place + 1
            break
        if text[place] not in ",.!?":
            break
    return start, end
