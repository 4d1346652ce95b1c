"""The page on which questions are added to a draft from the bank of scales."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from collector.actions.questionnaire.load import read_shipped
from collector.core.editing.bank import BankItem, list_bank
from collector.core.questionnaire.rows import index_rows
from collector.store.questionnaire.versions import list_written
from collector.web.organiser.editing.draft_page import (
    DRAFT,
    edited,
    make_edit,
    open_draft,
    render_draft,
)
from collector.web.site.service import service

blueprint = edited("draft_bank", __name__, lambda **at: _page(**at, notice="draft_stale"))


@blueprint.get(f"{DRAFT}/bank")
def show(slug: str, number: int) -> str:
    """Show every scale with its questions."""
    return _page(slug, number)


@blueprint.post(f"{DRAFT}/bank")
def add(slug: str, number: int) -> ResponseReturnValue:
    """Add the ticked questions at the end of a section."""
    section, ticked = request.form.get("section", 0, type=int), set(request.form.getlist("item"))
    items = [item for scale in _bank().values() for item in scale if item.id in ticked]
    names = ", ".join(item.row["name"] for item in items)
    make_edit(slug, number, "items", names, row=section, items=items)
    return redirect(url_for("organiser.drafts.show", slug=slug, number=number, at=section), 303)


def _bank() -> dict[str, list[BankItem]]:
    return list_bank([*read_shipped().values(), *list_written(service().db())])


def _page(slug: str, number: int, notice: str = "") -> str:
    draft = open_draft(slug, number)
    return render_draft(
        "draft_bank",
        slug,
        draft,
        bank=_bank(),
        asked={item.id for items in list_bank([draft.sheets]).values() for item in items},
        sections=[row for row in index_rows(draft.sheets).survey if row.is_group],
        notice=notice,
    )
