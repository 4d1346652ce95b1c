"""Whether the service is well: for programs that watch it, and for the organisers' banner."""

import hmac
import logging
from collections.abc import Mapping
from http import HTTPStatus
from ipaddress import ip_address
from pathlib import Path
from shutil import disk_usage

from flask import Request, Response, request
from prometheus_client import CollectorRegistry, Gauge, generate_latest

from collector.actions.running.find_faults import Fault, find_faults, measure_age
from collector.config import is_on_this_machine
from collector.store.backups import list_backups
from collector.store.events.events import list_series
from collector.store.people.jobs import list_unfinished_jobs
from collector.web.site.service import Service, service

FORWARDED = {"HTTP_FORWARDED", "HTTP_VIA", "HTTP_X_REAL_IP"}
"""Headers by which a front server may be told from a reader, besides all of X-Forwarded-…"""

KEPT = "faults"
NOT_OPEN = "0A"  # the state of a socket that listens, in Linux' table
UNKNOWN = float("nan")

logger = logging.getLogger(__name__)


def look(found: Service) -> list[Fault]:
    """Find the faults, log what is new of them, and keep them for the organisers' banner."""
    settings = found.settings
    places = settings.database, settings.heartbeat, settings.all_backups, settings.local_data_url
    try:
        faults = list(find_faults(found.write, *places, now=found.clock()))
        if found.copies.are_cut_off():
            faults.append(Fault("copy", "Litestream does not answer, so it may copy nothing"))
    except OSError as error:
        faults = [Fault("disk", f"the data directory cannot be read: {error.strerror}")]
    known = {fault.kind for fault in found.kept.get(KEPT, [])}
    for fault in faults:
        if fault.kind not in known:
            logger.error("Not ready: %s%s", fault, f" ({fault.path})" if fault.path else "")
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


def _say(text: str, status: HTTPStatus = HTTPStatus.OK) -> Response:
    return Response(f"{text}\n", status, mimetype="text/plain")


def show_metrics() -> Response:
    """Tell the measures to a program on this machine, or to one that knows the token."""
    found = service()
    token = found.settings.metrics_token
    given = request.headers.get("Authorization", "").partition(" ")[2].strip()
    knows_token = bool(token) and hmac.compare_digest(given.encode(), token.encode())
    if not (knows_token or _is_from_here(found, request)):
        advice = (
            "the measures are for this machine, or with COLLECTOR_METRICS_TOKEN as Bearer token"
        )
        return _say(advice, HTTPStatus.FORBIDDEN)
    now = CollectorRegistry()
    for name, value in _measure(found).items():
        gauge = Gauge(f"collector_{name}", name.replace("_", " "), registry=now)
        gauge.set(UNKNOWN if value is None else value)
    text = generate_latest(found.measures.registry) + generate_latest(now)
    return Response(text, mimetype="text/plain")


def _is_from_here(found: Service, asked: Request) -> bool:
    """Say whether a request is surely from this machine and passed no front server.

    One that adds no header passes for a reader on this machine. So with a public address, for
    which there must be one, nobody is believed, nor who names another host or speaks HTTP/1.0, as
    nginx does.
    """
    try:
        is_loopback = ip_address(asked.remote_addr or "").is_loopback
    except ValueError:
        return False
    return (
        is_loopback
        and not any(name in FORWARDED or "X_FORWARDED" in name for name in asked.environ)
        and asked.environ.get("SERVER_PROTOCOL") == "HTTP/1.1"
        and all(map(is_on_this_machine, (asked.host_url, found.settings.base_url)))
    )


def _measure(found: Service) -> Mapping[str, float | None]:
    settings, now = found.settings, found.clock()
    jobs = list_unfinished_jobs(found.db())
    waited = [(now - job.asked).total_seconds() for job in jobs]
    backups = [measure_age(each.path) for each in list_backups(settings.backups) if each.is_whole]
    return {
        "jobs": len(jobs),
        "oldest_job_seconds": max(waited, default=0),
        "backup_age_seconds": min((age for age in backups if age is not None), default=None),
        "disk_free_bytes": disk_usage(settings.data).free,
        "worker_silent_seconds": measure_age(settings.heartbeat),
        "writes_waiting": found.writer.waiting if found.writer else None,
        "open_connections": _count_connections(f":{settings.port:04X}"),
    }


def _count_connections(port: str) -> int | None:
    """Return how many connections are open to a port of this machine, if Linux tells."""
    tables = [each for each in map(Path, ("/proc/net/tcp", "/proc/net/tcp6")) if each.exists()]
    rows = [line.split() for each in tables for line in each.read_text("ascii").splitlines()]
    count = sum(row[1].endswith(port) and row[3] != NOT_OPEN for row in rows)
    return count if tables else None
