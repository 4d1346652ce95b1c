"""The pages of a draft: its questions, the bank, translations, preview and publication."""

from collections.abc import Callable
from functools import partial

from flask import Response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from collector.actions.questionnaire.edit_draft import archive_draft, begin_draft, undo_draft_step
from collector.actions.questionnaire.publish_draft import preview_publication, publish_draft
from collector.actions.questionnaire.versions import get_version, read_shipped
from collector.core.checking.build import read_questionnaire
from collector.core.editing.bank import BankItem, list_bank
from collector.core.editing.completeness import fill_gaps, list_texts
from collector.core.editing.fields import name_field
from collector.core.editing.rows import blank_question, find_row, free_name, get_row, names_of
from collector.core.questionnaire.columns import END_GROUP
from collector.core.questionnaire.model import Questionnaire, Sheets
from collector.core.questionnaire.rows import index_rows
from collector.core.questionnaire.types import QUESTION_TYPES
from collector.errors import NotFoundError, QuestionnaireError, StaleDraftError, StateError
from collector.store.events.events import get_series
from collector.store.questionnaire.drafts import Draft
from collector.store.questionnaire.versions import list_written
from collector.texts.languages import LANGUAGES
from collector.web.organiser.editing.draft_page import (
    DRAFT,
    DRAFTS,
    edited,
    get_named_series,
    is_by_script,
    make_edit,
    open_draft,
    refuse_script,
    render_draft,
    see_draft,
    tell_script,
)
from collector.web.organiser.editing.questionnaires import PAGE, send_sheets, show_page
from collector.web.organiser.frame.frame import signed_in
from collector.web.site.languages import read_language
from collector.web.site.service import service

blueprint = edited("drafts", __name__)

STEPS: dict[str, Callable[..., object]] = {
    "undo": undo_draft_step,
    "away": archive_draft,
    "back": partial(archive_draft, is_archived=False),
}
"""What is done with a whole draft, by the last word of its address."""


@blueprint.post(DRAFTS)
def begin(slug: str) -> ResponseReturnValue:
    """Begin a draft from a version."""
    series, version = get_named_series(slug), request.form.get("version", "")
    now, account = service().clock(), signed_in().name
    draft = service().write(lambda db: begin_draft(db, series, version, now=now, account=account))
    return redirect(url_for(".show", slug=slug, number=draft.id), 303)


@blueprint.get(DRAFT)
@blueprint.get(f"{DRAFT}/<any(bank,translations,preview,publish):page>")
def show(slug: str, number: int, page: str = "questions", notice: str = "") -> str:
    """Show one of the pages of a draft."""
    draft = open_draft(slug, number)
    return render_draft(f"draft_{page}", draft, notice=notice, **PAGES[page](draft))


@blueprint.errorhandler(StaleDraftError)
def explain_stale(_error: StaleDraftError) -> ResponseReturnValue:
    """Show the page again whose draft was changed since; what was typed stands in its fields."""
    at = request.view_args or {}
    if is_by_script():
        return refuse_script(open_draft(at["slug"], at["number"])), 409
    page = request.path.rpartition("/")[2]
    notice = "draft_stale_typed" if page == "translations" else "draft_stale"
    return show(at["slug"], at["number"], page if page in PAGES else "questions", notice), 409


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
    names = names_of(open_draft(slug, number).sheets)
    return _add(slug, number, "section", free_name("section", names))


@blueprint.post(f"{DRAFT}/rows/<int:row>/questions")
def add_question(slug: str, number: int, row: int) -> ResponseReturnValue:
    """Add a question to a section and go to its fields."""
    kind = request.form.get(f"type-{row}", "")
    cells, choices = blank_question(open_draft(slug, number).sheets, kind)
    return _add(slug, number, "question", cells["name"], row=row, cells=cells, choices=choices)


@blueprint.post(f"{DRAFT}/bank")
def add_items(slug: str, number: int) -> ResponseReturnValue:
    """Add the ticked questions of the bank at the end of a section."""
    section, ticked = request.form.get("section", 0, type=int), set(request.form.getlist("item"))
    items = [item for scale in _list_bank().values() for item in scale if item.id in ticked]
    names = ", ".join(item.row["name"] for item in items)
    make_edit(slug, number, "items", names, row=section, items=items)
    return redirect(url_for(".show", slug=slug, number=number, at=section), 303)


@blueprint.post(f"{DRAFT}/translations")
def save_translations(slug: str, number: int) -> ResponseReturnValue:
    """Save the texts that were typed."""
    typed, only = request.form.to_dict(), request.args.get("only", "")
    draft = make_edit(slug, number, "translations", "translations", typed=typed)
    if is_by_script():
        return tell_script(draft, {})
    address = url_for(".show", slug=slug, number=number, page="translations", only=only or None)
    return redirect(address, 303)


@blueprint.post(f"{DRAFT}/publish")
def publish(slug: str, number: int) -> ResponseReturnValue:
    """Publish the draft as a new version."""
    seen, events = see_draft(slug, number), request.form.getlist("event")
    try:
        version = service().write(lambda db: publish_draft(db, seen, events))
    except StaleDraftError:
        raise  # explained as on every page of a draft
    except QuestionnaireError:
        return show(slug, number, "publish", "publish_problems"), 422
    except StateError:
        return show(slug, number, "publish", "publish_not_possible"), 409
    return redirect(url_for("organiser.questionnaires.show", slug=slug, version=version), 303)


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


@blueprint.get(f"{DRAFT}/{PAGE}")
def show_frame(slug: str, number: int, code: str) -> ResponseReturnValue:
    """Show a draft's page for a frame; missing translations are shown in another language."""
    asked = _find_asked(fill_gaps(open_draft(slug, number).sheets))
    if asked is None:
        raise NotFoundError("the draft cannot be shown yet")
    return show_page(get_named_series(slug), asked, read_language(code))


def _find_asked(sheets: Sheets) -> Questionnaire | None:
    try:
        return read_questionnaire(sheets)
    except QuestionnaireError:
        return None


def _add(slug: str, number: int, edit: str, name: str, **given: object) -> ResponseReturnValue:
    """Add what has this name and go to its fields."""
    row = find_row(make_edit(slug, number, edit, name, **given).sheets, name)
    return redirect(url_for("organiser.draft_rows.show", slug=slug, number=number, row=row), 303)


def _list_bank() -> dict[str, list[BankItem]]:
    return list_bank([*read_shipped().values(), *list_written(service().db())])


Shown = dict[str, object]
"""What one of the pages shows beside what all of them do."""


def _show_questions(draft: Draft) -> Shown:
    series = get_series(service().db(), draft.series_id)
    return {
        "rows": [row for row in index_rows(draft.sheets).survey if row.type != END_GROUP],
        "types": tuple(QUESTION_TYPES),
        "base": get_version(service().db(), series, draft.base_version),
        "at": request.args.get("at", 0, type=int),
        "did": request.args.get("do", ""),
    }


def _show_bank(draft: Draft) -> Shown:
    asked = {item.id for items in list_bank([draft.sheets]).values() for item in items}
    sections = [row for row in index_rows(draft.sheets).survey if row.is_group]
    return {"bank": _list_bank(), "asked": asked, "sections": sections}


def _show_translations(draft: Draft) -> Shown:
    only = request.args.get("only", "")
    most = len(LANGUAGES) if only == "gaps" else len(LANGUAGES) + 1
    places = [place for place in list_texts(draft.sheets) if len(place.texts) < most]
    return {"places": places, "sent": request.form, "name_field": name_field, "only": only}


def _show_preview(draft: Draft) -> Shown:
    can_show = _find_asked(fill_gaps(draft.sheets)) is not None
    return {"shown_in": request.args.get("in", ""), "can_show": can_show}


def _show_publication(draft: Draft) -> Shown:
    db = service().db()
    series = get_series(db, draft.series_id)
    outlook = preview_publication(db, series, draft, _find_asked(draft.sheets))
    return {"outlook": outlook, "base": get_version(db, series, draft.base_version)}


PAGES: dict[str, Callable[[Draft], Shown]] = {
    "questions": _show_questions,
    "bank": _show_bank,
    "translations": _show_translations,
    "preview": _show_preview,
    "publish": _show_publication,
}
