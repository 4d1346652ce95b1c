"""The form of an event's plan: what an organiser typed, and the event that it makes.

Errors are keys of the organiser's texts.
"""

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Any

from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    DateField,
    Form,
    FormField,
    IntegerField,
    SelectField,
    StringField,
    TimeField,
)
from wtforms.validators import DataRequired, InputRequired, Length, Optional, ValidationError

from collector.core.events.events import Event, Series
from collector.core.events.planning import make_slug, usual_sealing
from collector.core.linking.ways import LinkingPlan, Way
from collector.texts.languages import Translated

LONGEST_LINE = 200

Problem = tuple[str, str]
"""The id of a field and the reason why it must change."""


def tidy(text: str | None) -> str:
    """Return a line of text with one way to write each letter and single spaces."""
    return " ".join(unicodedata.normalize("NFC", text or "").split())


def _check_printable(_form: Form, field: StringField) -> None:
    if not field.data.isprintable():
        raise ValidationError("symbols")


class Line(StringField):  # type: ignore[misc] # no types
    """One line of text."""

    def __init__(self, *, is_needed: bool = True, **options: Any) -> None:  # noqa: ANN401 wtforms'
        """Make a field that may be left empty unless it is needed."""
        first = DataRequired("missing") if is_needed else Optional()
        length = Length(max=LONGEST_LINE, message="long")
        super().__init__(filters=[tidy], validators=[first, length, _check_printable], **options)


class InThreeLanguages(Form):  # type: ignore[misc] # no types
    """A text in each language."""

    et = Line()
    ru = Line()
    en = Line()


class Sentence(Form):  # type: ignore[misc] # no types
    """A text in each language or in none."""

    et = Line(is_needed=False)
    ru = Line(is_needed=False)
    en = Line(is_needed=False)

    def validate(self, extra_validators: Any = None) -> bool:  # noqa: ANN401 wtforms'
        """Ask for the languages that are missing once there is one."""
        is_valid: bool = super().validate(extra_validators)
        missing = [field for field in self if not field.data] if any(self.data.values()) else []
        for field in missing:
            field.errors = ["missing"]
        return is_valid and not missing


class SeriesParticulars(Form):  # type: ignore[misc] # no types
    """What participants read of a series."""

    title = FormField(InThreeLanguages)
    organiser = FormField(InThreeLanguages)
    contact = Line()


class Sentences(Form):  # type: ignore[misc] # no types
    """Own sentences about the ways to link."""

    card = FormField(Sentence)
    phone = FormField(Sentence)
    personal = FormField(Sentence)


class SeriesForm(FlaskForm, SeriesParticulars):  # type: ignore[misc] # no types
    """The page about a series."""

    needs_approval = BooleanField()


class NewSeries(FormField):  # type: ignore[misc] # no types
    """The fields of a new series, which are checked only if no other series is chosen."""

    def validate(self, form: Form, extra_validators: Iterable[Any] = ()) -> bool:
        """Check the fields unless the event is to be in a series that is there."""
        if "series" in form and form.series.data:
            return True
        is_valid: bool = super().validate(form, extra_validators)
        return is_valid


class PlanForm(FlaskForm):  # type: ignore[misc] # no types
    """The page on which an event is planned or its plan changed."""

    title = FormField(InThreeLanguages)
    place = FormField(InThreeLanguages)
    starts = DateField(validators=[InputRequired("missing")])
    ends = DateField(validators=[Optional()])
    starts_at = TimeField(validators=[InputRequired("missing")])
    ends_at = TimeField(validators=[InputRequired("missing")])
    head_count = IntegerField(validators=[InputRequired("missing")])
    series = SelectField()
    new_series = NewSeries(SeriesParticulars)
    first_way = SelectField()
    second_way = SelectField()
    third_way = SelectField()
    sentences = FormField(Sentences)
    sealing = DateField(validators=[Optional()])
    slug = Line(is_needed=False)
    partners = FormField(Sentence)
    topics = FormField(Sentence)
    moderator = Line(is_needed=False)


WAY_FIELDS = ("first_way", "second_way", "third_way")


def make_form(
    event: Event, *, without: Collection[str] = (), series: Collection[Series] = ()
) -> PlanForm:
    """Return a form that shows a plan, without the fields that cannot be changed."""
    form = PlanForm(data=_describe(event))
    for name in WAY_FIELDS:
        form[name].choices = ["", *Way]
    form.series.choices = [*(each.slug for each in series), ""]
    for name in without:
        del form[name]
    return form


def read_event(form: PlanForm, model: Event, taken: Collection[str]) -> Event:
    """Return the event of a valid form; fields that it does not have stay as in the model."""
    said = form.data
    starts, ends = said["starts"], said["ends"] or said["starts"]
    event = replace(
        model,
        title=Translated.from_dict(said["title"]),
        place=Translated.from_dict(said["place"]),
        starts=starts,
        ends=ends,
        starts_at=said["starts_at"],
        ends_at=said["ends_at"],
        head_count=said["head_count"],
        partners=Translated.from_dict(said["partners"]),
        topics=Translated.from_dict(said["topics"]),
        moderator=said["moderator"],
        linking=_read_linking(said),
    )
    if "sealing" in said:
        event = replace(event, sealing=said["sealing"] or usual_sealing(ends))
    if "slug" in said:
        slug = said["slug"] or make_slug(event.title.et, starts.year, taken)
        event = replace(event, slug=slug)
    return event


def read_series(said: Mapping[str, Any], model: Series) -> Series:
    """Return the series that a form tells of; fields that it does not have stay as in the model."""
    return replace(
        model,
        title=Translated.from_dict(said["title"]),
        organiser=Translated.from_dict(said["organiser"]),
        contact=said["contact"],
        needs_approval=said.get("needs_approval", model.needs_approval),
    )


def add_problems(form: FlaskForm, problems: Mapping[str, str]) -> None:
    """Show the problems that were found with the plan beside their fields."""
    for name, reason in problems.items():
        form[name].errors = [reason]


def list_form_problems(form: Form) -> list[Problem]:
    """Return every field that must change, in the order of the page."""
    return list(_walk(form))


def name_plan(event: Event) -> str:
    """Return a short name of a plan as it stands, so that a form knows which one it showed."""
    return sha256(repr(event).encode()).hexdigest()[:16]


def blank_event(today: date) -> Event:
    """Return what the form of a new event shows."""
    nothing = Translated("", "", "")
    return Event(0, 0, "", nothing, nothing, today, today, 0, today)


def _walk(form: Form) -> Iterator[Problem]:
    for field in form:
        if isinstance(field, FormField):
            yield from _walk(field.form)
        elif field.errors:
            yield field.id, field.errors[0]


def _describe(event: Event) -> dict[str, Any]:
    """Return a plan as the form's fields; of a new event, only what is usual."""
    ways = dict(zip(WAY_FIELDS, event.linking.ways, strict=False))
    described: dict[str, Any] = {
        "starts_at": event.starts_at,
        "ends_at": event.ends_at,
        **dict.fromkeys(WAY_FIELDS, ""),
        **ways,
    }
    if not event.slug:
        return described
    return described | {
        "title": event.title.as_dict(),
        "place": event.place.as_dict(),
        "starts": event.starts,
        "ends": event.ends,
        "head_count": event.head_count,
        "partners": event.partners.as_dict(),
        "topics": event.topics.as_dict(),
        "moderator": event.moderator,
        "sealing": event.sealing,
        "slug": event.slug,
        "sentences": {way: text.as_dict() for way, text in event.linking.texts.items()},
    }


def _read_linking(said: Mapping[str, Any]) -> LinkingPlan:
    chosen = dict.fromkeys(Way(said[name]) for name in WAY_FIELDS if said[name])
    texts = {Way(way): words for way, words in said["sentences"].items() if any(words.values())}
    return LinkingPlan(
        tuple(chosen), {way: Translated.from_dict(words) for way, words in texts.items()}
    )
