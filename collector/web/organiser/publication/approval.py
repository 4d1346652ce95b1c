"""A second person's decision about a publication: approve it, or send it back with a remark."""

from flask import request
from flask.typing import ResponseReturnValue

from collector.actions.publication.approve import approve_draft, send_back
from collector.core.people.roles import Right
from collector.web.organiser.frame.session import signed_in
from collector.web.organiser.frame.sign_in import guarded
from collector.web.organiser.publication.publication import attempt
from collector.web.site.service import service

blueprint = guarded("approval", __name__, change=Right.APPROVE)


@blueprint.post("/events/<slug>/publication/approve")
def approve(slug: str) -> ResponseReturnValue:
    """Approve the very draft that the page showed."""
    seen, account, now = request.form.get("draft", ""), signed_in(), service().clock()
    return attempt(slug, lambda db: approve_draft(db, slug, seen, account=account, now=now))


@blueprint.post("/events/<slug>/publication/send-back")
def return_draft(slug: str) -> ResponseReturnValue:
    """Send the draft back to who asked, with what must change."""
    sent, account, now = request.form, signed_in(), service().clock()
    seen, remark = sent.get("draft", ""), sent.get("remark", "")
    return attempt(slug, lambda db: send_back(db, slug, seen, remark, account=account, now=now))
