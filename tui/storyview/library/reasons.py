"""Why articles are thought to tell one story: what they share, for people to see.

Names that both print, words that are rare elsewhere, and numbers with what they count. What is
shown is how the first of the articles prints it.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from storyview.analysis.terms import EMPTY, PARTICLES, PRINTED_TITLES
from storyview.library.vectors import LONGEST, WORD, stem_of, term_of_stem
from storyview.library.weighing import Frequencies

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from storyview.text.article import Article

MOST = 5
"""How many of each kind are shown."""
LONGEST_NAME = 5
"""Words."""
LEAST_RARE = 4.0
"""A word is rare that stands in fewer than one of 55 articles (its logarithm)."""
BETWEEN = re.compile(r"[ \u00a0-]|’|'|\. ")
"""What may stand between two words of a name."""
STOP = re.compile(r"[.!?:;“”\"\n(]")
MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
SHORT = PRINTED_TITLES | frozenset("mr mrs ms messrs rev hon fr st ste mt ft jr sr".split())
"""What has a stop behind it in the middle of a name."""


CONTRACTED = frozenset(
    "ain aren couldn didn doesn don hadn hasn haven isn mightn mustn needn shan shouldn wasn weren "
    "won wouldn".split()
)
"""What stands before an apostrophe and a t."""
NO_WORDS = EMPTY | CONTRACTED
NO_NAMES = NO_WORDS | PRINTED_TITLES | MONTHS | DAYS
"""What begins with a capital before a name, and is no part of it."""


class Shared(NamedTuple):
    """One thing that articles share."""

    text: str
    """As the first of them prints it."""
    articles: int
    """In how many of them it stands."""


class Reasons(NamedTuple):
    """What articles share that others seldom have; the most telling first."""

    names: tuple[Shared, ...]
    words: tuple[Shared, ...]
    figures: tuple[Shared, ...]
    """Days and numbers with what they count: "14 March", "212 passengers"."""

    def told(self, most: int = 3) -> str:
        """One line for people: "Ines Vik, Kestrel Point; rudder, lifeboats; 212 passengers"."""
        return "; ".join(", ".join(each.text for each in kind[:most]) for kind in self if kind)


class _Contents(NamedTuple):
    """What one article has, and how it prints it, by what makes it the same in others."""

    names: dict[str, str]
    opening: dict[str, str]
    """Single words with a capital that may only be that of their sentence."""
    words: dict[str, str]
    figures: dict[str, str]


def why(
    articles: Sequence[Article],
    frequencies: Frequencies | None = None,
    *,
    of_first: bool = False,
) -> Reasons:
    """What two articles share, or the articles of a story.

    Args:
        articles: Two or more.
        frequencies: How frequent words are where they come from; in ordinary English, if nothing
            is given.
        of_first: Whether to leave out what only the others share with one another.
    """
    rarity = frequencies or Frequencies()
    contents = [_contents(article) for article in articles]
    sure = {name for each in contents for name in each.names}
    names = _shared(
        [
            {key: text for key, text in each.opening.items() if key in sure} | each.names
            for each in contents
        ],
        of_first=of_first,
    )
    words = _shared([each.words for each in contents], of_first=of_first)
    figures = _shared([each.figures for each in contents], of_first=of_first)

    def weight(stems: str) -> float:
        return sum(rarity.weight(term_of_stem(each)) for each in stems.split())

    def weight_of_name(name: str) -> float:
        return weight(" ".join(map(stem_of, name.split())))

    elsewhere = {stem_of(word) for name in names for word in name.split()}
    elsewhere |= {stem for figure in figures for stem in figure.split()}
    rare = {
        word: shared
        for word, shared in words.items()
        if weight(word) >= LEAST_RARE and word not in elsewhere
    }
    return Reasons(
        _best(_whole(names), weight_of_name), _best(rare, weight), _best(figures, weight)
    )


def _shared(found: Sequence[dict[str, str]], *, of_first: bool) -> dict[str, Shared]:
    """What stands in two articles or more; one of them the first, where only that counts."""
    counts = Counter(key for each in found for key in each)
    shared: dict[str, Shared] = {}
    for each in found[:1] if of_first else found:
        for key, text in each.items():
            if counts[key] > 1 and key not in shared:
                shared[key] = Shared(text, counts[key])
    return shared


def _whole(names: dict[str, Shared]) -> dict[str, Shared]:
    """Names without those that are a part of another, in no more articles."""
    kept: dict[str, Shared] = {}
    parts: dict[str, int] = {}
    for name in sorted(names, key=lambda name: (-len(name.split()), name)):
        if parts.get(name, 0) < names[name].articles:
            kept[name] = names[name]
        words = name.split()
        for start in range(len(words)):
            for end in range(start + 1, len(words) + 1):
                part = " ".join(words[start:end])
                parts[part] = max(parts.get(part, 0), names[name].articles)
    return kept


def _best(found: dict[str, Shared], weight: Callable[[str], float]) -> tuple[Shared, ...]:
    order = sorted(found, key=lambda key: (-found[key].articles, -weight(key), key))
    return tuple(found[key] for key in order[:MOST])


def _contents(article: Article) -> _Contents:
    """Names, words and figures of an article."""
    text = article.text[:LONGEST]
    if article.title and not article.title_is_in_text:
        text = f"{text}\n\n{article.title}"
    contents = _Contents({}, {}, {}, {})
    tokens = list(WORD.finditer(text))
    place = 0
    while place < len(tokens):
        word = tokens[place].group()
        if word[0].isdecimal():
            _add_figure(text, tokens, place, contents.figures)
        elif word[0].isupper():
            after = _name_end(text, tokens, place)
            _add_name(text, tokens[place:after], _opens(text, tokens, place), contents)
            place = after
            continue
        elif word.casefold() not in NO_WORDS and len(word) > 2:
            contents.words.setdefault(stem_of(word), word)
        place += 1
    return contents


def _gap(text: str, tokens: Sequence[re.Match[str]], place: int) -> str:
    """What stands between a word and the one before it."""
    return text[tokens[place - 1].end() : tokens[place].start()] if place else "."


def _opens(text: str, tokens: Sequence[re.Match[str]], place: int) -> bool:
    """Whether a word may have its capital from the sentence that it opens."""
    return STOP.search(_gap(text, tokens, place)) is not None


def _name_end(text: str, tokens: Sequence[re.Match[str]], place: int) -> int:
    """One past the last word of the name that begins at a word with a capital."""
    after = place + 1
    while after < len(tokens) and after - place < LONGEST_NAME:
        word = tokens[after].group()
        further = after + 1
        gap = _gap(text, tokens, after)
        if BETWEEN.fullmatch(gap) is None:
            break
        if gap == ". " and not _is_cut_short(tokens[after - 1].group()):
            break
        if word in PARTICLES and further < len(tokens):
            if _gap(text, tokens, further) != " " or not tokens[further].group()[0].isupper():
                break
            after = further + 1
        elif word[0].isupper():
            after = further
        else:
            break
    return after


def _is_cut_short(word: str) -> bool:
    """Whether the stop behind a word ends the word, not the sentence: in "J. Li", "St. Ives"."""
    return len(word) == 1 or word.casefold() in SHORT


def _add_name(text: str, tokens: Sequence[re.Match[str]], opens: bool, contents: _Contents) -> None:
    """A run of words with capitals, without titles, days and the like in front."""
    first = 0
    while first < len(tokens) and tokens[first].group().casefold() in NO_NAMES:
        first += 1
        opens = False
    tokens = tokens[first:]
    if not tokens or (len(tokens) == 1 and len(tokens[0].group()) < 2):
        return
    printed = text[tokens[0].start() : tokens[-1].end()]
    key = " ".join(token.group().casefold() for token in tokens)
    if len(tokens) == 1 and opens:
        contents.opening.setdefault(key, printed)
    else:
        contents.names.setdefault(key, printed)


def _add_figure(
    text: str, tokens: Sequence[re.Match[str]], place: int, figures: dict[str, str]
) -> None:
    """A number with its month, or with what it counts, or alone if it is long enough."""
    number = tokens[place].group()
    if place and tokens[place - 1].group().casefold() in MONTHS:
        if len(_gap(text, tokens, place)) == 1 and len(number) < 3:
            month = tokens[place - 1].group()
            figures.setdefault(f"{number} {month.casefold()}", f"{month} {number}")
        return
    after = place + 1
    if after < len(tokens) and _gap(text, tokens, after) in (" ", "\u00a0", "-"):
        word = tokens[after].group()
        if word[0].isalpha() and word.casefold() not in EMPTY:
            key = f"{number} {stem_of(word)}"
            figures.setdefault(key, text[tokens[place].start() : tokens[after].end()])
            return
    if len(number) > 2:
        figures.setdefault(number, number)
