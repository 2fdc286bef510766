"""Where storyview keeps what."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from storyview.library.paths import Paths

if TYPE_CHECKING:
    import pytest


def test_the_folders_that_the_user_named_are_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in ("CONFIG", "STATE", "CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind))
    paths = Paths.of_this_user()
    assert paths.settings == tmp_path / "CONFIG" / "storyview" / "config.toml"
    assert paths.last == tmp_path / "STATE" / "storyview" / "last.json"
    assert paths.library == tmp_path / "DATA" / "storyview" / "library.db"
    assert paths.comparisons == tmp_path / "CACHE" / "storyview" / "comparisons"


def test_looking_up_the_folders_makes_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("CONFIG", "STATE", "CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind))
    Paths.of_this_user().named()
    assert list(tmp_path.iterdir()) == []


def test_every_path_is_named_with_what_it_is() -> None:
    named = Paths(Path("/c"), Path("/s"), Path("/x"), Path("/d")).named()
    assert {path for _, path in named} == {
        Path("/c/config.toml"),
        Path("/d/library.db"),
        Path("/d/pages"),
        Path("/s/last.json"),
        Path("/s/places"),
        Path("/s/refused"),
        Path("/x/comparisons"),
        Path("/x/stories"),
        Path("/s/corrections"),
        Path("/s/crash.txt"),
    }
    assert all(what for what, _ in named)
