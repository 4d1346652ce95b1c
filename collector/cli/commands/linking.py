"""`collector cards`, `link`, `seal` and `verify-certificate`: codes, from print to destruction.

The codes of cards are written to the sheet alone.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import click
import yaml

from collector.actions.linking.link_waves import link_waves
from collector.actions.linking.print_cards import print_cards
from collector.actions.linking.seal import check_clock, check_promised, seal_event
from collector.actions.running.back_up import KEPT_FOR
from collector.actions.running.certify import certify_sealings
from collector.cli.options import (
    data_option,
    database_of,
    existing_file,
    out_option,
    present,
    write_out,
)
from collector.config import is_on_this_machine
from collector.core.linking.certificates import read_certificate, write_pem
from collector.core.linking.codes import default_count
from collector.core.linking.linkage import Linking
from collector.errors import CertificateError, StateError
from collector.formats.print.invitation import write_card_sheet, write_grouped
from collector.store.events.events import get_event, get_series
from collector.store.linking.sealing import SealingState, count_secrets, find_sealing

MOST_CARDS = 5000


@click.command()
@click.argument("event")
@click.option("--count", type=click.IntRange(1, MOST_CARDS), help="How many. [head-count + 20 %]")
@click.option("--plain", is_flag=True, help="Write the codes alone, one a line.")
@out_option
@data_option
def cards(
    event: str, count: int | None, *, plain: bool, out: Path | None, data: Path | None
) -> None:
    """Make new cards for EVENT, to print on A4 and cut; no code comes twice."""
    settings, db = database_of(data)
    found = get_event(db, event)
    count = count or default_count(found.head_count)
    codes = print_cards(db, found, count, keys=settings.keys, now=present(), account="command line")
    address = f"{settings.base_url}/e/{found.slug}"
    page = (
        "\n".join(map(write_grouped, codes)) if plain else write_card_sheet(codes, found, address)
    )
    write_out(page, out, private=True)
    if is_on_this_machine(address):
        warning = f"{address} can be opened on this computer only: set COLLECTOR_URL and print anew"
        click.echo(f"Warning: {warning}", err=True)


WORDS: dict[str, str] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
"""How persons and responses are told apart; every kind has its words."""


@click.command()
@click.argument("event")
@data_option
def link(event: str, data: Path | None) -> None:
    """Link the waves of EVENT and say how many were linked by which way, and why others not."""
    settings, db = database_of(data)
    linking = link_waves(db, event, keys=settings.keys)
    k = get_series(db, get_event(db, event).series_id).threshold
    for line in _lines(linking, k):
        click.echo(line)


def _lines(linking: Linking, k: int) -> Iterator[str]:
    yield f"{linking.persons} people linked{_say(linking.ways)}"
    for row in linking.comparisons:
        before, after = row.comparison.split("_")
        yield f"{before} and {after}: {row.pairs} pairs{_say(row.ways)}"
        for wave, responses, why in (
            (before, row.before, row.unlinked_before),
            (after, row.after, row.unlinked_after),
        ):
            number = responses - row.pairs
            yield f"  not linked in {wave}: {number} of {responses}{_say(why)}"
    yield f"Groups of fewer than {k} are told together with others, or not at all."


def _say(counts: Mapping[str, int]) -> str:
    parts = [f"{count} {WORDS[name]}" for name, count in counts.items()]
    return f": {', '.join(parts)}" if parts else ""


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
