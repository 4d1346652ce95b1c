"""What every page of a draft shows, how each makes an edit of it, and the page of one row.

A row is a question with choices and condition, a section, or the title.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from flask import Blueprint, Response, g, jsonify, render_template, request
from flask.typing import ResponseReturnValue

from collector.actions.questionnaire.edit_draft import Seen, change_draft
from collector.core.checking.rules import check_sheets
from collector.core.editing import fields
from collector.core.editing.completeness import count_texts
from collector.core.editing.edits import EDITS
from collector.core.editing.fields import find_field, split_column
from collector.core.editing.rows import find_row, kind_of, list_kinds, list_own_choices
from collector.core.editing.simple_conditions import RELATIONS, list_relations, read_condition
from collector.core.questionnaire.model import Sheets
from collector.core.questionnaire.rows import Problem, SheetRow, SheetRows, index_rows
from collector.core.questionnaire.types import QUESTION_TYPES
from collector.errors import StaleDraftError
from collector.store.questionnaire.drafts import Draft, find_last_step, get_draft
from collector.texts.languages import LANGUAGES, Language
from collector.web.organiser.frame import frame
from collector.web.organiser.frame.frame import guarded, reader, signed_in
from collector.web.organiser.frame.words import say
from collector.web.site.service import service

DRAFTS = "/questionnaires/<slug>/drafts"
DRAFT = f"{DRAFTS}/<int:number>"


def see_draft(draft: Draft) -> Seen:
    """Return a draft as the page showed it to the reader, who changes it now.

    A form that does not say the step saw none.
    """
    step = request.form.get("step", -1, int)
    return Seen(g.series, draft.id, step, service().clock(), signed_in().name)


def make_edit(draft: Draft, name: str, about: str, **given: Any) -> Draft:  # noqa: ANN401 what the edit takes
    """Make an edit of the table in a draft, or raise StaleDraftError if it was changed meanwhile.

    A place that is none of the draft's raises NotFoundError.
    """
    edit = EDITS[name]
    seen, change = see_draft(draft), partial(edit.apply, **given)
    return service().write(lambda db: change_draft(db, seen, change, edit.what, about))


def explain_stale(pages: Blueprint, show: Callable[[Draft], str]) -> None:
    """Let pages tell the script, or show the reader, that somebody else has changed a draft."""

    def explain(_error: StaleDraftError) -> ResponseReturnValue:
        draft = get_draft(service().db(), g.series.id, g.draft.id)
        said = say(reader(), "draft_stale_typed", name=draft.editor)
        return (jsonify({"said": said}) if is_by_script() else show(draft)), 409

    pages.register_error_handler(StaleDraftError, explain)


def go_to(draft: Draft, endpoint: str = "drafts.show", **values: Any) -> ResponseReturnValue:  # noqa: ANN401 what an address holds
    """Lead the browser to a page of a draft."""
    return frame.go_to(f"organiser.{endpoint}", slug=g.series.slug, number=draft.id, **values)


def render_draft(page: str, draft: Draft, **values: Any) -> str:  # noqa: ANN401 anything a page shows
    """Return a page of a draft with what every one of them shows."""
    language = reader()
    return render_template(
        f"organiser/editing/{page}.html",
        draft=draft,
        problems=list_problems(draft.sheets),
        survey=index_rows(draft.sheets).survey,
        find_field=find_field,
        split_column=split_column,
        last=find_last_step(service().db(), draft.id),
        texts=count_texts(draft.sheets),
        words_of=partial(find_words, draft.sheets, language),
        say_row=partial(say_row, language=language),
        **values,
    )


def list_problems(sheets: Sheets) -> list[tuple[Problem, int]]:
    """Return every problem with the row of the survey where it is solved, or 0."""
    rows, placed = index_rows(sheets), []
    users = {each.list_name: each.number for each in reversed(rows.questions)}
    for problem in check_sheets(sheets):
        at = problem.row if problem.sheet == "survey" else 0
        if problem.sheet == "choices":
            at = users.get(rows.choices[problem.row - 1].list_name, 0)
        placed.append((problem, at))
    return placed


def say_row(row: SheetRow, language: Language) -> str:
    """Return the text of a row in a language, or else in another, or else its name."""
    texts = row.texts("label")
    return texts.get(language) or next(iter(texts.values()), row.name)


def find_words(sheets: Sheets, language: Language, name: str) -> str:
    """Return the texts of the questions, sections or lists with these names, or else the names."""
    named = index_rows(sheets).named
    parts = name.split(", ")
    return ", ".join(say_row(named[part], language) if part in named else part for part in parts)


def is_by_script() -> bool:
    """Say whether the page's script sent the request."""
    return request.accept_mimetypes.best == "application/json"


def tell_script(draft: Draft, problems: Mapping[str, str], **told: str) -> Response:
    """Return what the page's script gets after saving."""
    said = say(reader(), "draft_saved")
    return jsonify({"step": draft.step, "said": said, "problems": dict(problems), **told})


row_pages = guarded("draft_rows", __name__)

ROW = f"{DRAFT}/rows/<int:row>"

ANCHORS = {"save": None, "own_list": "own_list", "choices": "choice-add"}
"""The part of the page that an edit leads back to; those of a choice lead to the choices."""


@row_pages.get(ROW)
def show_row(
    draft: Draft,
    row: int,
    *,
    typed: Mapping[str, str] | None = None,
    notice: str = "",
    lost: Mapping[str, str] | None = None,
) -> str:
    """Show the fields of one row, with what was typed but could not be saved."""
    fields.check_row(draft.sheets, row)
    sheets = draft.sheets if typed is None else fields.type_row(draft.sheets, row, typed)
    rows = index_rows(sheets)
    shown = rows.survey[row - 1] if row else rows.settings
    return render_draft(
        "draft_row",
        draft,
        row=row,
        line=shown,
        kind=QUESTION_TYPES.get(shown.type) if row else None,
        spellings={name: each.spelling for name, each in QUESTION_TYPES.items() if each.spelling},
        kinds=list_kinds(sheets, row) if row else (),
        own_kind=kind_of(shown),
        looked_back_on=_list_looked_back_on(rows, shown),
        choices=list_own_choices(sheets, row),
        sharers=[each for each in rows.questions if each.list_name == (shown.list_name or None)],
        field_problems=_problems(sheets, row),
        notice=notice,
        lost=lost,
        **_show_condition(rows, shown),
    )


@row_pages.post(ROW)
@row_pages.post(f"{ROW}/<any(done,own_list,choices):edit>")
@row_pages.post(f"{ROW}/choices/<int:choice>/<any(up,down,remove):step>")
def save(
    draft: Draft, row: int, edit: str = "save", choice: int = 0, step: str = ""
) -> ResponseReturnValue:
    """Save what was typed, with what a button does to the choices."""
    survey = draft.sheets.survey
    name = survey[row - 1].get("name", "") if 0 < row <= len(survey) else ""
    edit, typed = f"choice_{step}" if step else edit, request.form.to_dict()
    draft = make_edit(draft, edit, name, row=row, typed=typed, choice=choice)
    if is_by_script():
        problems = _problems(draft.sheets, row)
        summary = say(reader(), "row_problems", n=len(problems)) if problems else ""
        return tell_script(draft, problems, summary=summary)
    if edit == "done":
        return go_to(draft, at=row)
    return go_to(draft, "draft_rows.show_row", row=row, _anchor=ANCHORS.get(edit, "choices"))


def show_stale(draft: Draft) -> str:
    """Show what was typed beside what somebody else has saved, so that neither is lost."""
    typed = request.form.to_dict()
    was = typed.get("was", "")
    row = find_row(draft.sheets, was)
    if was and not row:
        return show_row(draft, 0, notice="draft_stale_gone", lost=_list_texts(typed))
    return show_row(draft, row, typed=typed, notice="draft_stale_typed")


explain_stale(row_pages, show_stale)


def _show_condition(rows: SheetRows, row: SheetRow) -> dict[str, object]:
    """Return what the controls of a row's condition show, and what they can refer to."""
    before = [each for each in rows.questions if each.number < row.number and each.name]
    asked = [each for each in before if list_relations(rows, each)]
    lists = dict.fromkeys(each.list_name for each in asked if each.list_name)
    return {
        "condition": read_condition(row["relevant"]),
        "relations": RELATIONS,
        "relations_of": {each.name: list_relations(rows, each) for each in asked},
        "most_rules": fields.MOST_RULES,
        "asked_before": asked,
        "asked_lists": {own: [each for each in asked if each.list_name == own] for own in lists},
        "lists": rows.lists,
    }


def _list_texts(typed: Mapping[str, str]) -> dict[str, str]:
    """Return the texts that were typed, to be copied if their question was removed."""
    return {
        field: fields.tidy_text(text)
        for field, text in typed.items()
        if field.rpartition("-")[2] in LANGUAGES and text.strip()
    }


def _list_looked_back_on(rows: SheetRows, row: SheetRow) -> list[SheetRow]:
    """Return the statements that a rating can ask about in hindsight: those with its choices."""
    kind = QUESTION_TYPES.get(row.type)
    can_look_back = kind is not None and "bind::then_item_of" in kind.columns
    if not can_look_back or not rows.is_rating(row.list_name):
        return []
    alike = [each for each in rows.questions if each.list_name == row.list_name]
    others = [each for each in alike if each.name not in {"", row.name}]
    return [each for each in others if not each["bind::then_item_of"]]


def _problems(sheets: Sheets, row: int) -> dict[str, str]:
    """Return the first problem of each field in the reader's words."""
    found = fields.list_field_problems(sheets, row, check_sheets(sheets))
    return {field: problem.message.say(reader()) for field, problem in reversed(found)}
