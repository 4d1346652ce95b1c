"""Tables of three events that have something in every public table, for tests of what reads all."""

from dataclasses import replace

from collector.core.rows.answers import ProposalRow
from collector.core.rows.readings import WithheldRow
from tests.attacks.published_files import lay_out as lay_out_seminar
from tests.attacks.random_events import make_seminar
from tests.data.published import lay_out, make_report

FORMULA = '=HYPERLINK("https://example.org")'
"""What a spreadsheet would run, as somebody may have written it."""


def make_abundant():
    """Return the tables of three events: two random ones and the one of the other tests."""
    large, small = (lay_out_seminar(make_seminar(seed)) for seed in (10, 50))
    named = lay_out(make_report(followup=30), waves=("pre", "post", "followup"))
    large.proposals.extend(
        (
            proposal(1, "fires", "en", FORMULA),
            proposal(2, "fires", "et", 'Õie "Ženja", kutsu;\nnaabrid – õppusele'),
            proposal(3, "", "ru", "Учить детей плавать"),
        )
    )
    large.withheld.append(withhold_texts("event-10"))
    # One question was worded anew for the second event.
    questions = [
        replace(row, version="000000000000") if row.question == "mot_1" else row
        for row in small.questions
    ]
    return [large, replace(small, questions=questions), named]


def withhold_texts(event):
    return WithheldRow(
        event=event, part="", kind="coded_texts", name="proposal_text", rule="protection"
    )


def proposal(position, risk, language, paraphrase):
    return ProposalRow(
        event="event-10",
        position=position,
        question="risk_text",
        risk=risk,
        stage="prevention" if risk else "",
        language=language,
        paraphrase=paraphrase,
    )
