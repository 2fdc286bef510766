"""How wide letters are in Helvetica and Times, in sizes of the letters.

PDFs in the fourteen standard fonts do not tell it, and for others these are near enough.
"""

from __future__ import annotations

_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ .,:;'’‘!-“”—"
_SANS = """
    556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500
    500 500 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667
    944 667 667 611 278 278 278 278 278 191 222 222 278 333 333 333 1000
"""
_SERIF = """
    444 500 444 500 444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 278 500 500 722 500
    500 444 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 611 722 722
    944 722 722 611 250 250 250 278 278 180 333 333 333 333 444 444 1000
"""


def _read(table: str) -> dict[str, float]:
    widths = (int(width) / 1000 for width in table.split())
    return dict(zip(_LETTERS, widths, strict=True))


SANS = _read(_SANS)
SERIF = _read(_SERIF)
