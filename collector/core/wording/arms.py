"""Sentences about the change less that of a comparison, and about missing people, by rules."""

from functools import partial

from collector.core.disclosure.suppression import mean_decimals, round_mean
from collector.core.rows.changes import ArmDifference, MissingPeople
from collector.core.statistics.claims import Direction, Verdict
from collector.core.wording.change import write_benchmark
from collector.texts.catalogue import Phrases
from collector.texts.languages import Language, Translated
from collector.texts.numerals import write_count, write_number, write_signed
from collector.texts.subjects import Subject

PHRASES, MISSING = Phrases("arms"), Phrases("cautions", "missing")

JUDGED_ALIKE = frozenset({Verdict.NO_CHANGE, Verdict.CANNOT_TELL, Verdict.TOO_FEW})
"""Verdicts whose words are the same for few people and for many."""


def title_arm(row: ArmDifference, subject: Subject, against: Translated) -> Translated:
    """Return what was found in few words: the verdict, and both changes unless they are of few."""
    said = PHRASES.fill(
        f"found.{'' if row.verdict in JUDGED_ALIKE else f'{row.claim}.'}{row.verdict}",
        subject=subject.name,
        against=against,
        benchmark=partial(write_benchmark, row.benchmark),
    )
    if row.verdict is Verdict.TOO_FEW:
        return said
    own, other = (partial(_sign, each, row) for each in (row.change, row.change_against))
    return said + PHRASES.fill("changes", own=own, other=other)


def describe_arm(row: ArmDifference, subject: Subject, against: Translated) -> Translated:
    """Return the finding as a sentence with the number of people and the interval."""
    base = PHRASES.fill("base", n=write_count(row.n), n_against=write_count(row.n_against))
    if row.simultaneous is not None and row.verdict is not Verdict.TOO_FEW:
        low, high = (partial(_bound, each, row) for each in row.simultaneous)
        base += PHRASES.fill("sure", low=low, high=high)
    return title_arm(row, subject, against) + " (" + base + ")."


def describe_missing(row: MissingPeople, subject: Subject) -> Translated:
    """Return how those who did not come back would have to differ to overturn a finding."""
    found = ("better" if row.differ > 0 else "worse") if row.possible else "impossible"
    return MISSING.fill(
        found,
        about=name_about(row, subject),
        missing=write_count(row.missing),
        differ=partial(write_number, max(0.1, abs(row.differ)), 1),
        change=partial(write_signed, row.change, 1),
    )


def title_missing(row: MissingPeople, subject: Subject) -> Translated:
    """Return whether a finding stands if those who did not come back had not changed."""
    return MISSING.fill("stands" if row.stands else "falls", about=name_about(row, subject))


def name_about(row: MissingPeople, subject: Subject) -> Translated:
    """Return a scale's name, and between which waves if not before and after."""
    return MISSING.fill(f"about.{row.comparison}", subject=subject.name)


def _bound(value: float, row: ArmDifference, language: Language) -> str:
    """Return a bound as it may be published (R8); one that is not 0 is not written as 0."""
    is_zero = round_mean(value, min(row.n, row.n_against)) == 0
    near = is_zero and row.direction is not Direction.UNCLEAR
    return PHRASES["near_zero"][language] if near else _sign(value, row, language)


def _sign(value: float, row: ArmDifference, language: Language) -> str:
    n = min(row.n, row.n_against)
    return write_signed(round_mean(value, n), mean_decimals(n), language)
