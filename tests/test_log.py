import json
import logging
import os
import pty
import subprocess
import sys
from textwrap import dedent

import pytest

from collector.log import write_line

LONG = 20_000


def record(name="collector.web", message="a %s", values=("word",), **more):
    made = logging.LogRecord(name, logging.ERROR, "", 0, message, values, more.pop("fault", None))
    vars(made).update(more)
    return made


def run(code):
    """Run a program that logs, nobody reading its lines until it has ended."""
    program = f"from collector.log import start_log\nimport logging\n{dedent(code)}"
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=30, check=False
    )


def test_line_says_part_message_and_fields():
    line = json.loads(write_line(record(fields={"route": "/", "status": 200}), "web"))

    assert line.pop("time").endswith("+00:00")
    assert line == {
        "level": "error",
        "part": "web",
        "message": "a word",
        "route": "/",
        "status": 200,
    }


@pytest.mark.parametrize("message", ["sent %s", "ended\nwith canary"])
def test_line_of_another_program_has_no_values(message):
    values = ("canary",) if "%" in message else ()

    line = write_line(record("uvicorn.error", message, values), "data")

    assert "canary" in record(message=message, values=values).getMessage()
    assert "canary" not in line


def test_fault_is_its_kind_and_place_without_words_or_values():
    try:
        int("canary")
    except ValueError as error:
        fault = (type(error), error, error.__traceback__)

    line = json.loads(write_line(record(fault=fault), "worker"))

    assert "canary" in str(fault[1])
    assert "canary" not in json.dumps(line)
    assert line["error"] == "ValueError"
    assert line["at"][0].endswith("test_fault_is_its_kind_and_place_without_words_or_values")


def test_fault_that_ends_a_process_or_thread_is_a_line():
    ended = run(
        """
        import threading
        start_log("worker")
        thread = threading.Thread(target=lambda: int("canary"))
        thread.start()
        thread.join()
        open("/nowhere/canary")
        """
    )

    lines = [json.loads(line) for line in ended.stderr.splitlines()]
    assert ended.returncode == 1
    assert [(line["error"], line["why"]) for line in lines] == [
        ("ValueError", None),
        ("FileNotFoundError", "No such file or directory"),
    ]
    assert "canary" not in ended.stderr


def test_only_warnings_of_other_programs_are_logged():
    ended = run(
        """
        start_log("data")
        logging.getLogger("uvicorn.access").info("canary")
        logging.getLogger("uvicorn.error").warning("shown")
        logging.getLogger("tagasiside.public").info("ours")
        """
    )

    assert [json.loads(line)["message"] for line in ended.stderr.splitlines()] == ["shown", "ours"]


def test_terminal_shows_faults_alone():
    ours, theirs = pty.openpty()
    code = "from collector.log import start_log; import logging; start_log('web')\n"
    code += "for level in (20, 40): logging.getLogger('collector').log(level, 'level %d', level)"

    subprocess.run([sys.executable, "-c", code], stderr=theirs, timeout=30, check=True)

    shown = os.read(ours, 10_000).decode()
    for end in (ours, theirs):
        os.close(end)
    assert [json.loads(line)["message"] for line in shown.splitlines()] == ["level 40"]


def test_reader_that_takes_nothing_keeps_nobody_waiting():
    program = (
        "from collector.log import start_log; import logging; start_log('web')\n"
        f"for n in range({LONG}): logging.getLogger('collector').error('%s', 'x' * 100)\n"
        "print('done', flush=True)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        said = process.stdout.readline()
        process.kill()

    assert said == b"done\n"


def test_last_lines_are_written_although_a_server_configures_logging_anew():
    ended = run(
        """
        import logging.config
        start_log("web")
        logging.config.dictConfig({"version": 1, "disable_existing_loggers": False})
        logging.getLogger("collector").error("the last line")
        """
    )

    assert "the last line" in ended.stderr
