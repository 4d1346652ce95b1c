"""`collector demo`: fill a data directory with simulated seminars, then serve it."""

from pathlib import Path
from typing import Any

import click

from collector.cli.options import (
    address_options,
    data_option,
    present,
    settings_from,
    terminal_progress,
)
from collector.cli.serving.serve import serve
from collector.cli.serving.supervisor import check_ports_free, claim
from collector.demo.build import run_demonstration


@click.command()
@data_option
@address_options
@click.option("--participants", type=click.IntRange(1, 100_000), help="People at each seminar.")
@click.option("--seed", type=int, help="Seed of the simulation.  [2, or that of the directory]")
@click.option("--build-only", is_flag=True, help="Fill the data directory and do not serve it.")
def command(
    data: Path | None,
    participants: int | None,
    seed: int | None,
    *,
    build_only: bool,
    **address: Any,  # noqa: ANN401 options of several types
) -> None:
    """Show the whole service at work on simulated seminars; all answers are simulated."""
    settings = settings_from(data=data, **address)
    if not build_only:
        check_ports_free(settings)
    with claim(settings.data):
        with terminal_progress("Simulated seminars") as progress:
            run_demonstration(
                settings, participants=participants, seed=seed, now=present(), progress=progress
            )
        if not build_only:
            serve(settings)
