import pytest

from collector.core.questionnaire.model import RESERVED_NAMES
from tests.support.tiny_forms import check_form


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("", "the row has no name; give it one of its own"),
        ("Aastad", "begin with a small letter a-z and use only small letters, digits and _"),
        ("1a", "begin with a small letter a-z and use only small letters, digits and _"),
        ("aasta-d", "begin with a small letter a-z and use only small letters, digits and _"),
        ("õppus", "begin with a small letter a-z and use only small letters, digits and _"),
        ("all", "all is already the name of row 1; choose another"),
        *(
            (name, f"{name} is a field of every page; choose another name")
            for name in sorted(RESERVED_NAMES)
        ),
    ],
)
def test_name_is_refused_with_reason(name, advice):
    place = f"survey row 5 ({name}), name" if name else "survey row 5, name"

    assert check_form("every_type", ("survey", "years", "name", name)) == [f"{place}: {advice}"]
