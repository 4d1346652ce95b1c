"""Whom people can call and with whom they have worked: the change of the same people.

A partner is a type such as the police or a school. Persons are never named.
"""

from dataclasses import dataclass

from collector.core.analysis.comparisons import AskedWave, Pairs
from collector.core.analysis.multiple_response import pair_selections
from collector.core.statistics.change import Change, summarise_change
from collector.core.statistics.proportions import PairedProportion

KNOW_PERSON = "know_person"
"""The question where people have somebody they can call."""


@dataclass(frozen=True)
class Network:
    """How many partner types people named, and how many people named each, before and after.

    `change` is that of the number of types per person; `partners` are in the order in which they
    are listed. `left_out` linked people did not answer at one time.
    """

    question: str
    left_out: int
    change: Change
    partners: tuple[PairedProportion, ...]

    @property
    def n(self) -> int:
        """Return the number of people compared."""
        return self.change.n


def compare_network(
    before: AskedWave, after: AskedWave, pairs: Pairs, question: str = KNOW_PERSON
) -> Network | None:
    """Compare the partner types that linked people named at two times.

    None if a wave does not ask it in the same words, or nobody answered both times.
    """
    found = pair_selections(question, before, after, pairs, blank_is_none=True)
    if found is None:
        return None
    counts = [(len(one), len(other)) for one, other in found.chosen]
    change = summarise_change([one for one, _ in counts], [other for _, other in counts])
    return None if change is None else Network(question, found.left_out, change, found.compare())
