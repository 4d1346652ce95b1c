"""The forms of a page, read as a browser reads them and filled in as a person would."""

from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

NOT_ASKED = frozenset({"link_way", "switch_lang"})
"""Fields of a questionnaire that belong to no question."""


@dataclass(frozen=True)
class Field:
    """One thing that can be filled in, or a button that can be pressed."""

    name: str
    kind: str
    value: str
    is_chosen: bool = False


@dataclass
class Form:
    """A form: where it is sent, and its fields in their order."""

    action: str
    fields: list[Field] = field(default_factory=list)

    def send(self, **filled):
        """Return what a browser sends: what stands there, and what a person filled in."""
        standing = [
            (each.name, each.value)
            for each in self.fields
            if each.name not in filled and _is_sent(each)
        ]
        return _as_fields([*standing, *filled.items()])

    def values(self, name):
        """Return the values of all fields or buttons of a name."""
        return [each.value for each in self.fields if each.name == name]

    def names(self):
        """Return the name of every field, each once."""
        return dict.fromkeys(each.name for each in self.fields)


def find_form(html, action_part, page=""):
    """Return the first form of a page that is sent to an address with this in it.

    A form without an address of its own is sent to that of its page.
    """
    return next(each for each in read_forms(html) if action_part in (each.action or page))


def read_forms(html):
    """Return every form of a page."""
    reader = _Reader()
    reader.feed(html)
    return reader.forms


def answer(form, number, **filled):
    """Return what is sent when a person answers every question of a questionnaire.

    Another number answers otherwise. The fields for linking stay empty unless they are given.
    """
    answers = {}
    for place, name in enumerate(form.names()):
        kinds = {each.kind for each in form.fields if each.name == name}
        values = [value for value in form.values(name) if value not in {"dk", ""}]
        if name in NOT_ASKED or name in filled:
            continue
        if kinds == {"radio"}:
            answers[name] = values[(number * number + place) % len(values)]
        elif kinds == {"checkbox"}:
            answers[name] = [values[number % len(values)], values[(number + 1) % len(values)]]
        elif kinds == {"textarea"}:
            answers[name] = f"Rohkem ühiseid õppusi ({number})"
    return form.send(**answers, **filled)


def _is_sent(each):
    if each.kind in {"radio", "checkbox", "option"}:
        return each.is_chosen
    return bool(each.name) and each.kind not in {"submit", "button", "file"}


def _as_fields(pairs):
    fields = {}
    for name, value in pairs:
        fields.setdefault(name, []).extend(value if isinstance(value, list) else [value])
    return fields


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.forms = []
        self.form = None
        self.select = ""
        self.is_in_text = False

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.form = Form(given.get("action", ""))
            self.forms.append(self.form)
        elif self.form is not None:
            self._read_field(tag, given)

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        elif tag == "textarea":
            self.is_in_text = False

    def handle_data(self, data):
        if self.is_in_text:
            last = self.form.fields[-1]
            self.form.fields[-1] = replace(last, value=last.value + data)

    def _read_field(self, tag, given):
        name, value = given.get("name", ""), given.get("value", "")
        if tag == "input":
            kind = given.get("type", "text")
            self.form.fields.append(Field(name, kind, value, "checked" in given))
        elif tag == "button":
            self.form.fields.append(Field(name, "submit", value))
        elif tag == "textarea":
            self.form.fields.append(Field(name, "textarea", ""))
            self.is_in_text = True
        elif tag == "select":
            self.select = name
        elif tag == "option":
            self.form.fields.append(Field(self.select, "option", value, "selected" in given))
