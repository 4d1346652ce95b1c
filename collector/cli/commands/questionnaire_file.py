"""A questionnaire's file as commands take it: YAML or an XLSForm workbook, by the name's end."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from collector.core.checking.rules import check_sheets
from collector.core.questionnaire.model import Sheets
from collector.errors import CollectorError, QuestionnaireError
from collector.formats.questionnaire.pyxform import check_by_pyxform
from collector.formats.questionnaire.xlsx import read_loosely, read_workbook, write_workbook
from collector.formats.questionnaire.yaml import read_yaml, write_yaml


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
_WRITTEN = {".yaml": _YAML, ".yml": _YAML, ".xlsx": _WORKBOOK}
_READ = _WRITTEN | {".xlsm": _WORKBOOK, ".xls": _WORKBOOK}
"""An old .xls is refused by its reader, which says what to do."""


def find_problems(file: Path) -> list[str]:
    """Return everything that keeps a file from being a questionnaire, in sentences."""
    try:
        return _find_kind(file, _READ).list_problems(file.read_bytes())
    except QuestionnaireError as error:
        return [str(problem) for problem in error.problems]
    except CollectorError as error:
        return [str(error)]


def read_file(file: Path) -> Sheets:
    """Read a questionnaire as written.

    Raises:
        CollectorError: with every problem that keeps it from being read.
    """
    return _find_kind(file, _READ).read(file.read_bytes())


def write_sheets(sheets: Sheets, file: Path) -> bytes:
    """Return a questionnaire as a file of this name holds it.

    Raises:
        CollectorError: with every problem that keeps it from being written.
    """
    return _find_kind(file, _WRITTEN).write(sheets)


def _find_kind(file: Path, kinds: Mapping[str, _Kind]) -> _Kind:
    kind = kinds.get(file.suffix.lower())
    if kind is None:
        known = ", ".join(kinds)
        message = f"{file.name} is of no known kind; the name must end in one of {known}"
        raise CollectorError(message)
    return kind
