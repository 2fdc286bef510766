"""Who wrote an article, from a byline as pages print it or as their heads state it."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from storyview.sources.outlets import OUTLETS
from storyview.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST = 12
LONGEST_NAME = 60
LONGEST_LINE = 1_000
_TAG = re.compile(r"<[^<>]{1,300}>")
_ADDRESS = re.compile(r"\(?\b[\w.+-]{1,60}@[\w.-]{1,60}\b\)?|https?://\S+|www\.\S+|@\w{2,30}")
_BRACKETS = re.compile(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]")
_LEAD = re.compile(
    r"(?:(?:story|written|reported|posted|published|words|text|analysis|opinion|review|article"
    r"|report|photo(?:graph)?s?|pictures?|video|illustrations?|edited)\s+)?(?:by|von|par|por"
    r"|di|af|av|door|от|автор|bởi|oleh)\b[:\s]\s*"
    r"|(?:authors?|autor(?:en|es|a)?|auteurs?|reporters?|writers?|byline|bylined?)\s*:\s*",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*(?:[;|/•·،、]|\s[–—-]\s)\s*|\s+(?:and|und|et|with|y|e|и|و)\s+|\s*&\s*")
_PLACE = re.compile(r"\s+(?:in|for|at|from|of|via|on|near)\s+\S.*$")
_HONORS = re.compile(
    r",?\s*\b(?:Ph\.?\s?D\.?|M\.?D\.?|MBA|Esq\.?|D\.?Phil\.?|R\.?N\.?|MSc|BSc|CFA)(?=\W|$)"
)
_YOUNGER = re.compile(r",\s*(?=(?:Jr|Sr|II|III|IV)\b)")
_NO_PERSON = re.compile(
    r"\b(?:staff|desk|team|editorial|newsroom|news|agency|agencies|bureau|media|gazette|tribune"
    r"|reporters?|editors?|writers?|correspondents?|contributors?|columnists?|magazine|admin"
    r"|administrator|webmaster|redaktion|r[ée]daction|redacci[óo]n|redazione|redactie|редакция"
    r"|online|web ?desk|services?|department|network|guest|author|editor-in-chief|board"
    r"|unknown|anonymous|n/a|null|none|user|root|wires?|syndicat\w+|journalist|presenter|producer"
    r"|director|professor|analyst|photographer|chief|head of|agence|agentur|press association"
    r"|(?:associated|canadian|united|european|free) press)\b|^the\b|\.(?:com|org|net|co\.uk|de"
    r"|fr)$",
    re.IGNORECASE,
)
"""What no person is called, and what follows a name to say what its bearer does."""
_ROLES = frozenset("correspondent reporter editor writer columnist analyst".split())
_TITLE = re.compile(r"^(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms)\b\.?\s+)+")
_AGENCIES = frozenset(
    "reuters ap afp dpa upi bbc cnn tass xinhua bloomberg ansa efe kyodo pa pti ians ani".split()
)
_PARTICLES = frozenset(
    "de da di do dos das del della van von der den ter la le el al bin ibn bint abu ben y e".split()
)


def names_in(lines: Iterable[str], *, outlet: str = "") -> tuple[str, ...]:
    """The people whom bylines name, each once.

    What is no person's name goes: "By", roles, places, addresses, the outlet and agencies.

    Args:
        lines: Bylines, or names.
        outlet: The outlet's own name, which many pages give as their author.

    >>> names_in(["By ANA RUIZ and Omar Haddad, Staff Writers"], outlet="The Harbour Post")
    ('Ana Ruiz', 'Omar Haddad')
    """
    found: dict[str, str] = {}
    for line in lines:
        for name in _names(clean_line(line)[:LONGEST_LINE]):
            key = _folded(name)
            if key and key not in _folded_outlets(outlet) and len(found) < MOST:
                found.setdefault(key, name)
    return tuple(
        name
        for key, name in found.items()
        # "Ruiz" beside "Ana Ruiz" is the same person once more
        if not any(
            key != other and key in other.split("-") for other in map(_dashed, found.values())
        )
    )


def _names(line: str) -> list[str]:
    whole = _TAG.sub(" ", unescape(line)) if "&" in line or "<" in line else line
    line = whole
    line = _HONORS.sub("", _YOUNGER.sub(" ", _BRACKETS.sub(" ", _ADDRESS.sub(" ", line))))
    names = []
    bracketed = re.findall(r"\(([^()]{3,60})\)", whole)
    for part in _SPLIT.split(line) if line.strip(" ,;|") else bracketed:
        part = _LEAD.sub("", part.strip(" ,;:.-–—*|"), count=1).strip()
        pieces = [piece.strip() for piece in part.split(",")]
        if len(pieces) == 2 and all(piece and " " not in piece for piece in pieces):
            pieces = [f"{pieces[1]} {pieces[0]}"]  # "Haddad, Omar", as libraries write it
        for piece in pieces:
            piece = _bare(_PLACE.sub("", _LEAD.sub("", piece)).strip(" ,;:-–—*|“”\"'"))
            if _is_name(piece):
                names.append(_cased(piece))
    return names


def _bare(piece: str) -> str:
    """A name without the title before it, and without what its bearer does or works for.

    >>> _bare("Dr. Ana Ruiz Environment correspondent")
    'Ana Ruiz'
    """
    words = _TITLE.sub("", piece).split()
    if len(words) > 2 and (words[-1].lower() in _AGENCIES or words[-1] == "Follow"):
        words.pop()
    if len(words) > 2 and words[-1].lower() in _ROLES:
        # The name has two words, and more where an initial or "van" stands in between.
        end = 2
        while end < len(words) - 2 and (
            words[end - 1].lower() in _PARTICLES or len(words[end - 1].rstrip(".")) == 1
        ):
            end += 1
        words = words[:end]
    return " ".join(words)


def _is_name(piece: str) -> bool:
    words = piece.split()
    if not piece or len(piece) > LONGEST_NAME or len(words) > 6:
        return False
    if any(map(str.isdigit, piece)) or _NO_PERSON.search(piece) or not piece[0].isalpha():
        return False
    if piece.lower() in _AGENCIES or _folded(piece) in _known_outlets():
        return False
    if len(words) == 1:
        # A single word in Latin letters is a user's name more often than a person's.
        return not piece.isascii() and len(piece) > 1
    return all(
        word.lower() in _PARTICLES or not word[0].isascii() or _starts_name(word, piece)
        for word in words
    )


def _starts_name(word: str, piece: str) -> bool:
    if word[0].isupper() or not any(map(str.isupper, piece)):
        return True
    # "al-Sayed", "d'Angelo"
    return bool(re.match(r"\w{1,3}[-'’][^\W\d_]", word)) and any(map(str.isupper, word))


def _cased(name: str) -> str:
    """A name in capitals or without any, as it is written elsewhere."""
    if any(map(str.islower, name)) and any(map(str.isupper, name)):
        return name
    if not any(map(str.isupper, name)) and not any(map(str.islower, name)):
        return name
    words = []
    for number, word in enumerate(name.lower().split()):
        if number and word in _PARTICLES:
            words.append(word)
        else:
            words.append(re.sub(r"(?:^|(?<=[-'’.]))[^\W\d_]", lambda f: f[0].upper(), word))
    return " ".join(words)


def _dashed(name: str) -> str:
    return re.sub(r"[\W_]+", "-", name.lower()).strip("-")


def _folded(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.lower())


def _folded_outlets(outlet: str) -> set[str]:
    plain = _folded(outlet)
    return {plain, plain.removeprefix("the"), "the" + plain} - {"", "the"}


def _known_outlets() -> frozenset[str]:
    return frozenset(_folded(name) for name in OUTLETS)
