"""The page of one event: what it shows, of whom, and in which language."""

import re
from datetime import date

import pytest

from collector.core.answering.coding import Coding
from tests.data.conftest import EVENT, Site, headings, make_public
from tests.data.published import make_event, make_report


def test_an_event_shows_findings_then_charts_then_tables(site):
    page = site.text(EVENT)

    assert headings(page, 2) == [
        "What was found",
        "Charts",
        "Changes in numbers",
        "Who answered",
        "Explore the data",
        "What is not published, and why",
        "Edition",
        "How to cite",
    ]


def test_an_event_shows_its_charts_in_the_readers_language_alone(site):
    page = site.text(EVENT, "ru")

    assert re.findall(r'<img src="([^"]+)" alt="([^."]+)', page) == [
        (f"{EVENT}/pre_post/change_overview.ru.svg", "Все изменения"),
        (f"{EVENT}/pre_post/change_safety.ru.svg", "Чувство безопасности"),
    ]


def test_an_event_shows_the_overview_and_folds_what_shows_it_more_closely(site):
    shown, _, folded = site.text(EVENT).partition("Charts in more detail (1)")

    assert f"{EVENT}/pre_post/change_overview.en.svg" in shown
    assert f"{EVENT}/pre_post/change_safety.en.svg" not in shown
    assert f"{EVENT}/pre_post/change_safety.en.svg" in folded


def test_an_event_shows_proposals_in_the_readers_language_and_folds_the_others(abundant):
    page = abundant.text("/event/event-10", "ru")

    section = page.partition('<h2 id="proposals">')[2].partition("</section>")[0]
    assert re.findall(r"<summary lang=\"(\w+)\">", section) == ["et", "en"]
    assert section.index("Учить детей плавать") < section.index("<details>")


def test_an_event_with_too_few_pairs_says_what_is_withheld(site):
    page = site.text("/event/vaike")

    assert "Changes cannot be published because too few answers could be linked." in page
    assert "Not published, to protect those who answered" in page
    assert "fewer than 10" in page


@pytest.mark.parametrize("address", ["/", EVENT])
def test_simulated_events_say_so(site, address):
    assert "Simulated data" in site.text(address)


def test_real_events_do_not_say_that_they_are_simulated(tmp_path):
    make_public(tmp_path / "public.db", make_report(), simulated=0)
    site = Site(tmp_path / "public.db")

    assert "Simulated" not in site.text("/") + site.text(EVENT)


def test_a_chart_is_a_file_of_its_own(site):
    response = site.get(f"{EVENT}/pre_post/change_safety.en.svg")

    assert response.headers["content-type"] == "image/svg+xml; charset=utf-8"
    assert response.headers["content-security-policy"].endswith("sandbox")
    assert response.text.startswith("<svg")


@pytest.mark.parametrize(
    ("language", "sentence", "month"),
    [
        ("et", "Need tulemused on 2 ürituse peale kokku", "märts 2017"),
        ("ru", "Это общие результаты нескольких мероприятий (всего 2)", "март 2017"),
        ("en", "These results are of 2 events together", "March 2017"),
    ],
)
def test_an_event_says_which_others_it_is_told_together_with(tmp_path, language, sentence, month):
    small = make_event("vaike", date(2017, 3, 2))
    make_public(tmp_path / "public.db", make_report(), pooled=[small])

    page = Site(tmp_path / "public.db").text(EVENT, language)

    assert sentence in page
    assert month in page


def test_an_event_shows_what_texts_are_about_by_risk_and_stage(tmp_path):
    spread = {"traffic": 14, "border": 4, "": 9}
    coded = [
        Coding(at, "risk_text", risk, ("prevention", "")[at % 2], "", "et", "one", "two")
        for risk, n in spread.items()
        for at in range(n)
    ]
    make_public(tmp_path / "public.db", make_report(), coded=coded)

    page = Site(tmp_path / "public.db").text(EVENT)

    table = page[page.index('id="coded"') :].split("</section>")[0]
    rows = re.findall(r"<th scope=\"row\">(.*?)</th>(.*?)</tr>", table, re.DOTALL)
    assert [(name, re.findall(r"<td>(.*?)</td>", cells)) for name, cells in rows] == [
        ("traffic", ["7", "0", "0", "7", "14"]),
        ("Other or none", ["7", "0", "0", "6", "13"]),
    ]


def test_the_address_of_an_event_told_with_another_leads_to_that_one(tmp_path):
    make_public(tmp_path / "public.db", make_report(), pooled=[make_event("vaike")])

    response = Site(tmp_path / "public.db").get("/event/vaike")

    assert (response.status_code, response.headers["location"]) == (302, EVENT)
