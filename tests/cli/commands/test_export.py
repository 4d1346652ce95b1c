from zipfile import ZipFile

import pytest

from collector.errors import CollectorError
from collector.store.people.accounts import find_account
from tests.cli.test_commands import run
from tests.support.factories import make_event
from tests.support.organising import NAME, make_account

REASON = ("--reason", "checking the analysis")


@pytest.fixture
def event(db, data):
    make_account(db, roles=["organiser"])
    return make_event(db, data / "keys")


def test_an_analyst_exports_a_file(data, db, event, tmp_path):
    file = tmp_path / "answers.zip"
    run(data, "user", "role", NAME, "--role", "analyst")

    ended = run(data, "export", event.slug, "--account", NAME, *REASON, "--out", str(file))

    assert ended == (0, "", f"written: {file}\n")
    assert "answers.csv" in ZipFile(file).namelist()
    assert file.stat().st_mode & 0o777 == 0o600


def test_roles_are_given_in_place_of_those_before(data, db, event):
    ended = run(data, "user", "role", NAME, "--role", "analyst", "--role", "approver")

    assert ended == (0, f"{NAME} is now analyst and approver\n", "")
    assert run(data, "user", "list") == (0, f"{NAME}  (analyst, approver)\n", "")
    assert find_account(db, NAME).roles == {"analyst", "approver"}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("user", "role", "Nobody", "--role", "analyst"), "there is no account Nobody"),
        (("user", "role", NAME), "give at least one --role"),
        (("export", "spring", "--account", "Nobody", *REASON), "there is no account Nobody"),
        (("export", "spring", "--account", NAME, *REASON), "no right to export"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(data, event, arguments, sentence):
    with pytest.raises(CollectorError, match=sentence):
        run(data, *arguments)


def test_a_file_that_cannot_be_written_is_said(data, event):
    run(data, "user", "role", NAME, "--role", "analyst")

    with pytest.raises(CollectorError, match="choose another file"):
        run(data, "export", event.slug, "--account", NAME, *REASON, "--out", str(data / "x" / "y"))
