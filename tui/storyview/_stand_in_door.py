"""Stands in until ``sources.door`` is there."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from storyview.text.article import Article, Block, BlockKind, Story


@dataclass(frozen=True)
class Opened:
    story: Story
    problems: tuple[object, ...] = ()


def open_story(things, *, titles=(), sources=(), published=(), stdin=None, most=None):
    entries = []
    title = None
    for thing in things:
        path = Path(thing)
        if path.is_dir():
            if (path / "story.toml").exists():
                data = tomllib.loads((path / "story.toml").read_text("utf-8"))
                title = data.get("title")
                entries += [(path / e["file"], e["file"], e) for e in data.get("article", [])]
            else:
                entries += [(p, p.name, {}) for p in sorted(path.iterdir()) if p.suffix in (".txt", ".md")]
        else:
            entries.append((path, thing, {}))
    articles = []
    for n, (path, name, entry) in enumerate(entries):
        text = path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
        text = text.replace("\ufeff", "").replace("\x00", "").strip("\n")
        blocks = [
            Block(BlockKind.PARAGRAPH, m.start(), m.end())
            for m in re.finditer(r"\S(?:[^\n]*\S)?", text)
        ]
        headline = None
        if len(blocks) > 1:
            first = text[blocks[0].start : blocks[0].end]
            if len(first) < 150 and first[-1] not in ".!?”\"'’" and blocks[1].end - blocks[1].start > len(first):
                headline = first
                blocks[0] = Block(BlockKind.HEADING, blocks[0].start, blocks[0].end, 1)
        articles.append(
            Article(
                re.sub(r"\W+", "-", path.stem) + (f"-{n}" if any(a.id == re.sub(r"\W+", "-", path.stem) for a in articles) else ""),
                text, tuple(blocks), file=name, title=headline,
                source=entry.get("source"), published=entry.get("published"),
            )
        )
    return Opened(Story(tuple(articles), title=title))
