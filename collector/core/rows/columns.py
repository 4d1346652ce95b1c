"""What a row says of its fields beyond their types: their meaning, rounding, keys and checks.

What a column holds is said in `texts/phrases/tables.yaml`, and holds of the same field in a report.
A text in an annotation says it of a field that only reports have, or have in another unit.
"""

from dataclasses import Field, dataclass, field, fields
from enum import Enum
from typing import Annotated, Any, ClassVar, dataclass_transform


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
class Row:
    """What every row is: a frozen dataclass whose fields are given by name."""

    def __init_subclass__(cls) -> None:
        """Make it one."""
        dataclass(frozen=True, kw_only=True)(cls)


@dataclass(frozen=True)
class OneOf:
    """The values that a column may have."""

    values: tuple[str | int, ...]


@dataclass(frozen=True)
class Sql:
    """What stands after the type of a column in the schema; `{name}` is the column."""

    text: str


@dataclass(frozen=True)
class MayBeEmpty:
    """Says that a text is empty where there is nothing to name."""


class Rounded(Enum):
    """How a number of a report, where it is exact, is rounded to be published."""

    MEAN = "mean"
    """To one decimal or two (R8)."""
    SHARE = "share"
    """From a share of one to per cent, whole or with one decimal."""


@dataclass(frozen=True)
class Table:
    """A public table: its key, the tables whose keys it holds, and its indexes.

    `questions.outcome` says that the last column of that key is called `outcome` here. An index is
    called by its first column. `order` are the columns after the key that do not stand as they are
    defined.
    """

    name: str
    key: tuple[str, ...]
    foreign: tuple[str, ...] = ()
    indexes: tuple[tuple[str, ...], ...] = ()
    order: tuple[str, ...] = ()


class PublicRow(Row):
    """A row of a public table; a column that older editions lack declares its value for them.

    Where a report has a row like it, both are made of the same parts: a row's last parent says what
    it is about, and stands first.
    """

    table: ClassVar[Table]


def list_columns(row: type[PublicRow]) -> list[Field[Any]]:
    """Return the columns of a table: its key, then the others as they are defined."""
    first = (*row.table.key, *row.table.order)
    return sorted(
        fields(row), key=lambda each: first.index(each.name) if each.name in first else len(first)
    )


Slug = Annotated[str, Sql("REFERENCES events(event)")]
SeriesSlug = Annotated[str, Sql("REFERENCES series(series)")]
Month = Annotated[str, Sql("CHECK (length({name}) = 7)")]
OrEmpty = Annotated[str, MayBeEmpty()]
InLanguage = Annotated[str, OneOf(("et", "ru", "en"))]

Mean = Annotated[float, Rounded.MEAN]
MeanBound = Annotated[float | None, Rounded.MEAN]
Share = Annotated[float, Rounded.SHARE]
ShareBound = Annotated[float | None, Rounded.SHARE]

QUESTION = ("event", "wave", "question")


class OfEvent(PublicRow):
    """A public row about an event."""

    event: Slug
