"""A provider whose ID tokens lie in one way at a time: the ways a real one never shows."""

import time
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

from flask import Flask, request
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

from tests.servers.threaded import serving_app

OWN_KEY, OTHER_KEY = (RSAKey.generate_key(2048, {"kid": "key"}) for _ in range(2))
HEADER = {"alg": "RS256", "kid": "key"}

LIES = {
    "audience": {"aud": "another service"},
    "issuer": {"iss": "https://other.example"},
    "nonce": {"nonce": "another visit"},
    "no nonce": {"nonce": None},
    "expired": {"exp": 1},
    "no expiry": {"exp": None},
    "no subject": {"sub": None},
    "empty subject": {"sub": ""},
    "subject of another type": {"sub": 38001085718},
    "long subject": {"sub": "x" * 256},
    "signed by another": {},
    "not signed": {},
    "no token": {},
    "not json": {},
}
"""What each lie changes in the claims; None takes one away."""


@contextmanager
def lying(lie):
    """Yield the address of a provider that tells this lie, or the truth if it is None."""
    app = Flask(__name__)
    app.add_url_rule("/.well-known/openid-configuration", view_func=lambda: _describe(issuer))
    app.add_url_rule("/jwks", "jwks", lambda: KeySet([OWN_KEY]).as_dict())
    app.add_url_rule("/token", "token", lambda: _answer(issuer, lie), methods=["POST"])
    with serving_app(app) as issuer:
        yield issuer


def confirm_lie(address):
    """Return the path that sends the browser back with the visit's nonce as its code."""
    asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    path = urlsplit(asked["redirect_uri"]).path
    return f"{path}?code={asked['nonce']}&state={asked['state']}"


def _describe(issuer):
    return {
        "issuer": issuer,
        "authorization_endpoint": f"{issuer}/authorize",
        "token_endpoint": f"{issuer}/token",
        "jwks_uri": f"{issuer}/jwks",
    }


def _answer(issuer, lie):
    if lie == "not json":
        return "<html>"
    now = int(time.time())
    claims = {
        "iss": issuer,
        "sub": "EE38001085718",
        "aud": "tagasiside",
        "iat": now,
        "exp": now + 60,
        "nonce": request.form["code"],
    }
    changed = claims | LIES.get(lie, {})
    token = _sign({name: value for name, value in changed.items() if value is not None}, lie)
    answer = {"access_token": "x", "token_type": "Bearer", "id_token": token}
    return {name: value for name, value in answer.items() if value is not None}


def _sign(claims, lie):
    if lie == "no token":
        return None
    if lie == "not signed":
        body = jwt.encode(HEADER, claims, OWN_KEY).split(".")[1]
        return f"eyJhbGciOiJub25lIn0.{body}."
    return jwt.encode(HEADER, claims, OTHER_KEY if lie == "signed by another" else OWN_KEY)
