"""What is said of lists: choices, priorities and the risks that people wrote of."""

import pytest

from collector.core.rows.parts import Caution, CautionKind
from collector.core.rows.seminar import ListChange
from collector.core.wording.findings import (
    describe_choices,
    describe_list,
    describe_priorities,
    describe_stages,
)
from tests.core.filled import fill
from tests.core.findings import (
    DOWN,
    LABELS,
    UP,
    coded,
    plain,
    priorities,
    share,
)
from tests.core.ratings import text

BASE = "(30 people who answered both times)."
FELL = "true change −40 to −10 percentage points"
TRULY = "true change +10 to +40 percentage points"
BOTH = f"“Drugs” (20% → 50%, {TRULY}) and “Fires” (20% → 40%, {TRULY})"
SIGN = "(20 people who answered both times, so this is only a first sign)."


@pytest.mark.parametrize(
    ("shares", "n", "said"),
    [
        ([share("fires", 1, 3, None, 9)], 9, []),
        (
            [share("fires", 5, 8), share("drugs", 5, 5, (-0.05, 0.05))],
            30,
            [f"For no answer can it be said for sure that its share changed {BASE}"],
        ),
        (
            [share("fires", 5, 5, (-0.05, 0.05))],
            30,
            [f"No answer changed its share by ten percentage points or more {BASE}"],
        ),
        (
            [share("fires", 6, 12, UP), share("drugs", 6, 15, UP), share("crime", 9, 3, DOWN)],
            30,
            [
                f"Named clearly more often than before: {BOTH} {BASE}",
                f"Named clearly less often than before: “Crime” (30% → 10%, {FELL}) {BASE}",
            ],
        ),
        (
            [share("fires", 4, 8, UP, n=20)],
            20,
            [
                f"Named clearly more often than before: “Fires” (20% → 40%, {TRULY}) {SIGN}",
            ],
        ),
    ],
    ids=["too few", "none clear", "none moved", "both ways", "few"],
)
def test_describe_choices_names_what_clearly_moved(shares, n, said):
    assert [plain(each) for each in describe_choices(shares, n, LABELS)] == said


def test_describe_choices_names_three_of_many():
    shares = [share(name, 3, 15 + 3 * place, UP) for place, name in enumerate("abcde")]

    [said] = describe_choices(shares, 30, {})

    assert plain(said) == (
        f"Named clearly more often than before: “e” (10% → 90%, {TRULY}), “d” (10% → 80%, "
        f"{TRULY}), “c” (10% → 70%, {TRULY}) and 2 more {BASE}"
    )


def test_describe_choices_warns_of_what_only_alone_looks_like_a_change():
    alone = share("fires", 5, 12, cautions=[Caution(kind=CautionKind.MULTIPLICITY)])

    _, care = describe_choices([alone, share("drugs", 5, 5)], 30, LABELS)

    assert plain(care) == (
        "With care: on its own each of these would look like a change: “Fires”; among so many "
        "answers it may be chance."
    )


def test_describe_list_names_its_question():
    found = fill(ListChange, {"n": 30, "choices": [share("yes", 0, 24, (0.5, 0.9))]})

    said = describe_list(found, text("Do you have a plan?"), {"yes": text("Yes")})

    assert plain(said) == (
        "“Do you have a plan?”: named clearly more often than before: “Yes” (0% → 80%, true change "
        f"+50 to +90 percentage points) {BASE}"
    )
    assert describe_list(fill(ListChange, {"n": 9, "choices": []}), text("Q"), {}) is None


RANKED = ((18, 18), (12, 15), (6, 3))


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            priorities(9, (1, 1), (2, 2), (3, 3)),
            (
                "The order of risks – too few answers to say anything about change (9 people who "
                "answered both times; at least 10 are needed)."
            ),
        ),
        (
            priorities(60, *RANKED, before="fires", after="fires"),
            (
                "Of the risks people named before: clearly most often “Fires” (30%); after: "
                "clearly most often “Fires” (30%) (60 people who answered both times)."
            ),
        ),
        (
            priorities(20, (9, 9), (8, 0), (7, 0)),
            (
                "Of the risks people named before: “Fires” (45%), “Drugs” (40%), “Crime” (35%); "
                "none is clearly ahead of the others; after: “Fires” (45%); none is clearly ahead "
                "of the others (20 people who answered both times, so this is only a first sign)."
            ),
        ),
        (
            priorities(60, (0, 6), (0, 0), (0, 0)),
            (
                "Of the risks people named before: nothing; after: “Fires” (10%); none is clearly "
                "ahead of the others (60 people who answered both times)."
            ),
        ),
    ],
    ids=["too few", "one leads", "none leads", "nothing"],
)
def test_describe_priorities_names_a_leader_only_where_one_stands_out(found, said):
    assert plain(describe_priorities(found, LABELS)) == said


def test_describe_stages_names_the_risks_and_counts_stages():
    rows = [coded("fires", 7, 2), coded("drugs", 7, 2)]

    said, stages = [plain(each) for each in describe_stages(rows, LABELS)]

    assert said == (
        "What the texts that people wrote (14) are about: “Fires” (50%), “Drugs” (50%); none is "
        "clearly ahead of the others."
    )
    assert stages == "By stage: prevention 4, response 4, elimination of the consequences 4."


def test_describe_stages_names_the_risk_that_leads():
    said, _ = describe_stages([coded("fires", 90, 2, leads=True), coded("drugs", 10, 2)], LABELS)

    assert plain(said) == (
        "What the texts that people wrote (100) are about: clearly most often “Fires” (90%)."
    )


@pytest.mark.parametrize("rows", [[], [coded("fires", 0, 0)]])
def test_describe_stages_of_no_texts_is_nothing(rows):
    assert describe_stages(rows, LABELS) == []
