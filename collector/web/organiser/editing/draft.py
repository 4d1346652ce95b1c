"""The page of a draft: its questions in order, and what can be done with them."""

from collections.abc import Callable

from flask import Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlite_utils import Database

from collector.actions.questionnaire.edit_draft import archive_draft, begin_draft, undo_draft_step
from collector.actions.questionnaire.versions import get_version
from collector.core.checking.build import read_questionnaire
from collector.core.editing.completeness import fill_gaps
from collector.core.editing.rows import add_question, add_section, free_name, move, names_of, remove
from collector.core.questionnaire.model import Questionnaire, Row, Sheets
from collector.core.questionnaire.types import QUESTION_TYPES
from collector.errors import NotFoundError, QuestionnaireError, StaleDraftError
from collector.store.questionnaire.drafts import Draft, get_draft
from collector.web.organiser.editing.draft_page import (
    DRAFT,
    DRAFTS,
    change_seen,
    edited,
    get_named_series,
    list_rows,
    page_values,
    read_step,
)
from collector.web.organiser.editing.previews import PAGE, show_page
from collector.web.organiser.editing.questionnaires import send_sheets
from collector.web.organiser.frame.frame import reader
from collector.web.organiser.frame.session import signed_in
from collector.web.site.languages import read_language
from collector.web.site.service import service

blueprint = edited("drafts", __name__)

Step = Callable[[Sheets, int], Sheets]

STEPS: dict[str, tuple[str, Step]] = {
    "up": ("moved", lambda sheets, row: move(sheets, row, -1)),
    "down": ("moved", lambda sheets, row: move(sheets, row, 1)),
    "remove": ("removed", remove),
}
"""A button's name, what it does in words, and the change."""

TYPES = tuple(QUESTION_TYPES)


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


@blueprint.post(DRAFT)
def turn(slug: str, number: int) -> ResponseReturnValue:
    """Move, remove or add a question or section."""
    kind, _, place = request.form.get("do", "").rpartition("-")
    row = int(place) if place.isascii() and place.isdecimal() and len(place) < 7 else 0  # noqa: PLR2004 rows
    try:
        if kind == "add":
            return _add(slug, number, row)
        if kind not in STEPS:
            raise NotFoundError("there is no such step")
        what, change = STEPS[kind]
        draft, about = _look_up(slug, number, row)
        changed = change_seen(slug, number, lambda sheets: change(sheets, row), what, about)
    except StaleDraftError:
        return _page(slug, number, notice="draft_stale"), 409
    where = _find_again(changed, about)
    return redirect(url_for(".show", slug=slug, number=draft.id, at=where, do=kind), 303)


@blueprint.post(f"{DRAFT}/<any(undo,away,back):step>")
def go_back(slug: str, number: int, step: str) -> ResponseReturnValue:
    """Undo the last change, archive the draft or restore it."""
    series, seen = get_named_series(slug), read_step()
    now, account = service().clock(), signed_in().name

    def act(db: Database) -> None:
        if step == "undo":
            undo_draft_step(db, series, number, seen, now=now, account=account)
        else:
            is_away = step == "away"
            archive_draft(db, series, number, seen, archived=is_away, now=now, account=account)

    try:
        service().write(act)
    except StaleDraftError:
        return _page(slug, number, notice="draft_stale"), 409
    return redirect(url_for(".show", slug=slug, number=number), 303)


@blueprint.get(f"{DRAFT}/file.<any(yaml,xlsx):kind>")
def download(slug: str, number: int, kind: str) -> Response:
    """Send a draft as a file, finished or not."""
    draft = get_draft(service().db(), get_named_series(slug).id, number)
    return send_sheets(draft.sheets, kind, f"{draft.name}-draft-{number}")


@blueprint.get(f"{DRAFT}/preview")
def preview(slug: str, number: int) -> str:
    """Show a draft on phones."""
    series = get_named_series(slug)
    draft = get_draft(service().db(), series.id, number)
    values = page_values(series, draft)
    return render_template(
        "organiser/editing/draft_preview.html",
        shown_in=request.args.get("in", ""),
        can_show=_find_shown(draft) is not None,
        **values,
    )


@blueprint.get(f"{DRAFT}/{PAGE}")
def show_frame(slug: str, number: int, code: str) -> ResponseReturnValue:
    """Show a draft's page for a frame; missing translations are shown in another language."""
    series = get_named_series(slug)
    asked = _find_shown(get_draft(service().db(), series.id, number))
    if asked is None:
        raise NotFoundError("the draft cannot be shown yet")
    return show_page(series, asked, read_language(code))


def _find_shown(draft: Draft) -> Questionnaire | None:
    try:
        return read_questionnaire(fill_gaps(draft.sheets))
    except QuestionnaireError:
        return None


def _look_up(slug: str, number: int, row: int) -> tuple[Draft, str]:
    """Return a draft and the name of one of its rows."""
    draft = get_draft(service().db(), get_named_series(slug).id, number)
    if not 0 < row <= len(draft.sheets.survey):
        raise NotFoundError(f"the draft has no row {row}")
    return draft, draft.sheets.survey[row - 1].get("name", "")


def _add(slug: str, number: int, section: int) -> ResponseReturnValue:
    """Add a section, or a question to one, and go to its fields."""
    draft = get_draft(service().db(), get_named_series(slug).id, number)
    if not section:
        name = free_name("section", names_of(draft.sheets))
        changed = change_seen(slug, number, add_section, "added", name)
    else:
        _look_up(slug, number, section)
        row, choices = _blank_question(draft.sheets, request.form.get(f"type-{section}", ""))
        name = row["name"]
        changed = change_seen(
            slug,
            number,
            lambda sheets: add_question(sheets, section, row, choices),
            "added",
            name,
        )
    at = _find_again(changed, name)
    return redirect(url_for("organiser.draft_rows.show", slug=slug, number=number, row=at), 303)


def _blank_question(sheets: Sheets, kind: str) -> tuple[Row, list[Row]]:
    if kind not in QUESTION_TYPES:
        raise NotFoundError("there is no such type of question")
    name = free_name("question", names_of(sheets) | {"question"})
    if not QUESTION_TYPES[kind].takes_choices:
        return {"type": kind, "name": name}, []
    known = {row.get("list_name", "") for row in sheets.choices}
    own = free_name(name, known)
    choices = [{"list_name": own, "name": f"choice_{number}"} for number in (1, 2)]
    return {"type": f"{kind} {own}", "name": name}, choices


def _find_again(draft: Draft, name: str) -> int:
    rows = enumerate(draft.sheets.survey, 1)
    return next((at for at, row in rows if name and row.get("name") == name), 0)


def _page(slug: str, number: int, notice: str = "") -> str:
    series = get_named_series(slug)
    draft = get_draft(service().db(), series.id, number)
    values = page_values(series, draft)
    return render_template(
        "organiser/editing/draft.html",
        notice=notice,
        rows=list_rows(draft.sheets, values["problems"], reader()),
        types=TYPES,
        base=get_version(service().db(), series, draft.base_version),
        at=request.args.get("at", 0, type=int),
        did=request.args.get("do", ""),
        **values,
    )
