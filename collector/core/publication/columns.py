"""Public rows of what is released, rounded as their columns say."""

from collections import ChainMap
from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar, get_type_hints

from collector.core.disclosure.suppression import round_mean, round_share
from collector.core.rows.columns import PublicRow, Rounded

Row = TypeVar("Row", bound=PublicRow)

ROUND: Mapping[Rounded, Callable[[float, int], float]] = {
    Rounded.MEAN: round_mean,
    Rounded.SHARE: round_share,
}


def publish(kind: type[Row], /, *sources: object, **given: object) -> Row:
    """Return a public row; a cell is given, or is what the first source says that has its column.

    A column such as `title_et` takes its language of a title. Numbers are rounded for the `n`
    people of a source or of the row.
    """
    values = ChainMap(given, *map(vars, sources))
    cells = {each.name: _find(each.name, values) for each in fields(kind)}
    for name, how in _list_rounded(kind).items():  # type: ignore[arg-type] # a class has a hash
        if cells[name] is not None:
            cells[name] = ROUND[how](cells[name], values["n"])
    return kind(**cells)


def _find(column: str, values: Mapping[str, Any]) -> Any:  # noqa: ANN401 any cell
    if column not in values:
        text, _, language = column.rpartition("_")
        return values[text][language]
    value = values[column]
    return int(value) if isinstance(value, bool) else value


@cache
def _list_rounded(kind: type[PublicRow]) -> dict[str, Rounded]:
    hints = get_type_hints(kind, include_extras=True).items()
    said = ((name, getattr(hint, "__metadata__", ())) for name, hint in hints)
    return {name: how for name, all_said in said for how in all_said if isinstance(how, Rounded)}
