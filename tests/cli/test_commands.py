import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from collector.actions.people.accounts import create_account
from collector.cli.commands.linking import WORDS
from collector.cli.main import COMMANDS, collector
from collector.core.linking.linkage import OTHER, SEVERAL, THIRD_WAVE, Unlinked
from collector.core.linking.persons import Link
from collector.errors import DataDirectoryError
from collector.store.events.events import get_event
from collector.store.events.waves import list_waves
from collector.store.writer import write_directly
from collector.texts.languages import LANGUAGES
from tests.servers.serving import COLLECTOR
from tests.support.factories import NOW

PAGE = (Path(__file__).parents[2] / "docs" / "commands.md").read_text("utf-8")

NEW_EVENT = [
    *("event", "add", "autumn", "--title", "Sügisseminar", "Осенний семинар", "Autumn seminar"),
    *("--starts", "2027-09-14", "--head-count", "80"),
]
NEW_SERIES = ["--organiser", "Nõukogu", "--contact", "council@example.ee"]


def run(data, *arguments):
    """Run a command of the service and return exit code, stdout and stderr."""
    result = CliRunner().invoke(collector, [*arguments, "--data", str(data)])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_command_is_on_its_page_and_has_help(name):
    result = CliRunner().invoke(collector, [name, "--help"])

    assert (result.exit_code, f"- `collector {name}" in PAGE) == (0, True)


@pytest.mark.parametrize(
    ("command", "needs"),
    [
        ("serve", "collector.cli.serving.supervisor"),
        ("run", "collector.web.server"),
        ("run", "collector.worker.schedule"),
        ("run", "datasette.cli"),
    ],
)
def test_a_process_at_rest_holds_nothing_that_computes(command, needs):
    code = (
        "import sys; from collector.cli import main\n"
        f"main.collector.get_command(None, '{command}'); main.import_without_numpy('{needs}')\n"
        "print('sqlite_utils' in sys.modules, *{'numpy', 'scipy', 'matplotlib'} & {*sys.modules})"
    )

    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert ended.stdout == "True\n"


def test_help_lists_every_command_without_importing_one():
    code = (
        "import sys; from collector.cli.main import main\ntry: main()\nfinally: print(*sys.modules)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, "--help"], capture_output=True, text=True, check=True
    )

    assert [name for name in COMMANDS if f"\n  {name} " not in ended.stdout] == []
    assert {"flask", "sqlite_utils", "matplotlib", "scipy", "yaml", "babel"} & set(
        ended.stdout.split()
    ) == set()


def test_error_is_one_sentence_on_stderr(data, db):
    ended = subprocess.run(
        [*COLLECTOR, "link", "nowhere", "--data", str(data)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == "Error: there is no event “nowhere”; events: none yet\n"


def test_a_directory_that_is_not_there_is_not_made(data):
    ended = subprocess.run(
        [*COLLECTOR, "check", "--data", str(data)], capture_output=True, text=True, check=False
    )

    assert (ended.returncode, ended.stdout, data.exists()) == (1, "", False)
    assert ended.stderr == (
        f"Error: there is no database in {data}, or it is empty or not yours to read: "
        "give the data directory with --data\n"
    )


def test_unknown_command_is_a_usage_error():
    assert CliRunner().invoke(collector, ["nothing"]).exit_code == 2


def test_event_add_plans_three_waves_and_a_key(data, db, keys):
    code, out, _ = run(data, *NEW_EVENT, *NEW_SERIES)

    event = get_event(db, "autumn")
    assert (code, out) == (0, "http://127.0.0.1:8000/e/autumn\n")
    assert [wave.name for wave in list_waves(db, event.id)] == ["pre", "post", "followup"]
    assert (keys / "autumn.key").exists()


def test_event_add_again_moves_the_waves_that_have_not_opened(data, db):
    run(data, *NEW_EVENT, *NEW_SERIES)
    run(data, "event", "open", "autumn", "pre")

    run(data, *NEW_EVENT, "--starts", "2027-09-21")

    waves = list_waves(db, get_event(db, "autumn").id)
    assert [wave.closes and wave.closes.date() for wave in waves] == [
        date(2027, 9, 14),
        date(2027, 9, 23),
        date(2028, 1, 3),
    ]


def test_event_add_to_a_known_series_needs_no_contact(data):
    run(data, *NEW_EVENT, *NEW_SERIES)

    assert run(data, *NEW_EVENT)[0] == 0


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (NEW_EVENT, "give --organiser and --contact"),
        ([*NEW_EVENT, *NEW_SERIES, "--ends", "2027-09-13"], "cannot end before it starts"),
        ([*NEW_EVENT, *NEW_SERIES, "--ends", "2028-09-14"], "more than 31 days"),
        ([*NEW_EVENT, *NEW_SERIES, "--starts", "0001-01-01"], "Check the year"),
        ([*NEW_EVENT, *NEW_SERIES, "--starts", "9999-12-31"], "Check the year"),
        ([*NEW_EVENT, *NEW_SERIES, "--title", "Sügis", " ", "Autumn"], "may be empty"),
        (["event", "add", "Sügis!", *NEW_EVENT[3:], *NEW_SERIES], "Use small letters"),
        ([*NEW_EVENT, *NEW_SERIES, "--head-count", "20001"], "from 1 to 20,000"),
        (["event", "add", "a" * 61, *NEW_EVENT[3:], *NEW_SERIES], "60 characters at most"),
    ],
)
def test_event_add_refuses_what_makes_no_sense(data, db, arguments, reason):
    code, _, errors = run(data, *arguments)

    assert (code, reason in errors, db.table("events").count) == (2, True, 0)


def test_event_open_close_and_list(data, event):
    run(data, "event", "open", event.slug, "post")
    run(data, "event", "close", event.slug, "pre")

    _, out, _ = run(data, "event", "list")

    assert out == "spring  2026-05-12  pre closed (0+), post open (0+), followup draft (0+)\n"


def test_a_database_cut_to_nothing_is_not_taken_for_a_new_one(data):
    data.mkdir()
    (data / "collector.db").touch()

    with pytest.raises(DataDirectoryError, match="empty"):
        run(data, "check")


def test_check_finds_a_whole_directory_whole(data, event):
    assert run(data, "check") == (0, f"{data}: whole\n", "")


def test_check_names_a_missing_key(data, event, keys):
    (keys / "spring.key").unlink()

    ended = subprocess.run(
        [*COLLECTOR, "check", "--data", str(data)], capture_output=True, text=True, check=False
    )

    assert ended.returncode == 1
    assert "the key of event spring is missing" in ended.stderr


def test_link_says_how_many_were_linked(data, answered_event):
    assert run(data, "link", answered_event.slug)[1] == (
        "12 people linked: 12 by card code\n"
        "pre and post: 12 pairs: 12 by card code\n"
        "  not linked in pre: 0 of 12\n"
        "  not linked in post: 0 of 12\n"
        "Groups of fewer than 10 are told together with others, or not at all.\n"
    )


def test_link_without_the_key_is_refused_and_says_what_to_do(data, answered_event, keys):
    (keys / "spring.key").unlink()

    ended = subprocess.run(
        [*COLLECTOR, "link", "spring", "--data", str(data)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 1
    assert ended.stderr.startswith("Error: the key of event spring is missing, so its answers are")
    assert ended.stderr.endswith("back from where you keep it\n")


def test_link_has_words_for_every_kind():
    assert set(WORDS) == {*Link, *Unlinked, THIRD_WAVE, SEVERAL, OTHER}


def test_report_as_json_is_the_document(data, answered_event):
    code, out, _ = run(data, "report", answered_event.slug, "--json")

    document = json.loads(out)
    assert (code, document["event"], document["linking"]["pairs"]) == (0, "spring", 12)


@pytest.mark.parametrize("language", LANGUAGES)
def test_report_as_a_page_is_written_in_each_language(data, answered_event, tmp_path, language):
    file = tmp_path / "report.html"

    code, out, _ = run(data, "report", answered_event.slug, "--lang", language, "--out", str(file))

    assert (code, out) == (0, "")
    assert f'<html lang="{language}"' in file.read_text("utf-8")


def test_report_says_when_its_file_cannot_be_written(data, answered_event, tmp_path):
    file = tmp_path / "nowhere" / "report.html"

    ended = subprocess.run(
        [*COLLECTOR, "report", answered_event.slug, "--data", str(data), "--out", str(file)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 1
    assert f"Error: cannot write {file} (No such file or directory)" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_publish_names_the_edition(data, answered_event):
    run(data, "report", answered_event.slug)

    code, out, _ = run(data, "publish", answered_event.slug)

    assert (code, out.startswith("edition 1 of spring (")) == (0, True)
    assert (data / "public" / "public.db").exists()


def test_publish_preview_says_what_each_rule_would_do_and_publishes_nothing(data, answered_event):
    run(data, "report", answered_event.slug)

    code, out, _ = run(data, "publish", answered_event.slug, "--preview")

    assert (code, [line.split()[0] for line in out.splitlines() if line[0] == "R"]) == (
        0,
        [f"R{number}" for number in range(1, 13)],
    )
    assert not (data / "public" / "public.db").exists()


def test_user_add_prints_a_one_time_address_and_list_names_accounts(data, db):
    code, out, _ = run(data, "user", "add")
    token = out.strip().rpartition("/")[2]
    create_account(write_directly(db), token, "County office", "correct horse battery", now=NOW)

    assert (code, run(data, "user", "list")[1]) == (0, "County office  (organiser)\n")


def test_demo_fills_a_directory_and_says_when_it_holds_another(data):
    first = run(data, "demo", "--build-only", "--participants", "4", "--seed", "1")

    ended = subprocess.run(
        [*COLLECTOR, "demo", "--build-only", "--seed", "7", "--data", str(data)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert first[0] == 0
    assert ended.returncode == 1
    assert "holds a demonstration already (seed 1, 4 participants)" in ended.stderr
