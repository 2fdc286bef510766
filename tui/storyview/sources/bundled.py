"""The story that comes with storyview."""

from __future__ import annotations

from pathlib import Path

BUNDLED = "magnus-resignation"


def bundled_story() -> Path:
    """The folder of the story that comes with storyview."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "articles" / BUNDLED
    return installed if installed.is_dir() else package.parents[1] / "articles" / BUNDLED
