"""The two themes that storyview ships: a newspaper page at night, and one by day."""

from __future__ import annotations

from textual.theme import Theme

NIGHT = Theme(
    name="storyview-night",
    primary="#7db7f0",
    secondary="#8d97a8",
    accent="#e8c27a",
    warning="#f0a04b",
    error="#ee7a6b",
    success="#7db7f0",
    foreground="#d9d5cb",
    background="#15171b",
    surface="#1a1d22",
    panel="#20242a",
    dark=True,
    variables={"storyview-shared": "#5aa5ee", "storyview-differs": "#f0a04b"},
)

DAY = Theme(
    name="storyview-day",
    primary="#0b5cad",
    secondary="#5c6470",
    accent="#8a5a00",
    warning="#a84b00",
    error="#a8261a",
    success="#0b5cad",
    foreground="#2a2823",
    background="#faf7f0",
    surface="#f3efe5",
    panel="#ebe5d8",
    dark=False,
    variables={"storyview-shared": "#1466b8", "storyview-differs": "#a84b00"},
)

THEMES = (NIGHT, DAY)
