"""`collector seal` and `verify-certificate`: destroy what leads to people, and prove it."""

from pathlib import Path

import click

from collector.actions.linking.seal import check_clock, check_promised, seal_event
from collector.actions.running.back_up import KEPT_FOR
from collector.actions.running.certify import certify_sealings
from collector.cli.options import data_option, database_of, existing_file, present
from collector.core.linking.certificates import read_certificate, write_pem
from collector.errors import CertificateError, StateError
from collector.store.events.events import get_event
from collector.store.linking.sealing import SealingState, count_secrets, find_sealing


@click.command()
@click.argument("event")
@click.option("--yes", is_flag=True, help="Do not ask.")
@data_option
def seal(event: str, *, yes: bool, data: Path | None) -> None:
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
            f"{secrets.receipts} responses, {secrets.texts} raw texts, the key of {event}.\n"
            "Afterwards nobody can withdraw, answer or link again. Answers and pairs stay; "
            f"backups that hold the rest go within {KEPT_FOR.days} days."
        )
        if not yes:
            click.confirm(
                f"This machine takes today for {present():%Y-%m-%d}. Seal it?", abort=True
            )
    keys, now = settings.keys, present()
    sealing = seal_event(db, event, keys=keys, now=now, account="command line")
    if sealing.state is not SealingState.DONE:
        raise StateError(f"others use the database: to finish, run `collector seal {event}` again")
    replicated, service = bool(settings.litestream), settings.base_url
    certify_sealings(
        db, keys=keys, backups=settings.all_backups, replicated=replicated, service=service, now=now
    )
    click.echo(f"{event}: sealed on {sealing.day}")


@click.command()
@click.argument("file", type=existing_file)
@click.option(
    "--key", type=existing_file, help="The public key that the service published, as PEM."
)
def verify_certificate(file: Path, key: Path | None) -> None:
    """Check the signature of the certificate in FILE; it needs no data directory."""
    text = file.read_bytes().decode("utf-8", "replace")
    public = str(read_certificate(text)["public_key"])
    published = None if key is None else key.read_bytes().decode("ascii", "replace").split()
    if published is not None and published != write_pem(public).split():
        raise CertificateError(
            f"the certificate is signed by another key than {key}: it may be of another service, "
            "or forged; compare the keys with what you noted"
        )
    # As it stands there, so that no name in it can write a line of its own.
    click.echo(text.rstrip())
    known = "it has the key that you gave" if key else "compare public_key with what you noted"
    click.echo(f"whole; {known}")
