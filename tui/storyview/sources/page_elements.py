"""The elements of a page that tell of its article: meta tags, headline, the lines below it."""

from __future__ import annotations

import re
from copy import deepcopy
from html import unescape
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Any

from storyview.sources.masthead import Imprint, read_imprint
from storyview.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST_TITLE = 300
LONGEST_BYLINE = 100
NEAR = 30
"""Lines below the headline in which its author and day are looked for."""
LONGEST_IMPRINT = 200
_ASIDE = re.compile(r"comment|related|recommend|sidebar|teaser|promo", re.IGNORECASE)


def metas_of(tree: Any) -> dict[str, list[str]]:
    """What the page's meta tags say, by their names in lower case."""
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        content = clean_line(unescape(meta.get("content") or ""))
        if content:
            for attribute in ("property", "name", "itemprop"):
                name = (meta.get(attribute) or "").lower().strip()
                if name and content not in found.setdefault(name, []):
                    found[name].append(content)
    return found


def first_of(metas: dict[str, list[str]], names: Sequence[str]) -> Iterator[str]:
    """What the meta tags of these names say, in the order of the names."""
    return (value for name in names for value in metas.get(name, ()))


def headline_of(tree: Any) -> str:
    """The page's only big headline, or the only one that is marked as the article's."""
    marked = "headline|(?:entry|post|article|story)[-_]?title"
    headings = [
        (line_of(one), f"{one.get('class')} {one.get('itemprop')}") for one in tree.iter("h1")
    ]
    lines = {line for line, _ in headings if line}
    if len(lines) != 1:
        if not lines:
            headings = [
                (line_of(one), f"{one.get('class')} {one.get('itemprop')}")
                for one in tree.iter("h2", "h3")
                if not is_aside(one)
            ]
        lines = {line for line, names in headings if line and re.search(marked, names, re.I)}
    return lines.pop() if len(lines) == 1 else ""


def line_of(element: Any) -> str:
    """The words of an element on one line."""
    return clean_line(" ".join(element.itertext()))[:LONGEST_TITLE]


def below_headline(tree: Any, shown: str) -> Imprint:
    """What the short lines right below the headline tell: who wrote it, and when.

    It is ``bare`` when they are the head of a chronology.
    """
    headings = tree.iter("h1", "h2", "h3") if shown else ()
    heading = next((one for one in headings if line_of(one) == shown), None)
    if heading is None:
        return Imprint()
    lines = takewhile(lambda line: len(line) <= LONGEST_IMPRINT, _lines_after(heading))
    told = list(filter(None, map(read_imprint, islice(lines, NEAR))))
    bare = {imprint.published for imprint in told if imprint.bare}
    # Days that head the parts of a chronology are those of what happened.
    days = [one.published for one in told if one.published and not (one.bare and len(bare) > 1)]
    authors = next((imprint.authors for imprint in told if imprint.authors), ())
    return Imprint(authors, days[0] if days else None, bare=len(bare) > 1)


def _lines_after(heading: Any) -> Iterator[str]:
    for element in heading.itersiblings():
        yield from _short_lines(element)


def _short_lines(element: Any) -> Iterator[str]:
    """The lines of an element, those of its parts first."""
    if not isinstance(element.tag, str) or is_aside(element):
        return
    blocks = list(element.iterdescendants("p", "div", "li", "span", "address"))
    for one in [*blocks[: 3 * NEAR], element]:
        if line := line_of(one):
            yield line


def is_aside(element: Any) -> bool:
    """Whether an element belongs to comments, teasers and the like."""
    return any(_begins_aside(up) for up in [element, *element.iterancestors()])


def _begins_aside(element: Any) -> bool:
    names = f"{element.get('class')} {element.get('id')}"
    return element.tag == "aside" or bool(_ASIDE.search(names))


def without_asides(tree: Any) -> Any:
    """A copy of the page without comments, teasers and the like."""
    copy = deepcopy(tree)
    for element in list(copy.iter("div", "section", "aside", "ul", "ol", "li", "span")):
        if _begins_aside(element) and element.getparent() is not None:
            element.drop_tree()
    return copy


def is_web(address: str) -> bool:
    """Whether an address is one of the web."""
    return bool(re.match(r"https?://[^\s/]", address, re.IGNORECASE))
