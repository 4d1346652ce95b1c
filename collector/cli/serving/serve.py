"""`collector serve`: start web, worker and data, and end all three together."""

from pathlib import Path
from typing import Any

import click

from collector.actions.people.accounts import first_invitation
from collector.actions.publication.rebuild_public import rebuild_public
from collector.cli.options import address_options, data_option, present, settings_from
from collector.cli.serving.supervisor import check_ports_free, claim, run_parts
from collector.config import Settings
from collector.core.events.events import Event
from collector.errors import MissingKeyError
from collector.store.database import create_database
from collector.store.events.events import list_events
from collector.store.linking.keys import read_key
from collector.store.linking.sealing import find_sealing


@click.command()
@data_option
@address_options
def command(data: Path | None, **address: Any) -> None:  # noqa: ANN401 options of several types
    """Serve until Ctrl-C; on an empty directory, first make the organiser's account."""
    settings = settings_from(data=data, **address)
    check_ports_free(settings)
    with claim(settings.data):
        serve(settings)


def serve(settings: Settings) -> None:
    """Check everything that would stop the service, then run its three processes.

    Raises:
        CollectorError: the data directory is unusable.
    """
    db = create_database(settings.database)
    for event in list_events(db):
        if find_sealing(db, event.id) is None:
            _warn_of_lost_key(settings, event)
    rebuild_public(db, settings.public)
    token = first_invitation(db, now=present())
    db.close()
    run_parts(settings, lambda: _greet(settings, token))


def _warn_of_lost_key(settings: Settings, event: Event) -> None:
    """Say which event's answers cannot be linked; they are collected all the same."""
    try:
        read_key(settings.keys, event.slug)
    except MissingKeyError as error:
        click.echo(f"Warning: {error}", err=True)


def _greet(settings: Settings, token: str | None) -> None:
    organiser = f"{settings.base_url}/organiser/"
    if token is not None:
        organiser += f"start/{token}  (once: make the first account here)"
    click.echo(
        f"\n  participants  {settings.base_url}/\n"
        f"  organisers    {organiser}\n"
        f"  public site   {settings.public_url}/\n\n"
        "  Ctrl-C ends the service."
    )
