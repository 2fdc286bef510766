from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyview.sources.fetched import Fetched, FetchError
from storyview.sources.robots import EVERYTHING, LONGEST_DELAY, NOTHING, Robots, read_robots

ALL = "User-agent: *\n"


@pytest.mark.parametrize(
    ("robots", "target", "allowed"),
    [
        ("", "/news", True),
        (ALL + "Disallow: /", "/news", False),
        (ALL + "Disallow:", "/news", True),
        (ALL + "Disallow: /private", "/private/a", False),
        (ALL + "Disallow: /private", "/news", True),
        (ALL + "Disallow: /news\nAllow: /news/open", "/news/open/1", True),
        (ALL + "Allow: /news\nDisallow: /news", "/news", True),
        (ALL + "Disallow: /*.pdf$", "/a/b.pdf", False),
        (ALL + "Disallow: /*.pdf$", "/a/b.pdf?x=1", True),
        (ALL + "Disallow: /*?print=", "/a?print=1", False),
        (ALL + "Disallow: /a*b*c", "/a-b-c-d", False),
        (ALL + "Disallow: /a*b*c", "/a-c-b", True),
        (ALL + "Disallow: /fish$", "/fish", False),
        (ALL + "Disallow: /fish$", "/fishing", True),
        (ALL + "Disallow: /a%3cd", "/a%3Cd", False),
        (ALL + "Disallow: /caf%C3%A9", "/caf%c3%a9", False),
        ("User-agent: storyview\nDisallow: /", "/news", False),
        ("User-agent: Storyview/1.0\nDisallow: /", "/news", False),
        ("User-agent: otherbot\nDisallow: /", "/news", True),
        (ALL + "Disallow: /\nUser-agent: storyview\nAllow: /", "/news", True),
        (ALL + "Disallow: /\nUser-agent: storyview\nDisallow:", "/news", True),
        ("User-agent: otherbot\nUser-agent: *\nDisallow: /a", "/a", False),
        ("User-agent: *\nDisallow: /a\nUser-agent: other\nDisallow: /b", "/b", True),
        ("user-AGENT : * # all\n disallow : /a # not this", "/a", False),
        ("\ufeffUser-agent: *\r\nDisallow: /a\r\n", "/a", False),
        ("Disallow: /", "/news", True),
        ("no colon\n: /\nUser-agent\n", "/news", True),
    ],
)
def test_a_site_is_obeyed(robots: str, target: str, allowed: bool) -> None:
    assert read_robots(robots).allow(target) is allowed


@pytest.mark.parametrize(
    ("robots", "delay"),
    [
        (ALL + "Crawl-delay: 5", 5),
        (ALL + "Crawl-delay: 0.5", 0.5),
        (ALL + "Crawl-delay: 86400", LONGEST_DELAY),
        (ALL + "Crawl-delay: soon", 0),
        ("User-agent: other\nCrawl-delay: 5", 0),
    ],
)
def test_a_site_may_ask_for_pauses(robots: str, delay: float) -> None:
    assert read_robots(robots).delay == delay


def test_a_site_is_asked_once_a_run() -> None:
    asked: list[str] = []

    def fetch(address: str, most: int) -> Fetched:
        asked.append(address)
        return Fetched(address, address, b"User-agent: *\nDisallow: /a", datetime.now(UTC))

    robots = Robots(fetch)
    assert not robots.allows("https://example.org/a?b")
    assert robots.allows("https://example.org/b")
    assert robots.allows("https://example.org:8080/b")
    assert asked == ["https://example.org/robots.txt", "https://example.org:8080/robots.txt"]


@pytest.mark.parametrize(
    ("status", "rules"), [(404, EVERYTHING), (403, EVERYTHING), (500, NOTHING), (0, NOTHING)]
)
def test_a_site_without_robots_allows_all_and_one_in_trouble_nothing(
    status: int, rules: object
) -> None:
    def fetch(address: str, most: int) -> Fetched:
        raise FetchError("x", status=status)

    assert Robots(fetch).rules("https://example.org/") == rules


@given(st.text(st.sampled_from("UAser-agnt:*Dilow/$\n#ab "), max_size=200), st.text(max_size=20))
@settings(deadline=None)
def test_any_text_is_a_robots_txt(text: str, target: str) -> None:
    assert read_robots(text).allow(f"/{target}") in (True, False)
    assert read_robots(f"User-agent: *\nDisallow: {text}").allow(f"/{target}") in (True, False)
