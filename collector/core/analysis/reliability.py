"""Reliability: how far the items of a scale measure the same thing in one wave."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
from scipy import linalg, optimize, special

from collector.core.questionnaire.model import Answers, Question
from collector.core.rows.changes import Reliability
from collector.core.statistics.effect_size import Interval

LEAST_PEOPLE = 30  # with fewer people reliability is not estimated

LEAST_UNIQUENESS = 0.005
"""The lowest share of an item's variance that is its own; at it there is no proper solution."""

Matrix = npt.NDArray[np.float64]


def summarise_reliability(
    items: Sequence[Question], responses: Iterable[Answers], *, fits_factor: bool = True
) -> Reliability | None:
    """Return the reliability of a scale in one wave, with reverse items reversed.

    Omega takes most of the time of a report, and only a table of reliability needs it.

    None of fewer than 30 people who answered all items, of fewer than two items, or where all
    scores are equal.
    """
    scored = ([item.score(answers.get(item.name)) for item in items] for answers in responses)
    complete = [row for row in scored if row and None not in row]
    scores = np.array(complete, dtype=np.int64).reshape(len(complete), len(items))
    names = [item.name for item in items]
    return estimate_reliability(scores, names, fits_factor=fits_factor)


def estimate_reliability(
    scores: npt.NDArray[np.int64], names: Sequence[str] = (), *, fits_factor: bool = True
) -> Reliability | None:
    """Return the reliability of scores: a matrix of people by named items, in whole points.

    The sums are those of whole numbers, so that the order of people never matters.
    """
    n, items = scores.shape
    if n < LEAST_PEOPLE or items < 2:  # noqa: PLR2004 - one item has nothing to agree with
        return None
    sums = scores.sum(axis=0)
    covariances: Matrix = (n * (scores.T @ scores) - np.outer(sums, sums)) / (n * (n - 1))
    if not covariances.any():
        return None
    with_others = covariances.sum(axis=0) - np.diag(covariances)
    against = [name for name, each in zip(names, with_others, strict=False) if each < 0]
    found = Reliability(n=n, items=items, against=against)
    if covariances.sum() <= 0:
        return found
    if items == 2:  # noqa: PLR2004 - the formula for two
        steady = spearman_brown(covariances)
        return None if steady is None else replace(found, spearman_brown=steady)
    alpha = cronbach_alpha(covariances)
    low, high = feldt_interval(alpha, n, items)
    omega = omega_total(covariances) if fits_factor else None
    return replace(found, alpha=alpha, low=low, high=high, omega=omega)


def cronbach_alpha(covariances: Matrix) -> float:
    """Return alpha (Cronbach 1951) of items by items covariances that do not sum to zero."""
    items = len(covariances)
    return float(items / (items - 1) * (1 - np.trace(covariances) / covariances.sum()))


def feldt_interval(alpha: float, n: int, items: int) -> Interval:
    """Return the 95 % interval of alpha (Feldt 1965): (1 - alpha) over an F variable."""
    degrees = n - 1, (n - 1) * (items - 1)
    upper, lower = (float(special.fdtri(*degrees, point)) for point in (0.975, 0.025))
    return 1 - (1 - alpha) * upper, 1 - (1 - alpha) * lower


def spearman_brown(covariances: Matrix) -> float | None:
    """Return 2r / (1 + r) of two items (Eisinga et al. 2013); None if one of them never varies."""
    if not np.diag(covariances).all():
        return None
    r = float(covariances[0, 1] / np.sqrt(covariances[0, 0] * covariances[1, 1]))
    return None if r <= -1 else 2 * r / (1 + r)


def omega_total(covariances: Matrix) -> float | None:
    """Return McDonald's (1999) omega total of one factor fitted by maximum likelihood.

    It is the share of the variance of the sum that the factor explains. None if an item never
    varies, or no proper solution was found.
    """
    spreads = np.sqrt(np.diag(covariances))
    if not spreads.all():
        return None
    loadings = _fit_one_factor(covariances / np.outer(spreads, spreads))
    if loadings is None:
        return None
    common = float((loadings * spreads).sum()) ** 2
    unique = float(((1 - loadings**2) * spreads**2).sum())
    return common / (common + unique)


def _fit_one_factor(correlations: Matrix) -> Matrix | None:
    """Return the standardised loadings by maximum likelihood (Joreskog 1967).

    Given how much of each item is its own, the best loadings follow from the largest eigenvalue,
    so that only those uniquenesses are searched for.
    """
    if np.linalg.matrix_rank(correlations) < len(correlations):
        return None
    found = optimize.minimize(
        _misfit,
        (1 - 0.5 / len(correlations)) / np.diag(np.linalg.inv(correlations)),
        args=(correlations,),
        jac=True,
        method="L-BFGS-B",
        bounds=[(LEAST_UNIQUENESS, 1.0)] * len(correlations),
        options={"ftol": 1e-14, "gtol": 1e-7},
    )
    unique = np.asarray(found.x, dtype=float)
    if not found.success or unique.min() <= LEAST_UNIQUENESS * 1.001:
        return None
    return _find_factor(unique, correlations)[1]


def _misfit(unique: Matrix, correlations: Matrix) -> tuple[float, Matrix]:
    """Return the discrepancy for given uniquenesses, and its gradient."""
    values, loadings = _find_factor(unique, correlations)
    smaller = np.maximum(values[:-1], 1e-12)
    implied = np.outer(loadings, loadings) + np.diag(unique)
    gradient: Matrix = np.diag(implied - correlations) / unique**2
    return float((smaller - np.log(smaller) - 1).sum()), gradient


def _find_factor(unique: Matrix, correlations: Matrix) -> tuple[Matrix, Matrix]:
    """Return the eigenvalues and the loadings for given uniquenesses."""
    values, vectors = linalg.eigh(correlations / np.sqrt(np.outer(unique, unique)))
    return values, np.sqrt(unique * max(values[-1] - 1, 0.0)) * vectors[:, -1]
