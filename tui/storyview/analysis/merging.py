"""Which names of a story name one human being. A wrong merge is worse than a split."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from storyview.analysis.mentions import is_lone
from storyview.analysis.names import (
    FEMALE,
    MALE,
    PARTICLES,
    SUFFIXES,
    Kind,
    has_other_forms,
    kind,
    same_given_name,
    sex_of,
    well_known,
)
from storyview.data import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from storyview.analysis.candidates import Form


@dataclass(slots=True)
class Group:
    """Full names that are one person's."""

    forms: list[Form]
    suffix: str = ""
    mentions: int = 0
    surnames: frozenset[str] = field(default_factory=frozenset)
    """The single words that may stand for the family name."""
    givens: frozenset[str] = field(default_factory=frozenset)
    is_relative: bool = False
    """Whether somebody else's wife, son or brother: a family name alone rarely means them."""

    @property
    def fullest(self) -> Form:
        """The form with the most words."""
        return self.forms[0]


def family_name(form: Form) -> str:
    """The word by which a full name is taken up again."""
    return form[-1].replace("-", "")


def _without_particles(form: Form) -> Form:
    first = form[:1] if kind(form[0]) & Kind.GIVEN else ()
    return first + tuple(word for word in form[len(first) :] if word not in PARTICLES)


def _is_subsequence(short: Form, long: Form) -> bool:
    rest = iter(long)
    return all(any(word == other for other in rest) for word in short)


def one_edit_apart(one: str, other: str) -> bool:
    """Whether two words differ by one letter added, dropped or changed, or two swapped."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    if len(one) == len(other):
        rest_one, rest_other = one[start:], other[start:]
        return rest_one[1:] == rest_other[1:] or (
            rest_one[:2] == rest_other[:2][::-1] and rest_one[2:] == rest_other[2:]
        )
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return longer[start + 1 :] == shorter[start:]


def _middles_agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the shorter row of middle names can be read into the longer one."""
    short, long = sorted((one, other), key=len)
    at = 0
    for name in short:
        while at < len(long) and not same_given_name(name, long[at]):
            at += 1
        if at == len(long):
            return False
        at += 1
    return True


def _ends_with(long: Form, short: Form) -> bool:
    """Whether ``short`` is ``long`` without its first names: "Lo Presti", "Mark Felt"."""
    if len(short) >= len(long) or long[-len(short) :] != short:
        return False
    if short[0] in PARTICLES:
        return True
    initials_only = all(len(word) == 1 for word in long[: -len(short)])
    if initials_only or len(short) > 2 or len(long) - len(short) > 1:
        return True
    if short[0] in words("women") or short[0] in words("men"):
        return False
    return not kind(short[0]) & Kind.GIVEN or bool(kind(short[0]) & Kind.FAMILY)


def compatible(one: Form, other: Form) -> bool:
    """Whether two full names can be one person's, the family names being equal.

    >>> compatible(("j", "doe"), ("jane", "ann", "doe"))
    True
    >>> compatible(("george", "h", "bush"), ("george", "w", "bush"))
    False
    """
    a, b = _without_particles(one), _without_particles(other)
    if len(a) < 2 or len(b) < 2:
        return a == b or _ends_with(one, other) or _ends_with(other, one)
    if a[-1].replace("-", "") != b[-1].replace("-", ""):
        return False
    if not same_given_name(a[0].replace(".", "")[:12], b[0].replace(".", "")[:12]):
        initials_one = "".join(word[0] for word in a[:-1])
        initials_other = "".join(word[0] for word in b[:-1])
        joined = (a[0].replace(".", ""), b[0].replace(".", ""))
        if initials_other == joined[0] or initials_one == joined[1]:
            return True
        # "W. Mark Felt" is "Mark Felt"
        return _ends_with(a, b) or _ends_with(b, a)
    return _middles_agree(a[1:-1], b[1:-1])


def _is_variant(one: Form, other: Form) -> bool:
    """Whether two full names are spellings of one: a letter apart in one long word."""
    if len(one) != len(other):
        return False
    differing = [(x, y) for x, y in zip(one, other, strict=True) if x != y]
    if len(differing) != 1:
        return False
    x, y = differing[0]
    if " " in x or " " in y:  # father and son
        return False
    if x == one[-1]:
        long_enough = min(len(x), len(y)) >= (4 if len(one[0]) > 4 else 6)
        return long_enough and x[0] == y[0] and one_edit_apart(x, y)
    return min(len(x), len(y)) >= 5 and one_edit_apart(x, y)


def group_full_names(
    counts: Mapping[Form, int], places: Mapping[Form, frozenset[int]], suffixes: Mapping[Form, str]
) -> list[Group]:
    """Group full names into people.

    Args:
        counts: How often each form is printed.
        places: The numbers of the articles that print it.
        suffixes: "jr", "iii" where a form has one.
    """
    by_family: dict[str, list[Form]] = defaultdict(list)
    for form in counts:
        if not is_lone(form):
            by_family[family_name(form)].append(form)
    groups: list[Group] = []
    for family in sorted(by_family):
        forms = sorted(by_family[family], key=lambda f: (-len(f), -sum(map(len, f)), f))
        own: list[Group] = []
        for form in forms:
            fitting = [
                group
                for group in own
                if all(compatible(form, other) for other in group.forms)
                and not _clash(suffixes.get(form, ""), group.suffix)
            ]
            if len(fitting) == 1:
                fitting[0].forms.append(form)
                fitting[0].suffix = fitting[0].suffix or suffixes.get(form, "")
            else:
                own.append(Group([form], suffixes.get(form, "")))
        groups.extend(own)
    groups = _join_across_families(groups, counts, places)
    for group in groups:
        group.mentions = sum(counts[form] for form in group.forms)
        group.surnames = frozenset(_surnames(group.forms))
        group.givens = frozenset(_givens(group.forms))
    return groups


def _clash(one: str, other: str) -> bool:
    return bool(one and other and one != other)


def _join_across_families(
    groups: list[Group], counts: Mapping[Form, int], places: Mapping[Form, frozenset[int]]
) -> list[Group]:
    """Join other spellings, names in the other order, and long names cut short at the end."""
    joined: list[Group] = []
    near: dict[object, list[int]] = defaultdict(list)
    for group in sorted(
        groups, key=lambda g: (-len(g.fullest), -sum(counts[f] for f in g.forms), g.fullest)
    ):
        worth = sorted({at for form in group.forms for key in _asks(form) for at in near[key]})
        fitting = [
            at
            for at in worth
            if any(
                _one_person(form, known, places)
                for form in group.forms
                for known in joined[at].forms
            )
        ]
        if len(fitting) == 1:
            place = fitting[0]
            joined[place].forms.extend(group.forms)
            joined[place].forms.sort(key=lambda f: (-len(f), -counts[f], f))
        else:
            place = len(joined)
            joined.append(group)
        for form in group.forms:
            for key in _answers(form):
                near[key].append(place)
    return joined


def _all_but_one(form: Form) -> Iterator[object]:
    """What a name shares with its other spellings: all its words but one, and where that stands."""
    for at, word in enumerate(form):
        yield at, word[:1] if at == len(form) - 1 else "", form[:at] + form[at + 1 :]


def _closed_up(form: Form) -> str:
    """A name without its spaces and hyphens: "Reyes-Holt" is "Reyes Holt"."""
    return "".join(form).replace("-", "")


def _asks(form: Form) -> Iterator[object]:
    """What a name may be found under that is the same person's as this one."""
    yield form[::-1]
    yield form[0]
    yield _closed_up(form), len(form) > 1
    yield from _all_but_one(form)


def _answers(known: Form) -> Iterator[object]:
    """What a name is found under; see ``_asks``."""
    yield known
    yield _closed_up(known), len(known) > 1
    if len(known) > 2:
        yield known[0]
    yield from _all_but_one(known)


def _one_person(form: Form, known: Form, places: Mapping[Form, frozenset[int]]) -> bool:
    if form != known and _closed_up(form) == _closed_up(known):
        return True
    if form[-1] != known[-1] and form[0] == known[0] and 1 < len(form) < len(known):
        return len(known) > 2 and _is_subsequence(form, known)
    if len(form) == len(known) == 2 and form == known[::-1]:
        return True
    if _is_variant(form, known):
        return not places[form] & places[known]
    return False


def _surnames(forms: Iterable[Form]) -> Iterable[str]:
    for form in forms:
        yield form[-1]
        if "-" in form[-1]:
            yield form[-1].replace("-", "")
        bare = _without_particles(form)
        if len(bare) > 2 and kind(bare[-2]) & Kind.FAMILY and not kind(bare[-2]) & Kind.GIVEN:
            yield bare[-2]
        if form[0] in words("clan-names") and len(form) <= 3:
            yield form[0]


def _givens(forms: Iterable[Form]) -> Iterable[str]:
    for form in forms:
        if len(form[0]) > 1 and form[0] not in SUFFIXES and form[0] != "st":
            yield form[0]
        if len(form) > 2 and len(form[0]) == 1 and len(form[1]) > 2:
            yield form[1]


def gender(title: Iterable[str]) -> str:
    """What a title tells about the sex: "m", "f" or nothing."""
    for word in title:
        word = word.rstrip(".")
        if word in MALE:
            return "m"
        if word in FEMALE:
            return "f"
    return ""


SHORTEST = 3
"""Letters that a given name in another form has at least."""


class Resolver:
    """Finds whom a name without given name, or without family name, means.

    Args:
        groups: The people who are named in full.
        offices: What the story calls those of them who share a family name.
    """

    def __init__(
        self, groups: Sequence[Group], offices: Mapping[int, frozenset[str]] | None = None
    ) -> None:
        self.groups = groups
        self._offices = offices or {}
        self._by_surname: dict[str, list[int]] = defaultdict(list)
        self._by_given: dict[str, list[int]] = defaultdict(list)
        self._sexes = [_sex(group) for group in groups]
        for number, group in enumerate(groups):
            for word in sorted(group.surnames):
                self._by_surname[word].append(number)
            for word in sorted(group.givens):
                self._by_given[word].append(number)
        self._clock = 0
        self._last: dict[int, int] = {}
        """When each group was last named in the article that is being read."""
        self._full: Counter[int] = Counter()
        """How often each was named in full in this article."""
        self._bearer: dict[str, int] = {}
        """Whom a family name alone meant the last time in this article."""
        self._called: dict[str, int | None] = {}

    def begin_article(self) -> None:
        """Forget who was named last."""
        self._last.clear()
        self._full.clear()
        self._bearer.clear()

    def saw(self, number: int, sex: str = "", lone: str = "") -> None:
        """Note that a group was named here, by the name ``lone`` alone or in full."""
        self._clock += 1
        self._last[number] = self._clock
        if lone:
            self._bearer[lone] = number
        else:
            self._full[number] += 1
        if sex and not self._sexes[number]:
            self._sexes[number] = sex

    def knows(self, word: str) -> bool:
        """Whether a word is somebody's family or given name."""
        return word in self._by_surname or word in self._by_given

    def called(self, short: str) -> int | None:
        """The only one of whose given name this word is another form: "Ben" of Benjamin.

        Nobody where the word is somebody's name as it is, and nobody for an initial.
        """
        if len(short) < SHORTEST or not has_other_forms(short) or self.knows(short):
            return None
        if short not in self._called:
            fitting = {
                number
                for given, numbers in self._by_given.items()
                if len(given) > 1 and same_given_name(short, given)
                for number in numbers
            }
            self._called[short] = fitting.pop() if len(fitting) == 1 else None
        return self._called[short]

    def whom(self, form: Form, sex: str = "", title: str = "") -> int | None:
        """The group that a lone name means, or nobody when it could be several.

        A title that the story gives to some of several bearers of a family name leaves out the
        others.

        A family name stays with the person whom it meant before in this article, unless another
        was named in full more often; else it goes to the person named last in this article, else
        to the one named most often in the story. A given name goes to its only bearer, or to the
        one named last.
        """
        word = form[-1]
        by_family = self._fitting(self._by_surname.get(word, ()), sex)
        if not by_family and "-" in word:
            by_family = self._fitting(self._by_surname.get(word.replace("-", ""), ()), sex)
        known = well_known().get(word, frozenset())
        if known and not any(self.groups[number].givens & known for number in by_family):
            by_family = []
        if title and len(by_family) > 1:
            titled = [n for n in by_family if title in self._offices.get(n, ())]
            by_family = titled or by_family
        by_given = [
            number
            for number in self._fitting(self._by_given.get(word, ()), sex)
            if number not in by_family
        ]
        here = [number for number in (*by_family, *by_given) if number in self._last]
        if here:
            latest = max(here, key=lambda number: self._last[number])
            bearer = self._bearer.get(word)
            if bearer in here and self._full[latest] <= self._full[bearer]:
                return bearer
            return latest
        if by_family:
            return min(
                by_family,
                key=lambda n: (
                    self.groups[n].is_relative,
                    -self.groups[n].mentions,
                    self.groups[n].fullest,
                ),
            )
        return by_given[0] if len(by_given) == 1 else None

    def _fitting(self, numbers: Iterable[int], sex: str) -> list[int]:
        if not sex:
            return list(numbers)
        against = "f" if sex == "m" else "m"
        return [number for number in numbers if self._sexes[number] != against]


def _sex(group: Group) -> str:
    told = {sex_of(given) for given in group.givens} - {""}
    return told.pop() if len(told) == 1 else ""
