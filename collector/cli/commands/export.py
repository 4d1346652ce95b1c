"""`collector export`: write an event's answers for an analyst, who gives a reason."""

from pathlib import Path

import click

from collector.actions.answering.export import export_answers
from collector.cli import options
from collector.errors import NotFoundError
from collector.formats.export.files import FILE_FORMATS
from collector.store.people.accounts import find_account
from collector.texts.languages import Language


@click.command()
@click.argument("event")
@click.option("--account", required=True, help="Name of an account with the analyst role.")
@click.option("--reason", required=True, help="What for; it is written to the audit log.")
@click.option(
    "--format",
    "file_format",
    type=click.Choice(list(FILE_FORMATS)),
    default="csv",
    show_default=True,
    help="CSV files in a zip, a workbook, or a zip for SPSS.",
)
@options.lang_option(help="Of SPSS labels.")
@options.out_option
@options.data_option
def command(  # noqa: PLR0913 one argument an option
    *,
    event: str,
    account: str,
    reason: str,
    file_format: str,
    lang: Language,
    out: Path | None,
    data: Path | None,
) -> None:
    """Write every answer of EVENT with a codebook, without anything that leads to a person."""
    _, db = options.database_of(data)
    analyst = find_account(db, account)
    if analyst is None:
        raise NotFoundError(f"there is no account {account}: see `collector user list`")
    export = export_answers(db, event, account=analyst, reason=reason, now=options.present())
    kind = FILE_FORMATS[file_format]
    file = out or Path(f"{event}.{kind.ending}")
    options.write_file(kind.write(export, lang), file, private=True)
