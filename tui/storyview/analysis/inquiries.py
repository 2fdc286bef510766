"""Sentences on a paper's own asking: who declined to comment, who could not be reached.

They tell nothing of the story, and every source asks for itself.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from storyview.text.patterns import pattern

LONGEST = 30
"""A sentence of more words tells something besides."""
MOST_CHARACTERS = 600
"""One of more holds no words, and would be looked through for a long time."""


Keys = tuple[tuple[str, ...], ...]


class Note(NamedTuple):
    """One way to say that somebody was asked in vain."""

    name: str
    keys: Keys
    """One of each of these is in every such sentence, in lower case."""
    pattern: str
    example: str


WANTED = r"(?:[\w’'-]+ ){0,2}?(?:comment|interview|information|details|clarification|statement)"
"""What a paper asks for; who asks for help, or for a delay, is part of the story."""
ASKED = (
    r"(?:an? )?(?:[\w’'-]+ ){0,3}?(?:requests?|inquir(?:y|ies)|enquir(?:y|ies)|questions?|messages?"
    r"|(?:phone |telephone )?calls?|e-?mails?|texts?|voicemails?)\b"
    rf"(?! (?:(?:for|seeking) (?!{WANTED})|of ))"
)
ASKING = ("request", "inquir", "enquir", "question", "message", "call", "mail", "text")
ANSWER = ("answer", "reply", "response")
NOTES = (
    Note(
        "declined to comment",
        (("declin", "refus"), ("comment", "interview", "request")),
        r"(?:declin|refus)(?:ed|es|ing) (?:to (?:give |make )?(?:any )?(?:further )?comment"
        r"|(?:to be|an?|all|several|repeated|our|[\w’']+) (?:interview(?:ed)?"
        rf"|requests? (?:for {WANTED}|to (?:comment|speak|talk|be interviewed))))",
        "A spokesman for the port declined to comment further.",
    ),
    Note(
        "did not respond",
        ((" not ", "n't ", "n’t "), ("respond", "repl", "return", "answer"), ASKING),
        rf"(?:(?:did|had|has|have|do|does) not|(?:did|had|has|have)n[’']t) (?:\w+ ){{0,2}}?"
        rf"(?:respond(?:ed)?|repl(?:y|ied)|return(?:ed)?|answer(?:ed)?) (?:to )?{ASKED}",
        "The ministry did not immediately respond to a request for comment.",
    ),
    Note(
        "gave no answer",
        ((" no ",), ANSWER, ASKING),
        r"(?:gave|had|has|have|made|offered|sent) no (?:\w+ )?(?:answer|reply|response)"
        rf" to {ASKED}",
        "The bank gave no answer to requests for comment.",
    ),
    Note(
        "could not be reached",
        (("could", "can"), ("contacted", "reached")),
        r"(?:(?:could|can) ?not|couldn[’']t|neither (?:[\w’'-]+ ){1,4}could) (?:\w+ )?be (?:\w+ )?"
        r"(?:contacted|reached (?:by|on the|over the|via|[^.;]{0,40}\bfor (?:\w+ )?comment))",
        "Her lawyer could not be reached on Friday for comment.",
    ),
    Note(
        "no comment",
        ((" no ", "available"), ("comment",)),
        r"(?:had|has|have|gave|offered) no (?:\w+ )?comment|(?:was|were) not (?:\w+ )?available"
        r" (?:for|to) comment|(?:was|were) unavailable (?:for|to) comment",
        "The bank had no immediate comment.",
    ),
    Note(
        "reached out",
        (("reached out to", "contacted", "asked", "approached"), (" for ",), ("comment",)),
        r"(?:ha(?:s|ve|d) )?(?:reached out to|contacted|asked|approached) [^.;]{1,60} for"
        r" (?:\w+ )?comment",
        "The Courier has reached out to the mayor for comment.",
    ),
    Note(
        "requests that were not returned",
        (ASKING, (" was ", " were ", " went ", " been "), ("returned", "answered")),
        rf"{ASKED}(?: [^.;,]{{1,60}})? (?:was|were|went|has been|have been) (?:not (?:\w+ )?)?"
        r"(?:returned|answered|unanswered|unreturned)",
        "Calls to the company were not returned.",
    ),
    Note(
        "requests that brought no answer",
        (ASKING, (" no ", " any "), ANSWER),
        rf"{ASKED}(?: [^.;,]{{1,60}})? (?:brought|drew|found|got|met with|received|went without)"
        r" (?:no|any) (?:\w+ )?(?:answer|reply|response)",
        "A request for comment from the bank brought no answer.",
    ),
    Note(
        "left requests unanswered",
        (("left", "leav"), ASKING, ("unanswered", "unreturned")),
        rf"(?:left|leaves?|leaving) {ASKED}(?: [^.;,]{{1,60}})? (?:unanswered|unreturned)",
        "The port left a request for comment unanswered.",
    ),
)
"""The names and patterns of such sentences, each with an invented example."""


KEYS = ("comment", "request", "contact", "inquir", "enquir", "messag", "mail", "call", "question",
        "text", "interview", "reached")  # fmt: skip
"""One of these is in every such sentence."""


@cache
def _notes() -> tuple[tuple[Keys, re.Pattern[str]], ...]:
    return tuple((note.keys, pattern(note.pattern, re.IGNORECASE)) for note in NOTES)


def is_inquiry(sentence: str) -> bool:
    """Whether a sentence only says that somebody was asked in vain.

    >>> is_inquiry("The ministry did not respond to a request for comment.")
    True
    """
    lower = sentence.lower()
    return (
        len(sentence) <= MOST_CHARACTERS
        and any(key in lower for key in KEYS)
        and len(sentence.split()) <= LONGEST
        and any(
            note.search(sentence) is not None
            for keys, note in _notes()
            if all(any(key in lower for key in either) for either in keys)
        )
    )
