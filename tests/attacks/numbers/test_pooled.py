"""A pool: subtract an event of a series from the figures of all of them (A2, A5 for R2 and R5).

The attacker holds the public file, knows which events it tells together and who was at each.
"""

from dataclasses import replace
from datetime import timedelta

import pytest

from collector.core.disclosure.release import add_coded_texts, make_release
from collector.core.disclosure.suppression import is_small
from collector.core.publication.editions import by_name
from collector.core.publication.tables import make_tables
from collector.core.report.document import make_report
from collector.core.report.evidence import pool_evidence
from collector.errors import PublicationError
from tests.attacks.numbers.test_a05_differences import attack as subtract_within
from tests.attacks.people.test_a02_linkage import attack as look_up
from tests.attacks.published_files import lay_bare, read_bases, write
from tests.attacks.random_events import SERIES, make_seminar

K = SERIES.threshold
TRIED = 40
LATER = timedelta(days=30)


def attack(alone, pooled):
    """Return the figures that the files of an event and of its pool tell of 1 to 9 people."""
    one, other = read_bases(alone), read_bases(pooled)
    return [key for key in one.keys() & other.keys() if 0 < abs(one[key][0] - other[key][0]) < K]


def lay_out_pool(seminars):
    """Return the tables of several seminars told together; None where a rule forbids them all."""
    event = seminars[-1].event
    report = make_report(SERIES, event, pool_evidence([each.evidence for each in seminars]))
    names = [row.name for row in report.waves]
    try:
        release = make_release(report, names, K)
    except PublicationError:
        return None
    codings = [coding for each in seminars for coding in each.codings]
    events = [each.event for each in seminars]
    return make_tables(SERIES, events, add_coded_texts(release, codings, K), [])


@pytest.fixture(scope="module")
def pools(seminars):
    """A small seminar and the next one of its series, of random sizes."""
    return [_pair(seminar.seed) for seminar in seminars]


@pytest.fixture(scope="module")
def laid_out_pools(pools):
    """The tables of the pools of which anything may be published."""
    return [tables for pair in pools if (tables := lay_out_pool(pair))]


def _pair(seed):
    """Return the first small seminar from a seed on, and the one of the seed, a month later."""
    small = next(
        each
        for each in map(make_seminar, range(10_000 + seed, 20_000))
        if is_small([len(wave.responses) for wave in each.evidence.waves], K)
    )
    last = make_seminar(seed)
    day = small.event.starts + LATER
    return small, replace(last, event=replace(last.event, starts=day, ends=day))


def test_no_figure_of_a_pool_tells_of_a_few_people(pools, laid_out_pools, tmp_path):
    published = [write(tmp_path / f"{at}.db", tables) for at, tables in enumerate(laid_out_pools)]

    assert len(published) >= len(pools) // 2
    assert [look_up(path) + subtract_within(path) for path in published] == [[] for _ in published]


def test_a_pool_beside_one_of_its_events_would_tell_of_the_other(pools, tmp_path):
    alone, pooled = tmp_path / "alone.db", tmp_path / "pooled.db"

    tried = pools[:TRIED]
    open_to_it = [
        pair
        for pair in tried
        if attack(write(alone, lay_bare(pair[1])), write(pooled, make_bare_pool(pair)))
    ]

    assert 2 * len(open_to_it) > len(tried)


def make_bare_pool(pair):
    """Return tables of a pool that no rule has been applied to."""
    evidence = pool_evidence([each.evidence for each in pair])
    return lay_bare(replace(pair[1], evidence=evidence))


def test_only_the_pool_is_published_of_its_events(laid_out_pools):
    assert laid_out_pools != []
    for tables in laid_out_pools:
        assert len(tables.pooled) == 2
        told = by_name(tables).items()
        assert len({row.event for name, rows in told if name != "series" for row in rows}) == 1
