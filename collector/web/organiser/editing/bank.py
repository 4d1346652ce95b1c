"""The page on which questions are added to a draft from the bank of scales."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from collector.actions.questionnaire.load import read_shipped
from collector.core.editing.bank import BankItem, add_items, list_bank
from collector.core.questionnaire.columns import BEGIN_GROUP
from collector.core.questionnaire.rows import index_rows
from collector.errors import NotFoundError, StaleDraftError
from collector.store.questionnaire.drafts import get_draft
from collector.store.questionnaire.versions import list_written
from collector.web.organiser.editing.draft_page import (
    DRAFT,
    change_seen,
    edited,
    get_named_series,
    page_values,
    say_line,
)
from collector.web.organiser.frame.frame import reader
from collector.web.site.service import service

blueprint = edited("draft_bank", __name__)


@blueprint.get(f"{DRAFT}/bank")
def show(slug: str, number: int) -> str:
    """Show every scale with its questions."""
    return _page(slug, number)


@blueprint.post(f"{DRAFT}/bank")
def add(slug: str, number: int) -> ResponseReturnValue:
    """Add the ticked questions at the end of a section."""
    draft = get_draft(service().db(), get_named_series(slug).id, number)
    section = request.form.get("section", 0, type=int)
    rows = draft.sheets.survey
    if not (0 < section <= len(rows) and rows[section - 1].get("type") == BEGIN_GROUP):
        raise NotFoundError("the draft has no such section")
    ticked = set(request.form.getlist("item"))
    items = [item for scale in _bank().values() for item in scale if item.id in ticked]
    names = ", ".join(item.row["name"] for item in items)
    try:
        change_seen(slug, number, lambda sheets: add_items(sheets, section, items), "added", names)
    except StaleDraftError:
        return _page(slug, number, notice="draft_stale"), 409
    return redirect(url_for("organiser.drafts.show", slug=slug, number=number, at=section), 303)


def _bank() -> dict[str, list[BankItem]]:
    return list_bank([*read_shipped().values(), *list_written(service().db())])


def _page(slug: str, number: int, notice: str = "") -> str:
    series = get_named_series(slug)
    draft = get_draft(service().db(), series.id, number)
    lines = index_rows(draft.sheets)
    asked = {item.id for items in list_bank([draft.sheets]).values() for item in items}
    return render_template(
        "organiser/editing/draft_bank.html",
        bank=_bank(),
        asked=asked,
        sections=[
            (line.number, say_line(line, reader())) for line in lines.survey if line.is_group
        ],
        notice=notice,
        **page_values(series, draft),
    )
