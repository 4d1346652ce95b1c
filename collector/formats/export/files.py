"""An export of answers as one file, in the chosen format."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from collector.core.answering.tables import Export
from collector.formats.export.spss import can_write_sav, number_answers, write_sav, write_syntax
from collector.formats.export.tables import write_csv_zip, write_xlsx
from collector.texts.languages import Language


@dataclass(frozen=True)
class FileFormat:
    """What a file is called at its end and on the web, and how it is written."""

    ending: str
    mimetype: str
    write: Callable[[Export, Language], bytes]


def write_spss(export: Export, language: Language, *, sav: bool) -> bytes:
    """Return a zip file with a `.sav` file, or with CSV and the syntax that reads it."""
    numbered = number_answers(export.answers, export.variables)
    if sav:
        file = write_sav(numbered, export.variables, language)
        return write_csv_zip(export.others, {"answers.sav": file})
    syntax = write_syntax("answers.csv", export.variables, language)
    return write_csv_zip((numbered, *export.others), {"answers.sps": syntax.encode()})


_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

FILE_FORMATS: dict[str, FileFormat] = {
    "csv": FileFormat("zip", "application/zip", lambda export, _: write_csv_zip(export.tables)),
    "xlsx": FileFormat("xlsx", _XLSX, lambda export, _: write_xlsx(export.tables)),
    "spss": FileFormat("zip", "application/zip", partial(write_spss, sav=can_write_sav())),
}
"""Every format by name; the labels of SPSS are in one language, codebooks always in three."""
