"""`collector forms`: check questionnaires, load them as versions, and convert their files."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import click

from collector.actions.questionnaire.versions import load_questionnaires
from collector.assets import asset_folder
from collector.cli.options import data_option, database_of, existing_file, file_path, write_file
from collector.core.checking.rules import check_sheets
from collector.core.questionnaire.model import Sheets
from collector.errors import CollectorError, QuestionnaireError
from collector.formats.questionnaire.pyxform import check_by_pyxform
from collector.formats.questionnaire.xlsx import read_loosely, read_workbook, write_workbook
from collector.formats.questionnaire.yaml import read_yaml, write_yaml
from collector.store.questionnaire.versions import get_sheets
from collector.texts.messages import advise


class _Kind(NamedTuple):
    """How files of one kind are read and written."""

    read: Callable[[bytes], Sheets]
    write: Callable[[Sheets], bytes]


def _read_yaml(content: bytes) -> Sheets:
    try:
        return read_yaml(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise QuestionnaireError([advise("not_utf8", place=error.start)]) from error


_YAML = _Kind(_read_yaml, lambda sheets: write_yaml(sheets).encode())
_WORKBOOK = _Kind(read_workbook, write_workbook)
_WRITTEN = {".yaml": _YAML, ".yml": _YAML, ".xlsx": _WORKBOOK}
_READ = _WRITTEN | {".xlsm": _WORKBOOK, ".xls": _WORKBOOK}
"""An old .xls is refused by its reader, which says what to do."""


def find_problems(file: Path) -> list[str]:
    """Return everything that keeps a file from being a questionnaire, in sentences."""
    try:
        if _find_kind(file, _READ) is _YAML:
            return [str(problem) for problem in check_sheets(_read(file))]
        workbook = read_loosely(file.read_bytes())
        problems = workbook.check()
        if not problems:
            check_by_pyxform(workbook.sheets)
    except QuestionnaireError as error:
        return [str(problem) for problem in error.problems]
    except CollectorError as error:
        return [str(error)]
    return problems


def _read(file: Path) -> Sheets:
    return _find_kind(file, _READ).read(file.read_bytes())


def _find_kind(file: Path, kinds: Mapping[str, _Kind]) -> _Kind:
    kind = kinds.get(file.suffix.lower())
    if kind is None:
        known = ", ".join(kinds)
        message = f"{file.name} is of no known kind; the name must end in one of {known}"
        raise CollectorError(message)
    return kind


files_argument = click.argument("files", nargs=-1, type=existing_file)
target_option = click.option(
    "--out", type=file_path, required=True, help="File to write; its name ends in .yaml or .xlsx."
)


@click.group()
def command() -> None:
    """Check questionnaires, load them, and convert them between YAML and XLSForm workbooks."""


@command.command()
@files_argument
def check(files: tuple[Path, ...]) -> None:
    """Report every problem of FILES (or of the questionnaires that come with the service)."""
    count = 0
    for file in files or sorted(asset_folder("forms").glob("*.yaml")):
        problems = find_problems(file)
        count += len(problems)
        for problem in problems:
            click.echo(f"{file}: {problem}", err=True)
        if not problems:
            click.echo(f"{file}: no problems")
    if count:
        raise CollectorError(f"problems found: {count}; mend the files and check again")


@command.command()
@files_argument
@data_option
def load(files: tuple[Path, ...], data: Path | None) -> None:
    """Load FILES as new versions; a version that is loaded already stays as it is."""
    _, db = database_of(data, new=True)
    chosen = files or tuple(sorted(asset_folder("forms").glob("*.yaml")))
    problems = [f"{file}: {problem}" for file in chosen for problem in find_problems(file)]
    if problems:
        raise QuestionnaireError(problems)
    for wave, version in load_questionnaires(db, [_read(file) for file in chosen]).items():
        click.echo(f"{wave}: version {version}")


@command.command()
@click.argument("file", type=existing_file)
@target_option
def convert(file: Path, out: Path) -> None:
    """Write the questionnaire of FILE as YAML or as an XLSForm workbook.

    Texts may be missing; only what would be lost stops it.
    """
    write_file(_find_kind(out, _WRITTEN).write(_read(file)), out)


@command.command()
@click.argument("version")
@target_option
@data_option
def export(version: str, out: Path, data: Path | None) -> None:
    """Write a loaded VERSION as YAML or as an XLSForm workbook."""
    _, db = database_of(data)
    write_file(_find_kind(out, _WRITTEN).write(get_sheets(db, version)), out)
