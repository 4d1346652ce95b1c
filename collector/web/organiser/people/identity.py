"""Pages around the provider's sign-in: leave for the provider, return, and the result."""

from datetime import datetime
from functools import partial

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from collector.actions.people import accounts
from collector.core.people.accounts import Identity, hash_identity
from collector.errors import AccountError, NotFoundError, ProviderError
from collector.store.linking.keys import Secret, get_secret
from collector.web.organiser.frame.frame import check_change, reader
from collector.web.organiser.frame.session import begin_session, find_signed_in
from collector.web.organiser.frame.sign_in import local_path, refuse_start
from collector.web.organiser.people.provider import Errand, hear_provider, send_to_provider
from collector.web.site.service import service

STATUSES = {
    "down": 502,
    "cancelled": 400,
    "state": 400,
    "refused": 502,
    "identity_unknown": 403,
    "identity_taken": 409,
    "invitation": 410,
    "name_taken": 409,
}

blueprint = Blueprint("identity", __name__)
blueprint.before_request(check_change)


@blueprint.before_request
def check_offered() -> None:
    """Raise NotFoundError unless a provider is set."""
    if not service().settings.oidc_issuer:
        raise NotFoundError("this service knows no provider")


@blueprint.post("/provider/sign-in")
def leave_to_sign_in() -> ResponseReturnValue:
    """Send the browser to the provider to sign in."""
    return leave({"to": "sign_in", "next": request.args.get("next", "")[:1000]})


@blueprint.post("/start/<token>/provider")
def leave_to_start(token: str) -> ResponseReturnValue:
    """Send somebody who is invited to the provider, with the name that the account will have."""
    name = request.form.get("name", "")
    try:
        accounts.check_invitation(service().db(), token, now=service().clock())
        accounts.check_free_name(service().db(), name)
    except AccountError as error:
        return refuse_start(error)
    return leave({"to": "start", "token": token, "name": name})


@blueprint.get("/provider/return")
def come_back() -> ResponseReturnValue:
    """Do what the browser was sent to the provider for."""
    now = service().clock()
    try:
        errand, subject = hear_provider(now)
        issuer = service().settings.oidc_issuer
        secret = get_secret(service().settings.keys, Secret.IDENTITY)
        identity = hash_identity(secret, issuer, subject)
        return _do_errand(errand, identity, now)
    except (ProviderError, AccountError) as error:
        return explain(error.reason)


def leave(errand: Errand) -> ResponseReturnValue:
    """Show a page that goes on to the provider by itself.

    It is no redirect: a form may lead to this service alone, redirects included.
    """
    try:
        address = send_to_provider(errand, reader(), service().clock())
    except ProviderError as error:
        return explain(error.reason)
    here = url_for("organiser.sign_in.show_sign_in")
    return render_template("organiser/frame/leaving.html", address=address, here=here)


def explain(reason: str) -> ResponseReturnValue:
    """Show why the provider's sign-in failed, and what to do."""
    account = find_signed_in(service().db(), service().clock())
    there = "organiser.sign_in.show_sign_in" if account is None else "organiser.account.show"
    page = render_template(
        "organiser/people/provider_failed.html", reason=reason, inside=account, here=url_for(there)
    )
    return page, STATUSES.get(reason, 422)


def _do_errand(errand: Errand, identity: Identity, now: datetime) -> ResponseReturnValue:
    write = service().write
    if errand["to"] == "connect":
        account = find_signed_in(service().db(), now)
        if account is None:
            raise ProviderError("state")
        write(partial(accounts.connect_identity, account=account, identity=identity, now=now))
        return redirect(url_for("organiser.account.show"), 303)
    if errand["to"] == "start":
        account = accounts.create_account(write, errand["token"], errand["name"], identity, now=now)
    else:
        account = write(lambda db: accounts.sign_in_by_identity(db, identity, now=now))
    begin_session(account, now)
    return redirect(local_path(errand.get("next", "")), 303)
