"""Runs of capitalised words, with the particles, initials and nicknames that names hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from storyview.analysis.names import (
    FUNCTION,
    JOINED_PARTICLES,
    LEADING_PARTICLES,
    PARTICLES,
    Kind,
    fold,
    kind,
)
from storyview.data import sorted_words, words
from storyview.text.article import BlockKind
from storyview.text.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from storyview.text.account import Account, Sentence
    from storyview.text.tokens import Token

ABBREVIATIONS = frozenset(
    "mr mrs ms dr st sen sens rep reps gov gen lt col sgt capt cmdr maj adm rev hon fr prof pres"
    " jr sr supt insp det ofc atty cpl pvt msgr sec ste bros".split()
)
"""Words whose full stop does not end a run."""
SPACES = frozenset(
    (" ", "\u00a0", *(f"{one}\n{other}" for one in ("", *" \u00a0") for other in ("", *" \u00a0")))
)
"""What parts the words of a name: a space, or the end of a line."""
STOP = pattern(r"\.[’']?\s?")
OPENING_MARK = pattern(r"[ \u00a0][\"“'‘(]{1,2}")
CLOSING_MARK = pattern(r"[\"”'’)]{1,2}[ \u00a0]")
GOES_ON = frozenset(" \u00a0\n.")
"""What the gap between two words of a name begins with."""
DASHED = frozenset(
    "was were is are has had have who whose which said says told but did does will would could and"
    " the then".split()
)
"""Words that no compound ends with: a hyphen before them is a dash."""


class Word(NamedTuple):
    """One word of a run."""

    token: int
    """The index of its token in ``Account.tokens``."""
    start: int
    """Where it begins, without what a hyphen glues to it; code points."""
    end: int
    """Where it ends, without what a hyphen glues to it; code points."""
    folded: str
    printed: str
    kind: int
    """What it can be, the bits of ``Kind`` together."""
    quoted: bool
    """Whether it belongs to a nickname in quotation marks."""
    dotted: bool
    """Whether a full stop follows."""


class Run(NamedTuple):
    """Capitalised words that stand together in one sentence."""

    words: tuple[Word, ...]
    sentence: int
    opens: bool
    """Whether it begins its sentence, so that its first capital means nothing."""
    headline: bool
    """Whether its whole sentence is capitalised, so that no capital means anything."""


SYLLABLES = frozenset(
    """
    min ho hun sun won in young sung hung ok soon gun bin bum do ha woo wan ming ping fan ran long
    hang king kin lung wing fat man to so shan ting ching ming yuk mo chi hye
    """.split()
)
"""English words that end Korean and Chinese given names ("Joon-ho")."""
SYLLABIC = pattern(r"[A-Z][a-z]{1,5}[-‐][a-z]{1,5}")


def _is_glued(head: str, tail: str) -> bool:
    """Whether the small end of a compound is a word ("Paris-based"), not a name's ("Geun-hye")."""
    if tail in SYLLABLES and len(head) < 6 and not kind(fold(head)) & (Kind.ENGLISH | Kind.PLACE):
        return False
    return tail in FUNCTION or tail.endswith("ed") or tail in sorted_words("english-words")


def is_syllabic(printed: str) -> bool:
    """Whether a word is a given name of two syllables, as Korean and Chinese ones are printed.

    >>> is_syllabic("Joon-ho"), is_syllabic("Paris-based"), is_syllabic("Mary-Ann")
    (True, False, False)
    """
    if printed.isalpha() or not SYLLABIC.fullmatch(printed):
        return False
    head, tail = re.split("[-‐]", printed)
    known = kind(head.casefold())
    return not _is_glued(head, tail) and not known & (Kind.PLACE | Kind.ENGLISH)


def is_capitalised(printed: str) -> bool:
    """Whether a word is written as names are, "al-Masri" and "d'Estaing" included.

    >>> is_capitalised("al-Masri"), is_capitalised("mid-August")
    (True, False)
    """
    if printed.isalnum():
        return printed[0].isupper()
    if printed[0].isupper():
        head, _, tail = printed.rpartition("-")
        return tail[:1].isupper() or not head or not _is_glued(head, tail)
    for mark in "-'’":
        head, found, tail = printed.partition(mark)
        if found and tail[:1].isupper() and head in JOINED_PARTICLES:
            return True
    return False


def _is_headline(account: Account, sentence: Sentence) -> bool:
    text = account.text
    if text[sentence.end - 1] in '.;:,”"' and account.block(sentence).kind is not BlockKind.HEADING:
        return False
    small = capital = 0
    for token in account.tokens[sentence.first : sentence.last]:
        if token.word in FUNCTION or not text[token.start].isalpha():
            continue
        if text[token.start].isupper():
            capital += 1
        else:
            small += 1
    return capital >= 4 and small <= capital * 0.15


def part_by_case(account: Account) -> tuple[list[int], set[str]]:
    """The indices of the tokens that a run may hold, and the words that are in small letters."""
    text = account.text
    kept: list[int] = []
    small: set[str] = set()
    for index, token in enumerate(account.tokens):
        if text[token.start].islower():
            word = token.word
            small.add(word)
            if word.isalpha() and word not in PARTICLES:
                continue  # most words
        kept.append(index)
    return kept, small


def find_runs(account: Account, places: Iterable[int]) -> list[Run]:
    """Find the runs of capitalised words of an article, in order.

    What opens a sentence and is but a function word is none.

    Args:
        account: The article.
        places: The indices of the tokens that a run may hold, of ``part_by_case``.
    """
    text, tokens, sentences = account.text, account.tokens, account.sentences
    runs: list[Run] = []
    number = -1
    done = last = 0
    headline = False
    for index in places:
        if index < done:
            continue
        if index >= last:
            while index >= last:
                number += 1
                last = sentences[number].last
            headline = _is_headline(account, sentences[number])
        token = tokens[index]
        printed = text[token.start : token.end]
        if (
            is_capitalised(printed)
            or ("-" in printed and (_glued_verb(printed) or _after_glued_noun(printed)))
            or (printed in LEADING_PARTICLES and _continues(account, index, last))
        ):
            opens = index == sentences[number].first or _after_mark(text, token)
            if opens and token.word in FUNCTION and _says_nothing(account, index, last):
                continue
            words, last = _run_from(account, index, number, last, headline)
            done = words[-1].token + 1
            runs.append(Run(tuple(words), number, opens, headline))
    return runs


def _says_nothing(account: Account, index: int, last: int) -> bool:
    """Whether a function word that opens a sentence is no name and stands before none."""
    if kind(account.tokens[index].word) & Kind.EVERYDAY_GIVEN:
        return False
    return index + 1 >= last or not _may_go_on(account.text, account.tokens, index + 1)


def _may_go_on(text: str, tokens: Sequence[Token], index: int) -> bool:
    """Whether a token may belong to the run that ends before it."""
    token = tokens[index]
    gap = text[tokens[index - 1].end : token.start]
    if gap == " " and token.word not in PARTICLES:
        printed = text[token.start : token.end]
        return printed[0].isupper() or not printed.isalpha()
    return gap[:1] in GOES_ON


def _run_from(
    account: Account, index: int, number: int, last: int, headline: bool
) -> tuple[list[Word], int]:
    """The words of the run from the token ``index`` on, and one past the last token it may hold.

    Args:
        account: The article.
        index: The first token of the run.
        number: The sentence that it stands in.
        last: One past the last token that the run may hold.
        headline: Whether the sentence is capitalised throughout.
    """
    text, tokens = account.text, account.tokens
    run = [_word(text, tokens[index], index)]
    nicknamed = False
    index += 1
    while index < last and run[-1].end == tokens[index - 1].end:
        if not _may_go_on(text, tokens, index):
            break  # most runs
        joined = _joined(account, index, last)
        quoted = 0
        if not joined:
            quoted = 0 if nicknamed or headline else _quoted(account, index, last)
            if not quoted:
                break
            nicknamed = True
            joined = quoted + 1
        for position in range(index, index + joined):
            inside = position < index + quoted
            run.append(_word(text, tokens[position], position, quoted=inside))
        index += joined
        if index == last and _breaks_at_initial(account, number, run):
            last += 1
    return run, last


def _word(text: str, token: Token, index: int, *, quoted: bool = False) -> Word:
    start, end, folded = token.start, token.end, token.word
    printed = text[start:end]
    dotted = text.startswith(".", end)
    if "-" in printed:
        if head := _glued_verb(printed):
            printed, end = head, start + len(head)
        elif tail := _after_glued_noun(printed):
            printed, start = tail, end - len(tail)
        folded = fold(printed)
    elif not printed.isascii():
        folded = fold(printed)
    return Word(index, start, end, folded, printed, kind(folded), quoted, dotted)


def _glued_verb(printed: str) -> str:
    """The name before a hyphen that stands for a dash ("Ana Ruiz-was she there?-left")."""
    if "-" not in printed or not printed[0].isupper():
        return ""
    head, _, tail = printed.partition("-")
    return head if tail in DASHED and len(head) > 1 else ""


def _after_glued_noun(printed: str) -> str:
    """The name after a hyphen that stands for a dash ("the driver-Ana Ruiz-fled")."""
    if "-" not in printed or not printed[0].islower():
        return ""
    head, _, tail = printed.rpartition("-")
    noun = head in words("roles") or head in ("man", "woman", "boy", "girl")
    return tail if noun and tail[:1].isupper() else ""


def _breaks_at_initial(account: Account, number: int, run: Sequence[Word]) -> bool:
    """Whether the sentence seems to end at an initial with the family name after it."""
    last = run[-1].printed
    if number + 1 >= len(account.sentences) or len(run) > 3 or len(last) > 1 or last in "IVX":
        return False
    sentence, following = account.sentences[number], account.sentences[number + 1]
    if following.block != sentence.block or following.first == following.last:
        return False
    token = account.tokens[following.first]
    found = kind(token.word)
    return (
        account.text[sentence.end - 1] == "."
        and account.text[token.start].isupper()
        and not found & (Kind.FUNCTION | Kind.ENGLISH | Kind.TITLE)
        and bool(found & Kind.FAMILY)
        and bool(run[0].kind & Kind.GIVEN)
    )


def _after_mark(text: str, token: Token) -> bool:
    return token.start > 0 and text[token.start - 1] in "\"“‘'•"


def _gap(account: Account, index: int) -> str:
    """What stands between the token before ``index`` and it."""
    return account.text[account.tokens[index - 1].end : account.tokens[index].start]


def _is_abbreviated(account: Account, index: int) -> bool:
    token = account.tokens[index]
    if token.end - token.start == 1:
        return token.word != "i"  # "Charles I." ends more sentences than it begins names
    return token.word in ABBREVIATIONS


def _closes_up(account: Account, index: int) -> bool:
    """Whether nothing but a space parts the token from the one before."""
    gap = _gap(account, index)
    if gap in SPACES:
        return True
    return gap[:1] == "." and _is_abbreviated(account, index - 1) and bool(STOP.fullmatch(gap))


def _printed(account: Account, index: int) -> str:
    token = account.tokens[index]
    return account.text[token.start : token.end]


def _continues(account: Account, index: int, last: int) -> bool:
    return (
        index + 1 < last
        and _closes_up(account, index + 1)
        and is_capitalised(_printed(account, index + 1))
    )


def _joined(account: Account, index: int, last: int) -> int:
    """How many tokens from ``index`` on belong to the run that ends before it."""
    if not _closes_up(account, index):
        return 0
    printed = _printed(account, index)
    if is_capitalised(printed) or _glued_verb(printed):
        return 1
    if printed in PARTICLES:
        if _continues(account, index, last):
            return 2
        following = index + 1 < last and _printed(account, index + 1) in PARTICLES
        if following and _closes_up(account, index + 1) and _continues(account, index + 1, last):
            return 3
    return 0


def _quoted(account: Account, index: int, last: int) -> int:
    """How many tokens from ``index`` on are a nickname in marks with a name after it."""
    gap = _gap(account, index)
    if gap == " " or not OPENING_MARK.fullmatch(gap):
        return 0
    for length in (1, 2, 3):
        after = index + length
        if after >= last or not _printed(account, after - 1)[0].isalpha():
            return 0
        gap = _gap(account, after)
        if CLOSING_MARK.fullmatch(gap):
            capital = is_capitalised(_printed(account, index))
            return length if capital and is_capitalised(_printed(account, after)) else 0
        if gap != " ":
            return 0
    return 0
