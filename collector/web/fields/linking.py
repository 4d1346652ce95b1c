"""The fields of a sent page about linking: the chosen way, a card's code, a personal code."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import cache, cached_property
from pathlib import Path

import yaml
from babel.dates import get_month_names
from flask import Request, Response, request

from collector.core.answering.rate_limit import CARD_ADDRESS
from collector.core.answering.submission import Codes
from collector.core.events.events import Event
from collector.core.linking.codes import (
    ELEMENTS,
    LETTERS,
    OTHER_LETTER,
    UNKNOWN,
    PhoneToken,
    letter_key,
    read_card_code,
    read_self_generated_code,
)
from collector.core.linking.linkage import WITHOUT, LinkingPlan, Way
from collector.errors import CardCodeError, SelfGeneratedCodeError
from collector.texts.languages import Language
from collector.texts.numerals import LOCALES
from collector.web.fields.html_form import Complaint, HtmlForm, complain
from collector.web.site.guesses import begin_attempt
from collector.web.site.layout import choose_language, say, show_message
from collector.web.site.service import service

WAY_FIELD = "link_way"
CARD_FIELD = "card_code"

FIELDS: dict[Way, tuple[str, ...]] = {
    Way.CARD: (CARD_FIELD,),
    Way.PHONE: (),
    Way.PERSONAL: tuple(ELEMENTS),
}
"""Every way and the fields that are filled in for it."""

_SHOWN = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
TYPED_AS: dict[str, str] = _SHOWN["typed_as"]
ALPHABETS: dict[Language, str] = _SHOWN["alphabets"]
LOOK_ALIKES: dict[str, str] = _SHOWN["look_alikes"]

_MONTH_UNKNOWN = {"0": UNKNOWN}
_MEANT: dict[str, Mapping[str, str]] = {
    "mother_month": _MONTH_UNKNOWN,
    "father_month": _MONTH_UNKNOWN,
    "older_siblings": {str(number): "4+" for number in range(4, 20)},
}
"""Numbers that people type for a value that is no number."""


@dataclass(frozen=True)
class LinkFields:
    """What a form says about linking, read by what the event offers."""

    form: HtmlForm
    plan: LinkingPlan

    @cached_property
    def ways(self) -> tuple[Way, ...]:
        """Return the ways that count: the chosen one or, if none is named, all filled in.

        A way that the event does not offer never counts, and a card always does where only cards
        answer.
        """
        first, ways = self.form.first, self.plan.offered
        if self.plan.cards_only:
            return ways
        if chosen := first(WAY_FIELD):
            return tuple(way for way in ways if way == chosen)
        return tuple(way for way in ways if any(first(field).strip() for field in FIELDS[way]))

    @cached_property
    def codes(self) -> Codes:
        """Return the codes typed and tapped, or raise CardCodeError or SelfGeneratedCodeError."""
        read, card = read_self_generated_code, self.form.first(CARD_FIELD)
        if self.plan.cards_only and not card.strip():
            raise CardCodeError("needed")
        return Codes(
            card=read_card_code(card) if Way.CARD in self.ways else None,
            personal=read(self._elements) if Way.PERSONAL in self.ways else None,
        )

    def complain(self, language: Language) -> list[Complaint]:
        """Return what has to be changed before the answers can be linked, or nothing."""
        chosen = self.form.first(WAY_FIELD)
        if chosen not in {"", WITHOUT, *Way}:
            return [complain(language, WAY_FIELD, "link_title", "problem_not_in_list")]
        try:
            _ = self.codes
        except CardCodeError as error:
            return [complain_of_card(error, language)]
        except SelfGeneratedCodeError as error:
            if error.reason == "default":  # it could be anybody's
                return [complain(language, "personal", "link_personal", "personal_default")]
            reasons = {
                element: "problem_not_in_list" if value else "problem_required"
                for element, value in self._elements.items()
                if value not in ELEMENTS[element]
            }
            return [complain(language, name, name, reason) for name, reason in reasons.items()]
        return []

    @cached_property
    def _elements(self) -> dict[str, str]:
        return {element: read_element(element, self.form.first(element)) for element in ELEMENTS}


def complain_of_card(error: CardCodeError, language: Language) -> Complaint:
    """Return what is wrong with a card's code."""
    return complain(language, CARD_FIELD, "link_card", f"card_{error.reason}")


@contextmanager
def attempt_card(event: Event) -> Iterator[None]:
    """Let what comes from one address wait longer the more of its cards are made up."""
    miss = begin_attempt(CARD_ADDRESS, {}) if event.linking.cards_only else None
    try:
        yield
    except CardCodeError as error:
        if miss is not None and error.reason == "foreign":
            miss()
        raise


def read_element(element: str, typed: str) -> str:
    """Return the value that somebody tapped or typed; an unknown text stays as it is."""
    text = typed.strip()
    if not text or text in ELEMENTS[element]:
        return text
    if element == "mother_letter":
        return letter_key(text)
    number = text.lstrip("0") or "0"
    return _MEANT.get(element, {}).get(number, number)


@dataclass(frozen=True)
class Key:
    """One key: its value, what it shows, and the letters of another script that it also means."""

    value: str
    face: str
    also: str = ""


@cache
def list_keys(language: Language) -> dict[str, list[Key]]:
    """Return the keys of every element in the order in which they are shown."""
    months = get_month_names("wide", "stand-alone", LOCALES[language])
    faces = {str(number): months[number] for number in months}
    faces[UNKNOWN] = say(language, "not_known")
    keys = {name: [Key(value, value) for value in values] for name, values in ELEMENTS.items()}
    for element in ("mother_month", "father_month"):
        keys[element] = [Key(value, faces[value]) for value in ELEMENTS[element]]
    letters = [_letter(first, language) for first in ALPHABETS[language]]
    keys["mother_letter"] = [*letters, Key(OTHER_LETTER, say(language, "other_letter"))]
    return keys


def _letter(first: str, language: Language) -> Key:
    value = next(key for key, letters in LETTERS.items() if first in letters)
    is_cyrillic = language == "ru"
    own = [letter for letter in LETTERS[value] if (letter >= "Ѐ") == is_cyrillic]
    seen = {*own, *(LOOK_ALIKES.get(letter) for letter in own)}
    seen |= {cyrillic for cyrillic, latin in LOOK_ALIKES.items() if latin in own}
    also = [letter for letter in LETTERS[value] if letter not in seen]
    own.sort(key=lambda letter: letter != first)
    return Key(value, " ".join(own), " ".join(also))


COOKIE = "phone"


def remember_phone(
    request: Request, response: Response, event: Event, token: PhoneToken, now: datetime
) -> None:
    """Let the phone keep its token until the event is sealed; no script can read it."""
    sealed = datetime.combine(event.sealing, time.min, UTC) + timedelta(days=1)
    response.set_cookie(
        COOKIE,
        token,
        path=_path(event.slug),
        max_age=max(int((sealed - now).total_seconds()), 0),
        samesite="Lax",
        httponly=True,
        secure=request.is_secure or service().is_by_https,
    )


def forget(event_slug: str) -> Response:
    """Delete the phone's token, also of an event that is gone, and say so."""
    response = show_message(choose_language(request), "forgotten")
    response.delete_cookie(COOKIE, path=_path(event_slug), samesite="Lax", httponly=True)
    return response


def _path(event_slug: str) -> str:
    return f"/e/{event_slug}"
