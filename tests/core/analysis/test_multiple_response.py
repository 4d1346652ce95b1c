import numpy as np
import pytest

from collector.core.analysis.change import compare_choice
from collector.core.analysis.families import Family
from collector.core.analysis.multiple_response import compare_lists, pair_selections
from collector.core.rows.parts import CautionKind
from collector.core.rows.seminar import ListChange, NetworkChange
from collector.core.statistics.proportions import mcnemar_p, newcombe_interval
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
    assert [share.name for share in found.compare(0.01)] == ["police", "school"]
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


def test_lists_are_compared_on_the_choices_that_both_offer():
    longer = choose("know", "police", "court", "school", "dk")
    before, after = [{"know": ["police"]}] * 2, [{"know": ["court"]}, {"know": ["school"]}]

    found = paired(before, after, questions=(longer, OTHER))

    assert [share.name for share in found.compare(0.01)] == ["police", "school"]
    assert found.chosen == [({"police"}, set()), ({"police"}, {"school"})]
    assert [(each.kind, each.items) for each in found.cautions] == [("fewer_choices", ["court"])]


def test_lists_in_another_order_are_compared_with_a_caution():
    turned = choose("know", "dk", "school", "police")

    found = paired([{"know": ["police"]}], [{"know": ["school"]}], questions=(turned, OTHER))

    assert [share.name for share in found.compare(0.05)] == ["police", "school"]
    assert [each.kind for each in found.cautions] == ["other_order"]


KNOW = choose("know_person", "police", "school", "rescue", scale="network")
NOTHING = rating("a")


def network_of(before, after, *questions):
    questions = questions or (KNOW, NOTHING)
    waves = asked("pre", before, *questions), asked("post", after, *questions)
    found = compare_lists(*waves, alike(len(before)))
    return next((each for each in found if isinstance(each, NetworkChange)), None)


WORKED_WITH = "worked_with"
BEFORE = [{"know_person": ["police"]}] * 8 + [{"a": "3"}] * 4
AFTER = [{"know_person": ["police", "school"]}] * 9 + [{"know_person": ["school"]}] * 3


def test_compare_network_counts_partner_types_per_person():
    network = network_of(BEFORE, AFTER)

    assert (network.n, network.left_out) == (12, 0)
    assert (network.mean_before, network.mean_after) == (8 / 12, 21 / 12)
    assert (network.more, network.same, network.fewer) == (12, 0, 0)


def test_compare_network_compares_each_partner_type():
    partners = network_of(BEFORE, AFTER).partners

    assert [(each.name, each.before, each.after) for each in partners] == [
        ("police", 8, 9),
        ("school", 0, 12),
        ("rescue", 0, 0),
    ]


def test_compare_network_of_people_worked_with():
    worked = choose(WORKED_WITH, "police", "school", scale="network")
    waves = [asked(wave, [{WORKED_WITH: ["police"]}] * 3, worked) for wave in ("pre", "followup")]

    [network] = compare_lists(*waves, alike(3))

    assert (network.question, network.change, network.partners[0].low) == (
        WORKED_WITH,
        0.0,
        None,
    )


@pytest.mark.parametrize(
    ("before", "after", "questions"),
    [([], [], ()), ([{}] * 12, [{}] * 12, ()), (BEFORE, AFTER, (NOTHING,))],
    ids=["nobody", "left out", "not asked"],
)
def test_compare_network_of_nothing_is_nothing(before, after, questions):
    assert network_of(before, after, *questions) is None


def test_compare_network_does_not_depend_on_the_order_of_people():
    waves = asked("pre", BEFORE, KNOW, NOTHING), asked("post", AFTER, KNOW, NOTHING)

    one, other = (list(compare_lists(*waves, each)) for each in (alike(12), alike(12)[::-1]))

    assert one == other


def test_compare_choice_counts_who_gained_and_who_lost():
    chosen = [({"a"}, {"a"})] * 5 + [(set(), {"a", "b"})] * 4 + [({"a"}, {"b"})] + [((), ())] * 2

    share = compare_choice("a", chosen, 0.001)

    assert (share.before, share.after, share.gained, share.lost) == (6, 9, 4, 1)
    assert (share.share_before, share.share_after, share.difference) == (0.5, 0.75, 0.25)
    assert (share.low, share.high) == newcombe_interval(5, 4, 1, 12)
    assert share.p == mcnemar_p(4, 1)
    assert share.simultaneous == newcombe_interval(5, 4, 1, 12, 0.001)


def test_compare_choice_of_few_has_no_interval():
    found = compare_choice("a", [({"a"}, set())] * 9, 0.05)

    assert (found.low, found.simultaneous, found.verdict) == (None, None, "too_few")


@pytest.mark.parametrize(
    ("gained", "lost", "n", "verdict", "cautions"),
    [
        (30, 0, 40, "rose_enough", []),
        (0, 30, 40, "fell_enough", []),
        (11, 1, 40, "cannot_tell", [CautionKind.MULTIPLICITY]),
        (5, 4, 40, "cannot_tell", []),
        (20, 20, 3000, "no_change", []),
    ],
)
def test_the_verdict_of_a_choice_is_read_off_its_simultaneous_interval(
    gained, lost, n, verdict, cautions
):
    chosen = [(set(), {"a"})] * gained + [({"a"}, set())] * lost
    chosen += [(set(), set())] * (n - gained - lost)

    found = compare_choice("a", chosen, 0.0001)

    assert (found.verdict, [each.kind for each in found.cautions]) == (verdict, cautions)


PLAN = choose("plan", "yes", "no", type_="select_one")


def test_a_question_of_one_choice_is_a_list_of_its_own():
    before = [{"plan": "no", "know_person": ["police"]}] * 40
    after = [{"plan": "yes" if at < 30 else "no", "know_person": ["police"]} for at in range(40)]
    waves = [asked(name, rows, PLAN, KNOW) for name, rows in (("pre", before), ("post", after))]

    [found] = [each for each in compare_lists(*waves, alike(40)) if isinstance(each, ListChange)]

    assert (found.question, found.n) == ("plan", 40)
    assert [(each.name, each.before, each.after, each.verdict) for each in found.choices] == [
        ("yes", 0, 30, "rose_enough"),
        ("no", 40, 10, "fell_enough"),
    ]


def test_all_choices_of_all_lists_share_the_level_of_their_family():
    rows = [{"plan": "no", "know_person": ["police"]}] * 40
    waves = [asked(name, rows, PLAN, KNOW) for name in ("pre", "post")]
    each_has = Family.CHOICES.level / (2 + 3 + 1)

    plan, know = sorted(compare_lists(*waves, alike(40)), key=lambda each: each.question != "plan")

    assert plan.choices[0].simultaneous == newcombe_interval(0, 0, 0, 40, each_has)
    assert know.partners[0].simultaneous == newcombe_interval(40, 0, 0, 40, each_has)


def test_a_rating_is_no_list():
    waves = [asked(name, [{"a": "3"}] * 12, NOTHING) for name in ("pre", "post")]

    assert list(compare_lists(*waves, alike(12))) == []


@pytest.mark.simulation
def test_where_nothing_changes_hardly_any_list_says_so():
    rng = np.random.default_rng(5)
    lists = [choose(f"q{at}", *"abcdefghij") for at in range(3)]
    said = 0
    for _ in range(400):
        rows = [
            [
                {each.name: [name for name in "abcdefghij" if rng.random() < 0.3] for each in lists}
                for _ in range(40)
            ]
            for _ in range(2)
        ]
        waves = [asked(name, row, *lists) for name, row in zip(("pre", "post"), rows, strict=True)]
        found = [share for each in compare_lists(*waves, alike(40)) for share in each.choices]
        said += any(share.direction != "unclear" for share in found)

    assert said <= 3
