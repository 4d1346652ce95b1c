"""`collector seal`: destroy codes, receipts, raw texts and the key of an event."""

from pathlib import Path

import click

from collector.actions.linking.seal import check_clock, check_promised, seal_event
from collector.actions.running.back_up import KEPT_FOR
from collector.actions.running.certify import certify_sealings
from collector.cli.options import data_option, database_of, present
from collector.errors import StateError
from collector.store.events.events import get_event
from collector.store.linking.sealing import SealingState, count_secrets, find_sealing


@click.command()
@click.argument("event")
@click.option("--yes", is_flag=True, help="Do not ask.")
@data_option
def command(event: str, *, yes: bool, data: Path | None) -> None:
    """Destroy codes, receipts, raw texts and the key of EVENT; nothing brings them back.

    The worker does this by itself on the day that participants were told.
    """
    settings, db = database_of(data)
    planned = get_event(db, event)
    known = find_sealing(db, planned.id)
    if known is None:
        check_clock(db)
        check_promised(planned, present())
        secrets = count_secrets(db, planned.id)
        click.echo(
            f"This destroys for good: {secrets.codes} linking codes, the receipts of "
            f"{secrets.responses} responses, {secrets.texts} raw texts, the key of {event}.\n"
            "Afterwards nobody can withdraw, answer or link again. Answers and pairs stay; "
            f"backups that hold the rest go within {KEPT_FOR.days} days."
        )
        if not yes:
            click.confirm(
                f"This machine takes today for {present():%Y-%m-%d}. Seal it?", abort=True
            )
    sealing = seal_event(db, event, keys=settings.keys, now=present(), account="command line")
    if sealing.state is not SealingState.DONE:
        raise StateError(f"others use the database: to finish, run `collector seal {event}` again")
    certify_sealings(
        db,
        keys=settings.keys,
        backups=settings.all_backups,
        replicated=bool(settings.litestream),
        service=settings.base_url,
        now=present(),
    )
    click.echo(f"{event}: sealed on {sealing.day}")
