"""The banner that tells organisers in words what /readyz tells programs."""

import re

import pytest

from collector.texts.languages import LANGUAGES

PAGES = ("/organiser/", "/organiser/log", "/organiser/events/spring", "/organiser/events/nothing")
SHEETS = ("/organiser/events/spring/poster",)


def faults(page):
    """Return the sentences of the banner."""
    found = re.search(r'<section class="faults".*?</section>', page, re.DOTALL)
    return re.findall(r"<p>([^<]+)</p>", found[0]) if found else []


@pytest.fixture
def unwell(organiser):
    """A service without backup, worker or public site, that has been asked whether it is well."""
    return [line.partition(":")[0] for line in organiser.get("/readyz").text.splitlines()]


def test_nothing_is_said_before_the_service_was_looked_at(organiser, event):
    assert [page for page in PAGES if faults(organiser.get(page).text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_says_each_fault_and_what_to_do(organiser, event, unwell, language):
    asked = [f"{page}?lang={language}" for page in PAGES + SHEETS]

    said = {page: faults(organiser.get(page).text) for page in asked}

    assert unwell == ["worker", "data", "backup"]
    assert {len(sentences) for sentences in said.values()} == {3}
    assert len({tuple(sentences) for sentences in said.values()}) == 1


def test_banner_goes_when_the_fault_is_over(organiser, event, unwell, data):
    (data / "worker.alive").touch()
    organiser.get("/readyz")

    sentences = faults(organiser.get("/organiser/?lang=en").text)

    assert [sentence for sentence in sentences if "backups are not being made" in sentence] == []
    assert len(sentences) == 2


def test_strangers_and_participants_are_told_nothing(organiser, event, unwell):
    organiser.post("/organiser/sign-out")

    pages = [organiser.get(page).text for page in ("/", "/e/spring", "/organiser/sign-in")]

    assert [page for page in pages if 'class="faults"' in page] == []
