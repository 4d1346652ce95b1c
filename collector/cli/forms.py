"""`collector forms`: check questionnaires and load them as versions."""

from pathlib import Path

import click

from collector.actions.load_questionnaire import load_questionnaires
from collector.assets import asset_folder
from collector.cli.options import data_option, database_of
from collector.core.checking import check_sheets
from collector.core.questionnaire import Sheets
from collector.errors import CollectorError, QuestionnaireError
from collector.formats.yaml_questionnaire import read_yaml

files_argument = click.argument(
    "files", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)


@click.group()
def command() -> None:
    """Check questionnaires and load them."""


@command.command()
@files_argument
def check(files: tuple[Path, ...]) -> None:
    """Report every problem of FILES (or of the questionnaires that come with the service)."""
    count = 0
    for file in files or sorted(asset_folder("forms").glob("*.yaml")):
        problems = _problems(file)
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
    problems = [f"{file}: {problem}" for file in chosen for problem in _problems(file)]
    if problems:
        raise QuestionnaireError(problems)
    for wave, version in load_questionnaires(db, [_read(file) for file in chosen]).items():
        click.echo(f"{wave}: version {version}")


def _problems(file: Path) -> list[str]:
    try:
        return [str(problem) for problem in check_sheets(_read(file))]
    except QuestionnaireError as error:
        return [str(problem) for problem in error.problems]


def _read(file: Path) -> Sheets:
    try:
        return read_yaml(file.read_text("utf-8"))
    except UnicodeDecodeError as error:
        raise QuestionnaireError(
            [f"not UTF-8 text at byte {error.start}; save the file as UTF-8"]
        ) from error
