"""The table of trends in the public database: a scale's changes over the events of a series.

It is made of published changes alone, so it tells nothing new of an event or a person.
"""

from collections.abc import Iterator, Mapping

from collector.core.publication.columns import publish
from collector.core.rows.tables import Tables
from collector.core.rows.trends import TrendRow

Wording = tuple[tuple[str, str], ...]
"""The items of a scale with the versions of their words."""


def trend_rows(tables: Tables) -> Iterator[TrendRow]:
    """Yield a row for each published change of a scale; another wording starts another line.

    Simulated events are never in one line with real ones.
    """
    wordings: dict[tuple[str, str], list[tuple[int, Wording]]] = {}
    events = {row.event: row for row in tables.events}
    changes = [row for row in tables.changes if (row.comparison, row.kind) == ("pre_post", "scale")]
    words = _read_wordings(tables)
    for row in sorted(changes, key=lambda row: (events[row.event].month, row.event)):
        event = events[row.event]
        lines = wordings.setdefault((event.series, row.name), [])
        wording = event.simulated, words[row.event, row.name]
        if wording not in lines:
            lines.append(wording)
        yield publish(TrendRow, row, event, scale=row.name, wording=lines.index(wording) + 1)


def _read_wordings(tables: Tables) -> Mapping[tuple[str, str], Wording]:
    items: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for row in tables.questions:
        if row.wave == "pre":
            items.setdefault((row.event, row.scale), set()).add((row.question, row.version))
    return {key: tuple(sorted(each)) for key, each in items.items()}
