"""What pyxform, ODK's own reader of XLSForm, says of a questionnaire that passes our rules.

pyxform takes more than a second to import and fails on some files with a traceback. So only
commands use it, after our rules; a workbook sent to a page is judged by our rules alone.
"""

from collector.core.questionnaire.model import Sheets
from collector.core.xlsform.aliases import name_settings
from collector.errors import CollectorError


def check_by_pyxform(sheets: Sheets) -> None:
    """Raise CollectorError if programs for XLSForm (ODK, KoboToolbox) would not read it."""
    from pyxform.errors import PyXFormError  # noqa: PLC0415 slow to import
    from pyxform.xls2xform import convert  # noqa: PLC0415 slow to import

    tables = {
        "survey": sheets.survey,
        "choices": sheets.choices,
        "settings": [name_settings(sheets.settings)],
    }
    try:
        convert(tables, warnings=[], validate=False)
    except PyXFormError as error:
        raise CollectorError(f"programs for XLSForm would refuse this: {error}") from error
    except Exception as error:  # pyxform stumbles over what it did not foresee
        reason = f"{type(error).__name__}: {error}"
        raise CollectorError(f"programs for XLSForm would fail over this: {reason}") from error
