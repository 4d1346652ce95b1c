"""Load the file in which a participant's phone saved answers that it could not send.

Each submission meets the checks of one that a phone sends, and is stored once. The organiser learns
what became of each submission, never an answer.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlite_utils import Database

from collector import errors
from collector.actions.answering.accept_response import Acceptance, Otherwise, accept_response
from collector.core.answering.rescue import GRACE, Outcome, Rescue, Unsent, refusal_of
from collector.core.answering.submission import Submission
from collector.core.events.events import Event
from collector.core.waves import Wave, takes_answer
from collector.formats.rescue_file import read_rescue_file
from collector.store.database import transaction
from collector.store.events.waves import list_waves
from collector.store.people.audit import save_audit
from collector.store.writer import Write

ReadSubmission = Callable[[Wave, Mapping[str, Sequence[str]]], Submission]
"""Reads the fields sent for a wave, or raises why they cannot be stored."""

REFUSALS: dict[str | type[errors.CollectorError], Outcome] = {
    errors.OtherAnswersError: Outcome.OTHER_ANSWERS,
    errors.CardCodeError: Outcome.CARD,
    "unknown_version": Outcome.UNKNOWN_VERSION,
    "submission_id": Outcome.UNREADABLE,
    "refused": Outcome.REFUSED,
}
"""By the error, or by the reason why what was sent cannot be taken."""


def load_rescue_file(  # noqa: PLR0913 everything one submission depends on
    db: Database,
    write: Write,
    event: Event,
    data: bytes,
    read: ReadSubmission,
    *,
    keys: Path,
    now: datetime,
    account: str,
) -> list[Rescue]:
    """Store what a file holds for an event and return what became of each submission.

    Loading the same file again changes nothing. Neither does a later sending by the phone.

    Raise RescueFileError if this is no rescue file; nothing was loaded.
    """
    accept = partial(accept_response, db, write, event, keys=keys, now=now, grace=GRACE)
    waves = {wave.name.value: wave for wave in list_waves(db, event.id)}
    rescues = [
        Rescue(unsent, _load(unsent, event, waves, read, accept, now))
        for unsent in read_rescue_file(data)
    ]
    counts = Counter(rescue.outcome for rescue in rescues)
    outcomes = {outcome.value: counts[outcome] for outcome in Outcome if counts[outcome]}
    with transaction(db):
        save_audit(db, now.date(), account, "rescue_loaded", event=event.slug, outcomes=outcomes)
    return rescues


def _load(
    unsent: Unsent | None,
    event: Event,
    waves: Mapping[str, Wave],
    read: ReadSubmission,
    accept: Callable[..., Acceptance],
    now: datetime,
) -> Outcome:
    if unsent is None:
        return Outcome.UNREADABLE
    if unsent.event_slug != event.slug:
        return Outcome.OTHER_EVENT
    wave = waves.get(unsent.wave_name)
    if wave is None:
        return Outcome.NO_WAVE
    try:
        submission = read(wave, unsent.fields)
        may_replace = "yes" in unsent.fields.get("replace", ())
        otherwise = Otherwise.REPLACE if may_replace else Otherwise.REFUSE
        accepted = accept(wave, submission, finished=unsent.finished, otherwise=otherwise)
    except errors.CollectorError as error:
        # The state of the wave comes before other reasons.
        if not takes_answer(wave, unsent.finished, now, GRACE):
            return refusal_of(wave, now)
        why = error.reason if isinstance(error, errors.SentError) else type(error)
        if why not in REFUSALS:
            raise
        return REFUSALS[why]
    return Outcome.KNOWN if accepted.repeated else Outcome.STORED
