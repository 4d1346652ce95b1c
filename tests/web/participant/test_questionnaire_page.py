import re
from typing import get_args

import pytest

from collector.core.answering.answers import ProblemCode
from collector.core.checking.rules import read_questionnaire
from collector.core.questionnaire.types import QUESTION_TYPES
from collector.store.events.events import get_series
from collector.store.events.waves import find_wave
from collector.texts.catalogue import find_file
from collector.texts.languages import LANGUAGES
from collector.web.fields.html_form import Complaint
from collector.web.participant.questionnaire_page import Filling, render_questionnaire
from collector.web.site.layout import AUDIENCE
from collector.web.site.occasion import Occasion
from tests.support.tiny_forms import read_form

FIRST_LOAD = 14_336


@pytest.fixture
def draw(app, db, event):
    """Draw a tiny questionnaire as the wave before the seminar would show it."""
    occasion = Occasion(get_series(db, 1), event, find_wave(db, event.id, "pre"))

    def draw(name, second=None, **filling):
        asked = read_questionnaire(read_form(name))
        with app.test_request_context():
            return render_questionnaire(occasion, asked, "en", Filling(**filling), second)

    return draw


def test_every_question_type_has_a_macro(app):
    macros = app.jinja_env.get_template("participant/questions.html").module

    assert [name for name in QUESTION_TYPES if not hasattr(macros, name)] == []


def test_every_problem_of_an_answer_has_a_sentence():
    codes = {code for each in get_args(ProblemCode) for code in get_args(each)}

    assert {find_file(f"problem_{code}", AUDIENCE) for code in codes} == {
        "participant",
        "question_types",
    }


@pytest.mark.parametrize(
    "markup",
    [
        '<p class="q note" id="q-welcome" data-q="welcome">Hello!</p>',
        '<input type="radio" name="mot_interest" value="1" required><span>Strongly disagree</span>',
        '<label class="missing"><input type="radio" name="mot_interest" value="dk"',
        '<input type="checkbox" name="know_person" value="police"><span>Police</span>',
        '<p class="hint" id="h-know_person">Several may be chosen.</p>',
        '<input id="i-years" name="years" inputmode="numeric"',
        '<textarea id="i-proposal_text" name="proposal_text" rows="4" maxlength="2000"',
        "Cooperation is interesting. <small>(required)</small>",
        "A proposal <small>(optional)</small>",
    ],
)
def test_every_type_is_drawn(draw, markup):
    assert markup in draw("every_type")


def test_what_was_sent_is_filled_in(draw):
    fields = {"mot_interest": ["2"], "know_person": ["rescue"], "years": ["<9>"]}

    html = draw("every_type", fields=fields)

    assert re.findall(r'name="(\w+)" value="(\w+)"(?: required)? checked', html) == [
        ("mot_interest", "2"),
        ("know_person", "rescue"),
    ]
    assert 'value="&lt;9&gt;"' in html


def test_complaint_stands_on_top_and_at_its_field(draw):
    complaints = [Complaint("years", "How many years?", "From 0 to 60.")]

    html = draw("every_type", title="Please check", sentence="Why", complaints=complaints)

    assert '<a href="#q-years">How many years?</a> From 0 to 60.' in html
    assert '<p class="error" id="e-years">From 0 to 60.</p>' in html
    assert re.search(r'id="i-years"[^>]*aria-describedby=" e-years" aria-invalid="true"', html)


def test_skip_logic_travels_with_the_page(draw):
    html = draw("skip_chain")

    assert re.search(r"""data-relevant='\["=", \["ref", "\w+"\]""", html)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("wave", ["pre", "post", "followup"])
def test_first_load_fits_one_round_trip(db, client, event, wave, language):
    db.execute("UPDATE waves SET state = 'open'")
    headers = {"Accept-Encoding": "gzip"}

    response = client.get(f"/e/spring/{wave}?lang={language}", headers=headers)

    head = sum(len(name) + len(value) + 4 for name, value in response.headers) + 19
    assert response.headers["Content-Encoding"] == "gzip"
    assert head + len(response.data) <= FIRST_LOAD


def test_second_language_stands_under_every_question_choice_and_hint(draw):
    html = draw("every_type", second="ru")

    asked = read_questionnaire(read_form("every_type"))
    choices = sum(len(question.choices) for question in asked)
    hints = sum(question.hint is not None for question in asked)
    sections = re.search('id="s-all".*id="send"', html, re.DOTALL)[0]
    second = re.findall('<small class="again" lang="ru">([^<]+)</small>', sections)
    assert len(second) == len(asked.sections) + len(asked.questions) + choices + hints
    assert "Сотрудничество интересно." in second


def test_without_a_second_language_nothing_is_said_twice(draw):
    assert 'class="again"' not in draw("every_type")
