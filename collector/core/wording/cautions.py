"""Cautions: sentences about how far a change may be trusted, by rules.

A rule returns None where there is nothing that a reader must know.
"""

from functools import partial

from collector.core.rows.changes import Bias, Overlap, ScaleChange, ShiftedChange
from collector.core.statistics.claims import Claim, Direction
from collector.core.wording.change import write_base
from collector.texts.catalogue import Phrases
from collector.texts.languages import Translated
from collector.texts.numerals import write_count
from collector.texts.subjects import Subject

PHRASES = Phrases("cautions")

LEVEL = 0.05  # a finding whose p, adjusted for all primary scales, is above this may be chance


def describe_ceiling(change: ScaleChange, subject: Subject) -> Translated | None:
    """Say that many could not rise, because they were at the top before."""
    if change.claim is Claim.NONE or not change.ceiling:
        return None
    n, highest = write_count(change.n), write_count(change.highest_before or 0)
    return PHRASES["ceiling"].fill(subject=subject.name, n=n, highest=highest)


def describe_adjusted(change: ScaleChange, subject: Subject) -> Translated | None:
    """Say that a change of a primary scale may be chance when all of them are tested together."""
    p = change.p_holm
    if p is None or p <= LEVEL or change.direction is Direction.UNCLEAR:
        return None
    return PHRASES["doubtful"].fill(subject=subject.name)


def describe_everybody(
    change: ScaleChange, overlap: Overlap | None, subject: Subject
) -> Translated | None:
    """Say that everybody, linked or not, shows something else than the linked."""
    if overlap is None or change.claim is Claim.NONE or overlap.direction is change.direction:
        return None
    return PHRASES["everybody_differs"].fill(subject=subject.name)


def describe_bias(bias: Bias | None, subject: Subject) -> Translated | None:
    """Say that the linked answered the wave before otherwise than the others did."""
    if bias is None or not bias.flagged:
        return None
    pattern = PHRASES["linked.higher" if bias.smd > 0 else "linked.lower"]
    return pattern.fill(subject=subject.name)


def describe_response_shift(shift: ShiftedChange, subject: Subject) -> Translated | None:
    """Say whether people, looking back, see where they stood as they saw it at the time."""
    if shift.claim is Claim.NONE:
        return None
    base = partial(write_base, shift.n, shift.direction)
    return PHRASES[f"looking_back.{shift.direction}"].fill(subject=subject.name, base=base)
