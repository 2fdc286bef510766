"""From the bytes of one file to an article.

Decode, repair, clean, find the blocks, take out what is not the article, and collect what is
known of it: what the reader gives goes before what the file states, and that before what is
found in the text.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from storyview.sources.boilerplate import find_boilerplate
from storyview.sources.captions import is_caption
from storyview.sources.decoding import decode
from storyview.sources.drops import restore, take_out
from storyview.sources.facts import NO_FACTS, Facts
from storyview.sources.feed_signs import is_feed
from storyview.sources.files import SourceError
from storyview.sources.front_matter import read_facts, split_front_matter, web_address
from storyview.sources.headlines import made_title
from storyview.sources.kinds import MARKDOWN_ENDINGS, SNIFFED, TEXT_ENDINGS, Kind, kind_of
from storyview.sources.kinds import ending as ending_of
from storyview.sources.masthead import parted, read_masthead
from storyview.sources.outlets import OUTLETS
from storyview.sources.related import lone_lines
from storyview.text.article import Article, Block, BlockKind, Dropped, Mark, MarkKind, Origin
from storyview.text.clean import clean
from storyview.text.plain import lines_are_paragraphs, plain_blocks
from storyview.text.repair import repair

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_MARKDOWN_SIGNS = re.compile(r"^#{1,6} \S|\]\(https?://|^\*\*\S|^> \S", re.MULTILINE)


class _Draft(NamedTuple):
    """An article on its way: its text, and what the file itself tells."""

    text: str
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...] = ()
    facts: Facts = NO_FACTS
    notes: tuple[str, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    """What was left out before."""
    kind: Kind = Kind.TEXT


def read_article(
    data: bytes,
    *,
    name: str,
    article_id: str,
    given: Facts = NO_FACTS,
    ending: str | None = None,
    charset: str = "",
    address: str = "",
) -> Article:
    """The article in a file's bytes.

    Args:
        data: The file, as it is.
        name: What the file is called; its ending helps to tell text from Markdown. "-" for
            standard input.
        article_id: The article's id.
        given: What the reader or story.toml says; it goes before what the file says.
        ending: The ending that tells text from Markdown, where the name's own says nothing of
            it: of an address, whose server states a media type.
        charset: The character set that a server states; it goes before the page's own.
        address: Where it was fetched from; the article's address unless the page states one.

    Raises:
        SourceError: If there is no article in it.
        StoryviewError: If the bytes are no text.
    """
    if not data.strip():
        raise SourceError("empty", where=name, hint="give a file that holds an article")
    ending = ending_of(name) if ending is None else ending
    kind = kind_of(data[:SNIFFED], ending, where=name)
    if kind is Kind.TEXT:
        if is_feed(data):
            hint = f"storyview add {name} takes its articles into the library"
            raise SourceError("a feed, not an article", where=name, hint=hint)
        decoded = decode(data, where=name, charset=charset)
        draft = _text(decoded.text, ending, name, decoded.notes)
    else:
        draft = _reported(data, kind, name, charset, address or given.url or "")
    if not draft.blocks:
        raise SourceError("holds no text", where=name, hint="give a file that holds an article")
    article = _article(draft, name, article_id, given)
    return article if article.url or not address else replace(article, url=address)


def read_plain(
    text: str, *, name: str, stated: Facts = NO_FACTS, given: Facts = NO_FACTS
) -> Article:
    """The article of a plain text that came with its facts beside it, as in a dump.

    It is repaired, cleaned and taken apart like a text file's; its id is left empty.

    Args:
        text: The text, decoded; no part of it is read as markup or front matter.
        name: What it is called, for the article and for messages.
        stated: What came beside it.
        given: What the reader says; it goes before what came beside it.

    Raises:
        SourceError: If it holds no text.
    """
    body, repairs = repair(text.replace("\r\n", "\n").replace("\r", "\n"))
    plain = plain_blocks(_parted(clean(body)))
    if not plain.blocks:
        raise SourceError("holds no text", where=name, hint="give a text with words in it")
    draft = _Draft(plain.text, plain.blocks, (), stated, (*stated.notes, *repairs))
    return _article(draft, name, "", given)


def _reported(data: bytes, kind: Kind, name: str, charset: str, address: str) -> _Draft:
    """What the worker finds in a page, a PDF or a document."""
    from storyview.sources.pieces import placed

    notes: tuple[str, ...] = ()
    match kind:
        case Kind.PDF:
            from storyview.sources.pdf import read_pdf

            found = read_pdf(data, where=name)
        case Kind.DOCX:
            from storyview.sources.word import read_document

            found = read_document(data, where=name)
        case Kind.MHTML:
            from storyview.sources.mhtml import read_saved_page

            found = read_saved_page(data, where=name, address=address)
        case _:
            from storyview.sources.html import read_page

            decoded = decode(data, where=name, charset=charset)
            notes = decoded.notes
            found = read_page(decoded.text, where=name, address=address)
    text, blocks, marks, repairs = placed(found.pieces)
    return _Draft(
        text, blocks, marks, found.facts, (*notes, *found.notes, *repairs), found.dropped, kind
    )


def _text(text: str, ending: str, name: str, notes: tuple[str, ...]) -> _Draft:
    """Plain text or Markdown; ``.txt`` is never Markdown, but may carry front matter."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    front = split_front_matter(text, where=name)
    facts = read_facts(front.values) if front else NO_FACTS
    body = front.body if front else text
    if front and not body.strip():
        raise SourceError(
            "only front matter, no text", where=name, hint="write the article below the --- line"
        )
    unnamed = ending not in (*TEXT_ENDINGS, *MARKDOWN_ENDINGS)
    marked = unnamed and (front or len(_MARKDOWN_SIGNS.findall(text[:SNIFFED])) > 1)
    if ending in MARKDOWN_ENDINGS or marked:
        return _markdown(body, facts, notes)
    body, repairs = repair(body)
    plain = plain_blocks(_parted(clean(body)))
    return _Draft(plain.text, plain.blocks, (), facts, (*notes, *facts.notes, *repairs))


def _parted(text: str) -> str:
    return text if lines_are_paragraphs(text.split("\n")) else parted(text)


def _markdown(source: str, facts: Facts, notes: tuple[str, ...]) -> _Draft:
    from storyview.text.markdown import markdown_blocks

    repairs: tuple[str, ...] = ()
    if not facts.as_it_is:
        source, repairs = repair(source)
    found = markdown_blocks(clean(source))
    return _Draft(
        found.text,
        found.blocks,
        found.marks,
        facts,
        (*notes, *facts.notes, *repairs, *found.notes),
    )


def _article(draft: _Draft, name: str, article_id: str, given: Facts) -> Article:
    stated = draft.facts
    if stated.as_it_is:
        return _with_facts(_undressed(draft, name, article_id, given), given, stated, None, {})
    blocks = list(draft.blocks)
    text = draft.text
    extracted = draft.kind in (Kind.PAGE, Kind.MHTML)
    reasons = find_boilerplate(text, blocks, extracted=extracted)
    masthead = read_masthead(text, blocks, reasons, stated=stated.title)
    reasons |= masthead.dropped
    if masthead.title is not None and blocks[masthead.title].kind is BlockKind.PARAGRAPH:
        blocks[masthead.title] = blocks[masthead.title]._replace(kind=BlockKind.HEADING, level=1)
    for index in masthead.addresses:
        blocks[index] = blocks[index]._replace(kind=BlockKind.CODE, level=0)
    for index, block in enumerate(blocks):
        if (
            block.kind is BlockKind.PARAGRAPH
            and index not in reasons
            and is_caption(text[block.start : block.end])
        ):
            blocks[index] = block._replace(kind=BlockKind.CAPTION)
    headings, others = lone_lines(text, blocks, draft.marks, reasons, extracted=extracted)
    for index in headings:
        blocks[index] = blocks[index]._replace(kind=BlockKind.HEADING, level=2)
    reasons |= dict.fromkeys(others, "another story's headline")
    if len(reasons) == len(blocks):
        # A text of nothing but what looks like boilerplate is shown as it is.
        reasons = {}
    taken = take_out(text, blocks, draft.marks, reasons)
    source = given.source or stated.source or masthead.source
    headline = None
    if masthead.title is not None and masthead.title not in reasons:
        block = blocks[masthead.title]
        headline = text[block.start : block.end]
    article = Article(
        id=article_id,
        text=taken.text,
        blocks=taken.blocks,
        file=name,
        marks=tuple(mark for mark in taken.marks if _leads_somewhere(mark)),
        dropped=(*draft.dropped, *taken.dropped),
        notes=(
            *draft.notes,
            *_hints(source, taken.dropped),
        ),
        url=given.url or stated.url or masthead.url,
        retold=given.retold or stated.retold,
    )
    found = {fact: getattr(masthead, fact) for fact in ("source", "authors", "published")}
    return _with_facts(article, given, stated, headline, found)


def _undressed(draft: _Draft, name: str, article_id: str, given: Facts) -> Article:
    """The article of a file in which nothing but the article stands."""
    return Article(
        id=article_id,
        text=draft.text,
        blocks=draft.blocks,
        file=name,
        marks=draft.marks,
        notes=draft.notes,
        url=given.url or draft.facts.url,
        retold=given.retold or draft.facts.retold,
    )


def _with_facts(
    article: Article,
    given: Facts,
    stated: Facts,
    headline: str | None,
    found: Mapping[str, object],
) -> Article:
    """The article with its title, source, authors and day, each from the best that tells it."""
    article = _with_title(article, given.title, stated, headline)
    for fact in ("source", "authors", "published"):
        known, origin = _known(fact, given, stated, found.get(fact))
        if known:
            article = replace(article, **{fact: known, f"{fact}_origin": origin})
    return article


def _leads_somewhere(mark: Mark) -> bool:
    """Whether a mark is no link, or one to an address of the web."""
    return mark.kind is not MarkKind.LINK or web_address(mark.address) == mark.address


def _known(fact: str, given: Facts, stated: Facts, found: object) -> tuple[Any, Origin]:
    """A fact and its origin: what is guessed comes after what stands in the text."""
    told, origin = getattr(stated, fact), stated.origin(fact)
    rows = [(told, origin), (found, Origin.FOUND)]
    if origin is Origin.GUESSED:
        rows.reverse()
    return next(
        ((value, where) for value, where in [(getattr(given, fact), Origin.GIVEN), *rows] if value),
        (None, Origin.UNKNOWN),
    )


def _with_title(article: Article, given: str | None, stated: Facts, found: str | None) -> Article:
    if stated.title and found is None and not stated.as_it_is:
        article = _headed(article, stated.title)
    if given:
        return replace(article, title=given, title_origin=Origin.GIVEN)
    if stated.title:
        return replace(article, title=stated.title, title_origin=stated.origin("title"))
    if found:
        return replace(article, title=found, title_origin=Origin.FOUND)
    return replace(article, title=made_title(article), title_origin=Origin.MADE)


def _headed(article: Article, title: str) -> Article:
    """The article with a headline that its file states above the text as its first block."""
    piece = Dropped(title, "", 0, BlockKind.HEADING)
    headed = restore(replace(article, dropped=(piece, *article.dropped)), 0)
    return replace(headed, blocks=(headed.blocks[0]._replace(level=1), *headed.blocks[1:]))


def _hints(source: str | None, dropped: Sequence[Dropped]) -> list[str]:
    """Who may have printed an article whose file does not say: named by what was dropped."""
    if source:
        return []
    for piece in dropped:
        if piece.reason in ("newsletter sign-up", "copyright notice", "subscription offer"):
            for outlet in OUTLETS:
                if " " in outlet and re.search(rf"\b{re.escape(outlet)}\b", piece.text):
                    return [f"A dropped line names {outlet}, which may be the source."]
    return []
