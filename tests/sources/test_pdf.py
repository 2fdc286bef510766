"""PDFs of several makers; those that are not made here lie in ``pdfs``, all of invented text."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fpdf import FPDF
from pypdf import PdfReader, PdfWriter
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

from storyview.errors import StoryviewError
from storyview.sources.reading import read_article
from storyview.text.article import Article, Origin

if TYPE_CHECKING:
    from collections.abc import Callable

TITLE = "Ferry crews walk out over night shifts"
PARAGRAPHS = (
    "Ferry crews in the harbour of Valparaiso walked out on Thursday, leaving thousands of "
    "commuters on the quay for the third time this spring, the harbour office said in an unusually "
    "long statement that it published on Friday.",
    "The union wants two days of rest after a week of nights, said Li Wei, who heads it since May. "
    "She left the official-looking building through a back door, past a figure of the first "
    "harbourmaster, and did not answer any further question.",
    "Omar Haddad, a commuter, said the walkout was well-deserved. The mayor disagreed, and said "
    "that transportation of the ill must not be interrupted for reasons of internationally "
    "negotiated agreements that nobody in the efficient office had read.",
)


def article(data: bytes) -> Article:
    return read_article(data, name="a.pdf", article_id="a")


def lines(found: Article) -> list[str]:
    return [found.text[block.start : block.end] for block in found.blocks]


def by_reportlab(*, justified: bool = True, pages: int = 3, indent: float = 12) -> bytes:
    """Several pages with running heads, justified by the width of spaces."""
    style = ParagraphStyle(
        "text",
        parent=getSampleStyleSheet()["BodyText"],
        alignment=4 if justified else 0,
        firstLineIndent=indent,
        spaceBefore=0 if indent else 6,
    )

    def head(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(72, 806, "The Harbour Post weekly")
        canvas.drawString(72, 30, f"Page {document.page}")

    written = io.BytesIO()
    document = SimpleDocTemplate(
        written, pagesize=(595, 842), title="Microsoft Word - ferries.docx", author="Ana Ruiz"
    )
    story = [Paragraph(TITLE, getSampleStyleSheet()["Title"])]
    story += [Paragraph(text, style) for text in PARAGRAPHS * (pages * 4)]
    document.build(story, onFirstPage=head, onLaterPages=head)
    return written.getvalue()


def by_fpdf(align: str = "J") -> bytes:
    made = FPDF()
    made.add_page()
    made.set_font("Helvetica", "B", 20)
    made.multi_cell(0, 10, TITLE, new_x="LMARGIN", new_y="NEXT")
    made.set_font("Helvetica", size=11)
    for text in PARAGRAPHS:
        made.multi_cell(0, 6, text, align=align, new_x="LMARGIN", new_y="NEXT")
        made.ln(3)
    return bytes(made.output())


def in_columns(texts: tuple[str, ...], *, by_row: bool) -> bytes:
    """Texts side by side, drawn one after the other, or line by line across all columns."""
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=(595, 842))
    canvas.setFont("Times-Bold", 18)
    canvas.drawString(60, 780, TITLE)
    canvas.setFont("Times-Roman", 10)
    pitch = 480 / len(texts)
    columns: list[list[tuple[float, float, str]]] = []
    for column, text in enumerate(texts):
        line = ""
        rows: list[tuple[float, float, str]] = []
        for word in [*text.split(), ""]:
            if not word or canvas.stringWidth(f"{line} {word}", "Times-Roman", 10) > pitch - 16:
                rows.append((60 + pitch * column, 740 - 12 * len(rows), line))
                line = word
            else:
                line = f"{line} {word}".strip()
        columns.append(rows)
    ordered = [row for column in columns for row in column]
    if by_row:
        ordered.sort(key=lambda row: (-row[1], row[0]))
    for left, base, line in ordered:
        canvas.drawString(left, base, line)
    canvas.save()
    return written.getvalue()


PDFS = sorted((Path(__file__).parent / "pdfs").glob("*.pdf"))
MAKERS: dict[str, Callable[[], bytes]] = {
    "reportlab, justified": by_reportlab,
    "reportlab, ragged": lambda: by_reportlab(justified=False),
    "reportlab, no indents": lambda: by_reportlab(indent=0),
    "fpdf2, justified": by_fpdf,
    "fpdf2, ragged": lambda: by_fpdf("L"),
}


@pytest.mark.parametrize("maker", MAKERS)
def test_paragraphs_come_back_as_they_were_written(maker: str) -> None:
    found = article(MAKERS[maker]())
    assert (found.title, found.title_origin) == (TITLE, Origin.FOUND)
    assert tuple(lines(found)[1:4]) == PARAGRAPHS
    assert set(lines(found)[1:]) == set(PARAGRAPHS)


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem)
def test_pdfs_of_other_makers_come_back_as_they_were_written(path: Path) -> None:
    found = article(path.read_bytes())
    assert (found.title, found.title_origin) == (TITLE, Origin.FOUND)
    assert (found.authors, found.authors_origin) == (("Ana Ruiz",), Origin.FOUND)
    assert (found.published, found.published_origin) == (date(2023, 5, 4), Origin.FOUND)
    assert lines(found) == [
        TITLE,
        *PARAGRAPHS[:2],
        "What the crews want",
        "More crew on board",
        "Later sailings at the weekend",
        PARAGRAPHS[2],
        *PARAGRAPHS[:2],
    ]


def test_running_heads_and_page_numbers_are_dropped_and_kept_in_reach() -> None:
    found = article(by_reportlab())
    assert "weekly" not in found.text
    assert {piece.reason for piece in found.dropped} == {"repeated on the pages", "page number"}
    assert any("Harbour Post weekly" in piece.text for piece in found.dropped)


@pytest.mark.parametrize("by_row", [False, True])
@pytest.mark.parametrize("count", [2, 3])
def test_columns_are_read_one_after_the_other(count: int, by_row: bool) -> None:
    texts = (PARAGRAPHS[0], PARAGRAPHS[1], PARAGRAPHS[2])[:count]
    found = article(in_columns(tuple(f"{text} {text}" for text in texts), by_row=by_row))
    assert " ".join(lines(found)[1:]) == " ".join(f"{text} {text}" for text in texts)


def test_properties_are_a_guess_and_a_program_s_title_is_none() -> None:
    found = article(by_reportlab())
    assert found.title == TITLE
    assert (found.authors, found.authors_origin) == (("Ana Ruiz",), Origin.GUESSED)
    assert found.published_origin is Origin.GUESSED


def test_a_page_printed_by_a_browser_tells_its_address_at_its_foot() -> None:
    made = FPDF()
    made.set_auto_page_break(False)
    made.add_page()
    made.set_font("Helvetica", size=8)
    made.text(10, 8, "5/6/24, 9:12 AM")
    made.text(90, 8, TITLE)
    made.text(10, 292, "https://www.harbourpost.example/2023/05/04/ferries")
    made.text(190, 292, "1/1")
    made.set_font("Helvetica", "B", 20)
    made.set_xy(10, 20)
    made.multi_cell(0, 10, TITLE, new_x="LMARGIN", new_y="NEXT")
    made.set_font("Helvetica", size=11)
    for text in PARAGRAPHS:
        made.multi_cell(0, 6, text, new_x="LMARGIN", new_y="NEXT")
        made.ln(3)
    found = article(bytes(made.output()))
    assert lines(found) == [TITLE, *PARAGRAPHS]
    assert found.url == "https://www.harbourpost.example/2023/05/04/ferries"
    assert (found.source, found.source_origin) == ("harbourpost.example", Origin.GUESSED)
    assert (found.published, found.published_origin) == (date(2023, 5, 4), Origin.GUESSED)


def test_a_byline_in_the_text_goes_before_the_properties() -> None:
    made = FPDF()
    made.add_page()
    made.set_author("Scanner Room")
    made.set_font("Helvetica", "B", 20)
    made.multi_cell(0, 10, TITLE, new_x="LMARGIN", new_y="NEXT")
    made.set_font("Helvetica", size=11)
    for text in ("By Omar Haddad", "May 4, 2023", *PARAGRAPHS):
        made.multi_cell(0, 6, text, new_x="LMARGIN", new_y="NEXT")
        made.ln(3)
    found = article(bytes(made.output()))
    assert (found.authors, found.authors_origin) == (("Omar Haddad",), Origin.FOUND)
    assert (found.published, found.published_origin) == (date(2023, 5, 4), Origin.FOUND)


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("They want more trans-", "portation of goods.", "more transportation of"),
        ("It was a well-", "deserved rest, he said.", "a well-deserved rest"),
        ("The minister Ruiz-", "Haddad declined it.", "Ruiz-Haddad declined"),
        ("Many coun\xad", "tries agreed to it.", "Many countries agreed"),
    ],
)
def test_a_word_cut_by_a_line_end_is_joined_when_that_is_safe(
    first: str, second: str, joined: str
) -> None:
    from storyview.sources.pdf_hyphens import Hyphens
    from storyview.sources.pdf_lines import Line

    rows = [Line(first, 0, 0, 0, 0, 10), Line(second, 0, 0, 0, 0, 10)]
    assert joined in Hyphens(rows).join([first, second])


def test_a_pdf_is_known_by_its_content_whatever_its_name() -> None:
    found = read_article(by_fpdf(), name="notes.txt", article_id="a")
    assert found.title == TITLE


def encrypted(password: str) -> bytes:
    writer = PdfWriter(PdfReader(io.BytesIO(by_fpdf())))
    writer.encrypt(user_password=password, owner_password="other", algorithm="RC4-128")
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def scanned() -> bytes:
    made = FPDF()
    made.add_page()
    made.rect(10, 10, 100, 100)
    return bytes(made.output())


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (encrypted("secret"), "protected by a password"),
        (scanned(), "holds pictures of text, and no text"),
        (b"%PDF-1.7\nnothing more", "a damaged PDF"),
    ],
    ids=["encrypted", "scanned", "damaged"],
)
def test_a_pdf_that_cannot_be_read_is_one_clear_sentence(data: bytes, what: str) -> None:
    with pytest.raises(StoryviewError) as caught:
        article(data)
    assert caught.value.what == what
    assert caught.value.hint


def test_a_pdf_that_only_forbids_printing_is_read() -> None:
    assert article(encrypted("")).title == TITLE
