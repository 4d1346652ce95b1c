"""What every page of a draft shows: its rows, problems, last change and missing texts.

A page changes a draft by `change_seen`, which checks that the draft is still as it was shown.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from flask import Blueprint, request

from collector.actions.questionnaire.edit_draft import change_draft
from collector.core.checking.rules import check_sheets
from collector.core.editing.completeness import count_texts
from collector.core.events.events import Series
from collector.core.questionnaire.columns import END_GROUP
from collector.core.questionnaire.model import Sheets
from collector.core.questionnaire.problems import Problem
from collector.core.questionnaire.rows import SheetRow, index_rows
from collector.errors import NotFoundError
from collector.store.events.events import list_series
from collector.store.questionnaire.drafts import Draft, find_last_step
from collector.texts.catalogue import read_texts, translate
from collector.texts.languages import Language
from collector.web.organiser.editing.fields import find_field
from collector.web.organiser.editing.problem_words import say_problem
from collector.web.organiser.frame.frame import reader
from collector.web.organiser.frame.session import signed_in
from collector.web.organiser.frame.sign_in import guarded
from collector.web.organiser.frame.words import say_when
from collector.web.site.service import service


def edited(name: str, module: str) -> Blueprint:
    """Return a blueprint of pages that say their own words and, around them, the organiser's."""
    pages = guarded(name, module)
    pages.context_processor(
        lambda: {"t": partial(say, reader()), "say_version": partial(say_version, reader())}
    )
    return pages


def say(language: Language, key: str, **values: Any) -> str:  # noqa: ANN401 anything with a text
    """Return one of the words of these pages, or else of the frame around them."""
    audience = "editor" if key in read_texts("editor") else "organiser"
    return translate(audience, language, key, **values)


def say_version(language: Language, number: int) -> str:
    """Return how a version is called; the number 0 means that it came with the service."""
    return say(language, "version_number", n=number) if number else say(language, "version_ready")


def get_named_series(slug: str) -> Series:
    """Return the series with this slug, or raise NotFoundError."""
    for series in list_series(service().db()):
        if series.slug == slug:
            return series
    raise NotFoundError(f"there is no series {slug}")


DRAFTS = "/questionnaires/<slug>/drafts"
DRAFT = f"{DRAFTS}/<int:number>"


@dataclass(frozen=True)
class RowLine:
    """A row of the survey as the page lists it: what it says, and how many problems it has."""

    line: SheetRow
    words: str
    problems: int

    @property
    def number(self) -> int:
        """Return its place from 1."""
        return self.line.number


@dataclass(frozen=True)
class PlacedProblem:
    """A problem in the reader's words, the row of the survey where it is solved, and its field."""

    problem: Problem
    row: int
    field: str
    name: str
    sentence: str


def read_step() -> int:
    """Return the step of the draft that the reader saw; -1 if the form does not say it."""
    sent = request.form.get("step", -1, type=int)
    return sent if sent < 2**60 else -1


def change_seen(
    slug: str, number: int, change: Callable[[Sheets], Sheets], what: str, about: str
) -> Draft:
    """Change a draft that is still as the page showed it; see `change_draft`."""
    series, seen = get_named_series(slug), read_step()
    now, account = service().clock(), signed_in().name
    return service().write(
        lambda db: change_draft(
            db, series, number, seen, change, what=what, about=about, now=now, account=account
        )
    )


def page_values(series: Series, draft: Draft) -> dict[str, Any]:
    """Return what every page of a draft is given."""
    language, now = reader(), service().clock()
    problems = list_problems(draft.sheets, language)
    return {
        "series": series,
        "draft": draft,
        "problems": problems,
        "last": find_last_step(service().db(), draft.id),
        "texts": count_texts(draft.sheets),
        "edited": say_when(draft.updated, now, language),
        "words_of": partial(find_words, draft.sheets, language),
    }


def list_rows(sheets: Sheets, problems: list[PlacedProblem], language: Language) -> list[RowLine]:
    """Return the rows of the survey that say something, in order."""
    return [
        RowLine(
            line,
            say_line(line, language),
            sum(problem.row == line.number for problem in problems),
        )
        for line in index_rows(sheets).survey
        if line.type != END_GROUP
    ]


def list_problems(sheets: Sheets, language: Language) -> list[PlacedProblem]:
    """Return every problem with the place where it is solved."""
    lines = index_rows(sheets)
    users = {line.list_name: line.number for line in reversed(lines.questions) if line.list_name}
    placed = []
    for problem in check_sheets(sheets):
        row = problem.row if problem.sheet == "survey" else 0
        if problem.sheet == "choices":
            row = users.get(lines.choices[problem.row - 1].list_name, 0)
        named = lines.survey[row - 1] if row else None
        name = problem.name if named is None else say_line(named, language)
        sentence = say_problem(problem.message, language)
        placed.append(PlacedProblem(problem, row, find_field(problem), name, sentence))
    return placed


def say_line(line: SheetRow, language: Language) -> str:
    """Return the text of a row in a language, or else in another, or else its name."""
    texts = line.texts("label")
    return texts.get(language) or next(iter(texts.values()), line.name)


def find_words(sheets: Sheets, language: Language, name: str) -> str:
    """Return the texts of the questions, sections or lists with these names, or else the names."""
    named = index_rows(sheets).named
    parts = name.split(", ")
    return ", ".join(say_line(named[part], language) if part in named else part for part in parts)


def is_by_script() -> bool:
    """Say whether the page's script sent the request."""
    return request.accept_mimetypes.best == "application/json"


def say_fields(problems: Mapping[str, str], draft: Draft, said: str) -> dict[str, Any]:
    """Return what the page's script gets after saving."""
    return {"step": draft.step, "said": said, "problems": dict(problems)}
