"""Articles made to a length: news-like sentences of a made-up world, some told by all of them.

The same seed gives the same articles. Each fact stands in several articles, word for word or in
other words; what lies between is told by one of them only.
"""

from __future__ import annotations

import json
import re
from random import Random
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

GIVEN = "Ingrid Tomas Amara Kenji Lucía Pavel Noor Sione Wanjiru Mateus Aoife Dilnoza".split()
SYLLABLES = (
    "bran vik sol ost mar len tor hald ner kes ulf rin dal gar fen mo sta ber ka lo mi pe su tan "
    "wes yar zel dro eng fju hul jas"
).split()
ROLES = (
    "the harbour master|the mayor|a spokesman for the coast guard|the chief engineer|a councillor|"
    "the minister of transport|the head of the inquiry|a farmer|the owner|a retired judge|a nurse"
).split("|")
NOUNS = (
    "ferry bridge tunnel archive hospital library market railway dam lighthouse warehouse school "
    "museum reservoir report budget contract permit strike survey alarm repair storm shortage "
    "protest delay orchard bakery stadium pipeline chapel quarry vineyard laboratory theatre "
    "cemetery brewery airport depot embankment fountain greenhouse hangar incinerator jetty kiln "
    "landfill mill nursery observatory pavilion quay refinery sawmill tannery viaduct workshop "
    "choir lottery levy curfew verdict auction census drought epidemic fair gale harvest invoice "
    "journal keel ledger monument orphanage parade ransom sermon tariff uniform vaccine wreck"
).split()
ADJECTIVES = (
    "old new northern narrow damaged costly disputed temporary wooden flooded abandoned bankrupt "
    "celebrated derelict empty famous granite historic illegal leaking municipal neglected public "
    "rented rusty secret sunken unfinished vast windowless crowded drowsy elegant fragile gloomy"
).split()
VERBS = (
    "closed/shut approved/backed rejected/refused sold/unloaded inspected/examined "
    "repaired/mended bought/acquired emptied/cleared evacuated/vacated criticised/attacked "
    "postponed/delayed cancelled/scrapped photographed/filmed flooded/inundated insured/covered "
    "guarded/protected promised/pledged demolished/razed audited/checked occupied/seized "
    "reopened/restarted financed/funded mapped/charted renamed/rebaptised painted/coloured"
).split()
"""Two words each for the same deed."""
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October".split()

TELLINGS = (
    (
        "{role} of {place}, {name}, {verb} the {adjective} {noun} near {second} on {day}.",
        "On {day} {name} {other} the {noun} close to {second}, which is {adjective}.",
    ),
    (
        "{name} said {number} people had {verb} the {noun} in {place} since {month} {date}.",
        "Since {month} {date} the {noun} of {place} was {other} by {number} people, by the word "
        "of {name}.",
    ),
    (
        "“It was the {adjective} {noun} that {place} {verb},” {name}, {role}, said.",
        "{name} recalled: “It was the {adjective} {noun} that {place} {verb}.”",
    ),
    (
        "For {number} million crowns {place} {verb} a {adjective} {noun}, despite the {cause}.",
        "Notwithstanding the {cause}, a {noun} was {other} in {place} at {number} million crowns.",
    ),
    (
        "After the {cause} in {second}, {role} {verb} {number} {noun} workers of {place}.",
        "{number} workers of the {noun} at {place} were {other} when the {cause} struck {second}.",
    ),
    (
        "{name} and {number} others {verb} a {noun}; {place} heard of it on {month} {date}.",
        "It was {month} {date} before {place} learned that {name} {other} a {noun}.",
    ),
)
"""The same fact, told twice."""

FILLERS = (
    "Nobody in {place} could remember such a {cause}.",
    "The {adjective} {noun} was a matter for {second} alone.",
    "Others blamed the {cause}, and some the {noun}.",
    "How {adjective} {place} has become since the {cause}!",
    "{role} gave no answer about the {noun}.",
    "“{adjective} it is,” a neighbour from {second} said of the {noun}.",
    "Between {place} and {second} lies a {adjective} {noun}.",
    "A {cause} would be worse than the {noun}, {name} wrote.",
    "The {noun} had {number} visitors.",
)


class Fact(NamedTuple):
    """Something that happened, in two tellings."""

    first: str
    second: str


def made_articles(words: int, articles: int = 3, seed: int = 7) -> list[str]:
    """Articles of about ``words`` words each, as Markdown, from Monday's to Sunday's news."""
    random = Random(seed)
    people = [f"{random.choice(GIVEN)} {_name(random)}" for _ in range(max(6, words // 250))]
    texts: list[list[str]] = [[] for _ in range(articles)]
    lengths = [0] * articles
    while min(lengths) < words:
        fact = _fact(random, people)
        for index in range(articles):
            if lengths[index] >= words:
                continue
            chance = random.random()
            if chance < 0.45:
                sentence = fact.first
            elif chance < 0.75:
                sentence = fact.second
            else:
                sentence = _filled(random, random.choice(FILLERS), people)
            if random.random() < 0.5:
                sentence += " " + _filled(random, random.choice(FILLERS), people)
            texts[index].append(sentence)
            lengths[index] += len(sentence.split())
    return ["\n\n".join(_paragraphs(random, sentences)) + "\n" for sentences in texts]


def write_articles(folder: Path, words: int, articles: int = 3, seed: int = 7) -> list[Path]:
    """Write made articles as files; returns their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number, text in enumerate(made_articles(words, articles, seed), 1):
        path = folder / f"account-{number}.md"
        title = json.dumps(f"Account {number} of the week")
        path.write_text(
            f"---\ntitle: {title}\nsource: Courier {number}\npublished: 2024-05-12\n---\n\n{text}",
            "utf-8",
        )
        paths.append(path)
    return paths


def _paragraphs(random: Random, sentences: list[str]) -> list[str]:
    paragraphs = []
    position = 0
    while position < len(sentences):
        length = random.randint(1, 3)
        paragraphs.append(" ".join(sentences[position : position + length]))
        position += length
    return paragraphs


def _fact(random: Random, people: list[str]) -> Fact:
    first, second = random.choice(TELLINGS)
    fields = _fields(random, people)
    return Fact(_capital(first.format(**fields)), _capital(second.format(**fields)))


def _filled(random: Random, template: str, people: list[str]) -> str:
    return _capital(template.format(**_fields(random, people)))


def _fields(random: Random, people: list[str]) -> dict[str, str]:
    verb, other = random.choice(VERBS).split("/")
    return {
        "name": random.choice(people),
        "role": random.choice(ROLES),
        "verb": verb,
        "other": other,
        "place": _name(random),
        "second": _name(random),
        "day": random.choice(DAYS),
        "month": random.choice(MONTHS),
        "date": str(random.randint(1, 28)),
        "number": str(random.randint(3, 900)),
        "adjective": random.choice(ADJECTIVES),
        "noun": random.choice(NOUNS),
        "cause": random.choice(NOUNS),
    }


def _name(random: Random) -> str:
    return "".join(random.choice(SYLLABLES) for _ in range(random.randint(2, 3))).capitalize()


def _capital(sentence: str) -> str:
    sentence = re.sub(r"\b([Aa]) (?=[aeiou])", r"\1n ", sentence)
    return sentence[0].upper() + sentence[1:]
