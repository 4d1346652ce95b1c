"""The pages of one's own account, of all accounts with their invitations, and of the audit log.

The log says in the reader's language who did what, when, to which event.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from collector.actions.people import accounts
from collector.core.people.audit import AuditLine
from collector.core.people.roles import Right, Role
from collector.errors import AccountError, NotFoundError, ProviderError, StateError
from collector.store.people.accounts import has_identity, list_accounts
from collector.store.people.audit import list_audit, list_audited_events
from collector.texts.languages import Language
from collector.texts.numerals import write_day
from collector.texts.subjects import scale_name
from collector.web.organiser.frame.frame import go_to, guarded, make_change, reader, signed_in
from collector.web.organiser.frame.session import begin_session
from collector.web.organiser.frame.sign_in import begin_sign_in
from collector.web.organiser.frame.words import say
from collector.web.organiser.people.provider import check_offered, explain, leave
from collector.web.site.layout import say_time
from collector.web.site.service import service

account = guarded("account", __name__, change=Right.SEE)
account.register_error_handler(ProviderError, explain)
people = guarded("people", __name__, see=Right.RUN)


@account.get("/account")
def show(error: str = "") -> str:
    """Show how the account can be opened: password, the provider's sign-in."""
    return render_template(
        "organiser/people/account.html",
        has_password=bool(signed_in().password_hash),
        has_identity=has_identity(service().db(), signed_in().id),
        error=error,
        here=url_for(".show"),
    )


@account.post("/account/password")
def set_password() -> ResponseReturnValue:
    """Change the password; this browser stays signed in, every other is signed out."""
    now, form = service().clock(), request.form
    old, new = form.get("old", ""), form.get("password", "")
    miss = begin_sign_in(signed_in().name, old)
    try:
        changed = accounts.change_password(service().write, signed_in(), old, new, now=now)
    except AccountError as error:
        if error.reason == "wrong_old":
            miss()
        return show(error.reason), 422
    begin_session(changed, now)
    return go_to(".show", done="password")


@account.post("/account/connect")
def connect() -> str:
    """Send the browser to the provider, to connect the identity with this account."""
    check_offered()
    return leave({"to": "connect"})


@account.post("/account/disconnect")
def disconnect() -> ResponseReturnValue:
    """Disconnect the account from the provider, unless it has no password."""
    try:
        make_change(accounts.disconnect_identity, account=signed_in())
    except AccountError as error:
        return show(error.reason), 409
    return go_to(".show")


@people.get("/people")
def show_people(*, error: str = "", failed: str = "", address: str = "") -> str:
    """Show every account with its roles, and how to invite another."""
    return render_template(
        "organiser/people/people.html",
        accounts=list_accounts(service().db()),
        roles=list(Role),
        error=error,
        failed=failed,
        address=address,
        days=accounts.INVITATION_LASTS.days,
    )


@people.post("/people/invitations")
def make_invitation() -> ResponseReturnValue:
    """Show an address at which somebody makes an account; it is not shown again."""
    roles = _read_roles()
    if not roles:
        return show_people(error="people_error_no_role"), 422
    token = make_change(accounts.invite, roles)
    return show_people(address=f"{service().settings.base_url}/organiser/start/{token}")


@people.post("/people/roles")
def change_roles() -> ResponseReturnValue:
    """Give an account other roles."""
    name, roles = request.form.get("name", ""), _read_roles()
    if not roles:
        return show_people(error="people_error_no_role", failed=name), 422
    try:
        make_change(accounts.give_roles, name, roles)
    except NotFoundError:
        return show_people(error="changed_meanwhile"), 409
    except StateError:
        return show_people(error="people_error_last", failed=name), 409
    return go_to(".show_people")


def _read_roles() -> list[Role]:
    wished = set(request.form.getlist("role"))
    return [role for role in Role if role in wished]


ON_A_PAGE = 50
HIGHEST_NUMBER = 2**63 - 1


@people.get("/log")
def show_log() -> str:
    """Show who did what, the latest first."""
    event, language = request.args.get("event", ""), reader()
    before = min(request.args.get("before", HIGHEST_NUMBER, type=int), HIGHEST_NUMBER)
    lines = list_audit(service().db(), event, before=before, limit=ON_A_PAGE + 1)
    shown = lines[:ON_A_PAGE]
    return render_template(
        "organiser/people/log.html",
        lines=[(line, say_line(line, language)) for line in shown],
        say_time=partial(say_time, language=language),
        events=list_audited_events(service().db()),
        event=event,
        older=shown[-1].id if len(lines) > ON_A_PAGE else None,
        is_latest=before == HIGHEST_NUMBER,
    )


def say_line(line: AuditLine, language: Language) -> str | None:
    """Return a line in a language, or None if only its text is known."""
    if not line.kind:
        return None
    values = {
        name: VALUES[name](value, language) if name in VALUES else value
        for name, value in line.values.items()
    }
    return say(language, f"audit_{line.kind}", **values)


VALUES: Mapping[str, Callable[[Any, Language], str]] = {
    "day": lambda day, at: write_day(date.fromisoformat(day), at),
    "wave": lambda wave, at: say(at, f"wave_{wave}"),
    "job": lambda job, at: say(at, f"audit_job_{job}"),
    "roles": lambda roles, at: ", ".join(say(at, f"role_{role}") for role in roles),
    "ways": lambda ways, at: ", ".join(say(at, f"way_{way}") for way in ways or ["none"]),
    "scales": lambda scales, at: ", ".join(scale_name(scale)[at] for scale in scales) or "–",
    "waves": lambda waves, at: ", ".join(
        say(at, f"audit_ended_{state}", wave=say(at, f"wave_{name}"))
        for name, state in waves.items()
    ),
    "outcomes": lambda outcomes, at: ", ".join(
        say(at, f"audit_outcome_{name}", n=n) for name, n in outcomes.items()
    ),
}
"""Values that have words in each language; any other is shown as it is."""
