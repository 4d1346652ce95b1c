"""Draft the next edition of an event: what may be published of its report, and its risk report.

A draft is not drawn and not saved, so an organiser can view it first.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from collector.actions.linking.link_waves import list_unlinked
from collector.actions.publication.pool import (
    find_pool,
    fingerprint_pool,
    is_waiting,
    list_ended,
    list_pool,
)
from collector.core.answering.coding import Coding, find_overlap
from collector.core.answering.fingerprints import list_outdated
from collector.core.disclosure.release import Release, add_coded_texts, make_release
from collector.core.disclosure.risk_report import Course, Verdict, assess_risks
from collector.core.disclosure.statistics import Tables
from collector.core.events.events import Event, Series
from collector.core.publication.editions import carry_over, check_edition, read_published
from collector.core.publication.tables import make_tables
from collector.core.waves import Wave, WaveName
from collector.errors import PublicationError, StateError
from collector.store.answering.codings import list_codings
from collector.store.answering.texts import list_texts
from collector.store.events.events import get_event, get_series
from collector.store.publication.pools import find_pooled_report
from collector.store.publication.results import Document, find_report, list_editions
from collector.texts.languages import Translated

_BEFORE_AND_AFTER = frozenset({WaveName.PRE, WaveName.POST})


@dataclass(frozen=True)
class Draft:
    """What the next edition is made of; `earlier` are the tables of those before it.

    `pool` are smaller events before this one that it is about too, `waves` those of all of them.
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

    def lay_out(self, charts: Sequence[Document] = ()) -> Tables:
        """Return the tables of the edition, checked against all earlier ones.

        Raises:
            PublicationError: the difference to one of them would be about a few people (R1).
        """
        new = make_tables(
            self.series, (*self.pool, self.event), self.release, charts, self.proposals
        )
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
    pool = list_pool(db, event)
    waves = _list_publishable(db, event, pool)
    report = _get_report(db, event, pool, waves)
    earlier = tuple(each.document["tables"] for each in list_editions(db, event.id))
    published = read_published(() if correct else earlier)
    names = list(dict.fromkeys(wave.name for wave in waves))
    approved = _list_approved(db, (*pool, event))
    release = add_coded_texts(
        make_release(report, names, series.threshold, published), approved, series.threshold
    )
    proposals, overlapping = _list_proposals(db, approved, waves)
    course = Course(
        series.threshold,
        published.parts,
        correct and bool(earlier),
        overlapping,
        tuple(map(_name_event, (*pool, event))) if pool else (),
    )
    return Draft(
        series,
        event,
        pool,
        tuple(waves),
        release,
        tuple(proposals),
        tuple(assess_risks(release, course)),
        earlier,
        course.is_correction,
    )


def _name_event(event: Event) -> Translated:
    """Return the title with the month, because events of a series often have one title."""
    return Translated.in_each(lambda at: f"{event.title[at]} ({event.starts:%Y-%m})")


def _list_publishable(db: Database, event: Event, pool: tuple[Event, ...]) -> list[Wave]:
    told_by = find_pool(db, event)
    if told_by is not None:
        message = (
            f"R2: {event.slug} was published together with {told_by.slug}, because it is too small "
            f"to be shown alone: publish {told_by.slug} instead"
        )
        raise PublicationError(message)
    waves = list_ended(db, (*pool, event))
    still_open = _BEFORE_AND_AFTER - {wave.name for wave in waves}
    if still_open:
        names = " and ".join(sorted(still_open, reverse=True))
        message = f"{event.slug} cannot be published yet: close its wave {names} first"
        raise StateError(message)
    if not pool and is_waiting(db, event):
        message = (
            f"R2: {event.slug} has too few answers in every wave and is never shown alone; it "
            "waits, and will be published together with the next event of its series"
        )
        raise PublicationError(message)
    return waves


def _check_linked(db: Database, event: Event, names: Collection[WaveName]) -> None:
    unlinked = list_unlinked(db, event, names)
    if unlinked:
        message = (
            f"the waves of {event.slug} are not linked yet ({', '.join(unlinked)}): build its "
            "report, which links them first, read it, then publish"
        )
        raise StateError(message)


def is_current(db: Database, event: Event, pool: tuple[Event, ...], waves: Sequence[Wave]) -> bool:
    """Say whether the report that would be published is of the answers that are stored now."""
    try:
        _get_report(db, event, pool, waves)
    except StateError:
        return False
    return True


def _get_report(
    db: Database, event: Event, pool: tuple[Event, ...], waves: Sequence[Wave]
) -> Document:
    """Return the report that is current for an event or, if others are told with it, for all."""
    names = {wave.name for wave in waves}
    for each in (*pool, event):
        _check_linked(db, each, names)
    own = find_report(db, event.id)
    if own is None:
        message = f"{event.slug} has no report yet: build its report, read it, then publish"
        raise StateError(message)
    report = (find_pooled_report(db, event.id) or {}) if pool else own
    then = report.get("pool", {}) if pool else {event.slug: own.get("fingerprints", {})}
    now = fingerprint_pool(db, (*pool, event))
    if then.keys() != now.keys():
        message = (
            f"other events are published together with {event.slug} than when its report was "
            "built (R2): build the report again, read it, then publish"
        )
        raise StateError(message)
    outdated = [
        f"{wave} of {slug}" if pool else wave
        for slug, fingerprints in now.items()
        for wave in list_outdated({"fingerprints": then[slug]}, fingerprints)
        if wave in names
    ]
    if outdated:
        message = (
            "answers were added or withdrawn since the report was built (wave "
            f"{' and '.join(outdated)}): build the report again, read it, then publish"
        )
        raise StateError(message)
    return report


def _list_approved(db: Database, events: Sequence[Event]) -> list[Coding]:
    codings = (coding for event in events for coding in list_codings(db, event.id))
    return [coding for coding in codings if coding.approver]


def _list_proposals(
    db: Database, approved: Sequence[Coding], waves: Sequence[Wave]
) -> tuple[list[Coding], int]:
    """Return the approved paraphrases, and how many more take over words of any text (R9)."""
    said = [each for each in approved if each.paraphrase]
    texts = [text.text for wave in waves for text in list_texts(db, wave.id)]
    own = [each for each in said if not any(find_overlap(text, each.paraphrase) for text in texts)]
    return own, len(said) - len(own)
