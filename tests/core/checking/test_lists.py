import pytest

from tests.support.tiny_forms import check_form

SERVICES = ("police", "rescue", "health")


@pytest.mark.parametrize(
    ("edits", "problems"),
    [
        (
            [("choices", "services rescue", "name", "")],
            ["choices row 8, name: write a name of letters a-z, digits, _ and -"],
        ),
        (
            [("choices", "services rescue", "name", "two words")],
            ["choices row 8 (two words), name: write a name of letters a-z, digits, _ and -"],
        ),
        (
            [("choices", "services rescue", "name", "police")],
            ["choices row 8 (police), name: row 7 of this list has this name; change one"],
        ),
        (
            [("choices", "services rescue", "list_name", "")],
            ["choices row 8 (rescue), list_name: the choice belongs to no list; name one"],
        ),
        (
            [("survey", "know_person", "type", "select_multiple service")],
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
            [("choices", f"services {name}", "missing", "yes") for name in SERVICES],
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
