import pytest

from collector.texts.catalogue import Phrases
from collector.texts.subjects import scale_name, scale_subject


@pytest.mark.parametrize("scale", Phrases("wording", "scales"))
def test_scale_name_is_that_of_the_texts(scale):
    assert scale_name(scale) == Phrases("wording")[f"scales.{scale}"]


def test_scale_name_of_an_unknown_scale_shows_its_own_name():
    assert scale_name("trust").as_dict() == {
        "et": "Näitaja „trust“",
        "ru": "Показатель «trust»",
        "en": "The scale “trust”",
    }


def test_a_subject_has_its_gender_and_an_unknown_one_is_masculine():
    assert [scale_subject(scale).gender for scale in ("motivation", "safety", "trust")] == [
        "f",
        "n",
        "m",
    ]
