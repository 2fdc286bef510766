"""Everything that is drawn can be read, in our themes and in Textual's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from storyview.reader.attention import Layer
from storyview.reader.palette import (
    DIM_CONTRAST,
    TEXT_CONTRAST,
    Palette,
    contrast,
    luminance,
    palette_of,
    readable,
)
from storyview.reader.themes import DAY, NIGHT, THEMES

if TYPE_CHECKING:
    from rich.style import Style

EVERY_THEME = [
    *THEMES,
    *(theme for theme in BUILTIN_THEMES.values() if not theme.ansi),
]
BANDS = [layer for layer in Layer if layer <= Layer.EVENT]

in_every_theme = pytest.mark.parametrize("theme", EVERY_THEME, ids=lambda theme: theme.name)


def ink(style: Style) -> Color:
    assert style.color is not None
    return Color.from_rich_color(style.color)


def ground(style: Style) -> Color:
    assert style.bgcolor is not None
    return Color.from_rich_color(style.bgcolor)


def grounds(palette: Palette) -> list[Color]:
    return [ground(palette.page), *(ground(palette.layers[band]) for band in BANDS)]


def test_the_least_contrasts_are_those_of_the_guidelines() -> None:
    assert (TEXT_CONTRAST, DIM_CONTRAST) == (7.0, 4.5)


@in_every_theme
def test_text_can_be_read_on_every_ground(theme: Theme) -> None:
    palette = palette_of(theme)
    for style in (palette.text, palette.title, palette.heading, palette.layers[Layer.EQUAL]):
        for each in grounds(palette):
            assert contrast(ink(style), each) >= 7


@in_every_theme
def test_code_can_be_read_on_every_ground(theme: Theme) -> None:
    palette = palette_of(theme)
    for each in grounds(palette):
        assert contrast(ink(palette.code), each) >= 7


@in_every_theme
def test_words_in_colour_can_be_read_on_every_ground(theme: Theme) -> None:
    palette = palette_of(theme)
    coloured = (palette.link, palette.layers[Layer.CONFLICT], palette.layers[Layer.PERSON])
    for style in coloured:
        for each in grounds(palette):
            assert contrast(ink(style), each) >= 4.5


@in_every_theme
def test_what_is_dim_and_every_sign_can_be_read_where_it_stands(theme: Theme) -> None:
    palette = palette_of(theme)
    for name in ("dim", "shared", "differs", "accent", "focused", "selected", "rail_here"):
        style = getattr(palette, name)
        assert contrast(ink(style), ground(style)) >= 4.5, name
        assert contrast(ink(style), ground(palette.layers[Layer.CURRENT])) >= 4.5, name


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_a_caption_can_be_read_when_it_is_lit(theme: Theme) -> None:
    palette = palette_of(theme)
    for each in grounds(palette):
        assert contrast(ink(palette.dim), each) >= 4.5


@in_every_theme
def test_the_chosen_line_of_a_list_is_as_readable_as_text(theme: Theme) -> None:
    palette = palette_of(theme)
    assert contrast(ink(palette.selected), ground(palette.selected)) >= 7


@in_every_theme
def test_the_bands_can_be_told_from_the_page_and_the_strongest_kind_is_strongest(
    theme: Theme,
) -> None:
    palette = palette_of(theme)
    page = ground(palette.page)
    away = [contrast(ground(palette.layers[band]), page) for band in BANDS]
    partial, paraphrase, verbatim, current, event = away
    assert 1 < partial < paraphrase < verbatim
    assert current > 1
    assert event > 1


@in_every_theme
def test_kinds_of_light_differ_by_more_than_colour(theme: Theme) -> None:
    layers = palette_of(theme).layers
    assert layers[Layer.EQUAL].bold
    assert layers[Layer.CONFLICT].bold
    assert layers[Layer.CONFLICT].underline
    assert layers[Layer.PERSON].underline
    assert layers[Layer.SEARCH].reverse


@pytest.mark.parametrize(
    "theme", [theme for theme in BUILTIN_THEMES.values() if theme.ansi], ids=lambda t: t.name
)
def test_the_ansi_themes_leave_the_colours_to_the_terminal(theme: Theme) -> None:
    palette = palette_of(theme)
    assert palette.ansi
    named = [getattr(palette, name) for name in dir(palette) if not name.startswith("_")]
    styles = [*named, *palette.layers.values(), *palette.bars.values()]
    for style in styles:
        for color in (getattr(style, "color", None), getattr(style, "bgcolor", None)):
            assert color is None or color.triplet is None


def test_the_same_theme_gives_the_same_palette() -> None:
    assert palette_of(NIGHT) is palette_of(NIGHT)
    assert palette_of(NIGHT) is not palette_of(DAY)
    assert palette_of(NIGHT).dark
    assert not palette_of(DAY).dark


COLOURS = st.builds(Color, st.integers(0, 255), st.integers(0, 255), st.integers(0, 255))


@given(COLOURS, COLOURS)
def test_contrast_is_a_ratio_that_does_not_mind_the_order(one: Color, other: Color) -> None:
    assert 1 <= contrast(one, other) <= 21.0001
    assert contrast(one, other) == contrast(other, one)


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast(Color(0, 0, 0), Color(255, 255, 255)) == pytest.approx(21)
    assert luminance(Color(255, 255, 255)) == pytest.approx(1)


@given(COLOURS, COLOURS)
def test_a_readable_colour_has_the_contrast_that_it_was_asked_for(
    color: Color, background: Color
) -> None:
    assert contrast(readable(color, background, least=4.5), background) >= 4.5


@given(COLOURS, COLOURS)
def test_a_colour_that_can_be_read_stays_as_it_is(color: Color, background: Color) -> None:
    if contrast(color, background) >= 4.5:
        assert readable(color, background, least=4.5) == color
