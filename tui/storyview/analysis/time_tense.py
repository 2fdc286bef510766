"""The tense of the verb beside a time expression: it tells the coming Tuesday from the last."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from storyview.text.article import BlockKind
from storyview.text.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storyview.text.account import Account

REACH = 90
"""How many characters before an expression a verb is looked for; after it, two thirds of that."""


WORD = re.compile(r"(?<!\w)(\w+)(['’]t\b)?|['’]ll\b|n['’]t\b")
"""A word, with the "t" of "not" where it has one; "will" or "not" behind the rest of a word."""
TELLING = {
    "future": (
        ("will shall would upcoming", ""),
        ("scheduled expected due slated set planned plan plans planning going hope hopes intend"
         " intends want wants vows vowed promise promised likely ready about is are was were",
         "to"),
        ("scheduled slated due set", "for|on"),
        ("adjourned postponed delayed deferred extended rescheduled", "until|till|to"),
        ("put", "off until|off till|off to"),
    ),
    "schedule": (
        ("opens begins starts returns resumes closes expires reconvenes departs premieres airs"
         " concludes retires convenes reopens hears decides considers", ""),
        ("takes", "effect|office|place|over"),
        ("comes", "into force|into effect"),
        ("kicks", "off"),
        ("goes", "to|on|before"),
        ("heads", "to"),
    ),
    "speech": (("said told says added announced confirmed reported", ""),),
    "past": (
        ("was were had did came went took began got gave made met left won lost saw held led put"
         " ran sent spoke stood struck thought wrote found fell became broke brought built cut"
         " died drew drove fought grew hit kept knew laid let paid rose shot sold spent swept has"
         " have", ""),
    ),
}  # fmt: skip
"""Verbs by what they tell, and what has to follow them; the first row that holds decides."""
MODALS = frozenset("could may might must should can".split())
"""These tell of what is to come, unless "have" follows."""
CONTESTS = frozenset("plays faces hosts".split())
"""These announce a game where a name follows."""
DUE = pattern(
    r"(?:\b(?:am|is|are|was|were|be|been)|['’](?:s|re|m))(?: [a-z]+ly| now| also| both)? $"
)
DUE_TO = pattern(
    r" to (?:be|begin|start|open|close|end|finish|return|meet|face|play|appear|take|hold|vote"
    r"|arrive|leave|run|stand|speak|visit|decide|announce|publish|release|report|expire)\b"
)
CAUSE = pattern(r" to (?:an?|the|his|her|its|their|our|my|this|that|these|those|\w+ing|[A-Z]\w*)\b")
"""What is due to begin is planned; what is late due to fog is not."""
HAVE = pattern(r" have\b")
TO_BE = pattern(r" be \w+")
NAME = pattern(r" [A-Z]")
WHOM = pattern(r" (?:(?:with|his|her|their|the|an?)\b|[A-Z])")
"""Whom somebody meets stands below pictures, where the present tells what was."""


class Verb(NamedTuple):
    """A verb that tells a tense."""

    tells: str
    """"future", "schedule", "speech" or "past"."""
    end: int


@cache
def _rows() -> dict[str, list[tuple[str, str]]]:
    """What each verb tells before what, with the space that parts them."""
    rows: dict[str, list[tuple[str, str]]] = {}
    for tells, lines in TELLING.items():
        for verbs, followers in lines:
            for verb in verbs.split():
                for follower in followers.split("|"):
                    rows.setdefault(verb, []).append((follower and f" {follower}", tells))
    return rows


def _verbs(text: str, start: int, end: int) -> Iterator[Verb]:
    """The verbs in ``text[start:end]`` that tell a tense, none inside another."""
    reach = start
    for found in WORD.finditer(text, start, end):
        if found.start() >= reach and (verb := _verb(text, found, end)):
            yield verb
            reach = verb.end


def _verb(text: str, found: re.Match[str], end: int) -> Verb | None:
    word, negated = found.groups()
    if word is None:
        return Verb("past" if found.group()[0] == "n" else "future", found.end())
    last = found.end(1)
    if negated and word == "won":
        return Verb("future", found.end())
    for follower, tells in _rows().get(word, ()):
        if _goes_on(text, last, follower, end) and not _is_cause(text, found):
            return Verb(tells, last + len(follower))
    if word in MODALS:
        return None if HAVE.match(text, last, end) else Verb("future", last)
    if word == "to":
        passive = TO_BE.match(text, last, end)
        return Verb("future", passive.end()) if passive else None
    if (word in CONTESTS and NAME.match(text, last, end)) or (
        word == "meets" and not WHOM.match(text, last, end)
    ):
        return Verb("schedule", last)
    regular = word[-2:] == "ed" and len(word) > 3 and word.isascii() and word.isalpha()
    if (regular and word.islower()) or (negated and word[-1] == "n"):
        return Verb("past", last)
    return None


def _is_cause(text: str, found: re.Match[str]) -> bool:
    """Whether "due to" tells why: no verb of plans follows, and nothing is said to be due."""
    last = found.end(1)
    if found[1] != "due" or not text.startswith(" to ", last) or DUE_TO.match(text, last):
        return False
    before = text[max(0, found.start() - 24) : found.start()]
    return DUE.search(before) is None or CAUSE.match(text, last) is not None


def _goes_on(text: str, start: int, words: str, end: int) -> bool:
    """Whether whole words follow."""
    last = start + len(words)
    if not text.startswith(words, start, end):
        return False
    return last == end or not (text[last].isalnum() or text[last] == "_")


def tense_beside(account: Account, start: int, end: int) -> str:
    """The tense of the verb nearest to ``text[start:end]``: "future", "past" or nothing.

    The last verb before the expression in its sentence decides, else the first one after it. A
    verb of saying that has a clause of its own between it and the expression decides nothing.
    """
    number = account.sentence_index(start)
    if number is None:
        return ""
    sentence = account.sentences[number]
    text = account.text
    heading = account.block(sentence).kind in (BlockKind.HEADING, BlockKind.CAPTION)
    before = list(_verbs(text, max(sentence.start, start - REACH), start))
    if before:
        last = before[-1]
        if last.tells == "speech":
            return "past" if text.count(" ", last.end, start) <= 3 else ""
        return _tense(last, heading=heading)
    after = next(_verbs(text, end, min(sentence.end, end + REACH * 2 // 3)), None)
    return _tense(after, heading=heading) if after and after.tells != "speech" else ""


def _tense(verb: Verb, *, heading: bool) -> str:
    """What a verb tells: "opens" announces, but in a headline or a caption it reports as often."""
    if verb.tells == "schedule":
        return "" if heading else "future"
    return verb.tells
