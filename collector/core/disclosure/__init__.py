"""Statistical disclosure control: which statistics may be published."""
