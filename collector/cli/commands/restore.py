"""`collector restore`: put a backup in place of the private database."""

from datetime import datetime
from pathlib import Path

import click

from collector.actions.running.back_up import find_backup, restore
from collector.actions.running.check_data import find_key_faults
from collector.actions.running.copies import read_replica
from collector.cli.options import data_option, database_of, present, settings_from
from collector.cli.serving.supervisor import claim
from collector.config import Settings
from collector.core.events.planning import read_moment
from collector.store.backups import HALF_READ
from collector.store.database import check_unused, delete_database

NOW = "now"
"""In place of a time: as lately as anything is known."""


@click.command()
@click.argument(
    "file", type=click.Path(path_type=Path, dir_okay=False, exists=True), required=False
)
@click.option(
    "--to", help="Restore what was there at this time, such as '2026-05-12 10:15', or 'now'."
)
@data_option
def command(file: Path | None, to: str | None, data: Path | None) -> None:
    """Restore the backup FILE, or what was there at a time, while the service does not run.

    What was withdrawn or sealed since stays so, and accounts stay as they are.
    """
    if (file is None) is (to is None):
        raise click.UsageError("give either the FILE of a backup or a time with --to")
    settings = settings_from(data=data)
    with claim(settings.data):
        check_unused(settings.database)
        _restore(settings, file or _find(settings, None if to == NOW else _read(to or "")))


def _find(settings: Settings, moment: datetime | None) -> Path:
    if not settings.litestream:
        return find_backup(settings.all_backups, moment or present()).path
    copy = settings.data / HALF_READ
    delete_database(copy)
    read_replica(Path(settings.litestream), settings.database, moment, copy)
    return copy


def _read(to: str) -> datetime:
    try:
        moment = read_moment(to)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--to") from error
    if moment > present():
        raise click.BadParameter(f"“{to}” has not come yet", param_hint="--to")
    return moment


def _restore(settings: Settings, file: Path) -> None:
    restored = restore(settings.database, file, settings.backups, keys=settings.keys, now=present())
    before = f"what was there before is {restored.kept.path}" if restored.kept else ""
    click.echo(f"restored: {file}; {before or 'nothing was there before'}", err=True)
    if not restored.has_its_accounts:
        click.echo("Accounts are those of the backup, and everybody signs in again.", err=True)
    delete_database(settings.data / HALF_READ)
    for fault in find_key_faults(database_of(settings.data)[1], settings.keys):
        click.echo(f"Warning: {fault}", err=True)
