"""The words of time: which kind each piece of a text is, for the rules that read them.

A text becomes a string of one character a piece, so that a rule is a short regular expression
over kinds ("month day comma year"), after TokensRegex (Chang and Manning, 2014).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import accumulate

MONTHS = (
    "January February March April May June July August September October November December"
).split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SHORT_MONTHS = {
    "Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "Jun": 6, "Jul": 7, "Aug": 8, "Sep": 9, "Sept": 9,
    "Oct": 10, "Nov": 11, "Dec": 12,
}  # fmt: skip
SHORT_WEEKDAYS = {
    "Mon": 1, "Tue": 2, "Tues": 2, "Wed": 3, "Thu": 4, "Thur": 4, "Thurs": 4, "Fri": 5, "Sat": 6,
    "Sun": 7,
}  # fmt: skip
NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
ORDINAL_WORDS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
        "twentieth".split(),
        1,
    )
}
SEASON_WORDS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
UNITS = {
    "day": "D", "week": "W", "fortnight": "F", "month": "M", "quarter": "Q", "year": "Y",
    "decade": "DE", "century": "CE",
}  # fmt: skip
PLURAL_UNITS = {"centuries": "CE"} | {f"{word}s": unit for word, unit in UNITS.items()}
CLOCK_UNITS = {"minute": "M", "minutes": "M", "hour": "H", "hours": "H", "seconds": "S"}
PARTS = {
    "morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "dawn": "TMO",
    "dusk": "TEV",
}  # fmt: skip
SETS = {
    "daily": "XXXX-XX-XX", "weekly": "XXXX-WXX", "monthly": "XXXX-XX", "quarterly": "XXXX-QX",
    "annual": "P1Y", "annually": "P1Y", "yearly": "P1Y", "nightly": "XXXX-XX-XXTNI",
    "everyday": "XXXX-XX-XX", "hourly": "PT1H", "biannual": "P6M", "biennial": "P2Y",
}  # fmt: skip
REFERENCES = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "presently": "PRESENT_REF",
    "nowadays": "PRESENT_REF", "recently": "PAST_REF", "lately": "PAST_REF",
    "formerly": "PAST_REF", "previously": "PAST_REF",
}  # fmt: skip
WORDS: dict[str, str] = {
    word: kind
    for kind, words in {
        "the": "the",
        "a": "a an",
        "of": "of",
        "in": "in",
        "on": "on",
        "at": "at",
        "to": "to through until till thru",
        "from": "from",
        "and": "and",
        "or": "or",
        "this": "this",
        "that": "that",
        "these": "these those",
        "same": "same",
        "last": "last",
        "past": "past",
        "next": "next",
        "coming": "coming upcoming forthcoming",
        "following": "following subsequent ensuing",
        "previous": "previous preceding prior",
        "current": "current",
        "recent": "recent",
        "every": "every each",
        "other": "other alternate",
        "per": "per",
        "early": "early",
        "late": "late",
        "mid": "mid",
        "later": "later afterward afterwards",
        "earlier": "earlier beforehand",
        "ago": "ago",
        "before": "before",
        "after": "after",
        "previously": "previously formerly",
        "begin": "beginning start outset opening onset",
        "end": "end close",
        "middle": "middle",
        "rest": "rest remainder",
        "part": "part portion",
        "latter": "latter",
        "final": "final",
        "approx": "about around nearly almost over under roughly approximately exactly barely",
        "more": "more less fewer",
        "than": "than",
        "least": "least most",
        "just": "just only",
        "full": "full whole entire straight consecutive long short solid",
        "few": "few several",
        "some": "some many",
        "couple": "couple",
        "dozen": "dozen",
        "hundred": "hundred thousand",
        "half": "half",
        "right": "right",
        "today": "today",
        "yesterday": "yesterday",
        "tomorrow": "tomorrow",
        "tonight": "tonight",
        "noon": "noon midday",
        "midnight": "midnight",
        "weekend": "weekend",
        "weekends": "weekends",
        "time": "time",
        "date": "date",
        "indefinite": "undetermined unspecified undisclosed indefinite indeterminate",
        "period": "period length",
        "moment": "moment",
        "future": "future",
        "near": "near foreseeable",
        "fiscal": "fiscal financial",
        "era_bc": "bc bce",
        "era_ad": "ad ce",
        "ca": "ca circa",
        "meridiem": "am pm",
        "old": "old",
        "very": "very",
        "local": "local",
        "up": "up",
    }.items()
    for word in words.split()
}
WORDS |= dict.fromkeys(UNITS, "unit") | dict.fromkeys(PLURAL_UNITS, "units")
WORDS |= dict.fromkeys(CLOCK_UNITS, "clockunit") | dict.fromkeys(PARTS, "daypart")
WORDS |= dict.fromkeys(SEASON_WORDS, "season") | dict.fromkeys(SETS, "set")
WORDS |= {word: "word" for word in NUMBER_WORDS if word != "zero"}
WORDS |= dict.fromkeys(ORDINAL_WORDS, "ord")
WORDS |= {word: "now" for word in REFERENCES if word not in WORDS}
WORDS |= {f"{part}s": "dayparts" for part in ("morning", "afternoon", "evening", "night")}
WORDS |= {f"{day.lower()}s": "weekdays" for day in WEEKDAYS}
NAMES: dict[str, str] = {
    form: kind
    for kind, names in {"month": MONTHS, "weekday": WEEKDAYS}.items()
    for name in names
    for form in (name, name.upper())
}
NAMES |= dict.fromkeys(SHORT_MONTHS, "mon") | dict.fromkeys(SHORT_WEEKDAYS, "wkd")
NAMES |= {short.upper(): "mon" for short in SHORT_MONTHS if len(short) > 3 or short != "Mar"}
NAMES |= dict.fromkeys(
    "ET EST EDT CT CST CDT PT PST PDT MT MST GMT BST UTC CET CEST IST JST KST AEST AEDT".split(),
    "zone",
)
MARKS = {
    "-": "hyphen", "–": "hyphen", "‐": "hyphen", "‑": "hyphen", "—": "dash", ",": "comma",
    ".": "dot", "'": "apostrophe", "’": "apostrophe", "/": "slash", "(": "open", ")": "shut",
}  # fmt: skip
ABBREVIATIONS = {"a": "meridiem", "p": "meridiem", "b": "era_bc", "o": "oclock"}
OTHER_KINDS = (
    "day number year ordinal decade clock numericdate holiday oclock nineeleven quartername "
    "fiscalname other plain".split()
)
KINDS = list(dict.fromkeys([*WORDS.values(), *NAMES.values(), *MARKS.values(), *OTHER_KINDS]))
LETTERS = (letter for point in range(0x100) if (letter := chr(point)).isalnum() or point > 0xA0)
CODE = {kind: next(LETTERS) for kind in KINDS}
"""The character that stands for each kind. Patterns over Latin 1 compile in half the time."""
WORD_CODES = {word: CODE[kind] for word, kind in WORDS.items()}
PRINTED_CODES = WORD_CODES | {form: CODE[kind] for form, kind in (NAMES | MARKS).items()}
"""The same for names and marks as well, which count as they are printed."""


class Pieces:
    """The words, numbers and marks of a paragraph, asked for by number."""

    def __init__(self, text: str, start: int, chunks: list[str], codes: list[str]) -> None:
        self.text = text
        """The whole text of the article."""
        self.codes = "".join(codes)
        """One character a piece: its kind."""
        self._start = start
        self._chunks = chunks
        self._codes = codes
        self._firsts: list[int] = []
        self._lengths: list[int] = []
        self._spans: dict[int, tuple[int, int]] = {}

    def start(self, index: int) -> int:
        """Where a piece begins, code points into the text."""
        return self._span(index)[0]

    def end(self, index: int) -> int:
        """Where a piece ends."""
        return self._span(index)[1]

    def word(self, index: int) -> str:
        """The very characters of a piece."""
        first, last = self._span(index)
        return self.text[first:last]

    def _span(self, index: int) -> tuple[int, int]:
        if index not in self._spans:
            self._cut(index)
        return self._spans[index]

    def _cut(self, index: int) -> None:
        """Find where the pieces of one stretch lie."""
        if not self._firsts:  # few paragraphs are ever asked
            self._firsts = [0, *accumulate(map(len, self._codes))]
            self._lengths = [0, *accumulate(map(len, self._chunks))]
        chunk = bisect_right(self._firsts, index) - 1
        before = self._start + chunk  # with a space before each but the first
        start, end = before + self._lengths[chunk], before + self._lengths[chunk + 1]
        for nth, found in enumerate(_lexeme().finditer(self.text, start, end), self._firsts[chunk]):
            self._spans[nth] = found.span()


@cache
def _lexeme() -> re.Pattern[str]:
    return re.compile(
        # most pieces, which need not be tried as anything else
        r"(?P<small>[a-z]{2,}+(?=[ ,.])|[a-z][^\W\d_]+)|[^\s\w]"
        r"|(?P<phrase>(?:Christmas(?: Eve| Day)?|New Year['’]s(?: Eve| Day)?|Halloween|Juneteenth"
        r"|Thanksgiving(?: Day)?|Easter(?: Sunday| Monday)?|Good Friday|Black Friday|Cyber Monday"
        r"|Ash Wednesday|Palm Sunday|(?:May|Anzac|ANZAC|Canada|Australia"
        r"|Armistice|Remembrance|Labor|Boxing|Memorial|Veterans|Columbus|Bastille|Election"
        r"|Presidents['’]|Father['’]s|Mother['’]s|Valentine['’]s|St\. Patrick['’]s"
        r"|Martin Luther King(?:,? Jr\.)?) Day)\b)"
        r"|(?P<abbreviation>\b(?:[ap]\.m|[AP]\.M|B\.C(?:\.E)?|A\.D)\b\.?|\bo['’]clock\b)"
        r"|(?P<quarter>\b(?:Q[1-4]|H[12])\b)|(?P<fiscal>\bFY ?(?:\d{4}|\d\d)\b(?!-\d\d?-\d))"
        r"|(?P<word>[^\W\d_]+)"
        r"|(?P<number>\d\d?-\d\d?-\d{4}(?![\d-])|\d{4}-\d\d?-\d\d?(?![\d-])(?:T\d\d:\d\d(?::\d\d)?)?"
        r"|\d{1,4}[/.]\d{1,2}[/.]\d{1,4}(?![\d/])|\d{1,2}:\d\d(?::\d\d)?(?![\d:])"
        r"|\d+(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|(?!\d{4}/)\d+/\d+|\d+(?:st|nd|rd|th)\b|\d{1,3}0['’]?s\b|\d+)"
    )


class Lexicon(dict[str, str]):
    """The kinds of the pieces of each stretch without a space, one character a piece.

    What stands between two spaces comes again and again, and is cut into pieces once.
    """

    def __missing__(self, chunk: str) -> str:
        """Read a stretch that has not been there before."""
        codes = self[chunk] = _codes_of_word(chunk) or codes_of(chunk)
        return codes

    def read(self, text: str, start: int, end: int) -> Pieces:
        """Cut ``text[start:end]`` into pieces and name the kind of each."""
        paragraph = text[start:end]
        if any(part in paragraph for part in SPACED):
            return Pieces(text, start, [paragraph], [codes_of(paragraph)])
        chunks = paragraph.split(" ")
        return Pieces(text, start, chunks, [*map(self.__getitem__, chunks)])


SPACED = (
    " Day", " Eve", "New Year", "Easter ", "Good Friday", "Black Friday", "Cyber Monday",
    "Ash Wednesday", "Palm Sunday", "FY ",
)  # fmt: skip
"""One of these is in every piece with a space."""
LONE_HOLIDAYS = frozenset("Christmas Halloween Juneteenth Thanksgiving Easter".split())


def _codes_of_word(chunk: str) -> str:
    """The kinds of a word, with a comma or stop or without; empty for anything else."""
    mark = chunk[-1:] if chunk.endswith((",", ".")) else ""
    word = chunk[: len(chunk) - len(mark)]
    if not word.isalpha() or word in LONE_HOLIDAYS:
        return ""
    code = PRINTED_CODES.get(word) or WORD_CODES.get(word.lower(), CODE["plain"])
    return code + PRINTED_CODES[mark] if mark else code


def codes_of(text: str) -> str:
    """The kinds of the pieces of a text, one character a piece."""
    codes: list[str] = []
    for found in _lexeme().finditer(text):
        piece = found.group()
        code = PRINTED_CODES.get(piece)
        if code is None:
            group = found.lastgroup
            if group == "small" or group == "word":
                code = WORD_CODES.get(piece.lower(), CODE["plain"])
            elif group == "number":
                code = CODE[_number_kind(piece)]
            elif group == "phrase":
                code = CODE["holiday"]
            elif group == "abbreviation":
                ours = piece[0] == "A" and "M" not in piece
                code = CODE["era_ad" if ours else ABBREVIATIONS[piece[0].lower()]]
            elif group in ("quarter", "fiscal"):
                code = CODE[f"{group}name"]
            else:
                code = CODE["other"]
        codes.append(code)
    return "".join(codes)


def _number_kind(piece: str) -> str:
    if piece.isascii() and piece.isdigit():
        if len(piece) == 4 and 1000 <= int(piece) <= 2199:
            return "year"
        return "day" if len(piece) < 3 and 1 <= int(piece) <= 31 else "number"
    if piece[-1] == "s":
        return "decade"
    if piece[-1].isalpha():
        return "ordinal"
    if ":" in piece:
        return "numericdate" if "-" in piece else "clock"
    if piece.replace(",", "").replace(".", "", 1).isdigit() and piece.count(".") < 2:
        return "number"
    if piece == "9/11":
        return "nineeleven"
    return "numericdate" if len(re.split(r"[-/.T]", piece)) >= 3 else "other"
