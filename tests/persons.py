"""Persons for tests that need some but look for none."""

from __future__ import annotations

from storyview.analysis.findings import Mention, Person
from storyview.text.article import Span


def people(*names: str, texts: tuple[str, ...]) -> tuple[Person, ...]:
    """Persons with every place where their full name or family name stands."""
    found = []
    for name in names:
        mentions = []
        for number, text in enumerate(texts):
            at = 0
            while at < len(text):
                form = next((f for f in (name, name.split()[-1]) if text.startswith(f, at)), None)
                if form:
                    mentions.append(Mention(Span("abcdefghij"[number], at, at + len(form))))
                at += len(form) if form else 1
        found.append(Person(name, (), (), tuple(mentions)))
    return tuple(found)
