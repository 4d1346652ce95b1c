"""What people chose from a list, and the change of the same people between two waves.

Risks are ranked by how many put them first, and counted by the coded texts about each.

In a network people choose types of partner, such as the police or a school; persons are never
named.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import partial

from collector.core.analysis.change import Measure, Selections, compare_choice, summarise_change
from collector.core.analysis.comparisons import AskedWave, Pairs, list_linked
from collector.core.analysis.families import LEADER_LEVEL, Family
from collector.core.answering.coding import Stage
from collector.core.events.analysis_plan import COUNT_MATTERS
from collector.core.questionnaire.asked import (
    Difference,
    DifferenceKind,
    compare_questions,
    share_choices,
)
from collector.core.questionnaire.model import Answers, Question
from collector.core.questionnaire.types import QUESTION_TYPES
from collector.core.rows import seminar
from collector.core.rows.parts import Caution, CautionKind
from collector.core.rows.seminar import (
    ChoiceChange,
    CodedRisk,
    ListChange,
    NetworkChange,
    OfLinked,
    RiskPriorities,
)
from collector.core.statistics import proportions
from collector.core.statistics.effect_size import critical_t

NETWORK, RISKS = "network", "risks"
"""Scales whose questions are about partners, and about priorities."""


@dataclass(frozen=True)
class SelectionPairs:
    """What linked people chose before and after, of the choices that both times offer alike.

    `left_out` people lack an answer at one time; `omitted` is what only one of the lists offers.
    """

    question: Question
    names: Sequence[str]
    chosen: Sequence[tuple[Selections, Selections]]
    left_out: int
    omitted: Sequence[Difference] = ()

    @property
    def topic(self) -> str:
        """Return of what people make several choices; nothing if they make one."""
        return self.question.scale if takes_several(self.question) else ""

    @property
    def cautions(self) -> list[Caution]:
        """Return whether the two lists differ, and which choices are left out for it."""
        names = {each.choice for each in self.omitted} - {""}
        names |= {each.after for each in self.omitted if each.kind is DifferenceKind.RENAMED}
        if names:
            return [Caution(kind=CautionKind.FEWER_CHOICES, items=sorted(names))]
        return [Caution(kind=CautionKind.OTHER_ORDER)] if self.omitted else []

    def compare(self, level: float) -> list[ChoiceChange]:
        """Return how many chose each choice that counts, in the order in which they are listed."""
        found = (compare_choice(name, self.chosen, level) for name in self.names)
        return [replace(each, cautions=[*each.cautions, *self.cautions]) for each in found]

    def find_leader(self, at: int) -> str:
        """Return what clearly more people chose before (0) or after (1) than anything else."""
        taken = [each[at] for each in self.chosen]
        return proportions.find_leader(taken, self.names, LEADER_LEVEL)

    def find_rarest(self) -> str:
        """Return what clearly fewer people chose after than anything else."""
        left = [set(self.names).difference(after) for _, after in self.chosen]
        return proportions.find_leader(left, self.names, LEADER_LEVEL)


def takes_several(question: Question) -> bool:
    """Say whether people may make several choices."""
    return QUESTION_TYPES[question.type].takes_several


def compare_lists(
    before: AskedWave, after: AskedWave, pairs: Pairs
) -> Iterator[NetworkChange | RiskPriorities | ListChange]:
    """Compare what linked people chose in every list that both waves ask; ratings are no lists.

    The choices of all lists, and how many each person made, share the level equally (Bonferroni).
    That holds however they depend on each other. Flips of signs as of scales would not do: where
    few people choose something, the differences are too few to have a t distribution.
    """
    found = list(_pair_lists(before, after, pairs))
    choices = sum(len(each.names) + (each.topic == NETWORK) for each in found)
    level = Family.CHOICES.level / max(1, choices)
    comparison = f"{before.name}_{after.name}"
    for each in found:
        about = OfLinked(
            comparison=comparison,
            question=each.question.name,
            n=len(each.chosen),
            left_out=each.left_out,
            cautions=each.cautions,
        )
        if each.topic == NETWORK:
            yield compare_network(each, about, level)
        elif each.topic == RISKS:
            yield compare_priorities(each, about, level)
        else:
            yield ListChange(**vars(about), choices=each.compare(level))


def _pair_lists(before: AskedWave, after: AskedWave, pairs: Pairs) -> Iterator[SelectionPairs]:
    """Yield what people chose in each list; of several risks a blank is no answer.

    Questions by which results are broken down say who people are, which a seminar does not change.
    Elsewhere who ticked none of several choices chose none of them.
    """
    for question in before.questionnaire:
        if not question.is_rating and question.public != "breakdown":
            is_none = takes_several(question) and question.scale != RISKS
            found = pair_selections(question.name, before, after, pairs, blank_is_none=is_none)
            if found is not None and found.chosen:
                yield found


def pair_selections(
    question: str, before: AskedWave, after: AskedWave, pairs: Pairs, *, blank_is_none: bool
) -> SelectionPairs | None:
    """Return what each linked person chose before and after, read by `find_selections`.

    None if a wave does not ask the question, or the two lists have no choice in common.
    """
    one, other = (wave.questionnaire.questions.get(question) for wave in (before, after))
    shared = share_choices(one, other) if one and other else ()
    if one is None or other is None or not shared:
        return None
    names = [each.name for each in shared]
    find = partial(find_selections, question, blank_is_none=blank_is_none)
    linked = list_linked(before, after, pairs)
    found = [(find(before, was), find(after, is_)) for was, is_ in linked]
    chosen = [
        (was.intersection(names), is_.intersection(names))
        for was, is_ in found
        if was is not None and is_ is not None
    ]
    left_out = len(linked) - len(chosen)
    return SelectionPairs(one, names, chosen, left_out, compare_questions(one, other))


def find_selections(
    question: str, wave: AskedWave, answers: Answers, *, blank_is_none: bool
) -> Selections | None:
    """Return what a person chose, or None if nothing is known.

    With `blank_is_none`, a person who ticked nothing chose none of them, if another question of
    that section was answered: a list of people one can call has no box for "nobody".
    """
    answer = answers.get(question)
    taken = {answer} if isinstance(answer, str) else set(answer or ())
    counted = frozenset(taken.intersection(wave.questionnaire.questions[question].points))
    sections = ({each.name for each in one.questions} for one in wave.questionnaire.sections)
    section = next(names for names in sections if question in names)
    is_reached = any(map(answers.get, section))
    return counted if counted or (blank_is_none and not taken and is_reached) else None


def compare_network(found: SelectionPairs, about: OfLinked, level: float) -> NetworkChange:
    """Compare the partner types that linked people named at two times, and how many."""
    before, after = ([len(each[at]) for each in found.chosen] for at in range(2))
    how = Measure(benchmark=COUNT_MATTERS, critical=critical_t(max(about.n, 2), level))
    change = vars(summarise_change(before, after, how))
    named = {"more": change["better"], "fewer": change["worse"], "partners": found.compare(level)}
    kept = {each.name for each in fields(NetworkChange)}
    cells = {name: value for name, value in change.items() if name in kept}
    return NetworkChange(**{**cells, **named, **vars(about)}, rarest_after=found.find_rarest())


def compare_priorities(found: SelectionPairs, about: OfLinked, level: float) -> RiskPriorities:
    """Compare the risks that linked people put first at two times.

    People who ticked nothing are left out: it does not mean that there are no risks.
    """
    shares = found.compare(level)
    ranks_before = rank_counts({share.name: share.before for share in shares})
    ranks_after = rank_counts({share.name: share.after for share in shares})
    risks = [
        seminar.RiskChange(
            **vars(share), rank_before=ranks_before[share.name], rank_after=ranks_after[share.name]
        )
        for share in shares
    ]
    return RiskPriorities(
        **vars(about),
        first_before=found.find_leader(0),
        first_after=found.find_leader(1),
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
    each_about = [{risk} for risk in texts.elements() if risk in risks]
    leader = proportions.find_leader(each_about, risks, LEADER_LEVEL)
    rows = [
        CodedRisk(
            name=risk,
            n=texts[risk],
            leads=risk == leader,
            **{stage: counts[risk, stage] for stage in Stage},
        )
        for risk in risks
    ]
    return sorted(rows, key=lambda row: -row.n)
