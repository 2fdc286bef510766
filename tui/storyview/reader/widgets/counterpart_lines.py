"""Where only one column fits: for each other article, its counterpart of the current passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from storyview.reader.lines import fit
from storyview.reader.source_names import short_names
from storyview.reader.widgets.pane import Pane

if TYPE_CHECKING:
    from textual import events
    from textual.strip import Strip

    from storyview.reader.cross_references import Counterpart
    from storyview.text.article import Span, Story

SIGNS = {"verbatim": "=", "paraphrase": "~", "partial": "~"}


class CounterpartLines(Pane):
    """One line for each other article."""

    class Pressed(Message):
        """The mouse was pressed on a counterpart."""

        def __init__(self, span: Span) -> None:
            super().__init__()
            self.span = span

    def __init__(self, story: Story) -> None:
        super().__init__(id="counterparts")
        self.story = story
        self._article = ""
        self._found: dict[str, list[Counterpart]] = {}
        self._spans: list[Span | None] = []

    def show(self, article: str, found: dict[str, list[Counterpart]]) -> None:
        """Show the counterparts of the current passage."""
        self._article, self._found = article, found
        self.repaint()

    def strips(self) -> list[Strip]:
        """The articles that have a counterpart first."""
        palette, width = self.palette, self.size.width
        others = [a for a in self.story.articles if a.id != self._article]
        others.sort(key=lambda a: a.id not in self._found)
        names = short_names(self.story)
        drawn = []
        self._spans = []
        for article in others[: self.size.height]:
            name = fit(f" {names[article.id]}", width // 4).ljust(width // 4)
            found = self._found.get(article.id)
            if found:
                words = " ".join(self.story.quote(found[0].there).split())
                sign = SIGNS[found[0].kind.value]
                drawn.append(
                    self.line(
                        (name, palette.dim), (f" {sign} ", palette.shared), (words, palette.text)
                    )
                )
                self._spans.append(found[0].there)
            else:
                drawn.append(self.line((name, palette.dim), ("   no counterpart", palette.dim)))
                self._spans.append(None)
        return drawn

    def on_click(self, event: events.Click) -> None:
        """Tell which counterpart was pressed."""
        event.stop()
        if event.y < len(self._spans) and (span := self._spans[event.y]) is not None:
            self.post_message(self.Pressed(span))
