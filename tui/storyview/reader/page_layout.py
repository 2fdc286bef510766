"""The page plan as a Textual layout: it places the widgets of the reading screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.widget import Widget

    from storyview.reader.page_plan import Box


class PageLayout(Layout):
    """Places each widget in the box that is planned for it, and leaves out the others.

    Args:
        place: For a screen of a size, the box of every widget that is on it; of widgets that
            overlap, the later one lies above.
    """

    name = "page"

    def __init__(self, place: Callable[[Size], Mapping[Widget, Box]]) -> None:
        self._place = place

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> ArrangeResult:
        """Place the children."""
        boxes = self._place(size)
        return [
            WidgetPlacement(
                Region(*boxes[child]), NULL_OFFSET, NULL_SPACING, child, order, False, False, False
            )
            for order, child in enumerate(boxes)
            if child in children
        ]
