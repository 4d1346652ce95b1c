"""How many texts are about which risk and stage, as far as that may be published.

A text has no key to anybody's answers, but a person wrote it. So the rules for groups of people
hold for texts too.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from collector.core.answering.coding import Coding, Stage
from collector.core.disclosure.breakdowns import OTHER, add_groups
from collector.core.disclosure.suppression import MANY, round_proportion
from collector.core.rows.answers import CodedText, Group
from collector.core.rows.readings import Suppressed

STAGES: tuple[str, ...] = (*Stage, "")  # the stages, and none

Rows = tuple[list[CodedText], list[Suppressed]]
"""The rows to be published, and those of the questions suppressed."""


def count_coded_texts(approved: Iterable[Coding], k: int) -> Rows:
    """Return the approved codings of each question by risk and stage, and what is suppressed.

    Risks with fewer than k texts are merged into `other` together with texts about none (R3), and
    so are those with fewer than twenty of which all, or all but one, are of one stage (R4). Of a
    question with fewer than k coded texts nothing is told (R2).
    """
    codings = list(approved)
    rows: list[CodedText] = []
    suppressed: list[Suppressed] = []
    for question in sorted({coding.question for coding in codings}):
        of_question = [coding for coding in codings if coding.question == question]
        groups = merge_risks(_count_risks(of_question), k)
        rows += [row for group in groups for row in _stage_rows(question, group)]
        if not groups:
            rule = "R2" if len(of_question) < k else "R4"
            suppressed.append(Suppressed(part="", kind="coded_texts", name=question, rule=rule))
    return rows, suppressed


def merge_risks(groups: Iterable[Group], k: int) -> list[Group]:
    """Return the groups that may be told, the largest first; none if even all together may not."""
    present = sorted((group for group in groups if group.n), key=lambda each: (-each.n, each.name))
    shown = [group for group in present if group.name not in {"", OTHER} and _may_be_told(group, k)]
    rest = [group for group in present if group not in shown]
    while rest and shown and not _may_be_told(add_groups(rest), k):
        rest.append(shown.pop())
    merged = [add_groups(rest)] if rest else []
    return [*shown, *merged] if all(_may_be_told(group, k) for group in merged) else []


def _count_risks(codings: Sequence[Coding]) -> list[Group]:
    counts = Counter((coding.risk, coding.stage) for coding in codings)
    return [
        Group(
            risk,
            sum(n for (each, _), n in counts.items() if each == risk),
            {stage: counts[risk, stage] for stage in STAGES},
        )
        for risk in sorted({coding.risk for coding in codings})
    ]


def _may_be_told(group: Group, k: int) -> bool:
    alike = group.n < MANY and max(group.counts.values()) >= group.n - 1
    return group.n >= k and not alike


def _stage_rows(question: str, group: Group) -> Iterator[CodedText]:
    for stage, count in group.counts.items():
        yield CodedText(
            question=question,
            risk=group.name,
            stage=str(stage),
            count=count,
            share=round_proportion(count, group.n),
            n=group.n,
        )
