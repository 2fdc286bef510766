"""Articles that nobody would print: every shape that could slow the analysis down or break it.

Each shape gives the articles of one story, each of about so many words. The same size gives the
same articles.
"""

from __future__ import annotations

import re
from random import Random
from typing import TYPE_CHECKING

from benchmarks.made_articles import made_articles

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Texts = tuple[str, ...]

MARKS = "“”„‟\"«»‘’‚'‹›`´†‡"
EMOJI = "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇳🇴 ❤️ 🚢 1️⃣ 👨‍🚒"
JOINERS = "\u200d\u200c\ufe0f\u2060\u00ad"
ACCENTS = "\u0301\u0308\u0327\u0489\u20dd"
BRACKETS = "()[]{}<>（）［］⟨⟩"

ARABIC = (
    "قالت مديرة الميناء سلوى حداد إن العبارة غرقت يوم الجمعة قبل الظهر.",
    "«سمعنا البوق مرتين»، قال صياد من القرية المجاورة.",
    "وأُنقذ 38 شخصًا، بحسب خفر السواحل، بينهم ١٢ طفلًا.",
    "ولم يعرف أحد لماذا أبحرت السفينة في العاصفة؟",
)
HEBREW = ("המעבורת טבעה ביום שישי, אמרה מנהלת הנמל רות לוי.", "„שמענו את הצופר פעמיים”, אמר דייג.")
CHINESE = (
    "港务局局长林秀英星期五说，渡轮在港口沉没。",
    "“我们听到两次汽笛声，”一名渔民说。",
    "船上三十八人全部获救，其中12名是儿童。",
    "没有人知道船为什么在暴风雨中出航。",
)
JAPANESE = (
    "港長の田中恵子は金曜日に、フェリーが沈没したと述べた。",
    "「二度、汽笛を聞いた」と漁師は言った。",
)
GERMAN = (
    "Die Fähre Amalia sei am Freitag im Hafen gesunken, sagte Hafenmeisterin Ilse Möller.",
    "„Wir haben das Horn zweimal gehört“, sagte der Fischer Jörg Straßner.",
    "Alle 38 Menschen an Bord, darunter zwölf Kinder, wurden am 11. November 2022 gerettet.",
    "Warum das Schiff bei 3,5 Meter hohen Wellen ausgelaufen war, wusste niemand.",
)
FRENCH = (
    "Le ferry Amalia a coulé vendredi dans le port, a déclaré la capitaine Élodie Février.",
    "« Nous avons entendu la corne deux fois », raconte l’un des pêcheurs, Loïc Le Goff.",
    "Les 38 passagers, dont douze enfants, ont été sauvés vers 14 h 30, d’après les secours.",
    "Nul ne sait pourquoi le bateau n’est pas resté à quai malgré la tempête.",
)
SPANISH = (
    "El transbordador Amalia se hundió el viernes, dijo la alcaldesa Nuria Peña Ibáñez.",
    "—¿Quién oyó la bocina? —preguntó el pescador—. ¡La oímos dos veces!",
    "Las 38 personas a bordo, doce de ellas niños, fueron rescatadas el 11 de noviembre de 2022.",
    "Nadie supo por qué el barco zarpó con olas de 3,5 metros.",
)
RUSSIAN = (
    "Паром «Амалия» затонул в пятницу в порту, сообщила капитан порта Ирина Соколова.",
    "«Мы слышали гудок дважды», — сказал рыбак Пётр Ильич Громов.",
    "Все 38 человек, среди них двенадцать детей, были спасены 11 ноября 2022 года.",
    "Никто не знает, почему судно вышло в море при волнах в 3,5 метра.",
)


def _news(words: int) -> list[str]:
    return made_articles(words)


def _of(words: int, pieces: Sequence[str], parted: str = " ", each: int = 1) -> str:
    """So many pieces, again and again, until there are about so many words."""
    count = max(1, words // max(1, each))
    return parted.join(pieces[index % len(pieces)] for index in range(count))


def _three(make: Callable[[Random], str]) -> Texts:
    return tuple(make(Random(seed)) for seed in (1, 2, 3))


def _prose(sentences: Sequence[str]) -> Callable[[int], Texts]:
    """Paragraphs of one to three of these sentences."""

    def shape(words: int) -> Texts:
        def one(random: Random) -> str:
            text, count = [], 0
            while count < words:
                row = random.sample(sentences, random.randint(1, min(3, len(sentences))))
                text.append(" ".join(row))
                count += max(len(text[-1].split()), len(text[-1]) // 8)
            return "\n\n".join(text)

        return _three(one)

    return shape


def _changed(change: Callable[[str, Random], str]) -> Callable[[int], Texts]:
    """News to which this was done."""
    return lambda words: tuple(
        change(text, Random(index)) for index, text in enumerate(_news(words))
    )


def _again(*pieces: str, parted: str = " ") -> Callable[[int], Texts]:
    """The same pieces again and again, the same in each article."""

    def shape(words: int) -> Texts:
        each = sum(max(1, len(piece.split())) for piece in pieces) // len(pieces) or 1
        return (_of(words, pieces, parted, each),) * 3

    return shape


def _endless(text: str, random: Random) -> str:
    return re.sub(r"[.!?]?\s*\n+|[.!?] ", ", ", text).replace(".", "").replace("?", "")


def _some_marks(text: str, random: Random) -> str:
    return re.sub(r"[“”,]|(?<= )(?=\w)", lambda m: _maybe(m.group(), random), text)


def _maybe(found: str, random: Random) -> str:
    return random.choice(MARKS) if found or random.random() < 0.1 else ""


def _unclosed(text: str, random: Random) -> str:
    return re.sub("”", "", text)


def _each_paragraph_opens(text: str, random: Random) -> str:
    return "\n\n".join(f"“{each}" for each in text.replace("”", "").split("\n\n"))


def _one_word_lines(words: int) -> Texts:
    return tuple("\n\n".join(text.split()[:words]) for text in _news(words))


def _names(words: int) -> Texts:
    given = "Ana Tomás Wei Amara Jean Pierre Olga Ng Kofi Ulla".split()

    def one(random: Random) -> str:
        row = [f"{random.choice(given)} {_surname(random)}" for _ in range(words // 2)]
        return ". ".join(", ".join(row[at : at + 3]) for at in range(0, len(row), 3)) + "."

    return _three(one)


def _surname(random: Random) -> str:
    return "".join(random.choice("bra vik sol ost mar len tor".split()) for _ in "abc").capitalize()


def _capitals_without_end(words: int) -> Texts:
    return _three(lambda random: " ".join(_surname(random) for _ in range(words)))


def _digits(words: int) -> Texts:
    return _three(lambda random: " ".join(str(random.randint(0, 99_999)) for _ in range(words)))


def _counted(words: int) -> Texts:
    things = "people boats houses crowns dogs wounded children tonnes per cent miles".split()

    def one(random: Random) -> str:
        return ", ".join(
            f"{random.randint(2, 9000)} {random.choice(things)}" for _ in range(words // 2)
        )

    return _three(one)


def _scattered(characters: str) -> Callable[[int], Texts]:
    """News with these characters strewn into it, one for every fourth letter."""

    def change(text: str, random: Random) -> str:
        return "".join(
            letter + (random.choice(characters) if random.random() < 0.25 else "")
            for letter in text
        )

    return _changed(change)


def _noise(characters: str) -> Callable[[int], Texts]:
    """Nothing but these characters and spaces."""
    return lambda words: _three(
        lambda random: "".join(random.choice(characters + " ") for _ in range(words * 5))
    )


def _days(words: int) -> Texts:
    days = (
        "on Friday, the following day, November 9, 2021, last month, at 5 p.m., two weeks later, "
        "in 2016, that fall, since Tuesday, three days before, by 2030, in May, earlier this week, "
    )
    return (_of(words, [days], "", len(days.split())),) * 3


SHAPES: dict[str, Callable[[int], Texts]] = {
    "news": lambda words: tuple(_news(words)),
    "broken marks": _changed(_some_marks),
    "marks that never close": _changed(_unclosed),
    "each paragraph opens a mark": _changed(_each_paragraph_opens),
    "straight marks": _changed(lambda text, _: re.sub("[“”]", '"', text)),
    "marks of one kind": _changed(lambda text, _: re.sub("[“”]", "“", text)),
    "single marks": _changed(lambda text, _: re.sub("[“”]", "'", text)),
    "no punctuation": _changed(lambda text, _: re.sub(r"[^\w\s]", "", text)),
    "no marks but commas": _changed(_endless),
    "all capitals": _changed(lambda text, _: text.upper()),
    "all lower case": _changed(lambda text, _: text.lower()),
    "every word a name": _changed(lambda text, _: text.title()),
    "one paragraph": _changed(lambda text, _: text.replace("\n\n", " ")),
    "one line, broken": _changed(lambda text, _: text.replace(" ", "\n")),
    "one-word lines": _one_word_lines,
    "one long word": lambda words: ("a" * 5 * words, "á" * 5 * words, "ab" * 2 * words + " c"),
    "one long word of capitals": lambda words: ("A" * 5 * words,) * 3,
    "one long hyphened word": _again("ab", parted="-"),
    "one long dotted word": _again("U", parted="."),
    "one long word of ampersands": _again("AB", parted="&"),
    "one long number": _again("1", parted=","),
    "apostrophes": _again("s", parted="'"),
    "emoji": _changed(lambda text, random: text.replace(" ", f" {random.choice(EMOJI.split())} ")),
    "only emoji": _noise(EMOJI),
    "joiners in words": _scattered(JOINERS),
    "accents on everything": _scattered(ACCENTS),
    "only accents": _noise(ACCENTS),
    "only digits": _digits,
    "only marks": _noise(MARKS),
    "only opening marks": _again("“", "‘"),
    "only closing marks": _again("”", "’"),
    "only straight marks": _again('"', "'"),
    "marks around words": _again('"a"', '"b"', '"'),
    "only stops": _again(".", "!?", "…"),
    "only dashes": _again("—", "-", "–"),
    "only brackets": _noise(BRACKETS),
    "nested brackets": lambda words: (
        "(a " * (words // 2) + ") " * (words // 2),
        "[a " * (words // 2) + "] " * (words // 2),
        "“a ‘b " * (words // 4) + "’ ” " * (words // 4),
    ),
    "one sentence again": _again(
        "Ingrid Solheim said on Friday that 38 people had left the ferry Amalia in Brandvik."
    ),
    "one quotation again": _again("“The horn was heard twice,” Tomas Okafor, a fisherman, said."),
    "one sentence again, apart": _again(
        "The harbour master, Wei Lindqvist, told reporters “nobody” knew why 12 boats sank.",
        parted="\n\n",
    ),
    "names": _names,
    "capitals without end": _capitals_without_end,
    "one name without end": _again("Ana", "Ruiz"),
    "names without end, copied": lambda words: (
        (_names(words)[0].replace(". ", ", ").replace(", ", " and "),) * 3
    ),
    "titles without end": _again("President", "Mr.", "Dr.", "the", "minister"),
    "he said, he said": _again("he said,", "she said that", "according to him,", "told them"),
    "said, said": _again("said"),
    "and, and": _again("and", "but", "that", "which", "of", "the", "who"),
    "commas": _again("a,", "b,", "or", "c,"),
    "counted": _counted,
    "counted, in sentences": lambda words: tuple(
        ". It had ".join(text.split(", ")) for text in _counted(words)
    ),
    "one figure again": _again("more than 2 million people,", "at least 40% of $3.5 billion,"),
    "number words": _again("twenty", "two", "hundred", "and", "a", "dozen", "thousand", "half"),
    "days": _days,
    "days, in sentences": _again("It sank on Friday.", "The next day it rose.", "In 2016 it was."),
    "days apart": _again("It sank on Friday.", "The next day it rose.", parted="\n\n"),
    "months and numbers": _again("May", "4", "March", "2016", "Sunday", "a", "week"),
    "abbreviations": _again("Mr.", "U.S.", "p.m.", "Inc.", "St.", "J.", "No."),
    "headings": lambda words: tuple(
        "\n\n".join(line[:60] for line in text.split("\n\n")) for text in _news(words)
    ),
    "German": _prose(GERMAN),
    "French": _prose(FRENCH),
    "Spanish": _prose(SPANISH),
    "Russian": _prose(RUSSIAN),
    "Arabic": _prose(ARABIC),
    "Hebrew": _prose(HEBREW),
    "Chinese": _prose(CHINESE),
    "Chinese without a stop": lambda words: ("渡轮在港口沉没，三十八人获救，" * (words // 4),) * 3,
    "Japanese": _prose(JAPANESE),
    "every language": _prose(
        (*GERMAN, *FRENCH, *SPANISH, *RUSSIAN, *ARABIC, *HEBREW, *CHINESE, *JAPANESE)
    ),
    "identical": lambda words: (_news(words)[0],) * 3,
    "one article of one word": lambda words: (_news(words)[0], "Amalia", ""),
    "nothing": lambda words: ("", "", ""),
    "one title without end": _again("President"),
    "said, on days": _again("Ruiz said it sank on Friday,", "he said,"),
    "one number without end": lambda words: ("It cost two " + "million " * words + "crowns.",) * 3,
}
"""What the articles of a story look like, made to a number of words for each article."""
