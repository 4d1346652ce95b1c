"""Draft the next edition of an event: what may be published of its report, and its risk report.

It draws and saves nothing, so an organiser can look at it first; `publish` makes the edition.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from collector.core.editions import carry_over, check_edition, read_published
from collector.core.events import Event, Series
from collector.core.excerpts import Excerpt, make_excerpt
from collector.core.figures import Tables
from collector.core.fingerprints import Fingerprints, list_outdated
from collector.core.moderation import Coding, find_overlap
from collector.core.public_tables import make_tables
from collector.core.risk_report import Course, Verdict, assess_risks
from collector.core.waves import ENDED, Wave, WaveName
from collector.errors import StateError
from collector.store.codings import list_codings
from collector.store.events import get_event, get_series
from collector.store.responses import fingerprint_waves
from collector.store.results import Document, find_report, list_editions
from collector.store.texts import list_texts
from collector.store.waves import list_waves

_BEFORE_AND_AFTER = frozenset({WaveName.PRE, WaveName.POST})


@dataclass(frozen=True)
class Draft:
    """What the next edition is made of; `earlier` are the tables of those before it."""

    series: Series
    event: Event
    waves: tuple[Wave, ...]
    excerpt: Excerpt
    proposals: tuple[Coding, ...]
    verdicts: tuple[Verdict, ...]
    earlier: tuple[Tables, ...]
    is_correction: bool

    def lay_out(self, charts: Sequence[Document] = ()) -> Tables:
        """Return the tables of the edition, checked against all earlier ones.

        Raises:
            PublicationError: the difference to one of them would be about a few people (R1).
        """
        new = make_tables(self.series, self.event, self.excerpt, charts, self.proposals)
        carries = self.earlier and not self.is_correction
        tables = carry_over(self.earlier[-1], new) if carries else new
        check_edition(tables, self.earlier, self.series.threshold)
        return tables


def draft_edition(db: Database, event_slug: str, *, correct: bool = False) -> Draft:
    """Draft the next edition; a correction replaces what was published, any other adds to it.

    Raises:
        NotFoundError: there is no such event.
        StateError: the wave before or after still takes answers, or there is no current report.
        PublicationError: a rule of disclosure control forbids it; the rule is named.
    """
    event = get_event(db, event_slug)
    series = get_series(db, event.series_id)
    waves, report = _get_publishable(db, event)
    earlier = tuple(each.document["tables"] for each in list_editions(db, event.id))
    published = read_published(() if correct else earlier)
    names = [wave.name for wave in waves]
    excerpt = make_excerpt(report, names, series.threshold, published)
    proposals, overlapping = _list_proposals(db, event, waves)
    course = Course(series.threshold, published.parts, correct and bool(earlier), overlapping)
    return Draft(
        series,
        event,
        tuple(waves),
        excerpt,
        tuple(proposals),
        tuple(assess_risks(excerpt, course)),
        earlier,
        course.is_correction,
    )


def _get_publishable(db: Database, event: Event) -> tuple[list[Wave], Document]:
    waves = [wave for wave in list_waves(db, event.id) if wave.state in ENDED]
    still_open = _BEFORE_AND_AFTER - {wave.name for wave in waves}
    if still_open:
        names = " and ".join(sorted(still_open, reverse=True))
        message = f"{event.slug} cannot be published yet: close its wave {names} first"
        raise StateError(message)
    report = find_report(db, event.id)
    if report is None:
        message = f"{event.slug} has no report yet: build its report, read it, then publish"
        raise StateError(message)
    _check_current(report, waves, fingerprint_waves(db, event.id))
    return waves, report


def _check_current(report: Document, waves: Sequence[Wave], now: Fingerprints) -> None:
    outdated = list_outdated(report, {wave.name: now[wave.name] for wave in waves})
    if outdated:
        message = (
            "answers were added or withdrawn since the report was built (wave "
            f"{' and '.join(outdated)}): build the report again, read it, then publish"
        )
        raise StateError(message)


def _list_proposals(db: Database, event: Event, waves: Sequence[Wave]) -> tuple[list[Coding], int]:
    """Return the approved paraphrases, and how many more take over words of any text (R9)."""
    approved = [each for each in list_codings(db, event.id) if each.approver and each.paraphrase]
    texts = [text.text for wave in waves for text in list_texts(db, wave.id)]
    own = [
        each for each in approved if not any(find_overlap(text, each.paraphrase) for text in texts)
    ]
    return own, len(approved) - len(own)
