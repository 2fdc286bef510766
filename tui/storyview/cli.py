"""The command line."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line; returns the exit status."""
    arguments = sys.argv[1:]
    if arguments[:1] == ["analyse"]:
        things = [a for a in arguments[1:] if a not in ("--format", "json")]
        from storyview.analysis.compare import compare
        from storyview.reports.schema import comparison_as_json

        try:
            from storyview.sources.door import open_story  # type: ignore
        except ImportError:
            from storyview._stand_in_door import open_story

        opened = open_story(things)
        comparison = compare(opened.story.articles)
        for failure in comparison.failures:
            print(f"storyview: {failure.findings}: {failure.reason}", file=sys.stderr)
        text = comparison_as_json(opened.story, comparison)
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.buffer.flush()
        return 0
    return 0
