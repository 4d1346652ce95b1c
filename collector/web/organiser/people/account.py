"""The page of one's own account: password, the provider's sign-in, signing out everywhere."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from collector.actions.people.accounts import change_password, disconnect_identity
from collector.core.people.roles import Right
from collector.errors import AccountError
from collector.store.people.accounts import has_identity
from collector.web.organiser.frame.frame import guarded, signed_in
from collector.web.organiser.frame.session import begin_session
from collector.web.organiser.frame.sign_in import begin_sign_in
from collector.web.organiser.people.identity import check_offered, leave
from collector.web.site.service import service

blueprint = guarded("account", __name__, change=Right.SEE)


@blueprint.get("/account")
def show(error: str = "") -> str:
    """Show how the account can be opened."""
    account = signed_in()
    return render_template(
        "organiser/people/account.html",
        has_password=bool(account.password_hash),
        has_identity=has_identity(service().db(), account.id),
        error=error,
        here=url_for(".show"),
    )


@blueprint.post("/account/password")
def set_password() -> ResponseReturnValue:
    """Change the password; this browser stays signed in, every other is signed out."""
    now, form = service().clock(), request.form
    old, new = form.get("old", ""), form.get("password", "")
    miss = begin_sign_in(signed_in().name, old)
    try:
        account = change_password(service().write, signed_in(), old, new, now=now)
    except AccountError as error:
        if error.reason == "wrong_old":
            miss()
        return show(error.reason), 422
    begin_session(account, now)
    return redirect(url_for(".show", done="password"), 303)


@blueprint.post("/account/connect")
def connect() -> ResponseReturnValue:
    """Send the browser to the provider, to connect the identity with this account."""
    check_offered()
    return leave({"to": "connect"})


@blueprint.post("/account/disconnect")
def disconnect() -> ResponseReturnValue:
    """Disconnect the account from the provider, unless it has no password."""
    account, now = signed_in(), service().clock()
    try:
        service().write(lambda db: disconnect_identity(db, account, now=now))
    except AccountError as error:
        return show(error.reason), 409
    return redirect(url_for(".show"), 303)
