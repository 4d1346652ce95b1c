"""Whatever is done leaves a line in the audit log: every kind of line comes from some action."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from functools import partial
from typing import get_args

from collector.actions.answering.code_texts import (
    approve_coding,
    code_text,
    list_queue,
    undo_coding,
)
from collector.actions.answering.draw_room import draw_room
from collector.actions.answering.export import export_answers
from collector.actions.answering.load_rescue_file import load_rescue_file
from collector.actions.events.change_event import (
    archive_event,
    change_event,
    restore_event,
    set_times,
    undo_change,
)
from collector.actions.events.plan_event import add_event, offer_ways
from collector.actions.events.run_wave import close_wave, open_wave, undo_opening
from collector.actions.linking.print_cards import print_cards
from collector.actions.linking.seal import seal_due, seal_event
from collector.actions.people.accounts import (
    change_password,
    connect_identity,
    create_account,
    disconnect_identity,
    give_roles,
    invite,
    sign_in,
    sign_in_by_identity,
    sign_out_everywhere,
)
from collector.actions.publication.approve import (
    ask_for_approval,
    decide_draft,
    hash_draft,
)
from collector.actions.publication.decide_flood import decide_flood
from collector.actions.publication.draft_edition import draft_edition
from collector.actions.publication.publish import publish_events
from collector.actions.questionnaire.correct_spelling import (
    confirm,
    declare,
    list_candidates,
    withdraw,
)
from collector.actions.questionnaire.edit_draft import (
    TYPED,
    Seen,
    archive_draft,
    begin_draft,
    change_draft,
)
from collector.actions.questionnaire.publish_draft import publish_draft
from collector.actions.questionnaire.versions import load_questionnaires
from collector.actions.running.back_up import restore
from collector.actions.running.certify import certify_sealings
from collector.actions.running.jobs import ask_for_job, stop_job
from collector.core.answering.coding import Coding
from collector.core.editing.rows import set_cells
from collector.core.linking.linkage import LinkingPlan
from collector.core.people.audit import AuditKind
from collector.core.people.jobs import JobKind
from collector.core.people.roles import Role
from collector.core.waves import WaveName
from collector.store.answering.counts import save_burst
from collector.store.backups import save_backup
from collector.store.database import open_database
from collector.store.events.events import get_event, get_series, save_event
from collector.store.events.waves import find_wave
from collector.store.people.accounts import save_account
from collector.store.people.audit import list_audit
from collector.store.writer import write_directly
from collector.web.participant.pages import read_sent
from tests.support.approving import ANNA, BORIS, ask_for_second_person
from tests.support.factories import (
    EVENT,
    NOW,
    SERIES,
    close_event_wave,
    make_event,
    open_event_wave,
    send,
    submission,
    written_questionnaires,
)
from tests.support.rescuing import rescue_file, unsent
from tests.support.small_events import hold_event

WHO = {"now": NOW, "account": "Anna"}
PASSWORD = "correct horse battery"


def keep_people(db):
    """Make an account, sign in and out, and give roles."""
    write = write_directly(db)
    token = invite(db, [Role.ORGANISER], now=NOW, account="Anna")
    account = create_account(write, token, "Town", PASSWORD, now=NOW)
    connect_identity(db, account, b"1" * 32, now=NOW)
    sign_in_by_identity(db, b"1" * 32, now=NOW)
    disconnect_identity(db, account, now=NOW)
    sign_in(write, "Town", PASSWORD, now=NOW)
    change_password(write, account, PASSWORD, f"{PASSWORD} staple", now=NOW)
    sign_out_everywhere(db, account, now=NOW)
    give_roles(db, "Town", [Role.ORGANISER], now=NOW)
    give_roles(db, "Town", [Role.ORGANISER, Role.ANALYST], **WHO)


def run_event(db, keys):
    """Plan an event, change it, run its first wave, and seal another."""
    versions = load_questionnaires(db, written_questionnaires())
    planned = replace(EVENT, sealing=EVENT.starts + timedelta(180))
    planned = replace(planned, control_scale="competence", chosen_low=True)
    event = add_event(db, SERIES, planned, versions, keys=keys, **WHO)
    change_event(db, replace(event, head_count=60), **WHO)
    undo_change(db, "spring", **WHO)
    archive_event(db, "spring", **WHO)
    restore_event(db, "spring", **WHO)
    offer_ways(db, "spring", LinkingPlan(()), **WHO)
    set_times(db, "spring", WaveName.PRE, NOW + timedelta(hours=1), NOW + timedelta(2), **WHO)
    save_event(db, replace(make_event(db, keys, "compared"), comparison_event="spring"))
    open_wave(db, "compared", WaveName.PRE, **WHO)
    open_wave(db, "spring", WaveName.PRE, **WHO)
    undo_opening(db, "spring", WaveName.PRE, **WHO)
    open_wave(db, "spring", WaveName.PRE, **WHO)
    for _ in range(20):
        send(db, keys, event, submission(db, event))
    draw_room(db, "spring", WaveName.PRE, **WHO)
    close_wave(db, "spring", WaveName.PRE, **WHO)
    for slug in ("begun", "over"):
        sealed = make_event(db, keys, slug)
        if slug == "begun":
            for name in WaveName:
                open_event_wave(db, sealed, name)
                close_wave(db, slug, name, **WHO)
        promised = datetime.combine(sealed.sealing, time(12), UTC)
        seal_due(db, keys=keys, now=promised)
        seal_event(db, slug, keys=keys, now=promised, account="Anna")
        backups = [keys.parent / "backups"]
        certify_sealings(db, keys=keys, backups=backups, service="https://a.ee", now=promised)


def handle_answers(db, keys):
    """Print cards, code a text, load a rescue file, export, and ask for a report."""
    write, event = write_directly(db), make_event(db, keys, "autumn")
    otto = save_account(db, "Otto", "", Role)
    open_event_wave(db, event, WaveName.POST)
    print_cards(db, event, 3, keys=keys, now=NOW, account="Anna")
    sent = submission(db, event, WaveName.POST, texts={"risk_text": "Narva jõe sild"})
    send(db, keys, event, sent, WaveName.POST)
    close_event_wave(db, event, WaveName.POST)
    [text] = list_queue(db, event).uncoded
    said = Coding(0, "", "traffic", "prevention", "", "et")
    code_text(db, event, text.id, said, risks=["traffic"], account=ANNA, now=NOW)
    [coding] = list_queue(db, event).proposed
    approve_coding(db, event, coding.id, account=otto, now=NOW)
    undo_coding(db, event, coding.id, account=otto, now=NOW)
    read, file = partial(read_sent, db, event, language="en"), rescue_file(unsent("/e/autumn/pre"))
    load_rescue_file(db, write, event, file, read, keys=keys, **WHO)
    export_answers(db, "autumn", account=otto, reason="a thesis on trust", now=NOW)
    job = ask_for_job(db, lambda _: None, event, JobKind.REPORT, **WHO)
    stop_job(db, event, job, **WHO)


def change_questionnaire(db, keys):
    """Begin a draft, archive and restore it, publish it, and confirm that it corrects spelling."""
    event = make_event(db, keys, "winter")
    series = get_series(db, event.series_id)
    version = find_wave(db, event.id, WaveName.PRE).questionnaire_version
    draft = begin_draft(db, series, version, **WHO)
    archive_draft(db, Seen(series, draft.id, draft.step, NOW, "Anna"))
    archive_draft(db, Seen(series, draft.id, draft.step + 1, NOW, "Anna"), is_archived=False)
    cells = {"label::English (en)": "Another title of the section"}
    seen = Seen(series, draft.id, draft.step + 2, NOW, "Anna")
    changed = change_draft(db, seen, lambda sheets: set_cells(sheets, 1, cells), TYPED, "")
    seen = replace(seen, step=changed.step)
    changed = change_draft(db, seen, lambda sheets: set_cells(sheets, 2, cells), TYPED, "")
    asked = changed.sheets.survey[1]["name"]
    publish_draft(db, replace(seen, step=changed.step), ["winter"], [asked])
    withdraw(db, series, 1, now=NOW, account=ANNA)
    [(written, corrected, _)] = list_candidates(db, series)
    declare(db, series, written, corrected, **WHO)
    confirm(db, series, 1, now=NOW, account=BORIS)


def approve(db, keys, path):
    """Ask for approval twice, publish, and ask for that of a correction."""
    hold_event(db, keys, "second", 12)
    ask_for_second_person(db)
    for decide in (partial(decide_draft, remark="Wait."), decide_draft):
        ask_for_approval(db, "second", correct=False, account=ANNA, now=NOW)
        seen = hash_draft(draft_edition(db, "second"))
        decide(db, "second", seen, account=BORIS, now=NOW)
    save_burst(db, find_wave(db, get_event(db, "second").id, WaveName.PRE).id, 99)
    decide_flood(db, "second", reason="they came together", **WHO)
    publish_events(db, ["second"], public_path=path, now=NOW)
    ask_for_approval(db, "second", correct=True, account=ANNA, now=NOW)
    ask_for_second_person(db, needs_approval=False)


def test_every_kind_of_line_comes_from_an_action(db, keys, data):
    keep_people(db)
    run_event(db, keys)
    handle_answers(db, keys)
    change_questionnaire(db, keys)
    approve(db, keys, data / "public.db")
    backup = save_backup(db, data / "backups", NOW)
    restore(data / "new.db", backup.path, data / "backups", keys=keys, now=NOW)

    with closing(open_database(data / "new.db")) as restored:
        kinds = {line.kind for line in list_audit(restored, limit=1000)}
    assert kinds == {*get_args(AuditKind)}
