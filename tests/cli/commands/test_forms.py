import re
import subprocess

import pytest
from click.testing import CliRunner

from collector.assets import asset_folder
from collector.cli.main import collector
from collector.errors import QuestionnaireError
from collector.formats.questionnaire.xlsx import read_workbook
from tests.cli.test_commands import run
from tests.servers.serving import COLLECTOR
from tests.support.workbooks import make_workbook


def test_forms_check_finds_no_problem_in_ours():
    result = CliRunner().invoke(collector, ["forms", "check"])

    assert (result.exit_code, result.stdout.count("no problems")) == (0, 3)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"settings: [", "line 1"),
        (b"\xff\xfe", "not UTF-8 text at byte 0"),
        (b"settings: {form_id: pre}\nsurvey: []\nchoices: []\n", "form_title"),
    ],
)
def test_forms_check_reports_a_file_that_cannot_be_read(tmp_path, content, reason):
    file = tmp_path / "broken.yaml"
    file.write_bytes(content)

    ended = subprocess.run(
        [*COLLECTOR, "forms", "check", str(file)], capture_output=True, text=True, check=False
    )

    assert ended.returncode == 1
    assert reason in ended.stderr
    assert "Traceback" not in ended.stderr


def test_forms_load_names_the_file_with_the_problem(data, tmp_path):
    file = tmp_path / "broken.yaml"
    file.write_text("settings: {form_id: pre}\nsurvey: []\nchoices: []\n", "utf-8")

    with pytest.raises(QuestionnaireError, match=re.escape(f"{file}: ")):
        run(data, "forms", "load", str(file))


def test_forms_load_names_the_versions(data, db):
    code, out, _ = run(data, "forms", "load")

    assert (code, len(out.splitlines()), db.table("questionnaires").count) == (0, 3, 3)


def convert(source, target):
    return CliRunner().invoke(collector, ["forms", "convert", str(source), "--out", str(target)])


def test_forms_convert_goes_both_ways_without_loss(tmp_path):
    source = asset_folder("forms") / "pre.yaml"

    results = [
        convert(source, tmp_path / "pre.xlsx"),
        convert(tmp_path / "pre.xlsx", tmp_path / "pre.yml"),
    ]

    assert [result.exit_code for result in results] == [0, 0]
    assert (tmp_path / "pre.yml").read_bytes() == source.read_bytes()


def test_forms_convert_names_the_kinds_of_file_it_knows(tmp_path):
    result = convert(asset_folder("forms") / "pre.yaml", tmp_path / "pre.pdf")

    assert str(result.exception) == (
        "pre.pdf is of no known kind; the name must end in one of .yaml, .yml, .xlsx"
    )


def test_forms_export_writes_a_loaded_version(data, tmp_path):
    _, out, _ = run(data, "forms", "load")
    version = out.splitlines()[0].rpartition(" ")[2]

    code, _, _ = run(data, "forms", "export", version, "--out", str(tmp_path / "version.xlsx"))

    assert code == 0
    assert read_workbook((tmp_path / "version.xlsx").read_bytes()).version() == version


def test_forms_load_takes_a_workbook_as_it_takes_yaml(data, tmp_path):
    convert(asset_folder("forms") / "pre.yaml", tmp_path / "pre.xlsx")

    outs = [
        run(data, "forms", "load", str(tmp_path / "pre.xlsx"))[1],
        run(data, "forms", "load")[1],
    ]

    assert outs[0].strip() in outs[1].splitlines()


def test_forms_check_names_the_cells_of_a_workbook(tmp_path):
    file = tmp_path / "own.xlsx"
    file.write_bytes(make_workbook(survey=[["type", "name"], ["geopoint", "place"]]))

    result = CliRunner().invoke(collector, ["forms", "check", str(file)])

    assert (
        f"{file}: survey!A2 (place), type: XLSForm's geopoint is not supported: it would record "
        "more about a participant than the answers; remove the row\n"
    ) in result.stderr


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("old.xls", "this is an old .xls file; open it in a spreadsheet program and save it as"),
        ("list.csv", "list.csv is of no known kind; the name must end in one of .yaml, .yml,"),
    ],
)
def test_forms_check_says_what_to_do_with_another_kind_of_file(tmp_path, name, problem):
    file = tmp_path / name
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")

    result = CliRunner().invoke(collector, ["forms", "check", str(file)])

    assert result.stderr.startswith(f"{file}: {problem}")
