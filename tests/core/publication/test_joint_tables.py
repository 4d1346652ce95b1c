"""What tables of groups, and of those who came once, tell together: small editions made by hand."""

from dataclasses import fields

import pytest

from collector.core.publication.joint_tables import list_joint_tables
from collector.core.rows.answers import BreakdownRow, ResultRow
from collector.core.rows.asked import ChoiceRow, EventRow, QuestionRow, WaveRow
from collector.core.rows.seminar import ListRow
from collector.core.rows.tables import Tables
from tests.core.effort import effort

POINTS = ("1", "2", "3", "4", "5")


def fill(kind, cells):
    """Return a public row of which a test says only what matters to it."""
    names = [each.name for each in fields(kind)]
    return kind(**dict.fromkeys(names) | {name: cells[name] for name in names if name in cells})


def count(wave, question, counts):
    """Yield the results of a question of a wave."""
    n = sum(counts.values())
    about = {"wave": wave, "question": question, "n": n}
    return [fill(ResultRow, {**about, "choice": each, "count": counts[each]}) for each in counts]


def lay_out(agree, rest, **roles):
    """Return an edition with thirty leaders, and others merged, who agree or do not."""
    groups = {"leading": {"disagree": 10, "neither": 10, "agree": 10}}
    groups["other"] = {"disagree": rest, "neither": 0, "agree": agree}
    asked = {"wave": "pre", "question": "a", "type": "select_one"}
    spread = {"1": 5, "2": 5 + rest, "3": 10, "4": 5 + agree - agree // 2, "5": 5 + agree // 2}
    return Tables(
        events=[fill(EventRow, {"primary_scales": ""})],
        waves=[fill(WaveRow, {"wave": "pre", "responses": 30 + agree + rest})],
        questions=[
            fill(QuestionRow, {**asked, "scale": "s", "reverse": False}),
            fill(QuestionRow, {**asked, "question": "role", "scale": "background"}),
        ],
        choices=[fill(ChoiceRow, {**asked, "choice": point, "missing": False}) for point in POINTS],
        results=[*count("pre", "a", spread), *count("pre", "role", {"leading": 30, **roles})],
        breakdowns=[
            fill(
                BreakdownRow,
                {"wave": "pre", "question": "a", "variable": "role", "people": name}
                | {"category": each, "count": n, "n": sum(counts.values())},
            )
            for name, counts in groups.items()
            for each, n in counts.items()
        ],
    )


def find_telling(tables):
    return [each.name for each in list_joint_tables(tables) if each.is_telling(effort())]


@pytest.mark.parametrize(("agree", "rest", "telling"), [(21, 1, True), (21, 5, False)])
def test_a_small_group_merged_into_others_who_nearly_all_agree_is_told_of(agree, rest, telling):
    tables = lay_out(agree, rest, guest=3, volunteer=agree + rest - 3)

    assert find_telling(tables) == ["pre/breakdown/a/role"] * telling


@pytest.mark.parametrize(("chose", "telling"), [(4, True), (9, False)])
def test_a_list_tells_that_the_few_who_chose_came_the_other_time(chose, telling):
    """Of thirty answers twenty are linked, and all four who chose it, or four of nine."""
    row = {"comparison": "pre_post", "question": "plan", "choice": "no", "n": 20}
    tables = Tables(
        events=[fill(EventRow, {"primary_scales": ""})],
        waves=[fill(WaveRow, {"wave": each, "responses": 30}) for each in ("pre", "post")],
        results=[
            each
            for wave in ("pre", "post")
            for each in count(wave, "plan", {"yes": 30 - chose, "no": chose})
        ],
        lists=[
            fill(
                ListRow,
                {**row, "before": 4, "after": 4, "low": None, "high": None}
                | {"simultaneous_low": None, "simultaneous_high": None},
            )
        ],
    )

    assert find_telling(tables) == ["pre_post/lists/plan/no"] * telling
