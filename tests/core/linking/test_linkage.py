import pytest

from collector.core.linking.linkage import (
    LinkedWaves,
    Linking,
    describe_linking,
    merge_small_counts,
)
from collector.core.linking.persons import Linkable, match_waves
from collector.core.waves import WaveName

PRE, POST, FOLLOWUP = WaveName


@pytest.mark.parametrize(
    ("counts", "merged"),
    [
        ({}, {}),
        ({"exact": 61, "alone": 20}, {"exact": 61, "alone": 20}),
        ({"exact": 61, "duplicate": 4, "alone": 7}, {"exact": 61, "other": 11}),
        ({"exact": 61, "alone": 20, "duplicate": 2}, {"exact": 61, "other": 22}),
        ({"exact": 61, "duplicate": 2}, {"other": 63}),
        ({"exact": 5, "duplicate": 2}, {}),
        ({"exact": 61, "duplicate": 0}, {"exact": 61}),
    ],
)
def test_merge_small_counts_shows_nothing_of_fewer_than_k(counts, merged):
    assert merge_small_counts(counts, 10) == merged


def responses(first_id, codes):
    """Make responses of which each code is a card's, or None, or a personal code of six letters."""
    return [
        Linkable(first_id + place)
        if code is None
        else Linkable(first_id + place, personal=tuple(code))
        if len(code) == 6
        else Linkable(first_id + place, card=code.encode())
        for place, code in enumerate(codes)
    ]


def described(before, after, followup=(), k=1):
    waves = {
        PRE: responses(1, before),
        POST: responses(1001, after),
        FOLLOWUP: responses(2001, followup),
    }
    return describe_linking(waves, match_waves(list(waves.values())), k)


def test_linking_is_described_by_way_and_reason():
    linking = described(
        ["c1", "c2", "c3", "c3", "aaaaaa", "gggggg", None],
        ["c1", "aaaaab", "c3", "xxxxxx", None, None],
    )

    row = LinkedWaves(
        comparison="pre_post",
        before=7,
        after=6,
        pairs=2,
        ways={"card": 1, "one_off": 1},
        unlinked_before={"without": 1, "duplicate": 2, "alone": 2},
        unlinked_after={"without": 2, "ambiguous": 1, "alone": 1},
    )
    assert linking == Linking(
        ways={"card": 1, "personal": 1},
        comparisons=[row],
        persons=2,
        pairs=2,
        unlinked_before=5,
        unlinked_after=4,
        duplicates=2,
    )


def test_pair_that_only_the_third_wave_joins_is_told_apart():
    before, after, followup = (Linkable(n, card=b"c", personal=tuple("aaaaaa")) for n in (1, 2, 3))
    waves = {
        PRE: [Linkable(before.id, card=b"c")],
        POST: [after],
        FOLLOWUP: [Linkable(followup.id, personal=after.personal)],
    }

    linking = describe_linking(waves, match_waves(list(waves.values())), 1)

    ways = {row.comparison: row.ways for row in linking.comparisons}
    assert ways == {
        "pre_post": {"card": 1},
        "pre_followup": {"third_wave": 1},
        "post_followup": {"personal": 1},
    }
    assert linking.ways == {"several": 1}


def test_link_that_contradicts_a_surer_one_counts_as_ambiguous():
    waves = {
        PRE: [Linkable(1, card=b"c", personal=tuple("aaaaaa"))],
        POST: [Linkable(2, card=b"c"), Linkable(3, personal=tuple("aaaaaa"))],
    }

    linking = describe_linking(waves, match_waves(list(waves.values())), 1)

    assert linking.comparisons[0].unlinked_after == {"ambiguous": 1}


def test_linking_tells_no_group_below_k_apart():
    cards = [f"c{number}" for number in range(30)]

    linking = described([*cards, *[None] * 3, "aaaaaa"], [*cards, *[None] * 12], k=10)

    [row] = linking.comparisons
    assert (row.unlinked_before, row.unlinked_after) == ({}, {"without": 12})
