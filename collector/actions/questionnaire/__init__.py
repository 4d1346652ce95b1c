"""Versions and drafts of questionnaires."""
