"""A17: look at the preview, wait for a withdrawal, and subtract the edition from it."""

import pytest

from collector.actions.publication.draft_edition import draft_edition
from collector.actions.publication.publish import publish_events
from collector.errors import StateError
from tests.attacks.editions.test_a04_editions import attack
from tests.attacks.published_files import write
from tests.data.published import make_report
from tests.data.reported import NOW, save_current_report, save_reported_event

SLUG = "koostooseminar-2017"


@pytest.fixture
def event(db):
    """An event that can be published."""
    return save_reported_event(db, make_report())[1]


def withdraw(db):
    db.execute("DELETE FROM responses WHERE id = (SELECT min(id) FROM responses WHERE wave_id = 1)")


def test_what_was_previewed_is_not_published_after_a_withdrawal(db, event, tmp_path):
    assert draft_edition(db, SLUG).verdicts != ()
    withdraw(db)

    with pytest.raises(StateError, match="outdated"):
        publish_events(db, [SLUG], public_path=tmp_path / "public.db", now=NOW)

    assert not (tmp_path / "public.db").exists()


def test_a_preview_says_no_number_that_the_withdrawal_changes(db, event):
    before = [verdict.sentence for verdict in draft_edition(db, SLUG).verdicts]
    withdraw(db)
    save_current_report(db, event, make_report(before=86))

    assert [verdict.sentence for verdict in draft_edition(db, SLUG).verdicts] == before


def test_a_preview_with_numbers_would_tell_of_the_one_who_withdrew(db, event, tmp_path):
    first = draft_edition(db, SLUG).lay_out()
    withdraw(db)
    save_current_report(db, event, make_report(before=86))

    second = draft_edition(db, SLUG).lay_out()

    files = [write(tmp_path / f"{at}.db", each) for at, each in enumerate((first, second))]
    assert attack(*files) != set()
