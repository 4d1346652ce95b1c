"""Pages that load a questionnaire from a file: as a new draft, or in place of what a draft holds.

An unfinished questionnaire is accepted, an unreadable file is not.
"""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from collector.actions.questionnaire.edit_draft import begin_draft
from collector.actions.questionnaire.versions import list_versions
from collector.core.editing.fields import tidy_text
from collector.core.waves import WaveName
from collector.errors import BodyTooLargeError, NotFoundError, QuestionnaireError, StaleDraftError
from collector.web.organiser.editing.draft_page import (
    DRAFT,
    edited,
    get_named_series,
    make_edit,
    open_draft,
    render_draft,
    say,
)
from collector.web.organiser.editing.uploads import (
    FILE_LIMIT,
    TEXT_LIMIT,
    Upload,
    read_upload,
    say_refused,
)
from collector.web.organiser.frame.frame import explain_not_found, reader
from collector.web.organiser.frame.session import signed_in
from collector.web.site.service import service

blueprint = edited("draft_files", __name__)


@blueprint.before_request
def refuse_large() -> None:
    """Refuse a file that is too large before it is read."""
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
    except NotFoundError as error:  # an error raised in a handler is not handled
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
        name, upload = read_upload(request.files.get("file"), _read_asked())
    except QuestionnaireError as error:
        return _page(slug, problems=say_refused(error)), 422
    sheets = upload.sheets
    base = next(each for each in list_versions(service().db(), series) if each.name == name)
    draft = service().write(
        lambda db: begin_draft(db, series, base.version, sheets=sheets, now=now, account=account)
    )
    return _answer(slug, draft.id, upload)


@blueprint.get(f"{DRAFT}/replace")
def show_replacing(slug: str, number: int) -> str:
    """Show where to choose a file for a draft."""
    return _page(slug, number)


@blueprint.post(f"{DRAFT}/replace")
def replace_by_file(slug: str, number: int) -> ResponseReturnValue:
    """Put what a file holds in place of what the draft holds; undo brings that back."""
    draft = open_draft(slug, number)
    chosen = request.files.get("file")
    file_name = tidy_text(chosen.filename or "") if chosen else ""
    try:
        name, upload = read_upload(chosen, draft.name)
        if name != draft.name:
            return _page(slug, number, [say(reader(), "file_other_wave")]), 422
        make_edit(slug, number, "replace", file_name, file=upload.sheets)
    except QuestionnaireError as error:
        return _page(slug, number, say_refused(error)), 422
    except StaleDraftError:
        return _page(slug, number, [say(reader(), "draft_stale", name=draft.editor)]), 409
    return _answer(slug, number, upload)


def _answer(slug: str, number: int, upload: Upload) -> ResponseReturnValue:
    """Go to the draft, or first tell what of the file was left out or changed."""
    if upload.is_as_written and not upload.problems:
        return redirect(url_for("organiser.drafts.show", slug=slug, number=number), 303)
    return render_draft("draft_loaded", open_draft(slug, number), upload=upload)


def _read_asked() -> WaveName | None:
    """Return the wave that was chosen for a file that names none."""
    return next((name for name in WaveName if name == request.form.get("wave")), None)


def _page(slug: str, number: int | None = None, problems: list[str] | None = None) -> str:
    shown = {
        "file_problems": problems or [],
        "limit": FILE_LIMIT // 1000,
        "text_limit": TEXT_LIMIT // 1000,
        "waves": list(WaveName),
        "wave": request.form.get("wave", ""),
    }
    if number is not None:
        return render_draft("draft_file", open_draft(slug, number), **shown)
    series = get_named_series(slug)
    return render_template("organiser/editing/draft_file.html", series=series, draft=None, **shown)
