import pytest
from click.testing import CliRunner

from collector.cli.main import collector
from collector.core.waves import WaveName
from collector.store.answering.responses import list_responses
from collector.store.events.waves import find_wave
from collector.store.people.audit import list_audit
from tests.support.rescuing import rescue_file, unsent


@pytest.fixture
def load(data, event, tmp_path):
    """Load a file by the command; return exit code, stdout and the error."""

    def load(content):
        file = tmp_path / 'the "saved" file.json'
        file.write_bytes(content)
        command = ["event", "rescue", event.slug, str(file), "--data", str(data)]
        result = CliRunner().invoke(collector, command)
        return result.exit_code, result.stdout, str(result.exception or "")

    return load


def test_event_rescue_stores_answers_and_says_so(db, event, load):
    code, out, _ = load(rescue_file(unsent()))

    wave = find_wave(db, event.id, WaveName.PRE)
    assert (code, out) == (0, "1. The answers are stored.\n")
    assert [each.answers for each in list_responses(db, wave.id)] == [{"mot_interest": "4"}]
    assert list_audit(db)[0].account == "command line"


def test_event_rescue_fails_if_some_were_not_stored(load):
    code, out, error = load(rescue_file(unsent(), unsent("/e/other/pre")))

    assert (code, error) == (1, "1 of 2 were not stored; the list says why")
    assert out.splitlines()[1].startswith("2. Not stored: these answers are about another event.")


def test_event_rescue_refuses_other_files(load):
    code, out, error = load(b"{}")

    assert (code, out) == (1, "")
    assert error == "this is no file of unsent answers: format"
