"""`collector event`: plan events, show them, and open and close their waves."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

import click
from sqlite_utils import Database

from collector.actions.answering.load_rescue_file import load_rescue_file
from collector.actions.events.change_event import change_series
from collector.actions.events.plan_event import list_comparison_problems, offer_ways, plan_event
from collector.actions.events.run_wave import close_wave, open_wave
from collector.actions.questionnaire.versions import list_series_scales, load_shipped
from collector.cli.options import data_option, database_of, existing_file, present
from collector.core.disclosure.room import say_about
from collector.core.events.analysis_plan import AnalysisPlan, Scales
from collector.core.events.events import Event, Series
from collector.core.events.planning import list_problems, usual_sealing
from collector.core.linking.linkage import LinkingPlan, Way
from collector.core.waves import WaveName
from collector.core.wording.plan import describe_plan
from collector.errors import CollectorError, NotFoundError, PlanError
from collector.formats.rescue_file import FILE_LIMIT
from collector.store.answering.responses import count_responses
from collector.store.events.events import (
    find_event,
    get_event,
    get_named_series,
    list_events,
)
from collector.store.events.waves import list_waves
from collector.store.writer import write_directly
from collector.texts.catalogue import Phrases, translate
from collector.texts.languages import Translated

event_argument = click.argument("event")
wave_argument = click.argument("wave", type=click.Choice([name.value for name in WaveName]))
day = click.DateTime(["%Y-%m-%d"])


@click.group()
def command() -> None:
    """Plan events, show them, open and close their waves."""


@command.command(name="list")
@data_option
def list_all(data: Path | None) -> None:
    """List every event with its waves and how many have answered, in tens."""
    _, db = database_of(data)
    for event in list_events(db):
        counts = count_responses(db, event.id)
        waves = (
            f"{wave.name} {wave.state} ({say_about(counts[wave.id])}+)"
            for wave in list_waves(db, event.id)
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
@click.option("--head-count", type=int, required=True, help="People expected.")
@click.option("--organiser", default="", help="Who is responsible, for a new series.")
@click.option("--contact", default="", help="Whom participants can ask, for a new series.")
@click.option("--series", default="seminars", show_default=True, help="The series it belongs to.")
@click.option("--cards-only", is_flag=True, help="Only printed cards answer, each once a wave.")
@click.option("--compared-with", help="The event, or waiting group, with which it is compared.")
@click.option("--control-scale", help="A scale that it does not touch, to compare it with.")
@click.option("--chosen-low/--not-chosen", default=None, help="People were chosen for low ratings.")
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
    cards_only: bool,
    compared_with: str | None,
    control_scale: str | None,
    chosen_low: bool | None,
    data: Path | None,
) -> None:
    """Plan an event with the address SLUG; its waves open and close at their usual times."""
    last_day = (ends or starts).date()
    event = Event(
        id=0,
        series_id=0,
        slug=slug,
        title=_in_three_languages(title, "--title"),
        place=_in_three_languages(place, "--place"),
        starts=starts.date(),
        ends=last_day,
        head_count=head_count,
        sealing=usual_sealing(last_day),
        linking=LinkingPlan(cards_only=cards_only),
    )
    _refuse(list_problems(event))
    settings, db = database_of(data, new=True)
    versions = load_shipped(db)
    programme = _series(db, series, organiser, contact)
    known = find_event(db, slug) or event
    event = replace(
        event,
        comparison_event=known.comparison_event if compared_with is None else compared_with,
        control_scale=known.control_scale if control_scale is None else control_scale,
        chosen_low=known.chosen_low if chosen_low is None else chosen_low,
    )
    _refuse(list_comparison_problems(db, programme, event, list_series_scales(db, programme)))
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


@command.command()
@event_argument
@click.argument("ways", type=click.Choice([way.value for way in Way]), nargs=-1)
@click.option("--none", is_flag=True, help="Offer no linking.")
@click.option(
    "--text",
    "texts",
    type=(click.Choice([way.value for way in Way]), str, str, str),
    multiple=True,
    help="What a way means, in et, ru and en, in place of the page's own sentence.",
)
@click.option(
    "--cards-only/--any-way",
    default=None,
    help="Whether only printed cards answer; fixed when the first wave opens.",
)
@data_option
def linking(
    event: str,
    *,
    ways: tuple[str, ...],
    none: bool,
    texts: tuple[tuple[str, str, str, str], ...],
    cards_only: bool | None,
    data: Path | None,
) -> None:
    """Offer WAYS to link in EVENT, in this order; without any, say which it offers."""
    _, db = database_of(data)
    plan = get_event(db, event).linking
    if ways or none:
        own = {Way(way): _in_three_languages(words, "--text") for way, *words in texts}
        plan = replace(plan, ways=tuple(dict.fromkeys(map(Way, ways))), texts=own)
    if cards_only is not None:
        plan = replace(plan, cards_only=cards_only)
    if ways or none or cards_only is not None:
        offer_ways(db, event, plan, now=present(), account="command line")
    offered = get_event(db, event).linking
    for way in offered.offered:
        click.echo(f"{way}  {offered.texts[way].en}" if way in offered.texts else way)


@command.command(name="series")
@click.argument("slug")
@click.option(
    "--approval/--no-approval",
    default=None,
    help="Whether a second person must approve every edition.",
)
@click.option("--primary", multiple=True, help="A primary scale, at most three.")
@click.option(
    "--benchmark",
    "benchmarks",
    type=(str, str),
    multiple=True,
    help="A scale and the smallest change of it that matters, in points.",
)
@data_option
def change_programme(
    slug: str,
    *,
    approval: bool | None,
    primary: tuple[str, ...],
    benchmarks: tuple[tuple[str, str], ...],
    data: Path | None,
) -> None:
    """Say what the series SLUG asks before publication and is judged by, or change it."""
    _, db = database_of(data)
    series = get_named_series(db, slug)
    scales = list_series_scales(db, series)
    if approval is not None or primary or benchmarks:
        approval = series.needs_approval if approval is None else approval
        series = replace(series, needs_approval=approval)
        if primary or benchmarks:
            plan = _change_plan(series.plan, scales, primary, dict(benchmarks))
            series = replace(series, plan=plan)
        change_series(db, series, now=present(), account="command line")
    needs = "needs a second person's approval" if series.needs_approval else "needs no approval"
    click.echo(
        f"{slug}: an edition {needs}; no number is about fewer than {series.threshold} people"
    )
    judged = describe_plan(series.plan.settle(scales, ""))
    if judged is not None and (primary or benchmarks):
        click.echo(judged.en)


@command.command()
@event_argument
@click.argument("file", type=existing_file)
@data_option
def rescue(event: str, file: Path, data: Path | None) -> None:
    """Load FILE, in which a participant's phone saved the answers that it could not send."""
    from collector.web.participant.pages import read_sent  # noqa: PLC0415 slow import

    settings, db = database_of(data)
    found = get_event(db, event)
    with file.open("rb") as opened:
        content = opened.read(FILE_LIMIT + 1)
    read, write = partial(read_sent, db, found, language="en"), write_directly(db)
    now, account = present(), "command line"
    rescues = load_rescue_file(
        db, write, found, content, read, keys=settings.keys, now=now, account=account
    )
    for number, each in enumerate(rescues, start=1):
        click.echo(f"{number}. {translate('organiser', 'en', f'rescue_{each.outcome}')}")
    refused = sum(not each.outcome.is_safe for each in rescues)
    if refused:
        raise CollectorError(f"{refused} of {len(rescues)} were not stored; the list says why")


def _refuse(problems: Mapping[str, str]) -> None:
    options = {"slug": "SLUG", "comparison_event": "--compared-with"}
    for field, problem in problems.items():
        said = translate("organiser", "en", f"plan_error_{problem}")
        option = options.get(field, f"--{field.replace('_', '-')}")
        raise click.BadParameter(said, param_hint=option)


def _change_plan(
    plan: AnalysisPlan, scales: Scales, primary: Collection[str], benchmarks: Mapping[str, str]
) -> AnalysisPlan:
    try:
        named = primary or plan.settle(scales, "").primary_scales
        return plan.change(scales, named, benchmarks)
    except PlanError as error:
        [(scale, reason), *_] = error.problems.items()
        most = max(scales.get(scale, [1])) - 1
        values = {"most": most, "usual": plan.benchmark(scale, most + 1)}
        words = translate("organiser", "en", f"primary_error_{reason}", **values)
        raise click.UsageError(f"{scale or ', '.join(scales)}: {words}") from error


def _in_three_languages(words: Sequence[str], option: str) -> Translated:
    if not all(each.strip() for each in words):
        raise click.BadParameter("none of the three may be empty", param_hint=option)
    return Translated(*words)


def _series(db: Database, slug: str, organiser: str, contact: str) -> Series:
    with suppress(NotFoundError):
        return get_named_series(db, slug)
    if not organiser or not contact:
        raise click.UsageError(f"the series “{slug}” is new: give --organiser and --contact")
    title = Phrases("events")["series_title"]
    return Series(0, slug, title, Translated(organiser, organiser, organiser), contact)
