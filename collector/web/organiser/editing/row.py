"""The page of one row of a draft: a question with choices and condition, a section, the title."""

from collections.abc import Mapping

from flask import request
from flask.typing import ResponseReturnValue

from collector.core.checking.rules import check_sheets
from collector.core.editing import fields
from collector.core.editing.rows import find_row, kind_of, list_kinds, list_own_choices
from collector.core.editing.simple_conditions import RELATIONS, list_relations, read_condition
from collector.core.questionnaire.model import Sheets
from collector.core.questionnaire.rows import SheetRow, SheetRows, index_rows
from collector.core.questionnaire.types import QUESTION_TYPES
from collector.store.questionnaire.drafts import Draft
from collector.texts.languages import LANGUAGES
from collector.web.organiser.editing import draft_page
from collector.web.organiser.frame.frame import reader

blueprint = draft_page.edited("draft_rows", __name__)

ROW = f"{draft_page.DRAFT}/rows/<int:row>"

ANCHORS = {"save": None, "own_list": "own_list", "choices": "choice-add"}
"""The part of the page that an edit leads back to; those of a choice lead to the choices."""


@blueprint.get(ROW)
def show(
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
    return draft_page.render_draft(
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


@blueprint.post(ROW)
@blueprint.post(f"{ROW}/<any(done,own_list,choices):edit>")
@blueprint.post(f"{ROW}/choices/<int:choice>/<any(up,down,remove):step>")
def save(
    draft: Draft, row: int, edit: str = "save", choice: int = 0, step: str = ""
) -> ResponseReturnValue:
    """Save what was typed, with what a button does to the choices."""
    survey = draft.sheets.survey
    name = survey[row - 1].get("name", "") if 0 < row <= len(survey) else ""
    edit, typed = f"choice_{step}" if step else edit, request.form.to_dict()
    draft = draft_page.make_edit(draft, edit, name, row=row, typed=typed, choice=choice)
    if draft_page.is_by_script():
        problems = _problems(draft.sheets, row)
        summary = draft_page.say(reader(), "row_problems", n=len(problems)) if problems else ""
        return draft_page.tell_script(draft, problems, summary=summary)
    if edit == "done":
        return draft_page.go_to(draft, at=row)
    return draft_page.go_to(draft, "draft_rows.show", row=row, _anchor=ANCHORS.get(edit, "choices"))


def show_stale(draft: Draft) -> str:
    """Show what was typed beside what somebody else has saved, so that neither is lost."""
    typed = request.form.to_dict()
    was = typed.get("was", "")
    row = find_row(draft.sheets, was)
    if was and not row:
        return show(draft, 0, notice="draft_stale_gone", lost=_list_texts(typed))
    return show(draft, row, typed=typed, notice="draft_stale_typed")


draft_page.explain_stale(blueprint, show_stale)


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
