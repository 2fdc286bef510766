"""An invented story of three accounts, with findings made by hand that are known exactly.

Sentences have names, so that a test can say "the crack" and need not count characters.
"""

from __future__ import annotations

import re
from datetime import date

from builders import an_article
from storyview.analysis.findings import (
    Comparison,
    Conflict,
    ConflictKind,
    Event,
    EventBasis,
    Evidence,
    EvidenceKind,
    Figure,
    Match,
    MatchKind,
    Mention,
    Person,
    Quotation,
    QuotationKind,
    Role,
    TimeBasis,
    TimeExpression,
)
from storyview.reader.cross_references import CrossReferences, cross_reference
from storyview.text.account import sentence_spans
from storyview.text.article import Article, BlockKind, Dropped, Span, Story

HARBOUR_SENTENCES = (
    (
        ("lead", "The swing bridge at Lindhaven will stay closed until summer, officials said."),
        ("crack", "Inspectors found a crack fourteen centimetres long in a bearing on Monday."),
        ("night", "It was seen at night, by the light of a hand lamp and quite by chance."),
    ),
    (
        ("fear", "“Nobody could tell how deep it was,” chief engineer Amara Okonjo said."),
        ("built", "The bridge was built in 1968 for half of the traffic that it carries."),
    ),
    (
        ("shops", "Shopkeepers on Tar Street count the customers who no longer come."),
        ("baker", "A baker has moved her stall to the ferry landing and sells out by eight."),
        ("smith", "The locksmith beside her has not cut a single key since the barriers came."),
    ),
    (
        ("gulls", "Gulls have taken over the empty roadway and the railings along it."),
        ("pupils", "Pupils from the island now leave home an hour before the first light."),
        ("nurses", "Nurses sleep at the hospital between two shifts and wash in the basement."),
    ),
    (
        ("bus", "Two bus lines end at the barrier, where the drivers turn on wet gravel."),
        ("cranes", "The dock keeps its cranes running, for barges need no bridge at all."),
        ("fishers", "Fishers who used to sell in town now sell on the quay below it."),
    ),
    (
        ("mayor", "Mayor Tomasz Wierzbicki asked the ministry for six million crowns."),
        ("ferry", "Captain Chow Mei-Ling runs a second ferry every forty minutes."),
        ("full", "Her boat was full on every crossing that a reporter counted."),
    ),
    (
        ("count", "About 9,000 vehicles crossed the bridge on a working day."),
        ("signs", "New signs point lorries to the long road around the lake."),
        ("lake", "That road was last mended before most of the drivers were born."),
    ),
    (
        ("tests", "Okonjo said that tests of the other bearings would end in April."),
        ("end", "Until then the span stays open to ships and shut to everybody else."),
    ),
)

POST_SENTENCES = (
    (
        ("lead", "Lindhaven wakes up without its bridge, and nobody knows for how long."),
        ("market", "At the market the talk was of nothing else from the first hour on."),
        ("radio", "The local radio read the timetable of the ferries three times an hour."),
    ),
    (
        ("bikes", "Cyclists carried their bikes down the steps of the old pier."),
        ("dog", "One dog refused to board and was carried over in a basket."),
        ("cafe", "The café at the pier ran out of cups before nine in the morning."),
    ),
    (
        ("letters", "Letters reach the island a day late, and parcels not at all."),
        ("post", "The postwoman walks the shore road with a cart that is not hers."),
        ("school", "Three teachers could not come, so two classes were taught as one."),
    ),
    (
        ("choir", "The choir sang on the town side with half of its tenors missing."),
        ("baths", "The public baths opened late, for the keys were on the other shore."),
        ("bread", "Bread was dearer by a tenth at the end of the first day."),
    ),
    (
        ("wait", "At the landing the queue was longer than the pier by noon."),
        ("tide", "At low tide some people walked part of the way on the sand."),
        ("warned", "The harbour office warned them that the sand does not wait."),
    ),
    (
        ("crack", "Inspectors found a crack twelve centimetres long in a bearing on Monday."),
        ("mayor", "Wierzbicki, the mayor, wants the ministry to pay six million crowns."),
        ("fear", "“Nobody could tell how deep it was,” Okonjo, the engineer, told the council."),
    ),
    (
        ("ferry", "A second ferry has crossed since Tuesday, with Captain Chow at the wheel."),
        ("songs", "Its passengers have begun to sing, first out of boredom and then for fun."),
        ("last", "The last boat leaves at ten, and whoever misses it sleeps in town."),
    ),
    (
        ("beds", "Families near the quay have begun to lend out their spare beds."),
        ("kettle", "Somebody left a kettle, a tin of tea and six cups at the landing."),
        ("cups", "By the weekend there were eleven cups, and nobody had taken one."),
    ),
    (
        ("clock", "The clock above the toll house still strikes for the evening rush."),
        ("quiet", "It can be heard on both shores now, since nothing drives between them."),
    ),
)

WIRE_SENTENCES = (
    (
        ("crack", "A crack in a bearing has shut the only bridge to Lindhaven's island."),
        ("built", "The bridge dates from 1968."),
    ),
    (
        ("fear", "The chief engineer, Amara Okonjo, said its depth was unknown."),
        ("ships", "Ships are not affected."),
        ("count", "About 9,000 vehicles crossed the bridge on a working day."),
    ),
    (
        ("weather", "Fog is forecast for the coast for the rest of the week."),
        ("other", "A tunnel further north was shut for repairs in the spring as well."),
    ),
)


def _written(
    article_id: str, paragraphs: tuple[tuple[tuple[str, str], ...], ...], **fields: object
) -> tuple[Article, dict[str, Span]]:
    text = "\n\n".join(" ".join(words for _, words in each) for each in paragraphs)
    places = {}
    position = 0
    for each in paragraphs:
        for name, words in each:
            start = text.index(words, position)
            position = start + len(words)
            places[name] = Span(article_id, start, position)
    day = str(fields.pop("published", "2024-03-06"))
    return an_article(text, article_id, day, **fields), places


HARBOUR, IN_HARBOUR = _written(
    "harbour",
    HARBOUR_SENTENCES,
    source="The Harbour Times",
    title="Bridge stays shut until summer",
    authors=("Inés Valdane",),
    url="https://harbour-times.example/2024/bridge",
    dropped=(
        Dropped(
            "Sign up for our evening letter from the quays.",
            "newsletter sign-up",
            0,
            BlockKind.PARAGRAPH,
        ),
    ),
)
POST, IN_POST = _written(
    "post", POST_SENTENCES, source="Lindhaven Post", title="A town without its bridge"
)
WIRE, IN_WIRE = _written(
    "wire",
    WIRE_SENTENCES,
    title="Crack shuts island bridge",
    published="2024-03-05",
    retold=True,
)
STORY = Story((HARBOUR, POST, WIRE), "The bridge at Lindhaven")
PLACES = {"harbour": IN_HARBOUR, "post": IN_POST, "wire": IN_WIRE}


def span(article: str, name: str) -> Span:
    """The sentence of an article that has this name."""
    return PLACES[article][name]


def words(article: str, name: str, inside: str) -> Span:
    """Some words inside a named sentence."""
    whole = span(article, name)
    start = STORY.article(article).text.index(inside, whole.start, whole.end)
    return Span(article, start, start + len(inside))


def number(article: str, name: str) -> int:
    """How many sentences stand before the named one."""
    return list(PLACES[article]).index(name)


def _match(kind: MatchKind, score: float, one: Span, other: Span, *equal: str) -> Match:
    text = STORY.article(one.article).text, STORY.article(other.article).text
    pairs = []
    for run in equal:
        first = text[0].index(run, one.start)
        second = text[1].index(run, other.start)
        pairs.append(
            (
                Span(one.article, first, first + len(run)),
                Span(other.article, second, second + len(run)),
            )
        )
    evidence = tuple(Evidence(EvidenceKind.RUN, pair, 1.0) for pair in pairs)
    return Match(kind, score, (one, other), tuple(pairs), evidence, rule="by-hand")


MATCHES = (
    _match(
        MatchKind.VERBATIM,
        0.95,
        span("harbour", "crack"),
        span("post", "crack"),
        "Inspectors found a crack",
        "centimetres long in a bearing on Monday",
    ),
    _match(
        MatchKind.PARTIAL,
        0.4,
        span("harbour", "crack"),
        span("wire", "crack"),
        "in a bearing",
    ),
    _match(
        MatchKind.VERBATIM,
        0.9,
        span("harbour", "fear"),
        span("post", "fear"),
        "Nobody could tell how deep it was",
    ),
    _match(
        MatchKind.PARAPHRASE,
        0.7,
        span("harbour", "fear"),
        span("wire", "fear"),
        "Amara Okonjo",
    ),
    _match(
        MatchKind.PARAPHRASE,
        0.6,
        span("harbour", "built"),
        span("wire", "built"),
        "1968",
    ),
    _match(
        MatchKind.PARAPHRASE,
        0.75,
        span("harbour", "mayor"),
        span("post", "mayor"),
        "six million crowns",
    ),
    _match(
        MatchKind.PARTIAL,
        0.5,
        span("harbour", "ferry"),
        span("post", "ferry"),
        "second ferry",
    ),
    _match(
        MatchKind.VERBATIM,
        1.0,
        span("harbour", "count"),
        span("wire", "count"),
        "About 9,000 vehicles crossed the bridge on a working day",
    ),
)

MONDAY, TUESDAY = date(2024, 3, 4), date(2024, 3, 5)

PEOPLE = (
    Person(
        "Amara Okonjo",
        ("Okonjo",),
        (
            Role("chief engineer", words("harbour", "fear", "chief engineer")),
            Role("the engineer", words("post", "fear", "the engineer")),
        ),
        (
            Mention(words("harbour", "fear", "Amara Okonjo")),
            Mention(words("harbour", "tests", "Okonjo")),
            Mention(words("post", "fear", "Okonjo")),
            Mention(words("wire", "fear", "Amara Okonjo")),
        ),
    ),
    Person(
        "Chow Mei-Ling",
        ("Chow",),
        (Role("Captain", words("harbour", "ferry", "Captain")),),
        (
            Mention(words("harbour", "ferry", "Chow Mei-Ling")),
            Mention(words("post", "ferry", "Chow")),
        ),
    ),
    Person(
        "Tomasz Wierzbicki",
        ("Wierzbicki",),
        (Role("Mayor", words("harbour", "mayor", "Mayor")),),
        (
            Mention(words("harbour", "mayor", "Tomasz Wierzbicki")),
            Mention(words("post", "mayor", "Wierzbicki")),
        ),
    ),
)

COMPARISON = Comparison(
    matches=MATCHES,
    people=PEOPLE,
    quotations=(
        Quotation(
            words("harbour", "fear", "Nobody could tell how deep it was"),
            QuotationKind.DIRECT,
            "Amara Okonjo",
            same_as="q1",
        ),
        Quotation(
            words("post", "fear", "Nobody could tell how deep it was"),
            QuotationKind.DIRECT,
            "Amara Okonjo",
            same_as="q1",
        ),
        Quotation(
            words("harbour", "tests", "tests of the other bearings would end in April"),
            QuotationKind.INDIRECT,
            "Amara Okonjo",
        ),
    ),
    times=(
        TimeExpression(
            words("harbour", "crack", "Monday"),
            "2024-03-04",
            MONDAY,
            MONDAY,
            TimeBasis.PUBLICATION,
        ),
        TimeExpression(
            words("harbour", "built", "1968"),
            "1968",
            date(1968, 1, 1),
            date(1968, 12, 31),
            TimeBasis.EXPLICIT,
        ),
    ),
    events=(
        Event(
            "1968",
            date(1968, 1, 1),
            date(1968, 12, 31),
            EventBasis.EXPLICIT,
            (span("harbour", "built"), span("wire", "built")),
            (words("harbour", "built", "1968"), words("wire", "built", "1968")),
        ),
        Event(
            "2024-03-04",
            MONDAY,
            MONDAY,
            EventBasis.EXPLICIT,
            (span("harbour", "crack"), span("post", "crack")),
            (words("harbour", "crack", "Monday"), words("post", "crack", "Monday")),
        ),
        Event(
            "2024-03-05",
            TUESDAY,
            TUESDAY,
            EventBasis.EXPLICIT,
            (span("post", "ferry"),),
            (words("post", "ferry", "Tuesday"),),
        ),
    ),
    figures=(
        Figure(words("harbour", "crack", "fourteen"), 14.0, 14.0, False, None, None, "f1"),
        Figure(words("post", "crack", "twelve"), 12.0, 12.0, False, None, None, "f1"),
        Figure(words("harbour", "count", "About 9,000"), 9000.0, 9000.0, True, None, None),
    ),
    conflicts=(
        Conflict(
            ConflictKind.NUMBER,
            (words("harbour", "crack", "fourteen"), words("post", "crack", "twelve")),
        ),
    ),
)


def sentences_of(story: Story) -> dict[str, list[tuple[int, int, int]]]:
    """The sentences of each article, as the reader finds them."""
    return {article.id: sentence_spans(article) for article in story.articles}


def references(comparison: Comparison | None = COMPARISON, story: Story = STORY) -> CrossReferences:
    """The findings of the story, by article and passage."""
    return cross_reference(story, sentences_of(story), comparison)


def invented_article(article_id: str, sentences: int = 60) -> Article:
    """A long article in which every sentence is different."""
    towns = ("Arvik", "Belmora", "Cetinjo", "Dhaulari", "Eskrova", "Fanoa", "Gbale")
    goods = ("salt", "copper", "apples", "paper", "timber", "glass", "wool", "lamps", "rice")
    each = [
        f"In {towns[i % 7]} the {article_id} counted {i + 11} carts of {goods[i % 9]} that day."
        for i in range(sentences)
    ]
    text = "\n\n".join(" ".join(each[i : i + 4]) for i in range(0, sentences, 4))
    return an_article(text, article_id, "2024-03-06", source=f"The {article_id.title()} Herald")


def a_story_of(count: int, sentences: int = 60) -> Story:
    """A story of several long articles that have nothing in common."""
    names = "amber birch cedar dogwood elder fir gorse hazel ivy".split()
    return Story(tuple(invented_article(name, sentences) for name in names[:count]))


SENTENCE_END = re.compile(r"[.!?]”?$")
