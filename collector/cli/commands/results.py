"""`collector report` and `collector publish`: build the report of an event, and publish from it."""

from collections.abc import Sequence
from pathlib import Path

import click
from sqlite_utils import Database

from collector.actions.publication.build_report import build_report
from collector.actions.publication.decide_flood import decide_flood
from collector.actions.publication.draft_edition import draft_edition
from collector.actions.publication.publish import publish_events
from collector.actions.running.processes import is_served
from collector.cli import options
from collector.core.disclosure.small import hide_small
from collector.core.rows.report import Report
from collector.errors import CollectorError
from collector.formats.charts.png import write_png
from collector.formats.plots.report_charts import list_drawings
from collector.formats.print.report import write_report_page
from collector.formats.print.report_json import write_report_json
from collector.store.events.events import get_event, get_series
from collector.texts.languages import Language


@click.command()
@click.argument("event")
@options.lang_option(help="Of the page.")
@click.option("--json", "as_json", is_flag=True, help="Write the figures as JSON instead.")
@click.option(
    "--charts",
    type=options.folder_path,
    help="Folder for every chart as SVG and PNG, light and dark.",
)
@options.out_option
@options.data_option
def report(
    *,
    event: str,
    lang: Language,
    as_json: bool,
    charts: Path | None,
    out: Path | None,
    data: Path | None,
) -> None:
    """Build the report of EVENT and write it to --out, or to the terminal.

    It shows nothing about fewer people than the threshold, as on the organisers' pages.
    """
    settings, db = options.database_of(data)
    with options.terminal_progress("Report") as progress:
        built = build_report(
            db, event, now=options.present(), progress=progress, keys=settings.keys
        )
    document = hide_small(built, get_series(db, get_event(db, event).series_id).threshold)
    if charts is not None:
        _save_charts(document, lang, charts)
    page = write_report_json(document) if as_json else write_report_page(document, lang)
    options.write_out(page, out)


def _save_charts(document: Report, language: Language, folder: Path) -> None:
    """Write the charts of a report; a PNG has one paper, an SVG follows its reader's."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"cannot make {folder} ({error.strerror}); choose another folder with --charts"
        raise CollectorError(message) from error
    for chart, drawing in zip(document.charts, list_drawings(document), strict=True):
        file = folder / f"{drawing.part}-{drawing.name}-{language}.svg"
        svg = chart.svg[language]
        options.write_file(svg.encode(), file)
        options.write_file(write_png(svg), file.with_suffix(".png"))
        options.write_file(write_png(svg, dark=True), file.with_name(f"{file.stem}-dark.png"))


@click.command()
@click.argument("events", nargs=-1, required=True, metavar="EVENT…")
@click.option("--preview", is_flag=True, help="Only say what each rule would do; publish nothing.")
@click.option("--correct", is_flag=True, help="Replace what was published before.")
@click.option(
    "--despite-flood",
    metavar="REASON",
    help="Publish although more answers came than expected; the log keeps why.",
)
@options.lang_option(help="Of the preview.")
@options.data_option
def publish(
    *,
    events: Sequence[str],
    data: Path | None,
    lang: Language,
    preview: bool,
    correct: bool,
    despite_flood: str | None,
) -> None:
    """Publish an edition of each EVENT from its report."""
    settings, db = options.database_of(data)
    if preview:
        for event in events:
            _show_preview(db, event, lang, correct=correct)
        return
    public, now = settings.public, options.present()
    for event in events if despite_flood is not None else ():
        decide_flood(db, event, reason=despite_flood or "", now=now, account="command line")
    with options.terminal_progress("Publish") as progress:
        editions = publish_events(
            db, events, public_path=public, now=now, progress=progress, correct=correct
        )
    for event, edition in zip(events, editions, strict=True):
        click.echo(f"edition {edition.number} of {event} ({edition.month}): {edition.content_hash}")
    if not is_served(f"{settings.public_url}/"):
        click.echo(
            f"The edition is in {settings.public}, but nothing answers at {settings.public_url}: "
            "start the service, or the Datasette that serves this file, or ask `collector doctor`.",
            err=True,
        )


def _show_preview(db: Database, event: str, language: Language, *, correct: bool) -> None:
    draft = draft_edition(db, event, correct=correct)
    draft.lay_out()
    click.echo(draft.told[language])
    for verdict in draft.verdicts:
        click.echo(
            f"{verdict.rule:3} {'!' if verdict.changed else '+'} {verdict.sentence[language]}"
        )
        for row in verdict.rows:
            click.echo(f"      {row.part} {row.kind} {row.name}")
