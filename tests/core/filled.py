"""Rows of a report of which a test says only what matters to it."""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import get_args, get_origin, get_type_hints

from collector.core.rows.report import Report

EMPTY = {list: list, Mapping: dict}


def fill(kind, cells):
    """Return a row, or rows, of a kind; cells that are not given have their default, or nothing."""
    if isinstance(cells, list | tuple):
        return [fill(get_args(kind)[0], each) for each in cells] if get_args(kind) else cells
    rows = [each for each in (kind, *get_args(kind)) if is_dataclass(each)]
    if not rows or not isinstance(cells, dict):
        return cells
    hints = get_type_hints(rows[0])
    has_default = {each.name for each in fields(rows[0]) if not _is_needed(each)} - cells.keys()
    told = {name: hint for name, hint in hints.items() if name not in has_default}
    return rows[0](**{name: _fill_cell(hint, cells.get(name)) for name, hint in told.items()})


def _is_needed(cell):
    return cell.default is MISSING and cell.default_factory is MISSING


def _fill_cell(hint, cell):
    if cell is not None:
        return fill(hint, cell)
    if is_dataclass(hint):
        return fill(hint, {})
    return EMPTY.get(get_origin(hint), lambda: None)()


def fill_report(cells):
    """Return a report with whole rows."""
    return fill(Report, cells)
