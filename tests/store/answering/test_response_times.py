import pytest

from collector.store.answering.counts import count_response_times, list_response_times
from collector.store.questionnaire.versions import save_questionnaire
from tests.support.tiny_forms import read_form


@pytest.fixture
def versions(db):
    """Two versions of one questionnaire, and one of another with a time of its own."""
    other = save_questionnaire(db, "post", read_form("choice_limit"))
    count_response_times(db, other, {"start": 50})
    return [save_questionnaire(db, "pre", read_form(form)) for form in ("every_type", "skip_chain")]


def test_paces_are_counted_by_step_and_bucket(db, versions):
    for pace in ({"start": 10, "send": 0}, {"start": 10}, {"start": 20}):
        count_response_times(db, versions[0], pace)

    assert list_response_times(db, versions[0]) == {"start": {10: 2, 20: 1}, "send": {0: 1}}
    assert list_response_times(db, versions[1]) == {}


def test_versions_of_one_questionnaire_are_counted_together(db, versions):
    count_response_times(db, versions[0], {"start": 10})
    count_response_times(db, versions[1], {"start": 10, "send": 30})

    found = [list_response_times(db, version, of_all_versions=True) for version in versions]

    assert found == [{"start": {10: 2}, "send": {30: 1}}] * 2


def test_no_row_tells_of_a_person(db, versions):
    columns = list(db.table("paces").columns_dict)

    assert columns == ["questionnaire_version", "step", "seconds", "n"]
    assert [key.column for key in db.table("paces").foreign_keys] == ["questionnaire_version"]
