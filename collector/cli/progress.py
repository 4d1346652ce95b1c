"""A progress bar in the terminal for actions that take long."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from collector.actions.progress import Progress


@contextmanager
def terminal_progress(label: str) -> Iterator[Progress]:
    """Show a bar on stderr while the block runs and the action tells how far it is."""
    with click.progressbar(length=100, label=label, file=sys.stderr) as bar:

        def show(done: int, total: int) -> None:
            bar.update(round(100 * done / max(total, 1)) - bar.pos)

        yield show
