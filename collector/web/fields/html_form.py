"""Read a posted form within limits, and keep what can be read when something is wrong."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from urllib.parse import parse_qsl

from flask import Request
from werkzeug.datastructures import MultiDict
from werkzeug.formparser import FormDataParser

from collector.core.answering.answers import AnswerProblem
from collector.core.questionnaire.model import Questionnaire
from collector.core.questionnaire.types import TEXT_LIMIT
from collector.errors import BodyTooLargeError, CollectorError, UnreadableBodyError
from collector.texts.languages import Language
from collector.web.site.layout import say

BODY_LIMIT = 256_000  # bytes of an accepted form
READ_LIMIT = 1_000_000  # bytes of a form that is refused but given back to its writer

Fields = dict[str, list[str]]


@dataclass(frozen=True)
class HtmlForm:
    """The fields of a form by name; `problem` says why they cannot be accepted."""

    fields: Fields = field(default_factory=dict)
    problem: CollectorError | None = None

    def first(self, name: str) -> str:
        """Return a field's first value, or the empty text."""
        return next(iter(self.fields.get(name, ())), "")

    def cut(self, length: int) -> "HtmlForm":
        """Return the form with every value cut to a length."""
        cut = {name: [value[:length] for value in values] for name, values in self.fields.items()}
        return HtmlForm(cut, self.problem)


def read_form(request: Request) -> HtmlForm:
    """Return the posted form; a form that is too large or unreadable comes with its problem."""
    body = request.stream.read(READ_LIMIT + 1)
    if len(body) > READ_LIMIT:
        return HtmlForm(problem=BodyTooLargeError("the form has more than 1 MB"))
    form = _parse(request, body) if body else HtmlForm()
    if form.problem is None and len(body) > BODY_LIMIT:
        return HtmlForm(form.fields, BodyTooLargeError("the form has more than 256 kB"))
    return form


def _parse(request: Request, body: bytes) -> HtmlForm:
    parse = _PARSERS.get(request.mimetype)
    if parse is None:
        return HtmlForm(problem=UnreadableBodyError(f"“{request.mimetype}” is no form"))
    try:
        fields, is_text = parse(body, request.mimetype_params)
    except ValueError as error:
        return HtmlForm(problem=UnreadableBodyError(str(error)))
    return HtmlForm(fields, None if is_text else UnreadableBodyError("the form is not in UTF-8"))


def _parse_urlencoded(body: bytes, _options: Mapping[str, str]) -> tuple[Fields, bool]:
    try:
        return _split(body, "strict"), True
    except UnicodeDecodeError:
        return _split(body, "replace"), False


def _split(body: bytes, errors: str) -> Fields:
    pairs = parse_qsl(body.decode(errors=errors), keep_blank_values=True, errors=errors)
    return MultiDict(pairs).to_dict(flat=False)


def _parse_multipart(body: bytes, options: Mapping[str, str]) -> tuple[Fields, bool]:
    parser = FormDataParser(silent=False)
    _, form, files = parser.parse(BytesIO(body), "multipart/form-data", len(body), dict(options))
    # A file in place of an answer is read as its name, which is checked like any answer.
    names = [(name, file.filename or "") for name, file in files.items(multi=True)]
    pairs = [*form.items(multi=True), *names]
    return MultiDict(pairs).to_dict(flat=False), _is_utf8(body)


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return True


_PARSERS: dict[str, Callable[[bytes, Mapping[str, str]], tuple[Fields, bool]]] = {
    "application/x-www-form-urlencoded": _parse_urlencoded,
    "multipart/form-data": _parse_multipart,
}

NAME_LENGTH = 40  # characters of an unknown field's name that are shown


@dataclass(frozen=True)
class Complaint:
    """What to change in one field; `label` is the question as asked."""

    field: str
    label: str
    sentence: str
    is_on_page: bool = True


def complain(language: Language, field: str, label: str, sentence: str) -> Complaint:
    """Return a complaint whose label and sentence are these of the participants' texts."""
    return Complaint(field, say(language, label), say(language, sentence))


def complain_of_answer(
    questionnaire: Questionnaire, problem: AnswerProblem, language: Language
) -> Complaint:
    """Return the complaint about an answer."""
    name, detail = problem.question, problem.detail
    sentence = say(language, f"problem_{problem.code}", limit=TEXT_LIMIT, detail=detail)
    if problem.code == "unknown_field":
        return Complaint(name, name[:NAME_LENGTH], sentence, is_on_page=False)
    question = questionnaire.questions[name]
    if problem.code == "constraint" and question.constraint_message is not None:
        sentence = question.constraint_message[language]
    return Complaint(name, question.label[language], sentence)
