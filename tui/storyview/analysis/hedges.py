"""Words around a number that open or blur its bounds: "more than", "about", "or so"."""

from __future__ import annotations

import re
from enum import Enum

from storyview.text.patterns import pattern


class Hedge(Enum):
    """What words around a number do to its bounds."""

    AT_LEAST = "at least"
    AT_MOST = "at most"
    ABOUT = "about"
    JUST_OVER = "just over"
    JUST_UNDER = "just under"
    EXACTLY = "exactly"


def _phrases(text: str) -> list[str]:
    return [" ".join(phrase.split()) for phrase in text.split(",")]


HEDGES = {
    phrase: hedge
    for hedge, phrases in (
        (
            Hedge.AT_LEAST,
            """at least, more than, over, above, upward of, upwards of, in excess of, exceeding,
            no fewer than, no less than, not less than, not fewer than, well over, far more than,
            much more than, a minimum of, well above, as few as, as little as,
            greater than, higher than, north of""",
        ),
        (
            Hedge.AT_MOST,
            """at most, up to, fewer than, less than, under, below, no more than, not more than,
            as many as, as much as, as high as, a maximum of, well under, well below, lower than""",
        ),
        (
            Hedge.ABOUT,
            """about, around, roughly, approximately, some, nearly, almost, an estimated,
            estimated, close to, near, approaching, circa, more or less, virtually, perhaps""",
        ),
        (
            Hedge.JUST_OVER,
            """just over, just above, just more than, slightly over, slightly more than,
            a little over, a little more than, little more than""",
        ),
        (
            Hedge.JUST_UNDER,
            """just under, just below, just short of, just shy of, slightly under,
            slightly less than, slightly fewer than, a little under, a little less than""",
        ),
        (Hedge.EXACTLY, "exactly, precisely"),
    )
    for phrase in _phrases(phrases)
}
"""Words before a number, longest first when read."""
HEDGE_ENDS = tuple(sorted({phrase.rpartition(" ")[2] for phrase in HEDGES}))
"""The last words of these."""
AMBIGUOUS_HEDGES = frozenset(("over", "under", "above", "below", "near", "around", "about", "some"))
"""Prepositions as well: no hedge before a small number ("a dispute over two seats")."""
HEDGES_AFTER = (
    (
        pattern(r"[^\S\n]or (?:more|above|over)\b|[^\S\n]?\+|-plus\b|[^\S\n]plus\b", re.I),
        Hedge.AT_LEAST,
    ),
    (pattern(r"[^\S\n]or (?:fewer|less|under|below)\b", re.I), Hedge.AT_MOST),
    (pattern(r"[^\S\n]or so\b|-odd\b|-ish\b", re.I), Hedge.ABOUT),
)
HEDGE_OPENINGS = ("or ", "+", "-plus", "plus", "-odd", "-ish")
"""What the words behind a number begin with, without the space before them."""
