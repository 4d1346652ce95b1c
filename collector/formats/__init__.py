"""Objects of the core to and from bytes."""
