import pytest

from collector.formats.charts.palette import (
    AFTER,
    AGREEMENT,
    BEFORE,
    INK,
    ON_AGREEMENT,
    PAPER,
    QUIET,
)


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("paper", ["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "below", "least"),
    [
        (INK, PAPER, 4.5),
        (QUIET, PAPER, 4.5),
        (AFTER, PAPER, 3),
        *((ink, bar, 4.5) for ink, bar in zip(ON_AGREEMENT, AGREEMENT, strict=True)),
        (AGREEMENT[0], PAPER, 3),
        (AGREEMENT[-1], PAPER, 3),
    ],
)
def test_colours_can_be_told_from_what_is_below_on_both_papers(paper, ink, below, least):
    assert contrast(getattr(ink, paper), getattr(below, paper)) >= least


@pytest.mark.parametrize("paper", ["light", "dark"])
def test_the_two_ends_of_agreement_differ_from_their_neighbours_in_grey(paper):
    first, second, _, fourth, fifth = (getattr(colour, paper) for colour in AGREEMENT)

    assert min(contrast(first, second), contrast(fourth, fifth)) >= 1.5


def test_before_and_after_differ_in_grey():
    assert contrast(BEFORE.light, AFTER.light) >= 1.5
