"""What is said, and what still works, when findings could not be made."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

from reader.bridge import COMPARISON, STORY
from reader.driving import reading
from storyview.analysis.findings import Comparison, Failure

if TYPE_CHECKING:
    from pathlib import Path


async def test_a_finding_that_could_not_be_made_is_told_and_the_rest_is_shown(
    tmp_path: Path,
) -> None:
    broken = COMPARISON._replace(people=(), failures=(Failure("people", "KeyError: x"),))
    async with reading(tmp_path, comparison=broken) as reader:
        assert reader.status == "Could not be looked for in these articles: people."
        assert "The people could not be looked for" in reader.picture()
        await reader.press("j")
        assert "All 3 sources tell this" in reader.status
        assert "Mon 4 Mar" in reader.picture()
        await reader.press("p", "j", "enter", "p")
        reader.assert_sound()


async def test_without_matches_nothing_is_called_only_here(tmp_path: Path) -> None:
    broken = COMPARISON._replace(matches=(), failures=(Failure("matches", "ValueError: x"),))
    async with reading(tmp_path, comparison=broken) as reader:
        await reader.press("j", "k")
        assert reader.status == "The passages of these articles could not be compared."
        assert "*" not in reader.picture()
        assert "no counterpart" not in reader.picture()
        assert "Amara Okonjo" in reader.picture()


async def test_without_times_the_timeline_says_why_it_is_empty(tmp_path: Path) -> None:
    broken = COMPARISON._replace(events=(), times=(), failures=(Failure("events", "x"),))
    async with reading(tmp_path, comparison=broken) as reader:
        assert "The times could not be looked for in these articles." in reader.picture()
        await reader.press("t", "l", "enter", "t")
        reader.assert_sound()


async def test_what_is_not_looked_for_in_another_language_is_not_called_absent(
    tmp_path: Path,
) -> None:
    foreign = Comparison(other_languages=(STORY.articles[0].id,))
    async with reading(tmp_path, comparison=foreign) as reader:
        picture = " ".join(reader.picture().split())
        assert "People are looked for" in picture
        assert "Times are looked for in English articles only." in picture
        assert "No person is named" not in picture


async def test_an_analysis_that_breaks_altogether_leaves_the_text_readable(
    tmp_path: Path,
) -> None:
    async with reading(tmp_path, comparison=RuntimeError("out of luck")) as reader:
        assert reader.status == "The articles could not be compared (out of luck)."
        await reader.press("j")
        assert reader.current.startswith("Inspectors")
        assert reader.status == "The passages of these articles could not be compared."
        assert "*" not in reader.picture()
        for key in ("p", "p", "t", "t", "f", "escape", "i", "escape", "G", "slash", "escape"):
            await reader.press(key)
        reader.assert_sound()
        assert reader.sees_current()


async def test_an_analysis_that_breaks_altogether_claims_no_absence(tmp_path: Path) -> None:
    async with reading(tmp_path, comparison=RuntimeError("out of luck")) as reader:
        assert "No person is named" not in reader.picture()
        assert "None of the articles says" not in reader.picture()


async def test_bringing_claims_no_absence_when_nothing_was_compared(tmp_path: Path) -> None:
    async with reading(tmp_path, comparison=RuntimeError("out of luck")) as reader:
        await reader.press("enter")
        assert "No other account tells this" not in reader.status


async def test_jumping_claims_no_absence_when_nothing_was_compared(tmp_path: Path) -> None:
    async with reading(tmp_path, comparison=RuntimeError("out of luck")) as reader:
        await reader.press("right_square_bracket", "m")
        assert "No passage of this article has a counterpart" not in reader.status


async def test_the_facts_claim_no_absence_when_nothing_was_compared(tmp_path: Path) -> None:
    async with reading(tmp_path, comparison=RuntimeError("out of luck")) as reader:
        await reader.press("f")
        assert "Nothing found that two accounts give differently" not in reader.picture()


async def test_notes_of_the_start_are_not_lost_to_a_failure(tmp_path: Path) -> None:
    broken = COMPARISON._replace(people=(), failures=(Failure("people", "KeyError: x"),))
    async with reading(tmp_path, comparison=broken, notes=("gone.txt: no such file",)) as reader:
        assert "people" in reader.status
        assert "gone.txt" in reader.status


async def test_findings_stay_when_they_cannot_be_kept_for_the_next_time(tmp_path: Path) -> None:
    def breaks(*_: object) -> None:
        raise RuntimeError("no room")

    with patch("storyview.reader.story_app.keep_comparison", breaks):
        async with reading(tmp_path) as reader:
            await reader.until(lambda: reader.screen.references.complete)
            await reader.idle()
            assert reader.screen.references.complete


async def test_an_export_without_findings_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with reading(tmp_path, comparison=RuntimeError("out of luck")) as reader:
        await reader.press("e", "enter")
        assert reader.status.startswith("Nothing written")
        assert not (tmp_path / "comparison.txt").exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("story.docx", "Nothing written: the name must end in .txt or .json."),
        ("nowhere/story.txt", "No such file or directory"),
        ("folder.txt", "is there already"),
    ],
)
async def test_an_export_that_cannot_be_written_says_why(
    name: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder.txt").mkdir()
    async with reading(tmp_path, size=(200, 60)) as reader:
        await reader.press("e", *["backspace"] * len("comparison.txt"))
        await reader.type(name)
        await reader.press("enter")
        assert said in reader.status


async def test_an_export_as_json_holds_the_findings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import json

    monkeypatch.chdir(tmp_path)
    async with reading(tmp_path) as reader:
        await reader.press("e", *["backspace"] * 3)
        await reader.type("json")
        await reader.press("enter")
        assert "Written to" in reader.status
        written = json.loads((tmp_path / "comparison.json").read_text("utf-8"))
        assert len(written["articles"]) == 3


async def test_while_the_articles_are_compared_the_text_is_there_already(tmp_path: Path) -> None:
    async with reading(tmp_path) as reader:
        reader.screen.set_story(reader.app.story)
        await reader.press("j")
        assert reader.status == "Comparing the articles …"
        assert reader.current.startswith("Inspectors")
        await reader.press("i", "escape", "f", "escape", "enter")
        reader.screen.set_comparison(COMPARISON)
        await reader.settle()
        assert reader.columns.passage is not None
        assert reader.columns.passage.sign.value == "!"


async def test_nothing_moves_when_the_findings_arrive(tmp_path: Path) -> None:
    async with reading(tmp_path, comparison=Comparison()) as reader:
        await reader.press("space")
        widgets = {child: child.region for child in reader.screen.children}
        top, current = reader.tops[0], reader.current
        reader.screen.set_comparison(COMPARISON)
        await reader.settle()
        assert {child: child.region for child in reader.screen.children} == widgets
        assert (reader.tops[0], reader.current) == (top, current)
