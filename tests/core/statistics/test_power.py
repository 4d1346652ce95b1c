"""How many linked people show what change, against the non-central t distribution."""

import math

import pytest
from scipy.stats import nct
from scipy.stats import t as students

from collector.core.statistics.power import Reach, count_needed, pool_spreads, smallest_effect

ALONE = 0.05  # the level of one comparison judged alone


def exact_power(n, d, level):
    critical = students.ppf(1 - level / 2, n - 1)
    return nct.sf(critical, n - 1, d * math.sqrt(n))


def test_thirty_people_show_an_effect_of_about_half_a_standard_deviation_alone():
    assert round(smallest_effect(30, ALONE), 2) == 0.53


@pytest.mark.parametrize("level", [0.05, 0.034 / 3, 0.002 / 8])
@pytest.mark.parametrize("n", [20, 30, 60, 100, 300])
def test_smallest_effect_has_the_power_by_the_noncentral_t(n, level):
    assert exact_power(n, smallest_effect(n, level), level) == pytest.approx(0.8, abs=0.02)


@pytest.mark.parametrize("level", [0.05, 0.034 / 3])
@pytest.mark.parametrize("d", [0.2, 0.375, 0.6])
def test_so_many_as_needed_have_the_power_and_one_tenth_fewer_do_not(d, level):
    needed = count_needed(d, level)

    assert exact_power(needed, d, level) == pytest.approx(0.8, abs=0.02)
    assert exact_power(needed * 9 // 10, d, level) < 0.78


def test_reach_is_in_points_of_the_scale():
    reach = Reach(30, spread=0.8, benchmark=0.3, level=ALONE)

    assert reach.smallest == pytest.approx(0.8 * smallest_effect(30, ALONE))
    assert (reach.needed, reach.show(reach.needed) <= 0.3) == (58, True)


def test_too_few_people_show_nothing():
    assert smallest_effect(3, 0.0002) == math.inf


def test_spreads_are_pooled_by_their_people():
    assert pool_spreads([(11, 1.0), (31, 0.6)]) == pytest.approx(math.sqrt((10 + 30 * 0.36) / 40))
    assert pool_spreads([]) is None
