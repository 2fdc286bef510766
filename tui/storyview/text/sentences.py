"""Sentences of a block of text.

Rules on what stands around a possible end, after Punkt's observation (Kiss and Strunk, 2006)
that abbreviations and initials cause nearly all false ends.
"""

from __future__ import annotations

import re

CLOSERS = "\"'”’»)]"
END = re.compile(rf"[.!?…]+[{re.escape(CLOSERS)}]*(?=\s|$)")
ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof sen sens rep reps gov govs gen lt col sgt capt cmdr maj adm rev hon st ste
    pres supt det insp ofc atty jr sr vs no nos vol pp dept univ assn bros inc corp co ltd
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb
    nev okla ore pa tenn tex vt va wash wis wyo ave blvd rd ft mt etc al e.g i.e a.m p.m cf
    """.split()
)
MAY_END = frozenset("inc corp co ltd jr sr etc al a.m p.m".split())
"""Abbreviations that also end sentences: a capital letter after them begins the next one."""
STARTER = re.compile(
    r"[\"'“‘«(\[]*(?:The|A|An|In|On|At|He|She|It|They|We|I|You|But|And|This|That|These|Those|His"
    r"|Her|Its|Their|There|When|While|After|Before|As|For|If|By|With|From|Since|However|Some|Many"
    r"|Last|Mr|Ms|Mrs|Not|No|Now|Then|Although|Though|According|Meanwhile|Asked)\b"
)


def _is_end(text: str, found: re.Match[str], start: int) -> bool:
    after = text[found.end() :].lstrip() if found.end() < len(text) else ""
    if not after:
        return True
    stop = found.group().rstrip(CLOSERS)
    closed = stop != found.group()
    follower = after.lstrip("\"'“‘«([")[:1]
    if follower.islower():
        return False
    if stop != ".":
        return True
    before = text[start : found.start()]
    word = re.search(r"[^\s\"'“‘«(\[—–-]*$", before)
    last = word.group() if word else ""
    if closed and len(last) > 1 and "." not in last:
        return True
    if re.fullmatch(r"[^\W\d_]", last):
        return bool(STARTER.match(after)) and last != "I" and len(before) > 2
    if re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", last):
        return bool(STARTER.match(after)) or closed
    if last.casefold() in ABBREVIATIONS:
        return last.casefold() in MAY_END and bool(STARTER.match(after))
    return True


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of the block ``text[start:end]``: pairs of offsets, in order.

    Every character that is not white space lies in exactly one.
    """
    block = text[:end]
    sentences = []
    begin = start
    for found in END.finditer(block, start, end):
        if found.start() < begin:
            continue
        if _is_end(block, found, begin):
            sentences.append((begin, found.end()))
            begin = found.end()
            while begin < end and block[begin].isspace():
                begin += 1
    if begin < end:
        sentences.append((begin, end))
    return [(a, b) for a, b in (_trimmed(text, a, b) for a, b in sentences) if a < b]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
