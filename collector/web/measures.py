"""What is counted and logged of requests: by their routes, never by what was sent."""

import logging
import secrets
import time
from dataclasses import dataclass, field
from wsgiref.types import WSGIEnvironment

import prometheus_client as prometheus

from collector import __version__

_KEY = "collector.seen"
SUBMISSION = "/e/<event_slug>"  # the beginning of the routes that questionnaires are sent to

TOLD_OF_NOBODY = {"withdrawn": "other"}
"""Outcomes that are counted under another name, because they are about few people."""

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"})
LEFT = 499  # the status of a request whose sender left before the answer

logger = logging.getLogger(__name__)
prometheus.disable_created_metrics()  # type: ignore[no-untyped-call] # it has no types


class Measures:
    """What one application has counted."""

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self.registry = to = prometheus.CollectorRegistry()
        labels = ("route", "method", "status")
        self.requests = prometheus.Counter(
            "collector_requests", "Answered requests.", labels, registry=to
        )
        self.seconds = prometheus.Histogram(
            "collector_request_seconds", "Seconds each took.", labels[:1], registry=to
        )
        self.submissions = prometheus.Counter(
            "collector_submissions", "Sent questionnaires.", ["outcome"], registry=to
        )
        prometheus.Info("collector_build", "Version.", registry=to).info({"version": __version__})


@dataclass
class Seen:
    """What may be told of a request."""

    method: str
    route: str = "unknown"  # the pattern of its address, such as `/e/<event_slug>`
    outcome: str = ""  # how a submission ended, or the kind of the error that the page explains
    id: str = field(default_factory=lambda: secrets.token_hex(4))
    """A random number, by which somebody who saw the page of an error can name it."""
    started: float = field(default_factory=time.perf_counter)

    def fields(self) -> dict[str, str | float]:
        """Return what a line about this request says of it."""
        return {"route": self.route, "method": self.method, "id": self.id}

    def end(self, status: int, measures: Measures) -> None:
        """Count the request and log a line."""
        seconds = time.perf_counter() - self.started
        measures.requests.labels(self.route, self.method, status).inc()
        measures.seconds.labels(self.route).observe(seconds)
        if self.outcome and self.method == "POST" and self.route.startswith(SUBMISSION):
            measures.submissions.labels(TOLD_OF_NOBODY.get(self.outcome, self.outcome)).inc()
        said = self.fields() | {"status": status, "ms": round(1000 * seconds, 1)}
        logger.info("request", extra={"fields": said})


def see(environ: WSGIEnvironment) -> Seen:
    """Return what is known of a request, from its first sight on."""
    if _KEY not in environ:
        method = environ["REQUEST_METHOD"]
        environ[_KEY] = Seen(method if method in METHODS else "other")
    seen: Seen = environ[_KEY]
    return seen
