"""Pages that load a questionnaire from a file: as a new draft, or in place of what a draft holds.

An unfinished questionnaire is accepted, an unreadable file is not.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from collector.actions.questionnaire.edit_draft import begin_draft
from collector.actions.questionnaire.versions import list_latest
from collector.core.checking.rules import check_sheets
from collector.core.editing.fields import tidy_text
from collector.core.events.events import Series
from collector.core.questionnaire.model import Sheets
from collector.core.questionnaire.rows import Problem
from collector.core.waves import WaveName
from collector.core.xlsform.workbook import Adopted, Workbook, adopt_workbook, check_size
from collector.errors import BodyTooLargeError, QuestionnaireError
from collector.formats.questionnaire.yaml import read_yaml
from collector.store.questionnaire.drafts import Draft
from collector.texts.languages import LANGUAGES
from collector.texts.messages import Message
from collector.web.organiser.editing import draft_page
from collector.web.organiser.frame.frame import guarded, make_change, reader
from collector.web.organiser.frame.words import say
from collector.web.site.service import service

blueprint = guarded("draft_files", __name__)

FILE_LIMIT = 500_000
"""Bytes of an upload. The service's own questionnaires have 20 000."""

TEXT_LIMIT = 300_000
"""Bytes of a YAML file, which takes longer to read than a workbook of the same size."""

WORKBOOK_BEGINS = (b"PK", b"\xd0\xcf\x11\xe0")
"""A workbook is a ZIP archive, and an old .xls of another kind; no text begins so."""

GAPS = frozenset({"text_missing", "translation_missing"})
"""Kinds of problems that are only counted: a text is not written, or not in every language."""

MOST_SHOWN = 100  # problems of a file


@dataclass(frozen=True)
class Upload:
    """The sheets for a draft, and what to tell: cells left out, things to put right, the rest.

    `is_as_written` says that the draft holds everything as the file does.
    """

    sheets: Sheets
    left_out: list[str]
    problems: list[str]
    notes: list[str]
    is_as_written: bool


@blueprint.errorhandler(BodyTooLargeError)
def explain_large(_error: BodyTooLargeError) -> ResponseReturnValue:
    """Say how large a file may be."""
    problems = [say(reader(), "file_large", n=FILE_LIMIT // 1000)]
    return show(**(request.view_args or {}), problems=problems), 413


@blueprint.errorhandler(QuestionnaireError)
def explain_problems(error: QuestionnaireError) -> ResponseReturnValue:
    """Say why a file cannot be read."""
    problems = [
        each.say(reader()) if isinstance(each, Message) else str(each)
        for each in error.problems[:MOST_SHOWN]
    ]
    return show(**(request.view_args or {}), problems=problems), 422


@blueprint.get("/questionnaires/<slug>/file")
@blueprint.get(f"{draft_page.DRAFT}/replace")
def show(
    series: Series | None = None, draft: Draft | None = None, problems: Iterable[str] = ()
) -> str:
    """Show where to choose a file for a new draft of a series, or for a draft that is there."""
    shown = {
        "file_problems": list(problems),
        "limit": FILE_LIMIT // 1000,
        "text_limit": TEXT_LIMIT // 1000,
        "waves": list(WaveName),
    }
    if draft is not None:
        return draft_page.render_draft("draft_file", draft, **shown)
    return render_template("organiser/editing/draft_file.html", series=series, **shown)


@blueprint.post("/questionnaires/<slug>/file")
@blueprint.post(f"{draft_page.DRAFT}/replace")
def load(series: Series | None = None, draft: Draft | None = None) -> ResponseReturnValue:
    """Make a draft of a file, or put what it holds in place of what a draft holds.

    A draft whose sheets were replaced has them again by undo.
    """
    asked = next((name for name in WaveName if name == request.form.get("wave")), None)
    name, upload = _read_upload(request.files.get("file"), draft.name if draft else asked)
    if series is not None:
        base = list_latest(service().db(), series)[name]
        saved = make_change(begin_draft, series, base, sheets=upload.sheets)
    elif draft is None or name != draft.name:
        raise QuestionnaireError([say(reader(), "file_other_wave")])
    else:
        file_name = tidy_text(request.files["file"].filename or "")
        saved = draft_page.make_edit(draft, "replace", file_name, file=upload.sheets)
    if upload.is_as_written and not upload.problems:
        return draft_page.go_to(saved)
    return draft_page.render_draft("draft_loaded", saved, upload=upload)


def show_stale(draft: Draft) -> str:
    """Say that somebody else has changed the draft."""
    return show(draft=draft, problems=[say(reader(), "draft_stale", name=draft.editor)])


draft_page.explain_stale(blueprint, show_stale)


def _read_upload(chosen: FileStorage | None, wave: WaveName | None) -> tuple[WaveName, Upload]:
    """Read a file for the wave that it names itself, or else for the one given, or raise."""
    content = chosen.read(FILE_LIMIT + 1) if chosen else b""
    if not content:
        raise QuestionnaireError([say(reader(), "file_none")])
    workbook = _read(content)
    check_size(workbook.sheets)
    written = workbook.sheets.settings.get("form_id", "").strip()
    name = next((each for each in WaveName if each == written), wave)
    if name is None:
        raise QuestionnaireError([say(reader(), "file_no_wave")])
    heading = {language: say(language, "file_section") for language in LANGUAGES}
    return name, _tell(workbook, adopt_workbook(workbook, name, heading))


def _read(content: bytes) -> Workbook:
    is_workbook = content.startswith(WORKBOOK_BEGINS)
    limit = FILE_LIMIT if is_workbook else TEXT_LIMIT
    if len(content) > limit:
        raise QuestionnaireError([say(reader(), "file_large", n=limit // 1000)])
    if is_workbook:
        from collector.formats.questionnaire.xlsx import read_loosely  # noqa: PLC0415 slow to import

        return read_loosely(content)
    try:
        return Workbook(read_yaml(content.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        raise QuestionnaireError([say(reader(), "file_not_text")]) from error


def _tell(read: Workbook, taken: Adopted) -> Upload:
    found = check_sheets(taken.workbook.sheets)
    others = [each for each in found if each.message.kind not in GAPS]
    guessed = [problem for problem in read.problems if problem.kind == "no_language"]
    lost = [problem for problem in read.problems if problem.kind != "no_language"]
    counted = {
        "file_sections_made": taken.sections,
        "file_sections_flat": int(taken.is_flattened),
        "file_gaps": len(found) - len(others),
    }
    notes = [say(reader(), key, n=n) for key, n in counted.items() if n]
    said = [problem.say(reader()) for problem in lost[:MOST_SHOWN]]
    return Upload(
        taken.workbook.sheets,
        left_out=[*said, *_say_placed(read, taken.left_out)],
        problems=_say_placed(taken.workbook, others),
        notes=[*notes, *(problem.say(reader()) for problem in guessed)],
        is_as_written=not (read.problems or taken.left_out or taken.sections or taken.is_flattened),
    )


def _say_placed(workbook: Workbook, problems: Iterable[Problem]) -> list[str]:
    """Return the first problem of each cell, with the cell."""
    placed: dict[str, str] = {}
    for problem in problems:
        parts = (workbook.locate(problem), problem.name, problem.column)
        placed.setdefault(", ".join(filter(None, parts)), problem.message.say(reader()))
    return [f"{place}: {sentence}" for place, sentence in placed.items()][:MOST_SHOWN]
