"""Load written questionnaires: check them and store each as a fixed version."""

from collections.abc import Iterable, Mapping
from functools import cache

from sqlite_utils import Database

from collector.assets import asset_folder
from collector.core.checking.build import read_questionnaire
from collector.core.questionnaire.model import Sheets
from collector.core.waves import WaveName
from collector.formats.questionnaire.yaml import read_yaml
from collector.store.questionnaire.versions import save_questionnaire


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


def load_shipped(db: Database) -> dict[WaveName, str]:
    """Store the questionnaires that come with the service and return the version of each."""
    return load_questionnaires(db, read_shipped().values())


@cache
def read_shipped() -> Mapping[str, Sheets]:
    """Return the questionnaires that come with the service, by their version."""
    files = sorted(asset_folder("forms").glob("*.yaml"))
    written = [read_yaml(file.read_text("utf-8")) for file in files]
    return {sheets.version(): sheets for sheets in written}
