"""Load written questionnaires: check them and store each as a fixed version."""

from collections.abc import Iterable

from sqlite_utils import Database

from collector.core.questionnaire import Sheets
from collector.core.waves import WaveName
from collector.core.written import read_questionnaire
from collector.store.questionnaires import save_questionnaire


def load_questionnaires(db: Database, written: Iterable[Sheets]) -> dict[WaveName, str]:
    """Store questionnaires and return the version of each by the wave it is for (`form_id`).

    Raises:
        QuestionnaireError: one of them has problems; none is stored.
    """
    sheets_by_wave = {WaveName(read_questionnaire(sheets).name): sheets for sheets in written}
    with db.atomic():
        return {
            wave: save_questionnaire(db, wave, sheets) for wave, sheets in sheets_by_wave.items()
        }
