"""OpenID Connect with one provider, by Authlib: send the browser there, and read who it is.

Authorization code with state, nonce and PKCE; the ID token's signature, issuer, audience, time and
nonce are checked.
"""

import hmac
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from flask import current_app, request, session

from collector.errors import ProviderError
from collector.texts.languages import Language
from collector.web.site.service import service

VISIT_LASTS = timedelta(minutes=15)  # how long somebody may stay at the provider
PATIENCE_S = 10  # how long the provider may take to answer the service
CLOCKS_DIFFER_S = 60
LONGEST_SUBJECT = 255

NAME = "provider"
RETURN_PATH = "/organiser/provider/return"

Errand = Mapping[str, str]  # why the browser was sent to the provider: `to` and what that needs


def send_to_provider(errand: Errand, language: Language, now: datetime) -> str:
    """Return the provider's address for this browser; its session remembers the purpose.

    A provider that cannot be reached raises ProviderError (`down`).
    """
    settings = service().settings
    address = f"{settings.base_url}{RETURN_PATH}"
    wishes = {"acr_values": settings.oidc_acr} if settings.oidc_acr else {}
    forget_errand()
    with _asking():
        found = _client().create_authorization_url(address, ui_locales=language, **wishes)
    _client().save_authorize_data(redirect_uri=address, **found)
    session["errand"] = {**errand, "state": found["state"], "since": now.timestamp()}
    return str(found["url"])


def hear_provider(now: datetime) -> tuple[Errand, str]:
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
        forget_errand()


def forget_errand() -> None:
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
