from dataclasses import replace

import pytest

from collector.core.checking.rules import read_questionnaire
from collector.core.questionnaire.model import Choice
from collector.errors import QuestionnaireError
from collector.texts.languages import Translated
from tests.support.tiny_forms import read_form


def read(form):
    return read_questionnaire(read_form(form))


def test_questionnaire_has_everything_that_was_written():
    questionnaire = read("every_type")

    rating = questionnaire.questions["mot_interest"]
    years = questionnaire.questions["years"]
    assert questionnaire.title == Translated("Kõik tüübid", "Все типы", "Every type")
    assert [question.type for question in questionnaire] == [
        "note",
        "select_one",
        "select_multiple",
        "integer",
        "text",
    ]
    assert (rating.required, rating.scale, rating.public) == (True, "motivation", "results")
    assert rating.choices[-1] == Choice("dk", Translated("Ei tea", "Не знаю", "Don't know"), True)
    assert years.constraint.root.as_list()[0] == "and"
    assert years.constraint_message["en"] == "From 0 to 60."
    assert years.hint is None


def test_section_holds_its_condition():
    first, second = read("section_skip").sections

    assert (first.name, first.relevant) == ("first", None)
    assert (second.name, second.relevant.source) == ("second", "${took_part} = 'yes'")
    assert [question.name for question in second.questions] == ["hours", "days"]


def test_text_is_never_published_by_default():
    questions = read("every_type").questions

    assert {name: question.public for name, question in questions.items()} == {
        "welcome": "never",
        "mot_interest": "results",
        "know_person": "results",
        "years": "results",
        "proposal_text": "never",
    }


def test_questionnaire_with_problems_is_refused_with_all_of_them():
    sheets = read_form("skip_chain")
    del sheets.settings["form_id"], sheets.survey[1]["label::Russian (ru)"]

    with pytest.raises(QuestionnaireError) as caught:
        read_questionnaire(sheets)

    assert str(caught.value).splitlines() == [
        "settings, form_id: is missing; write pre, post or followup",
        "survey row 2 (took_part), label::Russian (ru): is missing; write it in this language too",
    ]


def test_version_changes_with_any_cell_only():
    sheets = read_form("skip_chain")
    reordered = replace(sheets, settings=dict(reversed(sheets.settings.items())))
    changed = replace(sheets, settings={**sheets.settings, "form_id": "post"})

    assert sheets.version() == reordered.version() != changed.version()
    assert read("skip_chain").version == sheets.version()


def test_item_version_changes_with_its_wording_alone():
    question = read("every_type").questions["mot_interest"]

    moved = replace(question, scale="other", required=False)
    reworded = replace(question, label=replace(question.label, ru="Иначе."))

    assert question.version == moved.version != reworded.version


def test_scale_items_leave_out_then_items():
    items = read("then_items").scale_items("competence")

    assert [item.name for item in items] == ["comp_task", "comp_doubt"]


@pytest.mark.parametrize(
    ("name", "answer", "score"),
    [
        ("comp_task", "4", 4),
        ("comp_doubt", "4", 2),
        ("comp_doubt", "3", 3),
        ("comp_doubt", "dk", None),
        ("comp_task", "", None),
    ],
)
def test_score_turns_reverse_items_round(name, answer, score):
    assert read("then_items").questions[name].score(answer) == score
