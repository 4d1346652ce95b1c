"""A questionnaire's file as commands take it: YAML or an XLSForm workbook, by the name's end."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from collector.core.checking import check_sheets
from collector.core.questionnaire import Sheets
from collector.errors import CollectorError, QuestionnaireError
from collector.formats.xlsform_programs import check_by_pyxform
from collector.formats.xlsx_questionnaire import read_loosely, read_workbook, write_workbook
from collector.formats.yaml_questionnaire import read_yaml, write_yaml


@dataclass(frozen=True)
class _Kind:
    """How files of one kind are read and written, and what is found wrong with one."""

    read: Callable[[bytes], Sheets]
    write: Callable[[Sheets], bytes]
    list_problems: Callable[[bytes], list[str]]


def _read_yaml(content: bytes) -> Sheets:
    try:
        return read_yaml(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise QuestionnaireError(
            [f"not UTF-8 text at byte {error.start}; save the file as UTF-8"]
        ) from error


def _list_yaml_problems(content: bytes) -> list[str]:
    return [str(problem) for problem in check_sheets(_read_yaml(content))]


def _list_workbook_problems(content: bytes) -> list[str]:
    workbook = read_loosely(content)
    problems = workbook.check()
    if not problems:
        check_by_pyxform(workbook.sheets)
    return problems


_YAML = _Kind(_read_yaml, lambda sheets: write_yaml(sheets).encode(), _list_yaml_problems)
_WORKBOOK = _Kind(read_workbook, write_workbook, _list_workbook_problems)
_KINDS = {".yaml": _YAML, ".yml": _YAML, ".xlsx": _WORKBOOK, ".xlsm": _WORKBOOK}


def find_problems(file: Path) -> list[str]:
    """Return everything that keeps a file from being a questionnaire, in sentences."""
    try:
        return _kind(file).list_problems(file.read_bytes())
    except QuestionnaireError as error:
        return [str(problem) for problem in error.problems]
    except CollectorError as error:
        return [str(error)]


def read_file(file: Path) -> Sheets:
    """Read a questionnaire as written.

    Raises:
        QuestionnaireError: with every problem that keeps it from being read.
    """
    return _kind(file).read(file.read_bytes())


def write_sheets(sheets: Sheets, file: Path) -> bytes:
    """Return a questionnaire as a file of this name holds it."""
    return _kind(file).write(sheets)


def _kind(file: Path) -> _Kind:
    try:
        return _KINDS[file.suffix.lower()]
    except KeyError as error:
        known = ", ".join(_KINDS)
        message = f"{file.name} is of no known kind; the name must end in one of {known}"
        raise CollectorError(message) from error
