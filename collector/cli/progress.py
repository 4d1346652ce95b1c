"""A progress bar in the terminal for actions that take long."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import click

from collector.actions.progress import Progress


@contextmanager
def terminal_progress(label: str) -> Iterator[Progress]:
    """Show a bar on stderr from when the action first tells how far it is, until it ends."""
    bar = click.progressbar(length=100, label=label, file=sys.stderr)
    with ExitStack() as shown:

        def show(done: int, total: int) -> None:
            if bar.pos == 0:
                shown.enter_context(bar)
            bar.update(max(1, round(100 * done / max(total, 1))) - bar.pos)

        yield show
