from builders import accounts
from storyview.analysis.agreement import agreement
from storyview.analysis.findings import Mention, Person
from storyview.analysis.likeness import likeness, statements
from storyview.analysis.pairing import candidates
from storyview.analysis.story_terms import StoryTerms
from storyview.text.article import Span

FILLER = (
    "Rain is expected over the hills tonight. The museum opens a new hall in spring."
    " Farmers sold more apples than last year. A choir from Lisbon sang in the square."
)


def surest(*texts: str) -> list[tuple[float, str, str]]:
    """The pairs of sentences, the surest first."""
    all_accounts = accounts(*texts)
    found, squares = statements(all_accounts, StoryTerms(all_accounts))
    likenesses = {
        (one, other): likeness(found[one], found[other], squares)
        for one, other in candidates(found, squares)
    }

    def words(number: int) -> str:
        sentence = found[number].sentence
        return all_accounts[found[number].account].text[sentence.start : sentence.end]

    return sorted(
        (
            (value, words(one), words(other))
            for (one, other), value in agreement(found, likenesses).items()
        ),
        reverse=True,
    )


def test_agreement_is_between_nothing_and_certainty() -> None:
    pairs = surest(FILLER, FILLER)
    assert all(0 < value < 1 for value, *_ in pairs)
    assert all(one == other for _, one, other in pairs[:4])


def test_what_a_third_source_says_too_is_surer() -> None:
    one = f"{FILLER} The tanker Halcyon lost diesel near Annan on its way to port."
    other = f"Trains ran late. Gannets near Annan were washed after diesel reached it. {FILLER}"
    third = f"{FILLER} Diesel from the tanker Halcyon reached a beach near Annan, killing gannets."

    def between(*texts: str) -> float:
        return next(
            value
            for value, *both in surest(*texts)
            if "washed" in "".join(both) and "way to port" in "".join(both)
        )

    assert between(one, other, third) > between(one, other, FILLER)


def test_sentences_about_different_people_are_doubted() -> None:
    one = f"{FILLER} Captain Ana Ruiz lost diesel near Annan on the tanker Halcyon."
    other = f"{FILLER} The tanker Halcyon lost diesel near Annan under Omar Diop."
    both = accounts(one, other)

    def value(*named: str) -> float:
        people = [
            Person(
                name,
                (),
                (),
                tuple(
                    Mention(
                        Span(
                            account.id,
                            account.text.index(name),
                            account.text.index(name) + len(name),
                        )
                    )
                    for account in both
                    if name in account.text
                ),
            )
            for name in named
        ]
        found, squares = statements(both, StoryTerms(both, people))
        likenesses = {
            pair: likeness(found[pair[0]], found[pair[1]], squares)
            for pair in candidates(found, squares)
        }
        return agreement(found, likenesses)[4, 9]

    assert value("Ana Ruiz", "Omar Diop") < value("Ana Ruiz")


def test_a_pair_is_surer_when_its_neighbours_agree_too() -> None:
    fact = "The tanker Halcyon lost diesel near Annan."
    same = "Near Annan, diesel was found by nine anglers."
    beside = "The harbour master closed four beaches and a campsite until autumn."
    apart = " ".join(["Clouds hid Mercury.", "Swans nested early.", "Bread got cheaper."])

    def between(*texts: str) -> float:
        return next(value for value, *both in surest(*texts) if {fact, same} == set(both))

    assert between(f"{fact} {beside} {apart}", f"{same} {beside} {FILLER}") > between(
        f"{fact} {apart} {beside}", f"{same} {FILLER} {beside}"
    )
