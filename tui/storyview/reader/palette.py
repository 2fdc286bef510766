"""The colours that storyview draws with, made from a Textual theme. Pure.

Three levels of light: text, dim, accent. Blue is what accounts share, orange what sets them
apart: the pair that survives the common kinds of colour blindness (Okabe and Ito, 2008).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rich.style import Style
from textual.color import Color

from storyview.reader.attention import Layer

if TYPE_CHECKING:
    from textual.theme import Theme

TEXT_CONTRAST = 7.0
DIM_CONTRAST = 4.5
"""The least contrasts (WCAG 2.2) of text and of dimmed text with what lies behind them."""


def luminance(color: Color) -> float:
    """Relative luminance as WCAG defines it, 0 to 1."""

    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b)


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of two colours as WCAG defines it, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable(color: Color, *backgrounds: Color, least: float) -> Color:
    """The colour nearest to ``color`` that has the least contrast with every background."""
    lightest = max(backgrounds, key=luminance)
    goal = Color(0, 0, 0) if luminance(lightest) > 0.18 else Color(255, 255, 255)
    for step in range(21):
        candidate = color.blend(goal, step / 20)
        if all(contrast(candidate, background) >= least for background in backgrounds):
            return candidate
    return goal


class Palette(NamedTuple):
    """One style for each thing that is drawn."""

    page: Style
    text: Style
    dim: Style
    title: Style
    heading: Style
    accent: Style
    hairline: Style
    shared: Style
    """Signs of what other accounts tell too."""
    differs: Style
    """Signs of what only this account tells, and of conflicts."""
    selected: Style
    """The chosen line of a list."""
    focused: Style
    """The name of what the keys act on."""
    link: Style
    code: Style
    layers: dict[Layer, Style]
    bars: dict[Layer, Style]
    """The bar at the left of a lit passage."""
    rail: Style
    rail_shared: Style
    rail_only_here: Style
    rail_here: Style
    """The rail beside what is on screen."""
    dark: bool
    ansi: bool


@lru_cache(maxsize=8)
def _palette(
    background: str, foreground: str, shared: str, differs: str, accent: str, dark: bool
) -> Palette:
    page = Color.parse(background)
    if page.a < 1:
        page = Color(page.r, page.g, page.b)
    blue, orange, highlight = Color.parse(shared), Color.parse(differs), Color.parse(accent)
    ink = Color.parse(foreground)
    current = page.blend(ink, 0.13 if dark else 0.09)
    bands = {
        Layer.PARTIAL: page.blend(blue, 0.12),
        Layer.PARAPHRASE: page.blend(blue, 0.20),
        Layer.VERBATIM: page.blend(blue, 0.32),
        Layer.CURRENT: current,
        Layer.EVENT: page.blend(highlight, 0.20),
    }
    grounds = (page, *bands.values())
    text = readable(ink, *grounds, least=TEXT_CONTRAST)
    strong = readable(
        text.blend(Color(255, 255, 255) if dark else Color(0, 0, 0), 0.6),
        *grounds,
        least=TEXT_CONTRAST,
    )
    dim = readable(page.blend(ink, 0.5), *grounds, least=DIM_CONTRAST)
    blue = readable(blue, page, current, least=DIM_CONTRAST)
    orange = readable(orange, page, current, least=DIM_CONTRAST)
    highlight = readable(highlight, page, current, least=DIM_CONTRAST)
    hairline = page.blend(ink, 0.18)

    def style(color: Color, ground: Color | None = None, **more: bool) -> Style:
        return Style(
            color=color.rich_color,
            bgcolor=(ground or page).rich_color,
            **more,  # type: ignore[arg-type]
        )

    layers = {layer: Style(bgcolor=band.rich_color) for layer, band in bands.items()}
    layers[Layer.EQUAL] = Style(bold=True, color=strong.rich_color)
    layers[Layer.CONFLICT] = Style(
        bold=True, underline=True, color=readable(orange, *grounds, least=DIM_CONTRAST).rich_color
    )
    layers[Layer.PERSON] = Style(
        underline=True, color=readable(highlight, *grounds, least=DIM_CONTRAST).rich_color
    )
    layers[Layer.SEARCH] = Style(reverse=True)
    bars = {
        Layer.PARTIAL: style(page.blend(blue, 0.55)),
        Layer.PARAPHRASE: style(page.blend(blue, 0.8)),
        Layer.VERBATIM: style(blue),
        Layer.CURRENT: style(highlight),
        Layer.EVENT: style(highlight),
    }
    return Palette(
        page=style(text),
        text=style(text),
        dim=style(dim),
        title=style(strong, bold=True),
        heading=style(strong, bold=True),
        accent=style(highlight),
        hairline=style(hairline),
        shared=style(blue),
        differs=style(orange),
        selected=style(strong, current, bold=True),
        focused=style(highlight, bold=True),
        link=Style(underline=True, color=readable(blue, *grounds, least=DIM_CONTRAST).rich_color),
        code=Style(color=readable(ink.blend(blue, 0.5), *grounds, least=TEXT_CONTRAST).rich_color),
        layers=layers,
        bars=bars,
        rail=style(hairline),
        rail_shared=style(page.blend(blue, 0.3)),
        rail_only_here=style(page.blend(orange, 0.24)),
        rail_here=style(dim),
        dark=dark,
        ansi=False,
    )


def _ansi_palette() -> Palette:
    plain = Style()
    blue, orange = Style(color="blue"), Style(color="yellow")
    return Palette(
        page=plain,
        text=plain,
        dim=Style(dim=True),
        title=Style(bold=True),
        heading=Style(bold=True),
        accent=Style(color="cyan"),
        hairline=Style(dim=True),
        shared=blue,
        differs=orange,
        selected=Style(reverse=True),
        focused=Style(bold=True, color="cyan"),
        link=Style(underline=True),
        code=Style(color="cyan"),
        layers={
            Layer.PARTIAL: plain,
            Layer.PARAPHRASE: plain,
            Layer.VERBATIM: plain,
            Layer.CURRENT: plain,
            Layer.EVENT: plain,
            Layer.EQUAL: Style(bold=True),
            Layer.CONFLICT: Style(bold=True, underline=True, color="yellow"),
            Layer.PERSON: Style(underline=True, color="cyan"),
            Layer.SEARCH: Style(reverse=True),
        },
        bars={
            Layer.PARTIAL: Style(color="blue", dim=True),
            Layer.PARAPHRASE: blue,
            Layer.VERBATIM: Style(color="blue", bold=True),
            Layer.CURRENT: Style(color="cyan", bold=True),
            Layer.EVENT: Style(color="cyan"),
        },
        rail=Style(dim=True),
        rail_shared=Style(color="blue", dim=True),
        rail_only_here=Style(dim=True),
        rail_here=plain,
        dark=True,
        ansi=True,
    )


ANSI_PALETTE = _ansi_palette()


def palette_of(theme: Theme) -> Palette:
    """The palette of a Textual theme."""
    if theme.ansi or theme.name.startswith(("textual-ansi", "ansi")):
        return ANSI_PALETTE
    dark = theme.dark
    return _palette(
        theme.background or ("#121212" if dark else "#efefef"),
        theme.foreground or ("#e0e0e0" if dark else "#1a1a1a"),
        theme.variables.get("storyview-shared", "#56a8f5" if dark else "#0b5cad"),
        theme.variables.get("storyview-differs", "#f0a04b" if dark else "#a84b00"),
        theme.accent or theme.primary,
        dark,
    )
