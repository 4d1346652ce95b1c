"""The page before publication: what each rule of disclosure control would do, and the last step.

Viewing it publishes nothing. Where the series demands a second person's approval, this page asks
for it.
"""

from collections.abc import Callable
from functools import partial

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from collector.actions.publication import approve as steps
from collector.actions.publication.decide_flood import decide_flood
from collector.actions.publication.draft_edition import Draft, draft_edition
from collector.core.events.events import Event
from collector.core.people.approvals import LONGEST_REMARK, check_request, is_approved
from collector.core.people.audit import LONGEST_REASON, SHORTEST_REASON
from collector.core.people.roles import Right, can
from collector.core.rows.readings import FindingRow
from collector.errors import (
    ApprovalError,
    CollectorError,
    PublicationError,
    ReasonError,
    StateError,
    passes,
)
from collector.store.events.events import get_series
from collector.store.publication.results import find_approval, has_edition
from collector.texts.messages import say_error
from collector.web.organiser.frame.frame import guarded, make_change, reader, signed_in
from collector.web.organiser.publication.results import name_obstacle
from collector.web.site.service import service

blueprint = guarded("publication", __name__)
approval = guarded("approval", __name__, change=Right.APPROVE)
"""A second person approves a draft, or sends it back with a remark."""

CORRECTION = "correction"
"""The kind of a publication that replaces the whole edition before it."""


@blueprint.get("/events/<slug>/publication")
def show(event: Event, error: ApprovalError | ReasonError | None = None) -> str:
    """Show the risk report of the next edition or, if that is asked for, of a correction.

    If there can be none, the page says why.
    """
    db = service().db()
    is_correction = _asks_for_correction() and has_edition(db, event.id)
    draft: Draft | None = None
    refusal: CollectorError | None = None
    draft_hash = ""
    findings: list[FindingRow] = []
    try:
        draft = draft_edition(db, event.slug, correct=is_correction)
        draft_hash = steps.hash_draft(draft)
        findings = [row for row in draft.lay_out().findings if row.kind != "item"]
    except (PublicationError, StateError) as found:
        refusal = found
    known = find_approval(db, event.id)
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
        needs_approval=not refusal and draft is not None and steps.needs_approval(draft),
        approval=known,
        is_current=known is not None and known.draft_hash == draft_hash,
        is_approved=is_approved(known, draft_hash),
        may_decide=may_approve and passes(check_request, known, draft_hash, signed_in().name),
        longest=LONGEST_REMARK,
        shortest_reason=SHORTEST_REASON,
        longest_reason=LONGEST_REASON,
    )


@blueprint.post("/events/<slug>/publication/ask")
def ask(event: Event) -> ResponseReturnValue:
    """Ask another person to approve what the page shows."""
    step = partial(steps.ask_for_approval, correct=_asks_for_correction())
    return _attempt(event, step, explain_change=False)


@approval.post("/events/<slug>/publication/<any(approve,'send-back'):decision>")
def decide(event: Event, decision: str) -> ResponseReturnValue:
    """Approve the very draft that the page showed, or send it back with what must change."""
    remark = request.form.get("remark", "") if decision == "send-back" else None
    seen = request.form.get("draft", "")
    return _attempt(event, partial(steps.decide_draft, draft_hash=seen, remark=remark))


@blueprint.post("/events/<slug>/publication/flood")
def decide_on_flood(event: Event) -> ResponseReturnValue:
    """Let the event be published although it was flooded, for a reason that the log keeps."""
    kind = CORRECTION if _asks_for_correction() else None
    here = url_for("organiser.publication.show", slug=event.slug, kind=kind)
    if "sure" not in request.form:
        return redirect(f"{here}#flood", 303)
    try:
        make_change(decide_flood, event.slug, reason=request.form.get("reason", ""))
    except ReasonError as error:
        return show(event, error), 422
    return redirect(here, 303)


def _attempt(
    event: Event, step: Callable[..., None], *, explain_change: bool = True
) -> ResponseReturnValue:
    """Take a step and return to the page that the form was on, or show why it is not possible."""
    account, now = signed_in(), service().clock()
    try:
        service().write(lambda db: step(db, event.slug, account=account, now=now))
    except ApprovalError as error:
        return show(event, error), 422 if error.reason == "remark" else 409
    except (PublicationError, StateError):
        return show(event, ApprovalError("changed") if explain_change else None), 409
    kind = CORRECTION if _asks_for_correction() else None
    return redirect(url_for("organiser.publication.show", slug=event.slug, kind=kind), 303)


def _asks_for_correction() -> bool:
    return request.values.get("kind") == CORRECTION
