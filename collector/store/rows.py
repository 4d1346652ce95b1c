"""Rows of the private database as frozen dataclasses, whose fields are named like the columns.

Whatever is no single value of SQLite is stored as JSON. Timestamps are stored in UTC and whole
seconds, so that their texts sort by time.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import msgspec
from sqlite_utils import Database

from collector.errors import NotFoundError

T = TypeVar("T")

Values = Sequence[object] | dict[str, Any]
"""What a statement is given, in order or by name; sqlite-utils asks for a dict of any values."""


def list_rows(db: Database, kind: type[T], sql: str, values: Values = ()) -> list[T]:
    """Return what a statement finds, or what it returns of the rows that it changes."""
    return [read_row(row, kind) for row in db.query(sql, values)]


def find_row(db: Database, kind: type[T], sql: str, values: Values = ()) -> T | None:
    """Return the first of what a statement finds, or None."""
    return next(iter(list_rows(db, kind, sql, values)), None)


def get_row(db: Database, kind: type[T], sql: str, values: Values, missing: str) -> T:
    """Return the first of what a statement finds, or raise NotFoundError with this sentence."""
    found = find_row(db, kind, sql, values)
    if found is None:
        raise NotFoundError(missing)
    return found


def read_row(row: Mapping[str, object], kind: type[T]) -> T:
    """Return what a row holds; columns that are no fields are ignored."""
    decoders = _decoders(kind)  # type: ignore[arg-type] # a class has a hash
    read = {at: decode(row[at]) for at, decode in decoders.items() if row.get(at) is not None}
    return msgspec.convert({**row, **read}, kind)


def write_row(value: Any) -> dict[str, str | int | None]:  # noqa: ANN401 any frozen dataclass
    """Return the columns of a new row, whose id the database chooses."""
    return {
        field.name: _write(getattr(value, field.name))
        for field in fields(value)
        if field.name != "id"
    }


@cache
def _decoders(kind: type) -> dict[str, Callable[[Any], object]]:
    known: dict[Any, Callable[[Any], object]] = {bool: bool, time: time.fromisoformat}
    hints = get_type_hints(kind)
    nested = {
        name: msgspec.json.decode
        for name, hint in hints.items()
        if any(map(is_dataclass, (hint, *get_args(hint))))
        or get_origin(hint) in {dict, tuple, frozenset, Mapping}
    }
    return nested | {name: known[hint] for name, hint in hints.items() if hint in known}


def _write(value: object) -> str | int | None:
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, datetime):
        return write_timestamp(value)
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, str | int):
        return value
    return json.dumps(msgspec.to_builtins(value), ensure_ascii=False)


def write_timestamp(moment: datetime) -> str:
    """Return a moment as the text that is stored."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")
