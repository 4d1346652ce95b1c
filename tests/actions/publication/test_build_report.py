from dataclasses import replace
from html import unescape

import pytest

from collector.actions.linking.link_waves import link_waves
from collector.actions.publication.build_report import build_report
from collector.assets import asset_folder
from collector.core.linking.codes import card_code
from collector.core.waves import WaveName, list_outdated
from collector.errors import NotFoundError
from collector.formats.print.report import write_report_page
from collector.formats.questionnaire.yaml import read_yaml
from collector.store.answering.responses import fingerprint_waves
from collector.store.publication.results import find_report, write_json
from collector.store.questionnaire.versions import save_questionnaire
from tests.support.factories import (
    NOW,
    close_event_wave,
    make_event,
    open_event_wave,
    send,
    submission,
)

MOTIVATION = ("mot_interest", "mot_value", "mot_effort")


def answer(db, keys, event, wave, answers, person=None):
    card = None if person is None else card_code(person)
    send(db, keys, event, submission(db, event, wave, answers=answers, card_code=card), wave)


def ratings(point):
    return dict.fromkeys(MOTIVATION, str(point))


@pytest.fixture
def asked(db, keys):
    """An event whose waves before and after are both open, so that both take answers."""
    event = make_event(db, keys)
    open_event_wave(db, event, WaveName.PRE)
    open_event_wave(db, event, WaveName.POST)
    return event


def report_of(db, keys, event):
    link_waves(db, event.slug, keys=keys)
    return build_report(db, event.slug, now=NOW)


def test_build_report_finds_the_change_of_linked_people(db, keys, asked):
    for person in range(12):
        answer(db, keys, asked, WaveName.PRE, ratings(3), person)
        answer(db, keys, asked, WaveName.POST, ratings(4 if person else 3), person)
    answer(db, keys, asked, WaveName.POST, ratings(1))

    report = report_of(db, keys, asked)

    motivation = report.changes[0]
    assert (motivation.name, motivation.n, motivation.better) == ("motivation", 12, 11)
    assert (motivation.direction, motivation.claim) == ("up", "indicative")
    linking = report.linking
    assert (linking.pairs, linking.unlinked_before, linking.unlinked_after) == (12, 0, 1)
    assert linking.ways == {"card": 12}


def test_build_report_is_saved_and_replaces_the_one_before(db, keys, asked):
    build_report(db, asked.slug, now=NOW)
    answer(db, keys, asked, WaveName.PRE, ratings(3))

    report = build_report(db, asked.slug, now=NOW)

    assert find_report(db, asked.id) == report
    assert (report.waves[0].name, report.waves[0].n) == ("pre", 1)


def test_build_report_twice_gives_the_same_to_the_byte(db, keys, asked):
    for person in range(3):
        answer(db, keys, asked, WaveName.PRE, ratings(3), person)
        answer(db, keys, asked, WaveName.POST, ratings(person + 1), person)

    first, second = (write_json(report_of(db, keys, asked)) for _ in range(2))

    assert first == second


UNSURE = dict.fromkeys(MOTIVATION, "dk")


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ([], [], 0),
        ([ratings(3)], [], 0),
        ([ratings(3)], [ratings(4)], 4),
        ([ratings(3)] * 12, [ratings(3)] * 12, 4),
        ([UNSURE] * 12, [UNSURE] * 12, 0),
        ([{"role": "leader"}], [ratings(4)], 0),
    ],
    ids=["nobody", "one response", "one pair", "all alike", "all unsure", "one wave each"],
)
def test_build_report_of_little_gives_a_page_in_every_language(
    db, keys, asked, before, after, changes
):
    for wave, responses in ((WaveName.PRE, before), (WaveName.POST, after)):
        for person, answers in enumerate(responses):
            answer(db, keys, asked, wave, answers, person)

    report = report_of(db, keys, asked)

    pages = {each: unescape(write_report_page(report, each)) for each in report.languages}
    assert len([row for row in report.changes if row.comparison == "pre_post"]) == changes
    lead = report.statements[0].words
    assert {each: lead[each] in page for each, page in pages.items()} == {
        "et": True,
        "ru": True,
        "en": True,
    }


def test_build_report_without_links_gives_results_and_says_what_cannot_be_said(db, keys, asked):
    for wave in (WaveName.PRE, WaveName.POST):
        answer(db, keys, asked, wave, ratings(4))

    report = report_of(db, keys, asked)

    answered = {row.wave: row.n for row in report.results if row.question == "mot_value"}
    assert answered == {"pre": 1, "post": 1, "followup": 0}
    assert report.statements[0].words.en.startswith("Not enough people have answered yet")


def test_build_report_counts_cards_that_were_used_twice(db, keys, asked):
    for person in (1, 1, 2):
        answer(db, keys, asked, WaveName.PRE, ratings(4), person)

    assert report_of(db, keys, asked).linking.duplicates == 2


def test_build_report_leaves_out_answers_to_a_question_in_other_words(db, keys, asked):
    re_worded = read_yaml((asset_folder("forms") / "pre.yaml").read_text("utf-8"))
    [row] = [row for row in re_worded.survey if row.get("name") == "mot_value"]
    row["label::English (en)"] = "Other words."
    version = save_questionnaire(db, "pre", re_worded)
    answer(db, keys, asked, WaveName.PRE, ratings(4))
    sent = replace(submission(db, asked, answers=ratings(2)), questionnaire_version=version)
    send(db, keys, asked, sent)

    results = build_report(db, asked.slug, now=NOW).results

    answered = {row.question: row.n for row in results if row.wave == "pre" and row.n}
    assert answered == {"mot_interest": 2, "mot_value": 1, "mot_effort": 2}


def test_build_report_tells_how_far_it_is(db, asked):
    told = []

    build_report(db, asked.slug, now=NOW, progress=lambda *step: told.append(step))

    steps = told[-1][1]
    assert told == [(0, 1), *((done, steps) for done in range(1, steps + 1))]


def test_build_report_of_an_unknown_event_names_those_that_exist(db, asked):
    with pytest.raises(NotFoundError, match=asked.slug):
        build_report(db, "nowhere", now=NOW)


def test_build_report_does_not_depend_on_language_or_order(db, keys, asked):
    other = make_event(db, keys, "autumn")
    for name in (WaveName.PRE, WaveName.POST):
        open_event_wave(db, other, name)
        for person in range(12):
            answer_in("et", db, keys, asked, name, person)
            answer_in("ru", db, keys, other, name, 11 - person)

    first, second = (report_of(db, keys, event) for event in (asked, other))

    same = ("results", "changes", "everybody", "linking", "statements")
    assert [getattr(first, key) for key in same] == [getattr(second, key) for key in same]


def answer_in(language, db, keys, event, name, person):
    given = ratings(1 + (person * len(name)) % 5)
    sent = submission(db, event, name, answers=given, card_code=card_code(person))
    send(db, keys, event, replace(sent, language=language), name)


def test_build_report_joins_events_of_a_series_whose_waves_have_ended(db, keys, asked):
    for slug, opened in (("autumn", False), ("winter", True)):
        other = make_event(db, keys, slug)
        open_event_wave(db, other)
        for _ in range(10):
            answer(db, keys, other, WaveName.PRE, ratings(4))
        if not opened:
            close_event_wave(db, other)
    for _ in range(10):
        answer(db, keys, asked, WaveName.PRE, ratings(3))

    report = report_of(db, keys, asked)

    [line] = report.trends
    assert sorted(point.events[0] for point in line.points) == ["autumn", "spring"]
    assert list(report.series_fingerprints) == ["autumn"]


def test_build_report_never_joins_simulated_events_and_real_ones(db, keys, asked):
    other = make_event(db, keys, "autumn", simulated=True)
    open_event_wave(db, other)
    answer(db, keys, other, WaveName.PRE, ratings(4))
    close_event_wave(db, other)

    assert report_of(db, keys, asked).series_fingerprints == {}


def test_withdrawal_makes_a_report_out_of_date_although_as_many_answered(db, keys, asked):
    answer(db, keys, asked, WaveName.PRE, ratings(3))
    report = build_report(db, asked.slug, now=NOW)
    current = list_outdated(report.fingerprints, fingerprint_waves(db, asked.id))

    db.execute("DELETE FROM responses")
    answer(db, keys, asked, WaveName.PRE, ratings(3))

    assert current == []
    assert list_outdated(report.fingerprints, fingerprint_waves(db, asked.id)) == ["pre"]
