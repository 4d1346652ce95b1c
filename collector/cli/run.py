"""`collector run`: one of the three processes of `serve`; it ends when its parent has gone."""

import os
import signal
import threading
import time

import click

from collector.assets import asset_folder
from collector.cli.options import settings_from
from collector.config import Settings

PARENT_CHECK_S = 1.0


@click.group(hidden=True)
def command() -> None:
    """Run one process of the service."""
    threading.Thread(target=_end_with_parent, args=[os.getppid()], daemon=True).start()


@command.command()
def web() -> None:
    """Serve participants and organisers."""
    from granian import Granian  # noqa: PLC0415 slow import
    from granian.constants import Interfaces  # noqa: PLC0415 slow import

    settings = settings_from()
    Granian(
        "collector.web.wsgi:application",
        factory=True,
        address=settings.host,
        port=settings.port,
        interface=Interfaces.WSGI,
        blocking_threads=settings.threads,
        backpressure=1024,
        websockets=False,
        workers_kill_timeout=10,
        log_enabled=False,
    ).serve()


@command.command()
def worker() -> None:
    """Work on jobs and turn waves by the clock."""
    from collector.worker.schedule import run_worker  # noqa: PLC0415 only this process needs it

    run_worker(settings_from())


@command.command()
def data() -> None:
    """Serve the public database with plain Datasette."""
    from datasette.cli import cli  # noqa: PLC0415 slow import

    cli(data_arguments(settings_from()), prog_name="datasette")


def data_arguments(settings: Settings) -> list[str]:
    """Return the arguments of `datasette` that serve the public database."""
    folder = asset_folder("datasette")
    return [
        "serve",
        *("--immutable", str(settings.public)),
        *("--metadata", str(folder / "metadata.yaml")),
        *("--template-dir", str(folder / "templates")),
        *("--plugins-dir", str(folder / "plugins")),
        *("--static", f"assets:{folder / 'static'}"),
        *("--host", settings.host),
        *("--port", str(settings.data_port)),
    ]


def _end_with_parent(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(PARENT_CHECK_S)
    os.kill(os.getpid(), signal.SIGTERM)
