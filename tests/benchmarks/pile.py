"""A pile of made-up articles whose stories are known.

What makes real piles hard is in it: the same courts, ministries, clubs and people come back in
story after story; several stories of one kind run on one day; a follow-up is told a week later
with the same people; a long-running story goes on for two weeks; wire texts are printed by several
outlets with small edits; every article carries paragraphs of background that others of its kind
carry, too; some tell no date. The same seed gives the same pile.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from storyview.data import words

if TYPE_CHECKING:
    from collections.abc import Sequence


class Topic(NamedTuple):
    """A kind of news, which comes back with other people, places and figures."""

    name: str
    bodies: Sequence[str]
    """Institutions that turn up in story after story."""
    roles: Sequence[str]
    """What those are called who turn up in story after story."""
    trades: Sequence[str]
    """What the people of one story alone are."""
    objects: Sequence[str]
    """What the story turns on."""
    titles: Sequence[str]
    facts: Sequence[Sequence[str]]
    """Each in several tellings."""
    background: Sequence[str]
    """Sentences that every story of this kind may carry along."""


_WORLD = tomllib.loads(Path(__file__).with_name("pile.toml").read_text("utf-8"))
TOPICS = [Topic(**topic) for topic in _WORLD["topic"]]
COMMON, FILLERS, DETAILS, SAID = (_WORLD[each] for each in ("common", "fillers", "details", "said"))
THINGS, REGIONS, PLACES, GIVEN, SURNAMES, OUTLETS, SYLLABLES = (
    _WORLD[each].split("|")
    for each in ("things", "regions", "places", "given", "surnames", "outlets", "syllables")
)
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = (
    "January February March April May June July August September October November December"
).split()
FIRST_DAY = date(2024, 3, 4)
CHOICE = re.compile(r"\[([^\[\]]*)\]")
SLOT = re.compile(r"<(\w+)>")
AN = re.compile(r"\b([Aa]) (?=[aeiou])")
OF_STORY, OF_TOPIC = (0.15, 0.8), 0.15
"""Shares of an account's words by the way that its story, or its kind of news, has more often."""
STORY_WORDS, TOPIC_WORDS = 60, 300
TRIES = 20
"""So often another story is thought up when one that turns on the very same thing is told in the
same fortnight already. In a large pile that does not always help."""


class Piece(NamedTuple):
    """One article of the pile."""

    story: str
    """Which story it tells; the same for all that tell it."""
    title: str
    text: str
    published: date | None
    source: str
    copy_of: int | None = None
    """The index of the piece of which this is a near copy."""


class Plan(NamedTuple):
    """One story before it is told."""

    name: str
    topic: Topic
    slots: dict[str, str]
    facts: tuple[int, ...]
    """Its facts, as places in the topic's and then the common list."""
    quotes: tuple[str, ...]
    """What was said, word for word the same wherever it is quoted."""
    day: date
    days: int
    """How long it is told."""
    articles: int
    vocabulary: tuple[str, ...]


def made_pile(
    stories: int = 150, singletons: int = 120, seed: int = 1, days: int = 21, undated: float = 0.04
) -> list[Piece]:
    """A pile of articles, in no order.

    Args:
        stories: How many stories have two articles or more; a quarter of them are follow-ups.
        singletons: How many have one.
        seed: Another seed, another pile.
        days: Over how many days they begin.
        undated: The share of articles that tell no date.
    """
    random = Random(seed)
    world = _world(random)
    plans: list[Plan] = []
    told: set[tuple[str, int]] = set()
    for number in range(stories + singletons):
        followed = number < stories and number % 4 == 3
        if followed:
            plans.append(_follow_up(random, plans[random.randrange(len(plans))], number, world))
        else:
            count = 1 if number >= stories else random.choice((2, 2, 3, 3, 4, 4, 5, 6, 8, 12))
            plan = _plan(random, number, count, days, world)
            for _ in range(TRIES):
                fortnight = (plan.slots["object"], plan.day.toordinal() // 14)
                if fortnight not in told:
                    break
                plan = _plan(random, number, count, days, world)
            told.add((plan.slots["object"], plan.day.toordinal() // 14))
            plans.append(plan)
    pieces: list[Piece] = []
    for plan in plans:
        pieces += _told(random, plan, len(pieces), undated)
    order = list(range(len(pieces)))
    random.shuffle(order)
    place = {old: new for new, old in enumerate(order)}
    return [
        piece._replace(copy_of=None if piece.copy_of is None else place[piece.copy_of])
        for piece in (pieces[old] for old in order)
    ]


def _world(random: Random) -> dict[str, list[str]]:
    """Who holds which office: the same people in all stories of a kind."""
    return {topic.name: [_name(random) for _ in topic.roles] for topic in TOPICS}


def _name(random: Random) -> str:
    return f"{random.choice(GIVEN)} {random.choice(SURNAMES)}"


def _plan(random: Random, number: int, count: int, days: int, world: dict[str, list[str]]) -> Plan:
    topic = random.choice(TOPICS)
    office = random.randrange(len(topic.roles))
    body = random.choice(topic.bodies)
    place, second = random.sample(PLACES, 2)
    slots = {
        "object": _object(random, topic),
        "trade": random.choice(topic.trades),
        "lead": _name(random),
        "other": _name(random),
        "counsel": _name(random),
        "third": _name(random),
        "official": world[topic.name][office],
        "role": topic.roles[office],
        "region": random.choice(REGIONS),
        "place": place,
        "second": second,
        "small": str(random.randint(2, 5)),
        "money": f"{random.randint(2, 98)}.{random.randint(1, 9)} million crowns",
        **{f"n{index}": str(random.randint(11, 97)) for index in range(1, 6)},
        "n6": str(random.randint(110, 970)),
    }
    slots["body"] = body.replace("<region>", slots["region"]).replace("<place>", place)
    day = FIRST_DAY + timedelta(random.randrange(days))
    long_running = count >= 6 and random.random() < 0.4
    return _with_day(
        Plan(
            f"{topic.name}-{number}", topic, slots, _facts(random, topic),
            tuple(_quote(random) for _ in range(3)), day, 12 if long_running else 2, count,
            tuple(random.sample(WORDS, STORY_WORDS)),
        )
    )  # fmt: skip


def _object(random: Random, topic: Topic) -> str:
    made = "".join(random.choice(SYLLABLES) for _ in range(3)).capitalize()
    return (
        random.choice(topic.objects)
        .replace("<made>", made)
        .replace("<surname>", random.choice(SURNAMES))
    )


def _facts(random: Random, topic: Topic) -> tuple[int, ...]:
    common = range(len(topic.facts), len(topic.facts) + len(COMMON))
    return (*range(len(topic.facts)), *random.sample(common, 4))


def _follow_up(random: Random, old: Plan, number: int, world: dict[str, list[str]]) -> Plan:
    """Another story, a week or two on, with some of the people and places of an earlier one."""
    fresh = _plan(random, number, random.choice((2, 3, 4)), 1, world)
    kept = {"lead", "trade", "place", "region", "official", "role", "body"}
    if old.topic.name in ("storm", "company", "strike"):
        kept.add("object")
    slots = {name: old.slots[name] if name in kept else fresh.slots[name] for name in old.slots}
    if old.topic is not fresh.topic and "object" not in kept:
        slots["object"] = _object(random, old.topic)
    return _with_day(
        fresh._replace(
            name=f"{old.topic.name}-{number}",
            topic=old.topic,
            slots=slots,
            facts=_facts(random, old.topic),
            day=old.day + timedelta(old.days + random.randint(7, 12)),
            days=2,
        )
    )


def _with_day(plan: Plan) -> Plan:
    later = plan.day + timedelta(20)
    plan.slots["day"] = DAYS[plan.day.weekday()]
    plan.slots["date"] = f"{later.day} {MONTHS[later.month - 1]}"
    return plan


def _quote(random: Random) -> str:
    said = _chosen(random, random.choice(SAID))
    return said.replace("<thing>", random.choice(THINGS)).replace(
        "<n>", str(random.randint(12, 90))
    )


def _told(random: Random, plan: Plan, start: int, undated: float) -> list[Piece]:
    """The articles of a story; some are copies of one wire text."""
    pieces: list[Piece] = []
    outlets = random.sample(OUTLETS, len(OUTLETS))
    for index in range(plan.articles):
        if plan.days > 2:  # a long-running story is told all the time
            after = round(index * plan.days / plan.articles)
        else:
            after = random.choice((0, 0, 0, 1, 1, 2))
        day = plan.day + timedelta(after)
        published = None if random.random() < undated else day
        outlet = outlets[index % len(outlets)]
        if pieces and random.random() < 0.2:
            original = 0
            while pieces[original].copy_of is not None:
                original += 1
            title, text, old, *_ = pieces[original][1:]
            if old and published:
                published = old + timedelta(random.choice((0, 0, 0, 1)))
            copied = _edited(random, text, outlet)
            pieces.append(Piece(plan.name, title, copied, published, outlet, start + original))
        else:
            title, text = _article(random, plan, outlet)
            pieces.append(Piece(plan.name, title, text, published, outlet))
    return pieces


def _edited(random: Random, text: str, outlet: str) -> str:
    """A wire text as another outlet prints it: another opening, a few words, a sentence less."""
    paragraphs = text.split("\n\n")
    paragraphs[0] = f"{outlet.upper()} - {paragraphs[0].split(' - ', 1)[-1]}"
    del paragraphs[random.randrange(1, len(paragraphs))]
    words = "\n\n".join(paragraphs).split(" ")
    for _ in range(len(words) // 150):
        place = random.randrange(1, len(words) - 1)
        if words[place].isalpha() and words[place].islower():
            words[place] = random.choice(("then", "also", "still", "indeed"))
    return " ".join(words)


def _article(random: Random, plan: Plan, outlet: str) -> tuple[str, str]:
    """One outlet's account: a part of the facts, background, sentences that say nothing."""
    topic, slots = plan.topic, plan.slots
    length = random.randint(300, 900)
    every = (*topic.facts, *COMMON)
    share = random.uniform(0.4, 0.9)
    of_story = random.uniform(*OF_STORY)
    news = [fact for fact in plan.facts if fact == 0 or random.random() < share]
    sentences = [_filled(random, random.choice(every[fact]), slots) for fact in news]
    for quote in plan.quotes:
        if random.random() < share:
            who = random.choice((slots["lead"], slots["other"], slots["official"]))
            sentences.append(random.choice((f"“{quote},” {who} said.", f"{who} said: “{quote}.”")))
    background = random.sample(topic.background, random.randint(2, 5))
    body = [sentences[0]]
    rest = sentences[1:] + [_filled(random, each, slots) for each in background]
    random.shuffle(rest)
    body += rest
    words_so_far = sum(len(sentence.split()) for sentence in body)
    while words_so_far < length:
        chance = random.random()
        if chance < 0.06:  # comes back to a fact
            fact = random.choice(news)
            sentence = _filled(random, random.choice(every[fact]), slots)
        elif chance < 0.8:
            sentence = _detail(random, plan, of_story)
        else:
            sentence = _filled(random, random.choice(FILLERS), slots)
        body.insert(random.randrange(1, len(body) + 1), sentence)
        words_so_far += len(sentence.split())
    title = _filled(random, random.choice(topic.titles), slots).rstrip(".")
    lines = _paragraphs(random, body)
    if random.random() < 0.3:
        lines[0] = f"{slots['place'].upper()} ({outlet}) - {lines[0]}"
    return title, "\n\n".join(lines)


WORDS = sorted(word for word in words("english-words") if 4 < len(word) < 12)


@cache
def _vocabulary(seed: str, size: int) -> list[str]:
    """Words that belong to one story, or to one kind of news."""
    return Random(seed).sample(WORDS, size)


def _detail(random: Random, plan: Plan, of_story: float) -> str:
    """A sentence of an account's own; its words may be the story's, the topic's or any."""
    own = {
        "name": _name(random),
        "town": random.choice(PLACES),
        "age": str(random.randint(19, 88)),
    }
    for slot in ("w1", "w2", "w3"):
        chance = random.random()
        if chance < of_story:
            source = plan.vocabulary
        elif chance < of_story + OF_TOPIC:
            source = _vocabulary(plan.topic.name, TOPIC_WORDS)
        else:
            source = WORDS
        own[slot] = random.choice(source)
    return _filled(random, random.choice(DETAILS), {**plan.slots, **own})


def _chosen(random: Random, template: str) -> str:
    return CHOICE.sub(lambda found: random.choice(found[1].split("|")), template)


def _filled(random: Random, template: str, slots: dict[str, str]) -> str:
    chosen = _chosen(random, template)

    def fill(found: re.Match[str]) -> str:
        word = found[1]
        value = slots[word.lower()]
        if word in ("lead", "other", "official", "counsel") and random.random() < 0.4:
            value = value.split()[-1]
        return value[0].upper() + value[1:] if word[0].isupper() else value

    text = SLOT.sub(fill, chosen)
    text = AN.sub(r"\1n ", text)
    return text[0].upper() + text[1:]


def _paragraphs(random: Random, sentences: Sequence[str]) -> list[str]:
    paragraphs = []
    place = 0
    while place < len(sentences):
        length = random.randint(1, 4)
        paragraphs.append(" ".join(sentences[place : place + length]))
        place += length
    return paragraphs if len(paragraphs) > 1 else [paragraphs[0], "More follows."]
