"""The page that shows a draft's texts in three columns, one for each language."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from collector.core.editing.completeness import list_texts
from collector.core.editing.fields import name_field
from collector.texts.languages import LANGUAGES
from collector.web.organiser.editing.draft_page import (
    DRAFT,
    edited,
    is_by_script,
    make_edit,
    open_draft,
    refuse_script,
    render_draft,
    tell_script,
)

blueprint = edited(
    "draft_translations", __name__, lambda **at: _explain_stale(at["slug"], at["number"])
)


@blueprint.get(f"{DRAFT}/translations")
def show(slug: str, number: int) -> str:
    """Show every text in three languages, or only those that lack one."""
    return _page(slug, number)


@blueprint.post(f"{DRAFT}/translations")
def save(slug: str, number: int) -> ResponseReturnValue:
    """Save the texts that were typed."""
    typed = request.form.to_dict()
    draft = make_edit(slug, number, "translations", "translations", typed=typed)
    if is_by_script():
        return tell_script(draft, {})
    only = request.args.get("only", "")
    return redirect(url_for(".show", slug=slug, number=number, only=only or None), 303)


def _explain_stale(slug: str, number: int) -> ResponseReturnValue:
    """Show what was typed, which could not be saved, in its fields."""
    if is_by_script():
        return refuse_script(open_draft(slug, number))
    return _page(slug, number, notice="draft_stale_typed")


def _page(slug: str, number: int, *, notice: str = "") -> str:
    draft, only = open_draft(slug, number), request.args.get("only", "")
    texts = list_texts(draft.sheets)
    return render_draft(
        "draft_translations",
        slug,
        draft,
        places=[each for each in texts if only != "gaps" or len(each.texts) < len(LANGUAGES)],
        sent=request.form,
        name_field=name_field,
        only=only,
        notice=notice,
    )
