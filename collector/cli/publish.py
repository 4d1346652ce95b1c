"""`collector publish`: put an edition of an event into the public database."""

from pathlib import Path

import click

from collector.actions.publish import publish_event
from collector.cli.options import data_option, database_of, present
from collector.cli.progress import terminal_progress


@click.command()
@click.argument("event")
@data_option
def command(event: str, data: Path | None) -> None:
    """Publish an edition of EVENT from its report."""
    settings, db = database_of(data)
    with terminal_progress("Publish") as progress:
        edition = publish_event(
            db, event, public_path=settings.public, now=present(), progress=progress
        )
    click.echo(f"edition {edition.number} of {event} ({edition.month}): {edition.content_hash}")
