"""Roles that say what somebody is in charge of: "who heads the port authority".

And posts that are named as posts: "she served in the acting commissioner role".
"""

from __future__ import annotations

from itertools import islice, zip_longest
from typing import TYPE_CHECKING

from storyview.analysis.capitals import is_capitalised
from storyview.analysis.findings import Role
from storyview.analysis.names import fold
from storyview.analysis.role_words import PREPOSITIONS, TAIL_STOPS
from storyview.analysis.roles import BREAK, LONGEST, WORD, is_role_noun, role_phrase, word_after
from storyview.data import words
from storyview.text.patterns import pattern

if TYPE_CHECKING:
    import re

    from storyview.text.account import Account

SOMETIME = r"(?:(?:now|currently|still|also|once|previously|formerly|briefly|later|then)\s)?"
IN_CHARGE = pattern(
    rf",\s(?:and\s)?who\s{SOMETIME}"
    r"(?P<verb>(?P<sure>heads|headed|chairs|chaired|oversees|oversaw|commands|commanded|co-chairs"
    r"|founded|co-founded|edits)|leads|led|runs|ran|directs|directed|manages|managed|represents"
    r"|represented)\s(?=(?:the|an?|his|her|its|their)\s|[A-Z]|[\w-]+[’']s\s)"
)
"""A relative clause that says what its subject is in charge of."""
HEADS = pattern(r"\s(?P<verb>(?P<sure>heads|chairs))\s(?=(?:the|its|their)\s|[A-Z])")
"""The same as the verb of the sentence; only of verbs that mean nothing else."""
IN_POST_OPENINGS = frozenset(
    "has had now currently still also once previously formerly briefly later then been served"
    " serves serving acted worked acts works held holds holding filled fills".split()
) | {"who", ", who"}
"""What ``IN_POST`` begins with."""
IN_POST = pattern(
    rf"(?:,\swho)?\s(?:(?:has|had)\s)?{SOMETIME}(?:been\s)?"
    r"(?:(?:serv(?:ed|es|ing)|acted|worked|acts|works)\sin|held|holds|holding|filled|fills)\s"
    r"(?:the|an?|his|her)\s(?P<post>(?:[\w’'-]+\s){0,4}?)(?P<noun>role|post|position|capacity|job)\b"
    r"(?P<of>\s(?:of|as)\s)?"
)
"""A post that is called one: "served in the acting role of", "held the post of"."""
MOVING = frozenset("on to into through past out away off against by down".split())
"""After these words something was led or run, and nobody was in charge: "led the team to"."""
CONTESTS = frozenset("race races polls poll lead way charge field pack contest".split())
"""Led or run by whoever is ahead."""
UNDERTAKINGS = frozenset(
    """
    investigation inquiry probe review study research project effort campaign operation rescue
    search mission expedition tour negotiations talks march protest rally drive revolution
    marathon parade exhibition recovery
    """.split()
)
"""Whoever led or ran one did so once: that is a deed, no post."""
ONCE = frozenset("led ran headed chaired oversaw directed managed".split())
LATER = frozenset("since after before until during from".split())
STANDING_IN = frozenset("acting interim provisional temporary".split())
LONGEST_OBJECT = 10
"""The most words of what somebody is in charge of."""


def find_roles_in_charge(account: Account, last: int, end: int) -> list[Role]:
    """Find the posts and charges told after a name.

    Args:
        account: The article that prints the name.
        last: The index of the name's last token.
        end: Where the name ends, with a suffix's full stop.
    """
    text = account.text
    following = word_after(account, last, end)
    span = match = None
    if following in (", who", ", and"):
        match = IN_CHARGE.match(text, end)
    elif following in ("heads", "chairs"):
        match = HEADS.match(text, end)
    if match:
        span = _charge(account, match)
    if span is None and following in IN_POST_OPENINGS and (match := IN_POST.match(text, end)):
        span = _post(account, match)
    return [Role(text[span[0] : span[1]], account.article.span(*span))] if span else []


def _charge(account: Account, match: re.Match[str]) -> tuple[int, int] | None:
    """The verb with its object, where the object can have somebody in charge."""
    text, start = account.text, match.start("verb")
    number = account.sentence_index(start)
    if number is None:
        return None
    limit = account.sentences[number].end
    stop = BREAK.search(text, match.end(), limit)
    limit = stop.start() if stop else limit
    kept: list[str] = []
    last = match.end()
    found = list(islice(WORD.finditer(text, match.end(), limit), LONGEST_OBJECT))
    for word, after in zip_longest(found, found[1:]):
        folded = fold(word.group())
        if folded == "and" and kept and after and _both_named(kept[-1], after.group()):
            kept.append(word.group())
            continue
        if folded in TAIL_STOPS or folded in LATER or folded[0].isdigit():
            break
        if (folded in MOVING or folded in CONTESTS) and not match["sure"]:
            return None
        if folded in PREPOSITIONS and folded not in ("of", "for", "at", "in"):
            break
        kept.append(word.group())
        last = word.end()
    while kept and fold(kept[-1]) in PREPOSITIONS:
        last -= len(kept.pop()) + 1
    if match["verb"] in ONCE and UNDERTAKINGS.intersection(kept):
        return None
    if not any(_can_be_led(word) for word in kept) and not (match["sure"] and len(kept) > 1):
        return None
    while text[last - 1] in ".'’!?":
        last -= 1
    return start, last


def _both_named(one: str, other: str) -> bool:
    """Whether "and" stands inside a name: "the Fish and Ports Service"."""
    return is_capitalised(one) and is_capitalised(other)


def _can_be_led(word: str) -> bool:
    return is_capitalised(word) or fold(word.rstrip(".'’")) in words("organisation-words")


def _post(account: Account, match: re.Match[str]) -> tuple[int, int] | None:
    """The office that a post is of, or the words of the post where they tell an office."""
    if match["of"] and (span := role_phrase(account, match.end(), comma=False)):
        standing_in = STANDING_IN.intersection(match["post"].split())
        return (match.start("post"), span[1]) if standing_in else span
    post = match["post"].split()
    start = match.start("post")
    if len(post) < LONGEST and any(is_role_noun(word) for word in post):
        return start, start + len(match["post"].rstrip())
    if STANDING_IN.intersection(post):
        return start, match.end("noun")
    return None
