"""Sentences about what was computed."""
