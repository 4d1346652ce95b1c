"""What every page of a draft shows, and how each makes an edit of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from flask import Blueprint, Response, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from collector.actions.questionnaire.edit_draft import Seen, change_draft
from collector.core.checking.rules import check_sheets
from collector.core.editing.completeness import count_texts
from collector.core.editing.edits import EDITS
from collector.core.editing.fields import find_field
from collector.core.people.roles import Right
from collector.core.questionnaire.model import Sheets
from collector.core.questionnaire.rows import Problem, SheetRow, index_rows
from collector.errors import StaleDraftError
from collector.store.events.events import get_series
from collector.store.questionnaire.drafts import Draft, find_last_step, get_draft
from collector.texts.catalogue import find_file, translate
from collector.texts.languages import Language
from collector.web.organiser.frame.frame import guarded, reader, signed_in
from collector.web.organiser.frame.words import say_when
from collector.web.site.service import service


def edited(name: str, module: str, change: Right = Right.RUN) -> Blueprint:
    """Return a blueprint of pages that say their own words and, around them, the organiser's."""
    pages = guarded(name, module, change=change)
    pages.context_processor(
        lambda: {"t": partial(say, reader()), "say_version": partial(say_version, reader())}
    )
    return pages


def say(language: Language, key: str, **values: Any) -> str:  # noqa: ANN401 anything with a text
    """Return one of the words of these pages, or else of the frame around them."""
    file = find_file(key, ("editor", "question_types", "organiser"))
    return translate(file, language, key, **values)


def say_version(language: Language, number: int) -> str:
    """Return how a version is called; the number 0 means that it came with the service."""
    return say(language, "version_number", n=number) if number else say(language, "version_ready")


DRAFTS = "/questionnaires/<slug>/drafts"
DRAFT = f"{DRAFTS}/<int:number>"


@dataclass(frozen=True)
class PlacedProblem:
    """A problem in the reader's words, the row of the survey where it is solved, and its field."""

    problem: Problem
    row: int
    field: str
    name: str
    sentence: str


def see_draft(draft: Draft) -> Seen:
    """Return a draft as the page showed it to the reader, who changes it now.

    A form that does not say the step saw none.
    """
    series, step = get_series(service().db(), draft.series_id), request.form.get("step", -1, int)
    return Seen(series, draft.id, step, service().clock(), signed_in().name)


def make_edit(draft: Draft, name: str, about: str, **given: Any) -> Draft:  # noqa: ANN401 what the edit takes
    """Make an edit of the table in a draft, or raise StaleDraftError if it was changed meanwhile.

    A place that is none of the draft's raises NotFoundError.
    """
    edit = EDITS[name]
    seen, change = see_draft(draft), partial(edit.apply, **given)
    return service().write(lambda db: change_draft(db, seen, change, edit.what, about))


def find_stale() -> Draft:
    """Return the draft of a request that came too late, as it is by now."""
    stale: Draft = (request.view_args or {})["draft"]
    return get_draft(service().db(), stale.series_id, stale.id)


def explain_stale(pages: Blueprint, show: Callable[[Draft], str]) -> None:
    """Let pages tell the script, or show the reader, that somebody else has changed a draft."""

    def explain(_error: StaleDraftError) -> ResponseReturnValue:
        draft = find_stale()
        said = say(reader(), "draft_stale_typed", name=draft.editor)
        return (jsonify({"said": said}) if is_by_script() else show(draft)), 409

    pages.register_error_handler(StaleDraftError, explain)


def go_to(draft: Draft, endpoint: str = "drafts.show", **values: Any) -> ResponseReturnValue:  # noqa: ANN401 what an address holds
    """Lead the browser to a page of a draft."""
    slug = get_series(service().db(), draft.series_id).slug
    return redirect(url_for(f"organiser.{endpoint}", slug=slug, number=draft.id, **values), 303)


def render_draft(page: str, draft: Draft, **values: Any) -> str:  # noqa: ANN401 anything a page shows
    """Return a page of a draft with what every one of them shows."""
    language, now = reader(), service().clock()
    return render_template(
        f"organiser/editing/{page}.html",
        series=get_series(service().db(), draft.series_id),
        draft=draft,
        problems=list_problems(draft.sheets, language),
        last=find_last_step(service().db(), draft.id),
        texts=count_texts(draft.sheets),
        edited=say_when(draft.updated, now, language),
        words_of=partial(find_words, draft.sheets, language),
        say_row=partial(say_row, language=language),
        **values,
    )


def list_problems(sheets: Sheets, language: Language) -> list[PlacedProblem]:
    """Return every problem with the place where it is solved."""
    rows = index_rows(sheets)
    users = {each.list_name: each.number for each in reversed(rows.questions)}
    placed = []
    for problem in check_sheets(sheets):
        at = problem.row if problem.sheet == "survey" else 0
        if problem.sheet == "choices":
            at = users.get(rows.choices[problem.row - 1].list_name, 0)
        name = say_row(rows.survey[at - 1], language) if at else problem.name
        sentence = problem.message.say(language)
        placed.append(PlacedProblem(problem, at, find_field(problem), name, sentence))
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
