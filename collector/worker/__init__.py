"""The process that does long work and watches the clock."""
