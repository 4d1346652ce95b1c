"""Editions and the tables of the public database."""
