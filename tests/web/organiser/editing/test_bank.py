"""Adding questions from the bank to a draft."""

import re

import pytest

from tests.web.organiser.editing.drafting import DRAFT, row_of

PAGE = f"{DRAFT}/bank"


def test_questions_are_added_from_the_bank(draft, organiser):
    [item] = re.findall(
        r'value="(\w{12})"> <span>How many seminars of this series have you attended before',
        organiser.get(PAGE).text,
    )
    section = row_of(draft, "county")

    response = organiser.post(PAGE, PAGE, step=0, item=item, section=section)

    added = row_of(draft, "attended")
    assert row_of(draft, "county") < added < row_of(draft, "services")
    assert (
        "added How many seminars of this series have you attended before?"
        in organiser.get(response.location).text
    )


def test_bank_marks_what_is_asked_already(draft, organiser):
    page = organiser.get(PAGE).text

    assert re.search(r"checked disabled> <span>People in our county are safe", page)


@pytest.mark.parametrize(("fields", "status"), [({"step": 7}, 409), ({"section": 2}, 404)])
def test_bank_refuses_an_older_draft_and_other_sections(draft, organiser, fields, status):
    response = organiser.post(PAGE, PAGE, **{"step": 0, "section": 1, **fields})

    assert (response.status_code, draft().step) == (status, 0)
