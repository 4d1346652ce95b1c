import pytest

from collector.formats.plots.report_charts import list_drawings
from tests.formats.plots.documents import chosen, list_question, paired, report, texts

NAMES = ("police", "rescue", "school", "health", "ngo", "fires")
CHOICES = [(name, texts(name.title())) for name in NAMES]


def drawn(language="en", **rows):
    asked = [
        list_question(name, wave, CHOICES)
        for name in ("know_person", "worked_with", "top_risks")
        for wave in ("pre", "post", "followup")
    ]
    document = report(questions=asked, results=[], changes=[], **rows)
    return {(each.name, each.part): each.draw(language) for each in list_drawings(document)}


def network(*partners, question="know_person", comparison="pre_post", n=50):
    return chosen(question, n, "partners", list(partners), comparison)


def ranked(**ranks):
    return [
        paired(name, 50, 30, 20, rank_before=before, rank_after=after)
        for name, (before, after) in ranks.items()
    ]


SUPPRESSED = {"simultaneous_low": None, "simultaneous_high": None}
UP, DOWN, SAME = (10, 40), (40, 10), (20, 21)


@pytest.mark.parametrize(
    ("moves", "title"),
    [
        ({"police": UP}, "Who can be called – more often: Police"),
        (
            {"police": UP, "rescue": DOWN, "ngo": SAME},
            "Who can be called – more often: Police; less often: Rescue",
        ),
        ({"ngo": SAME}, "Who can be called – we cannot tell whether anything changed"),
        (
            dict.fromkeys(NAMES[:5], UP),
            "Who can be called – more often: Health, Ngo, Police and 2 more",
        ),
    ],
    ids=["up", "both", "cannot tell", "many"],
)
def test_network_is_titled_by_who_is_known_to_more_and_to_fewer(moves, title):
    partners = [paired(name, 50, *move) for name, move in moves.items()]

    [chart] = drawn(network=[network(*partners)]).values()

    assert chart.title == title


def test_network_tells_shares_with_the_interval_of_their_change_most_named_first():
    partners = [paired("ngo", 50, 5, 6), paired("police", 50, 10, 40, **SUPPRESSED)]

    [chart] = drawn(network=[network(*partners)]).values()

    assert chart.description.replace("\u00a0", " ") == (
        "Police: 20% → 80%. Ngo: 10% → 12% (−9 … +13). n = 50."
    )


@pytest.mark.parametrize(
    ("bounds", "title"),
    [
        ({"simultaneous_low": -0.05, "simultaneous_high": 0.05}, "no change that matters"),
        (SUPPRESSED, "before and after"),
    ],
)
def test_network_without_a_change_says_what_is_known(bounds, title):
    partner = paired("police", 50, 10, 10, **bounds)

    [chart] = drawn(network=[network(partner)]).values()

    assert chart.title == f"Who can be called – {title}"


def test_a_change_of_few_people_is_titled_as_a_first_sign():
    [chart] = drawn(network=[network(paired("police", 20, 2, 16), n=20)]).values()

    assert chart.title == "Who can be called – more often: Police (a first sign)"


def test_another_list_is_drawn_as_the_network_is():
    choices = [paired("police", 50, 10, 40)]

    [(drawing, chart)] = drawn(lists=[chosen("worked_with", 50, "choices", choices)]).items()

    assert drawing == ("lists_worked_with", "pre_post")
    assert chart.title.endswith(" – more often: Police")


def test_network_says_clear_by_the_interval_as_computed_not_as_rounded():
    partner = paired("police", 50, 10, 16, simultaneous_low=0.001)

    [chart] = drawn(network=[network(partner)]).values()

    assert chart.title == "Who can be called – more often: Police"


def test_network_is_drawn_once_for_each_question_by_its_first_comparison():
    partner = paired("police", 50, 10, 40)
    rows = [
        network(partner),
        network(partner, comparison="pre_followup"),
        network(partner, question="worked_with", comparison="pre_followup"),
    ]

    assert list(drawn(network=rows)) == [
        ("network_know_person", "pre_post"),
        ("network_worked_with", "pre_followup"),
    ]


@pytest.mark.parametrize(
    ("first", "title"),
    [
        (("fires", "fires"), "Named clearly most often before and after: Fires"),
        (("fires", "police"), "Named clearly most often before: Fires; after: Police"),
        (("", "police"), "Named clearly most often before: none; after: Police"),
        (("", ""), "No risk is clearly ahead of the others"),
    ],
)
def test_risks_are_titled_by_what_clearly_comes_first(first, title):
    leaders = dict(zip(("first_before", "first_after"), first, strict=True))
    rows = ranked(fires=(1, 1), police=(2, 2))

    [chart] = drawn(risks=[chosen("top_risks", 50, "risks", rows, **leaders)]).values()

    assert chart.title == title


def test_risks_tell_ranks_and_shares():
    rows = [chosen("top_risks", 50, "risks", ranked(fires=(1, 2)))]

    [chart] = drawn("et", risks=rows).values()

    assert chart.description.replace("\u00a0", " ") == (
        "Fires: enne 1. koht, 60%; pärast 2. koht, 40% (−31 … −9)."
    )


@pytest.mark.parametrize(("n", "parts"), [(9, ["fires"]), (50, [])])
def test_choices_of_few_people_or_of_nothing_are_no_chart(n, parts):
    rows = [paired(name, n, 1, 2, rank_before=1, rank_after=1) for name in parts]

    assert drawn(network=[network(*rows, n=n)], risks=[chosen("top_risks", n, "risks", rows)]) == {}
