"""`collector check`: look whether a data directory is whole, changing nothing but migrations."""

from pathlib import Path

import click

from collector.cli.options import data_option, database_of
from collector.errors import CollectorError, MissingKeyError
from collector.store.database import find_damage
from collector.store.events import list_events
from collector.store.keys import read_key


@click.command()
@data_option
def command(data: Path | None) -> None:
    """Check the database and the key of every event, and report all problems."""
    settings, db = database_of(data)
    problems = find_damage(db)
    for event in list_events(db):
        try:
            read_key(settings.keys, event.slug)
        except MissingKeyError as error:
            problems.append(str(error))
    for problem in problems:
        click.echo(problem, err=True)
    if problems:
        raise CollectorError(f"{len(problems)} problems found in {settings.data}")
    click.echo(f"{settings.data}: whole")
