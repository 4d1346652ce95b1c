"""Every organiser's address at once: who may use it, whose form it takes, and that it never fails.

The addresses are read from the application, so that a new one cannot be forgotten: it must be
given its right here.
"""

import re
from itertools import product

import pytest

from collector.core.people.roles import RIGHTS, Right, Role
from tests.support.organising import NAME, PASSWORD, find_token, make_account, make_organiser
from tests.web.fuzzing import FIELDS

PREFIX = "organiser."

FREE = {
    "sign_in.show_sign_in",
    "sign_in.do_sign_in",
    "sign_in.sign_out",
    "sign_in.do_sign_out_everywhere",
    "sign_in.show_start",
    "sign_in.do_start",
    "identity.leave_to_sign_in",
    "identity.leave_to_start",
    "identity.come_back",
}
"""Pages for whoever is not signed in."""

NEEDS = {
    ("GET", "events.list_all"): Right.SEE,
    ("GET", "events.show"): Right.SEE,
    ("GET", "results.show"): Right.SEE,
    ("POST", "results.ask"): Right.RUN,
    ("GET", "publication.show"): Right.SEE,
    ("POST", "publication.ask"): Right.RUN,
    ("POST", "publication.decide_on_flood"): Right.RUN,
    ("POST", "approval.decide"): Right.APPROVE,
    ("GET", "results.show_report"): Right.SEE,
    ("GET", "rescue.show_rescue"): Right.SEE,
    ("POST", "rescue.load"): Right.RUN,
    ("GET", "invitation.show_cards"): Right.SEE,
    ("POST", "invitation.make_cards"): Right.RUN,
    ("GET", "invitation.show_poster"): Right.SEE,
    ("GET", "invitation.download_qr"): Right.SEE,
    ("GET", "export.show_export"): Right.EXPORT,
    ("POST", "export.send"): Right.EXPORT,
    ("GET", "texts.show_texts"): Right.SEE,
    ("POST", "texts.code"): Right.RUN,
    ("POST", "events.turn"): Right.RUN,
    ("POST", "events.extend"): Right.RUN,
    ("POST", "events.draw"): Right.RUN,
    ("POST", "events.change_times"): Right.RUN,
    ("POST", "events.seal"): Right.RUN,
    ("POST", "results.stop"): Right.RUN,
    ("GET", "answers.show"): Right.SEE,
    ("GET", "events.show_screen"): Right.SEE,
    ("GET", "invitation.show_letters"): Right.SEE,
    ("GET", "invitation.download_slide"): Right.SEE,
    ("GET", "events.show_archive"): Right.SEE,
    ("POST", "events.take"): Right.RUN,
    ("GET", "planning.plan_new"): Right.RUN,
    ("POST", "planning.plan_new"): Right.RUN,
    ("GET", "planning.change"): Right.RUN,
    ("POST", "planning.change"): Right.RUN,
    ("GET", "planning.plan_next"): Right.RUN,
    ("POST", "planning.plan_next"): Right.RUN,
    ("GET", "planning.change_programme"): Right.RUN,
    ("POST", "planning.change_programme"): Right.RUN,
    ("POST", "planning.undo_programme"): Right.RUN,
    ("GET", "questionnaires.list_all"): Right.SEE,
    ("GET", "questionnaires.show"): Right.SEE,
    ("GET", "questionnaires.download"): Right.SEE,
    ("GET", "questionnaires.show_choice"): Right.SEE,
    ("POST", "questionnaires.choose"): Right.RUN,
    ("GET", "questionnaires.show_frame"): Right.SEE,
    ("POST", "drafts.begin"): Right.RUN,
    ("GET", "drafts.show"): Right.SEE,
    ("POST", "drafts.arrange"): Right.RUN,
    ("POST", "drafts.add_section"): Right.RUN,
    ("POST", "drafts.add_question"): Right.RUN,
    ("POST", "drafts.go_back"): Right.RUN,
    ("GET", "drafts.download"): Right.SEE,
    ("GET", "drafts.show_frame"): Right.SEE,
    ("GET", "draft_rows.show_row"): Right.SEE,
    ("POST", "draft_rows.save"): Right.RUN,
    ("POST", "drafts.add_items"): Right.RUN,
    ("POST", "drafts.save_translations"): Right.RUN,
    ("GET", "draft_files.show"): Right.SEE,
    ("POST", "draft_files.load"): Right.RUN,
    ("POST", "drafts.publish"): Right.RUN,
    ("GET", "spelling.show_spelling"): Right.SEE,
    ("GET", "people.show_people"): Right.RUN,
    ("POST", "people.make_invitation"): Right.RUN,
    ("POST", "people.change_roles"): Right.RUN,
    ("GET", "people.show_log"): Right.RUN,
    ("GET", "protection.show"): Right.SEE,
    ("GET", "protection.show_document"): Right.SEE,
    ("GET", "protection.download_document"): Right.SEE,
    ("GET", "protection.download_certificate"): Right.SEE,
    ("GET", "protection.download_key"): Right.SEE,
    ("GET", "account.show"): Right.SEE,
    ("POST", "account.set_password"): Right.SEE,
    ("POST", "account.connect"): Right.SEE,
    ("POST", "account.disconnect"): Right.SEE,
}
"""The right that each address asks for."""

OWN_RIGHT = {
    ("POST", "texts.turn"),
    ("POST", "spelling.declare_change"),
    ("POST", "spelling.decide"),
}
"""Addresses whose steps ask for different rights, tested with their pages."""

ODD = [
    "",
    "\x00",
    "ü" * 300,
    "-1",
    "9" * 40,
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "🙂",
    "2027-02-31",
    "9999-12-31T23:59",
    "{}",
    "%s%n",
]


def list_routes(app):
    """Return the methods and endpoints of all organisers' addresses."""
    return sorted(
        {
            (method, rule.endpoint.removeprefix(PREFIX))
            for rule in app.url_map.iter_rules()
            for method in (rule.methods or set()) & {"GET", "POST", "PUT", "PATCH", "DELETE"}
            if rule.endpoint.startswith(PREFIX)
        }
    )


def list_addresses(app, slug="spring", number=1):
    """Return the method, endpoint and path of every organisers' address, for every step of it."""
    return sorted(
        (method, rule.endpoint.removeprefix(PREFIX), path)
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith(PREFIX)
        for path in list_paths(rule.rule, slug, number)
        for method in rule.methods & {"GET", "POST"}
    )


def list_paths(rule, slug, number):
    """Return the paths of a rule about one event, one for every choice that the rule names."""
    path = rule.replace("<slug>", slug).replace("<token>", "none")
    path = path.replace("<version>", "none")
    path = re.sub(r"<int:\w+>", str(number), path)
    named = re.findall(r"<any\((.*?)\):\w+>", path)
    choices = [each.replace("'", "").split(",") for each in named]
    frame = re.sub(r"<any\(.*?\):\w+>", "{}", path)
    return [frame.format(*chosen) for chosen in product(*choices)]


@pytest.fixture
def application(organiser):
    return organiser.client.application


def test_every_address_is_in_the_table(application):
    routes = {route for route in list_routes(application) if route[1] not in FREE}

    assert routes == set(NEEDS) | OWN_RIGHT


def test_nobody_sees_or_changes_anything_without_signing_in(db, data, event):
    stranger = make_organiser(db, data).client

    answers = {
        (method, path): stranger.open(path, method=method).location
        for method, endpoint, path in list_addresses(stranger.application)
        if endpoint not in FREE
    }

    assert {location.split("?")[0] for location in answers.values()} == {"/organiser/sign-in"}


@pytest.mark.parametrize("role", Role)
def test_each_role_gets_what_its_rights_allow_and_no_more(db, data, event, role):
    browser = make_organiser(db, data)
    make_account(db, "Other", roles=[role])
    browser.sign_in(name="Other")
    token = find_token(browser.get("/organiser/").text)
    wrong = []

    for method, endpoint, path in list_addresses(browser.client.application):
        right = NEEDS.get((method, endpoint))
        if right is not None:
            sent = {"csrf_token": token} if method == "POST" else None
            status = browser.client.open(path, method=method, data=sent).status_code
            if (status != 403) is not (role in RIGHTS[right]):
                wrong.append((method, path, status))

    assert wrong == []


@pytest.mark.parametrize("token", ["", "forged"])
def test_no_change_is_taken_from_a_form_without_the_sessions_token(organiser, event, token):
    addresses = list_addresses(organiser.client.application)
    paths = [path for method, _, path in addresses if method == "POST"]

    answers = {path: organiser.client.post(path, data={"csrf_token": token}) for path in paths}

    assert {path for path, answer in answers.items() if answer.status_code != 400} == set()
    assert {"This page is out of date" in answer.text for answer in answers.values()} == {True}


@pytest.mark.parametrize("odd", ODD)
def test_odd_input_never_makes_a_page_fail(organiser, event, odd):
    fields = set(re.findall(r'name="([^"]+)"', organiser.get("/organiser/plan").text))
    fields |= set(FIELDS)
    client, failed = organiser.client, []

    for method, endpoint, path in list_addresses(client.application):
        if endpoint.startswith("sign_in."):
            continue
        sent = dict.fromkeys(sorted(fields), odd)
        if method == "POST":
            sent["csrf_token"] = find_token(organiser.get("/organiser/people").text)
            response = client.post(path, data=sent)
        else:
            response = client.get(path, query_string=sent)
        if response.status_code >= 500:
            failed.append((method, path))

    assert failed == []


@pytest.mark.parametrize("slug", ["none", "%00", "%F0%9F%99%82", "a" * 3000])
def test_unknown_event_never_makes_a_page_fail(organiser, slug):
    client = organiser.client
    token = find_token(organiser.get("/organiser/people").text)

    statuses = {
        (method, endpoint): client.open(
            path, method=method, data={"csrf_token": token} if method == "POST" else None
        ).status_code
        for method, endpoint, path in list_addresses(client.application, slug, 2**62)
        if slug in path
    }

    assert {at: status for at, status in statuses.items() if status >= 500} == {}


@pytest.mark.parametrize("odd", ODD)
def test_odd_names_and_passwords_never_sign_in_or_fail(db, data, odd):
    stranger = make_organiser(db, data)

    answers = [
        stranger.post("/organiser/sign-in", name=name, password=password)
        for name, password in ((odd, odd), (NAME, odd), (odd, PASSWORD))
    ]

    assert {answer.status_code for answer in answers} == {401}
