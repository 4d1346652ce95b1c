import pytest

from collector.core.wording.findings import (
    describe_barriers,
    describe_drivers,
    describe_network,
    describe_priorities,
    describe_proportions,
    describe_stages,
    describe_steps,
    describe_trend,
)
from collector.texts.languages import LANGUAGES
from collector.texts.subjects import scale_subject
from tests.core.findings import (
    DOWN,
    EVENTS,
    LABELS,
    NEVER_CAUSES,
    UNCLEAR,
    UP,
    coded,
    driver,
    line,
    network,
    plain,
    priorities,
    share,
    transfer,
)


@pytest.mark.parametrize(
    ("drivers", "said"),
    [
        ([], None),
        (
            [driver("use_topics", 9, None, None)],
            ("Too few answers to say what goes together with how useful people found the seminar."),
        ),
        (
            [driver("use_topics", interval=UNCLEAR), driver("use_people", rho=-0.4, interval=DOWN)],
            (
                "It is not clear what goes together with how useful people found the seminar (58 "
                "people answered)."
            ),
        ),
        (
            [driver("use_topics"), driver("fires", 40), driver("use_people", interval=UNCLEAR)],
            (
                "How useful people found the seminar goes together with the rating of the topics "
                f"and agreement with “Fires” (40 people answered). {NEVER_CAUSES}"
            ),
        ),
        (
            [driver("use_moderator", 17)],
            (
                "How useful people found the seminar goes together with the rating of the "
                "moderator (17 people answered, so this is only a first sign). "
                f"{NEVER_CAUSES}"
            ),
        ),
    ],
    ids=["not asked", "too few", "none clear", "two clear", "indicative"],
)
def test_describe_drivers_names_what_clearly_goes_together(drivers, said):
    assert plain(describe_drivers(drivers, LABELS)) == said


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            network(9, UP),
            (
                "The network – too few answers to say anything about change (9 people who "
                "answered both times; at least 10 are needed)."
            ),
        ),
        (
            network(17, UP),
            (
                "People now know somebody to call in more services: 4.2 on average, 4.0 before (17 "
                "people who answered both times, so this is only a first sign)."
            ),
        ),
        (
            network(61, DOWN),
            (
                "People now know somebody to call in fewer services: 3.8 on average, 4.0 before "
                "(61 people who answered both times)."
            ),
        ),
        (
            network(61, UNCLEAR, "worked_with"),
            (
                "With how many services people work has not clearly changed: 4.1 on average, 4.0 "
                "before (61 people who answered both times)."
            ),
        ),
        (
            network(61, UP, "our_own"),
            (
                "People now name more partners: 4.2 on average, 4.0 before (61 people who answered "
                "both times)."
            ),
        ),
    ],
    ids=["too few", "more", "fewer", "unclear", "another question"],
)
def test_describe_network_by_people_question_and_direction(found, said):
    assert plain(describe_network(found)) == said


@pytest.mark.parametrize(
    ("shares", "said"),
    [
        ([], []),
        ([share("fires", 1, 3, None, 9)], []),
        ([share("fires", 5, 8)], ["The share of no answer has clearly changed."]),
        (
            [share("fires", 5, 12, UP), share("drugs", 5, 15, UP), share("crime", 9, 2, DOWN)],
            [
                "Named clearly more often than before: “Drugs” and “Fires”.",
                "Named clearly less often than before: “Crime”.",
            ],
        ),
    ],
    ids=["nothing", "too few", "none clear", "both ways"],
)
def test_describe_shares_names_what_clearly_moved(shares, said):
    assert [plain(each) for each in describe_proportions(shares, LABELS)] == said


def test_describe_shares_names_three_of_many():
    shares = [share(name, 5, 15 + place, UP) for place, name in enumerate("abcde")]

    [said] = describe_proportions(shares, {})

    assert plain(said) == "Named clearly more often than before: “e”, “d”, “c” and 2 more."


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
            priorities(61, (1, 1), (2, 2), (3, 3)),
            (
                "The risk named most often was the same before and after: “Fires” (61 people who "
                "answered both times)."
            ),
        ),
        (
            priorities(17, (2, 1), (1, 1), (3, 3)),
            (
                "Named most often before: “Drugs”; after: “Drugs” and “Fires” (17 people who "
                "answered both times, too few to see a small change)."
            ),
        ),
    ],
    ids=["too few", "the same", "tied and few"],
)
def test_describe_priorities_by_who_comes_first(found, said):
    assert plain(describe_priorities(found, LABELS)) == said


def test_describe_stages_names_the_first_risk_and_counts_stages():
    rows = [coded("fires", 7, 2), coded("drugs", 7, 2)]

    said = [plain(each) for each in describe_stages(rows, LABELS)]

    assert said == [
        "The texts that people wrote are most often about “Fires” and “Drugs” (7 of 14).",
        "By stage: prevention 4, response 4, elimination of the consequences 4.",
    ]


@pytest.mark.parametrize("rows", [[], [coded("fires", 0, 0)]])
def test_describe_stages_of_no_texts_is_nothing(rows):
    assert describe_stages(rows, LABELS) == []


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "et",
            (
                "Inimestel on nüüd rohkemates asutustes keegi, kellele helistada: keskmiselt 4,2, "
                "enne 4,0 (mõlemal korral vastas 61 inimest)."
            ),
        ),
        (
            "ru",
            (
                "Теперь людям есть кому позвонить в большем числе служб: в среднем 4,2, раньше 4,0 "
                "(оба раза ответил 61 человек)."
            ),
        ),
    ],
)
def test_describe_network_in_other_languages(language, said):
    assert plain(describe_network(network(61, UP)), language) == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_findings_say_fills_every_place_in_every_language(language):
    said = [
        describe_drivers([driver("use_topics"), driver("fires")], LABELS),
        describe_network(network(61, UP)),
        *describe_proportions([share("fires", 5, 12, UP)], LABELS),
        describe_priorities(priorities(61, (1, 1), (2, 2), (3, 3)), LABELS),
        *describe_stages([coded("fires", 7, 2)], LABELS),
        describe_steps(transfer(12, 10, 8)),
        describe_steps(transfer(1, 1, 1)),
        describe_barriers(transfer(4, 3, 2, [("fires", 9)]), LABELS),
        *(
            describe_trend(line(3.0, 3.8), at, EVENTS, scale_subject("safety"))
            for at in ("e0", "e1")
        ),
    ]

    texts = [each[language] for each in said]

    assert [each for each in texts if "{" in each or each[-1] != "."] == []
