from dataclasses import replace

import pytest

from collector.core.disclosure.statistics import list_public_statistics
from collector.core.publication.editions import (
    describe_edition,
    hash_document,
    join_editions,
    list_cells,
)
from collector.core.rows.answers import ProfileLevelRow, ProfileRow
from collector.core.rows.readings import Role
from tests.data.published import lay_out, make_report

BOTH = ("pre", "post")


def test_an_ordinary_event_fills_every_table():
    tables = lay_out(make_report())

    assert len(tables.results) == 2 * (3 + 4 * 5)
    assert len(tables.changes) == 6
    assert len(tables.findings) == 7
    assert len(tables.charts) == 2 * 3


def test_results_have_a_row_for_every_choice_but_dont_know():
    report = make_report()
    counts = {"leading": 87, "practice": 0, "other": 0}
    report.results[0] = replace(report.results[0], counts=counts)

    rows = [row for row in lay_out(report).results if row.question == "role"][:3]

    assert [(row.choice, row.count, row.share, row.n) for row in rows] == [
        ("leading", 87, 100, 87),
        ("practice", 0, 0, 87),
        ("other", 0, 0, 87),
    ]


@pytest.mark.parametrize(("pairs", "change", "high"), [(49, 0.2, 0.4), (50, 0.23, 0.36)])
def test_changes_are_rounded_by_their_base(pairs, change, high):
    row = lay_out(make_report(pairs=pairs)).changes[0]

    assert (row.change, row.high, row.n) == (change, high, pairs)


def test_sizes_below_the_threshold_are_not_told():
    tables = lay_out(make_report(after=9, pairs=9))

    assert [row.responses for row in tables.waves] == [87, None]
    assert tables.events[0].pairs is None
    assert tables.findings == []


def test_a_statement_with_an_unpublished_number_is_left_out():
    report = make_report()
    report.statements[0] = replace(report.statements[0], numbers={"pairs": 26})

    findings = lay_out(report).findings

    assert [row.kind for row in findings] == ["scale"] * 2 + ["item"] * 4


def test_a_lead_about_a_change_is_published_once_as_that_change():
    report = make_report()
    report.statements[1] = replace(report.statements[1], role=Role.LEAD)

    findings = lay_out(report).findings

    assert [(row.kind, row.name) for row in findings[:2]] == [
        ("summary", ""),
        ("scale", "motivation"),
    ]
    assert len({row.sentence_et for row in findings}) == len(findings)


def test_an_edition_shows_the_figures_it_was_made_of():
    statistics = list_public_statistics(lay_out(make_report()))

    assert len(statistics) == 6 + 2 * 5
    assert {statistic.n for statistic in statistics} == {61, 87, 80}


def test_the_hash_depends_on_content_alone():
    reports = make_report(), make_report(), make_report(pairs=60)

    hashes = [hash_document(list_cells(lay_out(each))) for each in reports]

    assert hashes[0] == hashes[1] != hashes[2]


def test_profiles_of_a_wave_are_about_the_scales_of_that_wave_alone():
    tables = lay_out(make_report())
    about = {"pre": "safety", "post": "motivation"}
    tables = replace(
        tables,
        profiles=[
            ProfileRow(event="koostooseminar-2017", wave=wave, profile=1, count=40, n=40)
            for wave in about
        ],
        profile_levels=[
            ProfileLevelRow(
                event="koostooseminar-2017", wave=wave, profile=1, about=scale, level="high"
            )
            for wave, scale in about.items()
        ],
    )
    scales = {(row.wave, row.question): row.scale for row in tables.questions}

    profiles = [each for each in list_public_statistics(tables) if each.kind == "profiles"]

    assert {each.part: {scales[cell] for cell in each.cells} for each in profiles} == {
        wave: {scale} for wave, scale in about.items()
    }


def test_editions_of_one_series_share_its_row():
    joined = join_editions([lay_out(make_report()), lay_out(make_report("opiseminar-2017"))])

    assert [row.series for row in joined.series] == ["turvalisus"]
    assert [row.event for row in joined.events] == ["koostooseminar-2017", "opiseminar-2017"]


@pytest.mark.parametrize(
    ("waves", "earlier", "correction", "sentence"),
    [
        (BOTH, (), False, "First edition: before the seminar, right after the seminar."),
        (
            (*BOTH, "followup"),
            BOTH,
            False,
            "Added: three months later. Tables published before are unchanged.",
        ),
        (
            BOTH,
            BOTH,
            False,
            "Added: what participants proposed. Tables published before are unchanged.",
        ),
        (BOTH, BOTH, True, "Correction: replaces the whole edition before it."),
    ],
)
def test_an_edition_says_what_is_new_in_it(waves, earlier, correction, sentence):
    said = describe_edition(waves, earlier, correction=correction)

    assert said["en"] == sentence
    assert set(said) == {"et", "ru", "en"}
