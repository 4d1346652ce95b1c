"""Sign in and out, and make an account by invitation."""

from collections.abc import Callable

from flask import Blueprint, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from collector.actions.people import accounts
from collector.core.answering.rate_limit import ACCOUNT, SECRET, SIGN_IN_ADDRESS
from collector.core.people.accounts import tidy_name
from collector.errors import AccountError
from collector.web.organiser.frame.frame import START, check_change, go_to, show_sign_in_page
from collector.web.organiser.frame.session import OWN_PATH, begin_session, find_signed_in, read_kept
from collector.web.site.guesses import begin_attempt
from collector.web.site.service import service

blueprint = Blueprint("sign_in", __name__)
blueprint.before_request(check_change)


def go_on(path: str) -> ResponseReturnValue:
    """Lead the browser on after signing in: to the path if it is one of ours, or the start page."""
    return redirect(path if OWN_PATH.fullmatch(path) else url_for(START), 303)


@blueprint.get("/sign-in")
def show_sign_in() -> str:
    """Show the form."""
    return show_sign_in_page()


@blueprint.post("/sign-in")
def do_sign_in() -> ResponseReturnValue:
    """Sign in and go on to the page that was asked for."""
    now, sent = service().clock(), request.form
    kept = read_kept(sent.get("kept", ""))
    name, password = sent.get("name", ""), sent.get("password", "")
    miss = begin_sign_in(name, password)
    try:
        account = accounts.sign_in(service().write, name, password, now=now)
    except AccountError as error:
        miss()
        return show_sign_in_page(error.reason, kept), 401
    begin_session(account, now)
    if kept is not None:
        g.account = account
        return render_template("organiser/frame/kept.html", kept=kept, here=url_for(START))
    return go_on(request.args.get("next", ""))


def begin_sign_in(name: str, password: str) -> Callable[[], None]:
    """Begin an attempt at an account's password; raise TooManyAttemptsError if it waits first."""
    account = tidy_name(name).casefold()
    return begin_attempt(SIGN_IN_ADDRESS, {ACCOUNT: account, SECRET: password})


@blueprint.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    """End the session of this browser."""
    session.clear()
    return go_to("organiser.sign_in.show_sign_in")


@blueprint.post("/sign-out-everywhere")
def do_sign_out_everywhere() -> ResponseReturnValue:
    """End all sessions of the account, as after a lost phone."""
    now = service().clock()
    account = find_signed_in(service().db(), now)
    if account is not None:
        service().write(lambda db: accounts.sign_out_everywhere(db, account, now=now))
    return sign_out()


@blueprint.get("/start/<token>")
def show_start(token: str, error: str = "") -> str:
    """Show the form that makes an account, if the invitation can be used."""
    accounts.check_invitation(service().db(), token, now=service().clock())
    return render_template("organiser/events/start.html", error=error, token=token)


@blueprint.post("/start/<token>")
def do_start(token: str) -> ResponseReturnValue:
    """Make the account and sign in."""
    now, sent = service().clock(), request.form
    name, password = sent.get("name", ""), sent.get("password", "")
    accounts.check_invitation(service().db(), token, now=now)
    account = accounts.create_account(service().write, token, name, password, now=now)
    begin_session(account, now)
    return go_to(START)


@blueprint.errorhandler(AccountError)
def refuse_start(error: AccountError) -> ResponseReturnValue:
    """Show that the invitation cannot be used, or what to change in the form."""
    if error.reason == "invitation":
        return render_template("organiser/people/invitation_used.html"), 410
    return show_start((request.view_args or {})["token"], error.reason), 422
