from io import BytesIO
from zipfile import ZipFile

import pytest

from collector.core.answering.tables import Export, tabulate_answers, tabulate_texts
from collector.formats.export.files import FILE_FORMATS, write_spss
from tests.core.answering.test_tables import VARIABLES, response

EXPORT = Export(
    tabulate_answers([response(1, mood="2")], VARIABLES, []),
    VARIABLES,
    (tabulate_texts([("pre", "words", "=1+1")]),),
)


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("csv", ["answers.csv", "texts.csv"]),
        ("spss", ["texts.csv", "answers.sav"]),
    ],
)
def test_zip_of_each_format_has_its_files(name, files):
    packed = FILE_FORMATS[name].write(EXPORT, "et")

    assert ZipFile(BytesIO(packed)).namelist() == files


def test_without_its_library_spss_reads_csv_by_syntax():
    packed = ZipFile(BytesIO(write_spss(EXPORT, "et", sav=False)))

    assert packed.namelist() == ["answers.csv", "texts.csv", "answers.sps"]
    assert packed.read("answers.csv").decode("utf-8-sig").splitlines()[1].endswith("2,,,")


def test_every_format_writes_an_export():
    assert all(kind.write(EXPORT, "en")[:2] == b"PK" for kind in FILE_FORMATS.values())
