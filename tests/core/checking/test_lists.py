import pytest

from tests.support.tiny_forms import check_form


@pytest.mark.parametrize(
    ("edits", "problems"),
    [
        (
            [("choices", 8, "name", "")],
            ["choices row 8, name: write a name of letters a-z, digits, _ and -"],
        ),
        (
            [("choices", 8, "name", "two words")],
            ["choices row 8 (two words), name: write a name of letters a-z, digits, _ and -"],
        ),
        (
            [("choices", 8, "name", "police")],
            ["choices row 8 (police), name: row 7 of this list has this name; change one"],
        ),
        (
            [("choices", 8, "list_name", "")],
            ["choices row 8 (rescue), list_name: the choice belongs to no list; name one"],
        ),
        (
            [("survey", 4, "type", "select_multiple service")],
            [
                (
                    "survey row 4 (know_person), type: "
                    "there is no list service; did you mean services?"
                ),
                (
                    "choices row 7 (police), list_name: "
                    "no question uses the list services; remove it or use it"
                ),
            ],
        ),
        (
            [("choices", number, "missing", "yes") for number in (7, 8, 9)],
            [
                (
                    "choices row 7 (police), list_name: "
                    "the list services holds no answer but missing ones; add one"
                )
            ],
        ),
    ],
)
def test_list_is_complete_and_used(edits, problems):
    assert check_form("every_type", *edits) == problems
