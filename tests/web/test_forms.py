"""Every form on an organiser's page, wherever it stands."""

import re

from tests.web.test_routes import list_addresses

FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)
REQUIRED = re.compile(r"<(?:input|textarea)[^>]* required")


def read_forms(organiser):
    """Return the forms of every organiser's page by its path."""
    addresses = list_addresses(organiser.client.application)
    answers = {path: organiser.get(path) for method, _, path in addresses if method == "GET"}
    return {
        path: FORM.findall(answer.text)
        for path, answer in answers.items()
        if answer.mimetype == "text/html"
    }


def test_no_form_leaves_complaints_to_the_browsers_own_language(organiser, answered_event, draft):
    forms = read_forms(organiser)

    asking = {
        (path, form.split("\n")[0])
        for path, found in forms.items()
        for form in found
        if REQUIRED.search(form)
    }
    assert len({path for path, _ in asking}) >= 8
    assert [(path, start) for path, start in asking if "novalidate" not in start] == []
