"""The pages about an event's answers: counts in tens, texts, rescue files and exports.

The counts are by wave and hour; the tens hide the arrival of one person's answers, and a withdrawal
changes none of them. One person codes what people wrote, once the wave has ended, and a second
person approves it. The page of rescue files says what became of each submission and never shows an
answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from flask import render_template, request
from flask.typing import ResponseReturnValue

from collector import errors
from collector.actions.answering import code_texts
from collector.actions.answering.export import export_answers
from collector.actions.answering.load_rescue_file import load_rescue_file
from collector.core.answering.coding import LONGEST_PARAPHRASE, Coding, Stage, check_approval
from collector.core.answering.rescue import Rescue
from collector.core.disclosure.room import say_about
from collector.core.events.events import Event
from collector.core.people.audit import LONGEST_REASON, SHORTEST_REASON
from collector.core.people.roles import Right
from collector.core.waves import Wave, WaveState, check_transition
from collector.formats.rescue_file import FILE_LIMIT
from collector.store.answering.counts import list_arrivals
from collector.store.answering.responses import count_responses
from collector.store.events.waves import list_waves
from collector.store.questionnaire.versions import get_questionnaire
from collector.texts.languages import LANGUAGES
from collector.web.organiser.frame.frame import (
    give_out,
    go_to,
    guarded,
    make_change,
    reader,
    signed_in,
)
from collector.web.participant.pages import read_sent
from collector.web.site.service import service

counts = guarded("answers", __name__)

STEPS = {"open": WaveState.OPEN, "close": WaveState.CLOSED, "unopen": WaveState.DRAFT}
"""A button and the state it leads to."""

LATEST_HOURS = 24  # the number of latest hours with responses that are drawn


@dataclass(frozen=True)
class WaveLine:
    """What a page shows of one wave: `about` so many answered, rounded down to tens.

    `hours` are the tens that came in each hour. An opening is told to be final once ten answered.
    """

    wave: Wave
    about: int
    hours: dict[datetime, int]

    @property
    def steps(self) -> list[str]:
        """Return the buttons of the steps that are possible; answers stay with their opening."""
        may = [
            step
            for step, state in STEPS.items()
            if errors.passes(check_transition, self.wave, state)
        ]
        return [step for step in may if step != "unopen" or not self.about]


@counts.get("/events/<slug>/answers")
def show(event: Event) -> str:
    """Show the part of an event's page that counts answers, by itself."""
    return render_template("organiser/answering/_answers.html", lines=list_lines(event))


def list_lines(event: Event) -> list[WaveLine]:
    """Return what a page shows of an event's waves."""
    db, found = service().db(), count_responses(service().db(), event.id)
    lines = []
    for wave in list_waves(db, event.id):
        hours = list_arrivals(db, wave.id)
        about = max(say_about(found[wave.id]), sum(hours.values()))
        lines.append(WaveLine(wave, about, dict(list(hours.items())[-LATEST_HOURS:])))
    return lines


# Each change asks for its own right; seeing the page asks for the right to see texts.
texts = guarded("texts", __name__, change=Right.SEE)

AT_ONCE = 20  # texts to be coded on one page; the next ones follow when these are done


@texts.get("/events/<slug>/texts")
def show_texts(event: Event, error: errors.CodingError | None = None) -> str:
    """Show the texts by state: to be coded, to be approved, done.

    A text that came back with a problem stays in sight, with what was sent.
    """
    db, name = service().db(), signed_in().name
    queue, failed = code_texts.list_queue(db, event), (request.view_args or {}).get("text_id")
    asked = [get_questionnaire(db, wave.questionnaire_version) for wave in list_waves(db, event.id)]
    return render_template(
        "organiser/answering/texts.html",
        queue=queue,
        shown=[text for at, text in enumerate(queue.uncoded) if at < AT_ONCE or text.id == failed],
        asked={question.name: question.label for each in asked for question in each},
        risks=code_texts.list_risks(db, event),
        stages=list(Stage),
        longest=LONGEST_PARAPHRASE,
        failed=failed,
        error=error,
        may_approve=lambda coding: errors.passes(check_approval, coding, name),
    )


@texts.post("/events/<slug>/texts/<int:text_id>")
def code(event: Event, text_id: int) -> ResponseReturnValue:
    """Save a coding of one text."""
    sent = request.form
    language = next((each for each in LANGUAGES if each == sent.get("language")), reader())
    risk, stage, paraphrase = (sent.get(field, "") for field in ("risk", "stage", "paraphrase"))
    said = Coding(0, "", risk, stage, paraphrase, language)
    risks = code_texts.list_risks(service().db(), event)
    try:
        make_change(code_texts.code_text, event, text_id, said, risks=risks, account=signed_in())
    except errors.CodingError as error:
        return show_texts(event, error), 422
    return go_to(".show_texts", slug=event.slug)


@texts.post("/events/<slug>/codings/<int:coding_id>/<any(approve,undo):step>")
def turn(event: Event, coding_id: int, step: str) -> ResponseReturnValue:
    """Approve a coding, or undo the last step."""
    action = {"approve": code_texts.approve_coding, "undo": code_texts.undo_coding}[step]
    try:
        make_change(action, event, coding_id, account=signed_in())
    except errors.CodingError as error:
        return show_texts(event, error), 409
    except errors.NotFoundError:
        return show_texts(event, errors.CodingError("gone")), 409
    return go_to(".show_texts", slug=event.slug)


rescue = guarded("rescue", __name__)
export = guarded("export", __name__, see=Right.EXPORT, change=Right.EXPORT)

FORMATS = ("xlsx", "csv", "spss")


@rescue.get("/events/<slug>/rescue")
def show_rescue(event: Event, rescues: Sequence[Rescue] = (), error: str = "") -> str:
    """Show where to choose the file, what is taken from it, and what became of the last one."""
    page = "organiser/answering/rescue.html"
    return render_template(page, event=event, rescues=rescues, error=error)


@rescue.post("/events/<slug>/rescue")
def load(event: Event) -> ResponseReturnValue:
    """Load the chosen file and list what became of each submission."""
    db, chosen = service().db(), request.files.get("file")
    if chosen is None or not chosen.filename:
        return show_rescue(event, error="missing"), 422
    content, read = chosen.read(FILE_LIMIT + 1), partial(read_sent, db, event, language=reader())
    keys, now, account = service().settings.keys, service().clock(), signed_in().name
    try:
        rescues = load_rescue_file(
            db, service().write, event, content, read, keys=keys, now=now, account=account
        )
    except errors.RescueFileError as error:
        return show_rescue(event, error=error.reason), 422
    return show_rescue(event, rescues)


@rescue.errorhandler(errors.BodyTooLargeError)
def explain_too_large(_error: errors.BodyTooLargeError) -> ResponseReturnValue:
    """Say that no phone saves a file of that size."""
    return show_rescue(**(request.view_args or {}), error="large"), 413


@export.get("/events/<slug>/export")
def show_export(event: Event, error: str = "") -> str:
    """Ask for a reason and a format."""
    return render_template(
        "organiser/answering/export.html",
        event=event,
        formats=FORMATS,
        error=error,
        shortest=SHORTEST_REASON,
        longest=LONGEST_REASON,
    )


@export.post("/events/<slug>/export")
def send(event: Event) -> ResponseReturnValue:
    """Save the reason and send the file."""
    from collector.formats.export.files import FILE_FORMATS  # noqa: PLC0415 slow to import

    kind = FILE_FORMATS.get(request.form.get("format", ""))
    if kind is None:
        raise errors.NotFoundError("there is no such format")
    db, by, now, reason = (
        service().db(),
        signed_in(),
        service().clock(),
        request.form.get("reason", ""),
    )
    try:
        answers = export_answers(db, event.slug, account=by, reason=reason, now=now)
    except errors.ReasonError:
        return show_export(event, error="reason"), 422
    return give_out(kind.write(answers, reader()), f"{event.slug}.{kind.ending}", kind.mimetype)
