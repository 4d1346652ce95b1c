"""The bank of scales: items that can be added to a draft."""

from collections.abc import Iterable
from dataclasses import dataclass

from collector.core.editing.rows import add_question, check_section, free_name, names_of
from collector.core.questionnaire.conditions import parse_expression
from collector.core.questionnaire.model import Row, Sheets, content_hash
from collector.core.questionnaire.rows import SheetRow, index_rows
from collector.errors import ExpressionError


@dataclass(frozen=True)
class BankItem:
    """A question as written, with the choices that it offers; `id` names its words."""

    id: str
    row: SheetRow
    choices: tuple[Row, ...]


def list_bank(written: Iterable[Sheets]) -> dict[str, list[BankItem]]:
    """Return the items by scale; the same words are listed once, as they were met first."""
    bank: dict[str, dict[str, BankItem]] = {}
    for rows in map(index_rows, written):
        for question in (each for each in rows.questions if each["bind::scale"]):
            choices = tuple(each.row for each in rows.lists.get(question.list_name, ()))
            said = [question.name, question.texts("label"), question["bind::reverse"], choices]
            item = BankItem(content_hash(said), question, choices)
            bank.setdefault(question["bind::scale"], {}).setdefault(item.id, item)
    return {scale: list(items.values()) for scale, items in bank.items()}


def add_item(sheets: Sheets, section: int, item: BankItem) -> Sheets:
    """Add an item at the end of a section, with its list if the questionnaire has none like it.

    A condition that refers to what is not asked here is left out.
    """
    taken = names_of(sheets)
    row = {**item.row.row, "name": free_name(item.row.name or item.row["bind::scale"], taken)}
    if not _refers_to_known(row.get("relevant", ""), taken):
        row.pop("relevant")
    if row.get("bind::then_item_of", "") not in {"", *taken}:
        row.pop("bind::then_item_of")
    old = item.row.list_name
    known = index_rows(sheets).lists
    if not item.choices or [each.row for each in known.get(old, ())] == list(item.choices):
        return add_question(sheets, section, row)
    name = free_name(old, known)
    choices = [{**each, "list_name": name} for each in item.choices]
    return add_question(sheets, section, {**row, "type": f"{item.row.type} {name}"}, choices)


def add_items(sheets: Sheets, section: int, items: Iterable[BankItem]) -> Sheets:
    """Add items at the end of a section, in their order."""
    check_section(sheets, section)
    for item in items:
        sheets = add_item(sheets, section, item)
    return sheets


def _refers_to_known(condition: str, names: set[str]) -> bool:
    try:
        return not condition or parse_expression(condition).references <= names
    except ExpressionError:
        return False
