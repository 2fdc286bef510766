"""What stands around reports on made pages: menus, boxes, buttons, comments."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from saved_pages.stories import Report

NAV = (
    '<header class="site-header"><a class="logo" href="/">{outlet}</a><nav class="main-nav"><ul>'
    + "".join(
        f'<li><a href="/{name.lower()}">{name}</a></li>'
        for name in ("News", "Politics", "Business", "Sport", "Culture", "Opinion", "Weather")
    )
    + '</ul></nav><form class="search"><input name="q"><button>Search</button></form></header>'
)
FOOTER = (
    '<footer class="site-footer"><ul><li><a href="/about">About us</a></li>'
    '<li><a href="/contact">Contact</a></li><li><a href="/privacy">Privacy policy</a></li></ul>'
    "<p>© 2024 {outlet}. All rights reserved. No part of this site may be copied without the "
    "permission of the publisher.</p></footer>"
)
COOKIES = (
    '<div id="cookie-banner" class="cookie-consent" role="dialog"><h2>We value your privacy</h2>'
    "<p>We and our 842 partners store and access information on your device, such as cookies, and "
    "process personal data to show you ads that fit you. You may accept or manage your choices."
    "</p><button>Accept all</button><button>Manage options</button></div>"
)
SHARE = (
    '<div class="share-buttons"><a href="#">Share on Facebook</a> <a href="#">Tweet</a> '
    '<a href="#">Email</a> <a href="#">Print</a></div>'
)
NEWSLETTER = (
    '<div class="newsletter-signup"><h3>Sign up for our morning newsletter</h3><p>Get the day\'s '
    "top stories delivered to your inbox every morning.</p><form><input type=email>"
    "<button>Sign up</button></form></div>"
)
RELATED = (
    '<aside class="related-articles"><h3>Related articles</h3><ul>'
    '<li><a href="/a1">Dockers vote for a strike in the coming week</a></li>'
    '<li><a href="/a2">Who owns the harbour? A map in five pictures</a></li>'
    '<li><a href="/a3">Five things to know about the new timetable</a></li></ul></aside>'
)
RELATED_LINE = (
    '<p><a href="/a4">Bakers of the old town close their doors after ninety years</a></p>'
)
READ_MORE = '<p><strong>Read more:</strong> <a href="/a5">Dockers vote for a strike</a></p>'
SIDEBAR = (
    '<aside class="sidebar"><section class="most-read"><h3>Most read</h3><ol>'
    + "".join(
        f'<li><a href="/m{number}">{line}</a></li>'
        for number, line in enumerate(
            (
                "Lottery winner gives the ticket back",
                "Why the lighthouse keeper never married",
                "Ten walks along the coast for a wet Sunday",
                "Goalkeeper scores from his own half",
            )
        )
    )
    + "</ol></section><section class=widget><h3>Weather</h3><p>12° and rain until Friday.</p>"
    "</section></aside>"
)
AD = '<div class="ad-slot" id="ad-1"><span class="ad-label">Advertisement</span></div>'


def comments(count: int = 4) -> str:
    """A section of readers' comments."""
    said = (
        "I take this boat every day and nobody asked me what I think about any of it.",
        "Well said! My brother works there and says the same, only with other words.",
        "This paper used to be better when it came out twice a week, in my opinion.",
        "First they came for the buses. Does nobody remember the trams of 1988?",
    )
    each = "".join(
        f'<li class="comment" id="comment-{number}"><cite class="fn">reader{number}</cite> '
        f'<time datetime="2023-05-0{5 + number % 4}">May {5 + number % 4}</time>'
        f'<div class="comment-content"><p>{said[number % 4]}</p></div><a href="#">Reply</a></li>'
        for number in range(count)
    )
    return (
        f'<section id="comments" class="comments-area"><h2>{count} comments</h2>'
        f'<ol class="comment-list">{each}</ol><form><p>Leave a comment</p></form></section>'
    )


def body(paragraphs: Iterable[str], between: dict[int, str] | None = None) -> str:
    """Paragraphs and sub-headings as HTML, with what stands after some of them."""
    between = between or {}
    parts = []
    for number, text in enumerate(paragraphs):
        if text.startswith("## "):
            parts.append(f"<h2>{escape(text[3:], quote=False)}</h2>")
        else:
            parts.append(f"<p>{escape(text, quote=False)}</p>")
        parts.append(between.get(number, ""))
    return "\n".join(parts)


def plain(report: Report) -> str:
    """The text that a reader would copy."""
    return "\n".join(text.removeprefix("## ") for text in report.paragraphs)


def json_ld(report: Report, **more: object) -> str:
    """A description of the article for machines."""
    told: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": report.title,
        "datePublished": f"{report.day}T08:15:00+02:00",
        "dateModified": "2024-12-24T10:00:00+02:00",
        "author": [{"@type": "Person", "name": name} for name in report.authors],
        "publisher": {"@type": "Organization", "name": report.outlet},
        "mainEntityOfPage": address(report),
    }
    return f'<script type="application/ld+json">{json.dumps(told | more)}</script>'


def address(report: Report) -> str:
    """Where the article is found."""
    return f"https://{report.host}/news/{report.slug}"


def open_graph(report: Report) -> str:
    """The tags that link previews read."""
    rows = {
        "og:type": "article",
        "og:title": report.title,
        "og:site_name": report.outlet,
        "og:url": address(report),
        "article:published_time": f"{report.day}T06:15:00Z",
        "article:modified_time": "2024-12-24T08:00:00Z",
    }
    return "".join(
        f'<meta property="{name}" content="{escape(value)}">' for name, value in rows.items()
    )


def page(
    report: Report,
    content: str,
    *,
    head: str = "",
    charset: str = "utf-8",
    title: str = "",
    attributes: str = 'lang="en"',
    around: tuple[str, str] = (NAV, FOOTER),
) -> str:
    """A whole page."""
    top, foot = (part.format(outlet=escape(report.outlet)) for part in around)
    return (
        f'<!DOCTYPE html>\n<html {attributes}>\n<head><meta charset="{charset}">'
        f"<title>{escape(title or f'{report.title} | {report.outlet}')}</title>"
        f"{head}<style>body{{margin:0}}</style><script>var dataLayer=[];</script></head>\n"
        f"<body>{top}\n{content}\n{foot}<script>console.log('loaded')</script></body></html>"
    )
