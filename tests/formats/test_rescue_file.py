import json

import pytest

from collector.core.answering.rescue import Unsent
from collector.errors import RescueFileError
from collector.formats.rescue_file import FILE_LIMIT, FORMAT, read_rescue_file
from tests.support.factories import NOW
from tests.support.rescuing import rescue_file, unsent


def test_file_gives_its_submissions():
    written = unsent(mot_interest='"4"', mot_reason="\u0000😀")

    [read] = read_rescue_file(rescue_file(written))

    assert read == Unsent("spring", "pre", NOW, written["fields"])


def test_phones_way_to_write_a_time_is_understood():
    written = unsent() | {"finished": "2026-05-12T10:00:00.000Z"}

    [read] = read_rescue_file(rescue_file(written))

    assert read.finished == NOW


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "json"),
        (b"no json", "json"),
        (b"\xff\xfe{}", "json"),
        (b"[" * 200_000, "json"),
        (b"1" * 5000, "json"),
        (b"[]", "format"),
        (b'{"format": "other", "submissions": []}', "format"),
        (json.dumps({"format": FORMAT, "submissions": []}).encode(), "empty"),
        (json.dumps({"format": FORMAT, "submissions": {}}).encode(), "empty"),
        (b" " * (FILE_LIMIT + 1), "large"),
    ],
)
def test_what_is_no_rescue_file_is_refused_with_the_reason(data, reason):
    with pytest.raises(RescueFileError) as refusal:
        read_rescue_file(data)

    assert refusal.value.reason == reason


@pytest.mark.parametrize(
    "damage",
    [
        {"path": None},
        {"path": "/e/spring"},
        {"path": "/e/spring/pre/more"},
        {"path": "/e/../pre"},
        {"finished": None},
        {"finished": "yesterday"},
        {"finished": "2026-05-12T10:00:00"},
        {"finished": "0001-01-01T00:00:00Z"},
        {"finished": "9999-12-31T23:59:59Z"},
        {"fields": None},
        {"fields": {"mot_interest": "4"}},
        {"fields": {"mot_interest": [4]}},
    ],
)
def test_damaged_submission_leaves_the_others(damage):
    whole = unsent()

    read = read_rescue_file(rescue_file(unsent() | damage, whole))

    assert [each and each.fields for each in read] == [None, whole["fields"]]


def test_submission_that_is_no_mapping_is_unreadable():
    assert read_rescue_file(rescue_file("text", None, [])) == [None, None, None]
