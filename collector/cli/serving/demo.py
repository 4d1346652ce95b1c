"""`collector demo`: fill a data directory with simulated seminars, then serve it."""

import subprocess
from pathlib import Path
from typing import Any

import click

from collector.cli import options
from collector.cli.serving.serve import serve
from collector.cli.serving.supervisor import COLLECTOR, check_ports_free, claim


@click.command()
@options.data_option
@options.address_options
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
    settings = options.settings_from(data=data, **address)
    if build_only:
        from collector.demo.build import run_demonstration  # noqa: PLC0415 slow import

        with claim(settings.data), options.terminal_progress("Simulated seminars") as progress:
            run_demonstration(
                settings,
                participants=participants,
                seed=seed,
                now=options.present(),
                progress=progress,
            )
        return
    check_ports_free(settings)
    _build_apart(settings.data, {"--participants": participants, "--seed": seed})
    with claim(settings.data):
        serve(settings)


def _build_apart(data: Path, chosen: dict[str, int | None]) -> None:
    """Fill the data directory in a process whose memory is free again when it has ended."""
    given = [str(word) for each in chosen.items() if each[1] is not None for word in each]
    done = subprocess.run(  # noqa: S603 our own command
        [*COLLECTOR, "demo", "--build-only", "--data", str(data), *given], check=False
    )
    if done.returncode:
        raise click.exceptions.Exit(done.returncode)
