"""Accepting, withdrawing, coding and exporting what participants sent."""
