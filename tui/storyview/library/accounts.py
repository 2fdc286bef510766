"""Another account for a story, or one less; and what the reader said of it, taken along. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from storyview.library.state import LastOpened
from storyview.sources.files import label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from storyview.library.state import Kept, Place
    from storyview.text.article import Article, Story


def with_thing(named: LastOpened, thing: str) -> LastOpened:
    """What makes up the story, with one more thing at the end."""
    without = tuple(article for article in named.without if article != thing)
    return replace(named, things=(*named.things, thing), without=without)


def without_article(named: LastOpened, article: Article) -> LastOpened:
    """What makes up the story, without one of its articles.

    A thing that is this article and nothing else goes; otherwise the article is noted as left
    out, as one of a folder or of a story in the library is.
    """
    same = [
        index
        for index, thing in enumerate(named.things)
        if thing == article.id or (label(thing) == article.file and thing != "-")
    ]
    if len(same) != 1 or len(named.things) == 1:
        return replace(named, without=(*named.without, article.id))
    (gone,) = same

    def rest(texts: Sequence[str]) -> tuple[str, ...]:
        return (*texts[:gone], *texts[gone + 1 :])

    return LastOpened(
        rest(named.things),
        rest(named.titles),
        rest(named.sources),
        rest(named.published),
        named.without,
    )


def same_articles(before: Story, after: Story) -> dict[str, str]:
    """By the id of each article before, its id now; articles that are gone have none.

    An id tells two files of one name apart, so that another account can change it.
    """
    now = {article.id for article in after.articles}
    by_text = {(article.title, article.text): article.id for article in after.articles}
    found = {}
    for article in before.articles:
        same = by_text.get((article.title, article.text))
        if same is not None or article.id in now:
            found[article.id] = same or article.id
    return found


def said_of(said: Kept, ids: Mapping[str, str]) -> Kept:
    """What the reader said of a story, with the ids that its articles have now."""
    return replace(
        said,
        corrections=tuple(
            replace(
                correction,
                quotes=tuple(
                    quote._replace(article=ids.get(quote.article, quote.article))
                    for quote in correction.quotes
                ),
            )
            for correction in said.corrections
        ),
        given=tuple(
            (ids.get(article, article), detail, value) for article, detail, value in said.given
        ),
    )


def place_in(place: Place, ids: Mapping[str, str]) -> Place | None:
    """Where reading stands, with the ids that the articles have now; nothing if it is gone."""
    if place.article not in ids:
        return None
    restored = tuple((ids[article], index) for article, index in place.restored if article in ids)
    return replace(place, article=ids[place.article], restored=restored)
