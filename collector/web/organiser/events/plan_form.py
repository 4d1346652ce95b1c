"""The forms of an event's plan and of a series: what was typed, and what that makes.

Errors are keys of the organiser's texts.
"""

import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from hashlib import sha256
from itertools import zip_longest
from typing import Any, TypeVar

import wtforms
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import Form, FormField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, ValidationError

from collector.core.events.analysis_plan import AnalysisPlan, Scales
from collector.core.events.events import COMPARED, Event, Series
from collector.core.events.planning import make_slug, usual_sealing
from collector.core.linking.linkage import LinkingPlan, Way
from collector.core.wording.change import write_benchmark
from collector.errors import PlanError
from collector.texts.languages import LANGUAGES, Language, Translated

T = TypeVar("T", Event, Series)
Validator = Callable[[Form, wtforms.StringField], None]

LONGEST_LINE = 200

Problem = tuple[str, str]  # the id of a field and the reason why it must change


def tidy(text: str | None) -> str:
    """Return a line of text with one way to write each letter and single spaces."""
    return " ".join(unicodedata.normalize("NFC", text or "").split())


def _check_printable(_form: Form, field: wtforms.StringField) -> None:
    if not field.data.isprintable():
        raise ValidationError("symbols")


def _need_all(form: Form, field: wtforms.StringField) -> None:
    """Ask for the languages that are missing once there is one."""
    if not field.data and any(form.data.values()):
        raise ValidationError("missing")


def line(*needed: Validator) -> Any:  # noqa: ANN401 WTForms has no types
    """Return a field for one line of text, which may be left empty unless it is needed."""
    length = Length(max=LONGEST_LINE, message="long")
    return wtforms.StringField(filters=[tidy], validators=[*needed, length, _check_printable])


NEEDED = DataRequired("missing")


class InThreeLanguages(FormField):  # type: ignore[misc] # no types
    """A text whose value is a `Translated`."""

    @property
    def data(self) -> Translated:
        """Return the text in all three languages."""
        return Translated.from_dict(self.form.data)


def three(needed: Validator) -> InThreeLanguages:
    """Return a field for a text in each language."""
    lines: dict[str, Any] = {language: line(needed) for language in LANGUAGES}
    return InThreeLanguages(type("InEach", (Form,), lines))


class SeriesParticulars(Form):  # type: ignore[misc] # no types
    """What participants read of a series."""

    title = three(NEEDED)
    organiser = three(NEEDED)
    contact = line(NEEDED)


class Sentences(Form):  # type: ignore[misc] # no types
    """Own sentences about the ways to link."""

    card = three(_need_all)
    phone = three(_need_all)
    personal = three(_need_all)


class SeriesForm(FlaskForm, SeriesParticulars):  # type: ignore[misc] # no types
    """The page about a series."""

    needs_approval = wtforms.BooleanField()


class NewSeries(FormField):  # type: ignore[misc] # no types
    """The fields of a new series, which are checked only if no other series is chosen."""

    def validate(self, form: Form, extra_validators: Iterable[Any] = ()) -> bool:
        """Check the fields unless the event is to be in a series that is there."""
        if "series" in form and form.series.data:
            return True
        return bool(super().validate(form, extra_validators))


class PlanForm(FlaskForm):  # type: ignore[misc] # no types
    """The page on which an event is planned or its plan changed."""

    title = three(NEEDED)
    place = three(NEEDED)
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
    cards_only = wtforms.BooleanField()
    sentences = FormField(Sentences)
    sealing = wtforms.DateField(validators=[Optional()])
    slug = line()
    partners = three(_need_all)
    topics = three(_need_all)
    moderator = line()
    comparison_event = wtforms.SelectField(default="")
    control_scale = wtforms.SelectField(default="")
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
    without = (*without, *(COMPARED if event.plan else ()))
    usual = {"starts_at": event.starts_at, "ends_at": event.ends_at}
    ways = dict(zip_longest(WAY_FIELDS, event.linking.ways, fillvalue=""))
    linking = {"sentences": dict(event.linking.texts), "cards_only": event.linking.cards_only}
    shown = {**usual, **ways, **linking}
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
    cards_only = said.get("cards_only", model.linking.cards_only)
    return fill(replace(model, linking=LinkingPlan(tuple(ways), texts, cards_only)), said)


def fill(model: T, said: Mapping[str, Any]) -> T:
    """Return an event or a series with what a form says; what it does not say stays."""
    known = {each.name for each in fields(model)}
    return replace(model, **{name: said[name] for name in said.keys() & known})


def list_form_problems(form: Form) -> list[Problem]:
    """Return every field that must change, in the order of the page."""
    problems: list[Problem] = []
    for each in form:
        if isinstance(each, FormField):
            problems += list_form_problems(each.form)
        elif each.errors:
            problems.append((each.id, each.errors[0]))
    return problems


def name_plan(event: Event) -> str:
    """Return a short name of a plan as it stands, so that a form knows which one it showed."""
    is_fixed = event.plan is not None
    return sha256(repr((replace(event, plan=None), is_fixed)).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class PrimaryFields:
    """The fields of the scales that a series asks, as its plan stands or as they were sent."""

    plan: AnalysisPlan
    scales: Scales
    language: Language
    prefix: str = ""
    sent: MultiDict[str, str] = field(default_factory=MultiDict)

    @cached_property
    def typed(self) -> Mapping[str, str]:
        """Return the changes that were sent."""
        names = {scale: f"{self.prefix}change-{scale}" for scale in self.scales}
        return {at: self.sent[name].strip() for at, name in names.items() if name in self.sent}

    @cached_property
    def chosen(self) -> Collection[str]:
        """Return the primary scales."""
        shown = self.plan.settle(self.scales, "").primary_scales
        return self.sent.getlist(f"{self.prefix}primary") if self.typed else shown

    @cached_property
    def errors(self) -> Mapping[str, str]:
        """Return what must change by scale; below "" it is the choice of primary scales."""
        try:
            self.read()
        except PlanError as error:
            return error.problems
        return {}

    @property
    def problems(self) -> list[Problem]:
        """Return every field that must change, in the order of the page."""
        ids = {"": "primary"} | {scale: f"change-{scale}" for scale in self.scales}
        return [(self.prefix + ids[at], self.errors[at]) for at in ids if at in self.errors]

    def read(self) -> AnalysisPlan:
        """Return the plan that the fields make, or raise PlanError."""
        return self.plan.change(self.scales, self.chosen, self.typed) if self.typed else self.plan

    def usual(self, scale: str, plan: AnalysisPlan | None = None) -> str:
        """Return the change that usually matters, or that of a plan."""
        change = (plan or AnalysisPlan()).benchmark(scale, max(self.scales[scale]))
        return write_benchmark(change, self.language)
