"""`collector backup`, `restore` and `check`: keep the data directory whole, without its keys."""

from datetime import datetime
from pathlib import Path

import click

from collector.actions.publication.rebuild_public import find_public_damage
from collector.actions.running.back_up import find_backup, restore
from collector.actions.running.copies import read_replica
from collector.actions.running.find_faults import find_backup_faults, find_key_faults
from collector.cli.options import data_option, database_of, existing_file, present, settings_from
from collector.cli.serving.supervisor import claim
from collector.config import Settings
from collector.core.events.planning import read_moment
from collector.errors import CollectorError
from collector.store.backups import HALF_READ, save_backup
from collector.store.database import check_unused, check_whole, delete_database, is_whole
from collector.store.publication.results import list_editions


@click.command()
@data_option
def backup(data: Path | None) -> None:
    """Back the private database up; keys stay out of it: back keys/ up apart from it."""
    settings, db = database_of(data)
    click.echo(save_backup(db, settings.backups, present()).path)


NOW = "now"  # in place of a time: as lately as anything is known


@click.command()
@click.argument("file", type=existing_file, required=False)
@click.option(
    "--to", help="Restore what was there at this time, such as '2026-05-12 10:15', or 'now'."
)
@data_option
def restore_backup(file: Path | None, to: str | None, data: Path | None) -> None:
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


@click.command()
@data_option
def check(data: Path | None) -> None:
    """Check databases, keys and backups, and report all problems."""
    settings, db = database_of(data)
    check_whole(db, settings.database)
    problems = [*find_key_faults(db, settings.keys), *find_backup_faults(settings.backups)]
    if not is_whole(settings.jobs):
        problems.append(
            f"the worker's queue {settings.jobs} is damaged: start `collector serve` anew, which "
            "makes it anew; nothing is lost"
        )
    # Before the first start there is no public database, and nothing to be published in it.
    if settings.public.exists() or list_editions(db):
        problems += filter(None, [find_public_damage(db, settings.public)])
    for problem in problems:
        click.echo(problem, err=True)
    if problems:
        raise CollectorError(f"problems found in {settings.data}: {len(problems)}")
    click.echo(f"{settings.data}: whole")
