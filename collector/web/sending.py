"""One posted questionnaire: which version it answers, what was understood, and what to change.

Storing it belongs to `actions/accept_response`, the pages it leads to to `participant`.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from sqlite_utils import Database

from collector.core.answers import Reading, read_answers
from collector.core.codes import CardCode, read_card_code
from collector.core.languages import LANGUAGES, Language
from collector.core.questionnaire import RESERVED_NAMES, Questionnaire
from collector.core.submission import Submission
from collector.errors import (
    AnswersRefusedError,
    CardCodeError,
    NotFoundError,
    SubmissionIdError,
    UnknownVersionError,
)
from collector.store.questionnaires import get_questionnaire
from collector.web.complaints import (
    CARD_FIELD,
    Complaint,
    complain_of_answers,
    complain_of_card,
)
from collector.web.html_form import HtmlForm
from collector.web.occasion import Occasion

_UUID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


@dataclass(frozen=True)
class Sending:
    """A posted form, read in the light of the wave that it was posted to."""

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
        except NotFoundError:
            return present
        return answered if answered.name == present.name else present

    @cached_property
    def reading(self) -> Reading:
        """Return the answers as understood."""
        return read_answers(self.questionnaire, self.form.fields, RESERVED_NAMES)

    @cached_property
    def complaints(self) -> tuple[Complaint, ...]:
        """Return what has to be changed before the answers can be stored."""
        found = complain_of_answers(self.questionnaire, self.reading.problems, self.language)
        try:
            self._card_code()
        except CardCodeError as error:
            found.append(complain_of_card(error, self.language))
        return tuple(found)

    def submission(self) -> Submission:
        """Return what is to be stored.

        Raises:
            CollectorError: something has to be changed first; the class says what.
        """
        if self.form.problem is not None:
            raise self.form.problem
        if self.form.first("version") not in {"", self.questionnaire.version}:
            raise UnknownVersionError("this wave never had that version of the questionnaire")
        if self.uuid is None:
            raise SubmissionIdError("the submission id is missing or malformed")
        if self.complaints:
            raise AnswersRefusedError("; ".join(each.sentence for each in self.complaints))
        return Submission(
            uuid=self.uuid,
            wave_id=self.occasion.wave.id,
            questionnaire_version=self.questionnaire.version,
            language=self._answered_in(),
            answers=self.reading.answers,
            texts=self.reading.texts,
            card_code=self._card_code(),
        )

    def _card_code(self) -> CardCode | None:
        typed = self.form.first(CARD_FIELD).strip()
        return read_card_code(typed) if typed else None

    def _answered_in(self) -> Language:
        shown = self.form.first("lang")
        return next((each for each in LANGUAGES if each == shown), self.language)
