import pytest

from collector.core.people.approvals import (
    LONGEST_REMARK,
    Approval,
    ApprovalState,
    check_request,
    is_approved,
    tidy_remark,
)
from collector.errors import ApprovalError, passes

ASKED = Approval("abc", is_correction=False, state=ApprovalState.ASKED, asker="Anna")
APPROVED = Approval("abc", is_correction=False, state=ApprovalState.APPROVED, asker="Anna")


@pytest.mark.parametrize(
    ("approval", "seen", "account", "reason"),
    [
        (None, "abc", "Boris", "missing"),
        (APPROVED, "abc", "Boris", "missing"),
        (ASKED, "abd", "Boris", "changed"),
        (ASKED, "abc", "ANNA", "second_person"),
    ],
)
def test_a_decision_is_refused_with_its_reason(approval, seen, account, reason):
    with pytest.raises(ApprovalError) as refused:
        check_request(approval, seen, account)

    assert refused.value.reason == reason
    assert not passes(check_request, approval, seen, account)


def test_somebody_else_may_decide_about_the_draft_they_saw():
    assert check_request(ASKED, "abc", "Boris") == ASKED
    assert passes(check_request, ASKED, "abc", "Boris")


@pytest.mark.parametrize(
    ("approval", "seen", "approved"),
    [
        (None, "abc", False),
        (ASKED, "abc", False),
        (APPROVED, "abd", False),
        (APPROVED, "abc", True),
    ],
)
def test_only_the_very_draft_is_approved(approval, seen, approved):
    assert is_approved(approval, seen) is approved


@pytest.mark.parametrize("remark", ["", "  \n ", "x" * (LONGEST_REMARK + 1)])
def test_a_remark_that_says_nothing_or_too_much_is_refused(remark):
    with pytest.raises(ApprovalError, match="remark"):
        tidy_remark(remark)


def test_a_remark_is_one_tidy_line():
    assert tidy_remark("  Õie\n\n ütles <b> ") == "Õie ütles <b>"
