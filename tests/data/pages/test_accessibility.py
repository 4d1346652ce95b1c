import pytest

from tests.data.conftest import make_public
from tests.data.published import make_report
from tests.data.test_metadata import COLUMNS
from tests.support.flaws import find_flaws

PAGES = {
    "home": "/",
    "event": "/event/koostooseminar-2017",
    "event without changes": "/event/vaike",
    "question": "/question/safe_help",
    "question without results": "/question/role",
    "series": "/series/turvalisus",
    "trend": "/trend/turvalisus/safety",
    "method": "/method",
    "table with charts": "/public/changes?event=koostooseminar-2017&comparison=pre_post",
    "database": "/public",
    "table": "/public/results?event=vaike&n__gt=5&_sort=n",
    "view": "/public/results_in_words",
    "row": "/public/events/vaike",
    "query": "/public?sql=select+*+from+results+where+wave+=+:wave&wave=pre",
    "saved query": "/public/scale_by_event",
    "citations": "/cite",
    "edition": "/event/koostooseminar-2017/edition/1",
    "wrong query": "/public?sql=select+x",
    "nothing": "/nothing",
}

pytestmark = pytest.mark.browser


def look_at(page, address):
    """Return what is wrong with a page with everything unfolded."""
    page.goto(address)
    return find_flaws(page, unfolded=True)


@pytest.mark.parametrize(
    ("language", "width", "scheme"),
    [("et", 390, "light"), ("ru", 390, "dark"), ("en", 1280, "light")],
)
def test_no_page_breaks_a_rule_or_scrolls_sideways(new_page, public_site, language, width, scheme):
    page = new_page(
        viewport={"width": width, "height": 844},
        color_scheme=scheme,
        extra_http_headers={"Accept-Language": language},
    )

    seen = {name: look_at(page, public_site + address) for name, address in PAGES.items()}

    assert {name: found for name, found in seen.items() if found} == {}


def test_no_table_breaks_a_rule_or_scrolls_sideways(new_page, public_site):
    page = new_page(
        viewport={"width": 390, "height": 844}, extra_http_headers={"Accept-Language": "ru"}
    )

    seen = {name: look_at(page, f"{public_site}/public/{name}") for name in COLUMNS}

    assert {name: found for name, found in seen.items() if found} == {}


def test_the_numbers_that_answer_a_question_are_in_sight_on_a_desktop(new_page, public_site):
    page = new_page(viewport={"width": 1280, "height": 800}, locale="ru")

    page.goto(f"{public_site}/public/scale_by_event")

    table = page.locator(".scroll")
    assert table.evaluate("each => each.scrollWidth - each.clientWidth") == 0


@pytest.mark.parametrize("address", ["", "/pre_post/change_overview.et.svg"])
def test_no_script_in_a_drawing_can_run(new_page, served, path, address):
    report = make_report()
    for svg in (chart.svg for chart in report.charts):
        for language in svg:
            svg[language] = svg[language].replace(
                "</svg>",
                "<script>document.title='run'</script><g onload=\"document.title='run'\"/></svg>",
            )
    make_public(path, report)
    page = new_page()

    page.goto(f"{served}/event/koostooseminar-2017{address}")

    assert "document.title" in report.charts[0].svg["et"]
    assert page.title() != "run"
