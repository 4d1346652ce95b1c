"""A questionnaire from a file: as a new draft, or in place of what a draft holds.

Reading the bytes belongs to `formats`. An unfinished questionnaire is welcome, an unreadable file
is not.
"""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from collector.actions.edit_draft import begin_draft, change_draft
from collector.actions.list_versions import list_versions
from collector.core.questionnaire import Sheets
from collector.core.sheet_size import check_size
from collector.core.waves import WaveName
from collector.core.workbook_problems import WorkbookProblem
from collector.errors import BodyTooLargeError, NotFoundError, QuestionnaireError, StaleDraftError
from collector.formats.yaml_questionnaire import read_yaml
from collector.store.drafts import get_draft
from collector.web.organiser.draft_fields import tidy_text
from collector.web.organiser.draft_page import DRAFT, page_values, read_step
from collector.web.organiser.editor_frame import edited, get_named_series, say
from collector.web.organiser.frame import explain_not_found, reader
from collector.web.organiser.problem_words import say_problem
from collector.web.organiser.session import signed_in
from collector.web.service import service

blueprint = edited("draft_files", __name__)

FILE_LIMIT = 300_000
"""Bytes of an upload; the questionnaires that come with the service have 20 000."""

ZIP_BEGINS = b"PK"
"""A workbook is a ZIP archive, and no text begins so."""

MOST_SHOWN = 100
"""Problems of a file that are listed."""


@blueprint.before_request
def refuse_large() -> None:
    """Refuse what is too large before a byte of it is looked at."""
    if (request.content_length or 0) > FILE_LIMIT:
        raise BodyTooLargeError(f"more than {FILE_LIMIT} bytes were sent")


@blueprint.errorhandler(BodyTooLargeError)
def explain_large(_error: BodyTooLargeError) -> ResponseReturnValue:
    """Say how large a file may be."""
    slug: str = (request.view_args or {})["slug"]
    number: int | None = (request.view_args or {}).get("number")
    problems = [say(reader(), "file_large", n=FILE_LIMIT // 1000)]
    try:
        return _page(slug, number, problems), 413
    except NotFoundError as error:  # nobody handles an error of a handler
        return explain_not_found(error)


@blueprint.get("/questionnaires/<slug>/file")
def show(slug: str) -> str:
    """Show where to choose a file for a new draft."""
    return _page(slug)


@blueprint.post("/questionnaires/<slug>/file")
def load(slug: str) -> ResponseReturnValue:
    """Make a draft of a file, to be compared with the latest version of its wave."""
    series, now, account = get_named_series(slug), service().clock(), signed_in().name
    try:
        sheets = _read(request.files.get("file"))
        name = _find_wave(sheets)
    except QuestionnaireError as error:
        return _page(slug, problems=_say(error)), 422
    base = next(each for each in list_versions(service().db(), series) if each.name == name)
    draft = service().write(
        lambda db: begin_draft(db, series, base.version, sheets=sheets, now=now, account=account)
    )
    return redirect(url_for("organiser.drafts.show", slug=slug, number=draft.id), 303)


@blueprint.get(f"{DRAFT}/replace")
def show_replacing(slug: str, number: int) -> str:
    """Show where to choose a file for a draft."""
    return _page(slug, number)


@blueprint.post(f"{DRAFT}/replace")
def replace_by_file(slug: str, number: int) -> ResponseReturnValue:
    """Put what a file holds in place of what the draft holds; undo brings that back."""
    series, seen = get_named_series(slug), read_step()
    now, account = service().clock(), signed_in().name
    draft = get_draft(service().db(), series.id, number)
    chosen = request.files.get("file")
    file_name = tidy_text(chosen.filename or "") if chosen else ""
    try:
        sheets = _read(chosen)
        if _find_wave(sheets) != draft.name:
            return _page(slug, number, [say(reader(), "file_other_wave")]), 422
        service().write(
            lambda db: change_draft(
                db,
                series,
                number,
                seen,
                lambda _old: sheets,
                what="replaced",
                about=file_name,
                now=now,
                account=account,
            )
        )
    except QuestionnaireError as error:
        return _page(slug, number, _say(error)), 422
    except StaleDraftError:
        return _page(slug, number, [say(reader(), "draft_stale", name=draft.editor)]), 409
    return redirect(url_for("organiser.drafts.show", slug=slug, number=number), 303)


def _read(chosen: FileStorage | None) -> Sheets:
    content = chosen.read(FILE_LIMIT + 1) if chosen else b""
    if not content:
        raise QuestionnaireError([say(reader(), "file_none")])
    if content.startswith(ZIP_BEGINS):
        # Imported when it is needed: the library takes longer than the page.
        from collector.formats.xlsx_questionnaire import read_workbook  # noqa: PLC0415 slow to import

        sheets = read_workbook(content)
        check_size(sheets)
        return sheets
    try:
        sheets = read_yaml(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise QuestionnaireError([say(reader(), "file_not_text")]) from error
    check_size(sheets)
    return sheets


def _find_wave(sheets: Sheets) -> WaveName:
    for name in WaveName:
        if sheets.settings.get("form_id", "").strip() == name:
            return name
    raise QuestionnaireError([say(reader(), "file_no_wave")])


def _say(error: QuestionnaireError) -> list[str]:
    return [
        problem.say(reader())
        if isinstance(problem, WorkbookProblem)
        else say_problem(str(problem), reader())
        for problem in error.problems[:MOST_SHOWN]
    ]


def _page(slug: str, number: int | None = None, problems: list[str] | None = None) -> str:
    series = get_named_series(slug)
    if number is None:
        values = {"series": series, "draft": None}
    else:
        draft = get_draft(service().db(), series.id, number)
        values = page_values(series, draft)
    return render_template(
        "organiser/draft_file.html",
        file_problems=problems or [],
        limit=FILE_LIMIT // 1000,
        **values,
    )
