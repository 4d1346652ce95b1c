"""`collector cards`: draw card codes for an event; they are printed and never stored."""

import secrets
from collections.abc import Iterator
from pathlib import Path

import click

from collector.cli.options import data_option, database_of
from collector.core.codes import CardCode, card_code, is_printable
from collector.store.events import get_event

MOST_CARDS = 5000


@click.command()
@click.argument("event")
@click.option("--count", type=click.IntRange(1, MOST_CARDS), help="How many. [head-count + 20 %]")
@data_option
def command(event: str, count: int | None, data: Path | None) -> None:
    """Write new card codes for EVENT, one a line, no two alike."""
    _, db = database_of(data)
    needed = count or max(1, get_event(db, event).head_count * 6 // 5)
    codes: set[CardCode] = set()
    for code in _random_codes():
        codes.add(code)
        if len(codes) == needed:
            break
    for code in sorted(codes, key=lambda _: secrets.randbits(64)):
        click.echo(f"{code[:3]} {code[3:6]} {code[6]}")


def _random_codes() -> Iterator[CardCode]:
    while True:
        code = card_code(secrets.randbits(30))
        if is_printable(code):
            yield code
