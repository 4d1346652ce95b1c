"""The pages of a draft: its questions, the bank, translations, preview and publication."""

from collections.abc import Callable
from functools import partial

from flask import Response, g, request
from flask.typing import ResponseReturnValue

from collector.actions.questionnaire.edit_draft import archive_draft, begin_draft, undo_draft_step
from collector.actions.questionnaire.publish_draft import preview_publication, publish_draft
from collector.actions.questionnaire.versions import get_version, read_shipped
from collector.core.checking.rules import read_questionnaire
from collector.core.editing.bank import BankItem, list_bank
from collector.core.editing.completeness import fill_gaps, list_texts
from collector.core.editing.rows import blank_question, find_row, free_name, get_row, names_of
from collector.core.events.events import Series
from collector.core.questionnaire.columns import END_GROUP
from collector.core.questionnaire.model import Questionnaire, Sheets
from collector.core.questionnaire.rows import index_rows
from collector.core.questionnaire.types import QUESTION_TYPES
from collector.errors import NotFoundError, QuestionnaireError, StaleDraftError, StateError
from collector.store.questionnaire.drafts import Draft
from collector.store.questionnaire.versions import list_written
from collector.texts.languages import LANGUAGES
from collector.web.organiser.editing import draft_page
from collector.web.organiser.editing.questionnaires import PAGE, send_sheets, show_page
from collector.web.organiser.frame.frame import go_to, guarded, make_change
from collector.web.site.layout import read_language
from collector.web.site.service import service

blueprint = guarded("drafts", __name__)

STEPS: dict[str, Callable[..., object]] = {
    "undo": undo_draft_step,
    "away": archive_draft,
    "back": partial(archive_draft, is_archived=False),
}
"""What is done with a whole draft, by the last word of its address."""


@blueprint.post(draft_page.DRAFTS)
def begin(series: Series) -> ResponseReturnValue:
    """Begin a draft from a version."""
    return draft_page.go_to(make_change(begin_draft, series, request.form.get("version", "")))


@blueprint.get(draft_page.DRAFT)
@blueprint.get(f"{draft_page.DRAFT}/<any(bank,translations,preview,publish):page>")
def show(draft: Draft, page: str = "questions", notice: str = "") -> str:
    """Show one of the pages of a draft."""
    return draft_page.render_draft(f"draft_{page}", draft, notice=notice, **PAGES[page](draft))


def show_stale(draft: Draft) -> str:
    """Show the page again whose draft was changed since; what was typed stands in its fields."""
    page = request.path.rpartition("/")[2]
    notice = "draft_stale_typed" if page == "translations" else "draft_stale"
    return show(draft, page if page in PAGES else "questions", notice)


draft_page.explain_stale(blueprint, show_stale)


@blueprint.post(f"{draft_page.DRAFT}/rows/<int:row>/<any(up,down,remove):step>")
def arrange(draft: Draft, row: int, step: str) -> ResponseReturnValue:
    """Move or remove a question or section."""
    name = get_row(draft.sheets, row).name
    changed = draft_page.make_edit(draft, step, name, row=row)
    return draft_page.go_to(draft, at=find_row(changed.sheets, name), do=step)


@blueprint.post(f"{draft_page.DRAFT}/sections")
def add_section(draft: Draft) -> ResponseReturnValue:
    """Add a section and go to its fields."""
    return _add(draft, "section", free_name("section", names_of(draft.sheets)))


@blueprint.post(f"{draft_page.DRAFT}/rows/<int:row>/questions")
def add_question(draft: Draft, row: int) -> ResponseReturnValue:
    """Add a question to a section and go to its fields."""
    cells, choices = blank_question(draft.sheets, request.form.get(f"type-{row}", ""))
    return _add(draft, "question", cells["name"], row=row, cells=cells, choices=choices)


@blueprint.post(f"{draft_page.DRAFT}/bank")
def add_items(draft: Draft) -> ResponseReturnValue:
    """Add the ticked questions of the bank at the end of a section."""
    section, ticked = request.form.get("section", 0, type=int), set(request.form.getlist("item"))
    items = [item for scale in _list_bank().values() for item in scale if item.id in ticked]
    names = ", ".join(item.row.name for item in items)
    draft_page.make_edit(draft, "items", names, row=section, items=items)
    return draft_page.go_to(draft, at=section)


@blueprint.post(f"{draft_page.DRAFT}/translations")
def save_translations(draft: Draft) -> ResponseReturnValue:
    """Save the texts that were typed."""
    typed = request.form.to_dict()
    changed = draft_page.make_edit(draft, "translations", "translations", typed=typed)
    if draft_page.is_by_script():
        return draft_page.tell_script(changed, {})
    return draft_page.go_to(draft, page="translations", only=request.args.get("only") or None)


@blueprint.post(f"{draft_page.DRAFT}/publish")
def publish(draft: Draft) -> ResponseReturnValue:
    """Publish the draft as a new version."""
    seen, events = draft_page.see_draft(draft), request.form.getlist("event")
    spelling = " ".join(request.form.getlist("spelling")).split()
    try:
        version = service().write(lambda db: publish_draft(db, seen, events, spelling))
    except StaleDraftError:
        raise  # explained as on every page of a draft
    except QuestionnaireError:
        return show(draft, "publish", "publish_problems"), 422
    except StateError:
        return show(draft, "publish", "publish_not_possible"), 409
    return go_to("organiser.questionnaires.show", slug=seen.series.slug, version=version)


@blueprint.post(f"{draft_page.DRAFT}/<any(undo,away,back):step>")
def go_back(draft: Draft, step: str) -> ResponseReturnValue:
    """Undo the last change, archive the draft or restore it."""
    seen = draft_page.see_draft(draft)
    service().write(lambda db: STEPS[step](db, seen))
    return draft_page.go_to(draft)


@blueprint.get(f"{draft_page.DRAFT}/file.<any(yaml,xlsx):kind>")
def download(draft: Draft, kind: str) -> Response:
    """Send a draft as a file, finished or not."""
    return send_sheets(draft.sheets, kind, f"{draft.name}-draft-{draft.id}")


@blueprint.get(f"{draft_page.DRAFT}/{PAGE}")
def show_frame(draft: Draft, code: str) -> Response:
    """Show a draft's page for a frame; missing translations are shown in another language."""
    asked = _find_asked(fill_gaps(draft.sheets))
    if asked is None:
        raise NotFoundError("the draft cannot be shown yet")
    return show_page(g.series, asked, read_language(code))


def _find_asked(sheets: Sheets) -> Questionnaire | None:
    try:
        return read_questionnaire(sheets)
    except QuestionnaireError:
        return None


def _add(draft: Draft, edit: str, name: str, **given: object) -> ResponseReturnValue:
    row = find_row(draft_page.make_edit(draft, edit, name, **given).sheets, name)
    return draft_page.go_to(draft, "draft_rows.show_row", row=row)


def _list_bank() -> dict[str, list[BankItem]]:
    return list_bank([*read_shipped().values(), *list_written(service().db())])


Shown = dict[str, object]  # what one of the pages shows beside what all of them do


def _show_questions(draft: Draft) -> Shown:
    return {
        "rows": [row for row in index_rows(draft.sheets).survey if row.type != END_GROUP],
        "types": tuple(QUESTION_TYPES),
        "base": get_version(service().db(), g.series, draft.base_version),
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
    places = [each for each in list_texts(draft.sheets) if len(each[0].texts(each[1])) < most]
    return {"places": places, "sent": request.form, "only": only}


def _show_publication(draft: Draft) -> Shown:
    db = service().db()
    outlook = preview_publication(db, g.series, draft, _find_asked(draft.sheets))
    return {"outlook": outlook, "base": get_version(db, g.series, draft.base_version)}


PAGES: dict[str, Callable[[Draft], Shown]] = {
    "questions": _show_questions,
    "bank": _show_bank,
    "translations": _show_translations,
    "preview": lambda draft: {"can_show": _find_asked(fill_gaps(draft.sheets)) is not None},
    "publish": _show_publication,
}
