"""An organiser's browser for tests, and a clock that tests can turn."""

import re
from contextvars import Context
from dataclasses import dataclass
from datetime import datetime

from argon2 import PasswordHasher
from flask.testing import FlaskClient

from collector.config import Settings
from collector.core.people.roles import Role
from collector.store.database import transaction
from collector.store.people.accounts import save_account
from collector.store.people.audit import save_audit
from collector.store.writer import write_directly
from collector.web.app import create_app
from tests.support.factories import NOW

NAME = "County office"
PASSWORD = "correct horse battery"
NOBODYS_PORT = 1  # of the public site, where no test nor demonstration listens
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""A hash says how it was made, so the service verifies this one as fast as it was made."""


@dataclass
class Clock:
    now: datetime = NOW

    def __call__(self):
        return self.now


@dataclass
class Organiser:
    """A browser that sends the token of the page it has before it, as a person's would."""

    client: FlaskClient
    clock: Clock

    def get(self, path, **options):
        return self.client.get(path, **options)

    def post(self, path, page="/organiser/sign-in", **fields):
        token = find_token(self.get(page).text)
        return self.client.post(path, data={"csrf_token": token, **fields})

    def sign_in(self, name=NAME, password=PASSWORD, query=""):
        return self.post(f"/organiser/sign-in{query}", name=name, password=password)


def find_token(html):
    found = re.search(r'name="csrf_token" value="([^"]+)"', html)
    return found[1] if found else ""


def make_organiser(db, data, **settings):
    """Return a browser before a service with one account, not signed in yet."""
    clock = Clock()
    given = {"data_port": NOBODYS_PORT, **settings}
    app = create_app(Settings(data=data, **given), clock=clock, write=write_apart(db))
    make_account(db)
    return Organiser(app.test_client(), clock)


def write_apart(db):
    """Return what makes changes as the service's writer does, which knows no request."""
    write = write_directly(db)
    return lambda change: Context().run(write, change)


def make_account(db, name=NAME, password=PASSWORD, roles=Role):
    """Store what `create_account` would, the password hashed so that a test need not wait."""
    with transaction(db):
        save_audit(db, NOW, name, "account_made")
        return save_account(db, name, QUICK.hash(password), roles)


def words_of(html):
    """Return the text of a page without its markup."""
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())
