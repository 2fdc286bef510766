"""The process that reads one HTML page: bytes on standard input, JSON on standard output."""

from __future__ import annotations

import json
import re
import sys
from typing import Any

MEMORY = 1024 * 1024 * 1024
SECONDS = 20
FEW_WORDS = 60
"""An article of fewer is looked for once more, less choosily."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9A-Fa-f]{1,6})|([0-9]{1,7}));?")
_INLINE = re.compile(r"([\\`*_\[\]<>&~|!])")
_AT_START = re.compile(r"^(?:([#+=:-])|(\d{1,9})([.)]))")
_BLOCKS = frozenset("p head list quote table code".split())
_EMPHASIS = {"#b": "**", "#i": "*"}


def main() -> int:
    """Read a page from standard input; returns the exit status."""
    limit()
    json.dump(read(sys.stdin.buffer.read().decode("utf-8", "replace")), sys.stdout)
    return 0


def limit() -> None:
    """Bound memory and time, where the system can."""
    try:
        import resource
    except ImportError:  # Windows: the parent's timeout remains
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def read(html: str) -> dict[str, object]:
    """The article as Markdown, and the facts in the page's head; nothing is fetched."""
    page = without_controls(html)
    found = _extracted(page, favor_recall=False)
    if found is None or len((found.text or "").split()) < FEW_WORDS:
        found = _extracted(page, favor_recall=True) or found
    if found is None:
        return {"markdown": "", "facts": {}}
    facts = {
        "title": found.title,
        "authors": found.author,
        "published": found.date,
        "source": found.sitename,
        "url": found.url,
    }
    blocks = [block for child in found.body for block in markdown(child)]
    return {"markdown": "\n\n".join(blocks), "facts": facts}


def _extracted(page: str, *, favor_recall: bool) -> Any:
    from trafilatura import bare_extraction

    return bare_extraction(
        page,
        with_metadata=True,
        favor_recall=favor_recall,
        include_comments=False,
        include_formatting=True,
        include_links=False,
        include_images=False,
        # Only what the page states: its search of the whole text would infer a date.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )


def without_controls(html: str) -> str:
    """A page without control characters, which the parser answers by losing the paragraph."""

    def harmless(found: re.Match[str]) -> str:
        number = int(found[1], 16) if found[1] else int(found[2])
        return "" if (number < 32 and number not in (9, 10, 13)) or number == 127 else found[0]

    return _REFERENCE.sub(harmless, _CONTROLS.sub("", html))


def markdown(element: Any) -> list[str]:
    """The blocks of an element of the extractor's tree, as Markdown.

    The extractor writes Markdown itself, but neither marks quotations nor escapes what the
    article prints: "[is]" and a line that begins with "1." must come out as they are.
    """
    match element.tag:
        case "head":
            level = str(element.get("rend", "h2"))[1:]
            return _prefixed("#" * int(level if level in "123456" else 2) + " ", inline(element))
        case "list":
            return ["\n".join(_items(element))]
        case "quote":
            inner = "\n\n".join(_contents(element))
            return ["\n".join(f"> {line}".rstrip() for line in inner.split("\n"))]
        case "table":
            rows = (
                " | ".join(inline(cell) for cell in row.iter("cell")) for row in element.iter("row")
            )
            return [_line_start(row) for row in rows if row.strip(" |")]
        case "code":
            return [
                "```\n" + "".join(element.itertext()).replace("```", "'''").strip("\n") + "\n```"
            ]
        case _:
            return _prefixed("", _line_start(inline(element)))


def _items(element: Any) -> list[str]:
    """The lines of a list; the lists inside its items are indented."""
    lines: list[str] = []
    for item in element.iterchildren("item"):
        blocks = _contents(item) or [""]
        lines.append("- " + blocks[0].replace("\n", "\n  "))
        lines.extend("  " + block.replace("\n", "\n  ") for block in blocks[1:])
    return [line for line in lines if line.strip(" -")]


def _contents(element: Any) -> list[str]:
    """What an element holds, block by block: its own words, and the blocks among them."""
    blocks: list[str] = []
    run: list[str] = [_escaped(element.text or "")]

    def end_run() -> None:
        blocks.extend(_prefixed("", _line_start(" ".join("".join(run).split()))))
        run.clear()

    for child in element:
        if child.tag in _BLOCKS:
            end_run()
            blocks.extend(markdown(child))
        else:
            run.append(_inline_child(child))
        run.append(_escaped(child.tail or ""))
    end_run()
    return blocks


def inline(element: Any) -> str:
    """The text of an element with its emphasis, on one line."""
    parts = [_escaped(element.text or "")]
    for child in element:
        parts += [_inline_child(child), _escaped(child.tail or "")]
    return " ".join("".join(parts).split())


def _inline_child(child: Any) -> str:
    inner = inline(child)
    mark = _EMPHASIS.get(child.get("rend", "")) if child.tag == "hi" else None
    if mark and inner:
        return f"{mark}{inner}{mark}"
    return inner if child.tag in ("hi", "ref", "del") else f" {inner} "


def _prefixed(prefix: str, line: str) -> list[str]:
    return [prefix + line] if line else []


def _escaped(text: str) -> str:
    return _INLINE.sub(r"\\\1", text)


def _line_start(line: str) -> str:
    return _AT_START.sub(
        lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", line
    )


if __name__ == "__main__":
    sys.exit(main())
