"""Stories in a pile: what holds whatever the pile is."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.grouping import bcubed, labels, weighed
from benchmarks.pile import FIRST_DAY, Piece, made_pile
from storyview.library import neighbours
from storyview.library.gathering import Density, find_stories
from storyview.library.grouping import group
from storyview.library.neighbours import Item, find_edges
from storyview.library.vectors import read_vector, vector
from storyview.library.weighing import Frequencies

DAY = FIRST_DAY.toordinal()
FERRY = (
    "The ferry Aurelia ran aground off Kestrel Point, captain Ines Vik said, when a rudder broke."
)
CHEESE = "Brenna may call its goat cheese by the old name again, judge Tomas Reyle found today."


def items(
    texts: list[str], days: list[int | None] | None = None, given: list[str] | None = None
) -> list[Item]:
    """Articles as grouping takes them, of one day if nothing else is said."""
    days = [DAY] * len(texts) if days is None else days
    data = [vector(None, text) for text in texts]
    read = [one for each in data if (one := read_vector(each))]
    frequencies = Frequencies()
    frequencies.count(read)
    density = Density({})
    return [
        Item(
            place,
            days[place],
            frequencies.weigh(one),
            density.needed(days[place]),
            given[place] if given else "",
            data[place],
        )
        for place, one in enumerate(read)
    ]


def together(groups: list[list[int]]) -> set[frozenset[int]]:
    return {frozenset(each) for each in groups}


def test_a_made_pile_is_parted_into_its_stories() -> None:
    pile = made_pile(seed=21)
    for dated, least in ((True, 0.97), (False, 0.94)):
        groups, _ = find_stories(weighed(pile, dated))
        found = labels(groups, len(pile))
        assert bcubed([piece.story for piece in pile], found).f1 >= least


def test_the_order_of_the_pile_makes_no_difference() -> None:
    pile = weighed(made_pile(stories=15, singletons=10, seed=22), True)
    first, copies = find_stories(pile)
    for seed in range(3):
        mixed = list(pile)
        random.Random(seed).shuffle(mixed)
        again, copies_again = find_stories(mixed)
        assert together(again) == together(first)
        assert copies_again == copies


def test_the_numbers_of_the_articles_make_no_difference() -> None:
    pile = weighed(made_pile(stories=15, singletons=10, seed=23), True)
    first, _ = find_stories(pile)
    turned = [item._replace(key=len(pile) - item.key) for item in pile]
    again, _ = find_stories(turned)
    assert {frozenset(len(pile) - key for key in each) for each in again} == together(first)


PRINTED = """
from benchmarks.grouping import weighed
from benchmarks.pile import made_pile
from storyview.library.gathering import find_stories
print(find_stories(weighed(made_pile(stories=8, singletons=5, seed=24), False)))
"""


def test_another_hash_seed_finds_the_same() -> None:
    printed = set()
    for seed in ("0", "1"):
        path = os.pathsep.join([*filter(None, sys.path)])
        done = subprocess.run(
            [sys.executable, "-c", PRINTED],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path},
            capture_output=True,
            text=True,
            check=True,
        )
        printed.add(done.stdout)
    assert len(printed) == 1


def test_a_follow_up_of_another_week_is_another_story() -> None:
    assert together(group(items([FERRY, f"{FERRY} Again."], [DAY, DAY + 5]))) == {
        frozenset((0,)),
        frozenset((1,)),
    }


def test_what_goes_on_day_after_day_is_one_story() -> None:
    texts = [f"{FERRY} Day {day} of the salvage." for day in range(6)]
    days: list[int | None] = [DAY + 3 * day for day in range(6)]
    assert len(group(items(texts, days))) == 1


def test_an_article_without_a_date_does_not_join_what_lies_weeks_apart() -> None:
    pile = items([FERRY, f"{FERRY} Again.", f"{FERRY} Undated."], [DAY, DAY + 60, None])
    groups = group(pile)
    assert not any({0, 1} <= set(each) for each in groups)
    assert max(map(len, groups)) == 2


def test_articles_of_one_given_story_are_together_whatever_they_say() -> None:
    pile = items([FERRY, CHEESE], [DAY, DAY + 100], ["Mine", "Mine"])
    assert together(group(pile)) == {frozenset((0, 1))}


def test_two_given_stories_are_never_joined_even_by_copies() -> None:
    pile = items([FERRY, FERRY, FERRY], None, ["One", "Two", ""])
    groups, copies = find_stories(pile)
    assert not any({0, 1} <= set(each) for each in groups)
    assert copies.keys() <= {2}


def test_an_article_joins_the_given_story_that_it_is_like() -> None:
    pile = items([FERRY, CHEESE, f"{CHEESE} More."], None, ["Ships", "Food", ""])
    assert together(group(pile)) == {frozenset((0,)), frozenset((1, 2))}


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (
            "El transbordador Aurelia encalló en Punta Cernícalo con 212 pasajeros, dijo Vik.",
            "Los 212 pasajeros del Aurelia, que encalló en Punta Cernícalo, viven, dijo Vik.",
            "Las queserías de Brenna recuperan el nombre de su queso, según el juez Tomas Reyle.",
        ),
        (
            "Паром «Аврелия» сел на мель у мыса Кестрел, на борту 212 пассажиров, сказала Вик.",
            "Все 212 пассажиров «Аврелии» спасены: паром сел на мель у мыса Кестрел, говорит Вик.",
            "Сыроварни Бренны вернули старое название своего козьего сыра, решил судья Рейле.",
        ),
        (
            "渡轮奥雷利亚号在红隼角搁浅，船上有二百十二名乘客，船长维克说舵坏了。",
            "奥雷利亚号渡轮搁浅于红隼角，二百十二名乘客全部获救，维克船长表示舵失灵。",
            "布伦纳山谷的奶酪厂重新获得山羊奶酪旧名称的使用权，法官雷勒裁定。",
        ),
        (
            "جنحت العبارة أوريليا قبالة رأس كستريل وعلى متنها 212 راكبا، قالت القبطانة فيك.",
            "نجا 212 راكبا بعد أن جنحت العبارة أوريليا عند رأس كستريل، بحسب القبطانة فيك.",
            "استعادت مصانع الجبن في برينا الاسم القديم لجبن الماعز بقرار القاضي رايله.",
        ),
        (
            "เรือเฟอร์รีออเรเลียเกยตื้นที่แหลมเคสเตรล ผู้โดยสาร 212 คนปลอดภัย กัปตันวิกกล่าว",
            "ผู้โดยสาร 212 คนของเรือออเรเลียปลอดภัยหลังเกยตื้นที่แหลมเคสเตรล กัปตันวิกบอก",
            "โรงชีสในหุบเขาเบรนนาได้ชื่อเดิมของชีสแพะคืน ผู้พิพากษาเรย์เลตัดสิน",
        ),
    ],
    ids=["Spanish", "Russian", "Chinese", "Arabic", "Thai"],
)
def test_stories_are_found_in_other_languages_and_scripts(one: str, other: str, apart: str) -> None:
    assert together(group(items([one, other, apart]))) == {frozenset((0, 1)), frozenset((2,))}


def test_empty_texts_are_no_story() -> None:
    assert together(group(items(["", "", "…", FERRY]))) == {
        frozenset((place,)) for place in range(4)
    }


def test_ten_thousand_articles_of_one_word_each() -> None:
    words = [chr(97 + number // 8) * 3 + chr(97 + number % 8) * 3 for number in range(50)]
    pile = items([words[number % 50] for number in range(10_000)])
    groups, copies = find_stories(pile)
    assert Counter(map(len, groups)) == {200: 50}
    assert len(copies) == 10_000 - 50


@pytest.mark.parametrize("dated", [True, False])
def test_four_times_the_articles_are_no_more_comparisons_each(
    monkeypatch: pytest.MonkeyPatch, dated: bool
) -> None:
    counted = 0
    cosine = neighbours.cosine

    def counting(one: dict[int, float], other: dict[int, float]) -> float:
        nonlocal counted
        counted += 1
        return cosine(one, other)

    monkeypatch.setattr(neighbours, "cosine", counting)
    each = []
    for stories in (30, 120):
        pile = weighed(made_pile(stories, stories, seed=25, days=6), dated)
        counted = 0
        find_edges(pile)
        each.append(counted / len(pile))
    assert each[1] <= neighbours.NEAREST
    assert each[1] <= 2 * each[0]


def test_a_story_of_hundreds_is_one_story() -> None:
    rng = random.Random(26)
    facts = [f"Witness{number} saw rudder{number} break off pier{number}." for number in range(30)]
    texts = [f"{FERRY} {' '.join(rng.sample(facts, 3))} Copy{number}." for number in range(450)]
    others = [piece.text for piece in made_pile(stories=50, singletons=50, seed=26)]
    groups = group(items([*texts, *others]))
    assert max(map(len, groups)) >= 445


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from("rudder goat Vik Brenna 212 judge the ferry".split())),
            st.one_of(st.none(), st.integers(DAY, DAY + 20)),
            st.sampled_from(["", "", "One", "Two"]),
        ),
        max_size=30,
    )
)
def test_any_pile_is_parted_and_given_stories_hold(
    pile: list[tuple[list[str], int | None, str]],
) -> None:
    given = [name for *_, name in pile]
    groups, copies = find_stories(
        items([" ".join(words) for words, *_ in pile], [day for _, day, _ in pile], given)
    )
    assert sorted(key for each in groups for key in each) == list(range(len(pile)))
    for each in groups:
        assert len({given[key] for key in each} - {""}) <= 1
    for name in {"One", "Two"} & set(given):
        assert sum(any(given[key] == name for key in each) for each in groups) == 1
    assert not copies.keys() & set(copies.values())


def test_a_made_pile_is_the_same_each_time_and_marks_its_copies() -> None:
    pile = made_pile(stories=10, singletons=5, seed=27)
    assert pile == made_pile(stories=10, singletons=5, seed=27)
    copied = [piece for piece in pile if piece.copy_of is not None]
    originals: list[Piece] = [pile[piece.copy_of] for piece in copied if piece.copy_of is not None]
    assert copied and all(
        (copy.story, copy.title) == (original.story, original.title)
        for copy, original in zip(copied, originals, strict=True)
    )
