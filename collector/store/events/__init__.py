"""Series, events, waves and their history."""
