"""The `collector` command. A subcommand is imported when it is used.

Importing Flask, SQLite tools and statistics takes longer than most commands run.
"""

import os
import sys
from importlib import import_module
from pkgutil import resolve_name

import click

from collector import __version__
from collector.errors import CollectorError

COMMANDS = {
    "demo": ("serving.serve:demo", "Show the whole service at work on simulated seminars."),
    "serve": ("serving.serve:command", "Serve participants, organisers and the public site."),
    "user": ("user:command", "Invite people, give them roles and list them."),
    "forms": ("forms:command", "Check questionnaires and load them."),
    "event": ("event:command", "Plan events, show them, open and close their waves."),
    "cards": ("linking:cards", "Make cards with linking codes, to print and cut."),
    "link": ("linking:link", "Link the waves of an event."),
    "report": ("results:report", "Build an event's report and write it as a page or JSON."),
    "publish": ("results:publish", "Publish an edition of an event in the public database."),
    "export": ("export:command", "Write an event's answers for analysts."),
    "seal": ("linking:seal", "Destroy codes, raw texts and the key of an event for good."),
    "verify-certificate": ("linking:verify_certificate", "Check a certificate of a sealing."),
    "backup": ("data_directory:backup", "Back the private database up, without keys."),
    "restore": ("data_directory:restore_backup", "Put a backup in place of the private database."),
    "check": ("data_directory:check", "Check that a data directory is whole."),
    "deploy": (
        "hosting.deploy:command",
        "Write what a server needs: units, front server, settings.",
    ),
    "doctor": ("hosting.doctor:command", "Ask a running service from outside whether all is well."),
}
"""Subcommand, where it stands (in `commands` if no other folder is named) and what it does, in the
order of an event's life."""

PROCESSES = {"run": ("serving.run:command", "Run one process of the service.")}
"""The subcommand, not listed, that is one of the processes of `serve`."""


class Commands(click.Group):
    """The subcommands, found by name without importing the others."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order in which they are shown."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one subcommand."""
        del ctx
        place, _ = (COMMANDS | PROCESSES).get(cmd_name, ("", ""))
        if not place:
            return None
        import_without_numpy("sqlite_utils")
        folder = "collector.cli" if "." in place else "collector.cli.commands"
        command: click.Command = resolve_name(f"{folder}.{place}")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list from the table, importing nothing."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in COMMANDS.items()])


def import_without_numpy(name: str) -> None:
    """Import a module that imports numpy where it is there, for arrays that we do not store.

    It takes 13 MB in each process; what computes imports it.
    """
    if not {name, "numpy"} & sys.modules.keys():
        sys.modules["numpy"] = None  # type: ignore[assignment] # so that it is not found
        try:
            import_module(name)
        finally:
            del sys.modules["numpy"]


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="collector")
def collector() -> None:
    """Before-and-after questionnaires for seminars."""


def main() -> None:
    """Run the command; an error of ours is one sentence on stderr and exit code 1."""
    try:
        collector(prog_name="collector")
    except CollectorError as error:
        from collector.texts.messages import say_error  # noqa: PLC0415 slow import

        click.echo(f"Error: {say_error(error)}", err=True)
        sys.exit(1)
    except PermissionError as error:
        what = f"{error.filename or 'a file'} is not yours to read or write"
        click.echo(f"Error: {what}: give it to the user who runs the service (chown)", err=True)
        sys.exit(1)
    except BrokenPipeError:
        # The reader of the output has ended, so nothing can be flushed.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
