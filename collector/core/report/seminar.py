"""Rows of a report about the seminar: its use, the network, risks, and steps taken."""

from collections.abc import Iterator

from collector.core.analysis.comparisons import AskedWave, Comparison
from collector.core.analysis.multiple_response import Network
from collector.core.analysis.risks import Priorities
from collector.core.analysis.transfer import BARRIERS, INTENDED, TAKEN, Transfer
from collector.core.questionnaire.model import Question
from collector.core.questionnaire.scale import Scale
from collector.core.report.analysis import USEFULNESS
from collector.core.report.evidence import Evidence, bounds
from collector.core.rows.seminar import (
    BarrierProportion,
    ChoiceChange,
    CountedProportion,
    NetworkChange,
    RiskChange,
    RiskPriorities,
    TransferQuestions,
    TransferSteps,
    Usefulness,
)
from collector.core.statistics.proportions import PairedProportion, Proportion, measure_proportion


def usefulness_rows(evidence: Evidence) -> Iterator[Usefulness]:
    """Yield how many agree with each item about the use of the seminar."""
    for wave in evidence.waves:
        for item in wave.questionnaire.scale_items(USEFULNESS):
            scores = _scores(wave, item)
            scale = item.agreement or Scale()
            agreeing = sum(scale.agrees(score) for score in scores)
            found = measure_proportion(agreeing, len(scores))
            yield Usefulness(
                wave=wave.name,
                question=item.name,
                n=len(scores),
                mean=sum(scores) / len(scores) if scores else None,
                agree=agreeing,
                share=found.share if found else None,
                **bounds(found.interval if found else None),
            )


def _scores(wave: AskedWave, item: Question) -> list[int]:
    scores = (item.score(answers.get(item.name)) for answers in wave.responses.values())
    return [score for score in scores if score is not None]


def network_row(comparison: Comparison, found: Network) -> NetworkChange:
    """Return how many partner types people named at two times, and how many named each."""
    return NetworkChange(
        comparison=comparison,
        question=found.question,
        n=found.n,
        left_out=found.left_out,
        mean_before=found.change.mean_before,
        mean_after=found.change.mean_after,
        change=found.change.mean,
        **bounds(found.change.interval),
        more=found.change.better,
        same=found.change.same,
        fewer=found.change.worse,
        p=found.change.test.p,
        claim=found.change.claim,
        direction=found.change.direction,
        partners=[_paired_cells(partner) for partner in found.partners],
    )


def risk_row(comparison: Comparison, found: Priorities) -> RiskPriorities:
    """Return the risks by rank, the first after first."""
    return RiskPriorities(
        comparison=comparison,
        question=found.question,
        n=found.n,
        left_out=found.left_out,
        risks=[
            RiskChange(
                **vars(_paired_cells(risk.share)),
                rank_before=risk.rank_before,
                rank_after=risk.rank_after,
            )
            for risk in found.risks
        ],
    )


def transfer_row(found: Transfer | None) -> TransferSteps | None:
    """Return steps in mind, steps taken and what stood in the way."""
    if found is None:
        return None
    return TransferSteps(
        questions=TransferQuestions(intended=INTENDED, taken=TAKEN, barriers=BARRIERS),
        intended=_proportion_row(found.intended),
        taken=_proportion_row(found.taken),
        begun=_proportion_row(found.begun),
        outcomes=dict(found.outcomes),
        barriers=[
            BarrierProportion(name=barrier.name, **vars(_proportion_row(barrier.share)))
            for barrier in found.barriers
        ],
    )


def _paired_cells(share: PairedProportion) -> ChoiceChange:
    return ChoiceChange(
        name=share.name,
        before=share.before,
        after=share.after,
        share_before=share.share_before,
        share_after=share.share_after,
        difference=share.difference,
        **bounds(share.interval),
        gained=share.gained,
        lost=share.lost,
        p=share.p,
    )


def _proportion_row(share: Proportion | None) -> CountedProportion | None:
    if share is None:
        return None
    return CountedProportion(
        count=share.count, n=share.n, share=share.share, **bounds(share.interval)
    )
