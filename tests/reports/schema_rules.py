"""The rules of the document ``storyview/1``, checked strictly, without the code that writes it."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

BLOCK_KINDS = {"heading", "paragraph", "list-item", "quote", "code", "caption"}
LISTS = ("matches", "people", "quotations", "times", "events", "figures", "conflicts")
KEYS = {
    "articles": "id file source title authors published url text blocks sentences",
    "matches": "id kind score spans",
    "people": "name aliases roles mentions",
    "quotations": "speaker kind article start end same_as",
    "times": "article start end value",
    "events": "value begin end basis spans",
    "figures": "article start end low high approximate unit of same_as",
    "conflicts": "kind spans",
}
KINDS = {
    "matches": {"verbatim", "paraphrase", "partial"},
    "quotations": {"direct", "fragment", "indirect"},
    "conflicts": {"number", "date", "name", "speaker", "status", "other"},
}
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def broken_rules(document: str) -> list[str]:
    """What is wrong with a document, one sentence each; nothing for a valid one."""
    return _Checker(json.loads(document)).problems


class _Checker:
    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document
        self.problems: list[str] = []
        self.texts: dict[str, str] = {}
        self.rank: dict[str, int] = {}
        self.top()
        for name, article in enumerate(document["articles"]):
            self.article(name, article)
        for name in LISTS:
            for item in document[name]:
                self.keys(name, item)
                if name in KINDS:
                    self.rule(item["kind"] in KINDS[name], f"{name}: kind {item['kind']}")
        self.matches()
        self.people()
        for name in ("quotations", "times", "figures"):
            self.ordered(name, [self.place(item) for item in document[name]])
        self.quotations()
        self.times()
        self.events()
        self.figures()
        self.conflicts()

    def rule(self, holds: bool, problem: str) -> None:
        if not holds:
            self.problems.append(problem)

    def ordered(self, what: str, places: list[Any]) -> None:
        self.rule(places == sorted(places), f"{what} out of order")

    def keys(self, what: str, item: dict[str, Any]) -> None:
        missing = set(KEYS[what].split()) - item.keys()
        self.rule(not missing, f"{what}: no {missing}")

    def top(self) -> None:
        document = self.document
        self.rule(document["schema"] == "storyview/1", "another schema")
        self.rule(document["title"] is None or isinstance(document["title"], str), "title")
        self.rule({"schema", "title", "articles", *LISTS} <= document.keys(), "a key is missing")

    def article(self, number: int, article: dict[str, Any]) -> None:
        self.keys("articles", article)
        text, name = article["text"], article["id"]
        self.rule(isinstance(name, str) and name not in self.texts, f"id {name!r}")
        self.texts[name], self.rank[name] = text, number
        self.rule(article["published"] is None or _is_day(article["published"]), "published")
        self.rule(isinstance(article["file"], str), "file")
        self.rule(all(isinstance(one, str) for one in article["authors"]), "authors")
        covered = bytearray(len(text))
        last = 0
        for block in article["blocks"]:
            start, end = block["start"], block["end"]
            self.rule(block["kind"] in BLOCK_KINDS, f"block kind {block['kind']}")
            self.rule(last <= start < end <= len(text), f"{name}: block {start} to {end}")
            covered[start:end] = b"\1" * (end - start)
            last = end
        self.rule(
            all(covered[at] or text[at].isspace() for at in range(len(text))),
            f"{name}: text outside of blocks",
        )
        in_sentence = bytearray(len(text))
        last = 0
        for start, end in article["sentences"]:
            self.rule(last <= start < end <= len(text), f"{name}: sentence {start} to {end}")
            self.rule(
                sum(one["start"] <= start and end <= one["end"] for one in article["blocks"]) == 1,
                f"{name}: sentence {start} to {end} is not inside one block",
            )
            in_sentence[start:end] = b"\1" * (end - start)
            last = end
        for block in article["blocks"]:
            here = range(block["start"], block["end"])
            if block["kind"] == "code":
                self.rule(not any(in_sentence[at] for at in here), f"{name}: sentence in code")
                continue
            self.rule(
                all(in_sentence[at] or not text[at].isalnum() for at in here),
                f"{name}: a word outside of sentences",
            )
            if block["kind"] == "heading":
                pair = [block["start"], block["end"]]
                self.rule(pair in article["sentences"], f"{name}: heading is not one sentence")

    def place(self, span: dict[str, Any]) -> tuple[int, int, int]:
        name, start, end = span["article"], span["start"], span["end"]
        text = self.texts[name]
        if not (type(start) is int and type(end) is int and 0 <= start < end <= len(text)):
            self.problems.append(f"{span} is not in the text")
        elif text[start].isspace() or text[end - 1].isspace():
            self.problems.append(f"{span} ends in white space")
        return self.rank[name], start, end

    def matches(self) -> None:
        pairs = []
        for match in self.document["matches"]:
            first, second = (self.place(span) for span in match["spans"])
            self.rule(first[0] < second[0], f"{match['id']}: later article first")
            self.rule(0 <= match["score"] <= 1, f"{match['id']}: score {match['score']}")
            pairs.append((first, second))
        self.ordered("matches", pairs)
        self.rule(len(set(pairs)) == len(pairs), "a pair of spans occurs twice")
        ids = [match["id"] for match in self.document["matches"]]
        self.rule(len(set(ids)) == len(ids), "a match's id occurs twice")

    def people(self) -> None:
        people = self.document["people"]
        for person in people:
            self.rule(person["aliases"] == sorted(set(person["aliases"])), "aliases")
            self.rule(person["name"] not in person["aliases"], "name among the aliases")
            self.ordered("roles", [self.place(role) for role in person["roles"]])
            self.ordered("mentions", [self.place(mention) for mention in person["mentions"]])
            for role in person["roles"]:
                words = self.texts[role["article"]][role["start"] : role["end"]]
                self.rule(words == role["text"], f"role {role['text']!r} is not {words!r}")
        self.ordered("people", [(-len(person["mentions"]), person["name"]) for person in people])

    def quotations(self) -> None:
        groups: dict[str, set[str]] = {}
        for quotation in self.document["quotations"]:
            self.rule(
                quotation["speaker"] is None or isinstance(quotation["speaker"], str), "speaker"
            )
            if quotation["same_as"] is not None:
                groups.setdefault(quotation["same_as"], set()).add(quotation["article"])
        self.rule(all(len(group) > 1 for group in groups.values()), "same_as of one article")

    def times(self) -> None:
        last: dict[str, int] = {}
        for time in self.document["times"]:
            self.rule(bool(time["value"]), "a time without value")
            self.rule(last.get(time["article"], 0) <= time["start"], "times overlap")
            last[time["article"]] = time["end"]

    def events(self) -> None:
        order = []
        for event in self.document["events"]:
            places = [self.place(span) for span in event["spans"]]
            self.rule(bool(places), "an event without passage")
            self.ordered("spans of an event", places)
            self.rule(_is_day(event["begin"]) and _is_day(event["end"]), "days of an event")
            self.rule(event["begin"] <= event["end"], "an event ends before it begins")
            self.rule(event["basis"] in ("explicit", "inferred"), "basis")
            self.rule(bool(re.match(r"\d{4}", event["value"])), f"value {event['value']}")
            order.append((event["begin"], event["end"], places[0]))
        self.ordered("events", order)

    def figures(self) -> None:
        for figure in self.document["figures"]:
            numbers = [figure["low"], figure["high"]]
            self.rule(
                all(one is None or type(one) in (int, float) for one in numbers), f"{numbers}"
            )
            self.rule(type(figure["approximate"]) is bool, "approximate")
            if figure["of"] is not None:
                self.place(figure["of"])

    def conflicts(self) -> None:
        for conflict in self.document["conflicts"]:
            places = [self.place(span) for span in conflict["spans"]]
            self.ordered("spans of a conflict", places)
            self.rule(len({place[0] for place in places}) > 1, "a conflict of one article")


def _is_day(value: str) -> bool:
    return bool(DAY.fullmatch(value)) and bool(date.fromisoformat(value))
