import random
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import accounts, an_article
from storyview.analysis.findings import (
    EvidenceKind,
    Match,
    MatchKind,
    Quotation,
    QuotationKind,
)
from storyview.analysis.passages import find_matches
from storyview.analysis.people import find_people
from storyview.analysis.quotations import find_quotations
from storyview.analysis.thin_matches import tellers
from storyview.text.account import Account, read
from storyview.text.article import Span

FILLER = (
    "Rain is expected over the hills tonight. The museum opens a new hall in spring."
    " Farmers sold more apples than last year. A choir from Lisbon sang in the square."
    " The council will vote on parking fees. Two schools share one gym from Monday."
)


def quoted(found: Match, both: tuple[Account, ...]) -> tuple[str, str]:
    texts = {account.id: account.text for account in both}
    one, other = found.spans
    return texts[one.article][one.start : one.end], texts[other.article][other.start : other.end]


def test_an_equal_sentence_is_verbatim_wherever_it_stands() -> None:
    sentence = "The old bridge over the Tamar was closed on Friday after engineers found cracks."
    both = accounts(f"{sentence} {FILLER}", f"Nobody was hurt at the quay. {sentence}")
    (match,) = find_matches(both)
    assert match.kind is MatchKind.VERBATIM
    assert quoted(match, both) == (sentence, sentence)
    assert match.equal == ((Span("a", 0, len(sentence) - 1), Span("b", 29, 28 + len(sentence))),)


def test_the_same_told_in_other_words_is_a_paraphrase() -> None:
    both = accounts(
        f"{FILLER} Ferry captain Odile Marchand resigned on Monday over the collision.",
        "Trains ran late again. Odile Marchand stepped down as ferry captain over the collision.",
    )
    (match,) = find_matches(both)
    assert match.kind is MatchKind.PARAPHRASE
    assert "Marchand" in quoted(match, both)[0]


def test_two_ledes_that_match_tell_the_same_news() -> None:
    one = (
        "Harbour pilot Odile Marchand gave up her licence in Brest on Monday amid anger over the"
        " sinking of a trawler and questions about the hours that tired crews must work."
    )
    other = (
        "A report that called the loss of the trawler wholly avoidable has cost the veteran Odile"
        " Marchand her career and dealt a heavy blow to the shipping line that promoted her"
        " despite warnings."
    )
    rest = "Trains ran late again in Nantes. Nobody was hurt. The old mill will be a hotel."
    (both_first,) = find_matches(accounts(f"{one} {FILLER}", f"{other} {rest}"))
    assert both_first.kind is MatchKind.PARAPHRASE
    (one_first,) = find_matches(accounts(f"{one} {FILLER}", f"{rest} {other}"))
    assert one_first.kind is MatchKind.PARTIAL


def test_one_shared_fact_among_others_is_partial_and_only_its_clause_is_the_passage() -> None:
    both = accounts(
        f"{FILLER} The tanker Halcyon leaked nine tonnes of diesel at dawn, but its owners, who"
        " bought two tugs in spring, fired eleven accountants, sold a shipyard near Gdansk and"
        " moved their whole headquarters to Riga.",
        "Trains ran late again. Volunteers washed eighty gannets and a young otter near Annan,"
        " while diesel from the tanker Halcyon reached the sandy bay, where four beaches, a"
        " campsite and the oyster beds of Dumfries will stay closed until autumn.",
    )
    (match,) = find_matches(both)
    assert match.kind is MatchKind.PARTIAL
    one, other = quoted(match, both)
    assert "Halcyon" in one
    assert "shipyard" not in one
    assert "gannets" not in other


def test_sentences_that_share_only_names_and_grammar_do_not_match() -> None:
    both = accounts(
        f"{FILLER} Nadia Petrov opened the harbour museum.",
        "Trains ran late again. Nadia Petrov bought three racehorses.",
    )
    assert find_matches(both) == ()


def test_sentences_that_share_only_words_for_anything_do_not_match() -> None:
    both = accounts(f"{FILLER} The two men talked.", "Trains ran late. The two men disliked cod.")
    assert find_matches(both) == ()


def test_names_and_titles_alone_are_not_verbatim() -> None:
    names = "Deputy Harbour Secretary Maria del Carmen Ortiz Vega"
    both = accounts(
        f"{FILLER} {names} opened the museum.", f"Trains ran late. {names} ate an apple."
    )
    assert {match.kind for match in find_matches(both)} <= {MatchKind.PARTIAL}


def test_a_long_name_with_its_office_is_not_verbatim_but_a_request_or_a_headline_is() -> None:
    office = "Ana Lucía Ferreira, the commissioner of the National Ports and Ferries Authority"
    both = accounts(
        f"{FILLER} {office}, has been asked to leave her post.",
        f"Trains ran late. Trouble grew when {office}, sold a yacht.",
    )
    assert {match.kind for match in find_matches(both)} <= {MatchKind.PARTIAL}
    asked = "Harbour Secretary Ana Lucía Ferreira had asked him to"
    both = accounts(f"{FILLER} {asked} leave Porto.", f"Trains ran late. {asked} stay in Braga.")
    assert MatchKind.VERBATIM in {match.kind for match in find_matches(both)}
    told = "from a street beside the same old conference"
    both = accounts(f"{FILLER} Ruiz wrote {told}.", f"Trains ran late. {told.capitalize()}.")
    assert MatchKind.VERBATIM in {match.kind for match in find_matches(both)}
    headline = "Ferreira Quits Ports Post After Storm Over Sale Of Old Royal Yacht"
    both = accounts(f"{headline}\n\n{FILLER}", f"{headline}\n\nTrains ran late.")
    assert MatchKind.VERBATIM in {match.kind for match in find_matches(both)}


def test_an_office_and_one_more_word_do_not_make_two_sentences_say_the_same() -> None:
    both = accounts(
        f"{FILLER} Nkechi Balogun served as acting harbour police commissioner and resigned.",
        "Trains ran late. The harbour police commissioner refused the resignation of Ruiz.",
    )
    assert find_matches(both) == ()
    both = accounts(
        f"{FILLER} The harbour police commissioner resigned over the sunken ferry in Lagos.",
        "Trains ran late. The sunken ferry in Lagos made the harbour police commissioner resign.",
    )
    assert len(find_matches(both)) == 1


def test_who_says_something_is_no_shared_fact() -> None:
    both = accounts(
        f"Harbor Inspector Tomas Berg said the ferry hit a sandbank at dawn. {FILLER}",
        "Police Inspector Tomas Berg said a warehouse burned in the old town. Trains ran late.",
    )
    people = find_people(both)
    assert len(find_matches(both, people)) == 1
    assert find_matches(both, people, find_quotations(both, people)) == ()


def test_a_name_at_the_end_of_a_sentence_is_no_title_of_who_speaks_next() -> None:
    both = accounts(
        "Rain fell on Lake Orosz. Ana Ruiz said the ferry hit a sandbank. Trains ran late.",
        "A warehouse burned. Police Const. Ana Ruiz said nobody was hurt.",
    )
    people = find_people(both)
    told = tellers(both, find_quotations(both, people))
    texts = [
        account.text[each.span.start : each.span.end]
        for account in both
        for each in told.inside(account.article.span(0, len(account.text)))
    ]
    assert texts == ["Ana Ruiz said", "Police Const. Ana Ruiz said"]


def test_a_run_across_sentences_that_share_nothing_else_is_one_passage() -> None:
    both = accounts(
        f"{FILLER} Farmers along the upper valley fear for barley, hops and early plums as of now."
        " It is what it is for choirs, painters and the retired acrobats of Trieste.",
        "Goalkeepers earn less than strikers, referees and tailors of silk scarves as of now."
        " It is what it is when lighthouses, observatories and tide tables go out of print.",
    )
    run = "as of now. It is what it is"
    assert (run, run) in [quoted(match, both) for match in find_matches(both)]


def test_a_passage_that_three_articles_share_gives_three_matches() -> None:
    sentence = "The old bridge over the Tamar was closed on Friday after engineers found cracks."
    three = accounts(f"{sentence} {FILLER}", f"{FILLER} {sentence}", f"It rained. {sentence}")
    verbatim = [match for match in find_matches(three) if "Tamar" in quoted(match, three)[0]]
    assert sorted((m.spans[0].article, m.spans[1].article) for m in verbatim) == [
        ("a", "b"),
        ("a", "c"),
        ("b", "c"),
    ]


def test_evidence_names_what_a_match_rests_on_weightiest_first() -> None:
    both = accounts(
        f"{FILLER} The tanker Halcyon leaked 1,200 tonnes of diesel into the Solway estuary.",
        "Trains ran late again. Into the Solway estuary went 1200 tonnes from the tanker Halcyon.",
    )
    (match,) = find_matches(both)
    weights = [each.weight for each in match.evidence]
    assert weights == sorted(weights, reverse=True)
    assert 0 < sum(weights) <= 1.001
    assert EvidenceKind.NUMBER in {each.kind for each in match.evidence} or any(
        each.kind is EvidenceKind.RUN for each in match.evidence
    )


def test_one_utterance_in_two_articles_is_evidence() -> None:
    words = "the harbour will reopen within nine days"
    both = accounts(f"{FILLER} “{words},” Li said.", f"Trains ran late. She swore {words}.")
    quotations = tuple(
        Quotation(Span(account.id, at, at + len(words)), QuotationKind.DIRECT, "Li", same_as="q1")
        for account in both
        for at in [account.text.index(words)]
    )
    (match,) = find_matches(both, (), quotations, ())
    assert match.evidence[0].kind is EvidenceKind.QUOTATION


def test_two_reports_that_share_names_alone_are_no_evidence_of_one_utterance() -> None:
    told = (
        "It was Harbour Minister Adaeze Okafor",
        "Harbour Minister Adaeze Okafor had begged him",
    )
    both = accounts(
        f"{FILLER} {told[0]}, Li said, who wanted the ferry Halcyon scrapped.",
        f"Trains ran late. Li said {told[1]} to scrap the ferry Halcyon.",
    )
    quotations = tuple(
        Quotation(Span(account.id, at, at + len(words)), QuotationKind.INDIRECT, "Li", same_as="q1")
        for account, words in zip(both, told, strict=True)
        for at in [account.text.index(words)]
    )
    matches = find_matches(both, (), quotations, ())
    assert matches
    assert not any(e.kind is EvidenceKind.QUOTATION for m in matches for e in m.evidence)


@pytest.mark.parametrize(
    "texts",
    [
        (),
        ("Only one article.",),
        ("", "", " \n"),
        ("“”‘’'\"", "...", "😀 😀 😀"),
        ("NO STOPS " * 2000, "no stops " * 2000),
        ("\n\n".join(["Yes"] * 500), "\n\n".join(["Yes"] * 400)),
        ("word, " * 3000, "word, " * 1000),
    ],
)
def test_hostile_text_is_compared_without_fuss(texts: tuple[str, ...]) -> None:
    found = find_matches(accounts(*texts))
    assert len(found) <= 1000


WORDS = (
    "the a of to in and was said ferry bridge mayor flood river police storm captain harbour"
    " engineer friday monday seven closed opened resigned arrested found Lima Oslo Accra 12 40"
).split()
SENTENCE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(
    lambda words: " ".join(words).capitalize() + "."
)
TEXT = st.lists(SENTENCE, min_size=1, max_size=8).map(
    lambda rows: "".join(row + ("\n\n" if len(row) % 3 == 0 else " ") for row in rows)
)


@given(st.lists(TEXT, min_size=2, max_size=3))
@settings(deadline=None, max_examples=60)
def test_every_match_keeps_the_contract(texts: list[str]) -> None:
    all_accounts = accounts(*texts)
    by_id = {account.id: account for account in all_accounts}
    found = find_matches(all_accounts)
    assert len({match.spans for match in found}) == len(found)
    assert list(found) == sorted(found, key=lambda match: match.spans)
    for match in found:
        one, other = match.spans
        assert one.article < other.article
        assert 0 <= match.score <= 1
        for span in match.spans:
            text = by_id[span.article].text
            inside = text[span.start : span.end]
            assert inside and inside == inside.strip()
        pairs = [*match.equal, *(each.spans for each in match.evidence)]
        for pair in pairs:
            for span, outer in zip(pair, match.spans, strict=True):
                assert span.article == outer.article
                assert outer.start <= span.start < span.end <= outer.end
        for first, second in match.equal:
            assert words_of(first, by_id) == words_of(second, by_id)
        assert list(match.equal) == sorted(match.equal)
        for side in (0, 1):
            places = sorted(pair[side] for pair in match.equal)
            assert all(a.end <= b.start for a, b in pairwise(places))


def words_of(span: Span, by_id: dict[str, Account]) -> list[str]:
    account = by_id[span.article]
    inside = account.tokens_between(span.start, span.end)
    return [account.tokens[index].word for index in inside]


@given(st.lists(TEXT, min_size=2, max_size=3, unique=True), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=60)
def test_ids_and_order_decide_nothing(texts: list[str], chance: random.Random) -> None:
    def comparable(ids: list[str]) -> set[object]:
        articles = [
            read(an_article(text, article_id)) for text, article_id in zip(texts, ids, strict=True)
        ]
        chance.shuffle(articles)
        text_of = dict(zip(ids, range(len(texts)), strict=True))
        return {
            (
                match.kind,
                match.score,
                match.rule,
                frozenset((text_of[s.article], s.start, s.end) for s in match.spans),
                frozenset(
                    frozenset((text_of[s.article], s.start, s.end) for s in pair)
                    for pair in match.equal
                ),
                frozenset(
                    (e.kind, e.weight, frozenset((text_of[s.article], s.start) for s in e.spans))
                    for e in match.evidence
                ),
            )
            for match in find_matches(articles)
        }

    assert comparable(["x", "y", "z"][: len(texts)]) == comparable(["r", "q", "p"][: len(texts)])


PLAIN = re.compile(r"[a-z0-9]+", re.IGNORECASE)
PLANTED = st.lists(
    st.sampled_from('kestrel co-op don\'t won harbour of the U.S. 3.5 "so" it. And'.split()),
    min_size=6,
    max_size=16,
).map(" ".join)


@given(TEXT, TEXT, TEXT, TEXT, PLANTED)
@settings(deadline=None, max_examples=100)
def test_every_shared_run_of_eight_words_is_covered_on_both_sides(
    before: str, after: str, elsewhere: str, later: str, planted: str
) -> None:
    both = accounts(before + planted + " " + after, elsewhere + planted.upper() + "\n\n" + later)
    found = find_matches(both)
    tokens = [
        [(m.group().lower(), m.start(), m.end()) for m in PLAIN.finditer(account.text)]
        for account in both
    ]
    covered = [
        {
            place
            for match in found
            for place in range(match.spans[side].start, match.spans[side].end)
        }
        for side in (0, 1)
    ]
    first, second = ([word for word, *_ in side] for side in tokens)
    for i in range(len(first) - 7):
        for j in range(len(second) - 7):
            if first[i : i + 8] != second[j : j + 8]:
                continue
            length = 8
            while first[i : i + length + 1] == second[j : j + length + 1] and (
                i + length < len(first) and j + length < len(second)
            ):
                length += 1
            if i and j and first[i - 1] == second[j - 1]:
                continue
            for side, at in ((0, i), (1, j)):
                start, end = tokens[side][at][1], tokens[side][at + length - 1][2]
                held = sum(place in covered[side] for place in range(start, end))
                assert held >= 0.8 * (end - start)
