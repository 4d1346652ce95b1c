"""The page of receipts: whether answers arrived, and withdrawing them, by words or by a code."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Response, request

from collector.actions.answering import withdraw
from collector.core.answering.rate_limit import RECEIPT_ADDRESS, SECRET
from collector.core.answering.receipts import Receipt, normalise_receipt
from collector.core.answering.submission import Codes
from collector.core.events.events import Event
from collector.core.linking.linkage import LinkingPlan, Way
from collector.errors import AmbiguousCodeError
from collector.texts.languages import Language
from collector.web.fields.html_form import Complaint, HtmlForm, complain, read_form
from collector.web.fields.linking import WAY_FIELD, LinkFields, list_keys
from collector.web.site.guesses import begin_attempt
from collector.web.site.layout import (
    choose_language,
    remember_language,
    render_page,
    say,
    show_message,
)
from collector.web.site.service import service

VALUE_LENGTH = 200  # characters of a field that are read; three words are shorter

WORDS_FIELD = "words"
EVENT_FIELD = "event"


@dataclass(frozen=True)
class Search:
    """A search: whose answers in which event, and what to say where if none are found."""

    wanted: Receipt | Codes
    only: Event | None
    secret: str
    field: str
    not_found: str


def ask_receipt() -> Response:
    """Ask for the three words, the card's code or the personal code."""
    return remember_language(request, _page(choose_language(request), HtmlForm()))


def look_up_receipt() -> Response:
    """Say which answers are stored; delete them when that is confirmed."""
    language = choose_language(request)
    form = read_form(request).cut(VALUE_LENGTH)
    if form.problem is not None:
        raise form.problem
    search = _read_search(form, language)
    if not isinstance(search, Search):
        return _page(language, form, 422, {each.field: each.sentence for each in search})
    db, keys = service().db(), service().settings.keys
    miss = begin_attempt(RECEIPT_ADDRESS, {SECRET: search.secret})
    try:
        found = withdraw.find_answers(db, search.wanted, keys=keys, only=search.only)
        if found is not None and form.first("confirm") == "yes":
            withdraw.withdraw_answers(service().write, found.event, search.wanted, keys=keys)
            return show_message(language, "withdrawn")
    except AmbiguousCodeError:
        miss()
        return _page(language, form, 409, {search.field: say(language, "code_ambiguous")})
    if found is None:
        miss()
        return _page(language, form, 404, {search.field: search.not_found})
    return _page(language, form, found=found)


def _read_search(form: HtmlForm, language: Language) -> Search | list[Complaint]:
    way = form.first(WAY_FIELD)
    if way not in {Way.CARD, Way.PERSONAL}:
        return _read_words(form, language)
    links = LinkFields(form, LinkingPlan((Way(way),)))
    complaints = links.complain(language)
    asked = withdraw.list_asked(service().db(), service().clock())
    known = {event.slug: event for event in asked}
    only = known.get(form.first(EVENT_FIELD)) if way == Way.PERSONAL else None
    if way == Way.PERSONAL and only is None:
        complaints.append(complain(language, EVENT_FIELD, "which_event", "problem_required"))
    if complaints:
        return complaints
    return Search(
        wanted=links.codes,
        only=only,
        secret=repr(links.codes),
        field="personal" if way == Way.PERSONAL else "card_code",
        not_found=say(language, "code_not_found"),
    )


def _read_words(form: HtmlForm, language: Language) -> Search | list[Complaint]:
    receipt = normalise_receipt(form.first(WORDS_FIELD))
    if receipt is None:
        return [complain(language, WORDS_FIELD, "words_label", "words_unknown")]
    return Search(
        wanted=receipt,
        only=None,
        secret=receipt.in_words("et"),
        field=WORDS_FIELD,
        not_found=say(language, "words_not_found"),
    )


def _page(
    language: Language,
    form: HtmlForm,
    status: int = 200,
    problems: Mapping[str, str] | None = None,
    found: withdraw.Found | None = None,
) -> Response:
    db, now = service().db(), service().clock()
    page = render_page(
        "receipt.html",
        language,
        form=form,
        found=found,
        problems=problems or {},
        events=withdraw.list_asked(db, now),
        sealed=withdraw.list_asked(db, now, sealed=True),
        keys=list_keys(language),
    )
    return Response(page, status)
