"""The verbs that give words as somebody's, one row a verb."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple


class Use:
    """How a verb takes the words that it gives."""

    SAY: Final = "say"
    """A clause or a quotation: "she said that", "he argued"."""
    TELL: Final = "tell"
    """Somebody is told first: "she told reporters that"."""
    REQUEST: Final = "request"
    """Somebody is to do something: "he urged them to"."""
    QUOTE: Final = "quote"
    """A quotation only: "she continued", "he began"."""
    WANT: Final = "want"
    """A thing that is wished for: "she called for talks"."""
    PARTICLE: Final = "particle"
    """A verb of speech only together with its particle: "he pointed out"."""
    CALL: Final = "call"
    """A thing and what it is called: "he called it", "she described them as"."""


class Form:
    """The form in which a verb stands."""

    PRESENT: Final = "present"
    BASE: Final = "base"
    PAST: Final = "past"
    ING: Final = "ing"


class SayVerb(NamedTuple):
    """One form of one verb."""

    lemma: str
    use: str
    """One of ``Use``."""
    form: str
    """One of ``Form``."""
    noun: bool
    """Whether the form is also a noun ("reports", "claims")."""


VERBS = {
    Use.SAY: """
        say:said add note argue claim explain announce acknowledge admit insist contend assert
        maintain stress emphasize emphasise declare state suggest report warn vow pledge promise
        predict concede confirm complain reply respond write:wrote:written tweet recall remark
        observe allege boast joke quip reiterate repeat conclude caution comment counter reveal
        disclose testify recount estimate stipulate lament deny swear:swore:sworn signal indicate
        agree exclaim retort hint imply affirm reaffirm proclaim pronounce opine muse
        propose recommend charge rule determine find:found theorize speculate fear
        """,
    Use.TELL: "tell:told remind inform assure notify advise brief",
    Use.REQUEST: "urge ask demand beg implore request order instruct encourage challenge",
    Use.QUOTE: """
        continue begin:began:begun ask inquire wonder shout yell whisper mutter cry go think:thought
        post joke answer interject chant sing:sang:sung read:read conclude
        """,
    Use.PARTICLE: "point put:put go:went:gone",
    Use.CALL: """
        call describe dub label characterize characterise brand term dismiss denounce blast slam
        criticize criticise accuse praise mock hail portray deride ridicule decry condemn refer cite
        deem liken compare attack scold tout mention reject quote
        """,
}
NOUNS = frozenset(
    """
    claim claims note notes report reports promise promises pledge pledges vow vows state states
    comment comments counter signal signals estimate estimates charge charges rule rules joke jokes
    demand demands request requests order orders challenge challenges post posts cry term terms
    label labels brand brands call calls answer answers reply replies tweet tweets fear fears
    chant chants brief briefs go goes read reads finding findings dub find finds
    """.split()
)
PARTICLES = {
    ("point", "out"): Use.SAY,
    ("put", "it"): Use.QUOTE,
    ("go", "on"): Use.QUOTE,
    ("call", "for"): Use.WANT,
    ("call", "on"): Use.REQUEST,
    ("call", "upon"): Use.REQUEST,
}
"""Verbs that take another use with the word after them."""


def _forms(row: str) -> list[tuple[str, str]]:
    lemma, *irregular = row.split(":")
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        third, past = lemma[:-1] + "ies", lemma[:-1] + "ied"
    elif lemma.endswith(("s", "sh", "ch", "x", "go")):
        third, past = lemma + "es", lemma + "ed"
    elif lemma.endswith("e"):
        third, past = lemma + "s", lemma + "d"
    elif lemma in {"admit", "quip", "beg", "dub", "refer", "slam", "brag"}:
        third, past = lemma + "s", lemma + lemma[-1] + "ed"
    else:
        third, past = lemma + "s", lemma + "ed"
    stem = lemma
    if lemma.endswith("e") and not lemma.endswith("ee"):
        stem = lemma[:-1]
    elif past == lemma + lemma[-1] + "ed" or lemma == "begin":
        stem = lemma + lemma[-1]
    forms = [(lemma, Form.BASE), (third, Form.PRESENT), (stem + "ing", Form.ING)]
    return forms + [(past, Form.PAST) for past in (irregular or [past])]


@cache
def say_verbs() -> dict[str, SayVerb]:
    """All forms, case-folded, with the verb each belongs to."""
    table: dict[str, SayVerb] = {}
    for use, rows in VERBS.items():
        for row in rows.split():
            for form, kind in _forms(row):
                lemma = row.split(":")[0]
                verb = SayVerb(lemma, use, kind, form in NOUNS)
                if kind == Form.PAST and form == lemma:  # "put" and "read" are mostly the past
                    table[form] = verb
                table.setdefault(form, verb)
    return table
