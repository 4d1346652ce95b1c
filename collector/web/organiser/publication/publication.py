"""The page before publication: what each rule of disclosure control would do, and the last step.

Viewing it publishes nothing. Where the series demands a second person's approval, this page asks
for it.
"""

from collections.abc import Callable

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlite_utils import Database

from collector.actions.publication.approve import ask_for_approval, hash_draft, needs_approval
from collector.actions.publication.draft_edition import Draft, draft_edition
from collector.core.people.approvals import LONGEST_REMARK, is_approved, may_decide
from collector.core.people.roles import Right, can
from collector.core.rows.readings import FindingRow
from collector.errors import ApprovalError, CollectorError, PublicationError, StateError
from collector.store.events.events import get_event, get_series
from collector.store.publication.results import find_approval, has_edition
from collector.texts.messages import say_error
from collector.web.organiser.frame.frame import reader
from collector.web.organiser.frame.session import signed_in
from collector.web.organiser.frame.sign_in import guarded
from collector.web.organiser.publication.results import name_obstacle
from collector.web.site.service import service

blueprint = guarded("publication", __name__)

CORRECTION = "correction"
"""The kind of a publication that replaces the whole edition before it."""


@blueprint.get("/events/<slug>/publication")
def show(slug: str) -> str:
    """Show the risk report of the next edition, or why there can be none."""
    return show_page(slug)


@blueprint.post("/events/<slug>/publication/ask")
def ask(slug: str) -> ResponseReturnValue:
    """Ask another person to approve what the page shows."""
    is_correction = request.values.get("kind") == CORRECTION
    account, now = signed_in(), service().clock()
    return attempt(
        slug,
        lambda db: ask_for_approval(db, slug, correct=is_correction, account=account, now=now),
        explain_change=False,
    )


def attempt(
    slug: str, change: Callable[[Database], None], *, explain_change: bool = True
) -> ResponseReturnValue:
    """Take a step and return to the page that the form was on, or show why it is not possible."""
    try:
        service().write(change)
    except ApprovalError as error:
        return show_page(slug, error), 422 if error.reason == "remark" else 409
    except (PublicationError, StateError):
        return show_page(slug, ApprovalError("changed") if explain_change else None), 409
    kind = CORRECTION if request.values.get("kind") == CORRECTION else None
    return redirect(url_for("organiser.publication.show", slug=slug, kind=kind), 303)


def show_page(slug: str, error: ApprovalError | None = None) -> str:
    """Return the page of an edition or, if that is asked for, of a correction."""
    db = service().db()
    event = get_event(db, slug)
    is_correction = request.values.get("kind") == CORRECTION and has_edition(db, event.id)
    draft: Draft | None = None
    refusal: CollectorError | None = None
    draft_hash = ""
    findings: list[FindingRow] = []
    try:
        draft = draft_edition(db, slug, correct=is_correction)
        draft_hash = hash_draft(draft)
        findings = [row for row in draft.lay_out()["findings"] if row.kind != "item"]
    except (PublicationError, StateError) as found:
        refusal = found
    approval = find_approval(db, event.id)
    may_approve = can(signed_in().roles, Right.APPROVE)
    return render_template(
        "organiser/publication/publication.html",
        event=event,
        draft=draft,
        draft_hash=draft_hash,
        findings=findings,
        refusal=say_error(refusal, reader()) if refusal else "",
        broken_rule=refusal.rule if isinstance(refusal, PublicationError) else None,
        obstacle=name_obstacle(refusal),
        threshold=get_series(db, event.series_id).threshold,
        error=error,
        is_correction=is_correction,
        has_edition=has_edition(db, event.id),
        needs_approval=not refusal and draft is not None and needs_approval(draft),
        approval=approval,
        is_current=approval is not None and approval.draft_hash == draft_hash,
        is_approved=is_approved(approval, draft_hash),
        may_decide=may_approve and may_decide(approval, draft_hash, signed_in().name),
        longest=LONGEST_REMARK,
    )
