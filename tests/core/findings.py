"""What was found at a seminar, made by hand, for tests of how it is worded."""

from datetime import date

from collector.core.analysis.change import Measure
from collector.core.analysis.series import Measurement, draw_trend
from collector.core.events.analysis_plan import COUNT_MATTERS, SHARE_MATTERS
from collector.core.questionnaire.scale import Scale
from collector.core.rows.seminar import (
    BarrierProportion,
    ChoiceChange,
    CodedRisk,
    DriverCorrelation,
    NetworkChange,
    RiskChange,
    RiskPriorities,
    TransferSteps,
)
from collector.core.statistics.claims import Claim, claim_from, judge
from collector.core.statistics.proportions import measure_proportion
from tests.core.filled import fill
from tests.core.ratings import text

UP, DOWN, UNCLEAR = (0.1, 0.4), (-0.4, -0.1), (-0.1, 0.3)
LABELS = {"fires": text("Fires"), "drugs": text("Drugs"), "crime": text("Crime.")}
NEVER_CAUSES = "This does not show what causes what."


def plain(said, language="en"):
    return said and said[language].replace("\u00a0", " ")


def driver(name, n=58, rho=0.5, interval=UP):
    low, high = interval or (None, None)
    claim = claim_from(n) if rho is not None else Claim.NONE
    clear = interval is not None and not low <= 0 <= high
    numbers = {"n": n, "rho": rho, "claim": claim, "clear": clear}
    bounds = {"simultaneous_low": low, "simultaneous_high": high}
    return fill(DriverCorrelation, {"question": name, **numbers, **bounds})


def network(n, interval, question="know_person"):
    mean = sum(interval) / 2
    means = {"mean_before": 4, "mean_after": 4 + mean, "change": mean}
    verdict = judge(n, mean, interval, COUNT_MATTERS)
    said = {"claim": claim_from(n), "direction": verdict.direction, "verdict": verdict}
    bounds = {"simultaneous_low": interval[0], "simultaneous_high": interval[1]}
    return fill(NetworkChange, {"question": question, "n": n, **means, **said, **bounds})


def share(name, before, after, interval=UNCLEAR, n=30, **cells):
    low, high = interval or (None, None)
    difference = (after - before) / n
    numbers = {"before": before, "after": after, "difference": difference}
    shares = {"share_before": before / n, "share_after": after / n}
    found = {"verdict": judge(n, difference, interval, SHARE_MATTERS), **cells}
    bounds = {"simultaneous_low": low, "simultaneous_high": high}
    return fill(ChoiceChange, {"name": name, **numbers, **shares, **bounds, **found})


def priorities(n, *counts, before="", after=""):
    risks = [
        RiskChange(**vars(share(name, *each, n=n)), rank_before=1, rank_after=1)
        for name, each in zip(LABELS, counts, strict=True)
    ]
    first = {"first_before": before, "first_after": after}
    return fill(RiskPriorities, {"question": "top_risks", "n": n, "risks": risks, **first})


def coded(risk, n, each, *, leads=False):
    stages = {"prevention": each, "response": each, "elimination": each}
    return CodedRisk(name=risk, n=n, leads=leads, **stages)


def transfer(yes, partly, no, barriers=(), first=""):
    n = yes + partly + no
    outcomes = {"yes": yes, "partly": partly, "no": no}
    return TransferSteps(
        questions=None,
        intended=None,
        taken=measure_proportion(yes, n),
        begun=measure_proportion(yes + partly, n),
        outcomes=outcomes,
        first_barrier=first,
        barriers=[
            BarrierProportion(name=name, **vars(measure_proportion(count, 20)))
            for name, count in barriers
        ],
    )


EVENTS = {f"e{at}": text(f"Seminar {at}") for at in range(5)}


def line(*means, n=60, k=10, level=0.05):
    """Return the trend of a primary scale over the events e0, e1 and so on."""
    sizes = n if isinstance(n, list) else [n] * len(means)
    [drawn] = draw_trend(
        "safety",
        [
            Measurement(f"e{at}", date(2016 + at, 5, 1), "w", [mean - 1, mean + 1] * (size // 2))
            for at, (mean, size) in enumerate(zip(means, sizes, strict=True))
        ],
        k,
        Measure(scale=Scale(), benchmark=0.3, level=level),
    )
    return drawn
