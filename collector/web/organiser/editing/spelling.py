"""The page on which changes of words are declared to be spelling only, and confirmed by another."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlite_utils import Database

from collector.actions.questionnaire import correct_spelling
from collector.core.events.events import Series
from collector.core.people.roles import Right, check_right
from collector.errors import ApprovalError, StateError
from collector.store.people.accounts import list_accounts
from collector.store.questionnaire.corrections import list_corrections
from collector.store.questionnaire.versions import get_questionnaire, list_series_versions
from collector.web.organiser.editing.draft_page import edited
from collector.web.organiser.frame.frame import signed_in
from collector.web.site.service import service

# An approver may confirm what an organiser declared; what else is changed asks for its own right.
blueprint = edited("spelling", __name__, change=Right.SEE)

PAGE = "/questionnaires/<slug>/spelling"
STEPS = {"confirm": correct_spelling.confirm, "withdraw": correct_spelling.withdraw}


@blueprint.get(PAGE)
def show(series: Series, notice: str = "") -> str:
    """Show changes of words: those nobody has declared, those that wait, and those that count."""
    db, may_confirm = service().db(), correct_spelling.may_confirm
    versions = [each.version for each in list_series_versions(db, series.id)]
    asked = [question for each in versions for question in get_questionnaire(db, each)]
    own = [each for each in list_corrections(db) if each.series_id == series.id]
    return render_template(
        "organiser/editing/spelling.html",
        series=series,
        candidates=correct_spelling.list_candidates(db, series),
        waiting={
            each: [other.name for other in list_accounts(db) if may_confirm(other, each)]
            for each in own
            if each.confirmed is None
        },
        confirmed=[each for each in reversed(own) if each.confirmed],
        labels={question.name: question.label for question in asked},
        may_confirm=lambda each: may_confirm(signed_in(), each),
        notice=notice,
    )


@blueprint.post(PAGE)
def declare(series: Series) -> ResponseReturnValue:
    """Declare that a change of words is spelling only."""
    check_right(signed_in().roles, Right.RUN)
    now, account = service().clock(), signed_in().name
    chosen = request.form.get("question", ""), request.form.get("after", "")

    def save(db: Database) -> bool:
        found = [
            (one, other)
            for one, other, _ in correct_spelling.list_candidates(db, series)
            if (other.name, other.wording_hash) == chosen
        ]
        for one, other in found:
            correct_spelling.declare(db, series, one, other, now=now, account=account)
        return bool(found)

    return _go_back(series) if service().write(save) else (show(series, "spelling_gone"), 409)


@blueprint.post(f"{PAGE}/<int:correction>/<any(confirm,withdraw):step>")
def decide(series: Series, correction: int, step: str) -> ResponseReturnValue:
    """Confirm what another person declared, or withdraw what nobody has confirmed."""
    now, account = service().clock(), signed_in()
    try:
        service().write(lambda db: STEPS[step](db, series, correction, now=now, account=account))
    except StateError as error:
        is_own = isinstance(error, ApprovalError)
        return show(series, "spelling_second" if is_own else "spelling_gone"), 409
    return _go_back(series)


def _go_back(series: Series) -> ResponseReturnValue:
    return redirect(url_for(".show", slug=series.slug), 303)
