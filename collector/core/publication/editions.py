"""An edition of one event: public tables that never change, and the hash that names them."""

import hashlib
import json
from collections.abc import Iterable, Sequence

from collector.core.disclosure.coded_texts import coded_statistics
from collector.core.disclosure.release import Published
from collector.core.disclosure.statistics import PRECEDENCE, Row, Statistic, Tables, list_statistics
from collector.core.disclosure.suppression import check_same_numbers, check_successor
from collector.core.publication.tables import write_texts
from collector.texts.catalogue import Phrases

NUMBERED = {
    "results": ("wave", "question", "choice"),
    "changes": ("comparison", "kind", "name"),
    "usefulness": ("wave", "question"),
    "drivers": ("wave", "question"),
    "network": ("comparison", "question"),
    "partners": ("comparison", "question", "choice"),
    "risks": ("comparison", "question", "choice"),
    "breakdowns": ("wave", "question", "variable", "people", "category"),
    "profiles": ("wave", "profile"),
    "coded_texts": ("question", "risk", "stage"),
}
"""The tables of numbers about answers, with what names a row within its event."""

PARTS = {
    **{name: columns[0] for name, columns in NUMBERED.items()},
    **dict.fromkeys(("waves", "questions", "choices", "profile_levels"), "wave"),
    "findings": "comparison",
    **dict.fromkeys(("charts", "withheld"), "part"),
}
"""The column that says which wave or comparison a row is about; empty for the whole event."""

CURRENT = frozenset({"proposals"})
"""Tables that say what holds now: who withdraws a text withdraws what is said of it."""


ONCE = frozenset({"coded_texts"})
"""Tables that are published once for each question: who withdraws a text, or codes one more, would
otherwise be seen in the difference of two editions."""


def hash_tables(tables: Tables) -> str:
    """Return the content hash (64 hexadecimal digits) that names an edition's content."""
    return hashlib.sha256(write_document(tables).encode()).hexdigest()


def write_document(tables: Tables) -> str:
    """Return an edition as the JSON that its content hash is of."""
    return json.dumps(tables, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_published(editions: Sequence[Tables]) -> Published:
    """Return the parts of an event's last edition, and the statistics of all its editions."""
    statistics = dict.fromkeys(
        statistic for each in editions for statistic in published_statistics(each)
    )
    return Published(_list_parts(editions[-1]) if editions else frozenset(), tuple(statistics))


def carry_over(last: Tables, new: Tables) -> Tables:
    """Return the next edition: what the last one has, word for word, and the new parts (R1).

    So what was published once is never recomputed, and a withdrawal in between changes nothing.
    """
    parts = _list_parts(last) | {""}
    return {
        name: rows if name in CURRENT else [*last.get(name, ()), *_add(name, rows, last, parts)]
        for name, rows in new.items()
    }


def _add(name: str, rows: Iterable[Row], last: Tables, parts: frozenset[str]) -> list[Row]:
    """Return the rows of new parts, in their order after those that are there."""
    if name not in PARTS:
        return []
    column = PARTS[name]
    known = {row[column] for row in last.get(name, ())} if name in ONCE else parts
    added = [row for row in rows if row[column] not in known]
    if name not in {"questions", "charts", "findings"}:
        return added
    end = max((row["position"] for row in last.get(name, ())), default=0)
    start = min((row["position"] for row in added), default=1)
    return [{**row, "position": row["position"] - start + 1 + end} for row in added]


def _list_parts(tables: Tables) -> frozenset[str]:
    waves = {row["wave"] for row in tables["waves"]}
    return frozenset(part for part in PRECEDENCE if waves.issuperset(part.split("_")))


def published_statistics(tables: Tables) -> list[Statistic]:
    """Return the statistics that an edition shows, for comparison with the next one (R1)."""
    scales = {(row["wave"], row["question"]): row["scale"] for row in tables["questions"]}
    profiles = [
        {**row, "columns": {each["about"] for each in tables["profile_levels"]}}
        for row in tables.get("profiles", ())
    ]
    statistics = list_statistics({**tables, "profiles": profiles}, scales)
    return [*statistics, *coded_statistics(tables.get("coded_texts", ()))]


def check_edition(new: Tables, earlier: Iterable[Tables], k: int) -> None:
    """Raise PublicationError (R1) if an edition less an earlier one shows a few people."""
    for tables in earlier:
        check_successor(published_statistics(new), published_statistics(tables), k)
        for name, key in NUMBERED.items():
            check_same_numbers(new.get(name, ()), tables.get(name, ()), key)


def join_editions(editions: Iterable[Tables]) -> Tables:
    """Unite the latest editions of all events; of a series they share, the last one speaks."""
    joined: Tables = {"series": []}
    for tables in editions:
        for name, rows in tables.items():
            joined.setdefault(name, []).extend(rows)
    series = {row["series"]: row for row in joined["series"]}
    return {**joined, "series": list(series.values())}


def about_rows() -> list[Row]:
    """Return what the public database says about itself."""
    return [{"key": key, **write_texts("text", text)} for key, text in Phrases("about").items()]
