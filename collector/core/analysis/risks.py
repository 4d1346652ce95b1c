"""Which risks people put first, before and after, and how many coded texts are about each."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from collector.core.analysis.comparisons import AskedWave, Pairs
from collector.core.analysis.multiple_response import pair_selections
from collector.core.answering.coding import Stage
from collector.core.rows.seminar import CodedRisk, RiskChange, RiskPriorities


def compare_priorities(
    before: AskedWave, after: AskedWave, pairs: Pairs, question: str
) -> RiskPriorities | None:
    """Compare the risks that linked people put first at two times.

    People who ticked nothing are left out: it does not mean that there are no risks. None if a wave
    does not ask it in the same words, or nobody answered both times.
    """
    found = pair_selections(question, before, after, pairs, blank_is_none=False)
    if found is None or not found.chosen:
        return None
    shares = found.compare()
    ranks_before = rank_counts({share.name: share.before for share in shares})
    ranks_after = rank_counts({share.name: share.after for share in shares})
    risks = [
        RiskChange(
            **vars(share), rank_before=ranks_before[share.name], rank_after=ranks_after[share.name]
        )
        for share in shares
    ]
    return RiskPriorities(
        comparison=f"{before.name}_{after.name}",
        question=question,
        n=len(found.chosen),
        left_out=found.left_out,
        risks=sorted(risks, key=lambda each: (each.rank_after, each.rank_before)),
    )


def rank_counts(counts: Mapping[str, int]) -> dict[str, int]:
    """Return the rank of each count, the largest first; equal counts share the better rank."""
    return {name: 1 + sum(each > n for each in counts.values()) for name, n in counts.items()}


def count_stages(coded: Iterable[tuple[str, str]], risks: Sequence[str]) -> list[CodedRisk]:
    """Count coded texts by risk and stage, the most frequent risk first, then as listed.

    Each text has a risk and a stage; a stage that is none counts for the risk alone. Codes for
    other risks than those listed are not counted.
    """
    counts = Counter(coded)
    texts = Counter(risk for risk, _ in counts.elements())
    rows = [
        CodedRisk(name=risk, n=texts[risk], **{stage: counts[risk, stage] for stage in Stage})
        for risk in risks
    ]
    return sorted(rows, key=lambda row: -row.n)
