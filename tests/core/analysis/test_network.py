import pytest

from collector.core.analysis.network import compare_network
from tests.core.asked import alike, asked, choose
from tests.core.ratings import rating

KNOW = choose("know_person", "police", "school", "rescue")
NOTHING = rating("a")


def network_of(before, after, *questions):
    questions = questions or (KNOW, NOTHING)
    waves = asked("pre", before, *questions), asked("post", after, *questions)
    return compare_network(*waves, alike(len(before)))


WORKED_WITH = "worked_with"
BEFORE = [{"know_person": ["police"]}] * 8 + [{"a": "3"}] * 4
AFTER = [{"know_person": ["police", "school"]}] * 9 + [{"know_person": ["school"]}] * 3


def test_compare_network_counts_partner_types_per_person():
    network = network_of(BEFORE, AFTER)

    assert (network.n, network.left_out) == (12, 0)
    assert (network.change.mean_before, network.change.mean_after) == (8 / 12, 21 / 12)
    assert (network.change.better, network.change.same, network.change.worse) == (12, 0, 0)


def test_compare_network_compares_each_partner_type():
    partners = network_of(BEFORE, AFTER).partners

    assert [(each.name, each.before, each.after) for each in partners] == [
        ("police", 8, 9),
        ("school", 0, 12),
        ("rescue", 0, 0),
    ]


def test_compare_network_of_people_worked_with():
    worked = choose(WORKED_WITH, "police", "school")
    waves = [asked(wave, [{WORKED_WITH: ["police"]}] * 3, worked) for wave in ("pre", "followup")]

    network = compare_network(*waves, alike(3), WORKED_WITH)

    assert (network.question, network.change.mean, network.partners[0].interval) == (
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

    assert compare_network(*waves, alike(12)) == compare_network(*waves, alike(12)[::-1])
