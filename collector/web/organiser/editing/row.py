"""The page of one row of a draft: a question with choices and condition, a section, the title."""

from collections.abc import Callable, Mapping

from flask import jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from collector.actions.questionnaire.edit_draft import TYPED
from collector.core.checking.rules import check_sheets
from collector.core.editing.choices import (
    add_choice,
    give_own_list,
    list_of,
    list_sharers,
    move_choice,
    remove_choice,
)
from collector.core.editing.kinds import kind_of, list_kinds
from collector.core.editing.rows import find_row
from collector.core.editing.simple_conditions import RELATIONS, list_relations, read_condition
from collector.core.questionnaire.columns import END_GROUP
from collector.core.questionnaire.model import Sheets
from collector.core.questionnaire.rows import SheetRow, SheetRows, index_rows
from collector.core.questionnaire.types import QUESTION_TYPES
from collector.errors import NotFoundError, StaleDraftError
from collector.store.questionnaire.drafts import Draft, get_draft
from collector.web.organiser.editing.draft_page import (
    DRAFT,
    change_seen,
    edited,
    get_named_series,
    is_by_script,
    page_values,
    read_step,
    say,
    say_fields,
    say_line,
)
from collector.web.organiser.editing.fields import (
    MOST_RULES,
    list_field_problems,
    list_own_choices,
    read_row,
    tidy_text,
)
from collector.web.organiser.editing.problem_words import say_problem
from collector.web.organiser.frame.frame import reader
from collector.web.site.service import service

blueprint = edited("draft_rows", __name__)

ROW = f"{DRAFT}/rows/<int:row>"

CHOICE_STEPS: dict[str, Callable[[Sheets, int], Sheets]] = {
    "choice-up": lambda sheets, choice: move_choice(sheets, choice, -1),
    "choice-down": lambda sheets, choice: move_choice(sheets, choice, 1),
    "choice-remove": remove_choice,
}
"""A button's name and what it does to one choice."""

ROW_STEPS: dict[str, Callable[[Sheets, int], Sheets]] = {
    "choice-add": lambda sheets, row: add_choice(sheets, list_of(sheets, row)),
    "own-list": give_own_list,
}
"""A button's name and what it does to the question."""

NOTHING: dict[str, str] = {}


@blueprint.get(ROW)
def show(slug: str, number: int, row: int) -> str:
    """Show the fields of one row."""
    draft = get_draft(service().db(), get_named_series(slug).id, number)
    _check_row(draft.sheets, row)
    return _page(slug, draft, row)


@blueprint.post(ROW)
def save(slug: str, number: int, row: int) -> ResponseReturnValue:
    """Save what was typed, then do what the button says."""
    sent, do = request.form.to_dict(), request.form.get("do", "")
    draft = get_draft(service().db(), get_named_series(slug).id, number)
    try:
        if draft.step == read_step():
            _check_row(draft.sheets, row)
        changed = change_seen(
            slug,
            number,
            lambda sheets: _apply(sheets, row, sent, do),
            "choices" if do in ROW_STEPS or _choice_step(do)[0] else TYPED,
            _name(draft.sheets, row),
        )
    except StaleDraftError:
        return _answer_stale(slug, draft, sent)
    if is_by_script():
        said, problems = say(reader(), "draft_saved"), _problems(changed.sheets, row)
        summary = say(reader(), "row_problems", n=len(problems)) if problems else ""
        return jsonify({**say_fields(problems, changed, said), "summary": summary})
    if do == "done":
        return redirect(url_for("organiser.drafts.show", slug=slug, number=number, at=row), 303)
    anchor = do if do in ROW_STEPS else ("choices" if _choice_step(do)[0] else None)
    address = url_for(".show", slug=slug, number=number, row=row, _anchor=anchor)
    return redirect(address, 303)


def _apply(sheets: Sheets, row: int, sent: Mapping[str, str], do: str) -> Sheets:
    changed = read_row(sheets, row, sent)
    kind, choice = _choice_step(do)
    if kind:
        if choice not in {line.number for line in list_own_choices(changed, row)}:
            raise NotFoundError(f"the question has no choice {choice}")
        return CHOICE_STEPS[kind](changed, choice)
    if do in ROW_STEPS and row and list_of(sheets, row):
        return ROW_STEPS[do](changed, row)
    return changed


def _choice_step(do: str) -> tuple[str, int]:
    kind, _, place = do.rpartition("-")
    is_number = place.isascii() and place.isdecimal() and len(place) < 7  # noqa: PLR2004 rows
    return (kind, int(place)) if kind in CHOICE_STEPS and is_number else ("", 0)


def _answer_stale(slug: str, draft: Draft, sent: Mapping[str, str]) -> ResponseReturnValue:
    """Show what was typed beside what somebody else has saved, so that neither is lost."""
    if is_by_script():
        return jsonify({"said": say(reader(), "draft_stale_typed", name=draft.editor)}), 409
    was = sent.get("was", "")
    row = find_row(draft.sheets, was) if was else 0
    if was and not row:
        return _page(slug, draft, 0, notice="draft_stale_gone", lost=_list_typed(sent)), 409
    return _page(slug, draft, row, sent=sent, notice="draft_stale_typed"), 409


def _page(
    slug: str,
    draft: Draft,
    row: int,
    *,
    sent: Mapping[str, str] | None = None,
    notice: str = "",
    lost: Mapping[str, str] = NOTHING,
) -> str:
    """Return the page; what was sent but could not be saved stands in the fields again."""
    typed = draft.sheets if sent is None else read_row(draft.sheets, row, sent)
    lines, asked_before = index_rows(typed), _list_asked_before(typed, row)
    line = lines.survey[row - 1] if row else lines.settings
    return render_template(
        "organiser/editing/draft_row.html",
        row=row,
        line=line,
        saved=index_rows(draft.sheets).survey[row - 1] if row else lines.settings,
        lost=lost,
        kind=QUESTION_TYPES.get(line.type) if row else None,
        kinds=list_kinds(typed, row) if row else (),
        own_kind=kind_of(line),
        looked_back_on=_list_looked_back_on(lines, line),
        choices=list_own_choices(typed, row),
        sharers=list_sharers(typed, line.list_name) if row and line.list_name else [],
        condition=read_condition(line["relevant"]),
        relations=RELATIONS,
        relations_of={each.name: list_relations(lines, each) for each in asked_before},
        most_rules=MOST_RULES,
        asked_before=asked_before,
        numbers_before=[each.name for each in asked_before if each.type == "integer"],
        asked_lists=_group_by_list(asked_before),
        lists=lines.lists,
        say_line=lambda each: say_line(each, reader()),
        field_problems=_problems(typed, row),
        notice=notice,
        **page_values(get_named_series(slug), draft),
    )


def _list_typed(sent: Mapping[str, str]) -> dict[str, str]:
    """Return the texts that were typed, to be copied if their question was removed."""
    return {
        field: tidy_text(text)
        for field, text in sent.items()
        if field.rpartition("-")[2] in {"et", "ru", "en"} and text.strip()
    }


def _list_asked_before(sheets: Sheets, row: int) -> list[SheetRow]:
    """Return the questions that a condition of this row can refer to."""
    lines = index_rows(sheets)
    return [
        line
        for line in lines.questions
        if line.number < row and line.name and list_relations(lines, line)
    ]


def _list_looked_back_on(lines: SheetRows, line: SheetRow) -> list[SheetRow]:
    """Return the statements that a rating can ask about in hindsight: those with its choices."""
    if line.type != "select_one" or not lines.is_rating(line.list_name):
        return []
    return [
        each
        for each in lines.questions
        if each.list_name == line.list_name and each.name not in {"", line.name}
        if not each["bind::then_item_of"]
    ]


def _group_by_list(questions: list[SheetRow]) -> dict[str, list[SheetRow]]:
    grouped: dict[str, list[SheetRow]] = {}
    for line in (each for each in questions if each.list_name):
        grouped.setdefault(line.list_name, []).append(line)
    return grouped


def _problems(sheets: Sheets, row: int) -> dict[str, str]:
    """Return the first problem of each field in the reader's words."""
    found = list_field_problems(sheets, row, check_sheets(sheets))
    return {field: say_problem(problem.message, reader()) for field, problem in reversed(found)}


def _check_row(sheets: Sheets, row: int) -> None:
    if row > len(sheets.survey) or (row and sheets.survey[row - 1].get("type") == END_GROUP):
        raise NotFoundError(f"the draft has no row {row}")


def _name(sheets: Sheets, row: int) -> str:
    return sheets.survey[row - 1].get("name", "") if 0 < row <= len(sheets.survey) else ""
