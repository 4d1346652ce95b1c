"""Codes that link the waves of one person, and how responses are matched by them."""
