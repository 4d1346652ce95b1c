"""The page of data protection: documents for the officer, and certificates of sealings."""

from contextlib import suppress
from datetime import date

from flask import Response, render_template

from collector.actions.people.accounts import INVITATION_LASTS
from collector.actions.running.back_up import KEPT_FOR
from collector.actions.running.certify import list_holding
from collector.core.events.planning import SEALED_AFTER, TALLINN
from collector.core.linking.certificates import Value, public_key, read_certificate, write_pem
from collector.errors import CertificateError, DataDirectoryError, NotFoundError
from collector.formats.print.protection import DOCUMENTS, ODT, Facts, write_odt, write_page
from collector.store.events.events import list_events, list_series
from collector.store.linking.keys import Secret, get_secret
from collector.store.linking.sealing import StoredCertificate, find_sealing, list_certificates
from collector.texts.catalogue import Phrases, translate
from collector.web.organiser.frame.frame import give_out, guarded, reader, show_sheet
from collector.web.organiser.frame.session import LIFETIME
from collector.web.site.service import service

blueprint = guarded("protection", __name__)

DOCUMENT = f"/protection/<any({','.join(DOCUMENTS)}):name>"


@blueprint.get("/protection")
def show() -> str:
    """Show the documents, the certificates with the backups that hold it still, and the key."""
    db, backups, read = service().db(), service().settings.all_backups, _read_certificates()
    named = {each.event for each, _ in read}
    return render_template(
        "organiser/people/protection.html",
        documents=[(name, Phrases("documents")[f"{name}.title"][reader()]) for name in DOCUMENTS],
        certificates=read,
        uncertified=[
            each
            for each in list_events(db)
            if each.slug not in named and find_sealing(db, each.id) is not None
        ],
        key=_find_key(),
        read_day=date.fromisoformat,
        count_holding=lambda sealed: len(list_holding(backups, sealed)),
        kept_for=KEPT_FOR,
        replicated=bool(service().settings.litestream),
        today=service().clock().astimezone(TALLINN).date(),
    )


@blueprint.get(DOCUMENT)
def show_document(name: str) -> Response:
    """Show a document to be printed, with a bar above it."""
    page = write_page(name, reader(), _list_facts())
    return show_sheet(page, "people/_protection_bar.html", "report_bar.css", "", name=name)


@blueprint.get(f"{DOCUMENT}.odt")
def download_document(name: str) -> Response:
    """Give a document out to go on writing in."""
    return give_out(write_odt(name, reader(), _list_facts()), f"{name}-{reader()}.odt", ODT)


@blueprint.get("/protection/certificates/<int:certificate>.txt")
def download_certificate(certificate: int) -> Response:
    """Give a certificate out as it was signed."""
    for each in list_certificates(service().db()):
        if each.id == certificate:
            return give_out(each.text, f"certificate-{each.event}-{each.id}.txt", "text/plain")
    raise NotFoundError(f"there is no certificate {certificate}")


@blueprint.get("/protection/certificates.pem")
def download_key() -> Response:
    """Give the public key out that verifies certificates."""
    if not _find_key():
        raise NotFoundError("there is no signing key yet")
    return give_out(write_pem(_find_key()), "certificates.pem", "application/x-pem-file")


def _read_certificates() -> list[tuple[StoredCertificate, dict[str, Value]]]:
    """Return the certificates with their values; one that was changed has none."""
    read = []
    for each in list_certificates(service().db()):
        read.append((each, dict[str, Value]()))
        with suppress(CertificateError):
            read[-1][1].update(read_certificate(each.text))
    return read


def _find_key() -> str:
    """Return the public key; nothing if there is none yet, or the signing key is damaged."""
    keys, secret = service().settings.keys, Secret.CERTIFICATES
    with suppress(DataDirectoryError):
        return public_key(get_secret(keys, secret)) if (keys / secret).exists() else ""
    return ""


def _list_facts() -> Facts:
    settings, series = service().settings, list_series(service().db())
    return Facts(
        {
            "days": KEPT_FOR.days,
            "sealed_after": SEALED_AFTER.days,
            "invited": INVITATION_LASTS.days,
            "session": int(LIFETIME.total_seconds() // 3600),
            "threshold": min((each.threshold for each in series), default=10),
            "url": settings.base_url,
            "key": _find_key() or translate("documents", reader(), "words.no_key"),
        },
        {name: getattr(settings, name) for name in ("controller", "officer", "processor")},
        series,
        [values for _, values in _read_certificates() if values],
        service().clock().astimezone(TALLINN).date(),
    )
