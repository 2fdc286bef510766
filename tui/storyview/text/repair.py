"""Characters that were broken on their way here, mended without touching good ones.

Repair comes before cleaning: half of what is left of a broken character may be a control
character. Each kind of damage is a row of ``REPAIRS``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from storyview.text.plain import lines_are_paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable

OPENING = "\N{LEFT DOUBLE QUOTATION MARK}"
CLOSING = "\N{RIGHT DOUBLE QUOTATION MARK}"


class Repair(NamedTuple):
    """One kind of damage and its cure."""

    name: str
    traces: re.Pattern[str]
    """The characters that such damage begins with; searching for them is ten times as fast."""
    may_need: re.Pattern[str]
    """Found in every text that has the damage, and in few others."""
    mend: Callable[[str], tuple[str, int]]
    """The mended text, and how many places were mended."""
    one: str
    many: str
    """What to tell people, with the number in front."""


class BrokenClosing(NamedTuple):
    """What a closing quotation mark can turn into, while a quotation is open."""

    name: str
    pattern: str


class MisreadAs(NamedTuple):
    """How the UTF-8 of Latin letters and of typographic marks looks in another encoding."""

    encoding: str
    pattern: str
    """One character: what its first byte becomes, and one or two more."""


MISREAD_AS = (
    MisreadAs("sloppy-windows-1252", r"[ÂÃÄÅ][^\x00-\x7f]|[áâ][^\x00-\x7f]{2}"),
    MisreadAs("mac_roman", r"[¬√ƒ≈][^\x00-\x7f]|‚[^\x00-\x7f]{2}"),
    MisreadAs("cp437", r"[┬├─┼][^\x00-\x7f]|[Γß][^\x00-\x7f]{2}"),
)

BROKEN_CLOSINGS = (
    BrokenClosing(
        "third byte lost",
        # Not before what completes a known sequence: ftfy has had its turn, so that is no damage.
        r"â€(?:\ufffd|(?<=[,.!?]â€)\?)?(?![\x80-\xbf–—‘’‚“”„†‡•…‰‹›€™œšžŸŒŠŽƒˆ˜])",
    ),
    BrokenClosing("dagger", r"(?<=[^\W_]|[,.?!…'’\-)])†"),
)

WINDOWS_PUNCTUATION = {
    "\x91": "‘",
    "\x92": "’",
    "\x93": "“",
    "\x94": "”",
    "\x96": "–",
    "\x97": "—",
}

FEWEST_FOREIGN = 6
"""Until a longer run was, a shorter one that would be letters of another script is chance."""
_RUN = re.compile(r"[^\x00-\x7f]{2,}")
_CONTINUED = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_MISREAD = re.compile(
    # Beyond doubt: a curly quotation mark's first two bytes as Mac OS Roman, DOS code page 437 or
    # Windows-1251; signs of mathematics in a word; a capital after a small letter.
    rf"(?P<sure>‚Ä|ΓÇ|вЂ|¬[^\x00-\x7f]|(?<=[a-zA-Z])√[^\x00-\x7f]|(?<=[a-z])[ÂÃÄÅ]{_CONTINUED})"
    # Else a whole sequence as Latin-1 or Windows-1252, for ftfy to judge.
    rf"|[\xc2-\xdf]{_CONTINUED}|[\xe0-\xef]{_CONTINUED}{{2}}|[\xf0-\xf4]{_CONTINUED}{{3}}"
)
_WESTERN = re.compile(
    r"[\x00-\x7f\xa0-\u024f\u02c6-\u02dc\u1e00-\u1eff\u2000-\u203a\u20a0-\u20bf\u2122]*"
)
"""What a broken character among Latin letters can have been."""
_WINDOWS_CONTROL = re.compile("[\x91-\x94\x96\x97]")
_BROKEN_CLOSING = re.compile("|".join(row.pattern for row in BROKEN_CLOSINGS))
_QUOTATION_MARK = re.compile(
    f"(?P<opening>{OPENING})|(?P<closing>{CLOSING})|(?P<broken>{_BROKEN_CLOSING.pattern})"
)
_LINE_END = re.compile("\r\n?|[\n\x85\u2028\u2029]")
_BLANK_LINES = re.compile(
    r"(?:\r\n?|[\n\x85\u2028\u2029])[^\S\r\n\x85\u2028\u2029]*(?:\r\n?|[\n\x85\u2028\u2029])\s*"
)


def repair(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with broken characters mended, and a note for people on each kind of damage.

    To be called before cleaning. A text without damage comes back as it is.
    """
    if text.isascii():
        return text, ()
    notes = []
    for row in REPAIRS:
        if any(row.may_need.match(text, found.start()) for found in row.traces.finditer(text)):
            text, count = row.mend(text)
            if count:
                notes.append(f"{count} {row.one if count == 1 else row.many}")
    return text, tuple(notes)


def _read_again(text: str) -> tuple[str, int]:
    """Decode again what was UTF-8 and read as another encoding, run by run (ftfy).

    ftfy judges each run alone, so that good text beside it stays as it is. What it leaves as too
    short to be sure of is mended only where the text is known to be damaged.
    """
    from ftfy import TextFixerConfig, fix_encoding

    # Restoring lost bytes is guesswork, and makes daggers of closing quotation marks; mending
    # control characters would make visible text of 8-bit control sequences.
    careful = TextFixerConfig(
        restore_byte_a0=False, replace_lossy_sequences=False, fix_c1_controls=False, explain=False
    )
    count = 0
    foreign = False

    def read_again(found: re.Match[str]) -> str:
        nonlocal count, foreign
        run = found.group()
        whole = found.string
        if not _MISREAD.search(whole, *found.span()):
            return run  # "“£" is nothing misread, although ftfy, asked alone, would think so
        better = fix_encoding(run, careful)
        # "É»" may end a name in capitals: a Latin word does not go on in another script.
        start, end = found.span()
        in_word = whole[start - 1 : start].isalpha() or whole[end : end + 1].isalpha()
        western = _WESTERN.fullmatch(better) is not None
        if better == run or (
            not western and (in_word or (len(run) < FEWEST_FOREIGN and not foreign))
        ):
            return run
        foreign = foreign or not western
        count += 1
        return better

    mended = _RUN.sub(read_again, text)
    if foreign:  # short words that came before the first long one
        mended = _RUN.sub(read_again, mended)
    if count or any(found["sure"] for found in _MISREAD.finditer(mended)):
        for row in MISREAD_AS:
            mended, more = _read_rest(mended, row)
            count += more
    return mended, count


def _read_rest(text: str, row: MisreadAs) -> tuple[str, int]:
    count = 0

    def read_again(found: re.Match[str]) -> str:
        nonlocal count
        try:
            better = found.group().encode(row.encoding).decode()
        except UnicodeError:
            return found.group()
        if len(better) > 1 or not _WESTERN.fullmatch(better):
            return found.group()
        count += 1
        return better

    return re.sub(row.pattern, read_again, text), count


def _read_windows_punctuation(text: str) -> tuple[str, int]:
    return _WINDOWS_CONTROL.subn(lambda found: WINDOWS_PUNCTUATION[found.group()], text)


def _close_quotations(text: str) -> tuple[str, int]:
    """Walk each paragraph, counting the quotations that are open."""
    lines = _LINE_END.split(text)
    paragraph_end = _LINE_END if lines_are_paragraphs(lines) else _BLANK_LINES
    pieces = []
    count = start = 0
    for end, resume in [
        *((e.start(), e.end()) for e in paragraph_end.finditer(text)),
        (len(text),) * 2,
    ]:
        paragraph = text[start:end]
        if OPENING in paragraph and _BROKEN_CLOSING.search(paragraph):
            paragraph, mended = _close_in_paragraph(paragraph)
            count += mended
        pieces += [paragraph, text[end:resume]]
        start = resume
    return "".join(pieces), count


def _close_in_paragraph(text: str) -> tuple[str, int]:
    marks = list(_QUOTATION_MARK.finditer(text))
    closed_later = [0] * (len(marks) + 1)
    """For each mark, how many sound closing marks follow before the next opening one."""
    for index in range(len(marks) - 1, -1, -1):
        match marks[index].lastgroup:
            case "opening":
                closed_later[index] = 0
            case "closing":
                closed_later[index] = closed_later[index + 1] + 1
            case _:
                closed_later[index] = closed_later[index + 1]
    pieces = []
    count = depth = start = 0
    for index, found in enumerate(marks):
        if found.lastgroup == "opening":
            depth += 1
        elif found.lastgroup == "closing":
            depth = max(0, depth - 1)
        elif depth > closed_later[index]:
            depth -= 1
            count += 1
            pieces += [text[start : found.start()], CLOSING]
            start = found.end()
            if text[start : start + 1].isalnum():
                pieces.append(" ")
    return "".join([*pieces, text[start:]]), count


REPAIRS = (
    Repair(
        "UTF-8 read as another encoding",
        re.compile("[‚Γв¬√Â-ô]"),
        _MISREAD,
        _read_again,
        "wrongly decoded passage mended",
        "wrongly decoded passages mended",
    ),
    Repair(
        "Windows punctuation read as control characters",
        _WINDOWS_CONTROL,
        _WINDOWS_CONTROL,
        _read_windows_punctuation,
        "quotation mark or dash of Windows mended",
        "quotation marks and dashes of Windows mended",
    ),
    Repair(
        "broken closing quotation marks",
        re.compile("[â†]"),
        _BROKEN_CLOSING,
        _close_quotations,
        "closing quotation mark mended",
        "closing quotation marks mended",
    ),
)
