"""Arriving answers, rescue files, texts and exports."""
