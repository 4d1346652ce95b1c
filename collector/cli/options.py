"""Options, output files and progress that subcommands share."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import click
from sqlite_utils import Database

from collector.actions.progress import Progress
from collector.config import HIGHEST_PORT, Settings, read_settings
from collector.errors import CollectorError, DataDirectoryError
from collector.store.backups import upgrade_database
from collector.store.database import naming_failures
from collector.texts.languages import LANGUAGES

F = TypeVar("F", bound=Callable[..., Any])

port_range = click.IntRange(1, HIGHEST_PORT)

existing_file = click.Path(path_type=Path, dir_okay=False, exists=True)
file_path = click.Path(path_type=Path, dir_okay=False)
folder_path = click.Path(path_type=Path, file_okay=False)

data_option = click.option(
    "--data", type=folder_path, help="The data directory.  [default: ./data, or COLLECTOR_DATA]"
)
out_option = click.option("--out", type=file_path, help="File to write.")


def address_options(command: F) -> F:
    """Add --host, --port and --data-port."""
    for option in (
        click.option("--data-port", type=port_range, help="Port of the public site. [8001]"),
        click.option("--port", type=port_range, help="Port of the other pages. [8000]"),
        click.option("--host", help="Address to listen on. [127.0.0.1]"),
    ):
        command = option(command)
    return command


def settings_from(**options: Any) -> Settings:  # noqa: ANN401 options of several types
    """Return the settings of the environment with a command's options before them."""
    return read_settings(os.environ, **options)


def database_of(data: Path | None, *, new: bool = False) -> tuple[Settings, Database]:
    """Return the settings and the open, up-to-date database of a data directory.

    Raise DataDirectoryError if there is none, as after a typing error; only with `new` it is made.
    The database is closed when the command ends.
    """
    settings = settings_from(data=data)
    file = settings.database
    # Whatever the command meets later is told by it as well.
    click.get_current_context().with_resource(naming_failures(file))
    if not new and not (os.access(file, os.F_OK) and file.stat().st_size > 0):
        raise DataDirectoryError(
            f"there is no database in {settings.data}, or it is empty or not yours to read: "
            "give the data directory with --data"
        )
    db = upgrade_database(file, settings.backups, present())
    click.get_current_context().call_on_close(db.close)
    return settings, db


def present() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)


lang_option = partial(
    click.option, "--lang", type=click.Choice(LANGUAGES), default="et", show_default=True
)


def write_out(page: str, out: Path | None, *, private: bool = False) -> None:
    """Write a page to a file, as `write_file` does, or to the terminal if none is given."""
    if out is None:
        click.echo(page)
    else:
        write_file(page.encode(), out, private=private)


def write_file(content: bytes, out: Path, *, private: bool = False) -> None:
    """Write a file, which may be for its owner's eyes alone, and say so; CollectorError if not."""
    try:
        if private:
            out.touch(mode=0o600)
            out.chmod(0o600)
        out.write_bytes(content)
    except OSError as error:
        message = f"cannot write {out} ({error.strerror}); choose another file with --out"
        raise CollectorError(message) from error
    click.echo(f"written: {out}", err=True)


@contextmanager
def terminal_progress(label: str) -> Iterator[Progress]:
    """Show a bar on stderr from the first progress of an action until its end."""
    bar = click.progressbar(length=100, label=label, file=sys.stderr)
    with ExitStack() as shown:

        def show(done: int, total: int) -> None:
            if bar.pos == 0:
                shown.enter_context(bar)
            bar.update(max(1, round(100 * done / max(total, 1))) - bar.pos)

        yield show
