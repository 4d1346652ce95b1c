"""The mean of estimates of things that truly differ, how much they differ, and the next one.

Nothing here knows of seminars; an estimate is a number with its standard error.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from collector.core.statistics.effect_size import Interval, Vector, critical_t

STEPS, PRECISE = 200, 1e-10


@dataclass(frozen=True, kw_only=True)
class RandomEffects:
    """The mean of `k` estimates, its standard error, and the true spread between them.

    `error` is that of Hartung, Knapp, Sidik and Jonkman. By chance it may be smaller than even
    estimates without a spread allow; `careful` never is (Röver, Knapp and Friede 2015). `usual` is
    the standard error of an estimate of usual size.
    """

    k: int
    mean: float
    error: float
    careful: float
    tau: float
    usual: float

    def interval(self) -> Interval | None:
        """Return the 95 % interval by Hartung and Knapp (2001), Sidik and Jonkman (2002)."""
        return self._around(self.k, self.error)

    def careful_interval(self, level: float) -> Interval | None:
        """Return the interval that a verdict is read off; it misses the mean so often at most."""
        return self._around(self.k, self.careful, level)

    def predict_true(self) -> Interval | None:
        """Return where the true value of a next one lies (Higgins et al. 2009); None below three.

        With Hartung and Knapp's standard error, as in Partlett and Riley (2017).
        """
        return self._around(self.k - 1, math.hypot(self.tau, self.error))

    def predict(self) -> Interval | None:
        """Return where the estimate of a next one of usual size lies; None below three.

        It holds the true value of the next one too where the true spread is hardly seen, which the
        interval of the true value alone misses too often.
        """
        return self._around(self.k - 1, math.hypot(self.tau, self.careful, self.usual))

    def _around(self, n: int, error: float, level: float = 0.05) -> Interval | None:
        if n < 2:  # noqa: PLR2004 - a spread takes two
            return None
        half = critical_t(n, level) * error
        return self.mean - half, self.mean + half

    def pool(self, estimate: float, error: float) -> tuple[float, Interval | None]:
        """Return an estimate drawn to the mean as far as it is uncertain, and its interval.

        It is the empirical Bayes (best linear unbiased) prediction.
        """
        if self.k < 2:  # noqa: PLR2004 - there is no mean of others
            return estimate, None
        towards = error**2 / (error**2 + self.tau**2)
        pooled = towards * self.mean + (1 - towards) * estimate
        spread = math.sqrt((1 - towards) * error**2 + (towards * self.error) ** 2)
        half = critical_t(self.k) * spread
        return pooled, (pooled - half, pooled + half)


def combine(estimates: Sequence[float], errors: Sequence[float]) -> RandomEffects:
    """Return the mean of estimates, by restricted maximum likelihood; errors are above zero."""
    values, variances = np.array(estimates, float), np.square(np.array(errors, float))
    between = _spread(values, variances) if len(values) > 1 else 0.0
    weights = 1 / (variances + between)
    mean = float(weights @ values / weights.sum())
    squares = float(weights @ (values - mean) ** 2) / max(1, len(values) - 1)
    least = 1 / math.sqrt(weights.sum())
    return RandomEffects(
        k=len(values),
        mean=mean,
        error=least * math.sqrt(squares),
        careful=least * math.sqrt(max(1.0, squares)),
        tau=math.sqrt(between),
        usual=math.sqrt(float(np.median(variances))),
    )


def _spread(values: Vector, variances: Vector) -> float:
    """Return the variance between estimates that maximises the restricted likelihood.

    Fisher's scoring, as in Viechtbauer (2005); a step that leads below zero stops there.
    """
    between = max(0.0, float(values.var(ddof=1) - variances.mean()))
    for _ in range(STEPS):
        weights = 1 / (variances + between)
        total, squares = weights.sum(), (weights**2).sum()
        apart = values - weights @ values / total
        trace = squares - 2 * (weights**3).sum() / total + (squares / total) ** 2
        step = float((((weights * apart) ** 2).sum() - total + squares / total) / trace)
        last, between = between, max(0.0, between + step)
        if abs(between - last) <= PRECISE:
            break
    return between
