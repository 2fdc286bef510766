from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from docx.oxml import parse_xml

from storyview.errors import StoryviewError
from storyview.sources.reading import read_article
from storyview.text.article import Article, BlockKind, MarkKind, Origin

if TYPE_CHECKING:
    from collections.abc import Callable

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TITLE = "Ferry crews walk out over night shifts"
FIRST = "Ferry crews in the harbour walked out on Thursday, the harbour office said in a statement."


def article(data: bytes, name: str = "a.docx") -> Article:
    return read_article(data, name=name, article_id="a")


def document(write: Callable[[Any], None]) -> bytes:
    made = Document()
    write(made)
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def rows(found: Article) -> list[tuple[BlockKind, str]]:
    return [(block.kind, found.text[block.start : block.end]) for block in found.blocks]


def report(made: Any) -> None:
    made.core_properties.author = "Ana Ruiz"
    made.core_properties.title = "Word Document"
    made.core_properties.created = datetime(2023, 5, 4, 8, 0, tzinfo=UTC)
    made.add_heading(TITLE, 0)
    made.add_paragraph(FIRST)
    made.add_heading("What the crews want", 2)
    for item in ("More crew on board", "Later sailings"):
        made.add_paragraph(item, style="List Bullet")
    for item in ("Talks on Friday", "A vote on Monday"):
        made.add_paragraph(item, style="List Number")
    made.add_paragraph("No ship leaves without us.", style="Quote")
    paragraph = made.add_paragraph("The union wants ")
    paragraph.add_run("two days").bold = True
    paragraph.add_run(" of rest, said ")
    paragraph.add_run("Li Wei").italic = True
    paragraph.add_run(".")
    table = made.add_table(rows=2, cols=2)
    for row, cells in zip(table.rows, (("Boat", "Berths"), ("Amalia", "400")), strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words


def test_headings_lists_quotations_and_tables_come_through() -> None:
    found = article(document(report))
    assert rows(found) == [
        (BlockKind.HEADING, TITLE),
        (BlockKind.PARAGRAPH, FIRST),
        (BlockKind.HEADING, "What the crews want"),
        (BlockKind.LIST_ITEM, "More crew on board"),
        (BlockKind.LIST_ITEM, "Later sailings"),
        (BlockKind.LIST_ITEM, "Talks on Friday"),
        (BlockKind.LIST_ITEM, "A vote on Monday"),
        (BlockKind.QUOTE, "No ship leaves without us."),
        (BlockKind.PARAGRAPH, "The union wants two days of rest, said Li Wei."),
        (BlockKind.CODE, "Boat    Berths\n──────  ──────\nAmalia  400"),
    ]
    assert [block.marker for block in found.blocks[3:7]] == ["•", "•", "1.", "2."]
    marked = {found.text[mark.start : mark.end]: mark.kind for mark in found.marks}
    assert marked == {"two days": MarkKind.STRONG, "Li Wei": MarkKind.EMPHASIS}


def test_properties_are_a_guess_and_what_a_template_left_is_none() -> None:
    found = article(document(report))
    assert (found.title, found.title_origin) == (TITLE, Origin.FOUND)
    assert (found.authors, found.authors_origin) == (("Ana Ruiz",), Origin.GUESSED)
    assert (found.published, found.published_origin) == (date(2023, 5, 4), Origin.GUESSED)

    def by_a_program(made: Any) -> None:
        report(made)
        made.core_properties.author = "Microsoft Office User"
        made.core_properties.created = datetime(2013, 12, 23, 23, 15, tzinfo=UTC)

    found = article(document(by_a_program))
    assert found.authors == ()
    assert found.published is None


def test_a_byline_in_the_text_goes_before_the_properties() -> None:
    def write(made: Any) -> None:
        made.core_properties.author = "Office Manager Two"
        made.add_heading(TITLE, 1)
        made.add_paragraph("By Omar Haddad")
        made.add_paragraph("May 4, 2023")
        made.add_paragraph(FIRST)

    found = article(document(write))
    assert (found.authors, found.authors_origin) == (("Omar Haddad",), Origin.FOUND)
    assert (found.published, found.published_origin) == (date(2023, 5, 4), Origin.FOUND)


def test_insertions_links_and_controls_are_read_and_deletions_are_not() -> None:
    def write(made: Any) -> None:
        made.add_heading(TITLE, 1)
        made.element.body.insert(
            1,
            parse_xml(
                f"<w:sdt {WORD}><w:sdtContent><w:p><w:r><w:t>{FIRST}</w:t></w:r></w:p>"
                "</w:sdtContent></w:sdt>"
            ),
        )
        made.element.body.insert(
            2,
            parse_xml(
                f"<w:p {WORD}><w:r><w:t xml:space='preserve'>The mayor </w:t></w:r><w:ins w:id='1'"
                " w:author='x'><w:r><w:t>agreed</w:t></w:r></w:ins><w:del w:id='2' w:author='x'>"
                "<w:r><w:delText>refused</w:delText></w:r></w:del><w:hyperlink><w:r><w:t "
                "xml:space='preserve'> on Friday</w:t></w:r></w:hyperlink><w:r><w:t>.</w:t></w:r>"
                "</w:p>"
            ),
        )

    words = [text for _, text in rows(article(document(write)))]
    assert words == [TITLE, FIRST, "The mayor agreed on Friday."]


def test_a_document_is_known_by_its_content_whatever_its_name() -> None:
    assert article(document(report), "notes.txt").title == TITLE


def zipped(files: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", compression) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return written.getvalue()


def a_bomb() -> bytes:
    """A document of 200 KB that would grow to 200 MB."""
    files = {"word/document.xml": b"<x>" + b" " * 200_000_000}
    return zipped(files)


def with_entities() -> bytes:
    """Entities that name each other ("billion laughs"), in the document's own XML."""
    laughs = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 12))
    body = (
        f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY l0 "ha">{laughs}]><w:document {WORD}><w:body>'
        "<w:p><w:r><w:t>&l11;</w:t></w:r></w:p></w:body></w:document>"
    )
    with zipfile.ZipFile(io.BytesIO(document(report))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return zipped(files | {"word/document.xml": body.encode()})


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (
            zipped(
                {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}
            ),
            "not text (an OpenDocument text (.odt))",
        ),
        (
            zipped({"mimetype": b"application/epub+zip", "a.xhtml": b"<x/>"}),
            "not text (an e-book (EPUB))",
        ),
        (zipped({"xl/workbook.xml": b"<x/>"}), "not text (a spreadsheet)"),
        (zipped({"ppt/presentation.xml": b"<x/>"}), "not text (slides)"),
        (zipped({"a.txt": b"The quay."}), "not text (a ZIP archive)"),
        (b"PK\x03\x04 and no more", "a damaged ZIP archive or document"),
        (zipped({"word/document.xml": b"<x/>"}), "not a .docx document, or a template"),
        (a_bomb(), "grows to 191 MB when it is unpacked"),
        (zipped({f"{number}.txt": b"" for number in range(6_000)}), "an archive of 6,000 files"),
        (document(lambda made: None), "holds no text"),
    ],
    ids=["odt", "epub", "xlsx", "pptx", "zip", "broken", "no document", "bomb", "many", "empty"],
)
def test_what_is_no_document_is_one_clear_sentence(data: bytes, what: str) -> None:
    with pytest.raises(StoryviewError) as caught:
        article(data)
    assert caught.value.what.startswith(what)
    assert caught.value.hint


def test_entities_are_not_expanded() -> None:
    try:
        found = article(with_entities())
    except StoryviewError as error:
        assert error.hint
    else:
        assert len(found.text) < 1_000
