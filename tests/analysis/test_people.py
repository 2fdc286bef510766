"""Who is in a story: one entry for one human being, over all articles."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import accounts, an_article
from storyview.analysis.findings import MentionKind, Person
from storyview.analysis.people import find_people
from storyview.text.account import read


def people(*texts: str) -> dict[str, Person]:
    return {person.name: person for person in find_people(accounts(*texts))}


def named(*texts: str) -> list[str]:
    return sorted(people(*texts))


def mentions(person: Person, *texts: str) -> list[str]:
    by_id = dict(zip("abcdefghij", texts, strict=False))
    return [by_id[m.span.article][m.span.start : m.span.end] for m in person.mentions]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The vote was close, Ingrid Solheim said.", ["Ingrid Solheim"]),
        ("Deputy Interior Minister Kwabena Ofori resigned.", ["Kwabena Ofori"]),
        ("They met Sen. Lucia Ferrante (D-Ohio) at noon.", ["Lucia Ferrante"]),
        ("It was painted by J.M. Halvorsen in May.", ["J.M. Halvorsen"]),
        ("The banker Ludwig van der Meulen was there.", ["Ludwig van der Meulen"]),
        ("Police named Tomás O’Driscoll, 43, as the driver.", ["Tomás O’Driscoll"]),
        ("Carla “La Loba” Mendieta won again.", ["Carla “La Loba” Mendieta"]),
        ("Samuel Adeyemi Jr. lost his seat.", ["Samuel Adeyemi Jr."]),
        ("The court heard Kim Seo-yeon on Monday.", ["Kim Seo-yeon"]),
        ("President Bashir Al-Khatib left on Friday.", ["Bashir Al-Khatib"]),
        ("A U.S. envoy, Priya Raghunathan, was in Geneva.", ["Priya Raghunathan"]),
        ("However, Ruth Abelson disagreed.", ["Ruth Abelson"]),
        ("Theresa May lost the vote.", ["Theresa May"]),
        ("In June Torres left; Elena Torres said so.", ["Elena Torres"]),
        ("Public Defender Ewa Zielinska objected.", ["Ewa Zielinska"]),
        ("Come to Ivan Petrov Friday.", ["Ivan Petrov"]),
        ("He studied Ho Chi Minh.", ["Ho Chi Minh"]),
        ("Lu Ka-shing said no; the Paris-based Lu Ka-shing left.", ["Lu Ka-shing"]),
        ("Rebecca Hall sang at Carnegie Hall.", ["Rebecca Hall"]),
    ],
)
def test_a_full_name_is_found_without_its_title(text: str, names: list[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Shares of Ford fell after Goldman Sachs and Morgan Stanley cut their forecasts.",
        "Johnson & Johnson sued Procter & Gamble.",
        "Harrington Foods Inc. bought Whitfield Motors Corp. for $2 billion.",
        "Hurricane Katrina hit before the USS Abraham Lincoln arrived.",
        "The Kennedy Center is near the Lincoln Memorial.",
        "She won the Nobel Prize and the Pulitzer Prize.",
        "He lived in San Diego, then in St. Louis and New Orleans.",
        "The Washington Redskins play at Madison Square Garden.",
        "Megan's Law was debated in the House of Representatives.",
        "On Monday the American Medical Association met in Los Angeles.",
        "The U.S. Supreme Court and the Federal Reserve declined to comment.",
        "Police in Mount Vernon closed Jefferson Avenue.",
        "The Washington Post reported it first.",
        "Charlotte said it would appeal. Charlotte is calm.",
        "Brokerage James Capel cut its forecast. An analyst at Robert Fleming agreed.",
        "In September Germany attacked.",
        "Whitfield said it expects sales to rise. Whitfield, a maker of boats, is in Leeds.",
    ],
)
def test_companies_places_ships_laws_and_prizes_are_nobody(text: str) -> None:
    assert named(text) == []


def test_a_family_name_that_one_source_introduces_is_known_in_all_others() -> None:
    texts = (
        "Mayor Amara Nwosu opened the bridge.",
        "Nwosu cut the ribbon. Few cheered Nwosu’s speech.",
    )
    person = people(*texts)["Amara Nwosu"]
    assert mentions(person, *texts) == ["Amara Nwosu", "Nwosu", "Nwosu"]
    assert person.aliases == ("Nwosu",)


def test_the_fullest_form_is_the_name_and_the_others_are_aliases() -> None:
    texts = ("Elena Q. Markovic resigned.", "Elena Markovic stepped down.", "Markovic is gone.")
    assert people(*texts)["Elena Q. Markovic"].aliases == ("Elena Markovic", "Markovic")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Robert Lindqvist", "Bob Lindqvist"),
        ("José Carrasco", "Jose Carrasco"),
        ("Viktor Samoylov", "Viktor Samoilov"),
        ("J. Abernathy", "Joan Abernathy"),
        ("Maria del Carmen Ibarra", "Maria Ibarra"),
        ("Nguyen Van Thanh", "Nguyen Thanh"),
    ],
)
def test_short_forms_and_spellings_are_one_person(one: str, other: str) -> None:
    assert len(named(f"Senator {one} spoke first.", f"Senator {other} spoke first.")) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Paul Lindqvist", "Anna Lindqvist"),
        ("George W. Harrow", "George H. Harrow"),
        ("Ana Ruiz", "Ana Rios"),
        ("Vitali Boroshenko", "Wladimir Boroshenko"),
        ("Samuel Adeyemi Jr.", "Samuel Adeyemi Sr."),
    ],
)
def test_different_people_stay_apart(one: str, other: str) -> None:
    assert len(named(f"Senator {one} spoke first.", f"Senator {other} spoke first.")) == 2


def test_a_king_is_not_his_namesake() -> None:
    found = people("George Washington wrote to King George III. George III did not answer.")
    assert len(found["George Washington"].mentions) == 1


def test_foreign_names_in_a_row_with_people_are_people() -> None:
    text = "It was signed by Helen Marsh, Zuvzdeh Orqanli and Peter Lindqvist."
    assert named(text) == ["Helen Marsh", "Peter Lindqvist", "Zuvzdeh Orqanli"]


def test_a_family_name_stays_with_the_person_whom_it_meant_before() -> None:
    text = (
        "Mayor Paul Lindqvist resigned. Lindqvist wept. His wife, Anna Lindqvist, was there."
        " Lindqvist thanked her."
    )
    assert len(people(text)["Paul Lindqvist"].mentions) == 3


def test_a_name_of_several_words_is_taken_up_by_its_last_ones() -> None:
    text = "President Ernesto Peña Robles spoke. Peña Robles left. Robles waved."
    assert people(text)["Ernesto Peña Robles"].aliases == ("Peña Robles", "Robles")


def test_a_title_tells_spouses_apart() -> None:
    text = "Paul Lindqvist and Anna Lindqvist voted. Mr. Lindqvist smiled. Mrs. Lindqvist did not."
    found = people(text)
    assert len(found["Paul Lindqvist"].mentions) == len(found["Anna Lindqvist"].mentions) == 2


def test_a_first_name_alone_goes_to_its_only_bearer() -> None:
    text = "Odalys Pereira sang. Fans adore Odalys."
    assert mentions(people(text)["Odalys Pereira"], text) == ["Odalys Pereira", "Odalys"]


def test_the_name_of_an_administration_is_a_mention_of_its_own_kind() -> None:
    text = "President Biden spoke. The Biden administration did not."
    kinds = [mention.kind for mention in people(text)["Biden"].mentions]
    assert kinds == [MentionKind.NAME, MentionKind.ATTRIBUTIVE]


def test_a_photographer_in_a_credit_is_nobody() -> None:
    assert named("The bridge on Friday. (Dolores Whitcombe/AP)") == []


def test_a_title_case_headline_names_whom_the_text_knows() -> None:
    text = "Nwosu Opens Long Awaited Bridge\n\nMayor Amara Nwosu opened the bridge."
    assert mentions(people(text)["Amara Nwosu"], text) == ["Nwosu", "Amara Nwosu"]


def test_a_family_name_that_is_a_word_is_no_name_at_the_start_of_a_sentence() -> None:
    text = "Ellen Page called. The page was blank. Page after page was blank. Page said so."
    assert mentions(people(text)["Ellen Page"], text) == ["Ellen Page", "Page"]


@pytest.mark.parametrize(
    "text",
    [
        "Amara Nwosu-who had slept badly-left. Nwosu-was it her?-came back.",
        "A driver-Amara Nwosu-was held for an hour.",
        "The mayor-Amara Nwosu-said no. Later Amara Nwosu-said yes.",
    ],
)
def test_a_hyphen_for_a_dash_is_no_part_of_a_name(text: str) -> None:
    found = mentions(people(text)["Amara Nwosu"], text)
    assert set(found) <= {"Amara Nwosu", "Nwosu"}
    assert found


def test_the_possessive_is_no_part_of_a_name() -> None:
    text = "They read Ingrid Solheim’s letter and James Watkins' reply."
    assert named(text) == ["Ingrid Solheim", "James Watkins"]


def test_people_come_by_number_of_mentions_then_by_name() -> None:
    text = "Zora Whitlock met Amos Finch. Amos Finch left. Bela Horvath stayed."
    assert [p.name for p in find_people(accounts(text))] == [
        "Amos Finch",
        "Bela Horvath",
        "Zora Whitlock",
    ]


NAMES = ["Amara Nwosu", "Bob Lindqvist", "Robert Lindqvist", "Ana Ruiz", "Nwosu", "Lindqvist"]
PIECES = [
    *NAMES,
    "Mrs. Lindqvist",
    "Mayor",
    "said",
    "the",
    "administration",
    "(D-Ohio)",
    "“",
    "”",
    "'",
    ", 43,",
    ".",
    "\n\n",
    "Ruiz's",
    "van der",
    "J.",
    "MAYOR RUIZ",
    "🙂",
    "שלום",
    "The Ruiz administration",
    "O’Neill-",
    "and",
    "Jr.",
]
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=25).map(" ".join)


@settings(deadline=None, max_examples=60)
@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_mentions_are_words_of_the_text_and_forms_of_the_name(texts: list[str]) -> None:
    found = accounts(*texts)
    by_id = {account.id: account.text for account in found}
    taken: set[tuple[str, int]] = set()
    for person in find_people(found):
        forms = {form.casefold() for form in (person.name, *person.aliases)}
        assert person.name not in person.aliases
        for mention in person.mentions:
            span = mention.span
            text = by_id[span.article][span.start : span.end]
            assert text[0].isalpha()
            assert text[-1].isalpha() or text.endswith(".")
            assert " ".join(text.split()).casefold() in forms
            assert mention.rule
            places = {(span.article, at) for at in range(span.start, span.end)}
            assert not places & taken
            taken |= places
        for role in person.roles:
            assert by_id[role.span.article][role.span.start : role.span.end] == role.text


@settings(deadline=None, max_examples=30)
@given(st.lists(TEXTS, min_size=2, max_size=3))
def test_the_order_of_the_articles_does_not_matter(texts: list[str]) -> None:
    found = accounts(*texts)
    results = {find_people(order) for order in itertools.permutations(found)}
    assert len(results) == 1


HOSTILE = {
    "empty": "",
    "capitals": "ALL CAPITALS AND NOTHING ELSE BY JOHN SMITH " * 50,
    "one word a line": "Smith\n" * 3000,
    "one word a paragraph": "Smith\n\n" * 500,
    "broken marks": "“‘“‘“‘ John ’”’”’” Smith “" * 100,
    "initials": "A. B. C. D. E. " * 400,
    "particles": "van van van der der John " * 400,
    "one name": "John Smith " * 3000,
    "titles": "Bank Public Senator " * 3000 + "said.",
    "appositions": "John Smith, a " * 3000 + "said.",
    "emoji": "🙂" * 1000,
    "right to left": "ראש הממשלה " * 300,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_breaks_it(name: str) -> None:
    find_people((read(an_article(HOSTILE[name])),))


def test_a_short_form_that_fits_two_people_is_neither() -> None:
    text = "Benjamin Holt met Benjamin Ruiz. “We miss Ben,” an aunt said."
    assert {len(person.mentions) for person in people(text).values()} == {1}


def test_a_bill_is_no_william() -> None:
    (person,) = people("William Trask voted. Bill 12 passed. The Bill is law.").values()
    assert len(person.mentions) == 1


def test_a_tower_is_no_short_form() -> None:
    (person,) = people("Benjamin Ota ran. Big Ben struck ten.").values()
    assert person.aliases == ()
