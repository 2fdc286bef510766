"""The README says what the program does."""

from __future__ import annotations

from readme import README, with_keys


def test_the_keys_in_the_readme_are_the_keys_of_the_reader() -> None:
    readme = README.read_text("utf-8")
    assert with_keys(readme) == readme, "run python tests/readme.py"
