"""Export an event's answers for an analyst. The reason is written to the audit log."""

from datetime import datetime

from sqlite_utils import Database

from collector.core.answering import tables
from collector.core.answering.tables import Export
from collector.core.events.events import Event
from collector.core.people.audit import tidy_reason
from collector.core.people.roles import Right, check_right
from collector.store.answering.responses import list_responses
from collector.store.answering.texts import list_texts
from collector.store.database import snapshot, transaction
from collector.store.events.events import get_event
from collector.store.events.waves import list_waves
from collector.store.linking.links import list_persons
from collector.store.people.accounts import Account
from collector.store.people.audit import save_audit
from collector.store.questionnaire.versions import get_questionnaire


def export_answers(
    db: Database, event_slug: str, *, account: Account, reason: str, now: datetime
) -> Export:
    """Return every answer of an event, without anything that leads to a person.

    Raises:
        ForbiddenError: the account is no analyst's.
        NotFoundError: there is no such event.
        ReasonError: the reason is too short or too long.
    """
    check_right(account.roles, Right.EXPORT)
    reason = tidy_reason(reason)
    event = get_event(db, event_slug)
    with transaction(db):
        save_audit(db, now, account.name, "answers_exported", event=event_slug, reason=reason)
    with snapshot(db):
        return _read_tables(db, event)


def _read_tables(db: Database, event: Event) -> Export:
    waves = list_waves(db, event.id)
    responses = [(wave.name, each) for wave in waves for each in list_responses(db, wave.id)]
    asked = [wave.questionnaire_version for wave in waves]
    answered = sorted({each.questionnaire_version for _, each in responses})
    questionnaires = [get_questionnaire(db, each) for each in dict.fromkeys([*asked, *answered])]
    variables = tables.list_variables(questionnaires)
    texts = [
        (wave.name, text.question, text.text) for wave in waves for text in list_texts(db, wave.id)
    ]
    others = (
        tables.tabulate_texts(texts),
        tables.tabulate_codebook(questionnaires, variables),
        tables.tabulate_values(questionnaires, variables),
    )
    persons = list_persons(db, event.id)
    return Export(tables.tabulate_answers(responses, variables, persons), tuple(variables), others)
