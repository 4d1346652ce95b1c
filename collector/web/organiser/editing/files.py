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
from collector.errors import BodyTooLargeError, QuestionnaireError, StaleDraftError
from collector.formats.questionnaire.yaml import read_yaml
from collector.store.questionnaire.drafts import Draft
from collector.texts.languages import LANGUAGES
from collector.texts.messages import Message
from collector.web.organiser.editing import draft_page
from collector.web.organiser.frame.frame import reader, signed_in
from collector.web.site.service import service

blueprint = draft_page.edited("draft_files", __name__)

FILE_LIMIT = 500_000
"""Bytes of an upload; what is larger would be put on disk. The service's own have 20 000."""

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


@blueprint.before_request
def refuse_large() -> None:
    """Refuse a file that is too large before it is read."""
    if (request.content_length or 0) > FILE_LIMIT:
        raise BodyTooLargeError(f"more than {FILE_LIMIT} bytes were sent")


@blueprint.errorhandler(BodyTooLargeError)
def explain_large(_error: BodyTooLargeError) -> ResponseReturnValue:
    """Say how large a file may be."""
    problems = [draft_page.say(reader(), "file_large", n=FILE_LIMIT // 1000)]
    return show(**(request.view_args or {}), problems=problems), 413


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
    return render_template("organiser/editing/draft_file.html", series=series, draft=None, **shown)


@blueprint.post("/questionnaires/<slug>/file")
@blueprint.post(f"{draft_page.DRAFT}/replace")
def load(series: Series | None = None, draft: Draft | None = None) -> ResponseReturnValue:
    """Make a draft of a file, or put what it holds in place of what a draft holds.

    A draft whose sheets were replaced has them again by undo.
    """
    asked = next((name for name in WaveName if name == request.form.get("wave")), None)
    try:
        name, upload = _read_upload(request.files.get("file"), draft.name if draft else asked)
        saved = _replace(draft, name, upload) if draft else _begin(name, upload)
    except QuestionnaireError as error:
        said = [
            each.say(reader()) if isinstance(each, Message) else str(each)
            for each in error.problems[:MOST_SHOWN]
        ]
        return show(series, draft, said), 422
    except StaleDraftError:
        stale = draft_page.find_stale()
        said = [draft_page.say(reader(), "draft_stale", name=stale.editor)]
        return show(draft=stale, problems=said), 409
    if upload.is_as_written and not upload.problems:
        return draft_page.go_to(saved)
    return draft_page.render_draft("draft_loaded", saved, upload=upload)


def _begin(name: WaveName, upload: Upload) -> Draft:
    """Begin a draft that is compared with the latest version of its wave."""
    series: Series = (request.view_args or {})["series"]
    now, account = service().clock(), signed_in().name
    base, sheets = list_latest(service().db(), series)[name], upload.sheets
    return service().write(
        lambda db: begin_draft(db, series, base, sheets=sheets, now=now, account=account)
    )


def _replace(draft: Draft, name: WaveName, upload: Upload) -> Draft:
    if name != draft.name:
        raise QuestionnaireError([draft_page.say(reader(), "file_other_wave")])
    file_name = tidy_text(request.files["file"].filename or "")
    return draft_page.make_edit(draft, "replace", file_name, file=upload.sheets)


def _read_upload(chosen: FileStorage | None, wave: WaveName | None) -> tuple[WaveName, Upload]:
    """Read a file for the wave that it names itself, or else for the one given, or raise."""
    content = chosen.read(FILE_LIMIT + 1) if chosen else b""
    if not content:
        raise QuestionnaireError([draft_page.say(reader(), "file_none")])
    workbook = _read(content)
    check_size(workbook.sheets)
    written = workbook.sheets.settings.get("form_id", "").strip()
    name = next((each for each in WaveName if each == written), wave)
    if name is None:
        raise QuestionnaireError([draft_page.say(reader(), "file_no_wave")])
    heading = {language: draft_page.say(language, "file_section") for language in LANGUAGES}
    return name, _tell(workbook, adopt_workbook(workbook, name, heading))


def _read(content: bytes) -> Workbook:
    if content.startswith(WORKBOOK_BEGINS):
        from collector.formats.questionnaire.xlsx import read_loosely  # noqa: PLC0415 slow to import

        return read_loosely(content)
    if len(content) > TEXT_LIMIT:
        raise QuestionnaireError([draft_page.say(reader(), "file_large", n=TEXT_LIMIT // 1000)])
    try:
        return Workbook(read_yaml(content.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        raise QuestionnaireError([draft_page.say(reader(), "file_not_text")]) from error


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
    notes = [draft_page.say(reader(), key, n=n) for key, n in counted.items() if n]
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
        parts = (workbook.locate(problem), problem.name, problem.whole_column)
        placed.setdefault(", ".join(filter(None, parts)), problem.message.say(reader()))
    return [f"{place}: {sentence}" for place, sentence in placed.items()][:MOST_SHOWN]
