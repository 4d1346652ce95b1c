"""Options that several subcommands share, and the settings and database they lead to."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import click
from sqlite_utils import Database

from collector.config import HIGHEST_PORT, Settings, read_settings
from collector.errors import DataDirectoryError
from collector.store.database import create_database

F = TypeVar("F", bound=Callable[..., Any])

port_range = click.IntRange(1, HIGHEST_PORT)

data_option = click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    help="The data directory.  [default: ./data, or COLLECTOR_DATA]",
)


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

    Raises:
        DataDirectoryError: there is none, as after a typing error; only with `new` it is made.
    """
    settings = settings_from(data=data)
    if not new and not _has_content(settings.database):
        message = (
            f"there is no database in {settings.data}, or it is empty or not yours to read: "
            "give the data directory with --data"
        )
        raise DataDirectoryError(message)
    return settings, create_database(settings.database)


def present() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)


def _has_content(file: Path) -> bool:
    """Say whether a file is there, ours to read, and not cut to nothing."""
    try:
        return file.stat().st_size > 0
    except OSError:
        return False
