"""A18: find a colleague by five words in a row of a text that everybody heard them say."""

import pytest

from collector.actions.publication.draft_edition import draft_edition
from collector.core.answering.coding import Coding
from collector.core.publication.tables import make_tables
from collector.store.answering.texts import list_codings, save_approver, save_coding
from tests.attacks.published_files import read, write
from tests.data.published import make_report
from tests.data.reported import SECRET_TEXT, save_reported_event

SLUG = "koostooseminar-2017"
LENGTH = 5
TAKEN_OVER = "Keegi ütles: sild Narva jõel on VALVAMATA!"
OWN_WORDS = "Piiriäärsed teed vajavad rohkem tähelepanu"


def words(text):
    return "".join(each if each.isalnum() else " " for each in text.casefold()).split()


def attack(path, texts):
    """Return the published paraphrases that share five words in a row with any of the texts."""
    runs = {tuple(words(text)[at:][:LENGTH]) for text in texts for at in range(len(words(text)))}
    runs = {run for run in runs if len(run) == LENGTH}
    return [
        row["paraphrase"]
        for row in read(path, "SELECT paraphrase FROM proposals")
        if any(
            tuple(words(row["paraphrase"])[at:][:LENGTH]) in runs
            for at in range(len(words(row["paraphrase"])))
        )
    ]


@pytest.fixture
def draft(db):
    """The draft of an edition with two approved paraphrases, one of them too near a text."""
    _, event = save_reported_event(db, make_report())
    ids = [row["id"] for row in db.query("SELECT id FROM texts LIMIT 2")]
    for text_id, paraphrase in zip(ids, (TAKEN_OVER, OWN_WORDS), strict=True):
        said = {"question": "risk_text", "risk": "", "stage": "prevention", "language": "et"}
        save_coding(db, event.id, text_id, Coding(id=0, paraphrase=paraphrase, coder="one", **said))
    for coding in list_codings(db, event.id):
        save_approver(db, coding.id, "two")
    return draft_edition(db, SLUG)


def test_a_paraphrase_that_takes_words_over_is_left_out(draft, tmp_path):
    path = write(tmp_path / "public.db", draft.lay_out())

    assert attack(path, [SECRET_TEXT]) == []
    assert [row["paraphrase"] for row in read(path, "SELECT paraphrase FROM proposals")] == [
        OWN_WORDS
    ]
    assert [each.changed for each in draft.verdicts if each.rule == "R9"] == [True]


def test_unchecked_paraphrases_are_recognised(draft, tmp_path):
    coding = Coding(1, "risk_text", "", "prevention", TAKEN_OVER, "et", "one", "two")
    tables = make_tables(draft.series, [draft.event], draft.release, [], [coding])

    assert attack(write(tmp_path / "public.db", tables), [SECRET_TEXT]) == [TAKEN_OVER]
