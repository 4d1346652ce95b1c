"""Draft the next edition of an event: what may be published of its report, and its risk report.

A draft is not drawn and not saved, so an organiser can view it first.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from collector.actions.publication.readiness import check_readiness
from collector.core.answering.coding import Coding, find_overlap
from collector.core.disclosure.breakdowns import choose_languages
from collector.core.disclosure.release import add_coded_texts, make_release
from collector.core.disclosure.risk_report import (
    Course,
    Verdict,
    assess_risks,
    describe_yield,
)
from collector.core.events.events import Event, Series
from collector.core.publication.editions import carry_over, check_edition, read_published
from collector.core.publication.tables import make_tables
from collector.core.rows.answers import ReportChart
from collector.core.rows.changes import ChangeRow
from collector.core.rows.report import Release
from collector.core.rows.tables import Tables
from collector.core.waves import Wave
from collector.store.answering.texts import list_codings, list_texts
from collector.store.events.events import get_event, get_series
from collector.store.publication.results import list_editions
from collector.texts.languages import Translated


@dataclass(frozen=True)
class Draft:
    """What the next edition is made of; `earlier` are the tables of those before it.

    `pool` are smaller earlier events that it is about too, `waves` those of all of them.
    """

    series: Series
    event: Event
    pool: tuple[Event, ...]
    waves: tuple[Wave, ...]
    release: Release
    proposals: tuple[Coding, ...]
    verdicts: tuple[Verdict, ...]
    earlier: tuple[Tables, ...]
    is_correction: bool

    @property
    def told(self) -> Translated:
        """Say what is published of what was possible, and what would bring more."""
        return describe_yield(self.release, self.series.threshold)

    def lay_out(self, charts: Sequence[ReportChart] = ()) -> Tables:
        """Return the tables of the edition, checked against all earlier ones.

        Raise PublicationError if the difference to one would be about a few people (R1).
        """
        events = (*self.pool, self.event)
        new = make_tables(self.series, events, self.release, charts, self.proposals)
        carries = self.earlier and not self.is_correction
        tables = carry_over(self.earlier[-1], new) if carries else new
        check_edition(tables, self.earlier, self.series.threshold)
        return tables


def draft_edition(db: Database, event_slug: str, *, correct: bool = False) -> Draft:
    """Draft the next edition; a correction replaces what was published, any other adds to it.

    Raises:
        NotFoundError: there is no such event.
        NotReadyError: the wave before or after still takes answers, or no report is current.
        PublicationError: a rule of disclosure control forbids it; the rule is named.
    """
    event = get_event(db, event_slug)
    series = get_series(db, event.series_id)
    pool, waves, report = check_readiness(db, event)
    earlier = tuple(each.document.tables for each in list_editions(db, event.id))
    published = read_published(() if correct else earlier)
    names = list(dict.fromkeys(wave.name for wave in waves))
    codings = (coding for each in (*pool, event) for coding in list_codings(db, each.id))
    approved = [coding for coding in codings if coding.approver]
    k, others = series.threshold, list_compared(db, event)
    release = make_release(report, names, k, published, others)
    release = add_coded_texts(release, approved, k)
    proposals, overlapping = _list_proposals(db, approved, waves)
    told = choose_languages(proposals, k)
    replaces, pooled = correct and bool(earlier), (*pool, event) if pool else ()
    titles = tuple(map(_name_event, pooled))
    rare = len(proposals) - len(told)
    course = Course(series.threshold, published.parts, replaces, overlapping, titles, rare)
    verdicts = tuple(assess_risks(release, course))
    return Draft(series, event, pool, waves, release, told, verdicts, earlier, replaces)


def list_compared(db: Database, event: Event) -> list[ChangeRow]:
    """Return the published changes of the event with whose change this one's is compared."""
    if not event.comparison_event:
        return []
    editions = list_editions(db, get_event(db, event.comparison_event).id)
    return editions[-1].document.tables.changes if editions else []


def _name_event(event: Event) -> Translated:
    """Return the title with the month, because events of a series often have one title."""
    return Translated.in_each(lambda at: f"{event.title[at]} ({event.starts:%Y-%m})")


def _list_proposals(
    db: Database, approved: Sequence[Coding], waves: Sequence[Wave]
) -> tuple[tuple[Coding, ...], int]:
    """Return the approved paraphrases, and how many more take over words of any text (R9)."""
    said = [each for each in approved if each.paraphrase]
    texts = [text.text for wave in waves for text in list_texts(db, wave.id)]
    own = [each for each in said if not any(find_overlap(text, each.paraphrase) for text in texts)]
    return tuple(own), len(said) - len(own)
