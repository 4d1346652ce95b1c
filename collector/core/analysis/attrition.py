"""Compare the linked people with the others, by what they answered before."""

import math
from collections.abc import Collection, Mapping, Sequence

import numpy as np

from collector.core.analysis.partial_overlap import Scores, compare_overlap
from collector.core.questionnaire.model import Answers, Question, score_scale
from collector.core.rows.changes import Bias

FLAGGED_FROM = 0.25
"""Above this standardised difference, results of linked people may not hold for everybody."""


def compare_linked(linked: Sequence[float], unlinked: Sequence[float], k: int) -> Bias | None:
    """Compare the scores of two groups: standardised mean difference and Welch's test.

    The unit is the root of the mean of both variances (Cohen's d with equal weights).
    None if a group has fewer than k people, or neither varies.
    """
    if min(len(linked), len(unlinked)) < max(k, 2):
        return None
    test = compare_overlap(Scores(only_before=unlinked, only_after=linked))
    if test is None:
        return None
    variances = [float(np.var(np.sort(group), ddof=1)) for group in (linked, unlinked)]
    smd = test.change / math.sqrt(sum(variances) / 2)
    return Bias(
        linked=len(linked),
        unlinked=len(unlinked),
        smd=smd,
        difference=test.change,
        low=test.low,
        high=test.high,
        p=test.p,
        flagged=abs(smd) > FLAGGED_FROM,
    )


def compare_leavers(
    items: Sequence[Question], responses: Mapping[int, Answers], linked: Collection[int], k: int
) -> Bias | None:
    """Compare how those with a linked response, and all others, answered one scale before."""
    known = set(linked)
    scores = {each: score_scale(items, answers) for each, answers in responses.items()}
    ones = [score for each, score in scores.items() if score is not None and each in known]
    others = [score for each, score in scores.items() if score is not None and each not in known]
    return compare_linked(ones, others, k)
