"""Read a posted form within limits, and keep what can be read when something is wrong."""

from dataclasses import dataclass, field
from io import BytesIO
from urllib.parse import parse_qsl, unquote_to_bytes

from flask import Request
from werkzeug.datastructures import MultiDict
from werkzeug.formparser import FormDataParser

from collector.core.answering.answers import AnswerProblem
from collector.core.questionnaire.model import Questionnaire
from collector.core.questionnaire.types import TEXT_LIMIT
from collector.errors import BodyTooLargeError, CollectorError, SentError
from collector.texts.languages import Language
from collector.web.site.layout import say

BODY_LIMIT = 256_000  # bytes of an accepted form
READ_LIMIT = 1_000_000  # bytes of a form that is refused but given back to its writer

Fields = dict[str, list[str]]
Pairs = list[tuple[str, str]]


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
    is_multipart = request.mimetype == "multipart/form-data"
    if not is_multipart and request.mimetype != "application/x-www-form-urlencoded":
        return HtmlForm(problem=SentError("unreadable", request.mimetype))
    try:
        pairs = _split_parts(request, body) if is_multipart else _split(body)
    except ValueError as error:
        return HtmlForm(problem=SentError("unreadable", str(error)))
    fields = MultiDict(pairs).to_dict(flat=False)
    try:
        (body if is_multipart else body + unquote_to_bytes(body)).decode()
    except UnicodeDecodeError:
        return HtmlForm(fields, SentError("unreadable", "not UTF-8"))
    return HtmlForm(fields)


def _split(body: bytes) -> Pairs:
    return parse_qsl(body.decode(errors="replace"), keep_blank_values=True)


def _split_parts(request: Request, body: bytes) -> Pairs:
    parser, options = FormDataParser(silent=False), dict(request.mimetype_params)
    _, form, files = parser.parse(BytesIO(body), request.mimetype, len(body), options)
    # A file in place of an answer is read as its name, which is checked like any answer.
    names = [(name, file.filename or "") for name, file in files.items(multi=True)]
    return [*form.items(multi=True), *names]


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
