"""`collector user`: invite organisers by a one-time address, and list them."""

from pathlib import Path

import click

from collector.actions.create_account import invite
from collector.cli.options import data_option, database_of, present
from collector.store.accounts import list_accounts


@click.group()
def command() -> None:
    """Invite organisers and list them."""


@command.command()
@data_option
def add(data: Path | None) -> None:
    """Print a one-time address at which an organiser chooses a name and a password."""
    settings, db = database_of(data, new=True)
    token = invite(db, now=present())
    click.echo(f"{settings.base_url}/organiser/start/{token}")


@command.command(name="list")
@data_option
def list_names(data: Path | None) -> None:
    """List the organisers' names."""
    _, db = database_of(data)
    for account in list_accounts(db):
        click.echo(account.name)
