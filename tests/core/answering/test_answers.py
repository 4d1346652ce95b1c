import pytest

from collector.core.answering.answers import AnswerProblem, Reading, read_answers
from collector.core.checking.rules import read_questionnaire
from collector.core.questionnaire.model import RESERVED_NAMES
from tests.support.tiny_forms import read_form


def read(form, **sent):
    questionnaire = read_questionnaire(read_form(form))
    fields = {name: [value] if isinstance(value, str) else value for name, value in sent.items()}
    return read_answers(questionnaire, fields, RESERVED_NAMES)


def test_answers_of_every_type_are_read_and_texts_kept_apart():
    reading = read(
        "every_type",
        mot_interest="dk",
        know_person=["health", "police"],
        years=" 07 ",
        proposal_text=" Rohkem õppusi. ",
        submission="1f0e",
        lang="et",
    )

    answers = {"mot_interest": "dk", "know_person": ("police", "health"), "years": "7"}
    assert reading == Reading(answers, {"proposal_text": "Rohkem õppusi."}, (), ())


def test_empty_fields_are_no_answers():
    reading = read("every_type", mot_interest="4", know_person=[], years="", proposal_text=" ")

    assert reading == Reading({"mot_interest": "4"}, {}, (), ())


def test_all_problems_are_collected_at_once():
    reading = read(
        "every_type",
        welcome="x",
        ssn="1",
        know_person=["zoo"],
        years="61",
        proposal_text="x" * 2001,
    )

    assert reading.problems == (
        AnswerProblem("welcome", "unknown_field"),
        AnswerProblem("ssn", "unknown_field"),
        AnswerProblem("mot_interest", "required"),
        AnswerProblem("know_person", "not_in_list", "zoo"),
        AnswerProblem("years", "constraint"),
        AnswerProblem("proposal_text", "too_long", "2001"),
    )


@pytest.mark.parametrize(
    ("sent", "problems"),
    [
        ([], ()),
        (["police", "rescue"], ()),
        (["police", "rescue", "health"], (AnswerProblem("top", "constraint"),)),
    ],
)
def test_constraint_limits_the_number_of_choices(sent, problems):
    assert read("choice_limit", top=sent).problems == problems


@pytest.mark.parametrize(
    ("sent", "answers", "texts", "dropped"),
    [
        (
            {"took_part": "yes", "learnt": "yes", "what": "A"},
            {"took_part": "yes", "learnt": "yes"},
            {"what": "A"},
            (),
        ),
        (
            {"took_part": "yes", "learnt": "no", "what": "A"},
            {"took_part": "yes", "learnt": "no"},
            {},
            ("what",),
        ),
        (
            {"took_part": "no", "learnt": "yes", "what": "A"},
            {"took_part": "no"},
            {},
            ("learnt", "what"),
        ),
        ({"learnt": "yes", "what": "A"}, {}, {}, ("learnt", "what")),
    ],
)
def test_skips_chain_and_drop_what_was_answered(sent, answers, texts, dropped):
    assert read("skip_chain", **sent) == Reading(answers, texts, dropped, ())


def test_irrelevant_question_has_no_problems():
    reading = read("section_skip", took_part="no", hours="many", days="")

    assert reading == Reading({"took_part": "no"}, {}, ("hours",), ())


def test_relevant_section_asks_its_required_question():
    reading = read("section_skip", took_part="yes")

    assert reading.problems == (AnswerProblem("hours", "required"),)


def test_refused_answer_counts_as_empty_for_later_questions():
    reading = read("section_skip", took_part="yes", hours="many", days="2")

    assert reading.problems == (AnswerProblem("hours", "not_a_number", "many"),)
    assert reading.dropped == ("days",)


def test_name_of_an_unknown_field_is_cut_short():
    reading = read("skip_chain", **{"x" * 5000: "1"})

    assert reading.problems == (AnswerProblem("x" * 100, "unknown_field"),)
