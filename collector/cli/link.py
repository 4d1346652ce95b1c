"""`collector link`: find each person's responses in the waves of an event."""

from pathlib import Path

import click

from collector.actions.link_waves import link_waves
from collector.cli.options import data_option, database_of


@click.command()
@click.argument("event")
@data_option
def command(event: str, data: Path | None) -> None:
    """Link the waves of EVENT."""
    settings, db = database_of(data)
    linking = link_waves(db, event, keys=settings.keys)
    click.echo(
        f"{linking.persons} people linked; {linking.duplicates} responses left alone because"
        " their code was used twice in one wave"
    )
