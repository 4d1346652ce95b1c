"""With what the change of an event is compared, and by what it is judged."""

import re
from datetime import timedelta

import pytest

from collector.actions.events.run_wave import open_wave
from collector.core.events.planning import usual_sealing
from collector.core.waves import WaveName
from collector.store.events.events import (
    get_event,
    get_series,
    list_series,
)
from tests.support.factories import (
    EVENT,
    NOW,
    make_event,
    open_event_wave,
)
from tests.support.organising import words_of
from tests.support.planning import SERIES_TYPED, TYPED, particulars, read_fields

NEW, PAGE = "/organiser/plan", "/organiser/events/spring"
CHANGE = f"{PAGE}/plan"


@pytest.fixture
def planned(db, keys):
    return make_event(db, keys, sealing=usual_sealing(EVENT.ends))


def test_comparison_is_chosen_on_the_plan_and_undone_like_the_rest(db, keys, planned, organiser):
    waiting = make_event(db, keys, slug="waiting", sealing=usual_sealing(EVENT.ends))
    db.execute("UPDATE waves SET opens = NULL, closes = NULL")  # none takes answers by its time
    page = organiser.get(CHANGE).text
    fields = read_fields(page)
    chosen = {"comparison_event": waiting.slug, "control_scale": "safety", "chosen_low": "yes"}

    organiser.post(CHANGE, page=CHANGE, **fields | chosen)
    changed = get_event(db, "spring")
    organiser.post(f"{PAGE}/undo", page=PAGE)

    said = (changed.comparison_event, changed.control_scale, changed.chosen_low)
    assert said == ("waiting", "safety", True)
    assert get_event(db, "spring") == planned


def test_comparison_is_chosen_before_a_new_event_is_saved(db, keys, planned, organiser):
    series = get_series(db, planned.series_id).slug
    chosen = {"series": series, "comparison_event": "spring", "control_scale": "competence"}

    organiser.post(NEW, page=NEW, **TYPED, **chosen)

    saved = get_event(db, "sugisseminar-koostoo-2026")
    assert (saved.comparison_event, saved.control_scale) == ("spring", "competence")


def test_new_event_is_not_compared_with_one_of_another_series(db, keys, planned, organiser):
    chosen = {"series": "", "comparison_event": "spring"}

    refused = organiser.post(NEW, page=NEW, **TYPED, **SERIES_TYPED, **chosen)

    assert (refused.status_code, "of the same series only" in refused.text) == (422, True)


def test_comparison_cannot_be_chosen_once_a_wave_has_opened(db, keys, planned, organiser):
    shown = organiser.get(CHANGE).text
    seen = re.search(r'name="seen" value="(\w+)"', shown)[1]
    typed = read_fields(shown) | {"seen": seen, "control_scale": "competence"}
    open_wave(db, "spring", WaveName.PRE, now=NOW, account="anna")

    page = organiser.get(CHANGE).text
    stale = organiser.post(CHANGE, page=CHANGE, **typed)

    assert "can no longer be changed" in page
    assert 'name="control_scale"' not in page
    assert (stale.status_code, get_event(db, "spring").control_scale) == (409, "")


def test_comparison_with_what_is_not_there_is_refused(planned, organiser):
    fields = read_fields(organiser.get(CHANGE).text)

    refused = organiser.post(CHANGE, page=CHANGE, **fields | {"comparison_event": "nowhere"})

    assert (refused.status_code, "This value cannot be read" in refused.text) == (422, True)


SERIES_PAGE = "/organiser/series/seminars"
CHANGES = {
    f"change-{scale}": "0,3"
    for scale in ("motivation", "safety", "efficacy", "competence", "usefulness", "transfer")
}


def test_primary_scales_are_chosen_on_the_page_of_the_series(db, planned, organiser):
    chosen = {"primary": ["competence"], **CHANGES, "change-competence": "0,5"}

    response = organiser.post(SERIES_PAGE, page=SERIES_PAGE, **particulars(), **chosen)

    plan = get_series(db, planned.series_id).plan
    assert (response.status_code, plan.primary_scales) == (303, ("competence",))
    assert plan.benchmarks == (("competence", 0.5),)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"primary": []}, "Choose at least one primary scale."),
        (
            {"primary": ["motivation", "safety", "efficacy", "competence"]},
            "Choose at most three primary scales.",
        ),
        ({"primary": ["courage"]}, "Choose from the scales"),
        ({"primary": ["safety"], "change-safety": "4"}, "above 0 and below 4, such as 0.3"),
        ({"primary": ["safety"], "change-safety": "palju"}, "above 0 and below 4, such as 0.3"),
    ],
)
def test_a_plan_that_will_not_do_is_shown_again_with_the_reason(db, planned, organiser, sent, said):
    before = get_series(db, planned.series_id)

    response = organiser.post(SERIES_PAGE, page=SERIES_PAGE, **particulars(), **CHANGES | sent)

    assert response.status_code == 422
    assert said in words_of(response.text)
    assert get_series(db, planned.series_id) == before


def test_a_new_series_has_the_plan_that_was_chosen_with_it(db, organiser):
    chosen = {f"new_series-{name}": value for name, value in CHANGES.items()}
    chosen |= {"new_series-primary": ["safety"], "new_series-change-safety": "1"}

    organiser.post(NEW, page=NEW, **TYPED, **SERIES_TYPED, **chosen)

    [series] = list_series(db)
    assert (series.plan.primary_scales, series.plan.benchmarks) == (("safety",), (("safety", 1.0),))


def test_the_page_of_an_event_says_by_what_it_is_judged_and_since_when(db, planned, organiser):
    before = words_of(organiser.get(f"{PAGE}?lang=en").text)
    open_event_wave(db, planned)

    after = words_of(organiser.get(f"{PAGE}?lang=en").text)

    assert "They are fixed when the first wave opens" in before
    assert "were fixed when the first wave opened (12 May 2026): Motivation (0.3 points)" in after


def test_the_page_warns_of_a_primary_scale_that_is_asked_once(db, keys, organiser):
    later = EVENT.starts + timedelta(days=30)
    make_event(db, keys, starts=later, ends=later)
    chosen = {"primary": ["usefulness"], **CHANGES}
    organiser.post(SERIES_PAGE, page=SERIES_PAGE, **particulars(), **chosen)

    page = words_of(organiser.get(f"{PAGE}?lang=en").text)

    assert "but only one wave asks it" in page
