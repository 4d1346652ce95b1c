"""Transitions: what a published row may tell of how people moved from one answer to another.

The answers before and after are published as counts. What joins the two is a table of people by
both answers, and its smallest cells are about a few people.
"""

from dataclasses import replace
from typing import TypeVar

from collector.core.disclosure.statistics import Statistic
from collector.core.disclosure.suppression import MANY
from collector.core.rows.changes import ScaleChange
from collector.core.rows.parts import Sentences
from collector.core.rows.seminar import ChoiceChange, NetworkChange, RiskPriorities
from collector.texts.languages import LANGUAGES, Language
from collector.texts.numerals import write_people

Choice = TypeVar("Choice", bound=ChoiceChange)


def coarsen_change(row: ScaleChange, statistic: Statistic) -> ScaleChange:
    """Leave out of a change what would tell how a few people moved.

    How many moved which way is published from twenty people on, because with the counts of both
    waves it says what people at one end of the scale answered in the other wave. So is the interval
    of one question's change: its width gives the sum of the squared steps, and with the counts of
    both waves only one way to answer may be left for a few people.
    """
    if row.n >= MANY:
        return row
    coarse = replace(row, better=None, same=None, worse=None)
    if len({question for _, question, *_ in statistic.cells}) != 1:
        return coarse
    sentence = {each: f"{row.title[each]} ({write_people(row.n, each)})." for each in LANGUAGES}
    return replace(coarse, low=None, high=None, sentence=sentence)


def coarsen_network(row: NetworkChange, k: int) -> NetworkChange:
    """Leave out how many named more partners, and how a few people changed a choice."""
    partners = [_coarsen_choice(each, row.n, k) for each in row.partners]
    if row.n >= MANY:
        return replace(row, partners=partners)
    return replace(row, more=None, same=None, fewer=None, partners=partners)


def coarsen_risks(row: RiskPriorities, k: int) -> RiskPriorities:
    """Leave out how a few people changed a choice."""
    return replace(row, risks=[_coarsen_choice(each, row.n, k) for each in row.risks])


def _coarsen_choice(choice: Choice, n: int, k: int) -> Choice:
    if not _tells_of_a_few(choice, n, k):
        return choice
    return replace(choice, low=None, high=None, gained=None, lost=None)


def _tells_of_a_few(choice: ChoiceChange, n: int, k: int) -> bool:
    """Say whether few had made a choice, or few had not, in a wave (R2)."""
    sides = [side for count in (choice.before, choice.after) for side in (count, n - count)]
    return n < MANY or any(0 < side < k for side in sides)


def choose_summary(
    summary: Sentences, all_changes: list[ScaleChange], told: list[ScaleChange]
) -> Sentences:
    """Leave out of a summary, by language, the sentences about changes that are not `told` so.

    A number that is in some table may still not be said of these people.
    """
    return {
        language: [
            sentence
            for sentence in sentences
            if sentence not in _say(all_changes, language) - _say(told, language)
        ]
        for language, sentences in summary.items()
    }


def _say(changes: list[ScaleChange], language: Language) -> set[str]:
    return {row.sentence[language] for row in changes}
