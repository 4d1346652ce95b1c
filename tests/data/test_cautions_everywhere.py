"""No surface shows a change without what it must be read with."""

import csv
import html
import io
import json
import re
from itertools import product

import pytest

from collector.core.rows.parts import CautionKind
from collector.core.statistics.claims import Verdict
from collector.core.wording.change import CAUTIONS
from collector.formats.print.report import write_report_page
from collector.formats.print.report_json import write_report_json
from collector.texts.languages import LANGUAGES
from collector.texts.numerals import write_number
from collector.texts.subjects import scale_name
from tests.data.conftest import Site, write_public
from tests.data.judged import judged_report, judged_tables
from tests.demo.simulated_evidence import SEMINAR

OF_CHANGE = re.compile(r"change_|slope_|balance_")


@pytest.fixture(scope="module")
def judged(tmp_path_factory):
    path = tmp_path_factory.mktemp("judged") / "public.db"
    write_public(path, [judged_tables()])
    return Site(path)


def words_of(page):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def scales():
    return [row for row in judged_report().changes if row.kind == "scale"]


def missing(said, row, language):
    """Return the cautions about a change that a text leaves out, and the general one."""
    kinds = [caution.kind for caution in row.cautions]
    general = CAUTIONS["no_comparison"][language].split(",")[0]
    words = {kind: CAUTIONS[kind][language] for kind in kinds} | {"general": general}
    return [kind for kind, each in words.items() if each not in said]


def test_every_verdict_and_caution_occurs():
    rows = judged_report().changes

    assert {row.verdict for row in rows} == set(Verdict)
    assert {each.kind for row in scales() for each in row.cautions} == set(CautionKind)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_says_them_of_each_change(language):
    page = words_of(write_report_page(judged_report(), language))
    table = page[page.index(scale_name(scales()[0].name)[language]) :]

    assert [(row.about, missing(table, row, language)) for row in scales()] == [
        (row.about, []) for row in scales()
    ]


def test_the_json_has_them_as_kinds_and_in_each_sentence():
    rows = json.loads(write_report_json(judged_report()))["changes"]

    for row in rows:
        said = row["sentence"]["en"]
        words = [CAUTIONS[each["kind"]]["en"] for each in row["cautions"]]
        assert [each for each in words if each not in said] == []
        assert row["cautions"] != []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chart_that_names_a_scale_draws_its_cautions(language):
    checked = 0
    for chart in judged_report().charts:
        for row in scales():
            is_shown = scale_name(row.name)[language].lower() in chart.title[language].lower()
            if (
                OF_CHANGE.match(chart.name)
                and chart.wave_or_comparison == row.comparison
                and is_shown
            ):
                drawn = words_of(re.sub(r"</text>\s*<text", "</text> <text", chart.svg[language]))
                checked += 1
                assert (chart.name, missing(drawn, row, language)) == (chart.name, [])
                assert missing(chart.description[language], row, language) == []
    assert checked > 10


def crawl(site, language):
    """Yield every page of the site that a link leads to, with its address."""
    waiting, seen = ["/"], {"/"}
    while waiting:
        address = waiting.pop()
        response = site.get(address, cookies={"lang": language})
        assert response.status_code < 500, address
        if response.status_code != 200:
            continue
        yield address, response.headers["content-type"].split(";")[0], response.text
        links = re.findall(r'href="(/[^"#]*)"', response.text)
        for link in map(html.unescape, links):
            is_data = re.search(r"\.(json|csv|svg)\b", link) or "?" not in link
            if is_data and link not in seen and not re.search(r"\.(png|zip)|/-/|/static", link):
                seen.add(link)
                waiting.append(link)


def lost_kinds(said, row):
    """Yield the cautions about a change that data name neither by kind nor in any language."""
    for caution in row.cautions:
        words = CAUTIONS[caution.kind].as_dict().values()
        if not any(each in said for each in (caution.kind, *words)):
            yield caution.kind


def list_rows(kind, text):
    """Return the rows of a file, or a page as one."""
    if kind == "application/json":
        rows = json.loads(text)
        rows = rows if isinstance(rows, list) else rows.get("rows", [])
        return [json.dumps(row, ensure_ascii=False) for row in rows]
    if kind == "text/plain":
        return [" ".join(row) for row in csv.reader(io.StringIO(text))]
    return [text]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_and_file_of_the_site_that_shows_a_change_says_them(judged, language):
    published = {row.about for row in judged_tables().changes}
    shown, found = [row for row in scales() if row.about in published], set()
    for address, kind, text in crawl(judged, language):
        for each, row in product(list_rows(kind, text), shown):
            means = (row.mean_before, row.mean_after)
            if kind in {"text/html", "image/svg+xml"}:
                said = words_of(each)
                numbers = [write_number(mean, 2, language) for mean in means]
                if all(word in said for word in (scale_name(row.name)[language], *numbers)):
                    found.add(address.partition("?")[0])
                    assert (address, missing(said, row, language)) == (address, [])
            elif all(word in each for word in (row.name, *(f"{mean:g}" for mean in means))):
                found.add(address.partition("?")[0])
                assert (address, list(lost_kinds(each, row))) == (address, [])
    assert found >= {f"/event/{SEMINAR.event.slug}", "/public/changes.json", "/public/changes.csv"}
    assert any(address.startswith("/trend/") for address in found)
