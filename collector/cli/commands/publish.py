"""`collector publish`: put an edition of an event into the public database."""

from collections.abc import Sequence
from pathlib import Path

import click
from sqlite_utils import Database

from collector.actions.publication.draft_edition import draft_edition
from collector.actions.publication.publish import publish_events
from collector.actions.running.check_site import is_served
from collector.cli.options import data_option, database_of, lang_option, present, terminal_progress
from collector.texts.languages import Language


@click.command()
@click.argument("events", nargs=-1, required=True, metavar="EVENT…")
@click.option("--preview", is_flag=True, help="Only say what each rule would do; publish nothing.")
@click.option("--correct", is_flag=True, help="Replace what was published before.")
@lang_option(help="Of the preview.")
@data_option
def command(
    events: Sequence[str], data: Path | None, lang: Language, *, preview: bool, correct: bool
) -> None:
    """Publish an edition of each EVENT from its report."""
    settings, db = database_of(data)
    if preview:
        for event in events:
            _show_preview(db, event, lang, correct=correct)
        return
    with terminal_progress("Publish") as progress:
        public, now = settings.public, present()
        editions = publish_events(
            db, events, public_path=public, now=now, progress=progress, correct=correct
        )
    for event, edition in zip(events, editions, strict=True):
        click.echo(f"edition {edition.number} of {event} ({edition.month}): {edition.content_hash}")
    if not is_served(f"{settings.public_url}/"):
        click.echo(
            f"The edition is in {settings.public}, but nothing answers at {settings.public_url}: "
            "start `collector serve`, or the Datasette that serves this file.",
            err=True,
        )


def _show_preview(db: Database, event: str, language: Language, *, correct: bool) -> None:
    draft = draft_edition(db, event, correct=correct)
    draft.lay_out()
    for verdict in draft.verdicts:
        click.echo(
            f"{verdict.rule:3} {'!' if verdict.changed else '+'} {verdict.sentence[language]}"
        )
        for row in verdict.rows:
            click.echo(f"      {row.part} {row.kind} {row.name}")
