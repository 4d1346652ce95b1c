"""`collector user`: invite people by a one-time address, give them roles, and list them."""

from pathlib import Path

import click

from collector.actions.people.accounts import give_roles, invite
from collector.cli.options import data_option, database_of, present
from collector.core.people.roles import Role
from collector.store.people.accounts import list_accounts

role_option = click.option(
    "--role",
    "roles",
    type=click.Choice([role.value for role in Role]),
    multiple=True,
    help="Organiser, analyst or approver; several times for several.",
)


@click.group()
def command() -> None:
    """Invite people, give them roles and list them."""


@command.command()
@role_option
@data_option
def add(roles: tuple[str, ...], data: Path | None) -> None:
    """Print a one-time address at which somebody chooses a name and a password.

    Without --role it is for an organiser.
    """
    settings, db = database_of(data, new=True)
    token = invite(db, [Role(role) for role in roles] or [Role.ORGANISER], now=present())
    click.echo(f"{settings.base_url}/organiser/start/{token}")


@command.command(name="list")
@data_option
def list_names(data: Path | None) -> None:
    """List the names of all accounts with their roles."""
    _, db = database_of(data)
    for account in list_accounts(db):
        click.echo(f"{account.name}  ({', '.join(sorted(account.roles))})")


@command.command(name="role")
@click.argument("name")
@role_option
@data_option
def change_roles(name: str, roles: tuple[str, ...], data: Path | None) -> None:
    """Give the account NAME these roles in place of those it has."""
    _, db = database_of(data)
    account = give_roles(db, name, [Role(role) for role in roles], now=present())
    click.echo(f"{account.name} is now {' and '.join(sorted(account.roles))}")
