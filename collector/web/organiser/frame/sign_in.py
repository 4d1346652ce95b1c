"""Sign in and out, make an account by invitation, and require a session for all other pages."""

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from wtforms import PasswordField, StringField

from collector.actions.people.accounts import check_invitation, create_account
from collector.actions.people.sign_in import sign_in, sign_out_everywhere
from collector.core.people.roles import Right, check_right
from collector.errors import AccountError, TooManyAttemptsError
from collector.web.organiser.frame.frame import check_change
from collector.web.organiser.frame.kept import OWN_PATH, Kept, keep_sent, read_kept
from collector.web.organiser.frame.session import (
    begin_session,
    find_signed_in,
    remember_account,
    signed_in,
)
from collector.web.site.service import service

START = "organiser.events.list_all"

blueprint = Blueprint("sign_in", __name__)
blueprint.before_request(check_change)


class NameAndPassword(FlaskForm):  # type: ignore[misc] # no types
    """What an organiser types to sign in or to begin."""

    name = StringField()
    password = PasswordField()


def guarded(
    name: str, module: str, *, see: Right = Right.SEE, change: Right = Right.RUN
) -> Blueprint:
    """Return a blueprint whose pages only accounts with these rights see and change."""
    pages = Blueprint(name, module)
    pages.before_request(_ask_to_sign_in)
    pages.before_request(lambda: _check_right(see, change))
    pages.before_request(check_change)
    return pages


def local_path(path: str) -> str:
    """Return where to go after signing in: the path if it is one of ours, or the start page."""
    return path if OWN_PATH.fullmatch(path) else url_for(START)


def too_many(error: TooManyAttemptsError) -> ResponseReturnValue:
    """Show how long to wait before the next attempt."""
    page = render_template("organiser/frame/too_many.html", minutes=-(-error.wait_s // 60))
    return page, 429, {"Retry-After": str(error.wait_s)}


@blueprint.get("/sign-in")
def show_sign_in() -> str:
    """Show the form."""
    return _sign_in_page(NameAndPassword())


@blueprint.post("/sign-in")
def do_sign_in() -> ResponseReturnValue:
    """Sign in and go on to the page that was asked for."""
    form, kept = NameAndPassword(), read_kept(request.form.get("kept", ""))
    now = service().clock()
    try:
        account = sign_in(service().write, form.name.data or "", form.password.data or "", now=now)
    except AccountError as error:
        return _sign_in_page(form, error.reason, kept), 401
    except TooManyAttemptsError as error:
        return too_many(error)
    begin_session(account, now)
    if kept is not None:
        remember_account(account)
        return render_template("organiser/frame/kept.html", kept=kept, here=url_for(START))
    return redirect(local_path(request.args.get("next", "")), 303)


@blueprint.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    """End the session of this browser."""
    session.clear()
    return redirect(url_for("organiser.sign_in.show_sign_in"), 303)


@blueprint.post("/sign-out-everywhere")
def do_sign_out_everywhere() -> ResponseReturnValue:
    """End all sessions of the account, as after a lost phone."""
    now = service().clock()
    account = find_signed_in(service().db(), now)
    if account is not None:
        sign_out_everywhere(service().write, account, now=now)
    return sign_out()


@blueprint.get("/start/<token>")
def show_start(token: str) -> ResponseReturnValue:
    """Show the form that makes an account, if the invitation can be used."""
    try:
        check_invitation(service().db(), token, now=service().clock())
    except AccountError:
        return render_template("organiser/people/invitation_used.html"), 410
    return start_page(token, NameAndPassword())


@blueprint.post("/start/<token>")
def do_start(token: str) -> ResponseReturnValue:
    """Make the account and sign in."""
    form = NameAndPassword()
    now = service().clock()
    try:
        check_invitation(service().db(), token, now=now)
        account = create_account(
            service().write, token, form.name.data or "", form.password.data or "", now=now
        )
    except AccountError as error:
        if error.reason == "invitation":
            return render_template("organiser/people/invitation_used.html"), 410
        return start_page(token, form, error.reason), 422
    begin_session(account, now)
    return redirect(url_for(START), 303)


def _sign_in_page(form: NameAndPassword, error: str | None = None, kept: Kept | None = None) -> str:
    here = url_for("organiser.sign_in.show_sign_in")
    return render_template(
        "organiser/frame/sign_in.html", form=form, error=error, kept=kept, here=here
    )


def start_page(token: str, form: NameAndPassword, error: str | None = None) -> str:
    """Return the form that makes an account."""
    return render_template("organiser/events/start.html", form=form, error=error, token=token)


def _ask_to_sign_in() -> ResponseReturnValue | None:
    account = find_signed_in(service().db(), service().clock())
    if account is None:
        kept = keep_sent(request)
        if kept is not None:
            return _sign_in_page(NameAndPassword(), kept=kept), 401
        asked = request.path if request.method == "GET" else url_for(START)
        return redirect(url_for("organiser.sign_in.show_sign_in", next=asked), 303)
    remember_account(account)
    return None


def _check_right(see: Right, change: Right) -> None:
    check_right(signed_in().roles, see if request.method in {"GET", "HEAD"} else change)
