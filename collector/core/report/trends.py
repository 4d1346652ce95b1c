"""Rows of a report about how scales stand over the events of its series."""

from collections.abc import Iterator

from collector.core.analysis.partial_overlap import Overlap
from collector.core.analysis.trends import TrendPoint
from collector.core.report.analysis import Analysis
from collector.core.report.evidence import Document, bounds
from collector.core.waves import WaveName


def trend_rows(found: Analysis) -> Iterator[Document]:
    """Yield a line of points for each scale and wording."""
    for scale, lines in found.trends.items():
        for line in lines:
            yield {
                "wave": WaveName.PRE,
                "name": scale,
                "wording": line.wording,
                "points": [_point(point) for point in line.points],
                "waiting": list(line.waiting),
            }


def _point(point: TrendPoint) -> Document:
    return {
        "events": list(point.events),
        "starts": point.starts.isoformat(),
        "n": point.n,
        "mean": point.mean,
        **bounds(point.interval),
        "pooled": point.is_pooled,
        "step": None if point.step is None else _step(point.step),
    }


def _step(step: Overlap) -> Document:
    return {"change": step.difference, **bounds(step.interval), "p": step.p}
