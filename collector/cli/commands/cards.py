"""`collector cards`: print cards for an event. Their codes are written to the sheet alone."""

from pathlib import Path

import click

from collector.actions.linking.print_cards import print_cards
from collector.cli.options import data_option, database_of, out_option, present, write_out
from collector.config import is_on_this_machine
from collector.core.linking.codes import default_count
from collector.formats.print.invitation import write_card_sheet, write_grouped
from collector.store.events.events import get_event

MOST_CARDS = 5000


@click.command()
@click.argument("event")
@click.option("--count", type=click.IntRange(1, MOST_CARDS), help="How many. [head-count + 20 %]")
@click.option("--plain", is_flag=True, help="Write the codes alone, one a line.")
@out_option
@data_option
def command(
    event: str, count: int | None, *, plain: bool, out: Path | None, data: Path | None
) -> None:
    """Make new cards for EVENT, to print on A4 and cut; no code comes twice."""
    settings, db = database_of(data)
    found = get_event(db, event)
    count = count or default_count(found.head_count)
    codes = print_cards(db, found, count, keys=settings.keys, now=present(), account="command line")
    address = f"{settings.base_url}/e/{found.slug}"
    page = (
        "\n".join(map(write_grouped, codes))
        if plain
        else write_card_sheet(codes, address, simulated=found.simulated)
    )
    write_out(page, out, private=True)
    if is_on_this_machine(address):
        warning = f"{address} can be opened on this computer only: set COLLECTOR_URL and print anew"
        click.echo(f"Warning: {warning}", err=True)
