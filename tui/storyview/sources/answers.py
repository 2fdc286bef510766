"""What servers answer and how connections fail, in words for people."""

from __future__ import annotations

import errno
import re
import ssl
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from storyview.sources.fetched import FetchError
from storyview.text.clean import clean_line

_AGAIN = "try again later"
_CHECK = "check the address"
_BROWSER = "open it in a browser, and save the page"

STATUSES: tuple[tuple[range, str, str], ...] = (
    (range(401, 404), "asks for a subscription or login", _BROWSER),
    (range(404, 405), "there is no such page", _CHECK),
    (range(407, 408), "the proxy asks for a login", "write it into the proxy's variable"),
    (range(410, 411), "the page is gone", _CHECK),
    (range(429, 430), "too many requests", _AGAIN),
    (range(451, 452), "may not be shown for legal reasons", _BROWSER),
    (range(400, 500), "the server refuses", _BROWSER),
    (range(500, 600), "the server has a problem", _AGAIN),
    (range(300, 400), "leads to no other address", _CHECK),
    (range(100, 300), "the server has no page for this", _CHECK),
)
"""What a status of HTTP means, with a hint; the first row that fits counts."""

CERTIFICATES: dict[int, str] = {
    9: "its certificate is not valid yet",
    10: "its certificate has expired",
    18: "its certificate is signed by itself",
    19: "its certificate is signed by itself",
    20: "its certificate is signed by nobody whom this system trusts",
    21: "its certificate is signed by nobody whom this system trusts",
    23: "its certificate was revoked",
    62: "its certificate is for another host",
    64: "its certificate is for another host",
}
"""What is wrong with a certificate, by OpenSSL's number (X509_V_ERR)."""

TLS_REASONS: tuple[tuple[str, str], ...] = (
    ("VERSION", "speaks only a version of TLS that is too old"),
    ("WRONG_VERSION_NUMBER|HTTP_REQUEST", "does not speak TLS there"),
    ("DH_KEY|EE_KEY|MD_TOO_WEAK|CA_KEY", "its keys are too weak"),
    ("HANDSHAKE_FAILURE|NO_SHARED|CIPHER", "offers no way of encryption that is safe"),
)
"""Why there is no secure connection, by words in OpenSSL's reason; the last that fits counts."""

SYSTEM: dict[int, str] = {
    errno.ECONNREFUSED: "refuses the connection",
    errno.ECONNRESET: "broke off the connection",
    errno.EPIPE: "broke off the connection",
    errno.ENETUNREACH: "is not to be reached from here",
    errno.EHOSTUNREACH: "is not to be reached from here",
    errno.ETIMEDOUT: "does not answer",
    errno.EACCES: "may not be connected to from here",
    errno.EPERM: "may not be connected to from here",
}
"""How a connection fails."""

LONGEST_WAIT = 365 * 24 * 3600.0


def refused_status(status: int, retry_after: str = "") -> FetchError:
    """What to say of an answer that is no page."""
    meant = (row for row in STATUSES if status in row[0])
    _, what, hint = next(meant, (None, "answers with a status that does not exist", _CHECK))
    wait = waiting(retry_after) if status in (429, 503) else 0.0
    if wait:
        hint = f"it asks to wait {spell_seconds(wait)}"
    return FetchError(f"{what} ({status})", hint=hint, status=status, wait_seconds=wait)


def waiting(retry_after: str) -> float:
    """Seconds that a Retry-After header asks for; 0 if it is none."""
    written = retry_after.strip()
    if re.fullmatch(r"\d{1,9}", written):
        return min(float(written), LONGEST_WAIT)
    try:
        until = parsedate_to_datetime(written)
    except (ValueError, TypeError):
        return 0.0
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return min(max((until - datetime.now(UTC)).total_seconds(), 0.0), LONGEST_WAIT)


def spell_seconds(seconds: float) -> str:
    """A time to wait, in the unit that people would use.

    >>> spell_seconds(90), spell_seconds(7200), spell_seconds(1)
    ('2 minutes', '2 hours', '1 second')
    """
    for size, unit in ((86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second")):
        if seconds >= size or unit == "second":
            number = max(-int(-seconds // size), 1)
            return f"{number:,} {unit}{'s'[: number != 1]}"
    raise AssertionError  # a second is the last


def no_secure_connection(error: ssl.SSLError) -> FetchError:
    """What to say when there is no agreement on TLS."""
    if isinstance(error, ssl.SSLCertVerificationError):
        what = CERTIFICATES.get(error.verify_code, "its certificate is not valid")
    else:
        what = "no secure connection"
        for words, meaning in TLS_REASONS:
            if re.search(words, error.reason or ""):
                what = meaning
    return FetchError(what, hint="its owner must mend that; nothing was read")


def no_connection(error: OSError) -> FetchError:
    """What to say when the system reports a connection that failed."""
    if isinstance(error, ssl.SSLError):
        return no_secure_connection(error)
    what = SYSTEM.get(error.errno or 0)
    if what is None:
        told = clean_line(error.strerror or "").lower()
        what = f"cannot be reached ({told})" if told else "cannot be reached"
    return FetchError(what, hint="check the address, or the connection", passing=True)


def broke_off() -> FetchError:
    """What to say when an answer ends before it is whole, or its pieces make no sense."""
    return FetchError("broke off before its end", hint=_AGAIN, passing=True)


def not_http() -> FetchError:
    """What to say when what comes is not what the standard has."""
    return FetchError("does not speak HTTP as it should", hint=_AGAIN)
