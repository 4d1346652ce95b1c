import pytest

from collector.core.questionnaire.scale import POINTS, Scale, find_scale


@pytest.mark.parametrize(
    ("points", "middle", "agrees", "categories"),
    [
        (3, 2, ["3"], "dna"),
        (5, 3, ["4", "5"], "ddnaa"),
        (7, 4, ["5", "6", "7"], "dddnaaa"),
        (9, 5, ["6", "7", "8", "9"], "ddddnaaaa"),
    ],
)
def test_scale_has_a_middle_and_two_like_sides(points, middle, agrees, categories):
    scale = Scale(points)

    assert (scale.lowest, scale.middle, scale.highest) == (1, middle, points)
    assert [name for name in scale.names if scale.agrees(int(name))] == agrees
    assert "".join(scale.category(name)[0] for name in scale.names) == categories


@pytest.mark.parametrize("points", POINTS)
def test_scale_turns_a_reverse_answer_round(points):
    scale = Scale(points)

    turned = [scale.score(name, reverse=True) for name in scale.names]

    assert turned == [scale.score(name) for name in reversed(scale.names)]
    assert scale.score("0") is scale.score("dk") is scale.score(str(points + 1)) is None


@pytest.mark.parametrize(
    ("mean", "level"), [(1, "low"), (3.4, "low"), (3.5, "middle"), (4.4, "middle"), (4.5, "high")]
)
def test_level_of_a_mean_on_seven_points_is_about_the_middle(mean, level):
    assert Scale(7).level(mean) == level


def test_mean_outside_the_scale_is_cut_and_widening_finds_room_for_it():
    assert Scale(5).clip(5.6) == 5
    assert Scale(5).widen([3.2, 5.6]) == Scale(7)
    assert Scale(5).widen([]) == Scale(5)


@pytest.mark.parametrize(
    ("names", "points"),
    [("123", 3), ("12345", 5), ("1234567", 7), ("1234", None), ("54321", None), ("ab", None)],
)
def test_find_scale_knows_balanced_lists_of_points(names, points):
    assert find_scale(names) == (points and Scale(points))
