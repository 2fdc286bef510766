"""Whether two passages are about different people."""

from __future__ import annotations

import pytest

from builders import accounts
from storyview.analysis.people import find_people
from storyview.analysis.people_told_of import PeopleToldOf
from storyview.analysis.quotations import find_quotations
from storyview.text.article import Span

OSEI = "Femi Osei, 24, a goalkeeper from Accra, was held in Varde.\n\n"


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("Femi Osei was fined in Varde.", "Ilse Brandt was fined in Varde.", True),
        ("Femi Osei was fined in Varde.", "Osei was fined in Varde.", False),
        ("Femi Osei was fined in Varde.", "A goalkeeper was fined in Varde.", False),
        ("Femi Osei was fined in Varde.", "Femi Oseye was fined in Varde.", False),
        ("Femi Osei was fined with Ilse Brandt.", "Ilse Brandt was fined in Varde.", False),
        (
            "Femi Osei was fined in Varde, Ken Mori said.",
            "Ilse Brandt was fined in Varde, Ken Mori said.",
            True,
        ),
        ("A 24-year-old was fined in Varde.", "A 38-year-old was fined in Varde.", True),
        ("A 24-year-old was fined in Varde.", "A 25-year-old was fined in Varde.", False),
        (f"{OSEI}He was fined.", "Ilse Brandt was fined in Varde.", True),
        (f"{OSEI}He was fined.", "A 38-year-old was fined in Varde.", True),
        (f"{OSEI}He was fined.", "A 24-year-old was fined in Varde.", False),
        (f"{OSEI}Two boats were fined.", "Ilse Brandt was fined in Varde.", False),
    ],
)
def test_who_is_named_or_meant_tells_passages_apart_and_who_speaks_does_not(
    one: str, other: str, differ: bool
) -> None:
    both = accounts(one, other)
    people = find_people(both)
    told_of = PeopleToldOf({a.id: a for a in both}, people, find_quotations(both, people))
    last = [account.sentences[-1] for account in both]
    spans = [Span(each, s.start, s.end) for each, s in zip("ab", last, strict=True)]
    assert told_of.differ(spans[0], spans[1]) is differ
    assert told_of.differ(spans[1], spans[0]) is differ
