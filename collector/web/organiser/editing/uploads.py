"""What an uploaded file holds for a draft: its sheets, and in words what was left out."""

from collections.abc import Iterable
from dataclasses import dataclass

from werkzeug.datastructures import FileStorage

from collector.core.checking.rules import check_sheets
from collector.core.questionnaire.model import Sheets
from collector.core.questionnaire.problems import Problem
from collector.core.waves import WaveName
from collector.core.xlsform.adopt import Adopted, adopt_workbook
from collector.core.xlsform.workbook import Workbook, WorkbookProblem, check_size
from collector.errors import QuestionnaireError
from collector.formats.questionnaire.yaml import read_yaml
from collector.texts.languages import LANGUAGES
from collector.texts.messages import Message
from collector.web.organiser.editing.draft_page import say
from collector.web.organiser.frame.frame import reader

FILE_LIMIT = 500_000
"""Bytes of an upload; what is larger would be put on disk. The service's own have 20 000."""

TEXT_LIMIT = 300_000
"""Bytes of a YAML file, which takes longer to read than a workbook of the same size."""

WORKBOOK_BEGINS = (b"PK", b"\xd0\xcf\x11\xe0")
"""A workbook is a ZIP archive, and an old .xls of another kind; no text begins so."""

GAPS = frozenset({"text_missing", "translation_missing"})
"""Kinds of problems that are only counted: a text is not written, or not in every language."""

MOST_SHOWN = 100
"""So many problems of a file are listed."""


@dataclass(frozen=True)
class Upload:
    """The sheets for a draft, and what to tell: cells left out, things to put right, the rest.

    `is_as_written` says that the draft holds everything as the file does.
    """

    sheets: Sheets
    left_out: tuple[str, ...]
    problems: tuple[str, ...]
    notes: tuple[str, ...]
    is_as_written: bool


def read_upload(chosen: FileStorage | None, wave: WaveName | None) -> tuple[WaveName, Upload]:
    """Read a file for the wave that it names itself, or else for the one given.

    Raises:
        QuestionnaireError: it cannot be read, or its wave is not known.
    """
    content = chosen.read(FILE_LIMIT + 1) if chosen else b""
    if not content:
        raise QuestionnaireError([say(reader(), "file_none")])
    workbook = _read_workbook(content) if content.startswith(WORKBOOK_BEGINS) else _read(content)
    check_size(workbook.sheets)
    name = _find_wave(workbook.sheets) or wave
    if name is None:
        raise QuestionnaireError([say(reader(), "file_no_wave")])
    heading = {language: say(language, "file_section") for language in LANGUAGES}
    return name, _tell(workbook, adopt_workbook(workbook, name, heading))


def say_refused(error: QuestionnaireError) -> list[str]:
    """Return the problems of a file that was refused."""
    return [
        problem.say(reader()) if isinstance(problem, WorkbookProblem | Message) else str(problem)
        for problem in error.problems[:MOST_SHOWN]
    ]


def _read_workbook(content: bytes) -> Workbook:
    # Imported when it is needed: the library takes longer than the page.
    from collector.formats.questionnaire.xlsx import read_loosely  # noqa: PLC0415 slow to import

    return read_loosely(content)


def _read(content: bytes) -> Workbook:
    if len(content) > TEXT_LIMIT:
        raise QuestionnaireError([say(reader(), "file_large", n=TEXT_LIMIT // 1000)])
    try:
        return Workbook(read_yaml(content.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        raise QuestionnaireError([say(reader(), "file_not_text")]) from error


def _find_wave(sheets: Sheets) -> WaveName | None:
    written = sheets.settings.get("form_id", "").strip()
    return next((name for name in WaveName if name == written), None)


def _tell(read: Workbook, taken: Adopted) -> Upload:
    found = check_sheets(taken.sheets)
    gaps = sum(problem.message.kind in GAPS for problem in found)
    others = [each for each in found if each.message.kind not in GAPS]
    guessed = [problem for problem in read.problems if problem.reason == "no_language"]
    lost = [problem for problem in read.problems if problem.reason != "no_language"]
    counted = (
        ("file_sections_made", taken.sections),
        ("file_sections_flat", int(taken.is_flattened)),
        ("file_gaps", gaps),
    )
    return Upload(
        taken.sheets,
        left_out=(
            *(problem.say(reader()) for problem in lost[:MOST_SHOWN]),
            *_say_placed(read, taken.left_out),
        ),
        problems=tuple(_say_placed(taken.workbook, others)),
        notes=(
            *(say(reader(), key, n=n) for key, n in counted if n),
            *(problem.say(reader()) for problem in guessed),
        ),
        is_as_written=not (read.problems or taken.left_out or taken.sections or taken.is_flattened),
    )


def _say_placed(workbook: Workbook, problems: Iterable[Problem]) -> list[str]:
    """Return the first problem of each cell, with the cell."""
    placed: dict[str, str] = {}
    for problem in problems:
        placed.setdefault(_say_place(workbook, problem), problem.message.say(reader()))
    return [f"{place}: {sentence}" for place, sentence in placed.items()][:MOST_SHOWN]


def _say_place(workbook: Workbook, problem: Problem) -> str:
    parts = [workbook.locate(problem), problem.name, problem.whole_column]
    return ", ".join(part for part in parts if part)
