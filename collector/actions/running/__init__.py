"""Backups, jobs and the public site."""
