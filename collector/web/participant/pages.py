"""The participant's pages: a wave's questionnaire, and the answer to sending it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property
from http import HTTPStatus
from uuid import UUID, uuid4

from flask import Response, request
from sqlite_utils import Database

from collector import errors
from collector.actions.answering.accept_response import Otherwise, accept_response
from collector.core.answering.answers import Reading, read_answers
from collector.core.answering.receipts import Receipt
from collector.core.answering.response_times import read_response_times
from collector.core.answering.submission import Submission
from collector.core.events.events import Event
from collector.core.linking.codes import new_phone_token, read_phone_token
from collector.core.linking.linkage import Way
from collector.core.questionnaire.model import RESERVED_NAMES, Questionnaire
from collector.core.questionnaire.types import TEXT_LIMIT
from collector.core.waves import GRACE_HOURS, Wave, takes_answer
from collector.errors import CollectorError
from collector.store.events.events import get_series
from collector.store.questionnaire.versions import get_questionnaire
from collector.texts.languages import LANGUAGES, Language
from collector.web.fields.html_form import Complaint, HtmlForm, complain_of_answer, read_form
from collector.web.fields.linking import (
    COOKIE,
    LinkFields,
    attempt_card,
    complain_of_card,
    remember_phone,
)
from collector.web.measures import see
from collector.web.participant.arrivals import note_arrival
from collector.web.participant.questionnaire_page import Filling, blank_page, render_questionnaire
from collector.web.participant.thanks import Thanks, render_thanks
from collector.web.site.errors import error_page, explain_not_open, find_problem, note_error
from collector.web.site.layout import (
    ONE_YEAR_S,
    accepted_language,
    choose_language,
    choose_second,
    read_language,
    render_page,
    say,
)
from collector.web.site.occasion import Occasion, find_next, get_occasion
from collector.web.site.service import service

_UUID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)

BLANK_HEADERS = {
    # The Back button may show the page again with its id, so that sending twice stays one.
    "Cache-Control": "private, no-cache",
    "Vary": "Accept-Encoding, Accept-Language, Cookie",
}

AGE = "Tagasiside-Age"
"""Header of a request: for how many seconds its answers have been complete on the phone."""

RECEIPT, REFUSAL = "Tagasiside-Receipt", "Tagasiside-Refusal"
"""Headers of a response that repeat the submission's id, which no proxy would add."""

AGAIN = "Tagasiside-Again"
"""Header of a request: for how many seconds its answers have been acknowledged. The phone asks
whether there is a copy of them, and sends them in case they were lost."""

UNCOPIED = "Tagasiside-Uncopied"
"""Header of a response that repeats the submission's id while there is no copy elsewhere."""

CHOICES = {"yes": Otherwise.REPLACE, "no": Otherwise.KEEP}
"""Button pressed on the page that asks whether to replace what was sent before."""


@dataclass(frozen=True)
class Sending:
    """A posted form, read for the wave that it was posted to."""

    db: Database
    occasion: Occasion
    form: HtmlForm
    language: Language

    @cached_property
    def uuid(self) -> UUID | None:
        """Return the submission id, or None if it is missing or malformed."""
        text = self.form.first("submission")
        return UUID(text) if _UUID.fullmatch(text) else None

    @cached_property
    def questionnaire(self) -> Questionnaire:
        """Return the version that was answered or, if the wave never had it, the present one."""
        present = get_questionnaire(self.db, self.occasion.wave.questionnaire_version)
        version = self.form.first("version")
        if version in {"", present.version}:
            return present
        try:
            answered = get_questionnaire(self.db, version)
        except errors.NotFoundError:
            return present
        return answered if answered.name == present.name else present

    @cached_property
    def reading(self) -> Reading:
        """Return the answers as understood."""
        return read_answers(self.questionnaire, self.form.fields, RESERVED_NAMES)

    @cached_property
    def links(self) -> LinkFields:
        """Return what was said about linking."""
        return LinkFields(self.form, self.occasion.event.linking)

    @cached_property
    def complaints(self) -> tuple[Complaint, ...]:
        """Return what has to be changed before the answers can be stored."""
        asked, language = self.questionnaire, self.language
        found = (complain_of_answer(asked, each, language) for each in self.reading.problems)
        return (*found, *self.links.complain(language))

    def submission(self) -> Submission:
        """Return what is to be stored, or raise the CollectorError of what to change first."""
        if self.form.problem is not None:
            raise self.form.problem
        if self.form.first("version") not in {"", self.questionnaire.version}:
            raise errors.SentError("unknown_version")
        if self.uuid is None:
            raise errors.SentError("submission_id")
        if self.complaints:
            raise errors.SentError("refused")
        shown, codes = self.form.first("lang"), self.links.codes
        if Way.PHONE in self.links.ways:
            # A phone that is to be remembered gets a new token with each sending.
            codes = replace(codes, phone=new_phone_token(self.uuid))
        return Submission(
            uuid=self.uuid,
            wave_id=self.occasion.wave.id,
            questionnaire_version=self.questionnaire.version,
            language=next((each for each in LANGUAGES if each == shown), self.language),
            answers=self.reading.answers,
            texts=self.reading.texts,
            codes=codes,
            pace=read_response_times(self.form.first("pace"), self.questionnaire),
        )


def read_sent(
    db: Database, event: Event, wave: Wave, sent: Mapping[str, Sequence[str]], *, language: Language
) -> Submission:
    """Return what was sent to a wave some other way than by a request, or raise as `Sending`."""
    occasion = Occasion(get_series(db, event.series_id), event, wave)
    form = HtmlForm({name: list(values) for name, values in sent.items()})
    return Sending(db, occasion, form, language).submission()


def show(event_slug: str, wave_name: str | None = None) -> Response:
    """Show the named wave's questionnaire, or that of the wave which is open now."""
    language, now = choose_language(request), service().clock()
    occasion = get_occasion(service().db(), event_slug, wave_name, now)
    if not occasion.is_open(now):
        title, sentence = explain_not_open(occasion.wave, now, language)
        page = render_page(
            "not_open.html", language, title=title, sentence=sentence, grace_hours=GRACE_HOURS
        )
        return Response(page, find_problem(errors.WaveNotOpenError()).status)
    blank = blank_page(occasion, language, choose_second(request, language))
    fresh = str(uuid4()).encode()
    if not request.accept_encodings["gzip"]:
        return Response(blank.plain(fresh), headers=BLANK_HEADERS)
    headers = {**BLANK_HEADERS, "Content-Encoding": "gzip"}
    return Response(blank.gzipped(fresh), headers=headers)


def receive(event_slug: str, wave_name: str | None = None) -> Response:
    """Store a posted questionnaire and thank for it, or give it back with a reason."""
    now = service().clock()
    form = read_form(request)
    db = service().db()
    occasion = get_occasion(db, event_slug, wave_name, now)
    sending = Sending(db, occasion, form, accepted_language(request))
    try:
        if asked := form.first("switch_lang") or request.args.get("lang") or form.first("lang"):
            sending = replace(sending, language=read_language(asked))
        if form.first("switch_lang"):
            return _give_back(sending, Filling(fields=form.fields), 200)
        return _accept(sending, now)
    except errors.TooManyAttemptsError:  # the server lets the request wait, and repeats it
        raise
    except CollectorError as error:
        return _refuse(sending, error, now)


def _accept(sending: Sending, now: datetime) -> Response:
    occasion = sending.occasion
    # An age, because the phone's clock may be wrong.
    age = min(max(request.headers.get(AGE, 0, type=int), 0), ONE_YEAR_S)
    finished = now - timedelta(seconds=age)
    try:
        submission = _recognise(sending.submission())
    except CollectorError as error:
        # Nobody should correct answers that can no longer be sent.
        if not takes_answer(occasion.wave, finished, now):
            raise errors.WaveNotOpenError("the wave does not take answers now") from error
        raise
    following = find_next(sending.db, occasion, now)
    acknowledged = request.headers.get(AGAIN, type=int)
    with attempt_card(occasion.event):
        acceptance = accept_response(
            sending.db,
            service().write,
            occasion.event,
            occasion.wave,
            submission,
            keys=service().settings.keys,
            now=now,
            finished=finished,
            otherwise=CHOICES.get(sending.form.first("replace"), Otherwise.REFUSE)
            if acknowledged is None
            else Otherwise.AGAIN,
        )
    if acceptance.state == "new" and not sending.form.first("replace"):
        note_arrival(occasion, now)
    see(request.environ).outcome = "repeated" if acceptance.repeated else "accepted"
    page = _thank(sending, following, acceptance.receipt, is_late=not occasion.is_open(now))
    response = Response(page, headers={RECEIPT: sending.form.first("submission")})
    copied_since = acknowledged if acceptance.repeated else None
    if service().copies.lack_answers_of(copied_since, now):
        response.headers[UNCOPIED] = sending.form.first("submission")
    if submission.codes.phone is not None:
        remember_phone(request, response, occasion.event, submission.codes.phone, now)
    return response


def _thank(sending: Sending, following: Occasion | None, receipt: Receipt, *, is_late: bool) -> str:
    said = Thanks(
        sending.occasion,
        following,
        sending.language,
        dropped=len(sending.reading.dropped),
        is_late=is_late,
        public_url=service().settings.public_url,
    )
    return render_thanks(said, receipt, sending.form.fields)


def _recognise(submission: Submission) -> Submission:
    """Use the kept token in place of a new one, if the phone is to be remembered."""
    kept = read_phone_token(request.cookies.get(COOKIE, ""))
    if kept is None or submission.codes.phone is None:
        return submission
    return replace(submission, codes=replace(submission.codes, phone=kept))


def _refuse(sending: Sending, error: CollectorError, now: datetime) -> Response:
    language = sending.language
    note_error(error)
    problem = find_problem(error)
    if sending.form.problem is not None and not sending.form.fields:
        return error_page(problem, language)
    title, sentence = say(language, f"{problem.key}_title"), say(language, problem.key)
    if isinstance(error, errors.WaveNotOpenError):
        # The wave may have closed since the request began.
        event, wave = sending.occasion.event, sending.occasion.wave
        present = get_occasion(sending.db, event.slug, wave.name, now)
        title, sentence = explain_not_open(present.wave, now, language)
    is_large = isinstance(error, errors.BodyTooLargeError)
    is_ours = problem.status >= HTTPStatus.INTERNAL_SERVER_ERROR
    sentences = [sentence, say(language, "texts_cut" if is_large else "still_here")]
    if is_ours:
        sentences.append(say(language, "error_number", number=see(request.environ).id))
    complaints = sending.complaints if problem.key == "refused" else ()
    if isinstance(error, errors.CardCodeError):
        complaints = (complain_of_card(error, language),)
    filling = Filling(
        fields=sending.form.cut(TEXT_LIMIT).fields if is_large else sending.form.fields,
        title=title,
        sentence=" ".join(sentences),
        complaints=complaints,
        offers_to_replace=isinstance(error, errors.OtherAnswersError),
    )
    if isinstance(error, errors.WithdrawnError):  # who deleted answers does not want to see them
        response = error_page(problem, language)
    else:
        response = _give_back(sending, filling, problem.status)
    if not is_ours and sending.uuid is not None:
        response.headers[REFUSAL] = sending.form.first("submission")
    return response


def _give_back(sending: Sending, filling: Filling, status: int) -> Response:
    filling = replace(filling, submission=str(sending.uuid or uuid4()))
    language = sending.language
    second = choose_second(request, language)
    page = render_questionnaire(sending.occasion, sending.questionnaire, language, filling, second)
    return Response(page, status)
