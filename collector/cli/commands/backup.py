"""`collector backup`: write a dated copy of the private database, without keys."""

from contextlib import closing
from pathlib import Path

import click

from collector.cli.options import data_option, database_of, present
from collector.store.backups import save_backup


@click.command()
@data_option
def command(data: Path | None) -> None:
    """Back the private database up; keys stay out of it: back keys/ up apart from it."""
    settings, db = database_of(data)
    with closing(db):
        click.echo(save_backup(db, settings.backups, present()).path)
