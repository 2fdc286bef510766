"""Where only one column fits: for each other article, its counterpart of the current passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from storyview.reader.lines import fit, width_of
from storyview.reader.source_names import short_names
from storyview.reader.widgets.pane import Pane

if TYPE_CHECKING:
    from textual import events
    from textual.strip import Strip

    from storyview.reader.cross_references import Counterpart
    from storyview.text.article import Span, Story

NONE = "no counterpart"
SIGNS = {"verbatim": "=", "paraphrase": "~", "partial": "~"}


class CounterpartLines(Pane):
    """One line for each other article; where there are too many, the last line counts the rest."""

    class Pressed(Message):
        """The mouse was pressed on a counterpart."""

        def __init__(self, span: Span) -> None:
            super().__init__()
            self.span = span

    def __init__(self, story: Story) -> None:
        super().__init__(id="counterparts")
        self.story = story
        self._article = ""
        self._found: dict[str, list[Counterpart]] | None = {}
        self._spans: list[Span | None] = []

    def show(self, article: str, found: dict[str, list[Counterpart]] | None) -> None:
        """Show the counterparts of the current passage; nothing is said before they are known."""
        self._article, self._found = article, found
        self.repaint()

    def strips(self) -> list[Strip]:
        """The articles that have a counterpart first."""
        found = self._found or {}
        others = [a for a in self.story.articles if a.id != self._article]
        others.sort(key=lambda a: a.id not in found)
        fits = self.size.height if len(others) <= self.size.height else self.size.height - 1
        names = short_names(self.story)
        drawn = []
        self._spans = []
        for article in others[:fits]:
            there = found.get(article.id)
            drawn.append(self._drawn(names[article.id], there[0] if there else None))
            self._spans.append(there[0].there if there else None)
        if rest := others[fits:]:
            telling = sum(article.id in found for article in rest)
            words = f"{telling} of them tell{'s' * (telling == 1)} this" if telling else NONE
            words = "all of them tell this" if telling == len(rest) > 1 else words
            drawn.append(
                self._line(f"and {len(rest)} more" if fits else f"{len(rest)} others", words)
            )
        return drawn

    def _drawn(self, name: str, counterpart: Counterpart | None) -> Strip:
        if counterpart is None:
            return self._line(name, NONE)
        words = " ".join(self.story.quote(counterpart.there).split())
        return self._line(name, words, SIGNS[counterpart.kind.value])

    def _line(self, name: str, words: str, sign: str = "") -> Strip:
        palette, width = self.palette, self.size.width
        front = (fit(f" {name}", width // 4), palette.dim)
        space = (" " * (width // 4 - width_of(front[0])), palette.dim)
        if sign:
            return self.line(front, space, (f" {sign} ", palette.shared), (words, palette.text))
        said = "" if self._found is None else f"   {words}"
        return self.line(front, space, (said, palette.dim))

    def on_click(self, event: events.Click) -> None:
        """Tell which counterpart was pressed."""
        event.stop()
        if event.y < len(self._spans) and (span := self._spans[event.y]) is not None:
            self.post_message(self.Pressed(span))
