"""The page of data protection: documents for the officer, and certificates of sealings."""

from contextlib import suppress
from datetime import date

from flask import Response, render_template

from collector.actions.people.accounts import INVITATION_LASTS
from collector.actions.running.back_up import KEPT_FOR
from collector.actions.running.certify import list_holding
from collector.core.events.planning import SEALED_AFTER, TALLINN
from collector.core.linking.certificates import public_key, read_certificate, write_pem
from collector.errors import CertificateError, DataDirectoryError, NotFoundError
from collector.formats.print.protection import DOCUMENTS, ODT, Facts, write_odt, write_page
from collector.store.events.events import list_events, list_series
from collector.store.linking.certificates import list_certificates
from collector.store.linking.keys import CERTIFICATES_FILE, certificates_secret
from collector.store.linking.sealing import find_sealing
from collector.texts.catalogue import Phrases, translate
from collector.web.organiser.frame.frame import guarded, reader, show_sheet
from collector.web.organiser.frame.session import LIFETIME
from collector.web.site.service import service

blueprint = guarded("protection", __name__)

DOCUMENT = f"/protection/<any({','.join(DOCUMENTS)}):name>"


@blueprint.get("/protection")
def show() -> str:
    """Show the documents, the certificates with the backups that hold it still, and the key."""
    db, backups, certified = service().db(), service().settings.all_backups, []
    for each in list_certificates(db):
        values = None
        with suppress(CertificateError):
            values = read_certificate(each.text)
        sealed = date.fromisoformat(str(values["sealed"])) if values else date.min
        certified.append((each, values, sealed, len(list_holding(backups, sealed))))
    named = {each.event for each, *_ in certified}
    events = [each for each in list_events(db) if each.slug not in named]
    return render_template(
        "organiser/people/protection.html",
        documents=[(name, Phrases("documents")[f"{name}.title"][reader()]) for name in DOCUMENTS],
        certified=certified,
        uncertified=[each for each in events if find_sealing(db, each.id) is not None],
        key=_find_key(),
        gone=lambda sealed: sealed + KEPT_FOR,
        days=KEPT_FOR.days,
    )


@blueprint.get(DOCUMENT)
def show_document(name: str) -> Response:
    """Show a document to be printed, with a bar above it."""
    page = write_page(name, reader(), _list_facts())
    return show_sheet(page, "people/_protection_bar.html", "report_bar.css", "", name=name)


@blueprint.get(f"{DOCUMENT}.odt")
def download_document(name: str) -> Response:
    """Give a document out to go on writing in."""
    return _give_out(write_odt(name, reader(), _list_facts()), f"{name}-{reader()}.odt", ODT)


@blueprint.get("/protection/certificates/<int:certificate>.txt")
def download_certificate(certificate: int) -> Response:
    """Give a certificate out as it was signed."""
    for each in list_certificates(service().db()):
        if each.id == certificate:
            name = f"certificate-{each.event}-{each.id}.txt"
            return _give_out(each.text.encode(), name, "text/plain; charset=utf-8")
    raise NotFoundError(f"there is no certificate {certificate}")


@blueprint.get("/protection/certificates.pem")
def download_key() -> Response:
    """Give the public key out that verifies certificates."""
    key = _find_key()
    if not key:
        raise NotFoundError("there is no signing key yet")
    return _give_out(write_pem(key).encode(), "certificates.pem", "application/x-pem-file")


def _give_out(content: bytes, name: str, kind: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Content-Type": kind}
    return Response(content, headers=headers)


def _find_key() -> str:
    """Return the public key; nothing if there is none yet, or the signing key is damaged."""
    keys = service().settings.keys
    with suppress(DataDirectoryError):
        if (keys / CERTIFICATES_FILE).exists():
            return public_key(certificates_secret(keys))
    return ""


def _list_facts() -> Facts:
    db, settings = service().db(), service().settings
    certificates = []
    for each in list_certificates(db):
        with suppress(CertificateError):
            certificates.append(read_certificate(each.text))
    series = list_series(db)
    numbers: dict[str, str | int] = {
        "days": KEPT_FOR.days,
        "sealed_after": SEALED_AFTER.days,
        "invited": INVITATION_LASTS.days,
        "session": int(LIFETIME.total_seconds() // 3600),
        "threshold": min((each.threshold for each in series), default=10),
        "url": settings.base_url,
        "key": _find_key() or translate("documents", reader(), "words.no_key"),
    }
    filled = {
        "controller": settings.controller,
        "officer": settings.officer,
        "host": settings.processor,
    }
    today = service().clock().astimezone(TALLINN).date()
    return Facts(numbers, filled, series, certificates, today)
