"""Rows of a report about what was not compared between two waves, and why."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from collector.core.analysis.comparisons import (
    AskedWave,
    Comparison,
    common_items,
    list_linked,
)
from collector.core.analysis.multiple_response import NETWORK, RISKS
from collector.core.questionnaire.asked import (
    IN_OTHER_WORDS,
    ORDER,
    AskedAs,
    Difference,
    compare_questions,
    find_role,
    share_choices,
)
from collector.core.questionnaire.model import Question
from collector.core.report.analysis import list_scales
from collector.core.report.evidence import Evidence
from collector.core.rows.changes import NoComparison, NotCompared
from collector.core.rows.parts import Kind
from collector.core.rows.report import Report

NOT_ASKED = {NoComparison.NEVER, NoComparison.ONCE, NoComparison.OTHER_ITEMS}

RATED = {AskedAs.SCALE_ITEM, AskedAs.RATING}
LISTS = {AskedAs.LIST, AskedAs.CHOICE, AskedAs.BREAKDOWN}


def not_compared_rows(
    evidence: Evidence, report: Report, primary_scales: Collection[str]
) -> Iterator[NotCompared]:
    """Yield each scale, then each question, of which two waves tell no change.

    Those are the primary scales and what both waves ask. Of what only one of them asks it is the
    items of scales that both ask about.
    """
    done = {each.about for each in report.changes}
    for each in (*report.network, *report.risks, *report.lists):
        done.add((each.comparison, "item", each.question))
    for waves in evidence.compared_waves():
        found = _Asked(evidence, *waves)
        rows = (*found.scale_rows(primary_scales), *found.item_rows())
        yield from (row for row in rows if row.about not in done)


@dataclass(frozen=True)
class _Asked:
    evidence: Evidence
    comparison: Comparison
    before: AskedWave
    after: AskedWave

    def scale_rows(self, primary_scales: Collection[str]) -> Iterator[NotCompared]:
        common = list_scales(common_items(self.before.questionnaire, self.after.questionnaire))
        for scale in dict.fromkeys((*primary_scales, *self._shared)):
            waves = [
                str(each.name) for each in self._waves if each.questionnaire.scale_items(scale)
            ]
            asked = sum(name in waves for name in self.comparison.waves)
            found = self._compare_items(scale)
            if scale in common:
                reason: str = self._explain_nobody(
                    {each.name for each in self.before.questionnaire.scale_items(scale)}
                )
            elif found:
                reason = min((each.kind for each in found), key=ORDER.index)
            elif asked == len(self.comparison.waves):
                reason = NoComparison.OTHER_ITEMS
            else:
                reason = NoComparison.ONCE if waves else NoComparison.NEVER
            yield self._row("scale", scale, reason, waves, found)

    def item_rows(self) -> Iterator[NotCompared]:
        asked = (self.before.questionnaire.questions, self.after.questionnaire.questions)
        for name in {**asked[0], **asked[1]}:
            one, other = (questions.get(name) for questions in asked)
            found = list(compare_questions(one, other)) if one and other else []
            reason = self._judge(one, other, found)
            if reason:
                waves = [
                    str(each.name) for each in self._waves if name in each.questionnaire.questions
                ]
                yield self._row("item", name, reason, waves, found)

    def _judge(self, one: Question | None, other: Question | None, found: list[Difference]) -> str:
        """Return why a question is not compared; nothing where such questions never are."""
        sides = [each for each in (one, other) if each]
        roles = {find_role(each) for each in sides}
        scales = {each.scale for each in sides} - {""}
        is_list = bool(roles & LISTS)
        if len({each.type for each in sides}) > 1 and AskedAs.NOTE not in roles:
            return found[0].kind
        if not roles & RATED and not is_list:
            return ""
        if one is None or other is None:
            once = not scales.isdisjoint({NETWORK, RISKS}) and self._is_asked_once(sides[0].name)
            is_told = once if is_list else scales & {*self._shared}
            return NoComparison.ONCE if is_told and AskedAs.LOOK_BACK not in roles else ""
        is_comparable = bool(share_choices(one, other)) if is_list else not found
        return self._explain_nobody({one.name}) if is_comparable else found[0].kind

    def _explain_nobody(self, names: Collection[str]) -> NoComparison:
        """Return why nobody has answers from both times to questions that are asked alike."""
        linked = list_linked(self.before, self.after, self.evidence.pairs[self.comparison])
        given = (each.get(name) for both in linked for each in both for name in names)
        return NoComparison.EARLIER if IN_OTHER_WORDS in given else NoComparison.NOBODY

    def _is_asked_once(self, name: str) -> bool:
        """Say whether no other comparison tells of a list either."""
        return sum(name in each.questionnaire.questions for each in self._waves) == 1

    @property
    def _waves(self) -> Collection[AskedWave]:
        return self.evidence.waves

    @property
    def _shared(self) -> list[str]:
        """Return the scales that both waves ask about."""
        scales = [list_scales(each.questionnaire) for each in (self.before, self.after)]
        return [scale for scale in scales[0] if scale in scales[1]]

    def _compare_items(self, scale: str) -> list[Difference]:
        asked = self.before.questionnaire, self.after.questionnaire
        names = dict.fromkeys(item.name for each in asked for item in each.scale_items(scale))
        sides = ([each.questions.get(name) for each in asked] for name in names)
        return [
            difference
            for one, other in sides
            if one and other
            for difference in compare_questions(one, other)
        ]

    def _row(
        self, kind: Kind, name: str, reason: str, waves: list[str], found: list[Difference]
    ) -> NotCompared:
        if name in self.evidence.apart and reason in NOT_ASKED:
            reason = NoComparison.APART
        return NotCompared(
            comparison=self.comparison,
            kind=kind,
            name=name,
            reason=reason,
            waves=[each for each in self.comparison.waves if each in waves] or waves,
            differences=found,
        )
