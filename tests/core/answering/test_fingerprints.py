import pytest

from collector.core.answering.fingerprints import fingerprint, list_outdated


def test_fingerprint_does_not_depend_on_order():
    assert fingerprint([3, 1, 2]) == fingerprint([1, 2, 3])


@pytest.mark.parametrize("others", [[], [1, 2], [1, 2, 3, 4], [1, 2, 4], [12, 3]])
def test_fingerprint_differs_when_any_response_does(others):
    assert fingerprint(others) != fingerprint([1, 2, 3])


@pytest.mark.parametrize(
    ("now", "outdated"),
    [
        ({"pre": "a", "post": "b"}, []),
        ({"pre": "a"}, []),
        ({"pre": "a", "post": "c"}, ["post"]),
        ({"pre": "a", "followup": "d"}, ["followup"]),
    ],
)
def test_list_outdated_names_the_waves_that_changed(now, outdated):
    assert list_outdated({"pre": "a", "post": "b"}, now) == outdated


def test_list_outdated_of_a_report_that_names_no_responses_names_every_wave():
    assert list_outdated({}, {"pre": "a", "post": "b"}) == ["pre", "post"]
