"""`collector publish` and `collector event series` where a second person must approve."""

import sqlite3
from contextlib import closing

import pytest
from click.testing import CliRunner

from collector.actions.publication.approve import ask_for_approval, decide_draft, hash_draft
from collector.actions.publication.draft_edition import draft_edition
from collector.cli.main import collector
from collector.errors import ApprovalError, NotFoundError, PublicationError
from collector.store.events.events import get_series
from collector.store.people.audit import list_audit
from collector.texts.messages import say_error
from tests.support.approving import ANNA, BORIS, ask_for_second_person
from tests.support.factories import NOW
from tests.support.small_events import hold_event


def run(data, *arguments):
    return CliRunner().invoke(collector, [*arguments, "--data", str(data)])


def test_a_series_is_judged_by_the_scales_and_changes_that_are_named(db, data, event):
    named = ["--primary", "safety", "--benchmark", "safety", "0,4"]

    said = run(data, "event", "series", "seminars", *named).stdout

    assert "Sense of safety (0.4 points)" in said
    plan = get_series(db, event.series_id).plan
    assert (plan.primary_scales, plan.benchmarks) == (("safety",), (("safety", 0.4),))


def test_a_series_refuses_scales_and_changes_that_will_not_do(data, event):
    unknown = run(data, "event", "series", "seminars", "--primary", "courage")
    too_much = run(data, "event", "series", "seminars", "--benchmark", "safety", "4")

    assert "Choose from the scales" in unknown.stderr
    assert "safety: Write a number above 0 and below 4, such as 0.3." in too_much.stderr


def test_a_series_says_and_changes_whether_it_asks_for_approval(db, data, event):
    said = [
        run(data, "event", "series", "seminars", *change).stdout
        for change in ([], ["--approval"], [], ["--no-approval"])
    ]

    limit = "no number is about fewer than 10 people\n"
    needs = f"seminars: an edition needs a second person's approval; {limit}"
    none = f"seminars: an edition needs no approval; {limit}"
    assert said == [none, needs, needs, none]
    assert list_audit(db)[0].account == "command line"


def test_an_unknown_series_is_told_with_those_there_are(data, event):
    result = run(data, "event", "series", "none")

    assert isinstance(result.exception, NotFoundError)
    assert str(result.exception) == "there is no series “none”; series: seminars"


def test_publish_is_refused_until_a_second_person_has_approved(db, keys, data):
    hold_event(db, keys, "second", 12)
    ask_for_second_person(db)
    refused = run(data, "publish", "second")
    ask_for_approval(db, "second", correct=False, account=ANNA, now=NOW)
    seen = hash_draft(draft_edition(db, "second"))
    decide_draft(db, "second", seen, account=BORIS, now=NOW)

    published = run(data, "publish", "second")

    assert isinstance(refused.exception, ApprovalError)
    assert say_error(refused.exception).startswith(
        "the series asks for a second person's approval: ask"
    )
    assert published.stdout.startswith("edition 1 of second (")


def test_publish_says_that_the_public_site_is_not_running(db, keys, data, monkeypatch):
    hold_event(db, keys, "second", 12)
    monkeypatch.setenv("COLLECTOR_DATA_URL", "http://127.0.0.1:9")

    result = run(data, "publish", "second")

    assert result.exit_code == 0
    assert result.stderr.endswith(
        f"The edition is in {data}/public/public.db, but nothing answers at http://127.0.0.1:9: "
        "start the service, or the Datasette that serves this file, or ask `collector doctor`.\n"
    )


def test_check_tells_of_a_public_database_that_somebody_changed(db, keys, data):
    hold_event(db, keys, "second", 12)
    run(data, "publish", "second")
    whole = run(data, "check")
    (data / "public" / "public.db").write_bytes(b"")

    spoiled = run(data, "check")

    assert (whole.exit_code, spoiled.exit_code) == (0, 1)
    assert "public.db was changed by somebody else" in spoiled.stderr


@pytest.mark.parametrize("option", [[], ["--preview"]])
def test_an_event_that_waits_says_so(db, keys, data, option):
    hold_event(db, keys, "first", 4)

    result = run(data, "publish", "first", *option)

    assert say_error(result.exception) == (
        "R2: first has too few answers in every wave and is never shown alone; it waits, and will "
        "be published together with the next event of its series"
    )


def test_several_events_are_published_at_once(db, keys, data):
    for slug in ("first", "second"):
        hold_event(db, keys, slug, 12)

    result = run(data, "publish", "first", "second")

    assert [line[:20] for line in result.stdout.splitlines()] == [
        "edition 1 of first (",
        "edition 1 of second ",
    ]
    assert list_published(data) == ["first", "second"]


def test_an_event_that_is_refused_leaves_those_before_it_published(db, keys, data):
    for slug, people in (("first", 12), ("third", 4)):
        hold_event(db, keys, slug, people)

    result = run(data, "publish", "first", "third")

    assert isinstance(result.exception, PublicationError)
    assert list_published(data) == ["first"]


def list_published(data):
    with closing(sqlite3.connect(data / "public" / "public.db")) as public:
        return [slug for (slug,) in public.execute("SELECT event FROM events ORDER BY event")]
