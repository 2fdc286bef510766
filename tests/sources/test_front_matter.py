from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyview.errors import StoryviewError
from storyview.sources.front_matter import LIMIT, read_facts, split_front_matter

if TYPE_CHECKING:
    from storyview.sources.facts import Facts


def facts_of(front: str) -> Facts:
    found = split_front_matter(f"---\n{front}\n---\nBody.\n")
    assert found is not None
    assert found.body == "Body.\n"
    return read_facts(found.values)


@pytest.mark.parametrize(
    ("front", "key", "value"),
    [
        ("title: The quay floods", "title", "The quay floods"),
        ("headline: The quay floods", "title", "The quay floods"),
        ('title: "Quay: it floods"', "title", "Quay: it floods"),
        ("title: 'It''s the quay'", "title", "It's the quay"),
        (r'title: "A \"quay\" in \u0160ibenik"', "title", 'A "quay" in Šibenik'),
        ("title: The quay # a note", "title", "The quay"),
        ("title: No. #3 quay floods", "title", "No."),
        ("title:\n  The quay\n  floods", "title", "The quay floods"),
        ("title: >-\n  The quay\n  floods", "title", "The quay floods"),
        ("Title: The quay", "title", "The quay"),
        ("outlet: The Harbour Post", "source", "The Harbour Post"),
        ("site: The Harbour Post", "source", "The Harbour Post"),
        ("publisher: The Harbour Post", "source", "The Harbour Post"),
        ("author: Ana Ruiz", "authors", ("Ana Ruiz",)),
        ("by: Ana Ruiz and Omar Haddad", "authors", ("Ana Ruiz", "Omar Haddad")),
        ("authors: [Ana Ruiz, 'Haddad, Omar']", "authors", ("Ana Ruiz", "Haddad, Omar")),
        ("authors:\n  - Ana Ruiz\n  - Omar Haddad", "authors", ("Ana Ruiz", "Omar Haddad")),
        ("authors:\n- Ana Ruiz\n- Omar Haddad", "authors", ("Ana Ruiz", "Omar Haddad")),
        ("date: 2021-03-03", "published", date(2021, 3, 3)),
        ("published: March 3, 2021", "published", date(2021, 3, 3)),
        ("link: https://example.org/quay", "url", "https://example.org/quay"),
        ("url: javascript:alert(1)", "url", None),
        ("retold: true", "retold", True),
        ("retold: false", "retold", False),
        ("title: ~", "title", None),
        ("# only a note\ntitle: The quay", "title", "The quay"),
        ("tags: [a, b]\ntitle: The quay", "title", "The quay"),
        ("title: one\nheadline: two", "title", "one"),
    ],
)
def test_a_key_gives_its_fact(front: str, key: str, value: object) -> None:
    assert getattr(facts_of(front), key) == value


def test_a_bad_date_becomes_a_note_and_no_date() -> None:
    facts = facts_of("date: the day after")
    assert facts.published is None
    assert facts.notes == ("The date in the front matter is not one: “the day after”.",)


@pytest.mark.parametrize(
    "front",
    [
        "title: &a The quay",
        "title: *a",
        "title: !!python/object:os.system x",
        "meta:\n  title: The quay",
        "meta: {title: The quay}",
        "authors:\n  - name: Ana Ruiz",
        "authors: [[Ana Ruiz]]",
        "authors:\n  -\n    - Ana Ruiz",
        "title: x\n    - deep",
        "authors: [" + "[" * 5000,
    ],
)
def test_nesting_anchors_aliases_and_tags_are_refused(front: str) -> None:
    if front.startswith("title: x"):
        assert facts_of(front).title == "x - deep"
        return
    with pytest.raises(StoryviewError) as caught:
        facts_of(front)
    assert "key: value" in caught.value.hint


@pytest.mark.parametrize(
    "text",
    [
        "No front matter.",
        "---\n\nA rule above prose, and one below it.\n\n---\n",
        "---\ntitle: never closed\n",
        "---\ntitle: too long\n" + "x: y\n" * LIMIT + "---\n",
        "----\ntitle: a longer rule\n---\n",
    ],
)
def test_a_text_without_closed_front_matter_is_all_body(text: str) -> None:
    assert split_front_matter(text) is None


def test_control_sequences_never_come_out_of_front_matter() -> None:
    facts = facts_of('title: "a\\x1b]52;c;eA==\\x07b"\nsource: "c\\u202ed"')
    assert facts.title == "ab"
    assert facts.source == "cd"


@given(st.text(alphabet="ab:-[]{}'\"#&*!|> \n\t\\u0", max_size=120))
@settings(deadline=None)
def test_any_front_matter_is_read_or_refused(front: str) -> None:
    try:
        found = split_front_matter(f"---\n{front}\n---\n")
    except StoryviewError:
        return
    if found is not None:
        read_facts(found.values)
