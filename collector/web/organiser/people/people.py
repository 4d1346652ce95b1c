"""The page of accounts with their roles, and of invitations by a link."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from collector.actions.people.accounts import INVITATION_LASTS, give_roles, invite
from collector.core.people.roles import Right, Role
from collector.errors import NotFoundError, StateError
from collector.store.people.accounts import list_accounts
from collector.web.organiser.frame.frame import guarded, signed_in
from collector.web.site.service import service

blueprint = guarded("people", __name__, see=Right.RUN)


@blueprint.get("/people")
def show(*, error: str = "", failed: str = "", address: str = "") -> str:
    """Show every account with its roles, and how to invite another."""
    return render_template(
        "organiser/people/people.html",
        accounts=list_accounts(service().db()),
        roles=list(Role),
        error=error,
        failed=failed,
        address=address,
        days=INVITATION_LASTS.days,
    )


@blueprint.post("/people/invitations")
def make_invitation() -> ResponseReturnValue:
    """Show an address at which somebody makes an account; it is not shown again."""
    roles = _read_roles()
    if not roles:
        return show(error="people_error_no_role"), 422
    now, account = service().clock(), signed_in().name
    token = service().write(lambda db: invite(db, roles, now=now, account=account))
    return show(address=f"{service().settings.base_url}/organiser/start/{token}")


@blueprint.post("/people/roles")
def change_roles() -> ResponseReturnValue:
    """Give an account other roles."""
    name, roles, now = request.form.get("name", ""), _read_roles(), service().clock()
    account = signed_in().name
    if not roles:
        return show(error="people_error_no_role", failed=name), 422
    try:
        service().write(lambda db: give_roles(db, name, roles, now=now, account=account))
    except NotFoundError:
        return show(error="changed_meanwhile"), 409
    except StateError:
        return show(error="people_error_last", failed=name), 409
    return redirect(url_for(".show"), 303)


def _read_roles() -> list[Role]:
    wished = set(request.form.getlist("role"))
    return [role for role in Role if role in wished]
