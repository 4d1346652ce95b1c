import pytest

from collector.core.analysis.transfer import compare_steps, rank_barriers
from collector.core.statistics.proportions import measure_proportion
from tests.core.asked import alike, asked, choose
from tests.core.ratings import rating

STEP = rating("int_step")
DID = choose("did_step", "yes", "partly", "no", "none", type_="select_one")
STOOD = choose("barriers", "time", "money", "other")

AFTER = [{"int_step": "5"}] * 8 + [{"int_step": "4"}] * 6 + [{"int_step": "3"}] * 5 + [{}]
LATER = (
    [{"did_step": "yes"}] * 6
    + [{"did_step": "partly", "barriers": ["time", "money"]}] * 4
    + [{"did_step": "no", "barriers": ["time"]}] * 2
    + [{"did_step": "none"}, {}]
    + [{"did_step": "yes"}] * 6
)


def transfer_of(after, later, pairs=None, questions=(STEP,), later_questions=(DID, STOOD)):
    waves = asked("post", after, *questions), asked("followup", later, *later_questions)
    return compare_steps(*waves, alike(len(after)) if pairs is None else pairs)


def test_compare_steps_is_about_linked_people_who_had_a_step_in_mind():
    transfer = transfer_of(AFTER, LATER)

    assert transfer.intended == measure_proportion(14, 19)
    assert dict(transfer.outcomes) == {"yes": 6, "partly": 4, "no": 2, "none": 1}
    assert (transfer.taken, transfer.begun) == (
        measure_proportion(6, 13),
        measure_proportion(10, 13),
    )


def test_rank_barriers_starts_with_the_most_frequent():
    barriers = rank_barriers(asked("followup", LATER, DID, STOOD))

    assert [(each.name, each.count, each.n) for each in barriers] == [
        ("time", 6, 6),
        ("money", 4, 6),
        ("other", 0, 6),
    ]


def test_a_barrier_leads_only_where_it_clearly_stands_out():
    many = [{"barriers": ["time"]}] * 60 + [{"barriers": ["money"]}] * 10
    alike_many = [{"barriers": ["time"]}] * 26 + [{"barriers": ["money"]}] * 23

    found = [transfer_of([], later, []).first_barrier for later in (many, alike_many)]

    assert found == ["time", ""]


def test_compare_steps_without_links_still_tells_both_sides():
    transfer = transfer_of(AFTER, LATER, [])

    assert (transfer.intended.count, transfer.taken, len(transfer.barriers)) == (14, None, 3)


@pytest.mark.parametrize(
    ("after", "later", "options"),
    [
        ([], [], {}),
        ([{}] * 9, [{}] * 9, {}),
        ([{"int_step": "dk"}] * 9, [{}] * 9, {}),
        (AFTER, LATER, {"questions": (rating("a"),), "later_questions": (rating("a"),)}),
    ],
    ids=["nobody", "left out", "unsure", "not asked"],
)
def test_compare_steps_of_nothing_is_nothing(after, later, options):
    assert transfer_of(after, later, **options) is None
