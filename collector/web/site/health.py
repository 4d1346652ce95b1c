"""Whether the service is well: for programs that watch it, and for the organisers' banner."""

import hmac
import logging
from collections.abc import Iterator
from datetime import datetime
from http import HTTPStatus
from importlib.metadata import version
from ipaddress import ip_address
from pathlib import Path
from shutil import disk_usage

from flask import Request, Response, request

from collector.actions.running.find_faults import Fault, find_faults, measure_age
from collector.config import is_on_this_machine
from collector.store.backups import list_backups
from collector.store.events.events import list_series
from collector.store.people.jobs import list_unfinished_jobs
from collector.web.measures.counters import Family, gauge, write_families
from collector.web.site.service import Service, service

FORWARDED = (
    "Forwarded",
    "X-Forwarded-For",
    "X-Forwarded-Host",
    "X-Forwarded-Proto",
    "X-Real-Ip",
    "Via",
)
"""Headers by one of which a front server may be told from a reader on this machine."""

KEPT = "faults"
OPEN = {"01", "08"}
"""States of a connection in Linux' table: established, and ended by the other side alone."""

logger = logging.getLogger(__name__)


def look(found: Service) -> list[Fault]:
    """Find the faults, log what is new of them, and keep them for the organisers' banner."""
    settings = found.settings
    places = settings.database, settings.heartbeat, settings.all_backups, settings.local_data_url
    try:
        faults = list(find_faults(found.write, *places, now=found.clock()))
    except OSError as error:
        faults = [Fault("disk", f"the data directory cannot be read: {error.strerror}")]
    known = {fault.kind for fault in found.kept.get(KEPT, [])}
    for fault in faults:
        if fault.kind not in known:
            logger.error("Not ready: %s", fault)
    if known and not faults:
        logger.info("Ready again")
    found.kept[KEPT] = faults
    return faults


def last_faults() -> list[Fault]:
    """Return the faults that were found last, without looking again."""
    faults: list[Fault] = service().kept.get(KEPT, [])
    return faults


def show_readiness() -> Response:
    """Say “ready”, or each fault on a line of its own."""
    faults = look(service())
    status = HTTPStatus.SERVICE_UNAVAILABLE if faults else HTTPStatus.OK
    return _say("\n".join(map(str, faults)) or "ready", status)


def show_health() -> Response:
    """Say “ok” if the database answers."""
    list_series(service().db())
    return _say("ok")


def show_metrics() -> Response:
    """Tell the measures to a program on this machine, or to one that knows the token."""
    found = service()
    if not (_knows_token(found, request) or _is_from_here(found, request)):
        advice = (
            "the measures are for this machine, or with COLLECTOR_METRICS_TOKEN as Bearer token"
        )
        return _say(advice, HTTPStatus.FORBIDDEN)
    text = write_families([*found.counters.families(), *_measure(found)])
    return Response(text, content_type="text/plain; version=0.0.4; charset=utf-8")


def _say(text: str, status: HTTPStatus = HTTPStatus.OK) -> Response:
    return Response(f"{text}\n", status, mimetype="text/plain")


def _knows_token(found: Service, asked: Request) -> bool:
    token = found.settings.metrics_token
    given = asked.headers.get("Authorization", "").partition(" ")[2].strip()
    return bool(token) and hmac.compare_digest(given.encode(), token.encode())


def _is_from_here(found: Service, asked: Request) -> bool:
    """Say whether a request is surely from this machine and passed no front server.

    One that adds no header passes for a reader on this machine. So with a public address, for
    which there must be one, nobody is believed, nor who names another host or speaks HTTP/1.0,
    as nginx does.
    """
    try:
        is_loopback = ip_address(asked.remote_addr or "").is_loopback
    except ValueError:
        return False
    return (
        is_loopback
        and not any(name in asked.headers for name in FORWARDED)
        and asked.environ["SERVER_PROTOCOL"] != "HTTP/1.0"
        and all(map(is_on_this_machine, (asked.host_url, found.settings.base_url)))
    )


def _measure(found: Service) -> Iterator[Family]:
    settings, now = found.settings, found.clock()
    jobs = list_unfinished_jobs(found.db())
    waited = [(now - datetime.fromisoformat(job.asked)).total_seconds() for job in jobs]
    backups = [measure_age(each.path) for each in list_backups(settings.backups) if each.is_whole]
    newest = min((age for age in backups if age is not None), default=None)
    writing = found.writer.waiting if found.writer else None
    free = disk_usage(settings.data).free
    connections = _count_connections(settings.port)
    yield gauge("build_info", "The version that runs.", 1, version=version("tagasiside"))
    yield gauge("jobs", "Jobs that wait for the worker or run.", len(jobs))
    yield gauge("oldest_job_seconds", "Since the oldest was asked for.", max(waited, default=0))
    yield gauge("backup_age_seconds", "The age of the newest backup.", newest)
    yield gauge("disk_free_bytes", "What is free where the data is.", free)
    yield gauge("worker_silent_seconds", "Since its sign of life.", measure_age(settings.heartbeat))
    yield gauge("writes_waiting", "Changes that wait for the writer.", writing)
    yield gauge("open_connections", "Connections to the web process.", connections)


def _count_connections(port: int) -> int | None:
    """Return how many connections are open to a port of this machine, if Linux tells."""
    tables = [each for each in (Path("/proc/net/tcp"), Path("/proc/net/tcp6")) if each.exists()]
    rows = [line.split() for each in tables for line in each.read_text("ascii").splitlines()[1:]]
    count = sum(row[1].endswith(f":{port:04X}") and row[3] in OPEN for row in rows)
    return count if tables else None
