"""Build the report of an event: read its responses, compute, draw the charts, and save the result.

Where smaller events wait to be published with the event, the report of all of them together is
computed too.
"""

from collections.abc import Collection, Sequence
from contextlib import suppress
from datetime import datetime
from itertools import product
from pathlib import Path
from time import process_time

from sqlite_utils import Database

from collector.actions.linking.link_waves import link_waves, read_linking
from collector.actions.progress import Progress, silent
from collector.actions.publication.draft_edition import list_compared
from collector.actions.publication.readiness import fingerprint_pool, list_pool
from collector.core.analysis.comparisons import AskedWave, Comparison, Pairs
from collector.core.disclosure.batches import settle
from collector.core.disclosure.joint_table import Effort
from collector.core.disclosure.release import make_release
from collector.core.disclosure.small import hide_small
from collector.core.events.events import Event, Series
from collector.core.publication.editions import carry_over, read_published
from collector.core.publication.gatekeeper import guard_report
from collector.core.publication.tables import make_tables
from collector.core.questionnaire.asked import IN_OTHER_WORDS, is_same_item
from collector.core.report.document import make_report
from collector.core.report.evidence import Evidence, OtherEvent, pool_evidence
from collector.core.rows.answers import ReportChart
from collector.core.rows.changes import ChangeRow
from collector.core.rows.report import PooledReport, Report, Told
from collector.core.rows.tables import Tables
from collector.core.waves import ENDED, Wave, WaveName
from collector.errors import PublicationError
from collector.formats.plots.report_charts import plan_charts
from collector.store.answering.batches import find_batches, list_counted, save_batches
from collector.store.answering.responses import list_responses
from collector.store.answering.texts import list_codings
from collector.store.database import snapshot, transaction
from collector.store.events.events import get_event, get_series, list_events
from collector.store.events.waves import list_waves
from collector.store.linking.links import list_linked
from collector.store.linking.sealing import find_sealing
from collector.store.publication.results import list_editions, save_report
from collector.store.questionnaire.versions import get_questionnaire

GUARD_SECONDS = 25.0
"""How many seconds of the processor the gatekeeper may take for a report. What it has not seen by
then is left out."""


def build_report(
    db: Database, slug: str, *, now: datetime, progress: Progress = silent, keys: Path | None = None
) -> Report:
    """Compute an event's report with its charts, save it in place of the last, and return it.

    With the folder of the keys its waves are linked before, unless it is sealed. The answers are
    read from one state of the database, and nobody's wait while it is computed.

    Raise MissingKeyError if the event is to be linked, but its key is missing, and NotFoundError if
    there is no such event.
    """
    if keys is not None:
        for each in filter(None, (slug, get_event(db, slug).comparison_event)):
            if find_sealing(db, get_event(db, each).id) is None:
                link_waves(db, each, keys=keys)
    progress(0, 1)
    with transaction(db):
        _settle_waves(db, get_event(db, slug))
    with snapshot(db):
        event = get_event(db, slug)
        series = get_series(db, event.series_id)
        evidence = _read_evidence(db, event)
        pool = list_pool(db, event)
        fingerprints = fingerprint_pool(db, (*pool, event))
        pooled = [_read_evidence(db, other) for other in pool]
        earlier = [each.document.tables for each in list_editions(db, event.id)]
        compared = list_compared(db, event)
    document = make_report(series, event, evidence)
    effort = Effort(process_time, process_time() + GUARD_SECONDS)
    document = _guard(document, series, (event,), earlier, compared, effort)
    together = None
    if pooled:
        told = make_report(series, event, pool_evidence([*pooled, evidence]))
        told = _guard(told, series, (*pool, event), earlier, compared, effort)
        together = PooledReport(**vars(told), pool=fingerprints)
    document.charts.extend(draw_charts(hide_small(document, series.threshold), progress))
    with transaction(db):
        save_report(db, event.id, now.date(), document, together)
    steps = len(document.charts) + 1
    progress(steps, steps)
    return document


def _settle_waves(db: Database, event: Event) -> None:
    """Say who is counted of the waves of the series, of which the report tells too."""
    k = get_series(db, event.series_id).threshold
    for each in list_events(db, event.series_id):
        for wave in list_waves(db, each.id):
            ids = [one.id for one in list_responses(db, wave.id)]
            save_batches(db, wave.id, settle(find_batches(db, wave.id), ids, k))


def _guard(
    report: Report,
    series: Series,
    events: Sequence[Event],
    earlier: Sequence[Tables],
    compared: Collection[ChangeRow],
    effort: Effort,
) -> Report:
    """Return the report with what the gatekeeper makes coarser.

    It looks at what may be published next: both waves of the seminar, or the follow-up as well,
    added to earlier editions or in their place.
    """
    names = [wave.name for wave in report.waves]
    before = dict.fromkeys((len(earlier), 0))
    for waves, editions in product((names[:2], names), before):

        def lay_out(told: Report, waves: list[str] = waves, editions: int = editions) -> Tables:
            published = earlier[:editions]
            known = read_published(published)
            release = make_release(told, waves, series.threshold, known, compared)
            tables = make_tables(series, events, release, ())
            return carry_over(published[-1], tables) if published else tables

        with suppress(PublicationError):  # there is nothing to guard where nothing may be published
            report = guard_report(report, lay_out, effort)
    return report


def draw_charts(document: Told, progress: Progress) -> list[ReportChart]:
    """Draw the charts of a report, which is all but the last step of the progress."""
    plan = plan_charts(document)
    charts = []
    for done, draw_chart in enumerate(plan, start=1):
        progress(done, len(plan) + 1)
        charts.append(draw_chart())
    return charts


def _read_evidence(db: Database, event: Event) -> Evidence:
    waves = list_waves(db, event.id)
    linking = read_linking(db, event, _list_counted(db, event))
    return Evidence(
        [_read_wave(db, event, wave) for wave in waves],
        _read_pairs(db, event, waves),
        linking.duplicates,
        _read_others(db, event, frozenset(wave.name for wave in waves)),
        linking,
        [(each.risk, each.stage) for each in list_codings(db, event.id) if each.approver],
    )


def _list_counted(db: Database, event: Event) -> set[int]:
    """Return the responses of an event that count."""
    k = get_series(db, event.series_id).threshold
    return {each for wave in list_waves(db, event.id) for each in list_counted(db, wave.id, k)}


def _read_pairs(db: Database, event: Event, waves: Collection[Wave]) -> dict[Comparison, Pairs]:
    by_name, counted = {wave.name: wave for wave in waves}, _list_counted(db, event)
    return {
        comparison: [
            pair
            for pair in list_linked(db, *(by_name[name].id for name in comparison.waves))
            if counted.issuperset(pair)
        ]
        for comparison in Comparison
        if all(name in by_name for name in comparison.waves)
    }


def _read_others(db: Database, event: Event, names: Collection[WaveName]) -> list[OtherEvent]:
    """Return the waves of the series' other events that have ended, of the names asked for.

    A wave that still takes answers would make every report of the series out of date with each of
    them. Simulated events are never compared with real ones.
    """
    others = []
    for other in list_events(db, event.series_id):
        waves = list_waves(db, other.id)
        ended = [wave for wave in waves if wave.name in names and wave.state in ENDED]
        if ended and other.id != event.id and other.simulated == event.simulated:
            asked = [_read_wave(db, other, wave) for wave in ended]
            others.append(OtherEvent(other, asked, _read_pairs(db, other, ended)))
    return others


def _read_wave(db: Database, event: Event, wave: Wave) -> AskedWave:
    """Return a wave with the answers to its questions, of the people who count.

    What was asked otherwise while the wave was open has the answer IN_OTHER_WORDS, also if it was
    not asked at all: nobody has chosen nothing of a list that was not shown.
    """
    asked = get_questionnaire(db, wave.questionnaire_version)
    otherwise: dict[str, dict[str, Sequence[str]]] = {}
    answers, counted = {}, _list_counted(db, event)
    for response in (each for each in list_responses(db, wave.id) if each.id in counted):
        version = response.questionnaire_version
        if version not in otherwise:
            shown = get_questionnaire(db, version).questions
            names = (each.name for each in asked if not is_same_item(shown.get(each.name), each))
            otherwise[version] = dict.fromkeys(names, IN_OTHER_WORDS)
        given = {name: each for name, each in response.answers.items() if name in asked.questions}
        answers[response.id] = given | otherwise[version]
    return AskedWave(wave.name, asked, answers)
