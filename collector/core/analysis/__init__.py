"""What is computed from the answers of an event, subject by subject."""
