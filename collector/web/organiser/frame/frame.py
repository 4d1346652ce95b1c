"""What every page of the organiser has around it: its texts, and the check of each change."""

from functools import partial
from typing import Any

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError, generate_csrf, validate_csrf
from wtforms.validators import ValidationError

from collector.core.people.roles import Right, can
from collector.errors import BodyTooLargeError, ForbiddenError, NotFoundError
from collector.texts.catalogue import translate
from collector.texts.languages import LANGUAGE_NAMES, Language
from collector.web.organiser.frame.kept import keep_sent
from collector.web.organiser.frame.session import signed_in
from collector.web.site.concurrency import READ_AHEAD
from collector.web.site.languages import (
    UnknownLanguageError,
    accepted_language,
    choose_language,
    remember_language,
)
from collector.web.site.service import service


def init_blueprint(blueprint: Blueprint) -> None:
    """Give all pages of a blueprint their texts and remember their reader's language."""
    blueprint.before_request(_check_language)
    blueprint.context_processor(_page_values)
    blueprint.after_request(lambda response: remember_language(request, response))
    blueprint.register_error_handler(CSRFError, _explain_stale_page)
    blueprint.register_error_handler(NotFoundError, explain_not_found)
    blueprint.register_error_handler(ForbiddenError, _explain_forbidden)


def reader() -> Language:
    """Return the language of whoever asks for the page, also when it is a page about an error."""
    try:
        return choose_language(request)
    except UnknownLanguageError:
        return accepted_language(request)


def check_change() -> None:
    """Raise CSRFError unless a change comes from a page that this session was given.

    Raises:
        BodyTooLargeError: the body was so large that its end, maybe with the token, was not read.
    """
    if request.method == "POST":
        if (request.content_length or 0) >= READ_AHEAD:
            raise BodyTooLargeError("more than 1 MB was sent")
        try:
            validate_csrf(request.form.get("csrf_token"))
        except ValidationError as error:
            raise CSRFError(str(error)) from error


def _check_language() -> None:
    choose_language(request)


def _page_values() -> dict[str, Any]:
    language = reader()
    return {
        "t": partial(translate, "organiser", language),
        "language": language,
        "languages": LANGUAGE_NAMES,
        "csrf_token": generate_csrf,
        "may": _may,
        "provider": service().settings.provider_name,
    }


def _may(right: str) -> bool:
    """Say whether the reader's account has a right, so that a page offers only what it may do."""
    return can(signed_in().roles, Right(right))


def _explain_stale_page(_error: CSRFError) -> ResponseReturnValue:
    return render_template("organiser/frame/stale.html", kept=keep_sent(request)), 400


def explain_not_found(_error: NotFoundError) -> ResponseReturnValue:
    """Show that there is no such event, series or draft."""
    return render_template("organiser/frame/not_found.html"), 404


def _explain_forbidden(error: ForbiddenError) -> ResponseReturnValue:
    return render_template("organiser/frame/forbidden.html", right=error.right), 403
