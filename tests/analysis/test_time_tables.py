"""The benchmark tables of time expressions, held as a whole: failing rows are named."""

from __future__ import annotations

from time_tables import anchored, answer, false_dates, traps


def test_no_row_of_the_traps_is_dated() -> None:
    table = traps()
    dated = [(trap, found) for trap in table if (found := false_dates(trap))]
    assert len(table) >= 110
    assert dated == []


def test_at_least_nine_in_ten_anchored_times_are_right() -> None:
    table = anchored()
    wrong = [(row, value) for row in table if (value := answer(row)) != row.value]
    assert len(table) >= 70
    assert len(wrong) <= len(table) // 10, "\n".join(f"{row} got {value}" for row, value in wrong)


def test_the_tables_hold_no_row_twice() -> None:
    assert len({trap.text for trap in traps()}) == len(traps())
    assert len({row[:3] for row in anchored()}) == len(anchored())
