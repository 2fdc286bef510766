"""The people of a story: one entry for one human being, over all articles.

Rules and lists, no model. What gains most is reading all articles at once: a family name that
one source introduces in full is known in all others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from storyview.analysis.by_one_name import (
    called_short,
    is_relative,
    is_short_form,
    office,
    offices_of,
)
from storyview.analysis.candidates import Candidate, Form, form_of, read_candidates
from storyview.analysis.findings import Mention, MentionKind, Person, Role
from storyview.analysis.mentions import accepted_forms, is_lone
from storyview.analysis.merging import Resolver, gender, group_full_names
from storyview.analysis.name_evidence import ARTICLE, LISTED, QUOTED, SAYS
from storyview.analysis.names import PARTICLES, Kind, fold, kind
from storyview.analysis.roles import find_roles, telling
from storyview.analysis.roles_by_verb import find_roles_by_verb
from storyview.analysis.roles_in_charge import find_roles_in_charge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storyview.analysis.candidates import Reading
    from storyview.analysis.capitals import Run, Word
    from storyview.text.account import Account


class Naming(NamedTuple):
    """One naming that was accepted, not yet given to a person."""

    account: int
    first: int
    """The index of its first token."""
    last: int
    """The index of its last token."""
    start: int
    end: int
    form: Form
    suffix: str
    sex: str
    rule: str
    kind: MentionKind
    title: str = ""
    """The office before it: "senator", "vice president"."""


def find_people(accounts: Sequence[Account], *rest: Any) -> tuple[Person, ...]:
    """Find the people whom the articles of one story name.

    Returns:
        One ``Person`` each, most mentions first, then by name. The result does not depend on
        the order of the accounts.
    """
    accounts = sorted(accounts, key=lambda account: account.id)
    reading = read_candidates(accounts)
    accepted = accepted_forms(reading)
    namings = _full_namings(accounts, reading, accepted)
    namings = _with_suffixes_apart(namings)
    counts: Counter[Form] = Counter(naming.form for naming in namings)
    places: dict[Form, set[int]] = defaultdict(set)
    suffixes: dict[Form, str] = {}
    for naming in namings:
        places[naming.form].add(naming.account)
        if naming.suffix:
            suffixes[naming.form] = naming.suffix
    groups = group_full_names(
        counts, {form: frozenset(where) for form, where in places.items()}, suffixes
    )
    number_of = {form: number for number, group in enumerate(groups) for form in group.forms}
    for naming in namings:
        if is_relative(accounts[naming.account], naming):
            groups[number_of[naming.form]].is_relative = True
    resolver = Resolver(groups, offices_of(accounts, groups, namings, number_of))
    namings.extend(_lone_namings(accounts, reading, accepted, resolver, namings))
    called = called_short(accounts, namings, resolver, number_of)
    namings.sort(key=lambda naming: (naming.account, naming.start, naming.end))
    titled: dict[str, set[str]] = defaultdict(set)
    for naming in namings:
        if is_lone(naming.form) and naming.sex:
            titled[naming.form[-1]].add(naming.sex)
    spouses: set[object] = set()
    given: dict[object, list[Naming]] = defaultdict(list)
    account = -1
    for naming in namings:
        if naming.account != account:
            account = naming.account
            resolver.begin_article()
        if is_lone(naming.form):
            whom = None if naming.suffix else resolver.whom(naming.form, naming.sex, naming.title)
            if whom is None:
                whom = called.get((naming.account, naming.form[-1]))
            if whom is None:
                if naming.form in accepted:  # "Henry V" is neither "Henry" nor "Henry II"
                    apart = naming.sex if len(titled[naming.form[-1]]) > 1 else ""
                    key = naming.form[-1], naming.suffix, apart
                    given[key].append(naming)
                    if apart:
                        spouses.add(key)
                continue
            resolver.saw(whom, naming.sex, naming.form[-1])
        else:
            whom = number_of[naming.form]
            resolver.saw(whom, naming.sex)
        given[whom].append(naming)
    people = [
        _person(accounts, group, _title(accounts, group) if whom in spouses else "")
        for whom, group in given.items()
    ]
    return tuple(sorted(people, key=lambda person: (-len(person.mentions), person.name)))


def _with_suffixes_apart(namings: list[Naming]) -> list[Naming]:
    """Give father and son forms of their own where the story prints one name with two suffixes."""
    suffixes: dict[Form, set[str]] = defaultdict(set)
    for naming in namings:
        if naming.suffix:
            suffixes[naming.form].add(naming.suffix)
    apart = {form for form, found in suffixes.items() if len(found) > 1}
    return [
        naming._replace(form=(*naming.form[:-1], f"{naming.form[-1]} {naming.suffix}"))
        if naming.form in apart and naming.suffix
        else naming
        for naming in namings
    ]


def _naming(
    accounts: Sequence[Account],
    number: int,
    words: Sequence[Word],
    suffix: str,
    rule: str,
    *,
    sex: str = "",
    attributive: bool = False,
    title: str = "",
) -> Naming:
    account = accounts[number]
    first, last = words[0].token, words[-1].token
    start, end = words[0].start, words[-1].end
    if suffix in ("jr", "sr", "jnr", "snr") and account.text.startswith(".", end):
        end += 1
    form = form_of(words, suffix)
    found = MentionKind.ATTRIBUTIVE if attributive else MentionKind.NAME
    return Naming(number, first, last, start, end, form, suffix, sex, rule, found, title)


def _full_namings(
    accounts: Sequence[Account], reading: Reading, accepted: dict[Form, str]
) -> list[Naming]:
    full = {form for form in accepted if not is_lone(form)}
    namings = []
    for candidate in reading.candidates:
        if is_lone(candidate.form) or LISTED in candidate.evidence:
            continue
        if candidate.form in full:
            namings.append(_of_candidate(accounts, candidate, accepted[candidate.form]))
        else:
            namings.extend(_inside(accounts, candidate.account, candidate.words, full))
    for number, run in reading.windows:
        if run.headline:
            namings.extend(_inside(accounts, number, run.words, full, pairs=True))
    return namings


def _of_candidate(accounts: Sequence[Account], candidate: Candidate, rule: str) -> Naming:
    before = [word.folded for word in candidate.title]
    return _naming(
        accounts,
        candidate.account,
        candidate.words,
        candidate.suffix,
        rule,
        sex=gender(before),
        attributive=candidate.attributive,
        title=office(_words_before(candidate)) if before else "",
    )


def _words_before(candidate: Candidate) -> list[str]:
    """The folded words of a run before its name; a title is cut where it opens a sentence."""
    start = candidate.words[0].start
    return [word.folded for word in candidate.run.words if word.start < start]


def _inside(
    accounts: Sequence[Account],
    number: int,
    words: Sequence[Word],
    full: set[Form],
    *,
    pairs: bool = False,
) -> list[Naming]:
    """Full names inside a longer run of capitalised words."""
    namings = []
    at = 0
    while at < len(words):
        for length in (5, 4, 3, 2):
            part = words[at : at + length]
            if len(part) < length:
                continue
            form = form_of(part)
            if form in full:
                namings.append(_naming(accounts, number, part, "", "known name"))
                at += length
                break
            if pairs and length == len(form) == 2 and _is_sure_pair(form, words[at + 2 : at + 3]):
                namings.append(_naming(accounts, number, part, "", "given name and family name"))
                at += length
                break
        else:
            at += 1
    return namings


def _is_sure_pair(form: Form, following: Sequence[Word]) -> bool:
    plain = Kind.ENGLISH | Kind.PLACE | Kind.ORGANISATION | Kind.NATIONALITY | Kind.CALENDAR
    one, two = kind(form[0]), kind(form[1])
    return bool(
        one & Kind.GIVEN
        and two & Kind.FAMILY
        and not (one | two) & (plain | Kind.FUNCTION | Kind.TITLE)
        and not (following and kind(following[0].folded) & (Kind.ORGANISATION | Kind.FAMILY))
    )


def _lone_namings(
    accounts: Sequence[Account],
    reading: Reading,
    accepted: dict[Form, str],
    resolver: Resolver,
    namings: Sequence[Naming],
) -> list[Naming]:
    """Namings by family name or given name alone."""
    taken = {
        (naming.account, token)
        for naming in namings
        for token in range(naming.first, naming.last + 1)
    }
    found = []
    for candidate in reading.candidates:
        if (candidate.account, candidate.words[-1].token) in taken:
            continue
        words = _lone_words(candidate, resolver)
        if words is None:
            continue
        known = resolver.knows(candidate.form[-1])
        if not known and candidate.form not in accepted:
            known = is_short_form(candidate, resolver)
        if known and not _is_used_as_name(candidate, words, reading):
            continue
        if known or candidate.form in accepted:
            if ARTICLE in candidate.evidence or LISTED in candidate.evidence:
                continue
            rule = "family name elsewhere" if known else accepted[candidate.form]
            found.append(_of_candidate(accounts, candidate._replace(words=words), rule))
    for number, run in reading.windows:
        if run.headline:
            found.extend(_in_headline(accounts, number, run, reading, resolver, taken))
    return found


def _lone_words(candidate: Candidate, resolver: Resolver) -> tuple[Word, ...] | None:
    """The words of a candidate that name somebody by one name alone."""
    words = candidate.words
    if is_lone(candidate.form):
        return words
    last = words[-1].folded
    if len(words) == 2 and resolver.knows(last):
        first = kind(words[0].folded)
        if first & (Kind.NATIONALITY | Kind.CALENDAR) and not first & Kind.GIVEN:
            return words[1:]
    return None


def _is_used_as_name(candidate: Candidate, words: Sequence[Word], reading: Reading) -> bool:
    """Whether a word that is somebody's name is also meant as one here."""
    word = words[-1].folded
    found = kind(word)
    if found & (Kind.ORGANISATION | Kind.CALENDAR | Kind.NATIONALITY | Kind.FUNCTION):
        return any(evidence.weight > 0 for evidence in candidate.evidence)
    if QUOTED in candidate.evidence and found & Kind.ENGLISH:
        return False
    if candidate.run.opens and word in reading.small and found & Kind.ENGLISH:
        return SAYS in candidate.evidence or len(candidate.evidence) > 0
    return not (
        found & Kind.PLACE and any(e.rule == "place preposition" for e in candidate.evidence)
    )


def _in_headline(
    accounts: Sequence[Account],
    number: int,
    run: Run,
    reading: Reading,
    resolver: Resolver,
    taken: set[tuple[int, int]],
) -> list[Naming]:
    """Known names among words that are all capitalised."""
    found = []
    for at, word in enumerate(run.words):
        name = word.folded
        if (number, word.token) in taken or not resolver.knows(name):
            continue
        what = kind(name)
        if what & (Kind.ORGANISATION | Kind.CALENDAR | Kind.NATIONALITY | Kind.FUNCTION):
            continue
        if name in reading.small or name in PARTICLES:
            continue
        before = kind(run.words[at - 1].folded) if at else Kind.NOTHING
        after = kind(run.words[at + 1].folded) if at + 1 < len(run.words) else Kind.NOTHING
        if (before & Kind.GIVEN and not before & Kind.ENGLISH) or after & Kind.ORGANISATION:
            continue
        found.append(_naming(accounts, number, (word,), "", "family name elsewhere"))
    return found


def _title(accounts: Sequence[Account], namings: Sequence[Naming]) -> str:
    """The title printed before the first of some namings, with what parts it from the name."""
    account, first = accounts[namings[0].account], namings[0].first
    return account.text[account.tokens[first - 1].start : account.tokens[first].start]


def _person(accounts: Sequence[Account], namings: Sequence[Naming], title: str = "") -> Person:
    """The entry of one person.

    Args:
        accounts: The articles of the story.
        namings: All namings of the person.
        title: What the name needs so that it is not another's: "Mr. " where the story has only
            a Mr. and a Mrs. of one name.
    """
    printed: Counter[str] = Counter()
    for naming in namings:
        text = accounts[naming.account].text[naming.start : naming.end]
        printed[" ".join(text.split())] += 1
    lengths = {form: len(form.split()) for form in printed}
    name = min(
        printed,
        key=lambda form: (form.isupper(), -lengths[form], -len(form), -printed[form], form),
    )
    name = title + name
    aliases: dict[str, str] = {}
    for form in sorted(printed, key=lambda form: (-printed[form], form.isupper(), form)):
        same = form.casefold()
        if same != name.casefold():
            aliases.setdefault(same, form)
    mentions = tuple(
        Mention(
            accounts[naming.account].article.span(naming.start, naming.end),
            naming.kind,
            naming.rule,
        )
        for naming in namings
    )
    roles: list[Role] = []
    for naming in namings:
        named = accounts[naming.account], naming.first, naming.last, naming.end
        roles.extend(find_roles(*named))
        roles.extend(find_roles_by_verb(*named))
        roles.extend(find_roles_in_charge(accounts[naming.account], naming.last, naming.end))
    unique = {role.span: role for role in roles}
    return Person(
        name,
        tuple(sorted(aliases.values())),
        tuple(
            sorted(
                unique.values(),
                key=lambda role: (role.span.article, telling(role), role.span),
            )
        ),
        mentions,
    )


__all__ = ["find_people", "fold"]
