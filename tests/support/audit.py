"""What the audit log tells, as tests compare it."""

from collector.store.people.audit import list_audit


def told(db, place=0):
    """Return the kind and the values of a line, counted from the latest."""
    line = list_audit(db)[place]
    return line.kind, line.values
