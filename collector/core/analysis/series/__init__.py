"""What changes over the events of a series."""
