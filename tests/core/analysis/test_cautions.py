"""Why a change must be read with care."""

import pytest

from collector.core.analysis.cautions import caution_change
from collector.core.rows.changes import ScaleChange
from collector.core.statistics.claims import Direction
from tests.core.filled import fill


@pytest.mark.parametrize(
    ("direction", "chosen_low", "kinds"),
    [
        (Direction.UP, True, ["chosen_low"]),
        (Direction.UP, False, []),
        (Direction.DOWN, True, []),
        (Direction.UNCLEAR, True, []),
    ],
)
def test_rise_of_people_chosen_for_low_scores_is_told_with_care(direction, chosen_low, kinds):
    row = fill(ScaleChange, {"direction": direction, "low": None, "high": None})

    assert [each.kind for each in caution_change(row, chosen_low=chosen_low)] == kinds
