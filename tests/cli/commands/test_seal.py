from datetime import date, timedelta

import pytest
from click.testing import CliRunner

from collector.cli.main import collector
from collector.core.linking.codes import card_code
from collector.errors import MissingKeyError, StateError
from collector.store.database import create_database
from collector.store.linking.keys import read_key
from collector.store.linking.sealing import SealingState, find_sealing
from tests.support.factories import make_event, send, submission

TOMORROW = date.today() + timedelta(days=2)  # noqa: DTZ011 later than today anywhere


@pytest.fixture
def answered(db, keys, event):
    """An event with one response with a text and a card code; its day has come long ago."""
    db.execute("UPDATE events SET sealing = '2020-01-31'")
    send(db, keys, event, submission(db, event, texts={"risk_text": "t"}, card_code=card_code(1)))
    return event


def invoke(data, *arguments, answer=None):
    return CliRunner().invoke(collector, [*arguments, "--data", str(data)], input=answer)


def test_seal_says_what_it_destroys_and_asks(data, db, answered):
    result = invoke(data, "seal", "spring", answer="n\n")

    assert result.stdout.startswith(
        "This destroys for good: 1 linking codes, the receipts of 1 responses, 1 raw texts, "
        "the key of spring.\n"
    )
    assert (result.exit_code, find_sealing(db, answered.id)) == (1, None)


@pytest.mark.parametrize(("options", "answer"), [(["--yes"], None), ([], "y\n")])
def test_seal_when_agreed_to_seals(data, db, keys, answered, options, answer):
    result = invoke(data, "seal", "spring", *options, answer=answer)

    assert result.stdout.splitlines()[-1].startswith("spring: sealed on 20")
    assert find_sealing(db, answered.id).state is SealingState.DONE


def test_seal_again_asks_nothing(data, answered):
    first = invoke(data, "seal", "spring", "--yes")

    again = invoke(data, "seal", "spring")

    assert again.stdout == first.stdout.splitlines(keepends=True)[-1]


def test_seal_too_early_is_refused_before_it_asks(data, db, keys):
    make_event(db, keys, "later", sealing=TOMORROW)

    result = invoke(data, "seal", "later")

    assert (type(result.exception), result.stdout) == (StateError, "")


def test_seal_says_when_others_use_the_database(data, db, answered, monkeypatch):
    monkeypatch.setattr("collector.store.database.BUSY_TIMEOUT_MS", 50)
    reader = create_database(data / "collector.db")
    reader.conn.execute("BEGIN")
    reader.conn.execute("SELECT count(*) FROM responses").fetchone()

    result = invoke(data, "seal", "spring", "--yes")

    reader.close()
    assert str(result.exception).startswith("others use the database: to finish, run")


def test_check_finds_a_sealed_directory_whole_and_names_a_half_sealed_one(data, db, keys, answered):
    invoke(data, "seal", "spring", "--yes")
    whole = invoke(data, "check").stdout
    db.execute("UPDATE sealings SET state = 'begun'")

    half = invoke(data, "check")

    assert whole == f"{data}: whole\n"
    assert half.stderr == "spring is sealed in part: run `collector seal` on it\n"
    with pytest.raises(MissingKeyError):
        read_key(keys, "spring")


def test_report_of_a_sealed_event_needs_no_key(data, answered):
    invoke(data, "seal", "spring", "--yes")

    result = invoke(data, "report", "spring", "--json")

    assert (result.exit_code, '"event": "spring"' in result.stdout) == (0, True)
