"""`collector run`: one of the processes of `serve`, which ends when its parent has ended.

With `--apart` it runs by itself, as the units of `collector deploy` start it.
"""

import json
import os
import signal
import threading
import time
from urllib.parse import urlsplit

import click

from collector.actions.running.processes import listen
from collector.assets import asset_folder
from collector.cli.main import import_without_numpy
from collector.cli.options import settings_from
from collector.cli.serving.supervisor import claim, run_once
from collector.config import Settings
from collector.errors import DataDirectoryError
from collector.log import start_log
from collector.store.database import open_database

PARENT_CHECK_S = 1.0


@click.group(hidden=True)
@click.option("--apart", is_flag=True, help="Run it by itself, as systemd does.")
@click.pass_context
def command(ctx: click.Context, *, apart: bool) -> None:
    """Run one process of the service."""
    if apart:
        _stand_alone(ctx, ctx.invoked_subcommand or "", settings_from())
    else:
        threading.Thread(target=_end_with_parent, args=[os.getppid()], daemon=True).start()


def _stand_alone(ctx: click.Context, part: str, settings: Settings) -> None:
    """Check for one part what `serve` checks for all, and keep the data directory from others."""
    if part != "data":
        ctx.with_resource(claim(settings.data, shared=part != "prepare"))
    ports = {"web": settings.port, "data": settings.data_port}
    if part in ports:
        listen(settings.host, ports[part]).close()


@command.command(name="prepare")
def prepare_data() -> None:
    """Bring the data directory and the public database up to date, before the parts start."""
    from collector.cli.serving.serve import prepare  # noqa: PLC0415 slow import

    settings = settings_from()
    prepare(settings)
    run_once("rebuild", settings)


@command.command()
def web() -> None:
    """Serve participants and organisers."""
    from collector.web.server import serve  # noqa: PLC0415 only this process needs it

    start_log("web")
    serve(settings_from())


@command.command()
def worker() -> None:
    """Work on jobs and turn waves by the clock."""
    from collector.worker.schedule import run_worker  # noqa: PLC0415 only this process needs it

    start_log("worker")
    run_worker(settings_from())


@command.command()
def data() -> None:
    """Serve the public database with plain Datasette, which draws pictures besides."""
    import_without_numpy("datasette.cli")
    from datasette.cli import cli  # noqa: PLC0415 slow import
    from datasette.plugins import pm  # noqa: PLC0415 slow import
    from uvicorn.config import LOGGING_CONFIG  # noqa: PLC0415 slow import

    start_log("data")
    # Our log takes all lines, and none of visitors' addresses, which Datasette asks for.
    LOGGING_CONFIG["loggers"] = {}
    pm.register(Painter, "painter")
    cli(data_arguments(settings_from()), prog_name="datasette")


class Painter:
    """What the public site lacks to draw a chart as PNG: its folder imports nothing of ours."""

    @staticmethod
    def write_png(svg: str) -> bytes:
        """Return a drawing as a picture."""
        from collector.formats.charts.png import write_png  # noqa: PLC0415 few ask for pictures

        return write_png(svg)


@command.command()
def rebuild() -> None:
    """Build the public database anew; if the disk does not take it, the one that is there stays."""
    from collector.actions.publication.rebuild_public import rebuild_public  # noqa: PLC0415 slow import

    settings = settings_from()
    try:
        rebuild_public(open_database(settings.database), settings.public)
    except DataDirectoryError as error:
        if not settings.public.exists():
            raise
        click.echo(f"Warning: {error}", err=True)


def data_arguments(settings: Settings) -> list[str]:
    """Return the arguments of `datasette` that serve the public database.

    The folder's settings are passed on one by one, because Datasette reads them from the folder
    only if none is passed, and `base_url` depends on where the site is.
    """
    folder = asset_folder("datasette")
    chosen = json.loads((folder / "settings.json").read_text("utf-8"))
    return [
        "serve",
        str(folder),
        *("--immutable", str(settings.public)),
        "--cors",
        *("--host", settings.host),
        *("--port", str(settings.data_port)),
        *("--setting", "base_url", urlsplit(settings.public_url).path.rstrip("/") + "/"),
        *(
            word
            for name, value in chosen.items()
            for word in ("--setting", name, json.dumps(value))
        ),
    ]


def _end_with_parent(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(PARENT_CHECK_S)
    os.kill(os.getpid(), signal.SIGTERM)
