"""The part of an event's page about its report and publication, and the report to be printed.

The worker does the work; the page asks every second how far it is.
"""

from contextlib import suppress
from dataclasses import dataclass

from flask import Response, current_app, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from collector.actions.publication.readiness import find_obstacle
from collector.actions.running.jobs import ask_for_job, stop_job
from collector.core.disclosure.small import hide_small
from collector.core.events.events import Event
from collector.core.people.jobs import JobKind, Outcome
from collector.core.rows.report import Report
from collector.core.waves import ENDED, list_outdated
from collector.errors import CollectorError, NotReadyError, PublicationError, StateError
from collector.formats.print.report import write_report_page
from collector.store.answering.responses import count_responses, fingerprint_waves
from collector.store.events.events import get_series, list_events
from collector.store.events.waves import list_waves
from collector.store.people.jobs import Job, JobState, list_jobs
from collector.store.publication.results import Edition, find_report, list_editions
from collector.texts.catalogue import read_texts
from collector.texts.messages import say_refusal
from collector.web.organiser.frame.frame import guarded, reader, show_sheet, signed_in
from collector.web.site.service import service
from collector.worker.tasks import Queue

blueprint = guarded("results", __name__)

JOB_ENDED = frozenset({JobState.DONE, JobState.FAILED, JobState.STOPPED})
PAST_JOBS = 10
REBUILD = frozenset({"not_linked", "other_pool", "outdated"})
"""Kinds of refusals after which the report is to be built again."""


@blueprint.get("/events/<slug>/results")
def show(event: Event) -> str:
    """Show the part of an event's page about results, by itself."""
    report = find_report(service().db(), event.id)
    results = vars(describe_results(event, report))
    return render_template("organiser/publication/_results.html", **results)


@blueprint.get("/events/<slug>/report")
def show_report(event: Event) -> Response:
    """Show the report to be printed, with a bar above it, or how to get one."""
    document = find_report(service().db(), event.id)
    if document is None:
        page = render_template("organiser/publication/no_report.html", event=event)
        return make_response(page, 404)
    told = hide_small(document, get_series(service().db(), event.series_id).threshold)
    page, outdated = write_report_page(told, reader()), is_outdated(event, document)
    bar = "publication/_report_bar.html"
    return show_sheet(page, bar, "report_bar.css", "", event=event, outdated=outdated)


@blueprint.post("/events/<slug>/jobs/<any(report,publish,correction):kind>")
def ask(event: Event, kind: str) -> ResponseReturnValue:
    """Ask the worker for a job; publication first shows what it would do, and asks again."""
    if kind != JobKind.REPORT and "confirmed" not in request.form:
        asked = None if kind == JobKind.PUBLISH else kind
        here = url_for("organiser.publication.show", slug=event.slug, kind=asked, unsure="yes")
        return redirect(here, 303)
    queue: Queue = current_app.extensions["queue"]
    db, job, now, account = service().db(), JobKind(kind), service().clock(), signed_in().name
    # Refused while another job is under way: the page then shows that one.
    with suppress(StateError):
        ask_for_job(db, queue.wake_worker, event, job, now=now, account=account)
    return redirect(url_for("organiser.events.show", slug=event.slug, _anchor="results"), 303)


@blueprint.post("/events/<slug>/jobs/<int:job_id>/stop")
def stop(event: Event, job_id: int) -> ResponseReturnValue:
    """Stop a job; one that has just ended stays as it ended, and the page says how."""
    now, account = service().clock(), signed_in().name
    with suppress(StateError):
        service().write(lambda db: stop_job(db, event, job_id, now=now, account=account))
    return redirect(url_for("organiser.events.show", slug=event.slug, _anchor="results"), 303)


@dataclass(frozen=True)
class Results:
    """What a page shows of an event's results, and of the jobs that make them."""

    event: Event
    job: Job | None
    busy: bool
    outcome: Outcome | None
    refusal: str
    past_jobs: list[Job]
    has_report: bool
    outdated: bool
    obstacle: str | None
    edition: Edition | None
    threshold: int
    public_address: str


def describe_results(event: Event, report: Report | None) -> Results:
    """Return what a page shows of an event's results."""
    db = service().db()
    jobs = list_jobs(db, event.id, limit=PAST_JOBS)
    editions = list_editions(db, event.id)
    job = jobs[0] if jobs else None
    outcome = job.outcome if job is not None else None
    return Results(
        event=event,
        job=job,
        busy=job is not None and job.state not in JOB_ENDED,
        outcome=outcome,
        refusal=say_refusal(outcome.refusal, outcome.values, reader())
        if outcome and outcome.refusal
        else "",
        past_jobs=[each for each in jobs if each.outcome],
        has_report=report is not None,
        outdated=report is not None and is_outdated(event, report),
        obstacle=name_obstacle(find_obstacle(db, event)),
        edition=editions[-1] if editions else None,
        threshold=get_series(db, event.series_id).threshold,
        public_address=f"{service().settings.public_url}/event/{event.slug}",
    )


def is_outdated(event: Event, report: Report) -> bool:
    """Say whether what a report is computed from has changed: answers, or what is compared.

    A trend is computed from other events of the series too. Of a wave that few answered the report
    tells nothing, and each change of it would show when one of them came.
    """
    db = service().db()
    counts, k = count_responses(db, event.id), get_series(db, event.series_id).threshold
    told = {wave.name for wave in list_waves(db, event.id) if counts[wave.id] >= k}
    others = {other.slug: other for other in list_events(db, event.series_id)}
    used = report.series_fingerprints
    compared = others.get(event.comparison_event)
    waves = list_waves(db, compared.id) if compared else []
    ended = {wave.name for wave in waves if wave.state in ENDED} & report.fingerprints.keys()
    if not report.is_planned_as(event) or ended - used.get(event.comparison_event, {}).keys():
        return True
    now = {slug: fingerprint_waves(db, others[slug].id) for slug in used}
    outdated = list_outdated(report.fingerprints, fingerprint_waves(db, event.id))
    return not told.isdisjoint(outdated) or any(
        now[slug][wave] != fingerprint for slug in used for wave, fingerprint in used[slug].items()
    )


def name_obstacle(error: CollectorError | None) -> str | None:
    """Return the text that says what must be done before publishing, or None if nothing helps."""
    if not isinstance(error, NotReadyError | PublicationError):
        return None
    key = "obstacle_outdated" if error.kind in REBUILD else f"obstacle_{error.kind}"
    return key if key in read_texts("organiser") else None
