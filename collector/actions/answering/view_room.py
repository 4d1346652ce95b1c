"""View the wall of a room. It changes only when a batch of responses has arrived."""

from sqlite_utils import Database

from collector.core.disclosure.room import is_due, summarise_room
from collector.core.events.events import Series
from collector.core.waves import Wave, WaveState
from collector.store.answering import counts
from collector.store.answering.counts import RoomView
from collector.store.answering.responses import count_responses, list_responses
from collector.store.questionnaire.versions import get_questionnaire
from collector.store.writer import Write


def view_room(db: Database, write: Write, series: Series, wave: Wave) -> RoomView | None:
    """Return what the wall shows of a wave, or None while too few people have answered.

    When withdrawals leave too few responses, the view is deleted. Once results are published the
    wall no longer changes: what is published is finer and has its own rules.
    """
    shown = counts.find_room_view(db, wave.id)
    if wave.state in {WaveState.PUBLISHED, WaveState.SEALED}:
        return shown
    answered = count_responses(db, wave.event_id)[wave.id]
    if answered < series.threshold:
        if shown is not None:
            write(lambda inside: counts.delete_room_view(inside, wave.id))
        return None
    if is_due(None if shown is None else shown.answered, answered, series.threshold):
        write(lambda inside: _draw(inside, series, wave))
    return counts.find_room_view(db, wave.id)


def _draw(db: Database, series: Series, wave: Wave) -> None:
    """Make the view, unless another request has made it since it was found due."""
    responses = list_responses(db, wave.id)
    shown = counts.find_room_view(db, wave.id)
    if is_due(None if shown is None else shown.answered, len(responses), series.threshold):
        asked = get_questionnaire(db, wave.questionnaire_version)
        answers = [each.answers for each in responses]
        shares = summarise_room(asked, series.plan.primary_scales, answers, series.threshold)
        counts.save_room_view(db, wave.id, RoomView(len(responses), tuple(shares)))
