from dataclasses import replace

import msgspec
import pytest

from collector.core.publication.editions import join_editions
from collector.core.publication.series import tell_series
from collector.core.rows.asked import CorrectionRow
from collector.core.rows.changes import ChangeRow
from collector.core.rows.tables import Tables
from tests.data.published import lay_out, make_report

LATER = {"verdict", "cautions", "benchmark", "simultaneous_low", "simultaneous_high"}
"""Columns that older editions lack."""


def publish(number, **changed):
    """Return the tables of so many events, a year apart; `changed` replaces the last one's."""
    editions = []
    for at in range(number):
        tables = lay_out(make_report(f"e{at}"))
        events = [replace(row, month=f"{2017 + at}-06") for row in tables.events]
        editions.append(replace(tables, events=events))
    last = editions[-1]
    editions[-1] = replace(last, events=[replace(row, **changed) for row in last.events])
    return editions


def tell(editions):
    return tell_series(join_editions(editions[::-1]))


def reword(tables, wave, version="another"):
    asked = [replace(row, version=version) if row.wave == wave else row for row in tables.questions]
    return replace(tables, questions=asked)


def lines(told):
    return sorted((row.scale, row.event, row.wording) for row in told.trends)


def test_events_of_one_wording_are_one_line_in_the_order_of_time():
    told = tell(publish(2))

    assert lines(told) == [
        *(("motivation", "e0", 1), ("motivation", "e1", 1)),
        *(("safety", "e0", 1), ("safety", "e1", 1)),
    ]


@pytest.mark.parametrize("wave", ["pre", "post"])
def test_another_wording_in_either_wave_starts_another_line(wave):
    *others, last = publish(3)

    told = tell([*others, reword(last, wave)])

    assert {(row.event, row.wording) for row in told.trends} == {("e0", 1), ("e1", 1), ("e2", 2)}
    assert {(row.wording, row.k) for row in told.series_changes} == {(1, 2), (2, 1)}


def test_corrected_spelling_goes_on_with_the_line():
    *others, last = publish(3)
    changed = reword(last, "pre")
    about = {"series": "seminars", "choice": "", "language": "et", "month": "2019-06"}
    texts = {"text_before": "a", "text_after": "b", "after": "another"}
    corrected = [
        CorrectionRow(question=row.question, before=row.version, **about, **texts)
        for row in last.questions
    ]

    told = tell_series(join_editions([*others, changed]), corrected)

    assert {row.wording for row in told.trends} == {1}


def test_simulated_events_are_never_counted_with_real_ones():
    told = tell(publish(3, simulated=False))

    assert {(row.event, row.wording) for row in told.trends} == {("e0", 1), ("e1", 1), ("e2", 2)}
    assert {(row.wording, row.k) for row in told.series_changes} == {(1, 2), (2, 1)}


def test_the_mean_is_of_published_changes():
    told = tell(publish(3))

    row = next(row for row in told.series_changes if row.scale == "safety")
    assert (row.comparison, row.k, row.n, row.mean, row.tau) == ("pre_post", 3, 183, 0.23, 0.0)
    assert row.sentence_en.startswith("Over 3 seminars, before and after: Sense of safety ")
    assert row.sentence_en.endswith("what would have changed without the seminars is not known.")
    pooled = [each.pooled_change for each in told.trends if each.scale == "safety"]
    assert pooled == [0.23] * 3


def test_only_primary_scales_are_claimed():
    editions = publish(3)
    named = [
        replace(each, events=[replace(row, primary_scales="safety") for row in each.events])
        for each in editions
    ]

    told = tell(named)

    assert {row.scale for row in told.series_changes} == {"safety"}
    assert {row.pooled_change for row in told.trends if row.scale == "motivation"} == {None}


def test_cautions_of_any_seminar_are_told():
    *others, last = publish(2)
    careful = [replace(row, cautions="ceiling multiplicity") for row in last.changes]

    told = tell([*others, replace(last, changes=careful)])

    assert {row.cautions for row in told.series_changes} == {"ceiling"}
    assert all("had no room to rise" in row.sentence_en for row in told.series_changes)


def test_changes_of_older_editions_are_counted_without_a_verdict():
    read = msgspec.convert(msgspec.to_builtins(join_editions(publish(3))), Tables)
    older = [
        msgspec.convert(
            {name: cell for name, cell in vars(row).items() if name not in LATER}, ChangeRow
        )
        for row in read.changes
    ]

    told = tell_series(replace(read, changes=older))

    assert {row.verdict for row in told.trends} == {""}
    assert {(row.k, row.benchmark) for row in told.series_changes} == {(3, None)}
