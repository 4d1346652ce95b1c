"""Planning, changing, running and archiving events."""
