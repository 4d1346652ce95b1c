"""What goes together with how useful people found the seminar; never what causes it.

What is claimed is read off Fisher's interval of rank correlations, at a level that all drivers
share (Bonferroni). The BCa bootstrap interval is a number beside it: of four thousand draws not one
lies as far out as that level.
"""

import math
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
from scipy import special

from collector.core.analysis.comparisons import AskedWave
from collector.core.questionnaire.model import Answers, Question
from collector.core.questionnaire.scale import Scale
from collector.core.rows.seminar import Driver, DriverCorrelation
from collector.core.statistics.claims import Claim, Direction, Verdict, claim_from, judge
from collector.core.statistics.effect_size import Interval
from collector.core.statistics.proportions import critical_z

RESAMPLES = 4000
SEED = 20170914
"""Of the bootstrap: fixed, and what it resamples is a table of counts, so that the interval
depends on the answers alone and not on the order or the language in which they came."""

MOST_UNDEFINED = 0.05  # the share of resamples without spread above which there is no interval

MOST_ALIKE = 1 - 1e-9  # a correlation beyond which there is nothing to tell its error by

Table = npt.NDArray[np.float64]


def rank_drivers(
    wave: AskedWave, outcome: str, drivers: Sequence[str], level: float
) -> list[DriverCorrelation]:
    """Return how closely each driver goes with the outcome, the closest first, judged at the level.

    Questions that the wave does not ask as ratings are left out; without the outcome none are
    left. Each driver is about those who answered both.
    """
    asked = wave.questionnaire.questions
    if outcome not in asked or not asked[outcome].is_rating:
        return []
    found = [
        DriverCorrelation(
            wave=wave.name,
            outcome=outcome,
            question=name,
            **vars(correlate(_count(asked[name], asked[outcome], wave.responses.values()), level)),
        )
        for name in drivers
        if name in asked and asked[name].is_rating
    ]
    return sorted(found, key=lambda each: (each.rho is None, -(each.rho or 0.0), each.question))


def correlate(table: Table, level: float = 0.05) -> Driver:
    """Return how the rows of a table of counts go with its columns, both in rising order.

    Ten people or more; the bootstrap draws whole tables (Efron 1987, BCa), so that a hundred
    thousand answers take as long as a hundred.
    """
    n = int(table.sum())
    rho = float(_spearman(table[None])[0])
    if claim_from(n) is Claim.NONE or math.isnan(rho):
        verdict = Verdict.TOO_FEW if claim_from(n) is Claim.NONE else Verdict.CANNOT_TELL
        return Driver(
            n=n, rho=None, low=None, high=None, claim=Claim.NONE, clear=False, verdict=verdict
        )
    low, high = _bca_interval(table, rho) or (None, None)
    together = _fisher_interval(table, rho, level)
    verdict = judge(n, rho, together) if together else Verdict.CANNOT_TELL
    return Driver(
        n=n,
        rho=rho,
        low=low,
        high=high,
        claim=claim_from(n),
        simultaneous_low=together and together[0],
        simultaneous_high=together and together[1],
        verdict=verdict,
        clear=verdict.direction is not Direction.UNCLEAR,
    )


def _fisher_interval(table: Table, rho: float, level: float) -> Interval | None:
    """Return the interval of Fisher's z with the error of Bonett and Wright (2000).

    Where the jackknife's error is larger it is taken instead: a few people far from the rest make a
    correlation that is there by chance. None if one person alone, or nobody, goes another way.
    """
    rhos, weights = _leave_one_out(table)
    if abs(rho) > MOST_ALIKE or weights.sum() < table.sum():
        return None
    n = table.sum()
    around = np.average(rhos, weights=weights)
    jackknife = math.sqrt((n - 1) / n * float((weights * (rhos - around) ** 2).sum()))
    error = max(math.sqrt((1 + rho**2 / 2) / (n - 3)), jackknife / (1 - rho**2))
    middle, half = math.atanh(rho), critical_z(level) * error
    return math.tanh(middle - half), math.tanh(middle + half)


def _count(driver: Question, outcome: Question, responses: Iterable[Answers]) -> Table:
    """Return how many gave each pair of scores, with reverse items reversed."""
    sides = (driver.agreement or Scale(), outcome.agreement or Scale())
    table = np.zeros([each.points for each in sides])
    for answers in responses:
        row = driver.score(answers.get(driver.name))
        column = outcome.score(answers.get(outcome.name))
        if row is not None and column is not None:
            table[row - 1, column - 1] += 1
    return table


def _spearman(tables: Table) -> Table:
    """Return Spearman's rho of each of many tables; nan where a margin has no spread."""
    rows, columns = tables.sum(axis=2), tables.sum(axis=1)
    row_ranks, column_ranks = _centred_ranks(rows), _centred_ranks(columns)
    together = np.einsum("bij,bi,bj->b", tables, row_ranks, column_ranks)
    squares = (rows * row_ranks**2).sum(axis=1) * (columns * column_ranks**2).sum(axis=1)
    rhos: Table = np.full(len(tables), np.nan)
    known = squares > 0
    rhos[known] = np.clip(together[known] / np.sqrt(squares[known]), -1, 1)
    return rhos


def _centred_ranks(counts: Table) -> Table:
    """Return the average rank in each class, less the average of all."""
    ranks: Table = np.cumsum(counts, axis=1) - (counts + counts.sum(axis=1, keepdims=True)) / 2
    return ranks


def _bca_interval(table: Table, rho: float) -> Interval | None:
    """Return the 95 % bias-corrected and accelerated interval; None if there is no spread."""
    n = int(table.sum())
    draws = np.random.default_rng(SEED).multinomial(n, table.ravel() / n, RESAMPLES)
    rhos = _spearman(draws.reshape(RESAMPLES, *table.shape).astype(float))
    known = np.sort(rhos[~np.isnan(rhos)])
    if len(known) < RESAMPLES * (1 - MOST_UNDEFINED) or np.ptp(known) == 0:
        return None
    lower = (np.count_nonzero(known < rho) + np.count_nonzero(known <= rho)) / (2 * len(known))
    bias = float(special.ndtri(np.clip(lower, 1 / len(known), 1 - 1 / len(known))))
    acceleration = _acceleration(table)
    points = [
        float(special.ndtr(bias + (bias + z) / (1 - acceleration * (bias + z))))
        for z in (special.ndtri(0.025), special.ndtri(0.975))
    ]
    low, high = np.quantile(known, points)
    return float(low), float(high)


def _acceleration(table: Table) -> float:
    """Return the skewness of the jackknife."""
    rhos, weights = _leave_one_out(table)
    deviations = np.average(rhos, weights=weights) - rhos
    squares = float((weights * deviations**2).sum())
    cubes = float((weights * deviations**3).sum())
    return cubes / (6 * math.pow(squares, 1.5)) if squares else 0.0


def _leave_one_out(table: Table) -> tuple[Table, Table]:
    """Return each rho without one person, and how many people have it; none without spread.

    People in one cell of the table all count alike.
    """
    cells = np.argwhere(table > 0)
    fewer = np.repeat(table[None], len(cells), axis=0)
    fewer[np.arange(len(cells)), cells[:, 0], cells[:, 1]] -= 1
    rhos = _spearman(fewer)
    known = ~np.isnan(rhos)
    return rhos[known], table[table > 0][known]
