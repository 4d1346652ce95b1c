import pytest

from tests.support.tiny_forms import check_form


@pytest.mark.parametrize(
    ("relevant", "message"),
    [
        ("${took_part} = ", "column 15 of the expression: expected a value, found the end"),
        (
            "today() = 1",
            (
                "column 1 of the expression: unknown function today; "
                "known are not(), selected(), count-selected()"
            ),
        ),
        ("${what} = 'x'", "${what} is asked later (row 4); refer to an earlier question"),
        ("${learnt} = 'yes'", "${learnt} is the question itself; refer to an earlier one"),
        (". = 'yes'", "the dot is the question itself; refer to an earlier one by ${name}"),
        (
            "${tookpart} = 'yes'",
            "${tookpart} is not in this questionnaire; did you mean took_part?",
        ),
        ("${steps} = 'yes'", "${steps} is a group and has no answer"),
        (
            "${took_part} = 'Yes'",
            "Yes is not in the list yes_no of took_part; did you mean yes?",
        ),
        ("4 < ${took_part}", "4 is not in the list yes_no of took_part; it has yes, no"),
        (
            "selected(${took_part}, 'x')",
            "x is not in the list yes_no of took_part; it has yes, no",
        ),
        (
            "count-selected(${took_part}) > 1",
            "count-selected() needs a question of type select_multiple, not select_one",
        ),
    ],
)
def test_condition_that_can_never_work_is_explained(relevant, message):
    problems = check_form("skip_chain", ("survey", "learnt", "relevant", relevant))

    assert problems == [f"survey row 3 (learnt), relevant: {message}"]


@pytest.mark.parametrize(
    "relevant", ["${took_part} != ''", "${took_part} = ${took_part}", "not(${took_part})"]
)
def test_condition_on_an_earlier_answer_is_fine(relevant):
    assert check_form("skip_chain", ("survey", "learnt", "relevant", relevant)) == []


def test_group_may_not_depend_on_its_own_question():
    problems = check_form("section_skip", ("survey", "second", "relevant", "${hours} > 2"))

    assert problems == [
        (
            "survey row 4 (second), relevant: "
            "${hours} is asked later (row 5); refer to an earlier question"
        )
    ]


@pytest.mark.parametrize(
    ("constraint", "problems"),
    [
        ("${years} > 0 and . < 9", []),
        (
            "selected(., '1')",
            ["selected() needs a question of type select_multiple or select_one, not integer"],
        ),
        (". < ${mot_interest} or ${welcome} = 1", ["${welcome} is a note and has no answer"]),
    ],
)
def test_constraint_may_refer_to_its_own_question(constraint, problems):
    found = check_form("every_type", ("survey", "years", "constraint", constraint))

    assert found == [f"survey row 5 (years), constraint: {problem}" for problem in problems]
