"""The page on which one person codes what people wrote and a second person approves it."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from collector.actions.answering.code_texts import (
    NewCoding,
    approve_coding,
    code_text,
    list_queue,
    list_risks,
    undo_coding,
)
from collector.core.answering.coding import LONGEST_PARAPHRASE, Stage, can_approve
from collector.core.events.events import Event
from collector.core.people.roles import Right
from collector.core.questionnaire.model import Question
from collector.errors import CodingError, NotFoundError
from collector.store.events.events import get_event
from collector.store.events.waves import list_waves
from collector.store.questionnaire.versions import get_questionnaire
from collector.texts.languages import LANGUAGES
from collector.web.organiser.frame.frame import reader
from collector.web.organiser.frame.session import signed_in
from collector.web.organiser.frame.sign_in import guarded
from collector.web.site.service import service

# Each change asks for its own right; seeing the page asks for the right to see texts.
blueprint = guarded("texts", __name__, change=Right.SEE)

AT_ONCE = 20
"""Texts to be coded on one page; the next ones follow when these are done."""


@blueprint.get("/events/<slug>/texts")
def show(slug: str) -> str:
    """Show the texts by state: to be coded, to be approved, done."""
    return _page(get_event(service().db(), slug))


@blueprint.post("/events/<slug>/texts/<int:text_id>")
def code(slug: str, text_id: int) -> ResponseReturnValue:
    """Save a coding of one text."""
    event = get_event(service().db(), slug)
    sent = request.form
    language = next((each for each in LANGUAGES if each == sent.get("language")), reader())
    said = NewCoding(
        sent.get("risk", ""), sent.get("stage", ""), sent.get("paraphrase", ""), language
    )
    account, now = signed_in(), service().clock()
    try:
        service().write(
            lambda db: code_text(
                db, event, text_id, said, risks=list_risks(db, event), account=account, now=now
            )
        )
    except CodingError as error:
        return _page(event, failed=text_id, said=said, error=error), 422
    return _go_on(event)


@blueprint.post("/events/<slug>/codings/<int:coding_id>/<any(approve,undo):step>")
def turn(slug: str, coding_id: int, step: str) -> ResponseReturnValue:
    """Approve a coding, or undo the last step."""
    event = get_event(service().db(), slug)
    action = {"approve": approve_coding, "undo": undo_coding}[step]
    account, now = signed_in(), service().clock()
    try:
        service().write(lambda db: action(db, event, coding_id, account=account, now=now))
    except CodingError as error:
        return _page(event, error=error), 409
    except NotFoundError:
        return _page(event, error=CodingError("gone")), 409
    return _go_on(event)


def _go_on(event: Event) -> ResponseReturnValue:
    return redirect(url_for(".show", slug=event.slug), 303)


def _page(
    event: Event,
    failed: int | None = None,
    said: NewCoding | None = None,
    error: CodingError | None = None,
) -> str:
    account = signed_in()
    queue = list_queue(service().db(), event)
    return render_template(
        "organiser/answering/texts.html",
        event=event,
        queue=queue,
        # A text that came back with a problem stays in sight.
        shown=[text for at, text in enumerate(queue.uncoded) if at < AT_ONCE or text.id == failed],
        asked={question.name: question.label for question in _questions(event)},
        risks=list_risks(service().db(), event),
        stages=list(Stage),
        longest=LONGEST_PARAPHRASE,
        failed=failed,
        said=said,
        error=error,
        may_approve=lambda coding: can_approve(coding, account.name),
    )


def _questions(event: Event) -> list[Question]:
    db = service().db()
    return [
        question
        for wave in list_waves(db, event.id)
        for question in get_questionnaire(db, wave.questionnaire_version)
    ]
