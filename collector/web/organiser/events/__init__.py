"""Planning, running and archiving events."""
