"""`collector check`: check that a data directory is whole, changing nothing but by migrations."""

from pathlib import Path

import click

from collector.actions.publication.rebuild_public import find_public_damage
from collector.actions.running.check_data import find_backup_faults, find_key_faults
from collector.cli.options import data_option, database_of
from collector.errors import CollectorError
from collector.store.database import check_whole, is_whole
from collector.store.publication.results import list_editions


@click.command()
@data_option
def command(data: Path | None) -> None:
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
