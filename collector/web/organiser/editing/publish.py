"""The page on which a draft becomes a version: the differences, what they break, the waves."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from collector.actions.questionnaire.publish_draft import preview_publication, publish_draft
from collector.actions.questionnaire.versions import get_version
from collector.core.checking.build import read_questionnaire
from collector.errors import QuestionnaireError, StaleDraftError, StateError
from collector.web.organiser.editing.draft_page import (
    DRAFT,
    edited,
    get_named_series,
    open_draft,
    render_draft,
    see_draft,
)
from collector.web.site.service import service

blueprint = edited("draft_publication", __name__, lambda **at: _page(**at, notice="draft_stale"))


@blueprint.get(f"{DRAFT}/publish")
def show(slug: str, number: int) -> str:
    """Show what publishing would mean."""
    return _page(slug, number)


@blueprint.post(f"{DRAFT}/publish")
def publish(slug: str, number: int) -> ResponseReturnValue:
    """Publish the draft as a new version."""
    seen, events = see_draft(slug, number), request.form.getlist("event")
    try:
        version = service().write(lambda db: publish_draft(db, seen, events))
    except StaleDraftError:
        raise  # explained as on every page of a draft
    except QuestionnaireError:
        return _page(slug, number, notice="publish_problems"), 422
    except StateError:
        return _page(slug, number, notice="publish_not_possible"), 409
    return redirect(url_for("organiser.questionnaires.show", slug=slug, version=version), 303)


def _page(slug: str, number: int, notice: str = "") -> str:
    db, series, draft = service().db(), get_named_series(slug), open_draft(slug, number)
    try:
        asked = read_questionnaire(draft.sheets)
    except QuestionnaireError:
        asked = None
    return render_draft(
        "draft_publish",
        slug,
        draft,
        outlook=preview_publication(db, series, draft, asked),
        base=get_version(db, series, draft.base_version),
        notice=notice,
    )
