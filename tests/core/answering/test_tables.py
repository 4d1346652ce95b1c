from dataclasses import replace

from collector.core.answering.tables import (
    StoredResponse,
    Table,
    list_variables,
    tabulate_answers,
    tabulate_codebook,
    tabulate_texts,
    tabulate_values,
)
from collector.core.questionnaire.model import Choice, Question, Questionnaire, Section
from collector.texts.languages import Translated


def text(word):
    return Translated(f"{word} et", f"{word} ru", f"{word} en")


def choices(*names):
    return tuple(Choice(name, text(name), missing=name == "dk") for name in names)


QUESTIONNAIRE = Questionnaire(
    "pre",
    text("title"),
    "0123456789ab",
    (
        Section(
            "one",
            text("section"),
            (
                Question("mood", "select_one", text("mood"), choices=choices("1", "2", "dk")),
                Question("know", "select_multiple", text("know"), choices=choices("p-1", "R")),
                Question("wave", "integer", text("wave")),
                Question("words", "text", text("words")),
                Question("remark", "note", text("remark")),
            ),
        ),
    ),
)
VARIABLES = list_variables([QUESTIONNAIRE])


def response(number, **answers):
    return "pre", StoredResponse(number, "ru", QUESTIONNAIRE.version, answers)


def test_columns_follow_from_the_questionnaire_alone():
    columns = [variable.column for variable in list_variables([QUESTIONNAIRE, QUESTIONNAIRE])]

    assert columns == ["mood", "know__p_1", "know__r", "wave_"]


def test_answers_are_laid_out_in_the_order_of_their_random_ids():
    responses = [response(7, mood="dk", know=["R"], wave="-3"), response(5, know=[])]

    table = tabulate_answers(responses, VARIABLES, [(7, 9)])

    assert table.rows == (
        ("pre", "ru", "0123456789ab", None, None, None, None, None),
        ("pre", "ru", "0123456789ab", 1, "dk", 0, 1, -3),
    )


def test_an_event_without_answers_has_empty_tables():
    assert tabulate_answers([], VARIABLES, []).rows == ()
    assert tabulate_texts([]) == Table("texts", ("wave", "question", "text"), ())


def test_texts_are_in_an_order_that_tells_nothing():
    texts = [("pre", "words", "b"), ("post", "words", "z"), ("pre", "words", "a")]

    assert tabulate_texts(texts) == tabulate_texts(reversed(texts))


def test_codebook_describes_every_column_in_three_languages():
    table = tabulate_codebook([QUESTIONNAIRE], VARIABLES)

    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    assert [row["column"] for row in rows] == [variable.column for variable in VARIABLES]
    assert rows[1]["label_ru"] == "know ru"
    assert [rows[place]["choice_en"] for place in (0, 1)] == [None, "p-1 en"]
    assert [rows[place]["choice"] for place in (0, 1)] == ["", "p-1"]


def test_values_describe_every_code_in_three_languages():
    table = tabulate_values([QUESTIONNAIRE], VARIABLES)

    assert table.rows[2] == ("0123456789ab", "mood", "dk", 1, "dk et", "dk ru", "dk en")
    assert len(table.rows) == 3


def asking(version, *questions):
    return replace(
        QUESTIONNAIRE, version=version, sections=(Section("one", text("section"), questions),)
    )


def cells(*asked_and_answers):
    """Return a row for each questionnaire and the answers to it, by column."""
    questionnaires = [asked for asked, _ in asked_and_answers]
    responses = [
        ("pre", StoredResponse(number, "et", asked.version, answers))
        for number, (asked, answers) in enumerate(asked_and_answers)
    ]
    table = tabulate_answers(responses, list_variables(questionnaires), [])
    return [dict(zip(table.columns[4:], row[4:], strict=True)) for row in table.rows]


def several(*names):
    return Question("know", "select_multiple", text("know"), choices=choices(*names))


def test_a_choice_that_was_not_offered_is_empty_and_not_zero():
    before, after = asking("v1", several("p")), asking("v2", several("p", "q"))

    assert cells((before, {"know": ["p"]}), (after, {"know": ["p"]})) == [
        {"know__p": 1, "know__q": None},
        {"know__p": 1, "know__q": 0},
    ]


def test_a_question_that_changes_its_type_has_a_column_for_each():
    number = Question("years", "integer", text("years"))
    choice = Question("years", "select_one", text("years"), choices=choices("over5"))

    assert cells(
        (asking("v1", number), {"years": "7"}), (asking("v2", choice), {"years": "over5"})
    ) == [{"years": 7, "years__select_one": None}, {"years": None, "years__select_one": "over5"}]


def test_columns_have_names_of_their_own_that_every_program_reads():
    long = "a" * 70
    several_choices = several("a-b", "a_b", "A_B", "r")
    numbers = [
        Question(each, "integer", text(each)) for each in ("to", "know__r", long, f"{long}b")
    ]

    columns = list(cells((asking("v1", several_choices, *numbers), {"know": ["a_b"]}))[0].items())

    assert columns == [
        ("know__a_b", 0),
        ("know__a_b_2", 1),
        ("know__a_b_3", 0),
        ("know__r_2", 0),
        ("to_", None),
        ("know__r", None),
        ("a" * 64, None),
        ("a" * 55 + "__integer", None),
    ]
