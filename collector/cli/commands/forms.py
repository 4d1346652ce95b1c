"""`collector forms`: check questionnaires, load them as versions, and convert their files."""

from pathlib import Path

import click

from collector.actions.questionnaire.load import load_questionnaires
from collector.assets import asset_folder
from collector.cli.commands.questionnaire_file import find_problems, read_file, write_sheets
from collector.cli.options import data_option, database_of
from collector.cli.out_file import write_file
from collector.errors import CollectorError, QuestionnaireError
from collector.store.questionnaire.versions import get_sheets

_existing = click.Path(path_type=Path, exists=True, dir_okay=False)
files_argument = click.argument("files", nargs=-1, type=_existing)
target_option = click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="File to write; its name ends in .yaml or .xlsx.",
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
    for wave, version in load_questionnaires(db, [read_file(file) for file in chosen]).items():
        click.echo(f"{wave}: version {version}")


@command.command()
@click.argument("file", type=_existing)
@target_option
def convert(file: Path, out: Path) -> None:
    """Write the questionnaire of FILE as YAML or as an XLSForm workbook.

    Texts may be missing; only what would be lost stops it.
    """
    write_file(write_sheets(read_file(file), out), out)


@command.command()
@click.argument("version")
@target_option
@data_option
def export(version: str, out: Path, data: Path | None) -> None:
    """Write a loaded VERSION as YAML or as an XLSForm workbook."""
    _, db = database_of(data)
    write_file(write_sheets(get_sheets(db, version), out), out)
