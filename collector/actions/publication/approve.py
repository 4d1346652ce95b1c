"""Ask for a second person's approval of a draft, approve it, or send it back with a remark."""

from dataclasses import replace
from datetime import datetime

from sqlite_utils import Database

from collector.actions.publication.draft_edition import Draft, draft_edition
from collector.core.people import approvals
from collector.core.people.approvals import Approval, ApprovalState
from collector.core.people.audit import AuditKind
from collector.core.people.roles import Right, check_right
from collector.core.publication.editions import hash_document, list_cells
from collector.core.rows.tables import Tables
from collector.errors import ApprovalError
from collector.store.database import transaction
from collector.store.events.events import get_event
from collector.store.people.accounts import Account
from collector.store.people.audit import save_audit
from collector.store.publication.results import find_approval, save_approval


def hash_draft(draft: Draft) -> str:
    """Return what names a draft: its tables without charts, which are drawn from them.

    Raise PublicationError if the draft may not be published at all (R1).
    """
    kind = "correction" if draft.is_correction else "edition"
    cells = {name: rows for name, rows in list_cells(draft.lay_out()).items() if name != "charts"}
    return hash_document({**cells, "draft": [{"kind": kind}]})


def needs_approval(draft: Draft) -> bool:
    """Say whether a second person must approve, because the series asks it and something is new."""
    return draft.series.needs_approval and (
        draft.is_correction
        or not draft.earlier
        or _leave_content(draft.lay_out()) != _leave_content(draft.earlier[-1])
    )


def _leave_content(tables: Tables) -> Tables:
    return replace(tables, charts=[], certificates=[])


def check_approved(db: Database, draft: Draft) -> None:
    """Raise ApprovalError if a second person must approve and has not approved this very draft."""
    if not needs_approval(draft):
        return
    approval = find_approval(db, draft.event.id)
    if not approvals.is_approved(approval, hash_draft(draft)):
        was_approved = approval is not None and approval.state is ApprovalState.APPROVED
        raise ApprovalError("changed" if was_approved else "missing")


def ask_for_approval(
    db: Database, event_slug: str, *, correct: bool, account: Account, now: datetime
) -> None:
    """Ask another person to approve what would be published now, in place of the last request.

    Raises:
        ApprovalError: the series does not ask for it (`needless`).
        ForbiddenError: the account is no organiser's.
        PublicationError: a rule of disclosure control forbids to publish it.
        StateError: there is no current report, or a wave still takes answers.
    """
    check_right(account.roles, Right.RUN)
    with transaction(db):
        draft = draft_edition(db, event_slug, correct=correct)
        draft_hash = hash_draft(draft)
        if not needs_approval(draft):
            raise ApprovalError("needless")
        asked = Approval(draft_hash, draft.is_correction, ApprovalState.ASKED, account.name)
        save_approval(db, draft.event.id, asked)
        kind: AuditKind = "correction_asked" if draft.is_correction else "approval_asked"
        save_audit(db, now, account.name, kind, event=event_slug)


def decide_draft(
    db: Database,
    event_slug: str,
    draft_hash: str,
    *,
    account: Account,
    now: datetime,
    remark: str | None = None,
) -> None:
    """Approve the draft that somebody else asked about and that the account has seen.

    With a remark, which says what must change, it is sent back instead. Raise ApprovalError if
    nothing waits, it has changed, the account asked for it itself, or the remark is empty or too
    long, and ForbiddenError if the account is no approver's.
    """
    check_right(account.roles, Right.APPROVE)
    state, said = ApprovalState.APPROVED, ""
    kind: AuditKind = "publication_approved"
    if remark is not None:
        state, said = ApprovalState.SENT_BACK, approvals.tidy_remark(remark)
        kind = "publication_sent_back"
    with transaction(db):
        event = get_event(db, event_slug)
        asked = approvals.check_request(find_approval(db, event.id), draft_hash, account.name)
        if hash_draft(draft_edition(db, event_slug, correct=asked.is_correction)) != draft_hash:
            raise ApprovalError("changed")
        decided = replace(asked, state=state, approver=account.name, remark=said)
        save_approval(db, event.id, decided)
        save_audit(db, now, account.name, kind, event=event_slug)
