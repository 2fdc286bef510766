"""A row with everything that is lit on it: as wide as asked, its text unchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len, split_graphemes

from builders import an_article
from storyview.reader.attention import Layer, Light
from storyview.reader.code_colours import code_colours
from storyview.reader.cross_references import Sign
from storyview.reader.page import Row, RowKind, lay_out
from storyview.reader.palette import ANSI_PALETTE, palette_of
from storyview.reader.row_painter import MARGINS, paint_row
from storyview.reader.themes import DAY, NIGHT
from storyview.text.article import Article, Block, BlockKind, Mark, MarkKind
from storyview.text.clean import clean

if TYPE_CHECKING:
    from rich.style import Style
    from textual.strip import Strip

PALETTE = palette_of(NIGHT)
TEXT = "The ferry 漢字 sank at “noon”, and é 👩‍👩‍👧‍👦 all were saved by Ana."
SPANS = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted)
CUTS = [0, *(end for _, end, _ in split_graphemes(TEXT)[0])]
WHOLE_SPANS = st.tuples(st.sampled_from(CUTS), st.sampled_from(CUTS)).map(sorted)


def paint(
    row: Row,
    article: Article,
    width: int,
    lights: tuple[Light, ...] = (),
    marks: tuple[Mark, ...] = (),
    sign: str = " ",
    quoted: bool = False,
    margin: int = 5,
    code: tuple[tuple[int, int, Style], ...] = (),
) -> Strip:
    return paint_row(row, article, width, margin, sign, quoted, lights, marks, code, PALETTE)


@given(
    st.lists(st.tuples(WHOLE_SPANS, st.sampled_from(Layer)), max_size=6),
    st.lists(st.tuples(WHOLE_SPANS, st.sampled_from(MarkKind)), max_size=3),
    st.integers(13, 70),
    st.sampled_from(sorted(MARGINS)),
    st.sampled_from(Sign),
    st.booleans(),
)
@settings(deadline=None, max_examples=200)
def test_whatever_is_lit_a_row_is_as_wide_as_asked_and_its_text_stays(
    lit: list[tuple[list[int], Layer]],
    marked: list[tuple[list[int], MarkKind]],
    width: int,
    margin: int,
    sign: Sign,
    quoted: bool,
) -> None:
    article = an_article(TEXT)
    lights = tuple(sorted(Light(a, b, layer) for (a, b), layer in lit))
    marks = tuple(Mark(kind, a, b) for (a, b), kind in marked)
    for row in lay_out(article, width - margin).rows:
        strip = paint(row, article, width, lights, marks, sign, quoted, margin)
        assert strip.cell_length == width
        assert cell_len(strip.text) == width
        assert strip.text[margin:].rstrip() == row.text.rstrip()


def test_the_margin_holds_the_sign_the_quotation_sign_and_the_bar() -> None:
    article = an_article("The ferry sank at noon.")
    row = lay_out(article, 40).rows[3]
    lit = (Light(0, 9, Layer.CURRENT),)
    assert paint(row, article, 40, lit, sign="=", quoted=True).text.startswith(' ="▌ The ferry')
    assert paint(row, article, 40, sign="*").text.startswith(" *   The ferry")
    assert paint(row, article, 40, lit, sign="!", margin=2).text.startswith("!▌The ferry")


@pytest.mark.parametrize("layer", [layer for layer in Layer if layer > Layer.EVENT])
def test_only_a_lit_passage_has_a_bar(layer: Layer) -> None:
    article = an_article("The ferry sank at noon.")
    row = lay_out(article, 40).rows[3]
    assert "▌" not in paint(row, article, 40, (Light(0, 9, layer),)).text


def test_only_the_lit_words_are_lit() -> None:
    article = an_article("The ferry sank at noon.")
    row = lay_out(article, 40).rows[3]
    strip = paint(row, article, 40, (Light(4, 9, Layer.SEARCH),))
    assert [s.text for s in strip if s.style and s.style.reverse] == ["ferry"]


def test_lights_that_lie_on_one_another_can_be_told_apart() -> None:
    article = an_article("The ferry sank at noon.")
    row = lay_out(article, 40).rows[3]
    lights = (
        Light(0, 23, Layer.CURRENT),
        Light(4, 9, Layer.EQUAL),
        Light(4, 9, Layer.PERSON),
        Light(6, 9, Layer.SEARCH),
    )
    strip = paint(row, article, 40, lights)
    (rry,) = [s.style for s in strip if s.text == "rry"]
    assert rry is not None
    assert rry.bold and rry.underline and rry.reverse
    assert rry.bgcolor == PALETTE.layers[Layer.CURRENT].bgcolor


@pytest.mark.parametrize(
    ("kind", "attribute"),
    [
        (MarkKind.EMPHASIS, "italic"),
        (MarkKind.STRONG, "bold"),
        (MarkKind.STRIKE, "strike"),
        (MarkKind.LINK, "underline"),
    ],
)
def test_markdown_is_set_as_it_is_meant(kind: MarkKind, attribute: str) -> None:
    article = an_article("The ferry sank at noon.")
    row = lay_out(article, 40).rows[3]
    strip = paint(row, article, 40, marks=(Mark(kind, 4, 9),))
    assert [s.text for s in strip if s.style and getattr(s.style, attribute)] == ["ferry"]


@pytest.mark.parametrize(
    "harm", ["\x1b[2J", "\x1b]52;c;aGk=\x07", "\x9b31m", "\u202e", "\x00", "\ue000", "\r", "\x7f"]
)
def test_nothing_that_steers_a_terminal_reaches_it(harm: str) -> None:
    row = Row(RowKind.TEXT, f"one {harm}two", 0, 4 + len(harm) + 3, 0)
    article = an_article(f"one {harm}two")
    for lights in ((), (Light(0, 5, Layer.CURRENT),), (Light(2, 6, Layer.EQUAL),)):
        strip = paint(row, article, 30, lights)
        assert strip.cell_length == 30
        assert cell_len(strip.text) == 30
        assert not set("\x1b\x9b\x00\x07\x7f\r\u202e\ue000") & set(strip.text)


@given(st.text(max_size=40), SPANS, st.integers(10, 40))
@settings(deadline=None, max_examples=150)
def test_any_text_at_all_is_painted_as_wide_as_asked(
    noise: str, span: list[int], width: int
) -> None:
    article = an_article(noise)
    row = Row(RowKind.TEXT, noise, 0, len(noise), -1)
    start, end = (min(place, len(noise)) for place in span)
    lights = (Light(start, end, Layer.VERBATIM),)
    for each in (lights, ()):
        strip = paint(row, article, width, each)
        assert strip.cell_length == width
        assert cell_len(strip.text) == width
        assert clean(strip.text) == strip.text or "\n" not in strip.text


def test_code_is_coloured_by_its_language_and_an_unknown_one_is_left_alone() -> None:
    text = "def swim():\n    return 'wet'  # now"
    block = Block(BlockKind.CODE, 0, len(text), language="python")
    colours = code_colours(text, block, PALETTE)
    coloured = {text[start:end]: style for start, end, style in colours}
    assert coloured["def"] == PALETTE.shared
    assert coloured["# now"] == PALETTE.dim
    assert "wet" in "".join(words for words, style in coloured.items() if style == PALETTE.differs)
    for start, end, _ in colours:
        assert block.start <= start < end <= block.end
    assert code_colours(text, block._replace(language="no-such-language"), PALETTE) == []


def test_code_in_the_middle_of_an_article_is_coloured_where_it_stands() -> None:
    text = "Words.\n\nx = 1"
    block = Block(BlockKind.CODE, 8, 13, language="python")
    assert [text[a:b] for a, b, _ in code_colours(text, block, PALETTE)] == ["1"]


@given(st.text(max_size=60), st.sampled_from(["python", "json", "html", "c", "rust", "sh"]))
@settings(deadline=None, max_examples=60)
def test_no_code_breaks_the_colours(text: str, language: str) -> None:
    block = Block(BlockKind.CODE, 0, len(text), language=language)
    for start, end, _ in code_colours(text, block, PALETTE):
        assert 0 <= start < end <= len(text)


@pytest.mark.parametrize(
    "palette", [PALETTE, palette_of(DAY), ANSI_PALETTE], ids=["night", "day", "ansi"]
)
def test_every_palette_can_paint(palette: object) -> None:
    article = an_article("The ferry sank at noon.")
    for row in lay_out(article, 30).rows:
        strip = paint_row(
            row, article, 36, 4, "!", True, (Light(0, 9, Layer.EVENT),), (), (), palette
        )  # type: ignore[arg-type]
        assert strip.cell_length == 36
