"""Drafts: changed step by step, undone, archived, published as a version."""

from dataclasses import replace

import pytest

from collector.actions.questionnaire.edit_draft import (
    TYPED,
    Seen,
    archive_draft,
    begin_draft,
    change_draft,
    undo_draft_step,
)
from collector.actions.questionnaire.publish_draft import preview_publication, publish_draft
from collector.core.checking.rules import read_questionnaire
from collector.core.editing.rows import find_row, remove, set_cells
from collector.errors import NotFoundError, QuestionnaireError, StaleDraftError, StateError
from collector.store.events.events import get_series
from collector.store.events.waves import find_wave
from collector.store.people.audit import list_audit
from collector.store.questionnaire.drafts import STEPS_KEPT, find_last_step, get_draft, list_drafts
from tests.support.audit import told
from tests.support.factories import NOW, make_event, send, submission

EN = "label::English (en)"


@pytest.fixture
def series(db, event):
    return get_series(db, event.series_id)


@pytest.fixture
def draft(db, event, series):
    return begin_draft(db, series, version_of(db, event), now=NOW, account="Anna")


def version_of(db, event, name="pre"):
    return find_wave(db, event.id, name).questionnaire_version


def see(series, draft, account="Anna"):
    return Seen(series, draft.id, draft.step, NOW, account)


def type_in(db, series, draft, words, account="Anna", about="mot_interest"):
    row = find_row(draft.sheets, about)
    seen = see(series, draft, account)
    return change_draft(db, seen, lambda sheets: set_cells(sheets, row, {EN: words}), TYPED, about)


def undo(db, series, draft):
    return undo_draft_step(db, see(series, draft))


def publish(db, series, draft, events=()):
    return publish_draft(db, see(series, draft), events)


def test_draft_begins_as_its_base(db, event, draft):
    assert draft.sheets.version() == draft.base_version == version_of(db, event)
    about = {"draft": draft.id, "series": "seminars", "wave": "pre"}
    assert told(db) == ("draft_begun", about)


def test_draft_of_an_unknown_version_is_not_begun(db, series):
    with pytest.raises(NotFoundError):
        begin_draft(db, series, "none", now=NOW, account="Anna")

    assert list_drafts(db, series.id) == []


def test_draft_of_another_series_is_not_found(db, series, draft):
    with pytest.raises(NotFoundError):
        get_draft(db, series.id + 1, draft.id)


def test_typing_at_one_place_is_undone_at_once(db, series, draft):
    once = type_in(db, series, draft, "I like")
    twice = type_in(db, series, once, "I like it")

    undone = undo(db, series, twice)

    assert undone.sheets == draft.sheets
    assert (once.step, twice.step, undone.step) == (1, 2, 3)
    assert undo(db, series, undone) == undone


@pytest.mark.parametrize(("account", "about"), [("Otto", "mot_interest"), ("Anna", "mot_value")])
def test_typing_of_another_or_elsewhere_is_undone_alone(db, series, draft, account, about):
    first = type_in(db, series, draft, "I like")

    second = type_in(db, series, first, "I like it", account, about)

    assert undo(db, series, second).sheets == first.sheets


def test_change_that_changes_nothing_is_none(db, series, draft):
    same = change_draft(db, see(series, draft), lambda sheets: sheets, "moved", "")

    assert (same, find_last_step(db, draft.id)) == (draft, None)


def test_second_editor_is_refused_and_the_first_kept(db, series, draft):
    changed = type_in(db, series, draft, "First")

    with pytest.raises(StaleDraftError):
        type_in(db, series, draft, "Second", "Otto")

    assert get_draft(db, series.id, draft.id) == changed


def test_only_the_latest_steps_can_be_undone(db, series, draft):
    for number in range(STEPS_KEPT + 5):
        draft = type_in(db, series, draft, str(number), f"Editor {number}")

    kept = db.table("questionnaire_draft_steps").count

    assert (kept, find_last_step(db, draft.id).step) == (STEPS_KEPT, STEPS_KEPT + 4)


def test_draft_is_archived_and_restored(db, series, draft):
    archive_draft(db, see(series, draft))
    archive_draft(db, see(series, replace(draft, step=1), "Otto"), is_archived=False)

    [restored] = list_drafts(db, series.id)
    assert restored.archived is False
    assert [line.kind for line in list_audit(db)[:2]] == ["draft_restored", "draft_archived"]


def test_published_draft_is_a_version_that_coming_waves_ask(db, event, series, draft):
    changed = type_in(db, series, draft, "I like it")

    version = publish(db, series, changed, ["spring"])

    assert version_of(db, event) == version == changed.sheets.version()
    assert list_drafts(db, series.id) == []
    about = {"version": version, "series": "seminars", "wave": "pre"}
    assert told(db, 1) == ("version_published", about)


def test_draft_with_problems_is_not_published(db, series, draft):
    with pytest.raises(QuestionnaireError):
        publish(db, series, type_in(db, series, draft, ""))

    assert len(list_drafts(db, series.id)) == 1


def test_draft_without_changes_is_not_published(db, series, draft):
    with pytest.raises(StateError):
        publish(db, series, draft)


def test_nothing_is_published_if_a_wave_was_answered_meanwhile(db, keys, event, series, draft):
    changed = type_in(db, series, draft, "I like it")
    send(db, keys, event, submission(db, event))

    with pytest.raises(StateError):
        publish(db, series, changed, ["spring"])

    assert [each.id for each in list_drafts(db, series.id)] == [draft.id]


def test_outlook_tells_changes_breaks_and_coming_waves(db, keys, event, series, draft):
    make_event(db, keys, "summer")
    send(db, keys, event, submission(db, event))
    changed = type_in(db, series, draft, "I like it")

    outlook = preview_publication(db, series, changed, read_questionnaire(changed.sheets))

    assert [(change.kind, change.name) for change in outlook.changes] == [
        ("reworded", "mot_interest")
    ]
    assert [(each.scale, each.reworded) for each in outlook.breaks] == [
        ("motivation", ("mot_interest",))
    ]
    assert outlook.mismatches == {"post": ("mot_interest",), "followup": ("mot_interest",)}
    assert [use.event.slug for use in outlook.coming] == ["summer"]


def test_outlook_of_a_draft_with_problems_tells_changes_alone(db, series, draft):
    cut = remove(draft.sheets, 1)

    outlook = preview_publication(db, series, replace(draft, sheets=cut), None)

    assert (len(outlook.changes), outlook.breaks, outlook.mismatches) == (5, [], {})
