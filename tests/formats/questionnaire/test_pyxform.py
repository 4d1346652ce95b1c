import pytest

from collector.assets import asset_folder
from collector.core.questionnaire.model import Sheets
from collector.errors import CollectorError
from collector.formats.questionnaire.pyxform import check_by_pyxform
from collector.formats.questionnaire.xlsx import write_workbook
from collector.formats.questionnaire.yaml import read_yaml
from tests.support.tiny_forms import FORMS

ALL_FORMS = [*FORMS, *sorted(asset_folder("forms").glob("*.yaml"))]


@pytest.mark.parametrize("path", ALL_FORMS, ids=lambda path: path.stem)
def test_programs_for_xlsform_read_our_workbooks(path):
    from pyxform.xls2xform import convert

    sheets = read_yaml(path.read_text("utf-8"))
    own = {"Estonian (et)": "form_title::Estonian (et)"}
    title = sheets.settings[own.get(sheets.settings.get("default_language"), "form_id")]

    check_by_pyxform(sheets)
    read = convert(write_workbook(sheets), validate=False, file_type=".xlsx")

    assert f"<h:title>{title}</h:title>" in read.xform


@pytest.mark.parametrize(
    ("row", "verdict"),
    [
        ({"type": "text", "name": "1 a"}, "would refuse this: .*the 'name' value is invalid"),
        ({"type": "text", "name": "a", "label": {"English": 1}}, "would fail over this: "),
    ],
)
def test_what_pyxform_says_is_told_in_a_sentence(row, verdict):
    with pytest.raises(CollectorError, match=f"programs for XLSForm {verdict}"):
        check_by_pyxform(Sheets({}, [row], []))
