"""Certify what each sealing has destroyed.

It comes after the sealing, so that nothing about a certificate can keep anything from being
destroyed.
"""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path

from sqlite_utils import Database

from collector.actions.running.back_up import KEPT_FOR
from collector.core.events.events import Event
from collector.core.events.planning import TALLINN
from collector.core.linking.certificates import Destroyed, Value, public_key, write_certificate
from collector.store.backups import Backup, list_backups
from collector.store.database import transaction
from collector.store.events.events import get_series, list_events
from collector.store.linking import keys as store
from collector.store.linking import sealing as sealings
from collector.store.people.audit import save_audit
from collector.texts.catalogue import translate
from collector.texts.languages import LANGUAGES


def certify_sealings(
    db: Database,
    *,
    keys: Path,
    backups: Sequence[Path],
    replicated: bool = False,
    service: str,
    now: datetime,
) -> None:
    """Issue a certificate of each sealing that is done and has none; `service` is its address.

    A database that is `replicated` has a copy that may hold what was destroyed for a while.

    There is none while the key is there or has come back, or a code or text is left.

    Raise DataDirectoryError if the signing key is damaged.
    """
    for event in list_events(db):
        sealing, left = sealings.find_sealing(db, event.id), sealings.count_secrets(db, event.id)
        is_left = left.codes or left.texts or (keys / store.key_name(event.slug)).exists()
        if (
            sealing is None
            or sealing.state is not sealings.SealingState.DONE
            or not sealing.destroyed.by
        ):
            continue
        if not is_left:
            values = _list_values(db, event, sealing.destroyed, backups, replicated=replicated)
            issued = now.astimezone(TALLINN).date().isoformat()
            values |= {"answers_left": left.receipts, "service": service, "issued": issued}
            key = "words" if values["backups_gone"] else "words_no_backups"
            for at in LANGUAGES:
                values[f"words_{at}"] = translate("certificate", at, key, **values)
            _issue(db, event.slug, values, keys, now)


def list_holding(backups: Sequence[Path], sealed: date) -> list[Backup]:
    """Return the backups that may still hold what was destroyed on a day."""
    return [each for folder in backups for each in list_backups(folder) if each.day <= sealed]


def _list_values(
    db: Database, event: Event, destroyed: Destroyed, backups: Sequence[Path], *, replicated: bool
) -> dict[str, Value]:
    day = date.fromisoformat(destroyed.day)
    holding = list_holding(backups, day)
    # A folder that cannot be seen now may hold some too.
    may_hold = holding or replicated or not all(each.is_dir() for each in backups)
    return {
        "organiser": get_series(db, event.series_id).organiser.et,
        "event": event.slug,
        "title": event.title.et,
        "simulated": event.simulated,
        "rule": "sealing",
        "promised": event.sealing.isoformat(),
        "sealed": destroyed.day,
        **{name: value for name, value in asdict(destroyed).items() if name != "day"},
        "backups": len(holding),
        "replica": replicated,
        "backups_gone": (day + KEPT_FOR).isoformat() if may_hold else "",
    }


def _issue(db: Database, slug: str, values: dict[str, Value], keys: Path, now: datetime) -> None:
    is_new = not (keys / store.Secret.CERTIFICATES).exists()
    secret = store.get_secret(keys, store.Secret.CERTIFICATES)
    with transaction(db):
        if is_new:
            store.save_check(db, keys, store.Secret.CERTIFICATES)
            save_audit(db, now, "clock", "signing_key_made", key=public_key(secret))
        sealings.save_certificate(db, slug, write_certificate(values, secret))
        save_audit(db, now, "clock", "sealing_certified", event=slug)
