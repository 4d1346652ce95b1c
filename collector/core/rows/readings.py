"""What helps to read the numbers: statements, charts, and what is suppressed."""

from collections.abc import Mapping
from dataclasses import field, replace
from enum import StrEnum
from typing import Annotated, ClassVar

from collector.core.rows import columns
from collector.core.rows.columns import InLanguage, OfEvent, OneOf, PublicRow, Row, Sql, Table
from collector.texts.languages import Translated

WITHHELD_KINDS = (
    *("wave", "result", "scale", "item", "network", "risks", "lists", "drivers", "breakdown"),
    *("profiles", "base", "coded_texts"),
)

SUMMARY = "summary"
"""The kind of a statement about the event as a whole."""

COMPARISON = "comparison"
"""The name of the statement that says whether anybody else was asked, which every change needs."""

PUBLIC_KINDS = (SUMMARY, "scale", "item", "caution")
"""The kinds of statements that are published."""


class Role(StrEnum):
    """What a statement is for; the lead is the answer in short."""

    LEAD = "lead"
    FINDING = "finding"
    CAUTION = "caution"
    ADVICE = "advice"


class Statement(Row):
    """A sentence, with the values that it says.

    `section` is that of the report. `comparison`, `kind` and `name` are those of the row that it
    is about, `against` the event or the scale with whose change its own is compared. `numbers` are
    values of that row by column; of the event as a whole, people by wave, and linked people as
    `pairs`.
    `title` says the same in few words, and `care` is the part of the words that holds cautions.
    `aside` is the part that is not published: how many people show what change is reckoned from
    their spread, which tells more of them than the interval as it is rounded.
    """

    section: str
    role: Role
    words: Translated
    comparison: str = ""
    kind: str = ""
    name: str = ""
    against: str = ""
    title: Translated | None = None
    care: Translated | None = None
    aside: Translated | None = None
    numbers: Mapping[str, float] = field(default_factory=dict)

    @property
    def about(self) -> tuple[str, str, str]:
        """Return what names the row that it is about."""
        return self.comparison, self.kind, self.name

    def leave_aside(self) -> "Statement":
        """Return it without the part of its words that is for organisers alone."""
        aside = self.aside
        if aside is None:
            return self
        words = Translated.in_each(lambda at: self.words[at].replace(f" {aside[at]}", ""))
        return replace(self, words=words, aside=None)

    @property
    def tells_row(self) -> bool:
        """Say whether it tells what its row finds, and not only how far that may be trusted."""
        is_told = self.title is not None and not self.against
        return is_told and self.role is not Role.CAUTION

    @property
    def public_kind(self) -> str:
        """Return what a public table calls it: what it is about or, if no finding, its role."""
        return self.kind if self.role in {Role.LEAD, Role.FINDING} else self.role.value

    @property
    def is_public(self) -> bool:
        """Say whether it may be published if its numbers are."""
        return self.public_kind in PUBLIC_KINDS


class FindingRow(OfEvent):
    """A published statement."""

    table: ClassVar = Table("findings", ("event", "position"))

    position: int
    kind: Annotated[str, OneOf(PUBLIC_KINDS)]
    comparison: columns.OrEmpty
    name: columns.OrEmpty
    sentence_et: str
    sentence_ru: str
    sentence_en: str


class ChartRow(OfEvent):
    """A chart in one language."""

    table: ClassVar = Table(
        "charts", ("event", "part", "chart", "language"), indexes=(("language",),)
    )

    part: str
    chart: str
    language: InLanguage
    position: int
    title: str
    description: str
    svg: str


class TrendChartRow(PublicRow):
    """The chart of a scale over the events of a series, in one language."""

    table: ClassVar = Table("trend_charts", ("series", "scale", "wording", "language"))

    series: columns.SeriesSlug
    scale: str
    wording: int
    language: InLanguage
    title: str
    description: str
    svg: str


class Suppressed(Row):
    """A statistic that is not published, and the rule that forbids it."""

    part: columns.OrEmpty
    kind: Annotated[str, OneOf(WITHHELD_KINDS)]
    name: str
    rule: Annotated[str, Sql("REFERENCES about(key)")]


PROTECTION = "protection"
"""The one reason that the public reads: which rule forbids a statistic tells of its answers."""


class WithheldRow(Suppressed, OfEvent):
    """A suppressed statistic of an event; only editions of older versions name its rule."""

    table: ClassVar = Table("withheld", ("event", "part", "kind", "name"))
