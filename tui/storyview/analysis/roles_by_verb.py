"""Roles that a verb gives: a post somebody took, what "he" is in the next sentence."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from storyview.analysis.findings import Role
from storyview.analysis.names import Kind, fold, kind
from storyview.analysis.role_words import PREPOSITIONS, TAIL_STOPS
from storyview.analysis.roles import is_role_noun, role_phrase, word_after
from storyview.data import words
from storyview.text.patterns import pattern

if TYPE_CHECKING:
    from storyview.text.account import Account

ASIDE = r"(?:,\s[^,;:.!?\n()“”\"]{1,90},)?"
"""An apposition between a name and its verb."""
SOMETIME = r"(?:(?:only|then|later|also|previously|briefly|once|earlier|currently|now|still)\s)?"
POSTS = (
    r"(?:served|acted|filled\sin|took\sover|stepped\sin|stepped\sdown|resigned|retired|returned"
    r"|stayed\son|took\soffice|gave\sup\s(?:his|her|the)\s(?:post|job|seat))\sas\s"
    r"|(?:was|were|been)\s(?:moved\sup|promoted|raised|elevated)\sto\s(?:be\s)?"
    r"|went\son\sto\s(?:be|become)\s"
)
TOOK = pattern(rf"{ASIDE}\s(?:(?:has|had)\s)?{SOMETIME}(?:{POSTS})")
"""What stands between a name and the post that its owner took or left."""
TOOK_OPENINGS = frozenset(
    "has had only then later also previously briefly once earlier currently now still served acted"
    " filled took stepped resigned retired returned stayed gave was were been went".split()
)
"""What ``TOOK`` begins with, where no aside goes before."""
NEXT = pattern(
    r"\s*(?:(?:Today|Now|Currently|Previously|Earlier|Later|Before\sthat|Since\sthen),?\s)?"
    rf"(?P<pronoun>[Hh]e|[Ss]he)\s(?:(?:has|had)\s)?{SOMETIME}"
    rf"(?:(?:is|was|became|been)\s{SOMETIME}(?=[\w’'-]+\s?)|{POSTS})"
)
"""How the sentence after the one that names somebody tells what "he" or "she" is."""
LINKING = ("is", "was", "remains", "became")
IS = pattern(
    r"(?:(?<!\b[Ii]f\s)\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur)|\w[’']s)\s"
    r"(?P<role>(?:[\w’'-]+\s){1,8}?)(?:" + "|".join(LINKING) + r")\s$"
)
"""A role, and the verb before the name: "The mayor of Porto was Ana Ruiz"."""
PRONOUN_WITHIN = 3
"""Within so many words a sentence that goes on about somebody says "he" or "she"."""
FARTHEST = 100
"""How many code points before a name are searched."""


def find_roles_by_verb(account: Account, first: int, last: int, end: int) -> list[Role]:
    """Find the roles that verbs give to the name that runs from token ``first`` to ``last``.

    Args:
        account: The article that prints the name.
        first: The index of the name's first token.
        last: The index of its last token.
        end: Where the name ends, with a suffix's full stop.
    """
    spans = [
        _taken(account, last, end),
        _next_sentence(account, first, last, end),
        _before_is(account, first, end),
    ]
    return [
        Role(account.text[span[0] : span[1]], account.article.span(*span)) for span in spans if span
    ]


def _taken(account: Account, last: int, end: int) -> tuple[int, int] | None:
    following = word_after(account, last, end)
    if following not in TOOK_OPENINGS and not following.startswith(","):
        return None
    match = TOOK.match(account.text, end)
    return role_phrase(account, match.end(), comma=False) if match else None


def _next_sentence(account: Account, first: int, last: int, end: int) -> tuple[int, int] | None:
    """What the next sentence calls "he" or "she", where that can only be this person."""
    text, tokens = account.text, account.tokens
    if first == last:
        return None
    number = account.sentence_index(tokens[first].start)
    if number is None or number + 1 >= len(account.sentences):
        return None
    sentence, following = account.sentences[number], account.sentences[number + 1]
    if following.block != sentence.block:
        return None
    related = text.startswith(", who ", end)
    if not (related or first <= sentence.first + 1):
        return None
    opening = tokens[following.first : following.first + PRONOUN_WITHIN]
    if not any(token.word in ("he", "she") for token in opening):
        return None
    if not (related or _is_alone(account, last + 1, sentence.last)):
        return None
    match = NEXT.match(text, following.start)
    if match is None:
        return None
    given = fold(text[tokens[first].start : tokens[first].end])
    other = words("men") if match["pronoun"].casefold() == "she" else words("women")
    if given in other:
        return None
    return role_phrase(account, match.end(), comma=False)


def _is_alone(account: Account, start: int, end: int) -> bool:
    """Whether no given name with another capital behind it stands between two tokens."""
    printed = [account.text[token.start : token.end] for token in account.tokens[start:end]]
    return not any(
        word[:1].isupper() and after[:1].isupper() and kind(fold(word)) & Kind.GIVEN
        for word, after in pairwise(printed)
    )


def _before_is(account: Account, first: int, end: int) -> tuple[int, int] | None:
    """The role before "is" and the name."""
    text, start = account.text, account.tokens[first].start
    if text[end : end + 1] in ("'", "’") or not first:
        return None
    if account.tokens[first - 1].word not in LINKING:
        return None
    match = IS.search(text, max(0, start - FARTHEST), start)
    if match is None:
        return None
    role = match["role"].split()
    head = next((at for at, word in enumerate(role) if is_role_noun(word)), None)
    if head is None or any(
        fold(word) in TAIL_STOPS or word in PREPOSITIONS for word in role[:head]
    ):
        return None
    tail = [fold(word) for word in role[head + 1 :]]
    if tail and (tail[0] not in PREPOSITIONS or any(word in TAIL_STOPS for word in tail)):
        return None
    begin = match.start("role")
    return begin, begin + len(match["role"].rstrip())
