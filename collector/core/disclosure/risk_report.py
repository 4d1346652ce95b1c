"""The risk report of an edition: what each rule of disclosure control did."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from collector.core.disclosure.breakdowns import OTHER
from collector.core.disclosure.suppression import MANY
from collector.core.rows.readings import Suppressed
from collector.core.rows.report import Release
from collector.texts.catalogue import Phrases
from collector.texts.languages import Translated

PHRASES = Phrases("risk_report")

RULES = ("R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9", "R10", "R11")


@dataclass(frozen=True)
class Verdict:
    """What a rule did: whether it `changed` anything, a sentence why, and the rows suppressed."""

    rule: str
    changed: bool
    sentence: Translated
    rows: tuple[Suppressed, ...] = ()


@dataclass(frozen=True)
class Course:
    """What the risk report needs in addition to the release.

    `carried` waves were published before, `overlapping` paraphrases take over words of a text;
    `together` are the titles of the events that it is about, if it is about several.
    """

    k: int
    carried: Collection[str] = ()
    is_correction: bool = False
    overlapping: int = 0
    together: Sequence[Translated] = ()


def assess_risks(release: Release, course: Course) -> list[Verdict]:
    """Return what each rule did to an edition, in the order of the rules."""
    told = {verdict.rule: verdict for verdict in _list_changes(release, course)}
    return [
        told.get(rule)
        or Verdict(rule, changed=False, sentence=PHRASES[f"passed.{rule}"].fill(k=course.k))
        for rule in RULES
    ]


def _list_changes(release: Release, course: Course) -> Iterator[Verdict]:
    course_of = "corrected" if course.is_correction else "carried" if course.carried else "first"
    yield Verdict("R1", changed=course_of != "first", sentence=PHRASES[course_of])
    yield from _pooled(release, course)
    for rule in ("R4", "R5"):
        yield from _forbidden(release, rule, course.k)
    yield from _merged(release, course.k)
    if any(row.n < MANY for row in release.changes):
        yield Verdict("R8", changed=True, sentence=PHRASES["withheld.R8"])
    if course.overlapping:
        yield Verdict("R9", changed=True, sentence=PHRASES["overlaps"].fill(n=course.overlapping))
    yield from _profiled(release, course.k)


def _pooled(release: Release, course: Course) -> Iterator[Verdict]:
    rows = _suppressed(release, "R2")
    said = []
    if course.together:
        titles = Translated.in_each(lambda at: "; ".join(each[at] for each in course.together))
        said.append(PHRASES["pooled"].fill(n=len(course.together), k=course.k, titles=titles))
    if rows:
        said.append(PHRASES["withheld.R2"].fill(n=len(rows), k=course.k))
    if said:
        sentence = Translated.in_each(lambda at: " ".join(each[at] for each in said))
        yield Verdict("R2", changed=True, sentence=sentence, rows=rows)


def _forbidden(release: Release, rule: str, k: int) -> Iterator[Verdict]:
    """Yield what a rule suppressed, and whether complete cases were used to publish more."""
    rows = _suppressed(release, rule)
    whole = [row for row in rows if row.kind != "base"]
    said = [PHRASES[f"withheld.{rule}"].fill(n=len(whole), k=k)] if whole else []
    if len(whole) < len(rows):
        said.append(PHRASES["common_base"])
    if said:
        sentence = Translated.in_each(lambda at: " ".join(each[at] for each in said))
        yield Verdict(rule, changed=True, sentence=sentence, rows=rows)


def _merged(release: Release, k: int) -> Iterator[Verdict]:
    dropped = _suppressed(release, "R3")
    merged = [row for row in release.breakdowns if any(group.name == OTHER for group in row.groups)]
    if merged or dropped:
        sentence = PHRASES["merged"].fill(merged=len(merged), dropped=len(dropped), k=k)
        yield Verdict("R3", changed=True, sentence=sentence, rows=dropped)


def _profiled(release: Release, k: int) -> Iterator[Verdict]:
    missing = _suppressed(release, "R11")
    if missing and not release.profiles:
        yield Verdict("R11", changed=True, sentence=PHRASES["no_profiles"].fill(k=k), rows=missing)
    elif release.profiles:
        columns = ", ".join(dict.fromkeys(chain(*(row.columns for row in release.profiles))))
        suppressed = sum(row.withheld for row in release.profiles)
        sentence = PHRASES["dropped_columns"].fill(columns=columns, withheld=suppressed, k=k)
        yield Verdict("R11", changed=True, sentence=sentence, rows=missing)


def _suppressed(release: Release, rule: str) -> tuple[Suppressed, ...]:
    return tuple(row for row in release.withheld if row.rule == rule)
