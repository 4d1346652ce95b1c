"""One module per thing the service does, each a single transaction."""
