"""How tests write in a draft of a questionnaire as a browser without JavaScript does."""

import re
from html import unescape

from collector.core.editing.rows import find_row

START = "/organiser/questionnaires/seminars"

DRAFT = f"{START}/drafts/1"


def row_of(draft, name):
    return find_row(draft().sheets, name)


def cells_of(draft, name):
    return draft().sheets.survey[row_of(draft, name) - 1]


def read_fields(html):
    """Return what the form of a page would send as it stands, by the button Save."""
    form = html[html.index("data-autosave") :]
    fields = dict(re.findall(r'<textarea id="([^"]*)"[^>]*>([^<]*)</textarea>', form))
    for tag in re.findall(r"<input [^>]*>", form):
        found = dict(re.findall(r'(name|value|type)="([^"]*)"', tag))
        if found.get("type") in {"checkbox", "radio"} and " checked" not in tag:
            continue
        fields[found["name"]] = found.get("value", "on")
    for name, options in re.findall(
        r'<select [^>]*name="([^"]*)"[^>]*>(.*?)</select>', form, re.DOTALL
    ):
        chosen = re.findall(r'<option value="([^"]*)"[^>]*? selected', options)
        first = re.findall(r'<option value="([^"]*)"', options)
        fields[name] = (chosen or first or [""])[0]
    fields.pop("csrf_token")
    return {name: unescape(value) for name, value in fields.items()}


def edit(organiser, draft, edited, button="", **typed):
    """Open a row's page, type into its fields and press a button; its address ends like that."""
    page = f"{DRAFT}/rows/{row_of(draft, edited)}"
    fields = {**read_fields(organiser.get(page).text), **typed}
    sent = {name: value for name, value in fields.items() if value is not None}
    return organiser.post(f"{page}{button}", page, **sent)


def press(organiser, draft, button, **fields):
    """Press a button of a draft's page; its address ends like that."""
    return organiser.post(f"{DRAFT}{button}", DRAFT, step=draft().step, **fields)
