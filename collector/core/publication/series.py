"""What is told of all events of a series, from published changes alone.

So nothing new is told of an event or a person. Simulated events are never counted with real ones.
"""

from collections.abc import Iterable, Mapping, Sequence

from collector.core.analysis.series import Line, pool_series
from collector.core.disclosure.statistics import public_points
from collector.core.disclosure.suppression import mean_decimals
from collector.core.events.analysis_plan import AnalysisPlan
from collector.core.publication.tables import publish
from collector.core.questionnaire.corrections import join
from collector.core.questionnaire.scale import FIVE_POINTS
from collector.core.rows.asked import CorrectionRow, EventRow
from collector.core.rows.changes import ChangeRow
from collector.core.rows.parts import Caution, CautionKind
from collector.core.rows.tables import PublicTables, Tables
from collector.core.rows.trends import (
    PartlyPooled,
    SeminarChange,
    SeriesChange,
    SeriesChangeRow,
    TrendRow,
)
from collector.core.statistics.claims import CLAIM_FROM
from collector.core.wording.series import PHRASES, describe_series, describe_series_care
from collector.texts.languages import Translated

Wording = tuple[bool, frozenset[tuple[str, str]]]
"""Whether answers are simulated, and the items that both waves ask, with their versions."""

Items = Mapping[tuple[str, str, str], frozenset[tuple[str, str]]]
"""The items of each scale by event and wave, with their versions and which way they count."""

Group = dict[tuple[str, str, int], list[ChangeRow]]
"""Changes by comparison, scale and number of the wording, in the order of time."""


def tell_series(tables: Tables, corrections: Iterable[CorrectionRow] = ()) -> PublicTables:
    """Return the tables with those of their series; another wording starts another line.

    Corrected spelling counts as that before.
    """
    events = {row.event: row for row in tables.events}
    trends, told = [], []
    rated = public_points(tables)
    scales: dict[str, int] = {}
    for asked in tables.questions:
        points = rated.get((asked.event, asked.wave, asked.question), FIVE_POINTS).points
        scales[asked.scale] = max(points, scales.get(asked.scale, 0))
    for (series, _), group in _list_groups(
        tables, events, _list_items(tables, corrections)
    ).items():
        pooled = _pool(group, _list_primary(series, tables.events), scales)
        parts = {
            (row.comparison, row.name, row.wording, each.event): each
            for row in pooled
            for each in row.seminars
        }
        told += [_series_row(series, row) for row in pooled]
        for (comparison, scale, number), rows in group.items():
            for row in rows if comparison == "pre_post" else ():
                part = parts.get((comparison, scale, str(number), row.event), PartlyPooled())
                about = {"scale": scale, "wording": number}
                trends.append(publish(TrendRow, row, events[row.event], part, **about))
    return PublicTables(**vars(tables), trends=trends, series_changes=told)


def _list_groups(
    tables: Tables, events: Mapping[str, EventRow], items: Items
) -> Mapping[tuple[str, bool], Group]:
    """Return the changes of scales by series, and whether they are simulated."""
    numbers: dict[tuple[str, str, str], list[Wording]] = {}
    groups: dict[tuple[str, bool], Group] = {}
    scales = [row for row in tables.changes if row.kind == "scale"]
    for row in sorted(scales, key=lambda row: (events[row.event].month, row.event)):
        event, (before, after) = events[row.event], row.comparison.split("_")
        asked = (items.get((row.event, wave, row.name), frozenset()) for wave in (before, after))
        wording = event.simulated, frozenset.intersection(*asked)
        known = numbers.setdefault((event.series, row.comparison, row.name), [])
        known += [] if wording in known else [wording]
        line = row.comparison, row.name, known.index(wording) + 1
        groups.setdefault((event.series, event.simulated), {}).setdefault(line, []).append(row)
    return groups


def _list_items(tables: Tables, corrections: Iterable[CorrectionRow]) -> Items:
    roots: dict[tuple[str, str], str] = {}
    for each in corrections:
        join(roots, (each.question, each.before), (each.question, each.after))
    items: dict[tuple[str, str, str], set[tuple[str, str]]] = {}
    for row in tables.questions:
        version = roots.get((row.question, row.version), row.version)
        wording = f"{version}{'-' if row.reverse else '+'}"
        items.setdefault((row.event, row.wave, row.scale), set()).add((row.question, wording))
    return {cell: frozenset(each) for cell, each in items.items()}


def _list_primary(series: str, events: Sequence[EventRow]) -> frozenset[str]:
    """Return the scales named before any event; older editions do not say, but had these."""
    named = {
        scale for row in events if row.series == series for scale in row.primary_scales.split()
    }
    return frozenset(named or AnalysisPlan().primary_scales)


def _pool(group: Group, primary: frozenset[str], scales: Mapping[str, int]) -> list[SeriesChange]:
    lines: dict[Line, list[SeminarChange]] = {}
    cautions: dict[Line, list[Caution]] = {}
    for (comparison, scale, number), rows in group.items():
        seminars = [
            SeminarChange(
                event=row.event, starts="", n=row.n, change=row.change, low=row.low, high=row.high
            )
            for row in rows
            if row.low is not None and row.high is not None and row.n >= CLAIM_FROM
        ]
        if seminars and scale in primary:
            matters = [row.benchmark for row in rows if row.benchmark is not None]
            benchmark = matters[-1] if matters else None
            line = Line(comparison, scale, str(number), benchmark, scales[scale])
            kinds = {kind for row in rows for kind in row.cautions.split()}
            lines[line] = seminars
            cautions[line] = [Caution(kind=CautionKind(each)) for each in sorted(kinds)]
    return pool_series(lines, cautions, lambda n: 10.0 ** -mean_decimals(n))


def _series_row(series: str, row: SeriesChange) -> SeriesChangeRow:
    said = [describe_series(row), describe_series_care(row), PHRASES["no_comparison"]]
    words = Translated.in_each(lambda at: " ".join(each[at] for each in said if each))
    about = {"series": series, "scale": row.name, "wording": int(row.wording)}
    return publish(SeriesChangeRow, row, **about, sentence=words)
