"""What the page of an event that is too small says, before and after it was published."""

from collector.actions.publication.publish import publish_events
from tests.support.factories import NOW
from tests.support.organising import words_of
from tests.support.small_events import hold_event

PAGE = "/organiser/events/first"


def test_a_small_event_says_with_what_it_is_published(db, keys, data, organiser):
    hold_event(db, keys, "first", 6)
    waiting = words_of(organiser.get(PAGE).text)
    hold_event(db, keys, "second", 6)
    publish_events(db, ["second"], public_path=data / "public" / "public.db", now=NOW)

    published = words_of(organiser.get(PAGE).text)

    assert "so this event is never shown alone. Its results are published together" in waiting
    assert "The results were published together with the next event of the series" in published
