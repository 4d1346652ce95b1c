"""The texts of simulated participants, and simulated readers: one codes them, another approves.

What has changed since a seminar stays uncoded, so that whoever tries the demonstration can code it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from collector.actions.answering import code_texts
from collector.core.events.events import Event
from collector.core.people.roles import Role
from collector.demo.assumptions import ASSUMED
from collector.store.database import transaction
from collector.store.people.accounts import Account
from collector.texts.catalogue import Phrases
from collector.texts.languages import LANGUAGES, Language, Translated

CODER = Account(0, "demo, first reader", "", 0, frozenset({Role.ORGANISER}))
APPROVER = Account(0, "demo, second reader", "", 0, frozenset({Role.APPROVER}))
"""The names beside a coding; neither has an account, so nobody can sign in with them."""


@dataclass(frozen=True)
class Reading:
    """A text, what it is about and how it is said in other words.

    `risk` and `stage` may be empty.
    """

    text: Translated
    risk: str
    stage: str
    paraphrase: Translated


def _list_readings(about: str, paraphrases: str) -> tuple[Reading, ...]:
    written, said = Phrases("demonstration", about), Phrases("demonstration", paraphrases)
    return tuple(
        Reading(written[key], risk, stage, said[key])
        for key, (risk, stage) in ASSUMED[about].items()
    )


RISKS = _list_readings("risks", "risk_paraphrases")
"""Answers to: one risk or problem that was not talked about enough."""

PROPOSALS = _list_readings("proposals", "proposal_paraphrases")
"""Answers to: one proposal for a safer county."""

CHANGES = tuple(Phrases("demonstration", "changes").values())
"""Answers to: what has changed since the seminar."""

READINGS: Mapping[tuple[str, str], tuple[Reading, Language]] = {
    (question, reading.text[language]): (reading, language)
    for question, readings in (("risk_text", RISKS), ("proposal_text", PROPOSALS))
    for reading in readings
    for language in LANGUAGES
}
"""How a text that answers a question is read, and its language."""


def read_texts(db: Database, event: Event, *, now: datetime) -> None:
    """Code and approve the texts of an event that the readers know; the others go on waiting.

    Of texts that say the same, one alone gets a paraphrase. A text already coded stays as it is.
    """
    with transaction(db):
        risks, queue = code_texts.list_risks(db, event), code_texts.list_queue(db, event)
        said = {coding.paraphrase for coding in (*queue.proposed, *queue.approved)}
        for text in queue.uncoded:
            if (text.question, text.text) not in READINGS:
                continue
            reading, language = READINGS[text.question, text.text]
            words = reading.paraphrase[language]
            new = code_texts.NewCoding(
                reading.risk, reading.stage, "" if words in said else words, language
            )
            said.add(words)
            code_texts.code_text(db, event, text.id, new, risks=risks, account=CODER, now=now)
        for proposed in code_texts.list_queue(db, event).proposed:
            if proposed.coder == CODER.name:
                code_texts.approve_coding(db, event, proposed.id, account=APPROVER, now=now)
