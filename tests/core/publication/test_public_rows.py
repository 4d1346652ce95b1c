import pytest

from collector.core.publication.tables import publish
from collector.core.rows.asked import ChoiceRow
from collector.core.rows.seminar import ChoiceChange, NetworkChange, PartnerRow
from tests.core.filled import fill


def test_a_row_is_made_of_two_with_its_shares_in_per_cent():
    told = fill(NetworkChange, {"comparison": "pre_post", "question": "know", "n": 40, "low": 0.3})
    choice = fill(ChoiceChange, {"share_before": 23 / 40, "share_after": 0.6, "before": 23})

    row = publish(PartnerRow, choice, told, event="event", choice="police")

    assert (row.question, row.choice, row.before, row.n) == ("know", "police", 23, 40)
    assert (row.share_before, row.share_after, row.low) == (58, 60, None)


def test_a_row_without_a_cell_is_not_published():
    with pytest.raises(KeyError, match="event"):
        publish(ChoiceRow, wave="pre")


def test_a_number_of_an_unknown_number_of_people_is_not_published():
    with pytest.raises(TypeError, match=r"0\.3"):
        publish(
            PartnerRow,
            fill(NetworkChange, {"low": 0.3}),
            fill(ChoiceChange, {}),
            event="event",
            choice="a",
        )


def test_texts_and_truths_become_cells():
    texts = {"et": "jah", "ru": "да", "en": "yes"}
    given = {"event": "event", "wave": "pre", "question": "a", "choice": "yes", "position": 1}

    row = publish(ChoiceRow, **given, missing=False, text=texts)

    assert (row.missing, row.text_et, row.text_ru, row.text_en) == (False, *texts.values())
