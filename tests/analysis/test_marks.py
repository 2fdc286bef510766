"""What stands in quotation marks, whatever marks a text has."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyview.analysis.marks import marked_stretches, single_marks_are_outer


def inside(text: str, *, single: bool = False) -> list[str]:
    return [
        text[part.start : part.end] for part in marked_stretches(text, 0, len(text), single=single)
    ]


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("“Come in,” she said. “Sit down.”", ["Come in,", "Sit down."]),
        ('"Come in," she said. "Sit down."', ["Come in,", "Sit down."]),
        ("«Entrez», dit-elle.", ["Entrez"]),
        ("»Herein«, sagte sie.", ["Herein"]),
        ("„Herein“, sagte sie.", ["Herein"]),
        ("”Come in,” she said.", ["Come in,"]),
        ('“Come in," she said.', ["Come in,"]),
        ('She said ("in time") that', ["in time"]),
        ('"I was—" he said. He paused—"never"', ["I was—", "never"]),
    ],
)
def test_marks_of_every_form_are_paired(text: str, stretches: list[str]) -> None:
    assert inside(text) == stretches


@pytest.mark.parametrize(
    "text",
    [
        "“They call it a “culture” here,” she said.",
        '"They call it a "culture" here," she said.',
        "“They call it a ‘culture’ here,” she said.",
        '"They call it a “culture” here," she said.',
    ],
)
def test_a_quotation_inside_a_quotation_belongs_to_the_outer_one(text: str) -> None:
    (part,) = inside(text)
    assert part.startswith("They call") and part.endswith("here,")


def test_an_apostrophe_is_no_mark() -> None:
    assert inside("The workers’ union didn't say when the '90s ended.", single=True) == []


def test_single_marks_count_where_a_text_has_no_others() -> None:
    text = "‘The ships’ crews are safe,’ said Mr Okoye. ‘Don’t worry.’"
    assert single_marks_are_outer(text)
    assert inside(text, single=True) == ["The ships’ crews are safe,", "Don’t worry."]


def test_single_marks_are_outer_where_speech_begins_with_them() -> None:
    text = "‘They called it “safe” twice,’ said Mr Okoye. ‘It was not.’"
    assert single_marks_are_outer(text)
    assert inside(text, single=True) == ["They called it “safe” twice,", "It was not."]


def test_single_marks_are_inner_where_speech_begins_with_double_ones() -> None:
    assert not single_marks_are_outer("“They called it ‘safe’ twice,” said Mr Okoye.")


def test_a_quotation_without_closing_mark_ends_with_its_paragraph() -> None:
    (part,) = marked_stretches("“It goes on and on.", 0, 19)
    assert not part.closed
    assert part.end == 19


def test_a_stray_mark_does_not_swallow_the_quotations_after_it() -> None:
    text = "“The old one was lost. “We never found it again,” said Ruiz. “We looked.”"
    assert inside(text) == ["We never found it again,", "We looked."]


def test_the_attributes_of_a_tag_are_no_quotations() -> None:
    assert inside('<p class="lead" id="x7">Nothing.</p>') == []


MARKS = st.text(alphabet="“”\"'‘’«»„ abS.,!?\n—(-", max_size=80)


@given(MARKS, st.booleans())
@settings(deadline=None)
def test_stretches_lie_in_order_and_never_begin_or_end_on_space(text: str, single: bool) -> None:
    found = marked_stretches(text, 0, len(text), single=single)
    last = 0
    for part in found:
        assert last <= part.outer_start <= part.start < part.end <= part.outer_end <= len(text)
        assert not text[part.start].isspace()
        assert not text[part.end - 1].isspace()
        last = part.outer_end
