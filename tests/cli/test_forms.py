import re
import subprocess

import pytest
from click.testing import CliRunner

from collector.cli import collector
from collector.errors import QuestionnaireError
from tests.cli.test_commands import run
from tests.serving import COLLECTOR


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
