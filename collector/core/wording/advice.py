"""Advice to the organiser, by rules from the rows of a report.

Advice never says more than the rows do: it rests on findings that stand, and names no causes.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TypeVar

from collector.core.rows.answers import choice_labels
from collector.core.rows.changes import ArmDifference, ScaleChange
from collector.core.rows.parts import Texts
from collector.core.rows.report import Report
from collector.core.rows.seminar import NetworkChange, RiskPriorities, find_closest
from collector.core.statistics.claims import CLEAR_FROM, Direction, Verdict
from collector.texts.catalogue import Phrases
from collector.texts.languages import Language, Translated
from collector.texts.numerals import write_proportion
from collector.texts.subjects import quotable, scale_name

Compared = TypeVar("Compared", NetworkChange, RiskPriorities)

PHRASES = Phrases("advice")


def advise(report: Report) -> list[Translated]:
    """Return what to do, the most certain first; nothing where there is nothing to go by."""
    return [*_about_linking(report), *_about_changes(report), *_about_seminar(report)]


def _about_linking(report: Report) -> Iterator[Translated]:
    linking = report.linking
    unlinked = (linking.unlinked_before, linking.unlinked_after)
    has_both = all(linking.pairs + each for each in unlinked)
    if has_both and any(unlinked) and linking.pairs < CLEAR_FROM:
        yield PHRASES["link_more"].fill(least=CLEAR_FROM)
    primary = [row for row in report.changes if row.name in report.primary_scales]
    found: Sequence[ScaleChange | ArmDifference] = report.arms or primary
    unseen = [
        row.needed or 0
        for row in found
        if row.verdict == Verdict.CANNOT_TELL and row.comparison == "pre_post"
    ]
    if max(unseen, default=0) > linking.pairs:
        yield PHRASES["needed"].fill(needed=max(unseen))


def _about_changes(report: Report) -> Iterator[Translated]:
    """Yield what to do about primary scales, by how they moved from before to right after."""
    moved: dict[str, list[str]] = {"up": [], "down": [], "cannot_tell": [], "no_change": []}
    compared = {(each.comparison, each.name) for each in report.arms if each.claim != "none"}
    for row in report.changes:
        is_compared = (row.comparison, row.name) in compared
        is_primary = row.name in report.primary_scales and row.kind == "scale" and not is_compared
        if is_primary and row.comparison == "pre_post" and row.verdict != Verdict.TOO_FEW:
            is_unclear = row.direction == Direction.UNCLEAR
            moved[row.verdict if is_unclear else row.direction].append(row.name)
    if any(row.comparison == "pre_followup" for row in report.changes):
        moved["up"].clear()  # what lasted is known
    for how, scales in moved.items():
        if scales:
            yield PHRASES[f"moved.{how}"].fill(names=partial(_list_scales, scales))


def _list_scales(scales: Sequence[str], language: Language) -> str:
    return ", ".join(scale_name(scale)[language].lower() for scale in scales)


def _about_seminar(report: Report) -> Iterator[Translated]:
    """Yield what to do about what clearly stands out from everything else of its list."""
    driver = find_closest(report.drivers)
    if driver is not None:
        asked = next(row for row in report.questions if row.name == driver.question)
        yield _name("driver", asked.label, 0.0)
    network, risks = _find_told(report.network), _find_told(report.risks)
    if network is not None and network.rarest_after:
        rarest = next(each for each in network.partners if each.name == network.rarest_after)
        label = choice_labels(report.questions, network.question)[rarest.name]
        yield _name("partner", label, rarest.share_after)
    if risks is not None and risks.first_after:
        most_named = next(each for each in risks.risks if each.name == risks.first_after)
        label = choice_labels(report.questions, risks.question)[most_named.name]
        yield _name("risk", label, most_named.share_after)
    transfer = report.transfer
    if transfer and transfer.first_barrier:
        barrier = next(each for each in transfer.barriers if each.name == transfer.first_barrier)
        label = choice_labels(report.questions, transfer.questions.barriers)[barrier.name]
        yield _name("barrier", label, barrier.share or 0.0)


def _find_told(rows: Sequence[Compared]) -> Compared | None:
    """Return the first row about before and after."""
    return next((row for row in rows if row.comparison == "pre_post"), None)


def _name(key: str, label: Texts, share: float) -> Translated:
    """Say which it is, and the share of people who named it, in whole per cent."""
    share_said = partial(write_proportion, share, 0)
    return PHRASES.fill(key, label=quotable(label), share=share_said)
