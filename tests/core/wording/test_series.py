import pytest

from collector.core.rows.parts import Caution, CautionKind
from collector.core.wording.series import describe_series, describe_series_care, title_series
from collector.texts.languages import LANGUAGES
from tests.core.analysis.test_series_change import pool
from tests.core.findings import plain


def test_describe_series_tells_the_mean_its_interval_and_the_next():
    said = plain(describe_series(pool(0.5, 0.7, 0.4, 0.6, 0.8, 0.5)))

    assert said == (
        "Over 6 seminars, before and after: Motivation rose by at least 0.3 points. The average "
        "change was +0.58 points, and the true average may be anywhere from +0.43 to +0.74 (360 "
        "people in all who answered both times). The next seminar of usual size may bring a "
        "change of anywhere from +0.14 to +1.02 points."
    )


def test_describe_series_of_two_says_nothing_of_the_next():
    said = plain(describe_series(pool(0.5, 0.7)))

    assert said.endswith("Two seminars are too few to say what the next one may bring.")


def test_describe_series_says_nothing_of_the_next_where_it_may_be_anything():
    said = plain(describe_series(pool(-0.9, 0.9, 0.1)))

    assert said.endswith(
        "So far the seminars are too few, or their changes too different, to say what the next one "
        "may bring."
    )


def test_describe_series_of_one_says_that_nothing_can_be_said():
    assert plain(describe_series(pool(0.5))) == (
        "Motivation: in these words the change is known at one seminar of the series only, so "
        "nothing can be said of the series or the next seminar."
    )
    assert plain(title_series(pool(0.5))) == "Motivation"


def test_describe_series_says_that_no_change_matters():
    said = plain(describe_series(pool(*[0.02, -0.02] * 10)))

    assert "Motivation – no change that matters (0.3 points or more)." in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("n", [1, 2, 5])
def test_describe_series_fills_every_place_in_every_language(language, n):
    said = describe_series(pool(*[0.5, 0.1, 0.4, 0.9, 0.3][:n]))[language]

    assert "{" not in said
    assert said.endswith(".")


def test_describe_series_care_names_each_caution_once():
    kinds = (CautionKind.CEILING, CautionKind.CEILING, CautionKind.UNLINKED_DIFFER)
    row = pool(0.5, 0.7)
    row.cautions.extend(Caution(kind=kind) for kind in kinds)

    assert plain(describe_series_care(row)) == (
        "With care: of at least one seminar it holds that many gave the highest rating the first "
        "time already and had no room to rise; the answers of people who could not be linked "
        "changed differently."
    )
    assert describe_series_care(pool(0.5)) is None
