from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import an_article
from storyview.sources.boilerplate import find_boilerplate, rule_for
from storyview.sources.boilerplate_rules import RULES, Rule
from storyview.text.article import BlockKind

PROSE = (
    "The harbour office closed both gates on Tuesday, its head Farida Noor told reporters there."
)


@pytest.mark.parametrize(
    ("name", "example"),
    [(rule.name, example) for rule in RULES for example in rule.examples],
)
def test_every_rule_finds_its_examples(name: str, example: str) -> None:
    rule = rule_for(example)
    assert rule is not None
    assert rule.name == name


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_has_a_reason_and_examples(rule: Rule) -> None:
    assert rule.reason
    assert rule.examples


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for the draft ended on Friday, officials in Nairobi said.",
        "Subscribers to the plan pay 40 euros more from May, the company said.",
        "Related party deals made up a third of the loss.",
        "More than 40 ferries stayed in port.",
        "More: he wants the quay rebuilt by May.",
        "Share prices in Oslo fell by 4 percent.",
        "Print runs have halved since 2010.",
        "Email records show that Ruiz knew.",
        "Comment was not available.",
        "Follow the money, said Haddad.",
        "Follow-up talks begin on Monday.",
        "Advertisement spending fell.",
        "Copyright law in Kenya is changing, lawyers say.",
        "This story was told by her grandmother.",
        "This report was published in 1923 and forgotten.",
        "This article of the treaty binds both sides.",
        "Reporting by the Harbour Post found that the gates were rusty.",
        "Research by Omar Haddad at the port found the same.",
        "Ruiz contributed to the delay.",
        "Two readers contributed 400 euros to the fund.",
        "From Reuters he moved to the ministry.",
        "Video of the flood shows the gates open.",
        "Video: the gates open at noon, and nobody is there to see it.",
        "Watch what he does, said Noor.",
        "Search teams found the boat.",
        "Home owners must leave.",
        "Close relatives were told.",
        "Next week the court decides.",
        "Play was suspended for an hour.",
        "Tags on the crates named the port of origin.",
        "He was seen 3 hours ago near the quay.",
        "Your inbox is not safe, the ministry warned.",
        "Donate blood, the clinic asked.",
        "Join the queue, Noor said.",
        "By clicking the box, Ruiz had opened the gates.",
        "You may not land here, the pilot was told.",
        "Loading cranes stood still.",
        "“Read more,” she told the pupils.",
    ],
)
def test_a_sentence_of_an_article_is_kept(line: str) -> None:
    text = f"{PROSE}\n\n{line}\n\n{PROSE}"
    assert find_boilerplate(text, an_article(text).blocks) == {}


def reasons(text: str) -> dict[int, str]:
    return find_boilerplate(text, an_article(text).blocks)


def test_a_headline_with_the_words_of_a_link_is_kept_above_the_first_paragraph() -> None:
    assert reasons(f"Video: Ferry sinks off Split\n\n{PROSE}\n\n{PROSE}") == {}
    assert 1 in reasons(f"{PROSE}\n\nVideo: Ferry sinks off Split\n\n{PROSE}")


def test_a_newsletters_pitch_is_dropped_only_beside_its_sign_up() -> None:
    pitch = "The best of the coast in your inbox every Friday."
    assert reasons(f"{PROSE}\n\n{pitch}\n\n{PROSE}") == {}
    assert reasons(f"{PROSE}\n\nSign up for Coast Mail\n\n{pitch}\n\n{PROSE}") == {
        1: "newsletter sign-up",
        2: "newsletter sign-up",
    }


def test_headlines_below_a_list_of_other_stories_go_with_it() -> None:
    one, two = "Split ferry sinks off the coast", "Oslo port closes again for repairs"
    text = f"{PROSE}\n\nMore to Read\n\n{one}\n\n{two}\n\n{PROSE}"
    assert list(reasons(text)) == [1, 2, 3]
    assert list(reasons(f"{PROSE}\n\nRelated\n\nWhat crews want\n\n{PROSE}")) == [1]


def test_credits_count_only_at_the_edges_of_an_article() -> None:
    credit = "Kofi Mensah contributed to this report."
    middle = "\n\n".join([PROSE] * 12 + [credit] + [PROSE] * 12)
    assert reasons(middle) == {}
    assert list(reasons("\n\n".join([PROSE] * 12 + [credit]))) == [12]


def test_code_is_never_boilerplate() -> None:
    article = an_article("Share on Facebook")
    blocks = [block._replace(kind=BlockKind.CODE) for block in article.blocks]
    assert find_boilerplate(article.text, blocks) == {}


@given(st.text(alphabet="share moreby:,;|@[]()“A1©—_ ", max_size=330))
@settings(deadline=None, max_examples=300)
def test_any_line_is_judged(line: str) -> None:
    rule = rule_for(line)
    assert rule is None or rule in RULES
