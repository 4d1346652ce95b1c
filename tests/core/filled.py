"""Rows of a report of which a test says only what matters to it."""

from dataclasses import is_dataclass
from typing import get_args, get_type_hints, is_typeddict

from collector.core.rows.report import Report


def fill(kind, cells):
    """Return a row, or rows, of a kind; cells of a frozen row that are not given are None."""
    if isinstance(cells, list | tuple):
        return [fill(get_args(kind)[0], each) for each in cells] if get_args(kind) else cells
    rows = [each for each in (kind, *get_args(kind)) if is_dataclass(each) or is_typeddict(each)]
    if not rows or not isinstance(cells, dict):
        return cells
    hints = get_type_hints(rows[0])
    if is_typeddict(rows[0]):
        return {name: fill(hints.get(name), each) for name, each in cells.items()}
    return rows[0](**{name: fill(hint, cells.get(name)) for name, hint in hints.items()})


def fill_report(cells):
    """Return a part of a report with whole rows."""
    return fill(Report, cells)
