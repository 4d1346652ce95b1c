import pytest

from collector.core.checking.rules import check_sheets
from tests.support.tiny_forms import check_form, named, read_form

LOP_SIDED = (
    "write 1 2 3 4 5 in this order, so that both sides and the middle are there "
    "(or name choices by words)"
)


@pytest.mark.parametrize(
    ("names", "problems"),
    [
        (["1", "2", "4", "5"], [f"the rating agree5 has the points 1 2 4 5; {LOP_SIDED}"]),
        (
            ["5", "4", "3", "2", "1"],
            [f"the rating agree5 has the points 5 4 3 2 1; {LOP_SIDED}"],
        ),
        (["1", "2", "3"], []),
        (["1", "2", "3", "4", "5", "6", "7"], []),
        (
            ["1", "2", "3", "4", "5", "6"],
            [
                f"the rating agree5 has the points 1 2 3 4 5 6; {LOP_SIDED}".replace(
                    "5 in", "5 6 7 in"
                )
            ],
        ),
        (["never", "often"], []),
        (
            ["1", "2", "dk", "3", "4", "5"],
            ["put the missing choice after the points of the rating"],
        ),
    ],
)
def test_rating_has_both_sides_and_a_middle(names, problems):
    sheets = read_form("then_items")
    labels = {key: text for key, text in sheets.choices[0].items() if "::" in key}
    dk = {"dk": {"missing": "yes"}}
    sheets.choices[:] = [
        {"list_name": "agree5", "name": name, **labels, **dk.get(name, {})} for name in names
    ]
    del named(sheets.survey, "comp_doubt")["bind::reverse"]

    assert [str(problem.message) for problem in check_sheets(sheets)] == problems


def test_scale_uses_one_list():
    sheets = read_form("then_items")
    sheets.choices.extend([{**row, "list_name": "other5"} for row in sheets.choices])
    named(sheets.survey, "comp_doubt")["type"] = "select_one other5"

    assert [str(problem) for problem in check_sheets(sheets)] == [
        (
            "survey row 3 (comp_doubt), type: other5 is another list than agree5 of comp_task "
            "in the same scale competence; use one list"
        )
    ]


def test_background_is_two_questions_at_most():
    edits = [
        ("survey", name, "bind::scale", "background")
        for name in ("mot_interest", "know_person", "years")
    ]

    assert check_form("every_type", *edits) == [
        (
            "survey row 5 (years), bind::scale: "
            "more than 2 background questions single people out; remove one"
        )
    ]


@pytest.mark.parametrize(
    ("edit", "place", "message"),
    [
        (
            ("survey", "comp_task_then", "bind::then_item_of", "comp_tusk"),
            "survey row 4 (comp_task_then), bind::then_item_of",
            "comp_tusk is no other question; did you mean comp_task?",
        ),
        (
            ("survey", "comp_task_then", "bind::then_item_of", "comp_task_then"),
            "survey row 4 (comp_task_then), bind::then_item_of",
            "comp_task_then is no other question; did you mean comp_task?",
        ),
        (
            ("survey", "comp_task", "bind::scale", "Competence"),
            "survey row 2 (comp_task), bind::scale",
            "begin with a small letter a-z and use only small letters, digits and _",
        ),
    ],
)
def test_item_names_its_scale_and_what_it_looks_back_on(edit, place, message):
    assert check_form("then_items", edit) == [f"{place}: {message}"]


@pytest.mark.parametrize(
    ("edits", "place", "message"),
    [
        (
            [("survey", "proposal_text", "bind::public", "results")],
            "survey row 6 (proposal_text), bind::public",
            "texts are never published raw; write never",
        ),
        (
            [("survey", "know_person", "bind::public", "breakdown")],
            "survey row 4 (know_person), bind::public",
            "only select_one makes groups; write results",
        ),
        (
            [
                ("survey", "know_person", "type", "select_one services"),
                ("survey", "know_person", "bind::reverse", "yes"),
            ],
            "survey row 4 (know_person), bind::reverse",
            "only a rating can be turned round; empty the cell",
        ),
        (
            [
                ("survey", "know_person", "type", "select_one services"),
                ("survey", "know_person", "bind::then_item_of", "mot_interest"),
            ],
            "survey row 4 (know_person), bind::then_item_of",
            "use the list of mot_interest (agree5), so that the two compare",
        ),
    ],
)
def test_binding_fits_the_question(edits, place, message):
    assert check_form("every_type", *edits) == [f"{place}: {message}"]
