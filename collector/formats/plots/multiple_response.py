"""The charts of what people chose at two times: of each list, and which risks come first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from typing import TypeVar

from collector.core.rows.answers import choice_labels
from collector.core.rows.parts import Texts
from collector.core.rows.report import Told
from collector.core.rows.seminar import (
    ChoiceChange,
    ListChange,
    NetworkChange,
    OfLinked,
    RiskChange,
    RiskPriorities,
)
from collector.core.statistics.claims import Claim, Direction, Verdict, claim_from
from collector.formats.charts.ranks import Entry, Ranks
from collector.formats.charts.sheet import Drawing, Drawn
from collector.formats.charts.whiskers import Whisker, Whiskers
from collector.formats.plots import values
from collector.formats.plots.values import say, write_n, write_proportion
from collector.texts.languages import Language
from collector.texts.numerals import NO_BREAK, write_signed

TITLES = {"know_person": "called"}  # of questions whose own words are too long for a title

Compared = TypeVar("Compared", NetworkChange, RiskPriorities, ListChange)

HALF_AND_ALL = (0.0, 0.5, 1.0)  # the shares that the axis of shares is marked at


def plan_network(report: Told) -> Iterator[Drawing]:
    """Yield who can be called, by type of partner, and each other question of that kind."""
    for row in _first_of_each([row for row in report.network if row.partners]):
        choices = partial(_choices, report, row, row.partners)
        yield Drawing(f"network_{row.question}", row.comparison, choices)


def plan_lists(report: Told) -> Iterator[Drawing]:
    """Yield how many made each choice of another question that is no rating."""
    for row in _first_of_each(report.lists):
        choices = partial(_choices, report, row, row.choices)
        yield Drawing(f"lists_{row.question}", row.comparison, choices)


def plan_risks(report: Told) -> Iterator[Drawing]:
    """Yield the risks by rank."""
    for row in _first_of_each([row for row in report.risks if row.risks]):
        yield Drawing(f"ranks_{row.question}", row.comparison, partial(_risks, report, row))


def _first_of_each(rows: list[Compared]) -> Iterable[Compared]:
    """Return of each question the first comparison that enough people are in."""
    firsts: dict[str, Compared] = {}
    for row in rows:
        if row.n >= values.LEAST_SHOWN:
            firsts.setdefault(row.question, row)
    return firsts.values()


def _waves(row: OfLinked, language: Language) -> list[str]:
    return [say(language, f"waves.{wave}") for wave in row.comparison.split("_")]


def _choices(
    report: Told, row: OfLinked, choices: Sequence[ChoiceChange], language: Language
) -> Drawn:
    labels = choice_labels(report.questions, row.question)
    parts = sorted(choices, key=lambda part: (-part.after, part.name))
    whiskers = [_choice(part, labels[part.name][language], row.n, language) for part in parts]
    before, after = _waves(row, language)
    note = say(language, "network_note", before=before, after=after)
    wave = row.comparison.split("_")[0]
    label = values.question_labels(report, wave)[row.question][language]
    title = TITLES.get(row.question, "asked")
    marks = tuple((share, write_proportion(share, 1, language)) for share in HALF_AND_ALL)
    described = [f"{each.label}: {each.figures}." for each in whiskers]
    return Drawn(
        say(language, title, label=label, found=_found(parts, row.n, labels, language)),
        " ".join([*described, f"{write_n(row.n)}."]),
        Whiskers(whiskers, 0, 1, marks),
        [f"{write_n(row.n)}. {note}", *values.origin_notes(report, language)],
    )


def _choice(part: ChoiceChange, label: str, n: int, language: Language) -> Whisker:
    before, after = (
        values.find_proportion(share, n) or 0.0 for share in (part.share_before, part.share_after)
    )
    interval = values.find_share_interval(part.simultaneous_low, part.simultaneous_high, n)
    first = write_proportion(part.share_before, n, language)
    return Whisker(
        label,
        f"{first}{NO_BREAK}→{NO_BREAK}{_after(part, n, language)}",
        after,
        interval and (max(before + interval[0], 0.0), min(before + interval[1], 1.0)),
        part.direction is not Direction.UNCLEAR,
        before,
    )


def _after(part: ChoiceChange, n: int, language: Language) -> str:
    """Return the share after, with the interval of the change in brackets."""
    together = part.simultaneous_low, part.simultaneous_high
    bounds = values.write_share_bounds(*together, n, language, write_signed)
    return f"{write_proportion(part.share_after, n, language)} {bounds}".strip()


def _found(
    choices: Sequence[ChoiceChange], n: int, labels: Mapping[str, Texts], language: Language
) -> str:
    """Return what clearly changed, or what is known of the rest; verdicts may be suppressed."""
    groups = {
        way.value: [labels[each.name][language] for each in choices if each.direction is way]
        for way in (Direction.UP, Direction.DOWN)
    }
    verdicts = {each.verdict for each in choices}
    how = "unclear" if None not in verdicts else "suppressed"
    how = "no_change" if verdicts == {Verdict.NO_CHANGE} else how
    moved = values.write_groups("named", groups, language)
    return moved + _sign(n, language) if moved else say(language, f"named.{how}")


def _sign(n: int, language: Language) -> str:
    return say(language, "first_sign") if claim_from(n) is Claim.INDICATIVE else ""


def _risks(report: Told, row: RiskPriorities, language: Language) -> Drawn:
    labels = choice_labels(report.questions, row.question)
    entries = [_entry(part, labels[part.name][language], row.n, language) for part in row.risks]
    before, after = (f"{wave}, {write_n(row.n)}" for wave in _waves(row, language))
    return Drawn(
        _top(row, labels, language),
        " ".join(say(language, "described_risk", **asdict(each)) for each in entries),
        Ranks((before, after), entries),
        [say(language, "risks_note"), *values.origin_notes(report, language)],
    )


def _entry(part: RiskChange, label: str, n: int, language: Language) -> Entry:
    before = write_proportion(part.share_before, n, language)
    return Entry(label, part.rank_before, part.rank_after, before, _after(part, n, language))


def _top(row: RiskPriorities, labels: Mapping[str, Texts], language: Language) -> str:
    """Return what clearly most people named before and after, or that nothing stands out."""
    first = {"before": row.first_before, "after": row.first_after}
    said = {at: labels[name][language] for at, name in first.items() if name}
    if not said:
        return say(language, "top_risk.none")
    how = "same" if row.first_before == row.first_after else "moved"
    none = dict.fromkeys(first, say(language, "top_risk.nothing"))
    return say(language, f"top_risk.{how}", **none | said) + _sign(row.n, language)
