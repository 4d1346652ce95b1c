"""The risk report of an edition: what each rule of disclosure control did."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from collector.core.disclosure.suppression import MANY
from collector.core.disclosure.transitions import list_steps
from collector.core.rows.answers import OTHER
from collector.core.rows.readings import Suppressed
from collector.core.rows.report import Release
from collector.texts.catalogue import Phrases
from collector.texts.languages import Translated

PHRASES = Phrases("risk_report")

RULES = ("R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9", "R10", "R11", "R12")

TOLD = ("results", "changes", "drivers", "network", "risks", "lists", "breakdowns", "profiles")
"""The lists of a release that may be published or not, row by row."""

NO_TABLES = ("wave", "base", "coded_texts")
"""What is named among the suppressed, and is none of these rows."""


@dataclass(frozen=True)
class Verdict:
    """What a rule did: whether it `changed` anything, a sentence why, and the rows suppressed."""

    rule: str
    changed: bool
    sentence: Translated
    rows: tuple[Suppressed, ...]


@dataclass(frozen=True)
class Course:
    """What the risk report needs in addition to the release.

    `carried` waves were published before, `overlapping` paraphrases take over words of a text, and
    `rare` ones are in a language of few; `together` are the titles of the events that it is about,
    if it is about several.
    """

    k: int
    carried: Collection[str] = ()
    is_correction: bool = False
    overlapping: int = 0
    together: Sequence[Translated] = ()
    rare: int = 0


def assess_risks(release: Release, course: Course) -> list[Verdict]:
    """Return what each rule did to an edition, in the order of the rules."""
    said: dict[str, list[Translated]] = defaultdict(list)
    for rule, sentence in _list_changes(release, course):
        said[rule].append(sentence)
    return [
        Verdict(
            rule,
            changed=rule in said,
            sentence=_join(said.get(rule) or [PHRASES[f"passed.{rule}"].fill(k=course.k)], " "),
            rows=tuple(row for row in release.withheld if row.rule == rule),
        )
        for rule in RULES
    ]


def describe_yield(release: Release, k: int) -> Translated:
    """Return in words what is published of what was possible, and what would bring more.

    What the other rules suppress, no more answers of the same kind would bring back.
    """
    shown = sum(len(getattr(release, name)) for name in TOLD)
    lacking = [row for row in release.withheld if row.kind not in NO_TABLES]
    said = [PHRASES["told"].fill(shown=shown, possible=shown + len(lacking))]
    for rule in ("R2", "R3", "R5"):
        rows = [row for row in lacking if row.rule == rule]
        about = sorted({row.name.rpartition("/")[2] for row in rows})
        if rows:
            said.append(PHRASES[f"more.{rule}"].fill(n=len(rows), k=k, about=", ".join(about)))
    return _join(said, " ")


def _list_changes(release: Release, course: Course) -> Iterator[tuple[str, Translated]]:
    """Yield each rule that changed something with a sentence why; some have two."""
    k = course.k
    if course.is_correction or course.carried:
        yield "R1", PHRASES["corrected" if course.is_correction else "carried"]
    if course.together:
        titles = _join(course.together, "; ")
        yield "R2", PHRASES["pooled"].fill(n=len(course.together), k=k, titles=titles)
    if release.coarsened:
        yield "R12", _describe_coarsened(release)
    for rule in ("R2", "R4", "R5"):
        whole = [row for row in release.withheld if row.rule == rule and row.kind != "base"]
        if whole:
            yield rule, PHRASES[f"withheld.{rule}"].fill(n=len(whole), k=k)
    if any(row.kind == "base" for row in release.withheld):
        yield "R5", PHRASES["common_base"]
    if any(row.n < MANY for row in release.changes):
        yield "R8", PHRASES["withheld.R8"]
    if course.overlapping:
        yield "R9", PHRASES["overlaps"].fill(n=course.overlapping)
    if course.rare:
        yield "R6", PHRASES["rare_language"].fill(n=course.rare, k=k)
    yield from _list_groupings(release, k)


def _describe_coarsened(release: Release) -> Translated:
    steps = Counter(list_steps(name)[at - 1] for name, at in release.coarsened.items())
    named = {"moves": steps["moves"], "intervals": steps["interval"], "rows": steps["row"]}
    return PHRASES["withheld.R12"].fill(n=steps.total(), **named)


def _list_groupings(release: Release, k: int) -> Iterator[tuple[str, Translated]]:
    """Yield what was done to breakdowns and profiles."""
    dropped = sum(row.rule == "R3" for row in release.withheld)
    merged = sum(any(each.name == OTHER for each in row.groups) for row in release.breakdowns)
    if merged or dropped:
        yield "R3", PHRASES["merged"].fill(merged=merged, dropped=dropped, k=k)
    if release.profiles:
        columns = ", ".join(dict.fromkeys(chain(*(row.columns for row in release.profiles))))
        left_out = sum(row.withheld for row in release.profiles)
        yield "R11", PHRASES["dropped_columns"].fill(columns=columns, withheld=left_out, k=k)
    elif any(row.rule == "R11" for row in release.withheld):
        yield "R11", PHRASES["no_profiles"].fill(k=k)


def _join(texts: Sequence[Translated], separator: str) -> Translated:
    return Translated.in_each(lambda at: separator.join(each[at] for each in texts))
