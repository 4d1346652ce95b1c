"""The page that shows a draft's texts in three columns, one for each language."""

from collections.abc import Mapping

from flask import jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from collector.actions.questionnaire.edit_draft import TYPED
from collector.core.editing.choices import set_choice
from collector.core.editing.completeness import TextPlace, list_texts
from collector.core.editing.rows import set_cells
from collector.core.questionnaire.columns import column_in
from collector.core.questionnaire.model import Sheets
from collector.errors import StaleDraftError
from collector.store.questionnaire.drafts import Draft, get_draft
from collector.texts.languages import LANGUAGES
from collector.web.organiser.editing.draft_page import (
    DRAFT,
    change_seen,
    edited,
    get_named_series,
    is_by_script,
    page_values,
    say,
    say_fields,
)
from collector.web.organiser.editing.fields import tidy_text
from collector.web.organiser.frame.frame import reader
from collector.web.site.service import service

blueprint = edited("draft_translations", __name__)

NOTHING: Mapping[str, str] = {}


@blueprint.get(f"{DRAFT}/translations")
def show(slug: str, number: int) -> str:
    """Show every text in three languages, or only those that lack one."""
    return _page(slug, get_draft(service().db(), get_named_series(slug).id, number))


@blueprint.post(f"{DRAFT}/translations")
def save(slug: str, number: int) -> ResponseReturnValue:
    """Save the texts that were typed."""
    sent = request.form.to_dict()
    try:
        draft = change_seen(slug, number, lambda sheets: _fill(sheets, sent), TYPED, "translations")
    except StaleDraftError:
        stored = get_draft(service().db(), get_named_series(slug).id, number)
        return _answer_stale(slug, stored, sent)
    if is_by_script():
        return jsonify(say_fields({}, draft, say(reader(), "draft_saved")))
    only = request.args.get("only", "")
    return redirect(url_for(".show", slug=slug, number=number, only=only or None), 303)


def name_field(place: TextPlace, language: str) -> str:
    """Return the name of the field of one text in one language."""
    return f"{place.line.sheet}-{place.line.number}-{place.column}-{language}"


def _fill(sheets: Sheets, sent: Mapping[str, str]) -> Sheets:
    filled = sheets
    for place in list_texts(sheets):
        cells = {
            column_in(place.column, language): tidy_text(sent[field])
            for language in LANGUAGES
            if (field := name_field(place, language)) in sent
        }
        fill = set_choice if place.line.sheet == "choices" else set_cells
        filled = fill(filled, place.line.number, cells)
    return filled


def _answer_stale(slug: str, draft: Draft, sent: Mapping[str, str]) -> ResponseReturnValue:
    if is_by_script():
        said = say(reader(), "draft_stale_typed", name=draft.editor)
        return jsonify({"said": said}), 409
    return _page(slug, draft, sent, notice="draft_stale_typed"), 409


def _page(slug: str, draft: Draft, sent: Mapping[str, str] = NOTHING, *, notice: str = "") -> str:
    only = request.args.get("only", "")
    places = [
        place
        for place in list_texts(draft.sheets)
        if only != "gaps" or len(place.texts) < len(LANGUAGES)
    ]
    return render_template(
        "organiser/editing/draft_translations.html",
        places=places,
        sent=sent,
        name_field=name_field,
        only=only,
        notice=notice,
        **page_values(get_named_series(slug), draft),
    )
