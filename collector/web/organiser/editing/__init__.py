"""Questionnaires and their drafts."""
