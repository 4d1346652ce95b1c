"""`collector cards` and `collector link`: print cards for an event, and link its waves.

The codes of cards are written to the sheet alone.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import click
import yaml

from collector.actions.linking.link_waves import link_waves
from collector.actions.linking.print_cards import print_cards
from collector.cli.options import data_option, database_of, out_option, present, write_out
from collector.config import is_on_this_machine
from collector.core.linking.codes import default_count
from collector.core.linking.linkage import Linking
from collector.formats.print.invitation import write_card_sheet, write_grouped
from collector.store.events.events import get_event, get_series

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
        "\n".join(map(write_grouped, codes))
        if plain
        else write_card_sheet(codes, address, simulated=found.simulated)
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
