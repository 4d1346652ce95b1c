"""The rows that are reported and published: one definition each, from which the rest is made."""
