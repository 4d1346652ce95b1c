from collector.core.analysis.comparisons import AskedWave
from collector.core.questionnaire.model import Choice, Question
from collector.core.report.asked import breakdown_rows, profile_rows
from collector.core.rows.answers import People
from collector.core.waves import WaveName
from tests.core.ratings import questionnaire, rating, text

ROLE = Question(
    "role",
    "select_one",
    text("Role"),
    choices=tuple(Choice(name, text(name)) for name in ("leader", "guest")),
    public="breakdown",
)
PEOPLE = {
    1: {"role": "leader", "a": "5", "b": "1", "a2": "5", "b2": "2"},
    2: {"role": "leader", "a": "5", "b": "1", "a2": "4", "b2": "1"},
    3: {"role": "gone", "a": "2", "a2": "1"},
    4: {"a": "3", "b": "dk"},
}


SCALES = (("a", "safety"), ("b", "motivation"))


def asked(*questions):
    return AskedWave(WaveName.PRE, questionnaire(*questions), PEOPLE)


def test_a_rating_is_broken_down_by_role_and_who_has_none_is_other():
    [row] = breakdown_rows(asked(ROLE, rating("a")))

    assert (row.question, row.variable) == ("a", "role")
    assert [(group.name, group.n) for group in row.groups] == [
        ("leader", 2),
        ("guest", 0),
        ("other", 2),
    ]
    assert row.groups[0].counts == {"1": 0, "2": 0, "3": 0, "4": 0, "5": 2}


def test_a_rating_that_is_never_public_is_not_broken_down():
    assert list(breakdown_rows(asked(ROLE, rating("a", public="never")))) == []


def test_everybody_has_a_profile_of_the_first_scale_the_role_and_the_others():
    items = [rating(f"{name}{at}", scale) for name, scale in SCALES for at in ("", "2")]

    [row] = profile_rows(asked(ROLE, *items))

    assert (row.columns, row.n) == (["safety", "role", "motivation"], 4)
    assert row.people == [
        People(values=["high", "leader", "low"], count=2),
        People(values=["low", "unknown", "unknown"], count=1),
        People(values=["middle", "unknown", "unknown"], count=1),
    ]


def test_one_column_makes_no_profile():
    assert list(profile_rows(asked(rating("a"), rating("a2")))) == []


def test_a_scale_of_one_item_is_no_column():
    assert list(profile_rows(asked(ROLE, rating("a")))) == []
