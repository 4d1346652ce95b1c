import pytest

from collector.core.questionnaire.scale import FIVE_POINTS, Scale
from collector.formats.charts.means import POINT, MeanAxis, fit_axis, fit_whole_axis


@pytest.mark.parametrize(
    ("means", "low", "high"),
    [
        ([3.4, 3.6], 3, 4),
        ([3.4, 4.1], 3, 5),
        ([4.0, 4.0], 4, 5),
        ([5.0], 4, 5),
        ([1.0], 1, 2),
        ([0.2, 5.7], 1, 5),
    ],
)
def test_fit_whole_axis_begins_and_ends_at_whole_points(means, low, high):
    assert fit_whole_axis(means, FIVE_POINTS) == MeanAxis(low, high, FIVE_POINTS)


@pytest.mark.parametrize(
    ("means", "low", "high"),
    [([3.5], 3, 4), ([2.0, 4.5], 2, 4.5), ([4.9], 4, 5), ([1.1], 1, 2), ([0.2, 5.7], 1, 5)],
)
def test_fit_axis_is_a_point_high_at_least_and_within_the_scale(means, low, high):
    axis = fit_axis(means, FIVE_POINTS)

    assert (axis.low, axis.high) == pytest.approx((low, high))


def test_means_lie_to_scale_and_intervals_are_cut_where_the_scale_ends():
    axis = MeanAxis(3, 5, FIVE_POINTS)

    assert [axis.down(mean) for mean in (5, 4, 5.6)] == [0, POINT, 0]


def test_a_mean_on_seven_points_is_not_cut_at_five():
    axis = fit_whole_axis([4.2, 5.6], Scale(7))

    assert (axis.low, axis.high, axis.down(5.6)) == (4, 6, pytest.approx(0.4 * POINT))
