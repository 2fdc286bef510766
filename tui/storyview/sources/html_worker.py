"""The process that reads one HTML page: bytes on standard input, JSON on standard output."""

from __future__ import annotations

import json
import sys

MEMORY = 1024 * 1024 * 1024
SECONDS = 20


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
    from trafilatura import extract, extract_metadata

    body = extract(
        html,
        output_format="markdown",
        include_comments=False,
        include_formatting=True,
        include_links=False,
        include_images=False,
    )
    metadata = extract_metadata(html)
    facts = {
        "title": metadata.title,
        "authors": metadata.author,
        "published": metadata.date,
        "source": metadata.sitename,
        "url": metadata.url,
    }
    return {"markdown": body or "", "facts": facts}


if __name__ == "__main__":
    sys.exit(main())
