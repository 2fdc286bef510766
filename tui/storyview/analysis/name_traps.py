"""Names and titles with words of time in them: Theresa May, Friday Harbor, the Winter Olympics."""

from __future__ import annotations

import re

from storyview.analysis.time_surroundings import IN_TIME, TITLED, Around

PAPERS = frozenset(
    """
    Times Post Mail Herald Telegraph Express Mirror Sun Independent Review Star Harbor Harbour
    Night Morning Football School Mass Creek Island Press Tribune Magazine World Addams Weld
    """.split()
)
NAMED_DAYS = frozenset(
    """
    Black Bloody Good Super Ruby Ash Palm Fat Freaky Cyber Giving Sheffield Joe Girl Man Holy
    Maundy Casual Blue Red Shrove Easter Whit Gloomy Manic Mr Mrs Ms Miss
    """.split()
)
SEASONAL = frozenset(
    """
    camp camps school schools job jobs break training rolls sports clothes coat coats house houses
    home homes squash wheat tires tyres solstice equinox wear vegetables cleaning chicken onions
    onion blockbuster blockbusters reading menu guy line lines garden gardens boots
    """.split()
)
"""What is named after a season without being in it."""
SPEECH = frozenset("said says told tells added asked replied laughed smiled insisted".split())
FESTIVE = frozenset(
    """
    party parties dinner lunch tree trees card cards gift gifts present presents shopping shoppers
    market markets carol carols song songs single movie film special bonus bonuses sweater jumper
    decorations lights spirit cake pudding turkey feast concert pageant play message
    hamper stocking stockings cracker crackers eggs egg bunny egg-hunt hunt recipe recipes music
    album story costume costumes candy pumpkin wreath pie parade truce bombing
    """.split()
)
"""What is named after a holiday without being held on it."""
NAME_MONTHS = frozenset("May March April June August".split())
# Patterns that few articles need are strings: re compiles them when they are first asked for.
NAMED_MONTHS = (
    r" (?:Uprising|Rising|Revolution|Rebellion|Massacre|Manifesto|Crisis|Surprise|Madness|Movement"
    r"|Decree|Thesis|Theses|Constitution|Group|Fire|War)\b"
)
STREET = r" (?:Street|St\.|Road|Avenue|Lane|Square|Drive|Court)(?!\w)"
QUOTES = tuple("\"“‘'")
NAME_MONTH = r" (?:May|March)\b(?! \d|, \d)"
NAME_BEFORE = (
    r"\b(?!(?:In|On|By|Of|Last|Next|This|Since|Until|Till|From|Between|During|Every|Each|Early|Late"
    r"|Mid|The|A|And|Or|But|To|For|Through|After|Before|Around|About|Throughout|Late|That|When"
    r"|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Then|Come|Dated|First)\b)"
    r"(?:[A-Z][a-z]+|M(?:r|rs|s)\.)\Z"
)
LONGEST_NAME = 30
"""How far before a month the start of the name is looked for."""
SURELY_TIME = frozenset("in since until till last next this".split())


def name_month(around: Around) -> bool:
    """May Johnson, Theresa May, a march, may: the words that are months only in passing."""
    word = around.words.split()[-1]
    if word.upper() == word:
        word = word.capitalize()
    if re.match(STREET, around.rest):
        return True
    if around.previous in ("the", "The") and re.match(NAMED_MONTHS, around.rest):
        return True
    if word not in NAME_MONTHS:
        return False
    if word in around.names and " " not in around.words:
        return around.previous.lower() not in SURELY_TIME
    licensed = around.previous.lower() in IN_TIME
    titled = bool(TITLED.match(around.following)) and around.rest[:1] == " "
    if around.words != word and " " in around.words:
        return False
    if word in ("May", "March"):
        if not licensed:
            return not (around.previous in ("the", "a") and not titled and word == "May")
        return around.previous in ("by", "for", "from", "to", "and", "or", "of", "than") and titled
    if around.opens:
        return titled or around.following in SPEECH
    return (not licensed and (titled or bool(TITLED.match(around.previous)))) or (
        titled and around.previous in ("by", "for", "from", "to", "and", "or", "with", "of")
    )


def names_of_months(text: str) -> frozenset[str]:
    """The words for months that a text uses as surnames somewhere ("Theresa May")."""
    if " May" not in text and " March" not in text:
        return frozenset()
    return frozenset(
        found.group().strip()
        for found in re.finditer(NAME_MONTH, text)
        if re.search(NAME_BEFORE, text[max(0, found.start() - LONGEST_NAME) : found.start()])
    )


def surname_month(around: Around) -> bool:
    """Jan de Vries, Mar Vista: a short month without its stop, a day or a year."""
    return bool(
        re.fullmatch(r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)\.?", around.words)
    ) and not (around.words.endswith(".") and around.previous.lower() in IN_TIME)


def named_weekday(around: Around) -> bool:
    """Friday Harbor, the Sunday Times, Bloody Sunday."""
    if " " in around.words:
        return bool(re.search(r" (?:Morning|Afternoon|Evening|Night)$", around.words))
    if around.previous in NAMED_DAYS:
        return True
    if around.rest[:1] == " " and TITLED.match(around.following) and around.following in PAPERS:
        return True
    if around.rest[:1] == " " and around.following in ("school", "roast", "best", "league"):
        return around.words == "Sunday" and around.previous.lower() != "on"
    if around.rest.startswith(" the 13th"):
        return True
    if around.rest[:1] == " " and TITLED.match(around.following):
        return around.previous.lower() in ("the", "in", "at", "near", "from", "of", "a", "an")
    return False


def short_weekday(around: Around) -> bool:
    """Sun. and Sat. as words of their own."""
    return around.words in ("Sun.", "Sat.", "Wed.", "Mon.") and (
        around.previous.lower() not in IN_TIME
    )


def titled_unit(around: Around) -> bool:
    """60 Minutes, 30 Seconds to Mars, Weeks 14-16, the Daily News."""
    words = around.words.split()
    last = words[-1]
    if around.rule in ("directed unit", "part of a day", "beside a day") and len(words) > 1:
        if last[0].isupper() and not around.words.isupper() and TITLED.match(around.following):
            return around.rule != "directed unit" and around.rest[:1] == " "
        if not all(word[0].isupper() for word in words) or around.words.isupper():
            return last[0].isupper() and words[0] == "the"
        return around.before in QUOTES or (not around.opens and around.previous.islower())
    if around.rule == "century":
        return last[0].isupper() and around.rest[:1] == " " and bool(TITLED.match(around.following))
    if around.rule == "weekdays":
        return around.previous[:1].isupper() or around.rest.startswith((" for Future", " ago"))
    if around.rule == "set":
        # "The annual Lima Book Fair": a part of the name, not a time.
        if around.words == "annual" and TITLED.match(around.following):
            return around.rest[:1] == " "
        return around.words[0].isupper() and not around.opens
    if around.rule == "duration":
        return last in ("Minutes", "Seconds", "Hours")
    return around.rule == "bare units" and last[0].isupper() and not around.opens


def season_word(around: Around) -> bool:
    """The fall of Berlin, spring forward, Winter Olympics: seasons without a preposition."""
    words = around.words.split()
    if around.rest[:1] == " " and around.following in SEASONAL:
        return True
    if words[-1][0].isupper() and (not around.opens or TITLED.match(around.following)):
        return True
    if around.following == "of" or (around.opens and len(words) == 1):
        return True
    if len(words) > 1:
        return words[-1] in ("fall", "spring") and around.previous.lower() not in IN_TIME
    if words[-1] in ("fall", "spring"):
        return around.previous.lower() not in ("in", "by", "until", "since", "during")
    return around.previous.lower() not in IN_TIME


def named_holiday(around: Around) -> bool:
    """Christmas Island, the Easter Rising."""
    return (
        around.rest[:1] == " "
        and (
            (bool(TITLED.match(around.following)) and around.words.count(" ") < 2)
            or (around.following in FESTIVE and not around.words.endswith("Day"))
        )
        and not around.words[-1].isdigit()
    )


def title_today(around: Around) -> bool:
    """USA Today, the Today show, NOW, Apocalypse Now."""
    if not around.words[0].isupper():
        return False
    if around.words in ("NOW", "Now") and around.previous[:1].isupper():
        return True
    return not around.opens and (
        around.previous[:1].isupper() or around.following in ("show", "programme", "program")
    )
