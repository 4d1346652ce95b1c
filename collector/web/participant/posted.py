"""One posted questionnaire: the version it answers, its answers, and what must be changed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from uuid import UUID

from sqlite_utils import Database

from collector import errors
from collector.core.answering.answers import Reading, read_answers
from collector.core.answering.response_times import read_response_times
from collector.core.answering.submission import Submission
from collector.core.events.events import Event
from collector.core.linking.codes import new_phone_token
from collector.core.linking.linkage import Way
from collector.core.questionnaire.model import RESERVED_NAMES, Questionnaire
from collector.core.waves import Wave
from collector.store.events.events import get_series
from collector.store.questionnaire.versions import get_questionnaire
from collector.texts.languages import LANGUAGES, Language
from collector.web.fields.html_form import Complaint, HtmlForm, complain_of_answer
from collector.web.fields.linking import LinkFields
from collector.web.site.occasion import Occasion

_UUID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


@dataclass(frozen=True)
class Sending:
    """A posted form, read for the wave that it was posted to."""

    db: Database
    occasion: Occasion
    form: HtmlForm
    language: Language

    @cached_property
    def uuid(self) -> UUID | None:
        """Return the submission id, or None if it is missing or malformed."""
        text = self.form.first("submission")
        return UUID(text) if _UUID.fullmatch(text) else None

    @cached_property
    def questionnaire(self) -> Questionnaire:
        """Return the version that was answered or, if the wave never had it, the present one."""
        present = get_questionnaire(self.db, self.occasion.wave.questionnaire_version)
        version = self.form.first("version")
        if version in {"", present.version}:
            return present
        try:
            answered = get_questionnaire(self.db, version)
        except errors.NotFoundError:
            return present
        return answered if answered.name == present.name else present

    @cached_property
    def reading(self) -> Reading:
        """Return the answers as understood."""
        return read_answers(self.questionnaire, self.form.fields, RESERVED_NAMES)

    @cached_property
    def links(self) -> LinkFields:
        """Return what was said about linking."""
        return LinkFields(self.form, self.occasion.event.linking)

    @cached_property
    def complaints(self) -> tuple[Complaint, ...]:
        """Return what has to be changed before the answers can be stored."""
        asked, language = self.questionnaire, self.language
        found = (complain_of_answer(asked, each, language) for each in self.reading.problems)
        return (*found, *self.links.complain(language))

    def submission(self) -> Submission:
        """Return what is to be stored, or raise the CollectorError of what to change first."""
        if self.form.problem is not None:
            raise self.form.problem
        if self.form.first("version") not in {"", self.questionnaire.version}:
            raise errors.SentError("unknown_version")
        if self.uuid is None:
            raise errors.SentError("submission_id")
        if self.complaints:
            raise errors.SentError("refused")
        shown, codes = self.form.first("lang"), self.links.codes
        if Way.PHONE in self.links.ways:
            # A phone that is to be remembered gets a new token with each sending.
            codes = replace(codes, phone=new_phone_token(self.uuid))
        return Submission(
            uuid=self.uuid,
            wave_id=self.occasion.wave.id,
            questionnaire_version=self.questionnaire.version,
            language=next((each for each in LANGUAGES if each == shown), self.language),
            answers=self.reading.answers,
            texts=self.reading.texts,
            codes=codes,
            pace=read_response_times(self.form.first("pace"), self.questionnaire),
        )


def read_sent(
    db: Database, event: Event, wave: Wave, sent: Mapping[str, Sequence[str]], *, language: Language
) -> Submission:
    """Return what was sent to a wave some other way than by a request, or raise as `Sending`."""
    occasion = Occasion(get_series(db, event.series_id), event, wave)
    form = HtmlForm({name: list(values) for name, values in sent.items()})
    return Sending(db, occasion, form, language).submission()
