from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast

import pytest

from storyview.errors import StoryviewError
from storyview.sources.fetched import Fetched, FetchError
from storyview.sources.politeness import PoliteFetcher

if TYPE_CHECKING:
    from storyview.sources.fetching import Fetcher


class Site:
    """Answers like a fetcher, and has a clock that only waiting moves."""

    def __init__(self, robots: str = "", **errors: FetchError) -> None:
        self.robots = robots
        self.errors = errors
        self.asked: list[tuple[float, str]] = []
        self.time = 0.0

    def fetch(self, address: str, **more: Any) -> Fetched:
        self.asked.append((self.time, address.partition("//")[2]))
        name = address.rpartition("/")[2]
        if name in self.errors:
            raise self.errors[name]
        content = self.robots.encode() if name == "robots.txt" else b"x"
        return Fetched(address, address, content, datetime.now(UTC))

    def wait(self, seconds: float) -> None:
        self.time += seconds

    def polite(self) -> PoliteFetcher:
        return PoliteFetcher(
            cast("Fetcher", self), pause=1.0, wait=self.wait, now=lambda: self.time
        )


def test_a_site_is_asked_for_its_rules_first_and_never_twice_in_a_hurry() -> None:
    site = Site()
    polite = site.polite()
    for target in ("a.example/1", "a.example/2", "b.example/1", "a.example/3"):
        polite.fetch(f"https://{target}")
    assert site.asked == [
        (0.0, "a.example/robots.txt"),
        (1.0, "a.example/1"),
        (2.0, "a.example/2"),
        (2.0, "b.example/robots.txt"),
        (3.0, "b.example/1"),
        (3.0, "a.example/3"),
    ]


def test_a_site_that_asks_for_longer_pauses_gets_them() -> None:
    site = Site("User-agent: *\nCrawl-delay: 7")
    polite = site.polite()
    for number in range(3):
        polite.fetch(f"https://a.example/{number}")
    assert [when for when, _ in site.asked] == [0, 1, 8, 15]


def test_a_page_that_programs_are_asked_to_leave_is_left() -> None:
    site = Site("User-agent: *\nDisallow: /private")
    polite = site.polite()
    polite.fetch("https://a.example/public")
    with pytest.raises(StoryviewError) as caught:
        polite.fetch("https://a.example/private/1")
    assert str(caught.value) == (
        "https://a.example/private/1: its site asks programs to stay away (robots.txt); "
        "storyview add with its address asks for it in your name"
    )
    assert [target for _, target in site.asked] == ["a.example/robots.txt", "a.example/public"]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            FetchError("does not answer", hint="check the connection", passing=True),
            "https://a.example/1: does not answer; check the connection",
        ),
        (
            FetchError("the server has a problem (500)", hint="try again later", status=500),
            "https://a.example/1: its site’s robots.txt cannot be read: the server has a problem "
            "(500); try again later",
        ),
        (
            FetchError("too large (over 0.5 MB)", hint="save the page and open the file"),
            "https://a.example/1: its site’s robots.txt cannot be read: too large (over 0.5 MB); "
            "storyview add with its address asks for it in your name",
        ),
    ],
)
def test_a_site_that_cannot_be_asked_is_not_said_to_have_refused(
    error: FetchError, said: str
) -> None:
    site = Site()
    site.errors["robots.txt"] = error
    with pytest.raises(FetchError) as caught:
        site.polite().fetch("https://a.example/1")
    assert str(caught.value) == said
    assert caught.value.passing is error.passing
    assert [target for _, target in site.asked] == ["a.example/robots.txt"]


def test_a_host_that_asks_to_wait_is_left_for_the_run() -> None:
    site = Site(busy=FetchError("too many requests (429)", status=429, wait_seconds=60))
    polite = site.polite()
    with pytest.raises(StoryviewError, match="429"):
        polite.fetch("https://a.example/busy")
    with pytest.raises(StoryviewError, match=r"^https://a\.example/other: too many requests"):
        polite.fetch("https://a.example/other")
    polite.fetch("https://b.example/other")
    assert ("a.example/other") not in [target for _, target in site.asked]
