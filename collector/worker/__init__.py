"""The process that does long work and acts on time."""
