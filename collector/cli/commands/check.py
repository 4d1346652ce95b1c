"""`collector check`: check that a data directory is whole, changing nothing but by migrations."""

from pathlib import Path

import click

from collector.actions.publication.rebuild_public import find_public_damage
from collector.cli.options import data_option, database_of
from collector.errors import CollectorError, MissingKeyError
from collector.store.database import find_damage
from collector.store.events.events import list_events
from collector.store.linking.keys import read_key
from collector.store.linking.sealing import SealingState, find_sealing
from collector.store.publication.results import list_editions


@click.command()
@data_option
def command(data: Path | None) -> None:
    """Check the databases and the key of every event, and report all problems."""
    settings, db = database_of(data)
    problems = find_damage(db)
    for event in list_events(db):
        sealing = find_sealing(db, event.id)
        if sealing is not None:
            if sealing.state is not SealingState.DONE:
                problems.append(f"{event.slug} is sealed in part: run `collector seal` on it")
            continue
        try:
            read_key(settings.keys, event.slug)
        except MissingKeyError as error:
            problems.append(str(error))
    # Before the first start there is no public database, and nothing to be published in it.
    if settings.public.exists() or list_editions(db):
        problems += filter(None, [find_public_damage(db, settings.public)])
    for problem in problems:
        click.echo(problem, err=True)
    if problems:
        raise CollectorError(f"problems found in {settings.data}: {len(problems)}")
    click.echo(f"{settings.data}: whole")
