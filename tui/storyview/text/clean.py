"""Characters that do nothing but harm in a terminal, taken out of a text.

A terminal obeys what is printed on it: it clears the screen, writes to the clipboard, answers
on standard input. So a text is cleaned once on its way in, and every line again as the last
step before the screen and standard error. What a control sequence is follows ECMA-48.
"""

from __future__ import annotations

import re
from functools import cache
from unicodedata import category

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
MARKS_ON_A_BASE = 4
"""Hebrew and Vietnamese need up to three; towers of marks break terminals and multiplexers."""
TAB_STOP = 4
"""Columns (code points); CommonMark counts the same, so indented code stays what it is."""

NEWLINES = "\r\x85\u2028\u2029"
UNPAIRED_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"
INVISIBLE = (
    "\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U0001d173-\U0001d17a\U000e0000-\U000e007f"
)
"""Soft hyphen, direction marks, embeddings, overrides and isolates, zero widths, tags."""
WITHOUT_MEANING = (
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0xF0000, 0x10000)
    )
    + "\U000f0000-\U0010ffff"
)
"""Surrogates, private use and non-characters."""

STRING_BODY = r"[^\x18\x1a\x1b\x90\x98\x9b-\x9f]*+"
SEQUENCES = (
    ("CSI", r"(?:\x1b\[|\x9b)[0-?]*+[ -/]*+[@-~]"),
    ("OSC", r"(?:\x1b\]|\x9d)[^\x07\x18\x1a\x1b\x90\x98\x9b-\x9f]*+(?:\x07|\x1b\\|\x9c)"),
    ("DCS, SOS, PM, APC", rf"(?:\x1b[PX^_]|[\x90\x98\x9e\x9f]){STRING_BODY}(?:\x1b\\|\x9c)"),
)
"""Complete control sequences, 7-bit and 8-bit. A body ends where the next sequence begins, as on
a terminal; so matching takes time linear in the text, however many are never ended."""

ARABIC_AND_INDIC = (
    "\u0600-\u06ff\u0750-\u077f\u0870-\u0dff\u0f00-\u109f\u1780-\u17ff"
    "\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc"
)
EMOJI = "\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"

_SUSPECT = re.compile(rf"[\t{NEWLINES}{UNPAIRED_CONTROLS}{INVISIBLE}{WITHOUT_MEANING}\u200c\u200d]")
_SUSPECT_ASCII = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
_SUSPECT_RUN = re.compile(r"[^\w\s\x00-\u02ff]{5}")
_PILE = re.compile(r"[^\w\s\x00-\u02ff]{5,}")
"""What may hold more than four marks on a base: marks are neither word characters nor space."""


def clean(text: str) -> str:
    """The text with nothing in it that could steer a terminal or deceive the eye.

    Complete control sequences vanish; of unknown ones only the escape character does. Line ends
    become newlines, tabs spaces, characters without a meaning U+FFFD. Cleaning twice is cleaning
    once. Takes time linear in the text.
    """
    if not _is_suspect(text):
        return text
    text = _harm().sub(_harmless, text)
    text = _PILE.sub(_levelled, text)
    text = _loose_joiner().sub("", text)
    return text.expandtabs(TAB_STOP)


def clean_line(text: str) -> str:
    """The same for what stands on one line: a title, a source, a file name, an error message.

    Line ends and runs of white space become one space; none is left at either end.
    """
    return " ".join(clean(text).split())


def is_clean(text: str) -> bool:
    """Whether cleaning would leave the text as it is."""
    return clean(text) == text


def _is_suspect(text: str) -> bool:
    """Whether there may be something to take out; nearly all texts end here, so it is fast."""
    if text.isascii():
        return _SUSPECT_ASCII.search(text) is not None
    each = "".join(set(text))  # an article has eighty different characters
    return bool(_SUSPECT.search(each) or _SUSPECT_RUN.search(text))


@cache  # most texts are clean, and compiling takes as long as cleaning many of them
def _harm() -> re.Pattern[str]:
    return re.compile(
        "|".join(f"(?:{pattern})" for _, pattern in SEQUENCES)
        + rf"|(?P<newline>\r\n?|[{NEWLINES}])"
        + rf"|(?P<unknown>[{WITHOUT_MEANING}])"
        + rf"|[{UNPAIRED_CONTROLS}{INVISIBLE}]"
    )


@cache
def _loose_joiner() -> re.Pattern[str]:
    """A joiner that stands neither between two emoji nor between two Arabic or Indic letters."""
    return re.compile(
        rf"(?<![{ARABIC_AND_INDIC}{EMOJI}\ufe0f])[\u200c\u200d]"
        rf"|[\u200c\u200d](?![{ARABIC_AND_INDIC}{EMOJI}])"
        rf"|(?<=[{EMOJI}\ufe0f])(?:\u200c|\u200d(?![{EMOJI}]))"
        rf"|(?<=[{ARABIC_AND_INDIC}])[\u200c\u200d](?![{ARABIC_AND_INDIC}])"
    )


def _harmless(found: re.Match[str]) -> str:
    match found.lastgroup:
        case "newline":
            return "\n"
        case "unknown":
            return REPLACEMENT
        case _:
            return ""


def _levelled(found: re.Match[str]) -> str:
    """A run of marks and symbols with at most four marks of a kind on each base."""
    kept = []
    above = beside = 0
    for character in found.group():
        match category(character):
            case "Mn" | "Me":
                above += 1
                if above > MARKS_ON_A_BASE:
                    continue
            case "Mc":
                # Burmese needs more than four in all, when those with a place of their own count.
                beside += 1
                if beside > MARKS_ON_A_BASE:
                    continue
            case "Cf":
                pass  # a joiner is no base: what stands around it would pile up once it is gone
            case _:
                above = beside = 0
        kept.append(character)
    return "".join(kept)
