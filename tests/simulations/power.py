"""Events whose change is known in points: how often it is claimed, and how often intervals hold."""

from dataclasses import dataclass

import numpy as np

from collector.core.analysis.comparisons import AskedWave, Comparison
from collector.core.report.document import make_report
from collector.core.report.evidence import Evidence
from collector.core.rows.changes import ScaleChange
from collector.core.waves import WaveName
from tests.core.ratings import questionnaire, rating
from tests.simulations.claims import Said
from tests.simulations.events import EVENT, SERIES

ITEMS, POINTS = 4, 5
PRIMARY = ("motivation", "safety", "efficacy")


@dataclass(frozen=True)
class Truth:
    """Of three primary scales: how many points each rises, with which standard deviation.

    `common` is the correlation of their changes, and `skew` turns their normal distribution into
    one of a long tail.
    """

    n: int
    rises: tuple[float, float, float] = (0.0, 0.0, 0.0)
    spread: float = 0.8
    common: float = 0.0
    skew: bool = False


def report_changes(
    truth: Truth, random: np.random.Generator
) -> dict[str, tuple[ScaleChange, Said]]:
    """Return the change of each primary scale, and the sentence about it, of one event."""
    scales = {name: [f"{name}_{at}" for at in range(ITEMS)] for name in PRIMARY}
    asked = questionnaire(*(rating(item, name) for name, items in scales.items() for item in items))
    before, after = {}, {}
    moves = _draw_moves(truth, random)
    for person in range(truth.n):
        before[person], after[person] = {}, {}
        for move, items in zip(moves[person], scales.values(), strict=True):
            start = int(np.clip(round(random.normal(11, 2)), ITEMS, ITEMS * POINTS))
            end = int(np.clip(start + move, ITEMS, ITEMS * POINTS))
            before[person] |= _spread(start, items)
            after[person] |= _spread(end, items)
    waves = [AskedWave(WaveName.PRE, asked, before), AskedWave(WaveName.POST, asked, after)]
    pairs = {Comparison.PRE_POST: [(person, person) for person in range(truth.n)]}
    report = make_report(SERIES, EVENT, Evidence(waves, pairs, 0))
    rows = {row.name: row for row in report.changes if row.kind == "scale"}
    words = {each.name: each.words.en for each in report.statements if each.kind == "scale"}
    return {name: (row, Said("report", "pre_post", words[name])) for name, row in rows.items()}


def _draw_moves(truth: Truth, random: np.random.Generator) -> np.ndarray:
    """Return how many points of all items together each person moves on each scale."""
    own, common = random.normal(size=(truth.n, 3)), random.normal(size=(truth.n, 1))
    drawn = np.sqrt(1 - truth.common) * own + np.sqrt(truth.common) * common
    if truth.skew:
        drawn = random.exponential(size=drawn.shape) - 1
    return np.round(ITEMS * (np.array(truth.rises) + truth.spread * drawn)).astype(int)


def _spread(total: int, items: list[str]) -> dict[str, str]:
    base, rest = divmod(total, len(items))
    return {name: str(base + (at < rest)) for at, name in enumerate(items)}
