"""What a public row says of its columns beyond their types: keys, checks and indexes."""

from dataclasses import dataclass
from typing import Annotated, ClassVar


@dataclass(frozen=True)
class OneOf:
    """The values that a column may have."""

    values: tuple[str | int, ...]


@dataclass(frozen=True)
class Sql:
    """What stands after the type of a column in the schema; `{name}` is the column."""

    text: str


@dataclass(frozen=True)
class Table:
    """A public table: its key, the keys of others that it holds, and its indexes by name.

    `part` is the column that says which wave or comparison a row is about; without one a row is
    about the whole event. `has_numbers` says that its rows are numbers about answers.
    """

    name: str
    key: tuple[str, ...]
    foreign: tuple[tuple[tuple[str, ...], str], ...] = ()
    indexes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    part: str | None = None
    has_numbers: bool = False


@dataclass(frozen=True, kw_only=True)
class PublicRow:
    """A row of a public table; a column that older editions lack declares its value for them."""

    table: ClassVar[Table]


Slug = Annotated[str, Sql("REFERENCES events(event)")]
SeriesSlug = Annotated[str, Sql("REFERENCES series(series)")]
Month = Annotated[str, Sql("CHECK (length({name}) = 7)")]
Flag = Annotated[int, OneOf((0, 1))]
InLanguage = Annotated[str, OneOf(("et", "ru", "en"))]

QUESTION = ("event", "wave", "question")
OF_WAVE = (("event", "wave"), "waves")
OF_QUESTION = (QUESTION, "questions")
