"""The pages on which an event is planned, its plan changed, or the next event made from it.

They say what the linked people of a planned event would show, as far as its series lets expect.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import chain

from flask import render_template, request
from flask.typing import ResponseReturnValue
from sqlite_utils import Database
from werkzeug.datastructures import MultiDict

from collector.actions.events.change_event import change_event, change_series, undo_series_change
from collector.actions.events.plan_event import add_event, clone_event, list_event_scales
from collector.actions.questionnaire.versions import list_latest, list_series_scales, load_shipped
from collector.core.analysis.families import Family
from collector.core.events.analysis_plan import AnalysisPlan, Scales
from collector.core.events.events import NOTHING, Event, Series
from collector.core.events.planning import TALLINN, make_slug, propose_next
from collector.core.people.roles import Right, can
from collector.core.questionnaire.scale import FIVE_POINTS
from collector.core.statistics.power import LINKED, SPREAD, Reach, pool_spreads
from collector.core.wording.change import write_benchmark
from collector.errors import PlanError, StateError
from collector.formats.plots.reach import write_reach
from collector.store.answering.responses import count_responses
from collector.store.events import events as store
from collector.store.linking.sealing import find_sealing
from collector.store.publication.results import SeenChange, list_seen
from collector.texts.numerals import write_count, write_number, write_proportion
from collector.web.organiser.events import plan_form
from collector.web.organiser.events.plan_form import PrimaryFields
from collector.web.organiser.frame.frame import go_to, guarded, make_change, reader, signed_in
from collector.web.organiser.frame.words import say
from collector.web.site.service import service

blueprint = guarded("planning", __name__, see=Right.RUN)

NEW_SERIES = Series(0, "", NOTHING, NOTHING, "")


@blueprint.route("/plan", methods=["GET", "POST"])
def plan_new() -> ResponseReturnValue:
    """Plan a new event, in a series that exists or in a new one."""
    known = store.list_series(service().db())
    today = service().clock().astimezone(TALLINN).date()
    blank = Event(0, 0, "", NOTHING, NOTHING, today, today, 0, today)
    # A second click may send again what a page without any series had asked.
    chooses = bool(known) and (request.method == "GET" or "series" in request.form)
    compared = _list_comparable(blank, NEW_SERIES, *known)
    fixed = [] if chooses else ["series"]
    form = plan_form.make_form(blank, series=known, without=fixed, compared=compared)

    is_new = "series" not in form or not form.series.data
    primary = _primary_fields(NEW_SERIES, prefix="new_series-", is_sent=is_new)
    keys = service().settings.keys  # a change is made in a thread that knows no request

    def save(db: Database, event: Event, *, now: datetime, account: str) -> Event:
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
    if find_sealing(db, event.id) is not None or event.id in store.list_archived(db):
        return go_to("organiser.events.show", slug=event.slug)
    answered = any(count_responses(db, event.id).values())
    fixed = ["series", "new_series", "slug", *(["sealing"] if answered else [])]
    fixed += ["cards_only"] if event.plan else []
    form = plan_form.make_form(event, without=fixed, compared=_list_comparable(event))
    is_stale = request.form.get("seen", plan_form.name_plan(event)) != plan_form.name_plan(event)
    return _answer(form, event, change_event, kind="change", is_stale=is_stale)


@blueprint.route("/events/<slug>/next", methods=["GET", "POST"])
def plan_next(event: Event) -> ResponseReturnValue:
    """Plan next year's event from this one."""
    proposed = propose_next(event, service().clock().astimezone(TALLINN).date(), _taken())
    fixed = ["series", "new_series"]
    form = plan_form.make_form(proposed, without=fixed, compared=_list_comparable(event))
    save = partial(clone_event, model_slug=event.slug, keys=service().settings.keys)
    return _answer(form, proposed, save, kind="next", model=event)


@blueprint.route("/series/<slug>", methods=["GET", "POST"])
def change_programme(series: Series) -> ResponseReturnValue:
    """Change what participants read of a series, and whether its editions need approval.

    Only an approver may end it, or the people who are checked could end the check.
    """
    form = plan_form.SeriesForm(obj=series)
    primary = _primary_fields(series)
    if form.validate_on_submit() and not primary.problems:
        keeps = series.needs_approval and not can(signed_in().roles, Right.APPROVE)
        changed = plan_form.fill(series, form.data | {"plan": primary.read()})
        make_change(change_series, replace(changed, needs_approval=changed.needs_approval or keeps))
        return go_to("organiser.events.list_all")
    problems = [*plan_form.list_form_problems(form), *primary.problems]
    page = render_template(
        "organiser/events/series.html",
        form=form,
        primary=primary,
        problems=problems,
        can_undo=store.find_series_history(service().db(), series.slug) is not None,
    )
    return page, 422 if problems else 200


@blueprint.post("/series/<slug>/undo")
def undo_programme(series: Series) -> ResponseReturnValue:
    """Undo the last change of a series. If there is none, its page shows the series as it is."""
    try:
        make_change(undo_series_change, series.slug)
    except StateError:
        return go_to(".change_programme", slug=series.slug)
    return go_to(".change_programme", slug=series.slug, done="undone")


def _answer(  # noqa: PLR0913 what is planned, how it is saved, and what is shown
    form: plan_form.PlanForm,
    planned: Event,
    save: Callable[..., Event],
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
            saved = make_change(save, event)
        except PlanError as error:
            for name, reason in error.problems.items():
                form[name].errors = [reason]
        else:
            return go_to("organiser.events.show", slug=saved.slug)
    found = (model or planned).series_id
    series = store.get_series(service().db(), found) if found else NEW_SERIES
    problems = [*plan_form.list_form_problems(form), *wrong]
    page = render_template(
        "organiser/events/plan.html",
        form=form,
        primary=primary,
        problems=problems,
        is_stale=is_stale,
        seen=plan_form.name_plan(planned),
        kind=kind,
        series=series,
        reach=describe_reach(series, planned, model),
        base_url=service().settings.base_url,
        series_titles={each.slug: each.title for each in store.list_series(service().db())},
        event_titles={each.slug: each.title for each in store.list_events(service().db())},
    )
    return page, 409 if is_stale else 422 if problems else 200


def _list_comparable(event: Event, *series: Series) -> tuple[list[str], list[str]]:
    """Return the events and the scales with whose change that of an event can be compared.

    Of a new event, those of every series in which it can be planned.
    """
    db = service().db()
    others = store.list_events(db, None if series else event.series_id)
    alike = [
        each.slug for each in others if each.simulated == event.simulated and each.id != event.id
    ]
    asked: list[Scales] = [list_series_scales(db, each) for each in series]
    asked += [] if series else [list_event_scales(db, event)]
    return alike, list(dict.fromkeys(chain.from_iterable(asked)))


def _primary_fields(series: Series, prefix: str = "", *, is_sent: bool = True) -> PrimaryFields:
    scales, sent = list_series_scales(service().db(), series), request.form if is_sent else {}
    return PrimaryFields(series.plan, scales, reader(), prefix, MultiDict(sent))


def _taken() -> set[str]:
    return {event.slug for event in store.list_events(service().db())}


Expected = tuple[str, str, str]  # one sentence, the description of a chart, and the chart


def describe_reach(series: Series, event: Event, model: Event | None = None) -> Expected:
    """Say what change the people expected would show, and how many show one that matters.

    The waves asked are those of the event or, until it is planned, of its model.
    """
    language = reader()
    seen = list_seen(service().db(), series.id, simulated=event.simulated)
    scale, points, plan = _find_scale(series, event, model or event)
    spread = pool_spreads([(each.n, each.spread) for each in seen if each.name == scale])
    share = _find_share(seen)
    # Against another event both changes vary, so the difference has twice the variance.
    wider = math.sqrt(2) if event.comparison_event else 1.0
    reach = Reach(
        n=round(share * event.head_count),
        spread=(spread or SPREAD * (points - 1)) * wider,
        benchmark=plan.benchmark(scale, points),
        level=Family.PRIMARY.level / len(plan.primary_scales),
    )
    values = {
        "n": write_count(reach.n),
        "people": write_count(event.head_count),
        "share": write_proportion(share, 0, language),
        "smallest": write_number(math.ceil(10 * min(reach.smallest, points)) / 10, 1, language),
        "benchmark": write_benchmark(reach.benchmark, language),
        "needed": write_count(reach.needed),
        "spread": write_number(reach.spread, 2, language),
    }
    keys = ["planned" if reach.smallest <= points - 1 else "needed"]
    keys += ["seen" if spread else "assumed", *(["each"] if event.comparison_event else [])]
    said = (say(language, f"reach_{key}", **values) for key in keys)
    return (" ".join(said), *write_reach(reach, language))


def _find_scale(series: Series, event: Event, asked: Event) -> tuple[str, int, AnalysisPlan]:
    """Return the first primary scale with its points, and the plan; of nothing asked, the usual."""
    scales = list_event_scales(service().db(), asked)
    plan = (event.plan or series.plan).settle(scales, "") if scales else series.plan
    scale = plan.primary_scales[0]
    return scale, max(scales.get(scale, [FIVE_POINTS.points])), plan


def _find_share(seen: Sequence[SeenChange]) -> float:
    """Return what share of the people expected were linked at earlier events."""
    held = {each.event_id: each for each in seen}.values()
    expected = sum(each.head_count for each in held)
    pairs = sum(each.pairs for each in held)
    return min(1.0, pairs / expected) if pairs and expected else LINKED
