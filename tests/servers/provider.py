"""A real OpenID Connect provider on this machine, and a person who signs in there."""

import subprocess
import sys
import time
from contextlib import contextmanager
from urllib.parse import urlsplit

import requests

from collector.config import Settings
from collector.store.writer import write_directly
from collector.web.app import create_app
from tests.servers.ports import free_port
from tests.support.organising import Clock, Organiser

SUBJECT = "EE38001085718"
SECRET = "a secret of the service"

# A process of its own: it warns of what its libraries will do, which would be errors here.
PROVIDER = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--require-nonce", "true"]


@contextmanager
def providing(lifetime_s=3600):
    """Yield the address of a provider whose tokens live so long."""
    port = free_port()
    process = subprocess.Popen(
        [*PROVIDER, "--port", str(port), "--token-max-age", str(lifetime_s)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        while not _answers(address):
            assert process.poll() is None, "the provider has ended"
            time.sleep(0.05)
        yield address
    finally:
        process.kill()
        process.wait()


def _answers(address):
    try:
        return requests.get(f"{address}/jwks", timeout=10).ok
    except requests.RequestException:
        return False


def make_browser(db, data, issuer, **settings):
    """Return a browser before a service that knows a provider, not signed in yet."""
    file = data / "provider.secret"
    file.write_text(f"{SECRET}\n", "utf-8")
    known = Settings(
        data=data,
        oidc_issuer=issuer,
        oidc_client="tagasiside",
        oidc_secret_file=str(file),
        oidc_name="TARA",
        **settings,
    )
    clock = Clock()
    app = create_app(known, clock=clock, write=write_directly(db))
    return Organiser(app.test_client(), clock)


def confirm(address, subject=SUBJECT):
    """Confirm at the provider's page who one is and return the path it sends the browser back to.

    Without a subject the person stops instead.
    """
    form = {"action": "deny"} if subject is None else {"sub": subject}
    answer = requests.post(address, data=form, allow_redirects=False, timeout=10)
    back = urlsplit(answer.headers["Location"])
    return f"{back.path}?{back.query}"
