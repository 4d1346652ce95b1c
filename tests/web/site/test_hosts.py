"""Where links lead: to the service's own address, whatever a request claims."""

import re
from urllib.parse import urlsplit

import pytest

from tests.support.organising import find_token
from tests.web.test_routes import list_addresses

EVIL = "evil.example"

CLAIMS = [
    {"Host": EVIL},
    {"X-Forwarded-Host": EVIL},
    {"X-Host": EVIL},
    {"Forwarded": f"host={EVIL};proto=https"},
    {"X-Original-URL": f"//{EVIL}/"},
    {"X-Forwarded-Prefix": f"//{EVIL}"},
    {"Referer": f"https://{EVIL}/"},
]

PUBLIC = [
    "/",
    "/e/spring",
    "/e/spring/pre",
    "/e/spring/pre.ics",
    "/receipt",
    "/room/spring",
    "/room/spring/wall",
    "/accessibility",
    "/stored",
    "/organiser",
    "/organiser/sign-in",
    "/nowhere",
]

TRICKS = [
    f"//{EVIL}/",
    f"//{EVIL}/organiser",
    f"///{EVIL}/%2e%2e",
    f"/\\{EVIL}/",
    f"/\\{EVIL}/organiser/",
    f"/organiser//{EVIL}",
    f"/organiser/\\{EVIL}",
    f"/organiser/..//{EVIL}/",
    f"/organiser/%0d%0aLocation:%20//{EVIL}",
    f"/e//{EVIL}",
    f"/e/spring//{EVIL}/",
    f"/organiser?next=//{EVIL}",
    f"/organiser/?lang=//{EVIL}",
    f"/?lang=https://{EVIL}",
]


def leads_to_evil(response):
    """Say whether a header or a link of the answer leads to the other site."""
    html = "" if response.mimetype not in {"text/html", "text/calendar"} else response.text
    links = re.findall(r'(?:href|src|action|value|content)="([^"]*)"', html)
    places = [response.headers.get("Location", ""), *links]
    return [
        place
        for place in places
        if urlsplit(place.replace("\\", "/")).netloc.endswith(EVIL) or place.startswith(EVIL)
    ]


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: next(iter(claim)))
def test_claimed_host_is_in_no_page_of_the_organiser(organiser, event, claim):
    found = {}
    cookie = organiser.client.get_cookie("organiser", path="/organiser").value
    headers = {**claim, "Cookie": f"organiser={cookie}"}

    for method, _, path in list_addresses(organiser.client.application):
        if method == "GET":
            response = organiser.client.application.test_client(use_cookies=False).get(
                path, headers=headers
            )
            found[path] = EVIL.encode() in response.data or leads_to_evil(response)

    assert {path for path, is_there in found.items() if is_there} == set()


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: next(iter(claim)))
def test_claimed_host_is_in_no_page_of_participants(client, event, claim):
    answers = {path: client.get(path, headers=claim) for path in PUBLIC}

    found = {path for path, each in answers.items() if EVIL in each.text or leads_to_evil(each)}
    assert found == set()


def test_invitation_leads_to_the_services_address_whatever_host_is_claimed(organiser):
    token = find_token(organiser.get("/organiser/people").text)

    page = organiser.client.post(
        "/organiser/people/invitations",
        data={"csrf_token": token, "role": "analyst"},
        headers={"X-Forwarded-Host": EVIL},
    ).text

    assert re.findall(r'value="(http[^"]+)/organiser/start/', page) == ["http://127.0.0.1:8000"]
    assert EVIL not in page


def test_no_address_of_ours_leads_to_another_site(organiser, event):
    found = {}

    for trick in TRICKS:
        path, _, query = trick.partition("?")
        # As a server hands it over: the test client itself would take //host for another host.
        asked = {"PATH_INFO": path, "QUERY_STRING": query}
        found[trick] = leads_to_evil(organiser.client.get("/", environ_overrides=asked))

    assert {trick for trick, places in found.items() if places} == set()


@pytest.mark.parametrize("host", [EVIL, EVIL.upper(), f"{EVIL}:80", "xn--e1afmkfd.example"])
@pytest.mark.parametrize("path", ["/organiser", "/organiser//events/spring"])
def test_tidied_address_stays_on_the_site_whatever_host_is_claimed(organiser, path, host):
    asked = {"PATH_INFO": path, "HTTP_HOST": host, "QUERY_STRING": "lang=ru"}
    response = organiser.client.get("/", environ_overrides=asked)

    assert (response.status_code, response.location[-8:]) == (308, "?lang=ru")
    assert response.location.startswith("/organiser/")
