"""What was found at a seminar, made by hand, for tests of how it is worded."""

from datetime import date

from collector.core.analysis.change import Measure
from collector.core.analysis.trends import Measurement, draw_trend
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
    numbers = {"n": n, "rho": rho, "low": low, "high": high, "claim": claim, "clear": clear}
    return fill(DriverCorrelation, {"question": name, **numbers})


def network(n, interval, question="know_person"):
    mean = sum(interval) / 2
    means = {"mean_before": 4, "mean_after": 4 + mean, "change": mean}
    said = {"claim": claim_from(n), "direction": judge(n, mean, interval).direction}
    return fill(NetworkChange, {"question": question, "n": n, **means, **said})


def share(name, before, after, interval=UNCLEAR, n=30):
    low, high = interval or (None, None)
    numbers = {"before": before, "after": after, "difference": (after - before) / n}
    return fill(ChoiceChange, {"name": name, **numbers, "low": low, "high": high})


def priorities(n, *ranks):
    risks = [
        RiskChange(**vars(share(name, 9, 9, n=n)), rank_before=before, rank_after=after)
        for name, (before, after) in zip(LABELS, ranks, strict=True)
    ]
    return fill(RiskPriorities, {"question": "top_risks", "n": n, "risks": risks})


def coded(risk, n, each):
    return CodedRisk(name=risk, n=n, prevention=each, response=each, elimination=each)


def transfer(yes, partly, no, barriers=()):
    n = yes + partly + no
    outcomes = {"yes": yes, "partly": partly, "no": no}
    return TransferSteps(
        questions=None,
        intended=None,
        taken=measure_proportion(yes, n),
        begun=measure_proportion(yes + partly, n),
        outcomes=outcomes,
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
        Measure(scale=Scale(), benchmark=0.3),
        level,
    )
    return drawn
