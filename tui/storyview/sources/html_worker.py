"""The process that reads one HTML page: bytes on standard input, JSON on standard output."""

from __future__ import annotations

import json
import sys

MEMORY = 1024 * 1024 * 1024
SECONDS = 20


def main() -> int:
    """Read a page from standard input; returns the exit status."""
    _limit()
    html = sys.stdin.buffer.read().decode("utf-8", "replace")
    from trafilatura import bare_extraction, extract

    options = {
        "include_comments": False,
        "include_tables": True,
        "include_images": False,
        "include_formatting": True,
        "include_links": False,
        "favor_recall": False,
    }
    body = extract(html, output_format="markdown", with_metadata=False, **options)
    document = bare_extraction(html, with_metadata=True, **options)
    facts = {}
    if document is not None:
        facts = {
            "title": document.title,
            "authors": document.author,
            "published": document.date,
            "source": document.sitename,
            "url": document.url,
        }
    json.dump({"markdown": body or "", "facts": facts}, sys.stdout)
    return 0


def _limit() -> None:
    """Bound memory and time, where the system can."""
    try:
        import resource
    except ImportError:  # Windows: the parent's timeout remains
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


if __name__ == "__main__":
    sys.exit(main())
