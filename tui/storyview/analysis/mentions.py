"""Which names are people's: the evidence, added up over all articles of a story."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from storyview.analysis.candidates import Candidate, Form, Reading, abbreviates, is_acronym
from storyview.analysis.capitals import Word, is_syllabic
from storyview.analysis.name_evidence import (
    ARTICLE,
    COMPANY,
    EMPLOYED,
    HUMAN,
    LISTED,
    OWN,
    PLACED,
    QUOTED,
    Evidence,
)
from storyview.analysis.names import (
    LEADING_PARTICLES,
    PARTICLES,
    SUFFIXES,
    Kind,
    is_namesake_company,
    kind,
    sex_of,
    well_known,
)
from storyview.data import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from storyview.analysis.capitals import Word


def _shape(form: Form, name: Sequence[Word], reading: Reading) -> Iterator[Evidence]:
    """What a name of two words or more tells by itself."""
    first, last = kind(form[0]), kind(form[-1])
    if all(len(word) == 1 for word in form):
        yield Evidence("initials only", -6.0)
    ordinary_last = last & Kind.ENGLISH and not last & Kind.FAMILY
    if len(form[0].replace(".", "")) <= 2 and (abbreviates(name[0]) or len(form[0]) == 1):
        if not ordinary_last:
            unheard = not last and name[0].dotted
            yield Evidence("initial", 2.5 if unheard else 2.0)
    elif first & Kind.GIVEN:
        if kind(form[0]) & Kind.EVERYDAY_GIVEN or not first & (Kind.ENGLISH | Kind.PLACE):
            yield Evidence("given name", 2.5)
        else:
            yield Evidence("given name", 2.0 if not first & Kind.ENGLISH else 1.5)
    elif form[0] in words("clan-names") and len(form) <= 3:
        yield Evidence("family name first", 2.5)
    elif first & Kind.FAMILY and not first & Kind.ENGLISH:
        yield Evidence("family name first", 1.0)
    elif not first & (Kind.ENGLISH | Kind.PLACE):
        yield Evidence("no word of the language", 0.5)
    if last & Kind.FAMILY:
        yield Evidence("family name", 1.0 if last & (Kind.ENGLISH | Kind.PLACE) else 1.5)
    elif last & Kind.ENGLISH:
        yield Evidence("ordinary word", -1.0)
    elif not last & Kind.PLACE or first & Kind.EVERYDAY_GIVEN:
        yield Evidence("no word of the language", 1.0)
    if any(is_syllabic(word.printed) for word in name[-2:]):
        yield Evidence("given name of two syllables", 3.0)
    if len(form) > 2 and first & Kind.GIVEN and kind(form[1]) & Kind.GIVEN:
        yield Evidence("given name", 2.0)
    if any(len(word) == 1 for word in form[1:-1]):
        yield Evidence("initial", 2.0)
    if len(form[-1]) == 1 and form[-1] != "x":
        yield Evidence("initial at the end", -2.0)
    if any(word in PARTICLES for word in form[1:-1]):
        yield Evidence("particle", 1.0)
    if last & Kind.ORGANISATION and (first & Kind.PLACE or not sex_of(form[0])):
        # "Orlando Park", while "Rebecca Hall" is somebody
        yield Evidence("organisation word", -2.0 if first & (Kind.GIVEN | Kind.PLACE) else -4.0)
    for position, word in enumerate(form):
        found = kind(word)
        if kind(word) & Kind.EVERYDAY_GIVEN or word in PARTICLES or len(word) == 1:
            continue
        surname = found & Kind.FAMILY and position and first & Kind.GIVEN
        if found & (Kind.NATIONALITY | Kind.CALENDAR) and not found & Kind.GIVEN:
            if not surname:
                yield Evidence("nationality or day", -3.0)
            elif found & Kind.NATIONALITY:
                yield Evidence("nationality or day", -1.5)
        ordinary = found & Kind.ENGLISH and not found & (Kind.GIVEN | Kind.FAMILY)
        if ordinary and position < len(form) - 1:
            yield Evidence("ordinary word", -1.5)
        if word in reading.small and found & Kind.ENGLISH and not found & Kind.GIVEN:
            yield Evidence("also in small letters", -0.5)
    plain = [word for word in name if word.folded.rstrip(".") not in SUFFIXES]
    if any(is_acronym(word) for word in plain) and not all(w.printed.isupper() for w in plain):
        yield Evidence("acronym", -3.0)
    if len(form) > 4 and not any(word in PARTICLES for word in form):
        yield Evidence("many words", -2.0)


def _lone_shape(form: Form, name: Sequence[Word], reading: Reading) -> Iterator[Evidence]:
    """What a single word tells by itself."""
    word, found = form[-1], kind(form[-1])
    if word in well_known():
        yield Evidence("well known", 4.0)
    if found & Kind.FAMILY:
        yield Evidence("family name", 1.0)
    if found & Kind.GIVEN:
        yield Evidence("given name", 1.0)
    if found & Kind.ENGLISH and not kind(word) & Kind.EVERYDAY_GIVEN:
        yield Evidence("ordinary word", -2.0)
    if found & Kind.PLACE:
        yield Evidence("place", -3.0)
    if found & (Kind.NATIONALITY | Kind.CALENDAR | Kind.FUNCTION):
        yield Evidence("nationality or day", -5.0)
    if found & Kind.ORGANISATION:
        yield Evidence("organisation word", -4.0)
    if found & Kind.TITLE:
        yield Evidence("title", -4.0)
    if is_namesake_company(form):
        yield Evidence("company", -4.0)
    if word in reading.small and found & Kind.ENGLISH:
        yield Evidence("also in small letters", -1.0)
    if is_acronym(name[-1]) or len(word) < 3:
        yield Evidence("acronym", -5.0)
    if len(name) > 1 and name[0].printed in LEADING_PARTICLES:
        yield Evidence("particle", 1.0)


def is_lone(form: Form) -> bool:
    """Whether a form is one word."""
    return len(form) == 1


FULL_NAME_THRESHOLD = 3.5
LONE_NAME_THRESHOLD = 4.0
IN_A_ROW_THRESHOLD = -0.5
RARE = 15
"""Evidence beside fewer than one of so many namings by one word is taken for chance."""


def _together(
    word: str, group: Sequence[Candidate], seen: dict[str, Evidence], reading: Reading
) -> Iterator[Evidence]:
    """What all namings by one word tell together."""
    found = kind(word)
    if reading.organisations[word] * 2 >= len(group):
        yield Evidence("in an organisation's name", -2.0)
    if not found and "title" in seen:
        yield Evidence("no word of the language", 1.0)
    if found & Kind.PLACE:
        if "title" in seen:
            yield Evidence("title", 2.0)
        else:
            weaker = sum(seen[rule].weight for rule in ("role", "says") if rule in seen)
            yield Evidence("place", -weaker)
    if len(group) > 2 and sex_of(word) and not found & (Kind.ENGLISH | Kind.FAMILY):
        yield Evidence("given name", 2.0)
    if "-" in word and "administration" in seen:
        yield Evidence("two names", -4.0)


def accepted_forms(reading: Reading) -> dict[Form, str]:
    """The forms that name people, each with the weightiest reason."""
    grouped: dict[Form, list[Candidate]] = defaultdict(list)
    for candidate in reading.candidates:
        grouped[candidate.form].append(candidate)
    lone = Counter(
        candidate.form[-1]
        for candidate in reading.candidates
        if is_lone(candidate.form) and ARTICLE not in candidate.evidence
    )
    accepted: dict[Form, str] = {}
    totals: dict[Form, float] = {}
    for form, group in sorted(grouped.items()):
        name = group[0].words
        alone = is_lone(form)
        shape = (_lone_shape if alone else _shape)(form, name, reading)
        reasons = list(shape)
        seen: dict[str, Evidence] = {}
        told = [evidence for candidate in group for evidence in candidate.evidence]
        times: dict[str, int] = defaultdict(int)
        for evidence in told:
            times[evidence.rule] += 1
        for evidence in told:
            rare = alone and times[evidence.rule] * RARE < len(group)
            kept = seen.get(evidence.rule)
            if evidence.weight > 0 and not rare and (not kept or kept.weight < evidence.weight):
                seen[evidence.rule] = evidence
        reasons.extend(seen.values())
        if alone:
            reasons.extend(_together(form[-1], group, seen, reading))
        reasons.extend(
            against
            for against in (ARTICLE, QUOTED, LISTED, PLACED, EMPLOYED, COMPANY, OWN)
            if times.get(against.rule, 0) * 2 > len(group)
            and sum(against in candidate.evidence for candidate in group) * 2 > len(group)
        )
        if not alone and lone[form[-1]]:
            reasons.append(Evidence("family name elsewhere", 2.0))
        if any(r.rule in HUMAN and r.weight >= 2 for r in reasons) and PLACED in reasons:
            reasons.remove(PLACED)
        total = sum(reason.weight for reason in reasons)
        if not any(reason.rule in HUMAN for reason in reasons):
            total -= 2.0
        if total >= (LONE_NAME_THRESHOLD if alone else FULL_NAME_THRESHOLD):
            best = max(reasons, key=lambda reason: (reason.weight, reason.rule))
            accepted[form] = best.rule
        else:
            totals[form] = total
    _accept_company(reading, accepted, totals)
    _accept_endings(accepted, totals)
    return accepted


def _accept_endings(accepted: dict[Form, str], totals: dict[Form, float]) -> None:
    """Accept two family names that end a longer name: "Peña Robles" of "Ana Peña Robles"."""
    endings = {form[-2:] for form in accepted if len(form) > 2}
    for form in sorted(totals):
        if form in endings and all(kind(word) & Kind.FAMILY for word in form):
            accepted[form] = "end of a longer name"


def _accept_company(reading: Reading, accepted: dict[Form, str], totals: dict[Form, float]) -> None:
    """Accept full names that stand in a row with people: "Ana Ruiz, Ewa Zub and Tomo Milak"."""
    foreign = Kind.ENGLISH | Kind.PLACE | Kind.ORGANISATION | Kind.NATIONALITY | Kind.CALENDAR
    waiting: dict[Form, set[Form]] = defaultdict(set)
    for one, other in reading.rows:
        waiting[one].add(other)
        waiting[other].add(one)
    ready = sorted(form for form in waiting if form in accepted and not is_lone(form))
    while ready:
        for form in sorted(waiting.pop(ready.pop(), ())):
            if form in accepted or is_lone(form) or totals.get(form, 0.0) < IN_A_ROW_THRESHOLD:
                continue
            if any(kind(word) & foreign and not kind(word) & Kind.GIVEN for word in form):
                continue
            accepted[form] = "in a row of people"
            ready.append(form)
