"""What surrounds every page of the organiser: the guard, its texts, the check of each change."""

import re
from collections.abc import Callable
from functools import partial
from mimetypes import guess_type
from typing import Any, TypeVar

from flask import Blueprint, Response, g, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError, generate_csrf, validate_csrf
from wtforms.validators import ValidationError

from collector.config import is_on_this_machine
from collector.core.people.roles import Right, can, check_right
from collector.errors import BodyTooLargeError, ForbiddenError, NotFoundError
from collector.store.events.events import get_event, get_named_series
from collector.store.people.accounts import Account
from collector.store.questionnaire.drafts import get_draft
from collector.texts.languages import LANGUAGE_NAMES, Language
from collector.texts.numerals import write_day, write_days
from collector.texts.subjects import scale_name
from collector.web.organiser.frame.session import Kept, find_signed_in, keep_sent
from collector.web.organiser.frame.words import say, say_hour, say_version, say_wave, say_when
from collector.web.site.bodies import READ_AHEAD
from collector.web.site.health import last_faults
from collector.web.site.inline import hash_source
from collector.web.site.layout import choose_language, find_language, remember_language
from collector.web.site.service import service

T = TypeVar("T")

START = "organiser.events.list_all"
EVENT = "/organiser/events/<slug>"
NAMED = ("event", "series", "draft")
"""What the address of a page may name; `g` has it under this name."""


def init_blueprint(blueprint: Blueprint) -> None:
    """Give all pages of a blueprint their texts and remember their reader's language."""
    blueprint.before_request(_check_language)
    blueprint.context_processor(_page_values)
    blueprint.after_request(lambda response: remember_language(request, response))
    for kind, page, status in (
        (CSRFError, "stale", 400),
        (NotFoundError, "not_found", 404),
        (ForbiddenError, "forbidden", 403),
    ):
        blueprint.register_error_handler(kind, partial(_explain, page, status))


def guarded(
    name: str, module: str, *, see: Right = Right.SEE, change: Right = Right.RUN
) -> Blueprint:
    """Return a blueprint whose pages only accounts with these rights see and change.

    A page about an event, a series or a draft is given the one that its address names, and so is
    its template.
    """
    pages = Blueprint(name, module)
    pages.before_request(_ask_to_sign_in)
    pages.before_request(
        lambda: check_right(signed_in().roles, see if request.method in {"GET", "HEAD"} else change)
    )
    for check in (_check_token, _find_named, _check_size):
        pages.before_request(check)
    return pages


def reader() -> Language:
    """Return the language of whoever asks for the page, also when it is a page about an error."""
    return find_language(request)


def signed_in() -> Account:
    """Return the account of the present request, behind the guard."""
    account: Account = g.account
    return account


def make_change(action: Callable[..., T], *given: object, **named: object) -> T:
    """Make a change now, in the name of the account that asks for it, and return what it returns.

    An action that asks for the account itself is given it by name.
    """
    named = {"now": service().clock(), "account": signed_in().name, **named}
    return service().write(lambda db: action(db, *given, **named))


def go_to(endpoint: str, **values: Any) -> ResponseReturnValue:  # noqa: ANN401 what an address holds
    """Lead the browser to another page after a change."""
    return redirect(url_for(endpoint, **values), 303)


def give_out(content: str | bytes, name: str, mimetype: str | None = None) -> Response:
    """Answer with a file to be kept under this name."""
    file = Response(content, mimetype=mimetype or guess_type(name)[0])
    file.headers.set("Content-Disposition", "attachment", filename=name)
    return file


def check_change() -> None:
    """Raise CSRFError unless a change comes from a page that this session was given.

    A body of which the end, maybe with the token, was not read raises BodyTooLargeError.
    """
    _check_token()
    _check_size()


def show_sign_in_page(error: str = "", kept: Kept | None = None) -> str:
    """Return the form to sign in, which keeps what was typed into another form."""
    here = url_for("organiser.sign_in.show_sign_in")
    return render_template("organiser/frame/sign_in.html", error=error, kept=kept, here=here)


def _ask_to_sign_in() -> ResponseReturnValue | None:
    account = find_signed_in(service().db(), service().clock())
    if account is None:
        kept = keep_sent(request)
        if kept is not None:
            return show_sign_in_page(kept=kept), 401
        asked = request.path if request.method == "GET" else url_for(START)
        return go_to("organiser.sign_in.show_sign_in", next=asked)
    g.account = account
    return None


def _is_cut() -> bool:
    return request.method == "POST" and (request.content_length or 0) >= READ_AHEAD


def _check_token() -> None:
    if request.method == "POST" and not _is_cut():
        try:
            validate_csrf(request.form.get("csrf_token"))
        except ValidationError as error:
            raise CSRFError(str(error)) from error


def _check_size() -> None:
    if _is_cut():
        raise BodyTooLargeError("more than 1 MB was sent")


def _find_named() -> None:
    asked, db = request.view_args or {}, service().db()
    if str(request.url_rule).startswith(EVENT):
        asked["event"] = g.event = get_event(db, asked.pop("slug"))
    elif "slug" in asked:
        asked["series"] = g.series = get_named_series(db, asked.pop("slug"))
    if "number" in asked:
        asked["draft"] = g.draft = get_draft(db, asked.pop("series").id, asked.pop("number"))


def _check_language() -> None:
    choose_language(request)


def _page_values() -> dict[str, object]:
    language, settings = reader(), service().settings
    return {
        **{name: g.get(name) for name in NAMED if name in g},
        "t": partial(say, language),
        "say_day": partial(write_day, language=language),
        "say_days": partial(write_days, language=language),
        "say_hour": partial(say_hour, language=language),
        "say_when": partial(say_when, now=service().clock(), language=language),
        "say_version": partial(say_version, language=language),
        "say_wave": partial(say_wave, now=service().clock(), language=language),
        "address_of": service().address,
        "scale_name": scale_name,
        "language": language,
        "languages": LANGUAGE_NAMES,
        "csrf_token": generate_csrf,
        "may": lambda right: can(signed_in().roles, Right(right)),
        "provider": settings.provider_name,
        "faults": last_faults() if "account" in g else [],
        "is_local": is_on_this_machine(settings.base_url),
        "is_public_local": is_on_this_machine(settings.public_url),
    }


def _explain(page: str, status: int, error: Exception) -> ResponseReturnValue:
    file, kept = f"organiser/frame/{page}.html", keep_sent(request)
    return render_template(file, error=error, kept=kept), status


POLICY = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "img-src data:; {scripts}style-src 'self' {styles}"
)


def show_sheet(
    page: str,
    bar: str,
    style: str = "sheet_bar.css",
    script: str = "sheet_bar.js",
    **values: Any,  # noqa: ANN401 a template's
) -> Response:
    """Return the page with the bar of this template; it runs this script and no other."""
    head = f'<link rel="stylesheet" href="{url_for("static", filename=style)}">\n'
    if script:
        head += f'<script src="{url_for("static", filename=script)}" defer></script>\n'
    nav = render_template(f"organiser/{bar}", **values)
    response = make_response(
        page.replace("</head>", f"{head}</head>", 1).replace("<body>", f"<body>\n{nav}", 1)
    )
    # Pictures inside a page have styles of their own.
    styles = re.findall(r"<style[^>]*>(.*?)</style>", page, re.DOTALL)
    response.headers["Content-Security-Policy"] = POLICY.format(
        scripts="script-src 'self'; " if script else "",
        styles=" ".join(sorted({hash_source(each) for each in styles})),
    )
    return response
