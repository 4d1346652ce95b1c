"""The receipt's page: whether a response arrived, and withdrawing it.

How many wrong receipts may be tried is a rule of `core/guesses`; the count lives in the web
process alone and is forgotten with it.
"""

from flask import Flask, Response, current_app, request

from collector.actions.withdraw import find_receipt, withdraw
from collector.core.guesses import ONE_MORE_EVERY, can_guess, count_miss, full_budget
from collector.core.languages import Language
from collector.core.receipts import normalise_receipt
from collector.web.html_form import read_form
from collector.web.languages import choose_language, remember_language
from collector.web.layout import render_page, say
from collector.web.service import service

WORDS_LENGTH = 200
"""Characters that are read; no three words are longer."""


def init_app(app: Flask) -> None:
    """Give an application the receipt's address, and a count of misses of its own."""
    app.extensions["guesses"] = None
    app.add_url_rule("/receipt", view_func=ask_receipt, methods=["GET"])
    app.add_url_rule("/receipt", view_func=look_up_receipt, methods=["POST"])


def ask_receipt() -> Response:
    """Ask for the three words."""
    return remember_language(request, _page(choose_language(request)))


def look_up_receipt() -> Response:
    """Say whether the response with these words is stored; delete it when that is confirmed."""
    language = choose_language(request)
    form = read_form(request)
    if form.problem is not None:
        raise form.problem
    words = form.first("words").strip()[:WORDS_LENGTH]
    receipt = normalise_receipt(words)
    if receipt is None:
        return _page(language, 422, words=words, problem=say(language, "words_unknown"))
    if not _may_guess():
        return _wait_page(language, words)
    keys = service().settings.keys
    found = find_receipt(service().db(), receipt, keys=keys)
    if found is None:
        _count_miss()
        return _page(language, 404, words=words, problem=say(language, "words_not_found"))
    event, wave = found
    if form.first("confirm") != "yes":
        return _page(language, words=words, event=event, wave=wave)
    withdraw(service().write, event, receipt, keys=keys)
    title, sentence = say(language, "withdrawn_title"), say(language, "withdrawn")
    return Response(render_page("message.html", language, title=title, sentence=sentence))


def _may_guess() -> bool:
    budget = current_app.extensions["guesses"]
    return budget is None or can_guess(budget, service().clock())


def _count_miss() -> None:
    now = service().clock()
    # Two threads may count as one; the rule needs no better.
    budget = current_app.extensions["guesses"] or full_budget(now)
    current_app.extensions["guesses"] = count_miss(budget, now)


def _wait_page(language: Language, words: str) -> Response:
    response = _page(language, 429, words=words, problem=say(language, "too_many_guesses"))
    response.headers["Retry-After"] = str(int(ONE_MORE_EVERY.total_seconds()))
    return response


def _page(language: Language, status: int = 200, **context: object) -> Response:
    return Response(render_page("receipt.html", language, **context), status)
