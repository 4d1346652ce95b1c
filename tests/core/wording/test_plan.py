import pytest

from collector.core.events.analysis_plan import AnalysisPlan
from collector.core.wording.plan import describe_plan

PLAN = AnalysisPlan(("safety",), (("safety", 0.3),), locked="2026-05-12")


@pytest.mark.parametrize(
    ("language", "day"), [("et", "12. mai 2026"), ("ru", "12 мая 2026"), ("en", "12 May 2026")]
)
def test_organisers_read_the_day_and_the_public_the_month(language, day):
    told, public = (describe_plan(PLAN, is_public=each)[language] for each in (False, True))

    assert day in told.replace("\u00a0", " ")
    assert "(05.2026)" in public
    assert "12" not in public
