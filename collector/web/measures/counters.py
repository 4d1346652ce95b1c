"""Counters of the web process, and Prometheus' text format, in which they are told."""

import threading
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate

BOUNDS_S = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Upper ends of the buckets that durations are counted in; the last has none."""


@dataclass(frozen=True)
class Family:
    """Samples of one name: the end of the name, labels and value of each."""

    name: str
    kind: str
    about: str
    samples: Iterable[tuple[str, Mapping[str, str], float]]


def gauge(name: str, about: str, value: float | None, **labels: str) -> Family:
    """Return a family of one value that goes up and down, or of none if it is unknown."""
    return Family(name, "gauge", about, [] if value is None else [("", labels, value)])


def write_families(families: Iterable[Family]) -> str:
    """Return families in the text format; no name, label or help here needs an escape."""
    lines = []
    for each in families:
        name = f"collector_{each.name}"
        lines += [f"# HELP {name} {each.about}", f"# TYPE {name} {each.kind}"]
        for ending, labels, value in each.samples:
            said = ",".join(f'{label}="{text}"' for label, text in labels.items())
            lines.append(f"{name}{ending}{{{said}}} {value}" if said else f"{name}{ending} {value}")
    return "\n".join(lines) + "\n"


@dataclass
class Counters:
    """What is counted from the start of the process on."""

    _requests: Counter[tuple[str, str, int]] = field(default_factory=Counter)
    _seconds: dict[str, list[float]] = field(default_factory=dict)
    """By route the requests of each bucket, and behind them the sum of the seconds."""
    _submissions: Counter[str] = field(default_factory=Counter)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def count(self, route: str, method: str, status: int, seconds: float) -> None:
        """Count a request that has been answered."""
        with self._lock:
            self._requests[route, method, status] += 1
            known = self._seconds.setdefault(route, [0] * (len(BOUNDS_S) + 1) + [0.0])
            known[bisect_left(BOUNDS_S, seconds)] += 1
            known[-1] += seconds

    def count_submission(self, outcome: str) -> None:
        """Count a questionnaire that was sent, by how that ended."""
        with self._lock:
            self._submissions[outcome] += 1

    def families(self) -> Iterator[Family]:
        """Yield what was counted."""
        with self._lock:
            requests, submissions = self._requests.copy(), self._submissions.copy()
            seconds = {route: list(known) for route, known in self._seconds.items()}
        yield Family(
            "requests_total",
            "counter",
            "Requests that were answered.",
            [
                ("", {"route": route, "method": method, "status": str(status)}, count)
                for (route, method, status), count in sorted(requests.items())
            ],
        )
        yield Family(
            "request_seconds",
            "histogram",
            "Seconds from a request to its answer.",
            [
                sample
                for route, known in sorted(seconds.items())
                for sample in _buckets(route, known)
            ],
        )
        yield Family(
            "submissions_total",
            "counter",
            "Questionnaires sent, by how that ended.",
            [("", {"outcome": outcome}, count) for outcome, count in sorted(submissions.items())],
        )


def _buckets(route: str, known: list[float]) -> Iterator[tuple[str, dict[str, str], float]]:
    *counts, total = known
    label = {"route": route}
    for bound, count in zip((*map(str, BOUNDS_S), "+Inf"), accumulate(counts), strict=True):
        yield "_bucket", label | {"le": bound}, count
    yield "_sum", label, round(total, 6)
    yield "_count", label, sum(counts)
