"""An event's report and publication: where they stand, and the jobs that make them.

The work itself is the worker's; the page asks every second how far it is.
"""

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from flask import current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from collector.actions.ask_for_job import ask_for_job
from collector.actions.draft_edition import is_current
from collector.actions.pool import find_pool, is_waiting, list_ended, list_pool
from collector.core.events import Event
from collector.core.fingerprints import Fingerprints, list_outdated
from collector.core.jobs import JobKind, read_outcome
from collector.core.reports import FORMAT
from collector.core.waves import WaveName
from collector.errors import StateError
from collector.store.events import get_event, get_series, list_events
from collector.store.jobs import JobState, list_jobs
from collector.store.responses import count_responses, fingerprint_waves
from collector.store.results import Document, find_report, list_editions
from collector.web.organiser.session import signed_in
from collector.web.organiser.sign_in import guarded
from collector.web.service import service
from collector.worker.tasks import Queue

blueprint = guarded("results", __name__)

JOB_ENDED = frozenset({JobState.DONE, JobState.FAILED})


@blueprint.get("/events/<slug>/results")
def show(slug: str) -> str:
    """Show the part of an event's page about results, by itself."""
    return render_template(
        "organiser/_results.html", **page_values(get_event(service().db(), slug))
    )


@blueprint.post("/events/<slug>/jobs/<any(report,publish,correction):kind>")
def ask(slug: str, kind: str) -> ResponseReturnValue:
    """Ask the worker for a job; publication first shows what it would do, and asks again."""
    event = get_event(service().db(), slug)
    if kind != JobKind.REPORT and "confirmed" not in request.form:
        asked = None if kind == JobKind.PUBLISH else kind
        return redirect(url_for("organiser.publication.show", slug=slug, kind=asked), 303)
    queue: Queue = current_app.extensions["queue"]
    # Refused while another job is under way: the page then shows that one.
    with suppress(StateError):
        ask_for_job(
            service().write,
            queue.wake_worker,
            event,
            JobKind(kind),
            now=service().clock(),
            account=signed_in().name,
        )
    return redirect(url_for("organiser.events.show", slug=slug, _anchor="results"), 303)


def page_values(event: Event) -> dict[str, Any]:
    """Return what the templates need to show an event's results."""
    db = service().db()
    jobs = list_jobs(db, event.id, limit=1)
    report = find_report(db, event.id)
    editions = list_editions(db, event.id)
    job = jobs[0] if jobs else None
    return {
        "event": event,
        "job": job,
        "busy": job is not None and job.state not in JOB_ENDED,
        "outcome": read_outcome(job.message) if job is not None and job.message else None,
        "has_report": report is not None and report.get("format") == FORMAT,
        "outdated": report is not None and is_outdated(event, report),
        "obstacle": find_obstacle(event, report),
        "edition": editions[-1] if editions else None,
        "threshold": get_series(db, event.series_id).threshold,
        "public_address": f"{service().settings.public_url}/event/{event.slug}",
    }


def is_outdated(event: Event, report: Document) -> bool:
    """Say whether answers that a report is computed from were added or withdrawn since.

    A trend is computed from other events of the series too.
    """
    db = service().db()
    others = {other.slug: other for other in list_events(db, event.series_id)}
    used: Mapping[str, Fingerprints] = report.get("series_fingerprints", {})
    now = {slug: fingerprint_waves(db, others[slug].id) for slug in used}
    return bool(list_outdated(report, fingerprint_waves(db, event.id))) or any(
        now[slug][wave] != fingerprint for slug in used for wave, fingerprint in used[slug].items()
    )


def find_obstacle(event: Event, report: Document | None) -> str | None:
    """Return the text that says what must be done before publishing, or None.

    `actions/publish` decides; this spares the organiser a job that can only fail.
    """
    db = service().db()
    if find_pool(db, event) is not None:
        return "obstacle_pooled"
    pool = list_pool(db, event)
    ended = list_ended(db, (*pool, event))
    if not {WaveName.PRE, WaveName.POST} <= {wave.name for wave in ended}:
        return "obstacle_open"
    if not pool and is_waiting(db, event):
        return "obstacle_small"
    if report is None:
        return "obstacle_no_report"
    if not is_current(db, event, pool, ended):
        return "obstacle_outdated"
    counts: Counter[WaveName] = Counter()
    for wave in ended:
        counts[wave.name] += count_responses(db, wave.event_id)[wave.id]
    threshold = get_series(db, event.series_id).threshold
    return "obstacle_few" if max(counts.values()) < threshold else None
