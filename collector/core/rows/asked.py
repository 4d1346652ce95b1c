"""Public rows about what was asked of whom: series, events, waves, questions, and editions."""

from typing import Annotated, ClassVar

from collector.core.rows import columns
from collector.core.rows.columns import Month, OfEvent, OneOf, PublicRow, SeriesSlug, Sql, Table
from collector.core.rows.parts import OfQuestion, OfWave, Wording
from collector.texts.languages import Language

CERTIFIED = ("change", "choice", "drivers", "breakdown", "profiles")
"""The kinds of tables that the gatekeeper looks at."""


class AboutRow(PublicRow):
    """A text that the public database says about itself."""

    table: ClassVar = Table("about", ("key",))

    key: str
    text_et: str
    text_ru: str
    text_en: str


class SeriesRow(PublicRow):
    """A series of events."""

    table: ClassVar = Table("series", ("series",))

    series: str
    title_et: str
    title_ru: str
    title_en: str
    organiser_et: str
    organiser_ru: str
    organiser_en: str


class EventRow(PublicRow):
    """An event; `pairs` is None below the threshold."""

    table: ClassVar = Table("events", ("event",), indexes=(("series",),))

    event: str
    series: SeriesSlug
    month: Month
    title_et: str
    title_ru: str
    title_en: str
    place_et: str
    place_ru: str
    place_en: str
    simulated: bool
    threshold: int
    pairs: int | None
    primary_scales: columns.OrEmpty = ""

    def title_in(self, language: Language) -> str:
        """Return the title in one language."""
        return {"et": self.title_et, "ru": self.title_ru, "en": self.title_en}[language]


class PooledRow(OfEvent):
    """A small event that is told together with a later one."""

    table: ClassVar = Table("pooled", ("event", "pooled_event"))

    pooled_event: Annotated[str, Sql("UNIQUE")]
    month: Month
    title_et: str
    title_ru: str
    title_en: str


class EditionRow(OfEvent):
    """An edition, with what is new in it."""

    table: ClassVar = Table("editions", ("event", "number"))

    number: int
    month: Month
    content_hash: str
    changelog_et: str
    changelog_ru: str
    changelog_en: str


class CertificateRow(OfEvent):
    """What the gatekeeper asked of one kind of tables of the event's last edition (R12).

    `narrowest` is of all groups asked about the least by which the number of people with an answer
    can vary, as far as was found; None if nobody was asked about.
    """

    table: ClassVar = Table("certificates", ("event", "kind"))

    kind: Annotated[str, OneOf(CERTIFIED)]
    tables: int
    asked: int
    programmes: int
    narrowest: int | None
    moves: int
    intervals: int
    unfinished: int


class WholeEditionRow(OfEvent):
    """An edition as the JSON that its hash is of, packed with gzip."""

    table: ClassVar = Table("editions_whole", ("event", "number"), foreign=("editions",))

    event: str
    number: int
    document: bytes


class WaveRow(OfWave, OfEvent):
    """A wave; `responses` is None below the threshold."""

    table: ClassVar = Table("waves", ("event", "wave"), indexes=(("wave",),))

    position: int
    responses: int | None


class QuestionRow(Wording, OfEvent):
    """A question of a wave, in one wording."""

    table: ClassVar = Table(
        "questions",
        columns.QUESTION,
        foreign=("waves",),
        indexes=(("question",), ("scale",), ("wave",)),
        order=("position", "section", "type", "scale", "reverse", "version"),
    )

    question: str
    position: int
    reverse: bool
    text_et: str
    text_ru: str
    text_en: str


class ChoiceRow(OfQuestion, OfEvent):
    """A choice of a question; `missing` says that it counts as no answer."""

    table: ClassVar = Table("choices", (*columns.QUESTION, "choice"), foreign=("questions",))

    choice: str
    position: int
    missing: bool
    text_et: str
    text_ru: str
    text_en: str


class CorrectionRow(PublicRow):
    """A text whose spelling was corrected, so that the wordings before and after are one item."""

    table: ClassVar = Table(
        "corrections", ("series", "question", "before", "after", "choice", "language")
    )

    series: SeriesSlug
    question: str
    before: str
    after: str
    choice: columns.OrEmpty
    language: columns.InLanguage
    month: Month
    text_before: str
    text_after: str
