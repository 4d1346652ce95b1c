"""The pages on which an event is planned, its plan changed, or the next event made from it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlite_utils import Database
from werkzeug.datastructures import MultiDict

from collector.actions.events.change_event import change_event, change_series, undo_series_change
from collector.actions.events.plan_event import add_event, clone_event, list_event_scales
from collector.actions.questionnaire.versions import list_latest, list_series_scales, load_shipped
from collector.core.events.events import NOTHING, Event, Series
from collector.core.events.planning import TALLINN, make_slug, propose_next
from collector.core.people.roles import Right, can
from collector.errors import PlanError, StateError
from collector.store.answering.responses import count_responses
from collector.store.events.events import (
    find_series_history,
    get_series,
    list_archived,
    list_events,
    list_series,
)
from collector.store.linking.sealing import find_sealing
from collector.texts.subjects import scale_name
from collector.web.organiser.events import plan_form
from collector.web.organiser.events.primary import PrimaryFields
from collector.web.organiser.events.reach import describe_reach
from collector.web.organiser.frame.frame import guarded, reader, signed_in
from collector.web.site.service import service

blueprint = guarded("planning", __name__, see=Right.RUN)

ABOUT = ("partners", "topics", "moderator")
COMPARED = ("comparison_event", "control_scale", "chosen_low")
FOLDED = ("sealing", "slug", "sentences", "first_way", "second_way", "third_way")
"""Fields that are shown on demand, or when one of them must change, in two parts."""

NEW_SERIES = Series(0, "", NOTHING, NOTHING, "")


@blueprint.route("/plan", methods=["GET", "POST"])
def plan_new() -> ResponseReturnValue:
    """Plan a new event, in a series that exists or in a new one."""
    known = list_series(service().db())
    now, account, keys = service().clock(), signed_in().name, service().settings.keys
    blank = plan_form.blank_event(now.astimezone(TALLINN).date())
    # A second click may send again what a page without any series had asked.
    chooses = bool(known) and (request.method == "GET" or "series" in request.form)
    fixed = ["comparison_event", "control_scale", *([] if chooses else ["series"])]
    form = plan_form.make_form(blank, series=known, without=fixed)

    is_new = "series" not in form or not form.series.data
    primary = _primary_fields(NEW_SERIES, prefix="new_series-", is_sent=is_new)

    def save(db: Database, event: Event) -> Event:
        slug = form.series.data if "series" in form else ""
        chosen = next((each for each in known if each.slug == slug), None)
        said = form.new_series.data | {"plan": primary.read()}
        series = chosen or plan_form.fill(NEW_SERIES, said)
        if chosen is None:
            slug = make_slug(series.title.et, None, {each.slug for each in known})
            series = replace(series, slug=slug)
        versions = load_shipped(db) | (list_latest(db, chosen) if chosen else {})
        return add_event(db, series, event, versions, keys=keys, now=now, account=account)

    return _answer(form, blank, save, kind="new", primary=primary)


@blueprint.route("/events/<slug>/plan", methods=["GET", "POST"])
def change(event: Event) -> ResponseReturnValue:
    """Change an event's plan as far as it may still be changed."""
    db = service().db()
    if find_sealing(db, event.id) is not None or event.id in list_archived(db):
        return redirect(url_for("organiser.events.show", slug=event.slug), 303)
    answered = any(count_responses(db, event.id).values())
    fixed = ["series", "new_series", "slug", *(["sealing"] if answered else [])]
    form = plan_form.make_form(event, without=fixed, compared=_list_comparable(event))
    save = partial(change_event, now=service().clock(), account=signed_in().name)
    is_stale = request.form.get("seen", plan_form.name_plan(event)) != plan_form.name_plan(event)
    return _answer(form, event, save, kind="change", is_stale=is_stale)


@blueprint.route("/events/<slug>/next", methods=["GET", "POST"])
def plan_next(event: Event) -> ResponseReturnValue:
    """Plan next year's event from this one."""
    now, account, keys = service().clock(), signed_in().name, service().settings.keys
    proposed = propose_next(event, now.astimezone(TALLINN).date(), _taken())
    fixed = ["series", "new_series"]
    form = plan_form.make_form(proposed, without=fixed, compared=_list_comparable(event))
    save = partial(clone_event, model_slug=event.slug, keys=keys, now=now, account=account)
    return _answer(form, proposed, save, kind="next", model=event)


@blueprint.route("/series/<slug>", methods=["GET", "POST"])
def change_programme(series: Series) -> ResponseReturnValue:
    """Change what participants read of a series, and whether its editions need approval.

    Only an approver may end it, or the people who are checked could end the check.
    """
    form = plan_form.SeriesForm(obj=series)
    primary = _primary_fields(series)
    if form.validate_on_submit() and not primary.problems:
        account, now = signed_in(), service().clock()
        keeps = series.needs_approval and not can(account.roles, Right.APPROVE)
        said = form.data | {"plan": primary.read()}
        changed = plan_form.fill(series, said)
        changed = replace(changed, needs_approval=changed.needs_approval or keeps)
        service().write(lambda db: change_series(db, changed, now=now, account=account.name))
        return redirect(url_for("organiser.events.list_all"), 303)
    problems = [*plan_form.list_form_problems(form), *primary.problems]
    page = render_template(
        "organiser/events/series.html",
        form=form,
        primary=primary,
        series=series,
        problems=problems,
        can_undo=find_series_history(service().db(), series.slug) is not None,
    )
    return page, 422 if problems else 200


@blueprint.post("/series/<slug>/undo")
def undo_programme(series: Series) -> ResponseReturnValue:
    """Undo the last change of a series. If there is none, its page shows the series as it is."""
    now, account = service().clock(), signed_in().name
    here = url_for(".change_programme", slug=series.slug)
    try:
        service().write(lambda db: undo_series_change(db, series.slug, now=now, account=account))
    except StateError:
        return redirect(here, 303)
    return redirect(f"{here}?done=undone", 303)


def _answer(  # noqa: PLR0913 what is planned, how it is saved, and what is shown
    form: plan_form.PlanForm,
    planned: Event,
    save: Callable[[Database, Event], Event],
    *,
    kind: str,
    model: Event | None = None,
    primary: PrimaryFields | None = None,
    is_stale: bool = False,
) -> ResponseReturnValue:
    """Save a valid plan, or show the form with everything that was typed.

    A plan that somebody else has changed since is not overwritten unseen.
    """
    wrong = primary.problems if primary else []
    if not is_stale and form.validate_on_submit() and not wrong:
        event = plan_form.read_event(form, planned, _taken())
        try:
            saved = service().write(lambda db: save(db, event))
        except PlanError as error:
            for name, reason in error.problems.items():
                form[name].errors = [reason]
        else:
            return redirect(url_for("organiser.events.show", slug=saved.slug), 303)
    found = (model or planned).series_id
    series = get_series(service().db(), found) if found else NEW_SERIES
    problems = [*plan_form.list_form_problems(form), *wrong]
    page = render_template(
        "organiser/events/plan.html",
        form=form,
        primary=primary,
        problems=problems,
        is_stale=is_stale,
        seen=plan_form.name_plan(planned),
        more_is_open=any(name.startswith(FOLDED) for name, _ in problems),
        about_is_open=any(name.startswith(ABOUT) for name, _ in problems),
        compared_is_open=any(form[name].data for name in COMPARED if name in form),
        kind=kind,
        event=model or (planned if kind == "change" else None),
        series=None if kind == "new" else series,
        reach=describe_reach(series, planned, model),
        base_url=service().settings.base_url,
        series_titles={each.slug: each.title for each in list_series(service().db())},
        event_titles={each.slug: each.title for each in list_events(service().db())},
        scale_name=scale_name,
    )
    return page, 409 if is_stale else 422 if problems else 200


def _list_comparable(event: Event) -> tuple[list[str], list[str]]:
    """Return the events and the scales with whose change that of an event can be compared."""
    db = service().db()
    others = [each for each in list_events(db, event.series_id) if each.id != event.id]
    alike = [each.slug for each in others if each.simulated == event.simulated]
    return alike, list(list_event_scales(db, event))


def _primary_fields(series: Series, prefix: str = "", *, is_sent: bool = True) -> PrimaryFields:
    scales, sent = list_series_scales(service().db(), series), request.form if is_sent else {}
    return PrimaryFields(series.plan, scales, reader(), prefix, MultiDict(sent))


def _taken() -> set[str]:
    return {event.slug for event in list_events(service().db())}
