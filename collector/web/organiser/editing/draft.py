"""The page of a draft: its questions in order, and what can be done with them."""

from flask import Response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from collector.actions.questionnaire.edit_draft import (
    archive_draft,
    begin_draft,
    restore_draft,
    undo_draft_step,
)
from collector.actions.questionnaire.versions import get_version
from collector.core.checking.build import read_questionnaire
from collector.core.editing.completeness import fill_gaps
from collector.core.editing.rows import blank_question, find_row, free_name, get_row, names_of
from collector.core.questionnaire.columns import END_GROUP
from collector.core.questionnaire.model import Questionnaire
from collector.core.questionnaire.rows import index_rows
from collector.core.questionnaire.types import QUESTION_TYPES
from collector.errors import NotFoundError, QuestionnaireError
from collector.store.questionnaire.drafts import Draft
from collector.web.organiser.editing.draft_page import (
    DRAFT,
    DRAFTS,
    edited,
    get_named_series,
    make_edit,
    open_draft,
    render_draft,
    see_draft,
)
from collector.web.organiser.editing.previews import PAGE, show_page
from collector.web.organiser.editing.questionnaires import send_sheets
from collector.web.organiser.frame.session import signed_in
from collector.web.site.languages import read_language
from collector.web.site.service import service

blueprint = edited(
    "drafts", __name__, lambda slug, number, **_: _page(slug, number, notice="draft_stale")
)

STEPS = {"undo": undo_draft_step, "away": archive_draft, "back": restore_draft}
"""What is done with a whole draft, by the last word of its address."""


@blueprint.post(DRAFTS)
def begin(slug: str) -> ResponseReturnValue:
    """Begin a draft from a version."""
    series, version = get_named_series(slug), request.form.get("version", "")
    now, account = service().clock(), signed_in().name
    draft = service().write(lambda db: begin_draft(db, series, version, now=now, account=account))
    return redirect(url_for(".show", slug=slug, number=draft.id), 303)


@blueprint.get(DRAFT)
def show(slug: str, number: int) -> str:
    """Show a draft with everything that can be done with it."""
    return _page(slug, number)


@blueprint.post(f"{DRAFT}/rows/<int:row>/<any(up,down,remove):step>")
def arrange(slug: str, number: int, row: int, step: str) -> ResponseReturnValue:
    """Move or remove a question or section."""
    name = get_row(open_draft(slug, number).sheets, row).name
    changed = make_edit(slug, number, step, name, row=row)
    at = find_row(changed.sheets, name)
    return redirect(url_for(".show", slug=slug, number=number, at=at, do=step), 303)


@blueprint.post(f"{DRAFT}/sections")
def add_section(slug: str, number: int) -> ResponseReturnValue:
    """Add a section and go to its fields."""
    name = free_name("section", names_of(open_draft(slug, number).sheets))
    return _go_to_added(slug, make_edit(slug, number, "section", name), name)


@blueprint.post(f"{DRAFT}/rows/<int:row>/questions")
def add_question(slug: str, number: int, row: int) -> ResponseReturnValue:
    """Add a question to a section and go to its fields."""
    kind = request.form.get(f"type-{row}", "")
    cells, choices = blank_question(open_draft(slug, number).sheets, kind)
    name = cells["name"]
    changed = make_edit(slug, number, "question", name, row=row, cells=cells, choices=choices)
    return _go_to_added(slug, changed, name)


@blueprint.post(f"{DRAFT}/<any(undo,away,back):step>")
def go_back(slug: str, number: int, step: str) -> ResponseReturnValue:
    """Undo the last change, archive the draft or restore it."""
    seen = see_draft(slug, number)
    service().write(lambda db: STEPS[step](db, seen))
    return redirect(url_for(".show", slug=slug, number=number), 303)


@blueprint.get(f"{DRAFT}/file.<any(yaml,xlsx):kind>")
def download(slug: str, number: int, kind: str) -> Response:
    """Send a draft as a file, finished or not."""
    draft = open_draft(slug, number)
    return send_sheets(draft.sheets, kind, f"{draft.name}-draft-{number}")


@blueprint.get(f"{DRAFT}/preview")
def preview(slug: str, number: int) -> str:
    """Show a draft on phones."""
    draft = open_draft(slug, number)
    shown_in, can_show = request.args.get("in", ""), _find_shown(draft) is not None
    return render_draft("draft_preview", slug, draft, shown_in=shown_in, can_show=can_show)


@blueprint.get(f"{DRAFT}/{PAGE}")
def show_frame(slug: str, number: int, code: str) -> ResponseReturnValue:
    """Show a draft's page for a frame; missing translations are shown in another language."""
    asked = _find_shown(open_draft(slug, number))
    if asked is None:
        raise NotFoundError("the draft cannot be shown yet")
    return show_page(get_named_series(slug), asked, read_language(code))


def _find_shown(draft: Draft) -> Questionnaire | None:
    try:
        return read_questionnaire(fill_gaps(draft.sheets))
    except QuestionnaireError:
        return None


def _go_to_added(slug: str, draft: Draft, name: str) -> ResponseReturnValue:
    row = find_row(draft.sheets, name)
    return redirect(url_for("organiser.draft_rows.show", slug=slug, number=draft.id, row=row), 303)


def _page(slug: str, number: int, notice: str = "") -> str:
    draft = open_draft(slug, number)
    return render_draft(
        "draft",
        slug,
        draft,
        rows=[row for row in index_rows(draft.sheets).survey if row.type != END_GROUP],
        types=tuple(QUESTION_TYPES),
        base=get_version(service().db(), get_named_series(slug), draft.base_version),
        at=request.args.get("at", 0, type=int),
        did=request.args.get("do", ""),
        notice=notice,
    )
