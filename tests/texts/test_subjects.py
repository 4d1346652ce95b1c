import pytest

from collector.texts.languages import Translated
from collector.texts.subjects import quotable


@pytest.mark.parametrize(
    ("language", "label", "quoted"),
    [
        ("ru", "Конференция «Здоровый край».", "Конференция „Здоровый край“"),
        ("et", "Konverents „Terve maakond“", "Konverents «Terve maakond»"),
        ("en", "Conference “A healthy county”", "Conference ‘A healthy county’"),
        ("en", 'O"Neil <b>…', 'O"Neil <b>…'),
    ],
)
def test_label_in_quotation_marks_has_inner_ones_and_no_stop(language, label, quoted):
    label = Translated(et=label, ru=label, en=label)

    assert quotable(label)[language] == quoted
