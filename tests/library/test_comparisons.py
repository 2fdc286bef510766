"""Kept comparisons."""

from __future__ import annotations

import hashlib
import os
import pickle
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest

from builders import an_article
from storyview.analysis.findings import (
    Comparison,
    Conflict,
    ConflictKind,
    Event,
    EventBasis,
    Evidence,
    EvidenceKind,
    Failure,
    Figure,
    Match,
    MatchKind,
    Mention,
    Person,
    Quotation,
    QuotationKind,
    Role,
    TimeBasis,
    TimeExpression,
)
from storyview.library import comparisons
from storyview.library import kept as library_kept
from storyview.library.comparisons import keep_comparison, kept_comparison
from storyview.library.paths import Paths
from storyview.text.article import Span

if TYPE_CHECKING:
    from pathlib import Path

ARTICLES = (an_article("Ferry sinks.", "a"), an_article("A ferry sank.", "b"))
A, B = Span("a", 0, 5), Span("b", 2, 7)
EVERYTHING = Comparison(
    (
        Match(
            MatchKind.PARAPHRASE,
            0.5,
            (A, B),
            ((A, B),),
            (Evidence(EvidenceKind.WORD, (A, B), 0.5),),
            "rule",
        ),
    ),
    (Person("Ana Ruiz", ("Ruiz",), (Role("Mayor", A),), (Mention(A),)),),
    (Quotation(A, QuotationKind.DIRECT, None, A, B, "q1", "rule"),),
    (
        TimeExpression(
            A, "2024-03-01", date(2024, 3, 1), date(2024, 3, 1), TimeBasis.EXPLICIT, "rule"
        ),
    ),
    (Event("2024-03-01", date(2024, 3, 1), date(2024, 3, 1), EventBasis.INFERRED, (A, B)),),
    (Figure(A, 1.0, None, True, "USD", B),),
    (Conflict(ConflictKind.NUMBER, (A, B)),),
)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "config", tmp_path / "state", tmp_path / "cache", tmp_path / "data")


def test_a_comparison_comes_back_as_it_was_kept(paths: Paths) -> None:
    keep_comparison(paths, ARTICLES, EVERYTHING)
    assert kept_comparison(paths, ARTICLES) == EVERYTHING


def test_it_is_found_in_whatever_order_the_articles_stand(paths: Paths) -> None:
    keep_comparison(paths, ARTICLES, EVERYTHING)
    assert kept_comparison(paths, reversed(ARTICLES)) == EVERYTHING


def test_it_is_not_found_for_other_articles(paths: Paths) -> None:
    keep_comparison(paths, ARTICLES, EVERYTHING)
    assert kept_comparison(paths, ARTICLES[:1]) is None
    assert kept_comparison(paths, (*ARTICLES[:1], an_article("A ferry sank!", "b"))) is None


def test_nothing_is_found_where_nothing_was_kept_and_no_folder_is_made(paths: Paths) -> None:
    assert kept_comparison(paths, ARTICLES) is None
    assert not paths.cache.exists()


def test_a_change_of_the_analysis_makes_it_anew(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for room in comparisons.MADE_BY:
        (tmp_path / room).mkdir()
        (tmp_path / room / "one.py").write_text("x = 1\n")
    monkeypatch.setattr(library_kept.storyview, "__file__", str(tmp_path / "__init__.py"))
    keep_comparison(paths, ARTICLES, EVERYTHING)
    for room in comparisons.MADE_BY:
        assert kept_comparison(paths, ARTICLES) == EVERYTHING
        os.utime(tmp_path / room / "one.py", (1, 1))
        assert kept_comparison(paths, ARTICLES) is None
        keep_comparison(paths, ARTICLES, EVERYTHING)
        (tmp_path / room / "two.txt").write_text("word\n")
        assert kept_comparison(paths, ARTICLES) is None
        keep_comparison(paths, ARTICLES, EVERYTHING)


def test_a_comparison_with_a_failure_is_not_kept(paths: Paths) -> None:
    keep_comparison(paths, ARTICLES, Comparison(failures=(Failure("people", "broke"),)))
    assert kept_comparison(paths, ARTICLES) is None


@pytest.mark.parametrize("damage", ["cut", "flipped", "empty"])
def test_a_damaged_file_is_removed(paths: Paths, damage: str) -> None:
    keep_comparison(paths, ARTICLES, EVERYTHING)
    (file,) = paths.comparisons.iterdir()
    content = bytearray(file.read_bytes())
    if damage == "flipped":
        content[-20] ^= 1
    file.write_bytes({"cut": content[:-9], "flipped": content, "empty": b""}[damage])
    assert kept_comparison(paths, ARTICLES) is None
    assert list(paths.comparisons.iterdir()) == []


class Ran:
    def __reduce__(self) -> tuple[object, tuple[str, ...]]:
        return os.mkdir, ("a-folder-that-a-pickle-made",)


@pytest.mark.parametrize(
    "foreign",
    [Ran(), {"a": 1}, Comparison, pickle.Pickler],
    ids=["a call", "a dictionary", "a class", "a foreign class"],
)
def test_a_file_with_anything_but_a_comparison_is_removed_and_runs_nothing(
    paths: Paths, foreign: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    keep_comparison(paths, ARTICLES, EVERYTHING)
    (file,) = paths.comparisons.iterdir()
    pickled = pickle.dumps(foreign)
    file.write_bytes(hashlib.sha256(pickled).digest() + pickled)
    assert kept_comparison(paths, ARTICLES) is None
    assert list(paths.comparisons.iterdir()) == []
    assert not (tmp_path / "a-folder-that-a-pickle-made").exists()


def test_the_oldest_comparisons_go_first_and_use_keeps_them(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library_kept, "MOST_FILES", 2)
    stories = [[an_article(f"Ferry number {number}.")] for number in range(3)]

    def everything_grows_older() -> None:
        for file in paths.comparisons.glob("*"):
            os.utime(file, (file.stat().st_atime - 100, file.stat().st_mtime - 100))

    keep_comparison(paths, stories[0], EVERYTHING)
    everything_grows_older()
    keep_comparison(paths, stories[1], EVERYTHING)
    everything_grows_older()
    assert kept_comparison(paths, stories[0]) == EVERYTHING
    keep_comparison(paths, stories[2], EVERYTHING)
    assert kept_comparison(paths, stories[0]) == EVERYTHING
    assert kept_comparison(paths, stories[1]) is None


def test_a_folder_that_cannot_be_written_costs_nothing(paths: Paths) -> None:
    paths.cache.parent.mkdir(exist_ok=True)
    paths.cache.write_bytes(b"a file where a folder should be")
    keep_comparison(paths, ARTICLES, EVERYTHING)
    assert kept_comparison(paths, ARTICLES) is None


def test_looking_for_a_comparison_does_not_import_the_analysis(tmp_path: Path) -> None:
    code = f"""
import sys
from pathlib import Path
from storyview.library.comparisons import kept_comparison
from storyview.library.paths import Paths
folder = Path({str(tmp_path)!r})
kept_comparison(Paths(folder, folder, folder, folder), [])
print("storyview.analysis.compare" in sys.modules, "storyview.analysis.people" in sys.modules)
"""
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.split() == ["False", "False"]
