"""The page on which changes of words are declared to be spelling only, and confirmed by another."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from collector.actions.questionnaire import correct_spelling
from collector.core.events.events import Series
from collector.core.people.roles import Right, check_right
from collector.core.questionnaire.corrections import Correction
from collector.errors import ApprovalError, NotFoundError, StateError
from collector.store.questionnaire.corrections import list_corrections
from collector.store.questionnaire.versions import get_questionnaire, list_series_versions
from collector.texts.languages import Translated
from collector.web.organiser.editing.draft_page import edited
from collector.web.organiser.frame.frame import signed_in
from collector.web.site.service import service

# An approver may confirm what an organiser declared; what else is changed asks for its own right.
blueprint = edited("spelling", __name__, change=Right.SEE)

PAGE = "/questionnaires/<slug>/spelling"


@blueprint.get(PAGE)
def show(series: Series, notice: str = "") -> str:
    """Show changes of words: those nobody has declared, those that wait, and those that count."""
    db, account = service().db(), signed_in()
    own = [each for each in list_corrections(db) if each.series_id == series.id]
    return render_template(
        "organiser/editing/spelling.html",
        series=series,
        candidates=correct_spelling.list_candidates(db, series),
        waiting=[
            (each, correct_spelling.may_confirm(account, each), _confirmers(each))
            for each in own
            if each.confirmed is None
        ],
        confirmed=[each for each in reversed(own) if each.confirmed],
        labels=_labels(series),
        notice=notice,
    )


@blueprint.post(PAGE)
def declare(series: Series) -> ResponseReturnValue:
    """Declare that a change of words is spelling only."""
    check_right(signed_in().roles, Right.RUN)
    now, account = service().clock(), signed_in().name
    question, after = request.form.get("question", ""), request.form.get("after", "")
    try:
        service().write(
            lambda db: correct_spelling.declare_candidate(
                db, series, question, after, now=now, account=account
            )
        )
    except NotFoundError:
        return show(series, "spelling_gone"), 409
    return _go_back(series)


@blueprint.post(f"{PAGE}/<int:correction>/<any(confirm,withdraw):step>")
def decide(series: Series, correction: int, step: str) -> ResponseReturnValue:
    """Confirm what another person declared, or withdraw what nobody has confirmed."""
    now, account = service().clock(), signed_in()
    try:
        if step == "confirm":
            service().write(
                lambda db: correct_spelling.confirm(
                    db, series, correction, now=now, account=account
                )
            )
        else:
            check_right(account.roles, Right.RUN)
            service().write(
                lambda db: correct_spelling.withdraw(
                    db, series, correction, now=now, account=account.name
                )
            )
    except ApprovalError:
        return show(series, "spelling_second"), 409
    except (NotFoundError, StateError):
        return show(series, "spelling_gone"), 409
    return _go_back(series)


def _go_back(series: Series) -> ResponseReturnValue:
    return redirect(url_for(".show", slug=series.slug), 303)


def _confirmers(correction: Correction) -> str:
    return ", ".join(correct_spelling.list_confirmers(service().db(), correction))


def _labels(series: Series) -> dict[str, Translated]:
    """Return the latest words of every question of a series."""
    db = service().db()
    known = list_series_versions(db, series.id)
    asked = [get_questionnaire(db, each.version) for each in known]
    return {question.name: question.label for each in asked for question in each}
