"""The page on which changes of words are declared to be spelling only, and confirmed by another."""

from collections.abc import Mapping

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlite_utils import Database

from collector.actions.questionnaire.correct_spelling import (
    confirm,
    declare,
    list_candidates,
    may_confirm,
    withdraw,
)
from collector.core.events.events import Series
from collector.core.people.roles import Right, check_right
from collector.core.questionnaire.corrections import group
from collector.errors import ApprovalError, StateError
from collector.store.database import transaction
from collector.store.people.accounts import list_accounts
from collector.store.questionnaire.versions import (
    get_questionnaire,
    list_corrections,
    list_series_versions,
)
from collector.texts.languages import Translated
from collector.web.organiser.editing.draft_page import edited
from collector.web.organiser.frame.frame import signed_in
from collector.web.site.service import service

# An approver may confirm what an organiser declared; what else is changed asks for its own right.
blueprint = edited("spelling", __name__, change=Right.SEE)

PAGE = "/questionnaires/<slug>/spelling"
STEPS = {"confirm": confirm, "withdraw": withdraw}


@blueprint.get(PAGE)
def show(series: Series, notice: str = "") -> str:
    """Show changes of words: those nobody has declared, those that wait, and those that count.

    One change of a list of choices is one decision about all questions that have the list.
    """
    db, account = service().db(), signed_in()
    own = [each for each in list_corrections(db) if each.series_id == series.id]
    return render_template(
        "organiser/editing/spelling.html",
        series=series,
        candidates=group(list_candidates(db, series), lambda each: each[2]),
        waiting=group(
            (each for each in own if not each.confirmed), lambda each: (each.texts, each.account)
        ),
        confirmed=group((each for each in own if each.confirmed), lambda each: each.texts),
        labels=_list_labels(series),
        may_confirm=lambda each: may_confirm(account, each),
        others=lambda each: [one.name for one in list_accounts(db) if may_confirm(one, each)],
        notice=notice,
    )


def _list_labels(series: Series) -> Mapping[str, Translated]:
    db = service().db()
    versions = [each.version for each in list_series_versions(db, series.id)]
    asked = [question for each in versions for question in get_questionnaire(db, each)]
    return {question.name: question.label for question in asked}


@blueprint.post(PAGE)
def declare_change(series: Series) -> ResponseReturnValue:
    """Declare that a change of words is spelling only."""
    check_right(signed_in().roles, Right.RUN)
    now, account = service().clock(), signed_in().name
    chosen = request.form.getlist("change")

    def save(db: Database) -> bool:
        found = list_candidates(db, series)
        changes = {f"{other.name} {other.wording_hash}": (one, other) for one, other, _ in found}
        for one, other in (changes[each] for each in chosen if each in changes):
            declare(db, series, one, other, now=now, account=account)
        return bool(chosen) and changes.keys() >= set(chosen)

    return _go_back(series) if service().write(save) else (show(series, "spelling_gone"), 409)


@blueprint.post(f"{PAGE}/<any(confirm,withdraw):step>")
def decide(series: Series, step: str) -> ResponseReturnValue:
    """Confirm what another person declared, or withdraw what nobody has confirmed."""
    now, account = service().clock(), signed_in()
    numbers = request.form.getlist("correction", type=int)

    def save(db: Database) -> None:
        with transaction(db):
            for number in numbers:
                STEPS[step](db, series, number, now=now, account=account)

    try:
        service().write(save)
    except StateError as error:
        is_own = isinstance(error, ApprovalError)
        return show(series, "spelling_second" if is_own else "spelling_gone"), 409
    return _go_back(series)


def _go_back(series: Series) -> ResponseReturnValue:
    return redirect(url_for(".show", slug=series.slug), 303)
