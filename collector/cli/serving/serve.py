"""`collector serve` and `demo`: start web, worker and data, and end all three together.

`demo` first fills the data directory with simulated seminars.
"""

import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from collector.actions.people.accounts import first_invitation
from collector.actions.running import find_faults
from collector.cli import options
from collector.cli.serving.supervisor import COLLECTOR, check_ports_free, claim, run_parts
from collector.config import Settings
from collector.store.backups import HALF_READ, HALF_RESTORED, upgrade_database
from collector.store.database import check_whole, delete_database, is_whole, open_database
from collector.store.linking.keys import Secret, get_secret, save_first_checks
from collector.store.linking.withdrawals import apply_withdrawals


@click.command()
@options.data_option
@options.address_options
def command(data: Path | None, **address: Any) -> None:  # noqa: ANN401 options of several types
    """Serve until Ctrl-C; on an empty directory, first make the organiser's account."""
    settings = options.settings_from(data=data, **address)
    check_ports_free(settings)
    with claim(settings.data):
        serve(settings)


def serve(settings: Settings) -> None:
    """Check everything that would stop the service, then run its three processes.

    Raise CollectorError if the data directory is unusable.
    """
    prepare(settings)
    with closing(open_database(settings.database)) as db:
        token = first_invitation(db, now=options.present())
    run_parts(settings, lambda: _greet(settings, token))


def prepare(settings: Settings) -> None:
    """Bring the data directory up to date, and warn of its faults.

    Raise CollectorError if the data directory is unusable.
    """
    find_faults.check_is_there(settings.database, settings.keys, settings.backups)
    # What a restore left that was cut off is of no use and holds what may have been withdrawn.
    for name in (HALF_READ, HALF_RESTORED):
        delete_database(settings.data / name)
    db = upgrade_database(settings.database, settings.backups, options.present())
    check_whole(db, settings.database, thoroughly=False)
    get_secret(settings.keys, Secret.SESSION)
    apply_withdrawals(db, settings.keys)
    save_first_checks(db, settings.keys)
    faults = find_faults.find_key_faults(db, settings.keys)
    for fault in (*faults, *find_faults.find_backup_faults(settings.backups)):
        click.echo(f"Warning: {fault}", err=True)
    if not is_whole(settings.jobs):
        # It only wakes the worker, and is made anew at once.
        delete_database(settings.jobs)
        click.echo(
            f"Warning: the worker's queue {settings.jobs} was damaged and is made anew; nothing is "
            "lost, because what waits stands in the private database",
            err=True,
        )
    db.close()
    settings.heartbeat.unlink(missing_ok=True)


def _greet(settings: Settings, token: str | None) -> None:
    organiser = f"{settings.base_url}/organiser/"
    if token is not None:
        organiser += f"start/{token}  (once: make the first account here)"
    click.echo(
        f"\n  participants  {settings.base_url}/\n"
        f"  organisers    {organiser}\n"
        f"  public site   {settings.public_url}/\n\n"
        "  Ctrl-C ends the service."
    )


@click.command()
@options.data_option
@options.address_options
@click.option("--participants", type=click.IntRange(1, 100_000), help="People at each seminar.")
@click.option("--seed", type=int, help="Seed of the simulation.  [2, or that of the directory]")
@click.option("--build-only", is_flag=True, help="Fill the data directory and do not serve it.")
def demo(
    data: Path | None,
    participants: int | None,
    seed: int | None,
    *,
    build_only: bool,
    **address: Any,  # noqa: ANN401 options of several types
) -> None:
    """Show the whole service at work on simulated seminars; all answers are simulated."""
    settings = options.settings_from(data=data, **address)
    chosen = {"participants": participants, "seed": seed}
    if build_only:
        from collector.demo.build import run_demonstration  # noqa: PLC0415 slow import

        with claim(settings.data), options.terminal_progress("Simulated seminars") as progress:
            run_demonstration(settings, **chosen, now=options.present(), progress=progress)
        return
    check_ports_free(settings)
    _build_apart(settings.data, chosen)
    with claim(settings.data):
        serve(settings)


def _build_apart(data: Path, chosen: dict[str, int | None]) -> None:
    """Fill the data directory in a process whose memory is free again when it has ended."""
    given = [f"--{name}={value}" for name, value in chosen.items() if value is not None]
    done = subprocess.run(  # noqa: S603 our own command
        [*COLLECTOR, "demo", "--build-only", "--data", str(data), *given], check=False
    )
    if done.returncode:
        raise click.exceptions.Exit(done.returncode)
