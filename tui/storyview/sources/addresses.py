"""Web addresses that a person names: what they mean, and which of them may be fetched.

A page that is fetched must not be able to make storyview talk to this machine or to the network
around it, in whatever spelling (127.1, 0x7f000001, ::ffff:127.0.0.1). Spellings are those of
the WHATWG URL standard and inet_aton(3); what is global is what IANA's special-purpose registries
(RFC 6890 and its heirs) leave over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit

from storyview.sources.files import SourceError, label

if TYPE_CHECKING:
    from collections.abc import Iterable

Number = IPv4Address | IPv6Address

PORTS = {"http": 80, "https": 443}
LONGEST = 8_000
"""Code points of an address."""
LONGEST_HOST = 253
"""Characters of a host's name, as DNS counts them."""

NOT_GLOBAL: tuple[tuple[str, str], ...] = (
    ("0.0.0.0/8", "this machine"),
    ("10.0.0.0/8", "a private network"),
    ("100.64.0.0/10", "a provider's own network"),
    ("127.0.0.0/8", "this machine"),
    ("169.254.0.0/16", "the local network"),
    ("172.16.0.0/12", "a private network"),
    ("192.0.0.0/24", "a reserved network"),
    ("192.0.2.0/24", "a network for examples"),
    ("192.88.99.0/24", "a reserved network"),
    ("192.168.0.0/16", "a private network"),
    ("198.18.0.0/15", "a network for measurements"),
    ("198.51.100.0/24", "a network for examples"),
    ("203.0.113.0/24", "a network for examples"),
    ("224.0.0.0/4", "a multicast group"),
    ("240.0.0.0/4", "a reserved network"),
    ("::/128", "this machine"),
    ("::1/128", "this machine"),
    ("fe80::/10", "the local network"),
    ("fec0::/10", "a private network"),
    ("fc00::/7", "a private network"),
    ("ff00::/8", "a multicast group"),
    ("2001::/23", "a reserved network"),
    ("2001:db8::/32", "a network for examples"),
    ("3fff::/20", "a network for examples"),
)
"""Networks that no public page is on, with what they are to a person."""

GLOBAL_6 = IPv6Network("2000::/3")
"""The only part of IPv6 from which public addresses are given out."""

WITHIN_6: tuple[tuple[str, int], ...] = (
    ("::ffff:0:0/96", 0),  # mapped
    ("::/96", 0),  # compatible, long out of use
    ("64:ff9b::/96", 0),  # NAT64
    ("2002::/16", 80),  # 6to4
)
"""Networks of IPv6 whose addresses carry one of IPv4, with the bits that follow it."""

_REACHABLE_6 = ("::ffff:0:0/96", "64:ff9b::/96")
_NOT_ASKED = ("localhost", ".localhost")
_ALLOW = "add --allow-private if you mean it"
_WRITE = "write it as in https://www.example.org/news"
_DOTS = re.compile("[.\u3002\uff0e\uff61]")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
# Letters that the older standard, which Python's codec follows, writes in another way.
_DEVIATIONS = re.compile("[\u00df\u03c2]")


@dataclass(frozen=True, slots=True)
class Address:
    """An http or https address, in the one spelling that it is fetched in."""

    scheme: str
    host: str
    """A name in ASCII (IDN as punycode) without a final stop, or a number."""
    port: int
    target: str
    """Path and query, percent-encoded."""
    number: Number | None = None
    """The host, where it is written as a number."""

    @property
    def site(self) -> str:
        """Host and port as an address and the Host header write them."""
        host = f"[{self.host}]" if isinstance(self.number, IPv6Address) else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        return f"{self.scheme}://{self.site}"

    def __str__(self) -> str:
        return self.origin + self.target

    def joined(self, location: str) -> Address:
        """The address that a link or redirect on this one leads to.

        Raises:
            SourceError: If it is none that can be fetched.
        """
        try:
            # Pages and servers write blanks where a person would have parted two addresses.
            return read_address(urljoin(str(self), location.strip().replace(" ", "%20")))
        except ValueError:
            raise _refused("no address", location) from None


def read_address(text: str) -> Address:
    """The address that a person wrote.

    Raises:
        SourceError: If it is no http or https address, or carries a user name.
    """
    text = text.strip()
    if len(text) > LONGEST:
        raise _refused(f"an address of {len(text):,} characters", text)
    if label(text) != text:
        raise _refused("holds characters that no address has", text)
    if " " in text:
        raise _refused("holds a blank", text, "write %20 for it, or name two addresses apart")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise _refused("no address", text) from None
    if parts.scheme not in PORTS:
        scheme = f"{parts.scheme}: is" if parts.scheme else "this is"
        raise _refused(f"{scheme} no web address", text, "only http and https are opened")
    if "@" in parts.netloc:
        raise _refused(
            "carries a user name or password", text, "leave it out; storyview sends none"
        )
    if port == 0 or "\\" in parts.netloc:
        raise _refused("no address", text)
    host, number = _host(parts.hostname or "", text, bracketed="[" in parts.netloc)
    target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~")
    if parts.query:
        target += "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~?")
    return Address(parts.scheme, host, port or PORTS[parts.scheme], target, number)


def refuse_by_name(address: Address, *, allow_private: bool = False) -> None:
    """Refuse what can be told from the address alone, before any name is asked for.

    Raises:
        SourceError: If the host is a number that is not global, or a name of this machine.
    """
    if allow_private:
        return
    if address.number is not None:
        refuse_numbers(address, [address.number])
    elif address.host == _NOT_ASKED[0] or address.host.endswith(_NOT_ASKED[1]):
        raise _leads_to(address, "this machine")


def refuse_numbers(
    address: Address, numbers: Iterable[Number], *, allow_private: bool = False
) -> None:
    """Refuse an address of whose numbers one is not global: any of them could be connected to.

    Raises:
        SourceError: If that is so.
    """
    for number in numbers:
        place = None if allow_private else not_global(number)
        if place:
            raise _leads_to(
                address, place if str(number) == address.host else f"{place} ({number})"
            )


def not_global(number: Number) -> str | None:
    """What a number that no public page has stands for; None if it is global."""
    for network, name in _not_global():
        if number.version == network.version and number in network:
            return name
    if isinstance(number, IPv4Address):
        return None
    for written, network, shift in _within_6():
        if number in network:
            within = not_global(IPv4Address(int(number) >> shift & 0xFFFFFFFF))
            if within or written in _REACHABLE_6:
                return within
    return None if number in GLOBAL_6 else "a reserved network"


@cache
def _not_global() -> tuple[tuple[IPv4Network | IPv6Network, str], ...]:
    return tuple((ip_network(network), name) for network, name in NOT_GLOBAL)


@cache
def _within_6() -> tuple[tuple[str, IPv6Network, int], ...]:
    return tuple((written, IPv6Network(written), shift) for written, shift in WITHIN_6)


def _host(host: str, text: str, *, bracketed: bool) -> tuple[str, Number | None]:
    """A host as it is asked for, and its number if it is one."""
    if bracketed:
        if "%" in host:
            raise _refused("names a network interface", text, _WRITE)
        try:
            return (number := IPv6Address(host)).compressed, number
        except ValueError:
            raise _refused("no address", text) from None
    name = _ascii(host.removesuffix("."), text)
    last = name.rpartition(".")[2]
    if last.isdigit() or re.fullmatch("0x[0-9a-f]*", last):
        number_4 = _number(name)
        if number_4 is None:
            raise _refused("no address", text)
        return str(number_4), number_4
    return name, None


def _ascii(host: str, text: str) -> str:
    """A host's name in ASCII, each label checked."""
    if not host:
        raise _refused("names no host", text)
    labels = []
    if len(host) <= LONGEST_HOST:
        for one in _DOTS.split(host):
            try:
                labels.append(_ascii_label(one))
            except UnicodeError:
                break
            if not _LABEL.fullmatch(labels[-1]):
                break
        else:
            name = ".".join(labels).removesuffix(".")
            if len(name) <= LONGEST_HOST:
                return name
    raise _refused("no name that a host can have", text)


def _ascii_label(one: str) -> str:
    if one.isascii():
        return one.lower()
    from encodings import idna

    if _DEVIATIONS.search(one):
        rest = idna.nameprep(_DEVIATIONS.sub("s", one))
        if len(rest) == len(one):
            kept = "".join(
                old if _DEVIATIONS.match(old) else new for old, new in zip(one, rest, strict=True)
            )
            return "xn--" + kept.encode("punycode").decode("ascii")
    return idna.ToASCII(one).decode("ascii").lower()


def _number(host: str) -> IPv4Address | None:
    """The number that inet_aton(3) reads: one to four parts, decimal, octal or hexadecimal."""
    parts = host.split(".")
    if len(parts) > 4:
        return None
    values = []
    for part in parts:
        if re.fullmatch("0x[0-9a-f]*", part):
            values.append(int(part[2:] or "0", 16))
        elif re.fullmatch("0[0-7]*", part):
            values.append(int(part, 8))
        elif re.fullmatch("[1-9][0-9]*", part):
            values.append(int(part))
        else:
            return None
    *first, last = values
    if any(value > 255 for value in first) or last >= 256 ** (5 - len(values)):
        return None
    whole = last + sum(value << 8 * (3 - place) for place, value in enumerate(first))
    return IPv4Address(whole)


def numbers_of(texts: Iterable[str]) -> list[Number]:
    """The numbers that a resolver gave, without the names of interfaces."""
    return [ip_address(text.partition("%")[0]) for text in texts]


def _leads_to(address: Address, place: str) -> SourceError:
    return SourceError(f"leads to {place}", where=label(address), hint=_ALLOW)


def _refused(what: str, text: str, hint: str = _WRITE) -> SourceError:
    shown = label(re.sub(r"(?<=//)[^/?#]*@", "", text))
    return SourceError(what, where=shown if len(shown) <= 200 else f"{shown[:199]}…", hint=hint)
