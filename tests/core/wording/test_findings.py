import pytest

from collector.core.rows.changes import Unknowing
from collector.core.statistics.claims import judge
from collector.core.wording.findings import (
    describe_barriers,
    describe_choices,
    describe_drivers,
    describe_network,
    describe_priorities,
    describe_stages,
    describe_steps,
    describe_unknowing,
)
from collector.core.wording.series import describe_trend
from collector.texts.languages import LANGUAGES
from collector.texts.subjects import scale_subject
from tests.core.filled import fill
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
                "People now know somebody to call in more services: 4.3 on average, 4.0 before (17 "
                "people who answered both times, so this is only a first sign; the true rise may "
                "be anywhere from 0.1 to 0.4)."
            ),
        ),
        (
            network(61, DOWN),
            (
                "People now know somebody to call in fewer services: 3.8 on average, 4.0 before "
                "(61 people who answered both times; the true fall may be anywhere from 0.1 to "
                "0.4)."
            ),
        ),
        (
            network(61, UNCLEAR, "worked_with"),
            (
                "With how many services people work has not changed by as much as matters: 4.1 on "
                "average, 4.0 before (61 people who answered both times; the true change may be "
                "anywhere from −0.1 to +0.3)."
            ),
        ),
        (
            network(61, (-0.6, 0.6), "worked_with"),
            (
                "We cannot tell whether the number of services that people work with has changed: "
                "4.0 on average, 4.0 before (61 people who answered both times; the true change "
                "may be anywhere from −0.6 to +0.6)."
            ),
        ),
        (
            network(61, UP, "our_own"),
            (
                "People now name more partners: 4.3 on average, 4.0 before (61 people who answered "
                "both times; the true rise may be anywhere from 0.1 to 0.4)."
            ),
        ),
    ],
    ids=["too few", "more", "fewer", "no change", "unclear", "another question"],
)
def test_describe_network_by_people_question_and_direction(found, said):
    assert plain(describe_network(found)) == said


def unknowing(gained, lost, interval):
    verdict = judge(40, 0.5, interval)
    bounds = {"simultaneous_low": interval[0], "simultaneous_high": interval[1]}
    cells = {"n": 40, "gained": gained, "lost": lost, "verdict": verdict}
    return fill(Unknowing, {**cells, **bounds})


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (unknowing(3, 1, (-0.1, 0.2)), None),
        (
            unknowing(26, 0, (0.3, 0.8)),
            (
                "Sense of safety: 26 said “don't know” before and answered everything after, 0 the "
                "other way round (40 people); the true share of people who can answer rose by "
                "anywhere from 30% to 80%."
            ),
        ),
        (
            unknowing(2, 20, (-0.7, -0.2)),
            (
                "Sense of safety: 20 answered everything before and said “don't know” after, 2 the "
                "other way round (40 people); the true share of people who do not know rose by "
                "anywhere from 20% to 70%."
            ),
        ),
    ],
    ids=["unclear", "to an answer", "and back"],
)
def test_describe_unknowing_only_where_it_is_clear(found, said):
    assert plain(describe_unknowing(found, scale_subject("safety"))) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "et",
            (
                "Inimestel on nüüd rohkemates asutustes keegi, kellele helistada: keskmiselt 4,3, "
                "enne 4,0 (mõlemal korral vastas 61 inimest; tegelik kasv võib olla 0,1 kuni 0,4)."
            ),
        ),
        (
            "ru",
            (
                "Теперь людям есть кому позвонить в большем числе служб: в среднем 4,3, раньше 4,0 "
                "(оба раза ответил 61 человек; на деле рост может быть от 0,1 до 0,4)."
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
        *describe_choices([share("fires", 5, 12, UP)], 30, LABELS),
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
