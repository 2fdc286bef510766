"""Sentences of a block of text.

Every stop that could end a sentence is judged by the word before it and by what follows, after
Punkt's observation (Kiss and Strunk, 2006) that abbreviations and initials cause nearly all false
ends. Linear in the length of the block.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

STOP = re.compile(
    r"(?P<stop>[.!?…。！？।۔؟]"  # first what all begin with: to look for that takes a tenth
    r"(?:(?<=\.)(?:[ \u00a0]\.(?!\.))+|(?<=[.!?…])[.!?…]*|[。！？।۔؟]*))"
    r"(?P<closed>[\"'”’»)\]]*(?:\[\d{1,3}\])*)"
)
"""A possible end: stops, then closing marks and footnote numbers."""
OPENERS = "\"'“‘«([¿¡"
STARTER = re.compile(
    r"[\"'“‘«(\[¿¡]*(?:The|A|An(?=[ \u00a0][aeiouhAEIOUFHLMNRSX8\"'“‘])|In|On|At|He|She|It|They|We"
    r"|I|You|But|And|Or|So|Yet|This|That|These|Those|His|Her|Its|Their|Our|My|Your|There|Here|When|While"
    r"|After|Before|As|For|If|By|With|From|Since|However|Some|Many|Most|More|Several|Both|Each|Every|All|Another|Other|Others"
    r"|Last|Not|No|Now|Then|Although|Though|Because|Until|Once|Unless|Despite|According"
    r"|Meanwhile|Asked|Still|Also|Only|Even|Just|Such|What|Who|Why|How|Where|Which|Whether|To|Of"
    r"|It's|That's|I'm|He's|She's|We're|They're|Mr|Mrs|Ms|Police(?![ \u00a0][A-Z])|Officials"
    r"|Authorities|Yesterday|Today|Earlier|Later|Afterwards?|During|Under(?![ \u00a0-]Secretar)"
    r"|Over|Between|Among|Through|Instead)"
    r"(?=[\s,'’…]|$)"
)
"""A word that often opens a sentence, and seldom goes on with a name. "An" is one only before what
may begin with a vowel: elsewhere it is a surname."""
SPEAKING = re.compile(
    r"(?:(?:[A-Z][\w'’-]*\.?|of|the|de|van|von|al|bin)\s+){1,6}"
    r"(?:said|says|asked|asks|told|wrote|writes|tweeted|added|replied|shouted|yelled|cried"
    r"|exclaimed|wondered|demanded|joked|declared|answered)\b"
)
"""The speaker of the question or exclamation just before: "Why?" Ana Ruiz asked."""
CLOCK = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May|June|July|August"
    r"|(?:Septem|Octo|Novem|Decem)ber|[A-Z]{2,4}\b|Eastern|Central|Mountain|Pacific|Greenwich"
    r"|London|Moscow|Tokyo|Beijing|Paris"
)
"""What follows "5 p.m." inside a sentence."""
DIGIT = re.compile(r"[#$€£]?\d")
LETTER = re.compile(r"[^\W\d_]\Z")
DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}\Z")
MARKER = re.compile(r"[(\[]?(?:\d{1,3}|[^\W\d_]|[ivxIVX]{1,4})\Z")
"""The number or letter of a list item."""
WORD_REACH = 40
"""How far back (code points) the word before a stop is looked for."""


class After(Enum):
    """When a stop behind an abbreviation ends the sentence all the same."""

    NEVER = "never"
    STARTER = "before a word that opens sentences"
    NO_NUMBER = "unless a number follows"
    NO_DAY = "before a capital, unless a day, month or time zone follows"


class Abbreviations(NamedTuple):
    """Words that are written with a stop."""

    words: str
    after: After
    capital: bool = False
    """Only when they begin with a capital: "Sat." is a day, "sat." ends a sentence."""
    small: bool = False
    """Not when they are in capitals: "est." stands for estimated, "EST." is a time zone."""


ABBREVIATIONS = (
    Abbreviations(
        """mr mrs ms mx messrs dr prof sens reps gov govs lt cpl cmdr maj brig pvt rev hon fr ste
        pres supt det insp ofc sgt capt const atty vs mt mts e.g i.e cf viz""",
        After.NEVER,
    ),
    Abbreviations("approx est ca resp", After.NEVER, small=True),
    Abbreviations("sen rep gen col adm sec sr pres mus st ft cie", After.STARTER, capital=True),
    Abbreviations("no nos vol vols pp p art ch fig figs sec par nr", After.NO_NUMBER),
    Abbreviations(
        """jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat
        sun ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo
        mont neb nev okla ore pa penn tenn tex tx vt va wash wis wyo ont que ave blvd rd hwy sq ct
        pl dept univ assn""",
        After.STARTER,
        capital=True,
    ),
    Abbreviations("inc corp co ltd plc llc bros jr sr esq etc al ph.d m.d", After.STARTER),
    Abbreviations("a.m p.m am pm", After.NO_DAY),
    Abbreviations("yahoo! jeopardy! wham!", After.STARTER),
)
_BY_WORD: dict[str, list[Abbreviations]] = {}
for _row in ABBREVIATIONS:
    for _word in _row.words.split():
        _BY_WORD.setdefault(_word, []).append(_row)


def split_sentences(
    text: str, start: int, end: int, quotes: int | None = None
) -> list[tuple[int, int]]:
    """The sentences of the block ``text[start:end]``: pairs of offsets, in order.

    Every character that is not white space lies in exactly one.

    Args:
        text: The whole text.
        start: Where the block begins.
        end: Where it ends.
        quotes: How many straight quotation marks stand before it, if that is known.
    """
    sentences = []
    begin = _solid(text, start, end)
    quotes = text.count('"', 0, start) if quotes is None else quotes
    counted = start
    for found in STOP.finditer(text, begin, end):
        if found.start() <= begin:
            continue  # "... and so on": the sentence opens with it
        stop = found.end("stop")
        last = found.end()
        quotes += text.count('"', counted, last)
        counted = last
        inside = bool(quotes % 2)
        after = last
        if after < end and not text[after].isspace():
            if inside and text[last - 1] == '"' and last > stop:
                last = after = last - 1  # the mark opens the next sentence: said."We
            if not _ends_without_space(text, begin, found, after, end):
                continue
        else:
            after = _solid(text, last, end)
            # A closing mark that stands apart, as in tokenized text: said . "
            if after < end and (text[after] in "”’»" or (inside and text[after] == '"')):
                beyond = after + 1
                if beyond >= end or text[beyond].isspace():
                    last, after = beyond, _solid(text, beyond, end)
            if after < end and not _ends(text, begin, found, after, end):
                continue
        if last > begin:
            sentences.append((begin, last))
            begin = _solid(text, last, end)
    if begin < end:
        while text[end - 1].isspace():
            end -= 1
        sentences.append((begin, end))
    return sentences


def _solid(text: str, start: int, end: int) -> int:
    """The first character from ``start`` that is not white space."""
    while start < end and text[start].isspace():
        start += 1
    return start


def _word_before(text: str, begin: int, stop: int) -> str:
    """The word that ends at ``stop``, without opening marks."""
    reach = max(begin, stop - WORD_REACH)
    place = stop
    while place > reach and not (text[place - 1].isspace() or text[place - 1] in "\"'“‘«(—–"):
        place -= 1
    return text[place:stop]


def _ends_without_space(text: str, begin: int, found: re.Match[str], after: int, end: int) -> bool:
    """Whether a stop with no white space behind it ends a sentence all the same."""
    mark = found.group("stop")
    if mark[0] in "。！？।۔؟":
        return True
    if text[after] in "“«" or (after < found.end() and text[after] == '"'):
        return text[after + 1 : after + 2].isupper()
    before = _word_before(text, begin, found.start())
    if after > found.end("stop") and text[after].isupper() and found.group("closed")[0] in '"”»':
        return True
    return before.isalpha() and before[1:].islower() and bool(STARTER.match(text, after, end))


def _ends(text: str, begin: int, found: re.Match[str], after: int, end: int) -> bool:
    """Whether a stop ends the sentence that began at ``begin``; more text follows at ``after``."""
    mark, closed = found.group("stop", "closed")
    follower = after
    while follower < end - 1 and text[follower] in OPENERS:
        follower += 1
    if text[follower].islower() and not text[follower + 1 : follower + 2].isupper():
        return False
    opens = STARTER.match(text, after, end) is not None
    word = _word_before(text, begin, found.start())
    if mark[0] in "?!":
        if closed and SPEAKING.match(text, after, end):
            return False
        return opens or f"{word}{mark}".casefold() not in _BY_WORD
    if mark != ".":
        return True
    if begin + len(word) >= found.start() - 1 and MARKER.match(word):
        return False  # the number of a list item
    if LETTER.match(word):
        return opens or bool(closed)
    if DOTTED.match(word) and word.casefold() not in _BY_WORD:
        return opens or bool(closed)
    if closed and not closed.startswith(")"):
        return True
    for row in _BY_WORD.get(word.rpartition("-")[2].casefold(), ()):  # "Aoraki-Mt. Cook"
        if (row.capital and not word[0].isupper()) or (row.small and word.isupper()):
            continue
        if row.after is After.NEVER:
            return False
        if row.after is After.STARTER:
            return opens
        if row.after is After.NO_NUMBER and DIGIT.match(text, after, end):
            return False
        if row.after is After.NO_DAY:
            return not CLOCK.match(text, follower, end) and not text[follower].isdigit()
    return True
