"""An edition of one event: public tables that never change, and the hash that names them."""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import fields, replace

import msgspec

from collector.core.disclosure.release import Published
from collector.core.disclosure.statistics import PRECEDENCE, list_public_statistics, public_points
from collector.core.disclosure.suppression import check_same_numbers, check_successor
from collector.core.publication.tables import publish
from collector.core.questionnaire.scale import FIVE_POINTS
from collector.core.rows.asked import AboutRow, QuestionRow
from collector.core.rows.columns import PublicRow
from collector.core.rows.readings import ChartRow, FindingRow
from collector.core.rows.tables import PUBLIC_TABLES, Tables
from collector.core.waves import WaveName
from collector.texts.catalogue import Phrases
from collector.texts.languages import Language
from collector.texts.numerals import write_points

WORDS = Phrases("edition")

_COLUMNS = {name: {each.name for each in fields(row)} for name, row in PUBLIC_TABLES.items()}

NUMBERED = {name: PUBLIC_TABLES[name].table.key[1:] for name in _COLUMNS if "n" in _COLUMNS[name]}
"""The tables of numbers about answers of `n` people, with what names a row within its event."""

CURRENT = frozenset({"proposals", "certificates"})
"""Tables that say what holds now: who withdraws a text withdraws what is said of it, and the
gatekeeper looks at the whole edition."""

ONCE = {"coded_texts": "question"}
"""Tables that are published once for each question: who withdraws a text, or codes one more, would
otherwise be seen in the difference of two editions."""

PART_COLUMNS = ONCE | {
    name: part
    for name, columns in _COLUMNS.items()
    for part in columns & {"part", "wave", "comparison"}
}
"""The column that says which wave or comparison a row is about; without one it is the event."""

Placed = QuestionRow | ChartRow | FindingRow
"""Rows that are numbered from the first wave to the last."""


def hash_document(document: Mapping[str, object]) -> str:
    """Return the content hash (64 hexadecimal digits) of tables as values of JSON."""
    return hashlib.sha256(write_document(document).encode()).hexdigest()


def list_cells(tables: Tables) -> dict[str, list[dict[str, object]]]:
    """Return the rows of an edition as values of JSON; true is 1, as in the database."""
    return {
        name: [
            {
                column: int(cell) if isinstance(cell, bool) else cell
                for column, cell in vars(row).items()
            }
            for row in rows
        ]
        for name, rows in by_name(tables).items()
    }


def write_document(document: Mapping[str, object]) -> str:
    """Return an edition as the JSON that its content hash is of."""
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def by_name(tables: Tables) -> Mapping[str, Sequence[PublicRow]]:
    """Return tables as what is alike for all of them."""
    named = {each.name: getattr(tables, each.name) for each in fields(tables)}
    return {name: rows for name, rows in named.items() if rows is not None}


def read_published(editions: Sequence[Tables]) -> Published:
    """Return the parts of an event's last edition, and the statistics of all its editions."""
    statistics = dict.fromkeys(
        statistic for each in editions for statistic in list_public_statistics(each)
    )
    return Published(_list_parts(editions[-1]) if editions else frozenset(), tuple(statistics))


def carry_over(last: Tables, new: Tables) -> Tables:
    """Return the next edition: what the last one has, word for word, and the new parts (R1).

    So what was published once is never recomputed, and a withdrawal in between changes nothing.
    """
    parts, old = _list_parts(last) | {""}, by_name(last)
    tables = {
        name: rows
        if name in CURRENT
        else [*old.get(name, ()), *_select_new(name, rows, old.get(name, ()), parts)]
        for name, rows in by_name(new).items()
    }
    return msgspec.convert(tables, Tables)


def _select_new(
    name: str, rows: Iterable[PublicRow], there: Sequence[PublicRow], parts: frozenset[str]
) -> Sequence[PublicRow]:
    """Return the rows of new parts, numbered after those that are there."""
    if name not in PART_COLUMNS:
        return []
    column = PART_COLUMNS[name]
    known = {getattr(row, column) for row in there} if name in ONCE else parts
    added = [row for row in rows if getattr(row, column) not in known]
    placed = [row for row in added if isinstance(row, Placed)]
    end = max((row.position for row in there if isinstance(row, Placed)), default=0)
    start = min((row.position for row in placed), default=1)
    return [replace(row, position=row.position - start + 1 + end) for row in placed] or added


def _list_parts(tables: Tables) -> frozenset[str]:
    waves = {row.wave for row in tables.waves}
    return frozenset(part for part in PRECEDENCE if waves.issuperset(part.split("_")))


def check_edition(new: Tables, earlier: Iterable[Tables], k: int) -> None:
    """Raise PublicationError (R1) if an edition less an earlier one shows a few people."""
    for tables in earlier:
        check_successor(list_public_statistics(new), list_public_statistics(tables), k)
        for name, key in NUMBERED.items():
            check_same_numbers(by_name(new).get(name, ()), by_name(tables).get(name, ()), key)


def describe_edition(
    waves: Collection[str], earlier: Collection[str] = (), *, correction: bool = False
) -> dict[Language, str]:
    """Return in one sentence what is new: the waves of an edition less those of the one before.

    The first edition has none before; a `correction` replaces the one before.
    """
    if correction:
        return WORDS["corrected"].as_dict()
    added = [WORDS[f"parts.{name}"] for name in WaveName if name in waves and name not in earlier]
    new = added or [WORDS["parts.proposals"]]
    pattern = WORDS["added" if earlier else "first"]
    return pattern.fill(parts=lambda at: ", ".join(each[at] for each in new)).as_dict()


def join_editions(editions: Iterable[Tables]) -> Tables:
    """Unite the latest editions of all events; of a series they share, the last one speaks."""
    joined: dict[str, list[PublicRow]] = {}
    for each in editions:
        for name, rows in by_name(each).items():
            joined.setdefault(name, []).extend(rows)
    united = msgspec.convert(joined, Tables)
    return replace(united, series=list({row.series: row for row in united.series}.values()))


def about_rows(tables: Tables | None = None) -> list[AboutRow]:
    """Return what the public database says about itself and the tables in it."""
    scales = public_points(tables).values() if tables else ()
    points = {scale.points for scale in scales} or {FIVE_POINTS.points}
    return [
        publish(AboutRow, key=key, text=text.fill(points=lambda at: write_points(points, at)))
        for key, text in Phrases("about").items()
    ]
