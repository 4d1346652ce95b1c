"""What the people who are expected would show, on the page of a plan and of an event."""

import re
from dataclasses import replace

import pytest

from collector.core.analysis.families import Family
from collector.core.events.planning import usual_sealing
from collector.core.statistics.power import SPREAD, Reach
from collector.store.events.events import save_event
from collector.store.publication.results import save_report
from tests.core.filled import fill_report
from tests.support.factories import EVENT, NOW, make_event
from tests.support.organising import words_of

PAGE = "/organiser/events/spring"
LEVEL = Family.PRIMARY.level / 3  # of one of three primary scales


@pytest.fixture
def planned(db, keys):
    return make_event(db, keys, sealing=usual_sealing(EVENT.ends), head_count=100)


def test_event_without_a_past_is_planned_by_what_is_usual(planned, organiser):
    words = words_of(organiser.get(PAGE).text)

    needed = Reach(60, SPREAD * 4, 0.3, LEVEL).needed
    assert "If 60 of the 100 people expected are linked (60%), a change of 0.4 points" in words
    assert f"matters (0.3 points), {needed} linked people are needed" in words
    assert "are assumed to have a standard deviation of 0.80 points" in words


def test_earlier_events_say_how_much_changes_differ_and_how_many_are_linked(
    db, keys, planned, organiser
):
    earlier = make_event(db, keys, slug="earlier", head_count=50)
    row = {"comparison": "pre_post", "kind": "scale", "name": "motivation", "n": 40}
    cells = {"linking": {"pairs": 40}, "changes": [row | {"spread": 0.5}]}
    save_report(db, earlier.id, NOW.date(), fill_report(cells))

    words = words_of(organiser.get(f"{PAGE}/plan").text)

    assert "If 80 of the 100 people expected are linked (80%)" in words
    assert "earlier events of the series (standard deviation 0.50 points)" in words
    assert f"{Reach(80, 0.5, 0.3, LEVEL).needed} linked people are needed" in words


def test_against_another_event_twice_as_many_are_needed_in_each(db, keys, planned, organiser):
    make_event(db, keys, slug="waiting", head_count=100)
    save_event(db, replace(planned, comparison_event="waiting"))

    words = words_of(organiser.get(PAGE).text)

    assert "standard deviation of 1.13 points" in words
    assert "As many linked people are needed at the comparison event too." in words


@pytest.mark.parametrize("language", ["et", "ru", "en"])
def test_chart_says_to_a_screen_reader_what_it_shows(planned, organiser, language):
    page = organiser.get(f"/organiser/plan?lang={language}").text

    [described] = re.findall(r'<img src="data:image/svg\+xml,%3Csvg[^"]*" alt="([^"]*)"', page)
    assert re.search("200 [–—] ", described)
