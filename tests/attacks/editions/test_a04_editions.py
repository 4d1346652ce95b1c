"""A4: subtract two editions of one event, and read what the few who make the difference said."""

from dataclasses import replace

import pytest

from collector.core.publication.editions import carry_over, check_edition, read_published
from collector.errors import PublicationError
from tests.attacks.published_files import lay_bare, lay_out, read, read_bases, write

K = 10


def attack(earlier, later):
    """Return the figures whose difference is about 1 to 9 people."""
    first, second = read_bases(earlier), read_bases(later)
    shared = first.keys() & second.keys()
    moved = {key for key in shared if 0 < abs(first[key][0] - second[key][0]) < K}
    sql = "SELECT wave, question, choice, count, n FROM results"
    before, after = (
        {(row["wave"], row["question"], row["choice"]): row for row in read(path, sql)}
        for path in (earlier, later)
    )
    changed = {
        key[:2]
        for key in before.keys() & after.keys()
        if before[key]["n"] == after[key]["n"]
        and 0 < abs(before[key]["count"] - after[key]["count"]) < K
    }
    return moved | changed | set(attack_texts(earlier, later))


def attack_texts(earlier, later):
    """Return the risks and stages of which 1 to 9 texts more or fewer are told."""
    sql = "SELECT question, risk, stage, count FROM coded_texts"
    before, after = (
        {(row["question"], row["risk"], row["stage"]): row["count"] for row in read(path, sql)}
        for path in (earlier, later)
    )
    shared = before.keys() & after.keys()
    return [key for key in shared if 0 < abs(before[key] - after[key]) < K]


def publish_again(path, first, second):
    """Write the second edition, if the service allows it after the first."""
    try:
        check_edition(second, [first], K)
    except PublicationError:
        return None
    return write(path, second)


CORRECTIONS = [(1, False), (2, False), (9, False), (1, True), (3, True)]


@pytest.mark.parametrize(("number", "changed"), CORRECTIONS)
def test_no_correction_tells_of_a_few_people(seminars, laid_out, tmp_path, number, changed):
    found = []
    for seminar in seminars:
        first, second = laid_out[seminar.seed], lay_out(seminar.without(number, changed=changed))
        if first and second and (later := publish_again(tmp_path / "later.db", first, second)):
            found += attack(write(tmp_path / "earlier.db", first), later)

    assert found == []


@pytest.mark.parametrize(("number", "changed"), CORRECTIONS)
def test_editions_that_nobody_compared_tell_of_a_few(seminars, tmp_path, number, changed):
    seminar = next(each for each in seminars if each.event.head_count >= 50)
    later = seminar.without(number, changed=changed)

    earlier = write(tmp_path / "earlier.db", lay_bare(seminar))

    assert attack(earlier, write(tmp_path / "later.db", lay_bare(later))) != set()


def test_a_followup_is_published_and_takes_nothing_away(seminars, tmp_path):
    followed = [each for each in seminars if len(each.evidence.waves) == 3]
    for seminar in followed:
        first = lay_out(seminar, waves=("pre", "post"))
        if first is None:
            continue
        new = lay_out(seminar, before=read_published([first]))
        later = publish_again(tmp_path / "later.db", first, carry_over(first, new))

        earlier = write(tmp_path / "earlier.db", first)
        assert attack(earlier, later) == set()
        assert read_bases(earlier).items() <= read_bases(later).items()


def test_a_withdrawn_text_is_not_seen_in_the_next_edition(seminars, tmp_path):
    seminar = next(each for each in seminars if each.event.head_count >= 100)
    first, fewer = lay_out(seminar), lay_out(seminar.without(1))
    paths = [tmp_path / f"{at}.db" for at in range(3)]

    write(paths[0], first)
    write(paths[1], carry_over(first, fewer))
    write(paths[2], replace(first, coded_texts=fewer.coded_texts))

    assert attack_texts(*paths[:2]) == []
    assert attack_texts(paths[0], paths[2]) != []
