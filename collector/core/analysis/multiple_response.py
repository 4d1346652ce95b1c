"""What people chose from a list, and the change of the same people between two waves.

Risks are ranked by how many put them first, and counted by the coded texts about each.

In a network people choose types of partner, such as the police or a school; persons are never
named.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from collector.core.analysis.change import summarise_change
from collector.core.analysis.comparisons import AskedWave, Pairs, list_linked
from collector.core.answering.coding import Stage
from collector.core.questionnaire.asked import Difference, compare_questions, share_choices
from collector.core.questionnaire.model import Answers, Choice
from collector.core.rows import seminar
from collector.core.rows.seminar import ChoiceChange, CodedRisk, NetworkChange, RiskPriorities
from collector.core.statistics.claims import CLAIM_FROM
from collector.core.statistics.proportions import mcnemar_p, newcombe_interval

Selections = frozenset[str]  # the names of the choices that a person chose, without "don't know"


@dataclass(frozen=True)
class SelectionPairs:
    """What linked people chose before and after, of the choices that both times offer alike.

    `left_out` people lack an answer at one time; `omitted` is what only one of the lists offers.
    """

    choices: Sequence[Choice]
    chosen: Sequence[tuple[Selections, Selections]]
    left_out: int
    omitted: Sequence[Difference] = ()

    def compare(self) -> list[ChoiceChange]:
        """Return how many chose each choice that counts, in the order in which they are listed."""
        choices = self.choices if self.chosen else ()
        return [compare_choice(each.name, self.chosen) for each in choices]


def compare_choice(name: str, chosen: Sequence[tuple[Selections, Selections]]) -> ChoiceChange:
    """Compare how many chose `name` among what each of some people chose."""
    both = sum(name in one and name in other for one, other in chosen)
    lost = sum(name in one and name not in other for one, other in chosen)
    gained = sum(name in other and name not in one for one, other in chosen)
    n, before, after = len(chosen), both + lost, both + gained
    interval = newcombe_interval(both, gained, lost, n) if n >= CLAIM_FROM else None
    low, high = interval or (None, None)
    return ChoiceChange(
        name=name,
        before=before,
        after=after,
        share_before=before / n,
        share_after=after / n,
        difference=(gained - lost) / n,
        low=low,
        high=high,
        gained=gained,
        lost=lost,
        p=mcnemar_p(gained, lost),
    )


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
    offered = {each.name for each in shared}
    find = partial(find_selections, question, blank_is_none=blank_is_none)
    linked = list_linked(before, after, pairs)
    found = [(find(before, was), find(after, is_)) for was, is_ in linked]
    chosen = [
        (was & offered, is_ & offered) for was, is_ in found if was is not None and is_ is not None
    ]
    return SelectionPairs(shared, chosen, len(linked) - len(chosen), compare_questions(one, other))


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
    if counted or (blank_is_none and not taken and _was_reached(question, wave, answers)):
        return counted
    return None


def _was_reached(question: str, wave: AskedWave, answers: Answers) -> bool:
    sections = wave.questionnaire.sections
    asked = [[each.name for each in section.questions] for section in sections]
    return any(answers.get(name) for names in asked if question in names for name in names)


def compare_network(
    before: AskedWave, after: AskedWave, pairs: Pairs, question: str
) -> NetworkChange | None:
    """Compare the partner types that linked people named at two times.

    None if a wave does not ask it in the same words, or nobody answered both times.
    """
    found = pair_selections(question, before, after, pairs, blank_is_none=True)
    if found is None:
        return None
    counts = [(len(one), len(other)) for one, other in found.chosen]
    change = summarise_change([one for one, _ in counts], [other for _, other in counts])
    if change is None:
        return None
    return NetworkChange(
        comparison=f"{before.name}_{after.name}",
        question=question,
        n=change.n,
        left_out=found.left_out,
        mean_before=change.mean_before,
        mean_after=change.mean_after,
        change=change.change,
        low=change.low,
        high=change.high,
        more=change.better,
        same=change.same,
        fewer=change.worse,
        p=change.p,
        claim=change.claim,
        direction=change.direction,
        partners=found.compare(),
    )


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
        seminar.RiskChange(
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
