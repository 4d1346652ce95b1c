import pytest

from tests.data.test_metadata import QUERIES

EXPECTED = {
    "first_risks": {"year": "2026", "people": 72},
    "clear_changes": {"people": 61},
    "participation": {"linked": 61},
    "new_partners": {"growth": 15.0, "people": 20},
    "most_useful": {"statement": "About use_topics.", "people": 109},
    "what_helps": {"claim": "clear"},
    "withheld_by_kind": {"kind": "breakdown"},
    "proposals_about": {"risk": "fires"},
    "scale_by_event": {"comparison": "pre_post"},
    "answers_to": {"wave": "pre"},
    "groups_apart": {"variable": "role"},
    "lasting_changes": {"scale": "motivation"},
    "changed_wordings": {"version": "000000000000"},
    "published_when": {"month": "2017-10", "edition": 1},
}
"""By query, columns and values that some row of its answer has."""


def ask(site, name, **parameters):
    address = f"/public/{name}.json?_shape=array"
    address += "".join(f"&{key}={value}" for key, value in parameters.items())
    return site.get(address).json()


def test_every_question_is_expected_to_answer_something():
    assert set(QUERIES) == set(EXPECTED)
    assert len(QUERIES) >= 10


@pytest.mark.parametrize("name", QUERIES)
def test_a_phone_shows_the_answer_first_and_the_long_title_of_the_seminar_last(abundant, name):
    columns = list(ask(abundant, name)[0])

    assert "seminar" not in columns[:3]


@pytest.mark.parametrize("name", QUERIES)
def test_a_question_is_answered(abundant, name):
    rows = ask(abundant, name, lang="en")

    assert [row for row in rows if row.items() >= EXPECTED[name].items()] != []
    assert [row for row in rows if "error" in row] == []


def test_a_chosen_event_narrows_the_answer(abundant):
    rows = ask(abundant, "most_useful", event="event-50")

    assert {row["people"] for row in rows} < {row["people"] for row in ask(abundant, "most_useful")}


def test_a_chosen_number_of_ranks_narrows_the_answer(abundant):
    assert {row["rank"] for row in ask(abundant, "first_risks", ranks=1)} == {1}


@pytest.mark.parametrize(
    ("language", "words"), [("et", "Nõustun täiesti"), ("ru", "Полностью согласен")]
)
def test_an_answer_is_in_the_readers_language_as_data_too(abundant, language, words):
    assert words in {row["answer"] for row in ask(abundant, "answers_to", lang=language)}


@pytest.mark.parametrize(
    ("language", "question", "column", "part"),
    [
        ("et", "Kuidas üks skaala igal seminaril muutus?", "Keskmine enne", "Enne ja kohe pärast"),
        ("ru", "Как изменилась шкала на каждом семинаре?", "Среднее до", "До и сразу после"),
        ("en", "How did a scale change in each seminar?", "Mean before", "Before and right after"),
    ],
)
def test_a_questions_page_speaks_the_readers_language(abundant, language, question, column, part):
    page = abundant.text("/public/scale_by_event", language)

    assert f"<h1>{question}</h1>" in page
    assert f'<th scope="col">{column}</th>' in page
    assert part in page


def test_a_questions_page_offers_what_can_be_chosen(abundant):
    page = abundant.text("/public/proposals_about?risk=fires")

    assert '<option value="fires" selected>fires</option>' in page
    assert "Учить детей плавать" not in page


def test_a_questions_sql_is_folded_away_and_runs_as_ones_own(abundant):
    page = abundant.text("/public/participation", "ru")

    assert page.index("<summary>SQL-запрос</summary>") < page.index("<textarea")
    assert ":_reader_language" not in page
    assert "CASE &#39;ru&#39; WHEN" in page


@pytest.mark.parametrize("address", ["/", "/public"])
def test_questions_are_shown_where_readers_come_in(abundant, address):
    page = abundant.text(address, "et")

    assert page.count("Milliseid ohte nimetati aastate kaupa kõige sagedamini?") == 1
    assert [name for name in QUERIES if f'href="/public/{name}"' not in page] == []


def test_every_column_of_an_answer_has_a_name_in_three_languages(abundant):
    from tests.data.pages.test_languages import read_texts

    columns = {column for name in QUERIES for row in ask(abundant, name)[:1] for column in row}

    assert {f"column_{name}" for name in columns} - set(read_texts()) == set()
