"""The first visit by a slow phone on a bad network: times are printed, counts are asserted."""

import pytest

from collector.texts.languages import LANGUAGES
from tests.bench.emulation import slow_phone

pytestmark = pytest.mark.browser

FIRST_LOAD_BYTES = 14_336


@pytest.mark.parametrize("language", LANGUAGES)
def test_longest_questionnaire_can_be_answered_after_one_small_request(
    browser, site, language, capsys
):
    with slow_phone(browser) as phone:
        visit = phone.visit(f"{site}/e/spring/post?lang={language}")

    with capsys.disabled():
        print(f"\n{language}: {visit}")  # noqa: T201 the times depend on the machine
    assert visit.is_kept
    assert visit.requests == 1
    assert visit.bytes <= FIRST_LOAD_BYTES
