"""A comparison as the JSON document ``storyview/1``, for other programs.

Every span counts code points in its article's own ``text`` field. The same story gives the same
bytes. Lists in text order follow the order in which the story shows its articles.
"""

from __future__ import annotations

import json
import math
import re
from typing import TYPE_CHECKING, Any

from storyview.text.account import read
from storyview.text.article import Origin

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storyview.analysis.findings import (
        Comparison,
        Conflict,
        Event,
        Figure,
        Match,
        Person,
        Quotation,
        TimeExpression,
    )
    from storyview.text.article import Article, Span, Story

SCHEMA = "storyview/1"
"""Changes with anything that changes the meaning of a key."""

LONE_SURROGATE = re.compile("[\ud800-\udfff]")

Json = dict[str, Any]


def comparison_as_json(story: Story, comparison: Comparison) -> str:
    """The whole comparison as one JSON document, one article or finding a line, with a line end.

    File names that are not valid UTF-8 keep their bytes as escaped lone surrogates, the way
    Python reads them.
    """
    writer = _Writer(story)
    title = story.title or (_headline(story.articles[0]) if story.articles else None)
    head = [f'"schema": {_dump(SCHEMA)}', f'"title": {_dump(title)}']
    lists = {
        "articles": [_article(article) for article in story.articles],
        "matches": writer.matches(comparison.matches),
        "people": writer.people(comparison.people),
        "quotations": writer.quotations(comparison.quotations),
        "times": writer.times(comparison.times),
        "events": writer.events(comparison.events),
        "figures": writer.figures(comparison.figures),
        "conflicts": writer.conflicts(comparison.conflicts),
        "failures": [
            {"findings": failure.findings, "reason": failure.reason}
            for failure in comparison.failures
        ],
        "other_languages": [
            {"article": article.id}
            for article in story.articles
            if article.id in comparison.other_languages
        ],
    }
    return "{" + ",\n".join(head + [_list(key, items) for key, items in lists.items()]) + "}\n"


def _dump(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return LONE_SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _list(key: str, items: list[Json]) -> str:
    if not items:
        return f'"{key}": []'
    return f'"{key}": [\n ' + ",\n ".join(_dump(item) for item in items) + "]"


def _article(article: Article) -> Json:
    return {
        "id": article.id,
        "file": article.file,
        "source": article.source,
        "title": _headline(article),
        "authors": list(article.authors),
        "published": article.published.isoformat() if article.published else None,
        "url": article.url,
        "retold": article.retold,
        "origins": {
            "title": article.title_origin.value,
            "source": article.source_origin.value,
            "authors": article.authors_origin.value,
            "published": article.published_origin.value,
        },
        "text": article.text,
        "blocks": [
            {"kind": block.kind.value, "start": block.start, "end": block.end}
            for block in article.blocks
        ],
        "sentences": [[sentence.start, sentence.end] for sentence in read(article).sentences],
    }


def _headline(article: Article) -> str | None:
    """The title, unless it was made up from the first words: that is for the screen alone."""
    return None if article.title_origin is Origin.MADE else article.title


def _span(span: Span) -> Json:
    return {"article": span.article, "start": span.start, "end": span.end}


def _number(value: float | None) -> float | int | None:
    """Whole numbers without a fraction; what is not finite is open."""
    if value is None or not math.isfinite(value):
        return None
    return int(value) if value == int(value) else value


class _Writer:
    """Findings as plain values, in the text order of one story."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.rank = {article.id: index for index, article in enumerate(story.articles)}

    def place(self, span: Span) -> tuple[int, int, int]:
        return self.rank[span.article], span.start, span.end

    def spans(self, spans: Iterable[Span]) -> list[Json]:
        return [_span(span) for span in self.story.in_text_order(spans)]

    def matches(self, matches: Iterable[Match]) -> list[Json]:
        ordered = []
        for match in matches:
            first, second = match.spans
            swapped = self.rank[second.article] < self.rank[first.article]
            pair = (second, first) if swapped else (first, second)
            ordered.append((self.place(pair[0]), self.place(pair[1]), match, pair, swapped))
        ordered.sort(key=lambda item: item[:2])
        return [
            {
                "id": f"m{number}",
                "kind": match.kind.value,
                "score": match.score,
                "spans": [_span(span) for span in pair],
                "rule": match.rule,
                "equal": sorted(_offsets(spans, swapped) for spans in match.equal),
                "evidence": [
                    [one.kind.value, one.weight, *_offsets(one.spans, swapped)]
                    for one in match.evidence
                ],
            }
            for number, (_, _, match, pair, swapped) in enumerate(ordered, start=1)
        ]

    def people(self, people: Iterable[Person]) -> list[Json]:
        return [
            {
                "name": person.name,
                "aliases": sorted(person.aliases),
                "roles": [
                    {"text": role.text, **_span(role.span)}
                    for role in sorted(person.roles, key=lambda role: self.place(role.span))
                ],
                "mentions": [
                    {**_span(mention.span), "kind": mention.kind.value, "rule": mention.rule}
                    for mention in sorted(
                        person.mentions, key=lambda mention: self.place(mention.span)
                    )
                ],
            }
            for person in sorted(people, key=lambda person: (-len(person.mentions), person.name))
        ]

    def quotations(self, quotations: Iterable[Quotation]) -> list[Json]:
        return [
            {
                "speaker": quotation.speaker,
                "kind": quotation.kind.value,
                **_span(quotation.span),
                "same_as": quotation.same_as,
                "rule": quotation.rule,
            }
            for quotation in sorted(quotations, key=lambda one: (*self.place(one.span), one.kind))
        ]

    def times(self, times: Iterable[TimeExpression]) -> list[Json]:
        return [
            {
                **_span(time.span),
                "value": time.value,
                "basis": time.basis.value,
                "rule": time.rule,
            }
            for time in sorted(times, key=lambda time: self.place(time.span))
        ]

    def events(self, events: Iterable[Event]) -> list[Json]:
        ordered = []
        for event in events:
            spans = self.story.in_text_order(event.spans)
            ordered.append((event.begin, event.end, [self.place(span) for span in spans], event))
        ordered.sort(key=lambda item: (*item[:3], item[3].value))
        return [
            {
                "value": event.value,
                "begin": event.begin.isoformat(),
                "end": event.end.isoformat(),
                "basis": event.basis.value,
                "spans": self.spans(event.spans),
                "rule": event.rule,
            }
            for _, _, _, event in ordered
        ]

    def figures(self, figures: Iterable[Figure]) -> list[Json]:
        return [
            {
                **_span(figure.span),
                "low": _number(figure.low),
                "high": _number(figure.high),
                "approximate": figure.approximate,
                "unit": figure.unit,
                "of": _span(figure.of) if figure.of else None,
                "same_as": figure.same_as,
                "rule": figure.rule,
            }
            for figure in sorted(figures, key=lambda figure: self.place(figure.span))
        ]

    def conflicts(self, conflicts: Iterable[Conflict]) -> list[Json]:
        ordered = [
            ([self.place(span) for span in self.story.in_text_order(conflict.spans)], conflict)
            for conflict in conflicts
        ]
        ordered.sort(key=lambda item: (item[0], item[1].kind.value))
        return [
            {
                "kind": conflict.kind.value,
                "spans": self.spans(conflict.spans),
                "rule": conflict.rule,
            }
            for _, conflict in ordered
        ]


def _offsets(spans: tuple[Span, Span], swapped: bool) -> list[int]:
    """Start and end in the first passage, then in the second."""
    first, second = reversed(spans) if swapped else spans
    return [first.start, first.end, second.start, second.end]
