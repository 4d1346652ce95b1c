"""Simulated readers: one codes what people wrote at a simulated seminar, another approves it."""

from datetime import datetime

from sqlite_utils import Database

from collector.actions.answering.code_texts import (
    NewCoding,
    approve_coding,
    code_text,
    list_queue,
    list_risks,
)
from collector.core.events.events import Event
from collector.core.people.roles import Role
from collector.demo.readings import find_reading
from collector.store.database import transaction
from collector.store.people.accounts import Account

CODER = Account(0, "demo, first reader", "", 0, frozenset({Role.ORGANISER}))
APPROVER = Account(0, "demo, second reader", "", 0, frozenset({Role.APPROVER}))
"""The names beside a coding; neither has an account, so nobody can sign in with them."""


def read_texts(db: Database, event: Event, *, now: datetime) -> None:
    """Code and approve the texts of an event that the readers know; the others go on waiting.

    Of texts that say the same, one alone gets a paraphrase. A text already coded stays as it is.
    """
    with transaction(db):
        risks, queue = list_risks(db, event), list_queue(db, event)
        said = {coding.paraphrase for coding in (*queue.proposed, *queue.approved)}
        for text in queue.uncoded:
            found = find_reading(text.question, text.text)
            if found is not None:
                reading, language = found
                words = reading.paraphrase[language]
                coding = NewCoding(
                    reading.risk, reading.stage or "", "" if words in said else words, language
                )
                said.add(words)
                code_text(db, event, text.id, coding, risks=risks, account=CODER, now=now)
        for proposed in list_queue(db, event).proposed:
            if proposed.coder == CODER.name:
                approve_coding(db, event, proposed.id, account=APPROVER, now=now)
