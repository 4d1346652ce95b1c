"""`collector restore`: put a backup in place of the private database."""

from pathlib import Path

import click

from collector.actions.running.back_up import restore
from collector.cli.options import data_option, present, settings_from
from collector.cli.serving.supervisor import claim


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@data_option
def command(file: Path, data: Path | None) -> None:
    """Restore the backup FILE while the service does not run; sealed events stay sealed."""
    settings = settings_from(data=data)
    with claim(settings.data):
        restore(settings.database, file, settings.backups, keys=settings.keys, now=present())
    click.echo(f"restored: {file}; what was there before is in {settings.backups}", err=True)
