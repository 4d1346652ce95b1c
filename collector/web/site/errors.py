"""The pages of errors and their HTTP statuses."""

from datetime import datetime
from functools import partial
from http import HTTPStatus
from types import TracebackType
from typing import NamedTuple

from flask import Flask, Response, current_app, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from collector import errors
from collector.core.waves import Wave, WaveState, due_state
from collector.errors import CollectorError
from collector.texts.languages import Language
from collector.web.measures import see
from collector.web.site.layout import find_language, render_page, say, say_day, say_time
from collector.web.site.occasion import list_open
from collector.web.site.service import service


class Problem(NamedTuple):
    """An HTTP status, and the key of the texts that explain it (`…_title` is its heading)."""

    status: int
    key: str


PROBLEMS: dict[type[CollectorError], Problem] = {
    errors.NotFoundError: Problem(404, "not_found"),
    errors.BodyTooLargeError: Problem(413, "too_large"),
    errors.WaveNotOpenError: Problem(403, "closed"),
    errors.OtherAnswersError: Problem(409, "other_answers"),
    errors.WithdrawnError: Problem(410, "withdrawn"),
    errors.DataDirectoryError: Problem(503, "unavailable"),
    errors.MissingKeyError: Problem(503, "key_missing"),
    errors.AccountError: Problem(403, "not_possible"),
    errors.CardCodeError: Problem(422, "refused"),
    errors.TooManyAttemptsError: Problem(429, "too_many_attempts"),
    errors.StateError: Problem(409, "not_possible"),
    CollectorError: Problem(500, "failure"),
}
"""The nearest class of an exception's ancestry counts."""

SENT = {
    "unknown_language": 400,
    "unreadable": 400,
    "incomplete": 408,
    "cross_site": 403,
    "refused": 422,
    "submission_id": 422,
    "unknown_version": 422,
}
"""The status by the reason why what was sent cannot be taken."""

TURN = "Tagasiside-Turn"  # the header that tells the server which attempts wait one after the other

HTTP_KEYS = {404: "not_found", 405: "wrong_method", 413: "too_large", 500: "failure"}
"""Statuses that Flask itself answers with; any other is explained as a bad request."""

Fault = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
"""Exception information of the logging module."""


def init_app(app: Flask) -> None:
    """Show every error of an application as a page."""
    app.before_request(_note_route)
    app.register_error_handler(CollectorError, _show)
    app.register_error_handler(HTTPException, _show_http)
    app.log_exception = partial(_log_fault, app)  # type: ignore[method-assign] # Flask has no setting for it


def find_problem(error: CollectorError) -> Problem:
    """Return the status and texts of an error."""
    if isinstance(error, errors.SentError):
        return Problem(SENT[error.reason], error.reason)
    return next(PROBLEMS[kind] for kind in type(error).__mro__ if kind in PROBLEMS)


def note_error(error: CollectorError) -> None:
    """Note the kind of an error, and log it if it is the service's fault, such as a full disk.

    What it says is logged only where that is about the service and not about what was sent.
    """
    seen, problem = see(request.environ), find_problem(error)
    seen.outcome = problem.key
    if problem.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        is_about_us = problem.status == HTTPStatus.SERVICE_UNAVAILABLE
        said = str(error) if is_about_us else type(error).__name__
        current_app.logger.error("%s", said, extra={"fields": seen.fields()})


def explain_not_open(wave: Wave, now: datetime, language: Language) -> tuple[str, str]:
    """Return heading and sentence for a wave that takes no answers now, with its time."""
    is_ahead = due_state(wave, now) is WaveState.DRAFT
    key, moment = ("opens", wave.opens) if is_ahead else ("closed", wave.closes)
    title = say(language, f"{key}_title")
    if moment is None:
        return title, say(language, key)
    day, time = say_day(moment, language), say_time(moment, language)
    return title, say(language, f"{key}_at", day=day, time=time)


def error_page(problem: Problem, language: Language) -> Response:
    """Return the page of an error that leaves nothing to fill in."""
    has_lost_the_way = problem.key == "not_found"
    body = render_page(
        "message.html",
        language,
        is_error=True,
        title=say(language, f"{problem.key}_title"),
        sentence=say(language, problem.key),
        number=see(request.environ).id,
        open_occasions=list_open(service().db(), service().clock()) if has_lost_the_way else [],
    )
    return Response(body, problem.status)


def _note_route() -> None:
    if request.url_rule is not None:
        see(request.environ).route = request.url_rule.rule


def _log_fault(app: Flask, fault: Fault) -> None:
    """Log a fault by its route, because an address may hold a one-time token."""
    fields = see(request.environ).fields()
    app.logger.error("A page failed", exc_info=fault, extra={"fields": fields})


def _show(error: CollectorError) -> Response:
    note_error(error)
    response = error_page(find_problem(error), find_language(request))
    if isinstance(error, errors.TooManyAttemptsError):
        response.headers |= {"Retry-After": str(error.wait_s), TURN: error.turn}
    return response


def _show_http(error: HTTPException) -> Response:
    status = error.code or 500
    response = error_page(
        Problem(status, HTTP_KEYS.get(status, "bad_request")), find_language(request)
    )
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.headers["Allow"] = ", ".join(error.valid_methods)
    return response
