import pytest

from collector.core.analysis.multiple_response import pair_selections
from tests.core.asked import alike, asked, choose
from tests.core.ratings import rating

PARTNERS = choose("know", "police", "school", "dk")
OTHER = rating("a")


def paired(before, after, *, blank_is_none=True, questions=(PARTNERS, OTHER)):
    waves = asked("pre", before, PARTNERS, OTHER), asked("post", after, *questions)
    return pair_selections("know", *waves, alike(len(before)), blank_is_none=blank_is_none)


def test_pair_chosen_keeps_the_names_that_count():
    found = paired([{"know": ["police", "who"]}], [{"know": ("police", "school")}])

    assert found.chosen == [({"police"}, {"police", "school"})]
    assert [share.name for share in found.compare()] == ["police", "school"]
    assert found.left_out == 0


@pytest.mark.parametrize(
    ("blank_is_none", "answers", "chosen"),
    [
        (True, {"a": "4"}, [frozenset()]),
        (True, {}, []),
        (True, {"know": ["dk"], "a": "4"}, []),
        (False, {"a": "4"}, []),
        (False, {"know": "school"}, [{"school"}]),
    ],
    ids=["went past it", "left out the section", "unsure", "blank is unknown", "one answer"],
)
def test_pair_chosen_of_a_blank(blank_is_none, answers, chosen):
    found = paired([answers], [{"know": ["police"]}], blank_is_none=blank_is_none)

    assert ([one for one, _ in found.chosen], found.left_out) == (chosen, 1 - len(chosen))


@pytest.mark.parametrize(
    "questions",
    [(OTHER,), (choose("know", "police", "school", "dk", label="Else?"),), (rating("know"),)],
    ids=["not asked", "re-worded", "another question"],
)
def test_pair_chosen_of_what_is_not_asked_twice_is_nothing(questions):
    assert paired([{"know": "police"}], [{"know": "police"}], questions=questions) is None


def test_pair_chosen_of_a_question_without_choices_is_nothing():
    question = choose("know", type_="text")

    assert (
        pair_selections("know", *[asked("pre", [], question)] * 2, [], blank_is_none=True) is None
    )
