import re
import subprocess
import sys
from dataclasses import replace

import pytest

from collector.core.rows.readings import Role
from collector.formats.print.report import write_report_page
from collector.texts.catalogue import Phrases
from collector.texts.languages import LANGUAGES, Translated
from tests.formats.plots.documents import change, question, tell, tell_change, texts
from tests.formats.print.report_pages import drawn, report, shown

TEXTS = Phrases("report")


@pytest.mark.parametrize("language", LANGUAGES)
def test_write_report_page_begins_with_the_answer(language):
    said = [tell(role=Role.LEAD, words=each) for each in ("Motivation rose.", "Safety fell.")]

    page = shown(report(statements=said), language)

    assert ("html", "lang", language) in page.attributes
    assert page.texts["li"] == ["Motivation rose.", "Safety fell."]
    assert page.texts["h2"][0] == TEXTS["answer"][language]


def test_write_report_page_orders_its_parts():
    asked = [
        *(question("a", wave) for wave in ("pre", "post")),
        *(question(scale, "post", scale, rating=False) for scale in ("usefulness", "network")),
        question("top_risks", "pre", "risks", rating=False),
        question("a", "followup"),
    ]

    page = shown(drawn(questions=asked, results=[], statements=[tell("advice", Role.ADVICE)]))

    assert page.texts["h2"] == [
        "In short",
        "How sure we are",
        "What changed",
        "What to do with it",
        "What was useful",
        "Whom people can call",
        "Risks and proposals",
        "Three months later",
        "The events of the series over time",
        "The changes in numbers",
        "Methods and limits",
    ]


def test_write_report_page_asks_for_nothing_and_needs_no_style_attribute():
    page = shown(drawn())

    fetching = {"src", "href", "style", "srcset", "data", "onclick"}
    assert [each for each in page.attributes if each[1] in fetching] == []
    assert re.findall(r"url\(|@import|<script", write_report_page(drawn(), "et")) == []


def test_write_report_page_shows_each_chart_once_and_no_id_twice():
    page = shown(drawn())

    ids = [value for _, name, value in page.attributes if name == "id"]
    drawings = [tag for tag, name, _ in page.attributes if (tag, name) == ("svg", "role")]
    assert len(drawings) == len(drawn().charts)
    assert len(ids) == len(set(ids))


def test_write_report_page_gives_a_change_as_finely_as_it_is_published():
    page = shown(report(changes=[change(), change("safety", n=17)]))

    assert page.texts["td"][:14] == [
        *("61", "3.71", "3.94", "+0.23", "+0.10 … +0.36", "30 / 20 / 11", "+0.31"),
        *("17", "3.7", "3.9", "+0.2", "+0.1 … +0.4", "30 / 20 / 11", "+0.31"),
    ]


def test_write_report_page_says_where_there_is_no_interval():
    page = shown(report(changes=[change(low=None, high=None, effects=[])]))

    assert page.texts["td"][:7] == ["61", "3.71", "3.94", "+0.23", "none", "30 / 20 / 11", "none"]


def test_write_report_page_lists_items_under_their_scale_and_marks_reversed_ones():
    asked = [question("a", "pre"), question("b", "pre", reverse=True, label=texts("B."))]
    items = [change(name, kind="item") for name in ("b", "a")]
    page = shown(report(questions=asked, changes=[*items, change()]))

    rows = [text for text in page.texts["th"] if text.startswith(("Motivation", "B.", "Together"))]
    assert [row[:14] for row in rows][:3] == ["Motivationrose", "B. (scores rev", "Together, the "]


def test_write_report_page_says_verdict_and_care_beside_the_numbers_of_a_change():
    row = change(low=-0.2)
    care = Translated("Ettevaatust.", "С осторожностью.", "With care: few.")
    told = replace(tell_change(row), care=care)

    page = shown(replace(report(changes=[row]), statements=[told]))

    assert "Motivationcannot tell. With care: few." in page.texts["th"]


def test_write_report_page_shows_only_scales_three_months_later():
    changes = [
        change(comparison="pre_followup"),
        change("a", kind="item", comparison="pre_followup"),
    ]

    page = shown(report(changes=changes))

    assert page.texts["caption"] == ["Before and three months later"]
    assert page.texts["tbody"][0].count("61") == 1


def test_write_report_page_without_changes_says_why():
    page = shown(report(changes=[]))

    assert TEXTS["no_changes"].en in page.texts["p"]


def test_write_report_page_of_nobody_has_no_empty_part():
    nobody = {"pairs": 0, "unlinked_before": 0, "unlinked_after": 0}
    page = shown(report(questions=[], changes=[], waves=[], linking=nobody))

    assert page.texts["h2"] == [
        "In short",
        "How sure we are",
        "The changes in numbers",
        "Methods and limits",
    ]


@pytest.mark.parametrize(("simulated", "warnings"), [(True, 1), (False, 0)])
def test_write_report_page_says_that_answers_are_simulated(simulated, warnings):
    page = shown(report(simulated=simulated))

    assert page.texts["p"].count(TEXTS["simulated"].en) == warnings


def test_write_report_page_escapes_what_people_wrote():
    page = shown(
        drawn(title=texts("<b>Bold</b> & 1"), statements=[tell(role=Role.LEAD, words="<i>x</i>")])
    )

    assert (page.texts["h1"], page.texts["li"]) == (["<b>Bold</b> & 1"], ["<i>x</i>"])


@pytest.mark.parametrize(
    ("language", "days"),
    [
        ("et", "Jõhvi, 14.–15. juuni 2017"),
        ("ru", "Jõhvi, 14–15 июня 2017 г."),
        ("en", "Jõhvi, 14–15 June 2017"),
    ],
)
def test_write_report_page_writes_days_as_the_language_does(language, days):
    page = shown(report(starts="2017-06-14", ends="2017-06-15"), language)

    assert " ".join(page.texts["p"][1].split()) == days


def test_write_report_page_advises_also_where_no_change_is_known():
    advice = [tell("advice", Role.ADVICE, "Link more.")]

    page = shown(report(questions=[], changes=[], waves=[], statements=advice))

    assert page.texts["h2"][2] == "What to do with it"
    assert page.texts["li"][-1] == "Link more."


def test_write_report_page_gives_reliability_by_scale_and_wave():
    row = {"wave": "pre", "name": "safety", "n": 64, "alpha": 0.8123, "spearman_brown": None}
    two = {"wave": "post", "name": "competence", "n": 58, "alpha": None, "spearman_brown": 0.6}

    page = shown(report(reliability=[row, two]))

    assert page.texts["p"][-1].split(": ", 1)[1] == (
        "Sense of safety, before: α = 0.81 (n = 64); "
        "Knowledge of what to do, after: Spearman–Brown 0.60 (n = 58)."
    )


def test_report_page_imports_neither_statistics_nor_drawing():
    code = "import sys, collector.formats.print.report; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert {"numpy", "scipy", "matplotlib"} & set(loaded.stdout.split()) == set()
