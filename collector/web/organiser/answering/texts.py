"""The page on which one person codes what people wrote and a second person approves it."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlite_utils import Database

from collector.actions.answering import code_texts
from collector.core.answering.coding import LONGEST_PARAPHRASE, Coding, Stage, check_approval
from collector.core.events.events import Event
from collector.core.people.roles import Right
from collector.errors import CodingError, NotFoundError, passes
from collector.store.events.waves import list_waves
from collector.store.questionnaire.versions import get_questionnaire
from collector.texts.languages import LANGUAGES
from collector.web.organiser.frame.frame import guarded, reader, signed_in
from collector.web.site.service import service

# Each change asks for its own right; seeing the page asks for the right to see texts.
blueprint = guarded("texts", __name__, change=Right.SEE)

AT_ONCE = 20  # texts to be coded on one page; the next ones follow when these are done


@blueprint.get("/events/<slug>/texts")
def show(
    event: Event,
    failed: int | None = None,
    said: Coding | None = None,
    error: CodingError | None = None,
) -> str:
    """Show the texts by state: to be coded, to be approved, done."""
    db, name = service().db(), signed_in().name
    queue = code_texts.list_queue(db, event)
    asked = [get_questionnaire(db, wave.questionnaire_version) for wave in list_waves(db, event.id)]
    return render_template(
        "organiser/answering/texts.html",
        event=event,
        queue=queue,
        # A text that came back with a problem stays in sight.
        shown=[text for at, text in enumerate(queue.uncoded) if at < AT_ONCE or text.id == failed],
        asked={question.name: question.label for each in asked for question in each},
        risks=code_texts.list_risks(db, event),
        stages=list(Stage),
        longest=LONGEST_PARAPHRASE,
        failed=failed,
        said=said,
        error=error,
        may_approve=lambda coding: passes(check_approval, coding, name),
    )


@blueprint.post("/events/<slug>/texts/<int:text_id>")
def code(event: Event, text_id: int) -> ResponseReturnValue:
    """Save a coding of one text."""
    sent = request.form
    language = next((each for each in LANGUAGES if each == sent.get("language")), reader())
    said = Coding(
        0, "", sent.get("risk", ""), sent.get("stage", ""), sent.get("paraphrase", ""), language
    )
    account, now = signed_in(), service().clock()

    def save(db: Database) -> None:
        risks = code_texts.list_risks(db, event)
        code_texts.code_text(db, event, text_id, said, risks=risks, account=account, now=now)

    try:
        service().write(save)
    except CodingError as error:
        return show(event, text_id, said, error), 422
    return redirect(url_for(".show", slug=event.slug), 303)


@blueprint.post("/events/<slug>/codings/<int:coding_id>/<any(approve,undo):step>")
def turn(event: Event, coding_id: int, step: str) -> ResponseReturnValue:
    """Approve a coding, or undo the last step."""
    action = {"approve": code_texts.approve_coding, "undo": code_texts.undo_coding}[step]
    account, now = signed_in(), service().clock()
    try:
        service().write(lambda db: action(db, event, coding_id, account=account, now=now))
    except CodingError as error:
        return show(event, error=error), 409
    except NotFoundError:
        return show(event, error=CodingError("gone")), 409
    return redirect(url_for(".show", slug=event.slug), 303)
