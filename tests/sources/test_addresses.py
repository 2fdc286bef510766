from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyview.errors import StoryviewError
from storyview.sources.addresses import (
    NOT_GLOBAL,
    WITHIN_6,
    not_global,
    read_address,
    refuse_by_name,
    refuse_numbers,
)
from storyview.text.clean import is_clean

THIS_MACHINE = """
127.0.0.1 127.1 127.0.1 2130706433 0x7f000001 0x7F.1 0177.0.0.1 0177.1 017700000001 0.0.0.0 0
127.255.255.254 [::1] [::] [0:0:0:0:0:0:0:1] [::ffff:127.0.0.1] [::ffff:7f00:1] [::127.0.0.1]
[2002:7f00:1::] [2002:7f00:0001:1:2:3:4:5] [64:ff9b::7f00:1] [64:ff9b::127.0.0.1] １２７.0.0.1
127。0。0。1 ①②⑦.0.0.1 127.0.0.1. localhost localhost. LOCALHOST a.localhost ｌocalhost
""".split()


@pytest.mark.parametrize("host", THIS_MACHINE)
def test_this_machine_is_refused_in_every_spelling(host: str) -> None:
    with pytest.raises(StoryviewError, match="leads to this machine; add --allow-private"):
        refuse_by_name(read_address(f"http://{host}/admin"))
    with pytest.raises(StoryviewError, match="this machine"):
        refuse_by_name(read_address(f"https://{host}:8443"))


@pytest.mark.parametrize("host", THIS_MACHINE)
def test_this_machine_is_opened_when_a_person_allows_it(host: str) -> None:
    address = read_address(f"http://{host}/admin")
    refuse_by_name(address, allow_private=True)
    if address.number is not None:
        refuse_numbers(address, [address.number], allow_private=True)


@pytest.mark.parametrize(
    ("host", "place"),
    [
        ("10.1.2.3", "a private network"),
        ("172.16.0.1", "a private network"),
        ("172.31.255.255", "a private network"),
        ("192.168.1.1", "a private network"),
        ("3232235777", "a private network"),
        ("0300.0250.1.1", "a private network"),
        ("100.64.0.1", "a provider's own network"),
        ("169.254.169.254", "the local network"),
        ("0xa9fea9fe", "the local network"),
        ("224.0.0.1", "a multicast group"),
        ("255.255.255.255", "a reserved network"),
        ("192.0.2.7", "a network for examples"),
        ("198.18.0.1", "a network for measurements"),
        ("[fe80::1]", "the local network"),
        ("[fc00::1]", "a private network"),
        ("[fd12:3456::1]", "a private network"),
        ("[ff02::1]", "a multicast group"),
        ("[2001:db8::1]", "a network for examples"),
        ("[2001::1]", "a reserved network"),
        ("[100::1]", "a reserved network"),
        ("[4000::1]", "a reserved network"),
        ("[::8.8.8.8]", "a reserved network"),
        ("[::ffff:0:127.0.0.1]", "a reserved network"),
        ("[::ffff:10.0.0.1]", "a private network"),
        ("[2002:c0a8:101::]", "a private network"),
        ("[64:ff9b::a00:1]", "a private network"),
        ("[64:ff9b:1::1]", "a reserved network"),
        ("[2002:7f00:1::]", "this machine"),
    ],
)
def test_what_is_not_global_is_refused_by_name(host: str, place: str) -> None:
    with pytest.raises(StoryviewError, match=f"leads to {place}; add --allow-private"):
        refuse_by_name(read_address(f"http://{host}/"))


@pytest.mark.parametrize(
    "host",
    "8.8.8.8 0x08080808 [2606:4700::1111] [::ffff:8.8.8.8] [2002:808:808::1] [64:ff9b::808:808] "
    "172.32.0.1 100.128.0.1 example.org localhost.example.org mylocalhost 1.example 0x7f.example "
    "127.0.0.1.example.org".split(),
)
def test_what_is_public_is_not_refused_by_name(host: str) -> None:
    refuse_by_name(read_address(f"http://{host}/"))


@given(st.integers(0, 2**32 - 1))
@settings(deadline=None)
def test_no_number_counts_as_global_that_python_calls_private(number: int) -> None:
    address = IPv4Address(number)
    if not address.is_global or address.is_multicast or address.is_reserved:
        assert not_global(address)
        for network, shift in WITHIN_6:
            carrier = int(IPv6Address(network.split("/")[0])) | number << shift
            assert not_global(IPv6Address(carrier))


@given(st.integers(0, 2**128 - 1))
@settings(deadline=None)
def test_no_long_number_counts_as_global_that_python_calls_private(number: int) -> None:
    address = IPv6Address(number)
    if not not_global(address):
        assert address.is_global
        assert not address.is_multicast


def test_every_row_of_networks_is_refused_at_both_ends() -> None:
    from ipaddress import ip_network

    for written, place in NOT_GLOBAL:
        network = ip_network(written)
        assert not_global(network[0]) in (place, "this machine")
        assert not_global(network[-1]) == place


def test_one_number_that_is_not_global_is_enough_to_refuse_a_name() -> None:
    address = read_address("https://news.example.org/a")
    numbers = [IPv4Address("93.184.215.14"), IPv6Address("::ffff:10.0.0.7")]
    with pytest.raises(
        StoryviewError, match=r"https://news.example.org/a: leads to a private network \(::ffff:"
    ):
        refuse_numbers(address, numbers)
    refuse_numbers(address, numbers[:1])
    refuse_numbers(address, numbers, allow_private=True)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("HTTP://Example.ORG", "http://example.org/"),
        ("https://example.org:443/a/../b?q=1#part", "https://example.org/a/../b?q=1"),
        ("http://example.org:8080/", "http://example.org:8080/"),
        (" https://example.org/a ", "https://example.org/a"),
        ("https://example.org/übersicht%20am%20abend?q=straße", "https://example.org/"
         "%C3%BCbersicht%20am%20abend?q=stra%C3%9Fe"),
        ("https://example.org/100%25?a=b%20c", "https://example.org/100%25?a=b%20c"),
        ("https://пример.рф/новости", "https://xn--e1afmkfd.xn--p1ai/"
         "%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8"),
        ("https://bücher.example./", "https://xn--bcher-kva.example/"),
        ("https://faß.example", "https://xn--fa-hia.example/"),
        ("https://Straße.example", "https://xn--strae-oqa.example/"),
        ("https://例え。テスト", "https://xn--r8jz45g.xn--zckzah/"),
        ("http://ex_ample-a.org", "http://ex_ample-a.org/"),
        ("http://[2606:4700:0:0::1111]", "http://[2606:4700::1111]/"),
        ("http://127.1:80", "http://127.0.0.1/"),
    ],
)  # fmt: skip
def test_an_address_has_one_spelling(written: str, read: str) -> None:
    assert str(read_address(written)) == read
    assert str(read_address(read)) == read


@pytest.mark.parametrize(
    ("written", "what"),
    [
        ("ftp://example.org/a", "ftp: is no web address; only http and https are opened"),
        ("file:///etc/passwd", "file: is no web address"),
        ("javascript:alert(1)", "javascript: is no web address"),
        ("example.org/a", "this is no web address"),
        ("https://ana:secret@example.org/", "carries a user name or password; leave it out"),
        ("https://example.org@10.0.0.1/", "carries a user name or password"),
        ("http://example.org\\@127.0.0.1/", "carries a user name or password"),
        ("http://example.org\\.evil.example/", "no address"),
        ("https:///a", "names no host"),
        ("https://./a", "names no host"),
        ("https://a..b/", "no name that a host can have"),
        ("https://-a.example/", "no name that a host can have"),
        ("https://a b.example/", "holds a blank; write %20 for it, or name two addresses apart"),
        ("https://example.org/a https://example.org/b", "holds a blank"),
        ("https://" + "a" * 64 + ".example/", "no name that a host can have"),
        ("https://" + "a." * 127 + "example/", "no name that a host can have"),
        ("https://[fe80::1%25eth0]/", "names a network interface"),
        ("https://[::1", "no address"),
        ("https://[12345::]/", "no address"),
        ("https://256.1.1.1/", "no address"),
        ("https://1.2.3.4.5/", "no address"),
        ("https://1.2.3/", None),
        ("https://08.1.1.1/", "no address"),
        ("https://4294967296/", "no address"),
        ("https://example.org:0/", "no address"),
        ("https://example.org:99999/", "no address"),
        ("https://example.org:x/", "no address"),
        ("https://example.org/\x1b]52;c;eA==\x07", "holds characters that no address has"),
        ("https://example.org/\u202egpj.exe", "holds characters that no address has"),
        ("https://example.org/a\nb", "holds characters that no address has"),
        ("https://exa\u2100mple.org/", "no address"),
        ("https://example.org/" + "a" * 9000, "an address of 9,020 characters"),
    ],
)
def test_what_is_no_web_address_is_refused_in_one_sentence(written: str, what: str | None) -> None:
    if what is None:
        assert read_address(written).number
        return
    with pytest.raises(StoryviewError) as caught:
        read_address(written)
    assert str(caught.value).split(": ", 1)[1].startswith(what) or what in str(caught.value)
    assert caught.value.hint
    assert "secret" not in str(caught.value)
    assert len(str(caught.value)) < 400


def test_a_link_leads_on_from_its_page() -> None:
    page = read_address("https://example.org/news/2023/index.html?x=1")
    assert str(page.joined("b.html")) == "https://example.org/news/2023/b.html"
    assert str(page.joined("/c d")) == "https://example.org/c%20d"
    assert str(page.joined("//other.example/e")) == "https://other.example/e"
    with pytest.raises(StoryviewError, match="data: is no web address"):
        page.joined("data:text/html,x")


@given(st.text(max_size=40), st.sampled_from(["", "http://", "https://", "https://a.example/"]))
@settings(deadline=None)
def test_any_text_is_an_address_or_refused(text: str, beginning: str) -> None:
    try:
        address = read_address(beginning + text)
    except StoryviewError as error:
        assert is_clean(str(error))
        assert "\n" not in str(error)
    else:
        assert str(address).isascii()
        assert str(address).isprintable()
        assert " " not in str(address)
        assert read_address(str(address)) == address
