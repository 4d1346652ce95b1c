"""Tagasiside: before-and-after questionnaires for seminars."""

__version__ = "0.4.0"
