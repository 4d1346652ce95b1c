"""Rows of a report about what was not compared between two waves, and why."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from collector.core.analysis.comparisons import (
    AskedWave,
    Comparison,
    Pairs,
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
from collector.core.report.evidence import Evidence, list_compared
from collector.core.rows.changes import NoComparison, NotCompared
from collector.core.rows.parts import Kind
from collector.core.rows.report import Report
from collector.core.waves import WaveName

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
    for compared in list_compared(evidence):
        found = _Asked(evidence, *compared)
        rows = (*found.scale_rows(primary_scales), *found.item_rows())
        yield from (row for row in rows if row.about not in done)


@dataclass(frozen=True)
class _Asked:
    evidence: Evidence
    comparison: Comparison
    before: AskedWave
    after: AskedWave
    pairs: Pairs

    def scale_rows(self, primary_scales: Collection[str]) -> Iterator[NotCompared]:
        for scale in dict.fromkeys((*primary_scales, *self._shared)):
            asked = (self.before.questionnaire, self.after.questionnaire)
            names = [item.name for each in asked for item in each.scale_items(scale)]
            found = [each for name in dict.fromkeys(names) for each in self._compare(name)]
            waves = [
                wave.name for wave in self.evidence.waves if wave.questionnaire.scale_items(scale)
            ]
            yield self._row("scale", scale, self._judge_scale(scale, found, waves), waves, found)

    def _judge_scale(self, scale: str, found: list[Difference], waves: Collection[WaveName]) -> str:
        common = common_items(self.before.questionnaire, self.after.questionnaire)
        if scale in list_scales(common):
            items = self.before.questionnaire.scale_items(scale)
            return self._explain_nobody({each.name for each in items})
        if found:
            return min((each.kind for each in found), key=ORDER.index)
        if {*self.comparison.waves} <= {*waves}:
            return NoComparison.OTHER_ITEMS
        return NoComparison.ONCE if waves else NoComparison.NEVER

    def item_rows(self) -> Iterator[NotCompared]:
        asked = (self.before.questionnaire.questions, self.after.questionnaire.questions)
        for name in {**asked[0], **asked[1]}:
            found, waves = (
                self._compare(name),
                [wave.name for wave in self.evidence.waves if name in wave.questionnaire.questions],
            )
            sides = [each[name] for each in asked if name in each]
            reason = self._judge(sides, found, waves)
            if reason:
                yield self._row("item", name, reason, waves, found)

    def _judge(
        self, sides: list[Question], found: list[Difference], waves: Collection[WaveName]
    ) -> str:
        """Return why a question is not compared; nothing where such questions never are.

        Of a list that one of the two asks it is told if no other comparison tells of it either.
        """
        roles = {find_role(each) for each in sides}
        scales = {each.scale for each in sides} - {""}
        is_list = bool(roles & LISTS)
        if len({each.type for each in sides}) > 1 and AskedAs.NOTE not in roles:
            return found[0].kind
        if not roles & RATED and not is_list:
            return ""
        if len(sides) == 1:
            once = not scales.isdisjoint({NETWORK, RISKS}) and len(waves) == 1
            is_told = once if is_list else scales & {*self._shared}
            return NoComparison.ONCE if is_told and AskedAs.LOOK_BACK not in roles else ""
        is_comparable = bool(share_choices(*sides)) if is_list else not found
        return self._explain_nobody({sides[0].name}) if is_comparable else found[0].kind

    def _explain_nobody(self, names: Collection[str]) -> NoComparison:
        """Return why nobody has answers from both times to questions that are asked alike."""
        linked = list_linked(self.before, self.after, self.pairs)
        given = (each.get(name) for both in linked for each in both for name in names)
        return NoComparison.EARLIER if IN_OTHER_WORDS in given else NoComparison.NOBODY

    @property
    def _shared(self) -> list[str]:
        """Return the scales that both waves ask about."""
        scales = [list_scales(each.questionnaire) for each in (self.before, self.after)]
        return [scale for scale in scales[0] if scale in scales[1]]

    def _compare(self, name: str) -> list[Difference]:
        one, other = (each.questionnaire.questions.get(name) for each in (self.before, self.after))
        return list(compare_questions(one, other)) if one and other else []

    def _row(
        self,
        kind: Kind,
        name: str,
        reason: str,
        asked: Collection[WaveName],
        found: list[Difference],
    ) -> NotCompared:
        if name in self.evidence.apart and reason in NOT_ASKED:
            reason = NoComparison.APART
        waves = [each for each in self.comparison.waves if each in asked] or asked
        return NotCompared(
            comparison=self.comparison,
            kind=kind,
            name=name,
            reason=reason,
            waves=[str(each) for each in waves],
            differences=found,
        )
