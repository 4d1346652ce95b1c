"""The page on which a draft becomes a version: the differences, what they break, the waves."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from collector.actions.questionnaire.publish_draft import look_ahead, publish_draft
from collector.actions.questionnaire.versions import get_version
from collector.core.checking.build import read_questionnaire
from collector.errors import QuestionnaireError, StaleDraftError, StateError
from collector.store.questionnaire.drafts import get_draft
from collector.web.organiser.editing.draft_page import (
    DRAFT,
    edited,
    get_named_series,
    page_values,
    read_step,
)
from collector.web.organiser.frame.session import signed_in
from collector.web.site.service import service

blueprint = edited("draft_publication", __name__)


@blueprint.get(f"{DRAFT}/publish")
def show(slug: str, number: int) -> str:
    """Show what publishing would mean."""
    return _page(slug, number)


@blueprint.post(f"{DRAFT}/publish")
def publish(slug: str, number: int) -> ResponseReturnValue:
    """Publish the draft as a new version."""
    series, seen = get_named_series(slug), read_step()
    now, account = service().clock(), signed_in().name
    events = request.form.getlist("event")
    try:
        version = service().write(
            lambda db: publish_draft(
                db, series, number, seen, events=events, now=now, account=account
            )
        )
    except StaleDraftError:
        return _page(slug, number, notice="draft_stale"), 409
    except QuestionnaireError:
        return _page(slug, number, notice="publish_problems"), 422
    except StateError:
        return _page(slug, number, notice="publish_not_possible"), 409
    return redirect(url_for("organiser.questionnaires.show", slug=slug, version=version), 303)


def _page(slug: str, number: int, notice: str = "") -> str:
    db, series = service().db(), get_named_series(slug)
    draft = get_draft(db, series.id, number)
    try:
        asked = read_questionnaire(draft.sheets)
    except QuestionnaireError:
        asked = None
    return render_template(
        "organiser/editing/draft_publish.html",
        outlook=look_ahead(db, series, draft, asked),
        base=get_version(db, series, draft.base_version),
        notice=notice,
        **page_values(series, draft),
    )
