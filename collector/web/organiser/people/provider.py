"""Sign in by OpenID Connect with one provider, by Authlib: leave for the provider, come back.

Authorization code with state, nonce and PKCE; the ID token's signature, issuer, audience, time and
nonce are checked.
"""

import hmac
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from flask import Blueprint, current_app, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from collector.actions.people import accounts
from collector.core.people.accounts import hash_identity
from collector.errors import AccountError, NotFoundError, ProviderError
from collector.store.linking.keys import Secret, get_secret
from collector.web.organiser.frame.frame import check_change, go_to, reader
from collector.web.organiser.frame.session import begin_session, find_signed_in
from collector.web.organiser.frame.sign_in import go_on, refuse_start
from collector.web.site.service import service

VISIT_LASTS = timedelta(minutes=15)  # how long somebody may stay at the provider
PATIENCE_S = 10  # how long the provider may take to answer the service
CLOCKS_DIFFER_S = 60
LONGEST_SUBJECT = 255

NAME = "provider"
RETURN_PATH = "/organiser/provider/return"

Errand = Mapping[str, str]  # why the browser was sent to the provider: `to` and what that needs

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
def leave_to_sign_in() -> str:
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


def leave(errand: Errand) -> str:
    """Show a page that goes on to the provider by itself; the session remembers the purpose.

    It is no redirect: a form may lead to this service alone, redirects included. A provider that
    cannot be reached raises ProviderError (`down`).
    """
    settings, now = service().settings, service().clock()
    address = f"{settings.base_url}{RETURN_PATH}"
    wishes = {"acr_values": settings.oidc_acr} if settings.oidc_acr else {}
    _forget_errand()
    with _asking():
        found = _client().create_authorization_url(address, ui_locales=reader(), **wishes)
    _client().save_authorize_data(redirect_uri=address, **found)
    session["errand"] = {**errand, "state": found["state"], "since": now.timestamp()}
    here = url_for("organiser.sign_in.show_sign_in")
    return render_template("organiser/frame/leaving.html", address=found["url"], here=here)


@blueprint.get("/provider/return")
def come_back() -> ResponseReturnValue:
    """Do what the browser was sent to the provider for."""
    write, now = service().write, service().clock()
    errand, subject = _hear_provider(now)
    secret = get_secret(service().settings.keys, Secret.IDENTITY)
    identity = hash_identity(secret, service().settings.oidc_issuer, subject)
    if errand["to"] == "connect":
        account = find_signed_in(service().db(), now)
        if account is None:
            raise ProviderError("state")
        write(partial(accounts.connect_identity, account=account, identity=identity, now=now))
        return go_to("organiser.account.show")
    if errand["to"] == "start":
        account = accounts.create_account(write, errand["token"], errand["name"], identity, now=now)
    else:
        account = write(lambda db: accounts.sign_in_by_identity(db, identity, now=now))
    begin_session(account, now)
    return go_on(errand.get("next", ""))


@blueprint.errorhandler(ProviderError)
@blueprint.errorhandler(AccountError)
def explain(error: ProviderError | AccountError) -> ResponseReturnValue:
    """Show why the provider's sign-in failed, and what to do."""
    account = find_signed_in(service().db(), service().clock())
    here = url_for(f"organiser.{'sign_in.show_sign_in' if account is None else 'account.show'}")
    page = "organiser/people/provider_failed.html"
    shown = render_template(page, reason=error.reason, inside=account, here=here)
    return shown, STATUSES.get(error.reason, 422)


def _hear_provider(now: datetime) -> tuple[Errand, str]:
    """Return the purpose of a browser that comes back, and who the provider says it is.

    ProviderError says that the person has stopped (`cancelled`), the browser was not sent or stayed
    too long (`state`), or the provider is `down` or not valid in what it answers (`refused`). A
    return that was not asked for leaves another purpose of this browser as it is.
    """
    errand: dict[str, Any] = session.get("errand", {})
    if not hmac.compare_digest(_asked("state"), errand.get("state", "")) or not errand:
        raise ProviderError("cancelled" if _asked("error") else "state")
    try:
        age_s = now.timestamp() - errand["since"]
        if not 0 <= age_s < VISIT_LASTS.total_seconds():
            raise ProviderError("state")
        if _asked("error"):
            raise ProviderError("cancelled")
        return errand, _read_subject()
    finally:
        _forget_errand()


def _forget_errand() -> None:
    """Forget what this browser was sent to the provider for."""
    for key in [key for key in session if key.startswith(f"_state_{NAME}_")]:
        session.pop(key)
    session.pop("errand", None)


def _asked(name: str) -> str:
    # Compared in constant time, which takes ASCII alone.
    return request.args.get(name, "").encode("ascii", "replace").decode()


def _read_subject() -> str:
    settings = service().settings
    trusted = {
        "iss": {"essential": True, "value": settings.oidc_issuer},
        "aud": {"essential": True, "value": settings.oidc_client},
    }
    with _asking():
        token = _client().authorize_access_token(claims_options=trusted, leeway=CLOCKS_DIFFER_S)
    subject = (token.get("userinfo") or {}).get("sub")
    if not isinstance(subject, str) or not 0 < len(subject) <= LONGEST_SUBJECT:
        raise ProviderError("refused")
    return subject


@contextmanager
def _asking() -> Iterator[None]:
    """Turn errors of the connection to the provider into their reasons."""
    # Imported when it is needed: participants' pages must not wait for it.
    from authlib.integrations.base_client import OAuthError  # noqa: PLC0415 slow to import
    from joserfc.errors import JoseError  # noqa: PLC0415 slow to import
    from requests import RequestException  # noqa: PLC0415 slow to import

    try:
        yield
    except (OAuthError, JoseError) as error:
        current_app.logger.warning("the provider's word was refused: %s", error)
        raise ProviderError("refused") from error
    except (RequestException, ValueError, RuntimeError, KeyError, TypeError) as error:
        current_app.logger.warning("the provider does not answer as it should: %s", error)
        raise ProviderError("down") from error


def _client() -> Any:  # noqa: ANN401 Authlib has no types
    """Return the application's client of the provider, made at first use."""
    from authlib.integrations.flask_client import OAuth  # noqa: PLC0415 slow to import

    known = current_app.extensions.get("authlib.integrations.flask_client")
    if known is None:
        known = OAuth(current_app)
        settings = service().settings
        known.register(
            NAME,
            client_id=settings.oidc_client,
            client_secret=Path(settings.oidc_secret_file).read_text("utf-8").strip(),
            server_metadata_url=(
                f"{settings.oidc_issuer.rstrip('/')}/.well-known/openid-configuration"
            ),
            client_kwargs={
                "scope": "openid",
                "code_challenge_method": "S256",
                "default_timeout": PATIENCE_S,
            },
        )
    return known.create_client(NAME)
