"""Which rules of time match in a run of kinds: what their patterns would find as expressions."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyview.analysis.time_lexicon import CODE, Lexicon, codes_of
from storyview.analysis.time_matchers import END, Matcher, Matchers
from storyview.analysis.time_rules import PATTERNS, RULES, Rule

KNOWN = sorted({CODE[k] for rule in RULES for k in re.findall("[a-z_]+", rule.pattern)} - {"plain"})


def expression(pattern: str) -> str:
    return re.sub(
        r"(\?:)|([A-Z]{2,})|([a-z_]+)|( )",
        lambda found: (
            found[1]
            or (found[2] and expression(PATTERNS[found[2]]))
            or (CODE[found[3]] if found[3] else "")
        ),
        pattern,
    )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_a_rule_takes_what_its_pattern_takes(rule: Rule, data: st.DataObject) -> None:
    pattern = re.compile(expression(rule.pattern))
    run = data.draw(st.from_regex(pattern) | st.text(st.sampled_from(KNOWN), max_size=12))
    run = "".join(code for code in run if code in CODE.values())
    found = pattern.match(run)
    assert Matcher(rule).match(run + END, 0) == (found.end() if found else -1)


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("the harbour opened on Monday", ["weekday"]),
        ("it closed at the year's end", ["year's end"]),
        ("they met on 3 May 2019, in spring", ["day month year", "season"]),
        ("the boat is old", []),
    ],
)
def test_the_longest_rule_comes_first_at_each_place(text: str, rules: list[str]) -> None:
    codes = Lexicon().read(text, 0, len(text)).codes
    after = 0
    found = []
    for place, matches in Matchers().find(codes):
        assert [end for _, end in matches] == sorted((end for _, end in matches), reverse=True)
        if place >= after:
            found.append(matches[0][0].name)
            after = matches[0][1]
    assert found == rules


SPACED = (
    "Christmas Eve", "Christmas Day", "New Year's", "New Year’s Eve", "Thanksgiving Day",
    "Easter Sunday", "Easter Monday", "Good Friday", "Black Friday", "Cyber Monday",
    "Ash Wednesday", "Palm Sunday", "May Day", "Remembrance Day", "Father's Day",
    "St. Patrick's Day", "Martin Luther King Day", "Martin Luther King, Jr. Day", "FY 2022",
    "FY 22",
)  # fmt: skip


@pytest.mark.parametrize("piece", SPACED)
def test_a_piece_may_hold_a_space(piece: str) -> None:
    text = f"It is from {piece} on"
    pieces = Lexicon().read(text, 0, len(text))
    assert pieces.word(3) == piece
    assert pieces.codes == codes_of(text)


WORDS = (
    *SPACED,
    *"""May 3 the Christmas Eve Good Friday week’s end, FY 2022 New Year's Day. o'clock 5 p.m.
    “Easter Monday” 2019-04-01 1,200 pre-Christmas St. Patrick's _ 're é Q3 ß.""".split(),
    *("", "\n", "\u00a0", "A.D.", "2007-08", "'98"),
)
TEXT = st.lists(st.sampled_from(WORDS), max_size=12)


@settings(deadline=None)
@given(TEXT)
def test_a_piece_has_one_kind_and_lies_where_it_stands(words: list[str]) -> None:
    text = " ".join(words)
    pieces = Lexicon().read(text, 0, len(text))
    spans = [(pieces.start(n), pieces.end(n)) for n in range(len(pieces.codes))]
    assert all(first < last for first, last in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    between = [
        text[a:b]
        for a, b in zip(
            [0, *(e for _, e in spans)], [*(s for s, _ in spans), len(text)], strict=True
        )
    ]
    assert not "".join(between).replace("_", "").strip()


@settings(deadline=None, max_examples=300)
@given(TEXT)
def test_pieces_have_the_same_kinds_whether_read_by_stretch_or_all_at_once(
    words: list[str],
) -> None:
    text = " ".join(words)
    assert Lexicon().read(text, 0, len(text)).codes == codes_of(text)
