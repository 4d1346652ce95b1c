"""`collector event`: plan events, show them, and open and close their waves."""

import re
from datetime import date, datetime, timedelta
from pathlib import Path

import click
from sqlite_utils import Database

from collector.actions.load_questionnaire import load_questionnaires
from collector.actions.plan_event import plan_event
from collector.actions.run_wave import close_wave, open_wave
from collector.assets import asset_folder
from collector.cli.options import data_option, database_of, present
from collector.core.events import Event, Series
from collector.core.languages import Translated
from collector.core.waves import WaveName
from collector.formats.yaml_questionnaire import read_yaml
from collector.store.events import list_events, list_series
from collector.store.responses import count_responses
from collector.store.waves import list_waves

SEALED_AFTER = timedelta(days=180)
SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
LONGEST_SLUG = 60
EARLIEST, LATEST = date(2001, 1, 1), date(2100, 12, 31)
LONGEST = timedelta(days=31)

event_argument = click.argument("event")
wave_argument = click.argument("wave", type=click.Choice([name.value for name in WaveName]))
day = click.DateTime(["%Y-%m-%d"])


@click.group()
def command() -> None:
    """Plan events, show them, open and close their waves."""


@command.command(name="list")
@data_option
def list_all(data: Path | None) -> None:
    """List every event with its waves and how many have answered."""
    _, db = database_of(data)
    for event in list_events(db):
        counts = count_responses(db, event.id)
        waves = (
            f"{wave.name} {wave.state} ({counts[wave.id]})" for wave in list_waves(db, event.id)
        )
        click.echo(f"{event.slug}  {event.starts}  {', '.join(waves)}")


@command.command()
@click.argument("slug")
@click.option("--title", type=(str, str, str), required=True, help="In et, ru and en.")
@click.option(
    "--place",
    type=(str, str, str),
    default=("Jõhvi", "Йыхви", "Jõhvi"),
    help="Likewise.  [default: Jõhvi]",
)
@click.option("--starts", type=day, required=True, help="First day, as 2027-05-12.")
@click.option("--ends", type=day, help="Last day.  [default: the first]")
@click.option("--head-count", type=click.IntRange(1), required=True, help="People expected.")
@click.option("--organiser", default="", help="Who is responsible, for a new series.")
@click.option("--contact", default="", help="Whom participants can ask, for a new series.")
@click.option("--series", default="seminars", show_default=True, help="The series it belongs to.")
@data_option
def add(  # noqa: PLR0913 one argument an option
    *,
    slug: str,
    title: tuple[str, str, str],
    place: tuple[str, str, str],
    starts: datetime,
    ends: datetime | None,
    head_count: int,
    organiser: str,
    contact: str,
    series: str,
    data: Path | None,
) -> None:
    """Plan an event with the address SLUG; its waves open and close at their usual times."""
    last_day = (ends or starts).date()
    event = Event(
        id=0,
        series_id=0,
        slug=_checked_slug(slug),
        title=_in_three_languages(title, "--title"),
        place=_in_three_languages(place, "--place"),
        starts=starts.date(),
        ends=_checked_end(starts.date(), last_day),
        head_count=head_count,
        sealing=last_day + SEALED_AFTER,
    )
    settings, db = database_of(data, new=True)
    sheets = [read_yaml(file.read_text("utf-8")) for file in asset_folder("forms").glob("*.yaml")]
    versions = load_questionnaires(db, sheets)
    programme = _series(db, series, organiser, contact)
    plan_event(db, programme, event, versions, keys=settings.keys)
    click.echo(f"{settings.base_url}/e/{slug}")


@command.command(name="open")
@event_argument
@wave_argument
@data_option
def open_(event: str, wave: str, data: Path | None) -> None:
    """Open WAVE of EVENT now."""
    _, db = database_of(data)
    open_wave(db, event, WaveName(wave), now=present(), account="command line")


@command.command()
@event_argument
@wave_argument
@data_option
def close(event: str, wave: str, data: Path | None) -> None:
    """Close WAVE of EVENT now."""
    _, db = database_of(data)
    close_wave(db, event, WaveName(wave), now=present(), account="command line")


def _checked_slug(slug: str) -> str:
    if re.fullmatch(SLUG, slug) is None or len(slug) > LONGEST_SLUG:
        raise click.BadParameter(
            f"use small letters a-z, digits and single hyphens, {LONGEST_SLUG} at most",
            param_hint="SLUG",
        )
    return slug


def _in_three_languages(words: tuple[str, str, str], option: str) -> Translated:
    if not all(each.strip() for each in words):
        raise click.BadParameter("none of the three may be empty", param_hint=option)
    return Translated(*words)


def _checked_end(starts: date, ends: date) -> date:
    if not EARLIEST <= starts <= LATEST:
        raise click.BadParameter("the year is not of this century", param_hint="--starts")
    if not starts <= ends <= starts + LONGEST:
        raise click.BadParameter(
            f"the event ends before it starts, or takes more than {LONGEST.days} days",
            param_hint="--ends",
        )
    return ends


def _series(db: Database, slug: str, organiser: str, contact: str) -> Series:
    for series in list_series(db):
        if series.slug == slug:
            return series
    if not organiser or not contact:
        raise click.UsageError(f"the series “{slug}” is new: give --organiser and --contact")
    title = Translated(et="Seminarid", ru="Семинары", en="Seminars")
    return Series(0, slug, title, Translated(organiser, organiser, organiser), contact)
