"""English is told from other languages, and what needs English is left out where it is not."""

from __future__ import annotations

import pytest

from builders import accounts, an_article
from storyview.analysis.compare import compare
from storyview.analysis.findings import MatchKind
from storyview.analysis.language import is_english

ENGLISH = (
    "The minister said on Friday that the old bridge would be closed, because it was no longer "
    "safe. Ana Ruiz, who has been the mayor since 2019, told reporters that she had not been "
    "asked, and that the city would wait for a second report before it pays for anything."
)
OTHERS = {
    "German": (
        "Der Minister sagte am Freitag, dass die alte Brücke geschlossen wird, weil sie nicht "
        "mehr sicher ist. Man will nun prüfen, was in den nächsten Wochen getan werden kann, und "
        "die Kosten sind hoch. Er war an dem Tag in Berlin, so hieß es, und nahm an der Sitzung "
        "im Rathaus teil, in der es um die Stadt ging."
    ),
    "Dutch": (
        "De minister zei vrijdag dat de oude brug gesloten moet worden omdat die niet meer veilig "
        "is. Men wil nu bekijken wat er in de komende weken kan worden gedaan, en de kosten zijn "
        "hoog, maar het moet, zei hij. In de stad was op die dag geen verkeer over de brug."
    ),
    "French": (
        "Le ministre a déclaré vendredi que le vieux pont devait être fermé car il n'est plus "
        "sûr. On va maintenant examiner ce qui peut être fait dans les prochaines semaines, et "
        "les coûts sont élevés. La maire n'a pas été consultée, a-t-elle dit, et la ville attend."
    ),
    "Spanish": (
        "El ministro dijo el viernes que el viejo puente debía cerrarse porque ya no es seguro. "
        "Ahora se va a examinar lo que se puede hacer en las próximas semanas, y los costes son "
        "altos, pero no hay otra salida, dijo. La alcaldesa no fue consultada, según contó."
    ),
    "Russian": (
        "Министр заявил в пятницу, что старый мост закроют, потому что он больше не безопасен. "
        "Теперь решат, что можно сделать в ближайшие недели, и расходы велики. Мэр сказала, что "
        "с ней никто не говорил, и город ждет второго отчета, прежде чем платить за что-либо."
    ),
}


def test_english_prose_is_english() -> None:
    (account,) = accounts(ENGLISH)
    assert is_english(account)


def test_a_few_words_are_taken_for_english() -> None:
    (account,) = accounts("Gunman shot dead.")
    assert is_english(account)


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_other_languages_are_told(text: str) -> None:
    (account,) = accounts(text)
    assert not is_english(account)


def test_in_another_language_passages_are_found_and_people_and_times_are_not() -> None:
    articles = [
        an_article(OTHERS["German"], "a"),
        an_article(OTHERS["German"] + " Ana Ruiz schwieg.", "b"),
        an_article(ENGLISH, "c"),
    ]
    comparison = compare(articles)
    assert comparison.other_languages == ("a", "b")
    assert MatchKind.VERBATIM in {match.kind for match in comparison.matches}
    assert {time.span.article for time in comparison.times} == {"c"}
    assert {m.span.article for person in comparison.people for m in person.mentions} == {"c"}
    assert comparison.failures == ()
