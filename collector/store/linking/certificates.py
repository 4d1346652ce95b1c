"""Certificates of sealings as they were signed; nothing changes or deletes one."""

from dataclasses import dataclass

from sqlite_utils import Database

from collector.store.rows import list_rows


@dataclass(frozen=True)
class StoredCertificate:
    """The signed text of a certificate, and the event that it is about."""

    id: int
    event: str
    text: str


def save_certificate(db: Database, event_slug: str, text: str) -> None:
    """Save a certificate, and forget what was to be certified of the event."""
    db.table("certificates").insert({"event": event_slug, "text": text})
    db.execute(
        "UPDATE sealings SET destroyed = '{}'"
        " WHERE event_id = (SELECT id FROM events WHERE slug = ?)",
        [event_slug],
    )


def list_certificates(db: Database) -> list[StoredCertificate]:
    """Return every certificate, the newest first."""
    return list_rows(db, StoredCertificate, "SELECT * FROM certificates ORDER BY id DESC")
