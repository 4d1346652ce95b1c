import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "statistics.md"


@pytest.mark.parametrize("module", re.findall(r"\]\(\.\./(\S+?)\)", PAGE.read_text()))
def test_statistics_page_names_modules_that_exist(module):
    assert (PAGE.parents[1] / module).is_file() is True
