"""`collector restore`: put a backup in place of the private database."""

from pathlib import Path

import click

from collector.actions.running.back_up import restore
from collector.actions.running.check_data import find_key_faults
from collector.cli.options import data_option, database_of, present, settings_from
from collector.cli.serving.supervisor import claim


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@data_option
def command(file: Path, data: Path | None) -> None:
    """Restore the backup FILE while the service does not run.

    What was withdrawn or sealed since stays so, and accounts stay as they are.
    """
    settings = settings_from(data=data)
    with claim(settings.data):
        restored = restore(
            settings.database, file, settings.backups, keys=settings.keys, now=present()
        )
        before = f"what was there before is {restored.kept.path}" if restored.kept else ""
        click.echo(f"restored: {file}; {before or 'nothing was there before'}", err=True)
        if not restored.has_its_accounts:
            click.echo("Accounts are those of the backup, and everybody signs in again.", err=True)
        for fault in find_key_faults(database_of(data)[1], settings.keys):
            click.echo(f"Warning: {fault}", err=True)
