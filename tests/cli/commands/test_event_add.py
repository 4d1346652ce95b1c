"""`collector event add` with what the change of an event is compared."""

import pytest
from click.testing import CliRunner

from collector.actions.events.run_wave import open_wave
from collector.cli.main import collector
from collector.core.waves import WaveName
from collector.store.events.events import get_event, get_series
from tests.support.factories import NOW

TITLE = ("--title", "Sügis", "Осень", "Autumn", "--starts", "2026-10-14", "--head-count", "40")


def add(data, db, event, *options):
    series = get_series(db, event.series_id).slug
    arguments = ["event", "add", "autumn", *TITLE, "--series", series, *options]
    return CliRunner().invoke(collector, [*arguments, "--data", str(data)])


def test_event_is_compared_with_another_of_its_series_until_a_wave_opens(data, db, event):
    first = add(data, db, event, "--compared-with", "spring", "--chosen-low")
    again = add(data, db, event, "--control-scale", "competence")
    open_wave(db, "autumn", WaveName.PRE, now=NOW, account="anna")

    refused = add(data, db, event, "--compared-with", "")

    saved = get_event(db, "autumn")
    assert (first.exit_code, again.exit_code, refused.exit_code) == (0, 0, 2), refused.output
    assert "can no longer be changed" in refused.output
    assert (saved.comparison_event, saved.control_scale) == ("spring", "competence")
    assert (saved.chosen_low, saved.plan.compared) == (True, True)


@pytest.mark.parametrize(
    ("option", "value"), [("--compared-with", "nowhere"), ("--control-scale", "weather")]
)
def test_event_is_not_compared_with_what_is_not_there(data, db, event, option, value):
    refused = add(data, db, event, option, value)

    assert (refused.exit_code, option in refused.output) == (2, True)
