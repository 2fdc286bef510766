"""What is left to read of HTML that stands in a Markdown source.

Nothing is interpreted. Comments, scripts and style sheets go whole, tags that HTML knows go alone;
anything else in angle brackets is an author's own and stays.
"""

from __future__ import annotations

import html
import re

from storyview.text.clean import clean_line

PARTING = frozenset(
    """
    address article aside blockquote body br caption center dd details div dl dt fieldset figcaption
    figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link
    main menu meta nav noscript ol optgroup option p pre script section style summary table tbody
    td textarea tfoot th thead title tr ul
    """.split()
)
"""Tags that begin or end a paragraph."""
INLINE = frozenset(
    """
    a abbr acronym audio b bdi bdo big button canvas cite code data del dfn em embed font i img
    input ins kbd label map mark meter object output param path picture progress q rp rt ruby s
    samp select small source span strike strong sub sup svg time track tt u var video wbr
    """.split()
)
WHOLE = tuple(
    (re.compile(opening, re.IGNORECASE), re.compile(closing, re.IGNORECASE))
    for opening, closing in (
        (r"<!--", r"-->"),
        (r"<script\b[^<>]*>", r"</script\s*>"),
        (r"<style\b[^<>]*>", r"</style\s*>"),
    )
)
"""Where what is no text begins and ends."""
TAG = re.compile(r"</?([a-z][a-z0-9-]*)(?:[\s/][^<>]*)?>", re.IGNORECASE)


def text_of_tag(tag: str) -> str:
    """What to show for one tag or comment inside a paragraph: mostly nothing."""
    return TAG.sub(_between_words, _without_whole(tag))


def paragraphs_of_html(source: str) -> list[str]:
    """The paragraphs of a block of HTML, cleaned, each on one line."""
    text = TAG.sub(_between_paragraphs, _without_whole(source))
    lines = (clean_line(html.unescape(chunk)) for chunk in re.split(r"\n[^\S\n]*\n", text))
    return [line for line in lines if line]


def _without_whole(source: str) -> str:
    for opening, closing in WHOLE:
        kept = []
        start = 0
        # One that never ends is no reason to look for the end of the next: that would be quadratic.
        while (first := opening.search(source, start)) and (
            last := closing.search(source, first.end())
        ):
            kept.append(source[start : first.start()])
            start = last.end()
        source = "".join([*kept, source[start:]])
    return source


def _between_words(found: re.Match[str]) -> str:
    name = found[1].lower()
    return " " if name in PARTING else "" if name in INLINE else found.group()


def _between_paragraphs(found: re.Match[str]) -> str:
    name = found[1].lower()
    return "\n\n" if name in PARTING else "" if name in INLINE else found.group()
