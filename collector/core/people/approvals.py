"""A second person's approval of one draft of a publication."""

from dataclasses import dataclass
from enum import StrEnum

from collector.errors import ApprovalError

LONGEST_REMARK = 500


class ApprovalState(StrEnum):
    """Where a request for approval stands."""

    ASKED = "asked"
    APPROVED = "approved"
    SENT_BACK = "sent_back"


@dataclass(frozen=True)
class Approval:
    """What one account asked and another decided about the draft that `draft_hash` names."""

    draft_hash: str
    is_correction: bool
    state: ApprovalState
    asker: str
    approver: str = ""
    remark: str = ""


def check_request(approval: Approval | None, draft_hash: str, account: str) -> Approval:
    """Return the request that an account may decide about, having seen the draft of a hash.

    Raise ApprovalError with reason `missing`, `changed` or `second_person` if there is none.
    """
    if approval is None or approval.state is not ApprovalState.ASKED:
        raise ApprovalError("missing")
    if approval.draft_hash != draft_hash:
        raise ApprovalError("changed")
    if approval.asker.casefold() == account.casefold():
        raise ApprovalError("second_person")
    return approval


def tidy_remark(remark: str) -> str:
    """Return a remark in one line; raise ApprovalError (`remark`) if it is empty or too long."""
    tidy = " ".join(remark.split())
    if not 0 < len(tidy) <= LONGEST_REMARK:
        raise ApprovalError("remark")
    return tidy


def is_approved(approval: Approval | None, draft_hash: str) -> bool:
    """Say whether exactly the draft of this hash was approved."""
    approved = (ApprovalState.APPROVED, draft_hash)
    return approval is not None and (approval.state, approval.draft_hash) == approved
