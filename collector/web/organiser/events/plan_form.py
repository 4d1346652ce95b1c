"""The form of an event's plan: what an organiser typed, and the event that it makes.

Errors are keys of the organiser's texts.
"""

import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields, replace
from datetime import date
from hashlib import sha256
from itertools import zip_longest
from typing import Any, TypeVar

import wtforms
from flask_wtf import FlaskForm
from wtforms import Form, FormField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, ValidationError

from collector.core.events.events import NOTHING, Event, Series
from collector.core.events.planning import make_slug, usual_sealing
from collector.core.linking.linkage import LinkingPlan, Way
from collector.texts.languages import Translated

T = TypeVar("T", Event, Series)

LONGEST_LINE = 200

Problem = tuple[str, str]  # the id of a field and the reason why it must change


def tidy(text: str | None) -> str:
    """Return a line of text with one way to write each letter and single spaces."""
    return " ".join(unicodedata.normalize("NFC", text or "").split())


def _check_printable(_form: Form, field: wtforms.StringField) -> None:
    if not field.data.isprintable():
        raise ValidationError("symbols")


class Line(wtforms.StringField):  # type: ignore[misc] # no types
    """One line of text."""

    def __init__(self, *, is_needed: bool = True, **options: Any) -> None:  # noqa: ANN401 wtforms'
        """Make a field that may be left empty unless it is needed."""
        first = DataRequired("missing") if is_needed else Optional()
        length = Length(max=LONGEST_LINE, message="long")
        super().__init__(filters=[tidy], validators=[first, length, _check_printable], **options)


class InEachOrNone(Form):  # type: ignore[misc] # no types
    """A text in each language or in none."""

    et = Line(is_needed=False)
    ru = Line(is_needed=False)
    en = Line(is_needed=False)
    is_needed = False

    def validate(self, extra_validators: Any = None) -> bool:  # noqa: ANN401 wtforms'
        """Ask for the languages that are missing once there is one."""
        is_valid: bool = super().validate(extra_validators)
        is_asked = self.is_needed or any(self.data.values())
        missing = [field for field in self if not field.data] if is_asked else []
        for field in missing:
            field.errors = ["missing"]
        return is_valid and not missing


class InEach(InEachOrNone):
    """A text in each language."""

    is_needed = True


class InThreeLanguages(FormField):  # type: ignore[misc] # no types
    """A text whose value is a `Translated`."""

    @property
    def data(self) -> Translated:
        """Return the text in all three languages."""
        return Translated.from_dict(self.form.data)


class SeriesParticulars(Form):  # type: ignore[misc] # no types
    """What participants read of a series."""

    title = InThreeLanguages(InEach)
    organiser = InThreeLanguages(InEach)
    contact = Line()


class Sentences(Form):  # type: ignore[misc] # no types
    """Own sentences about the ways to link."""

    card = InThreeLanguages(InEachOrNone)
    phone = InThreeLanguages(InEachOrNone)
    personal = InThreeLanguages(InEachOrNone)


class SeriesForm(FlaskForm, SeriesParticulars):  # type: ignore[misc] # no types
    """The page about a series."""

    needs_approval = wtforms.BooleanField()


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

    title = InThreeLanguages(InEach)
    place = InThreeLanguages(InEach)
    starts = wtforms.DateField(validators=[InputRequired("missing")])
    ends = wtforms.DateField(validators=[Optional()])
    starts_at = wtforms.TimeField(validators=[InputRequired("missing")])
    ends_at = wtforms.TimeField(validators=[InputRequired("missing")])
    head_count = wtforms.IntegerField(validators=[InputRequired("missing")])
    series = wtforms.SelectField()
    new_series = NewSeries(SeriesParticulars)
    first_way = wtforms.SelectField()
    second_way = wtforms.SelectField()
    third_way = wtforms.SelectField()
    sentences = FormField(Sentences)
    sealing = wtforms.DateField(validators=[Optional()])
    slug = Line(is_needed=False)
    partners = InThreeLanguages(InEachOrNone)
    topics = InThreeLanguages(InEachOrNone)
    moderator = Line(is_needed=False)
    comparison_event = wtforms.SelectField()
    control_scale = wtforms.SelectField()
    chosen_low = wtforms.BooleanField()


WAY_FIELDS = ("first_way", "second_way", "third_way")


def make_form(
    event: Event,
    *,
    without: Collection[str] = (),
    series: Collection[Series] = (),
    compared: tuple[Collection[str], Collection[str]] = ((), ()),
) -> PlanForm:
    """Return a form that shows a plan, without the fields that cannot be changed.

    Of a new event, it shows only what is usual. `compared` are the events and the scales with whose
    change its own may be compared.
    """
    others, scales = compared
    usual = {"starts_at": event.starts_at, "ends_at": event.ends_at}
    ways = dict(zip_longest(WAY_FIELDS, event.linking.ways, fillvalue=""))
    shown = {**usual, **ways, "sentences": dict(event.linking.texts)}
    form = PlanForm(obj=event if event.slug else None, data=shown)
    for name in WAY_FIELDS:
        form[name].choices = ["", *Way]
    form.series.choices = [*(each.slug for each in series), ""]
    form.comparison_event.choices = [*dict.fromkeys(("", *others, event.comparison_event))]
    form.control_scale.choices = [*dict.fromkeys(("", *scales, event.control_scale))]
    for name in without:
        del form[name]
    return form


def read_event(form: PlanForm, model: Event, taken: Collection[str]) -> Event:
    """Return the event of a valid form; fields that it does not have stay as in the model."""
    said = form.data
    starts, ends = said["starts"], said["ends"] or said["starts"]
    said["ends"] = ends
    if "sealing" in said:
        said["sealing"] = said["sealing"] or usual_sealing(ends)
    if "slug" in said:
        said["slug"] = said["slug"] or make_slug(said["title"].et, starts.year, taken)
    ways = dict.fromkeys(Way(said[name]) for name in WAY_FIELDS if said[name])
    texts = {Way(way): text for way, text in said["sentences"].items() if text.et}
    return fill(replace(model, linking=LinkingPlan(tuple(ways), texts)), said)


def fill(model: T, said: Mapping[str, Any]) -> T:
    """Return an event or a series with what a form says; what it does not say stays."""
    known = {each.name for each in fields(model)}
    return replace(model, **{name: said[name] for name in said.keys() & known})


def list_form_problems(form: Form) -> list[Problem]:
    """Return every field that must change, in the order of the page."""
    problems: list[Problem] = []
    for field in form:
        if isinstance(field, FormField):
            problems += list_form_problems(field.form)
        elif field.errors:
            problems.append((field.id, field.errors[0]))
    return problems


def name_plan(event: Event) -> str:
    """Return a short name of a plan as it stands, so that a form knows which one it showed."""
    return sha256(repr(replace(event, plan=None)).encode()).hexdigest()[:16]


def blank_event(today: date) -> Event:
    """Return what the form of a new event shows."""
    return Event(0, 0, "", NOTHING, NOTHING, today, today, 0, today)
