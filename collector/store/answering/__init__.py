"""Responses, texts, codings and counts of arrivals."""
