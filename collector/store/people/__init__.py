"""Accounts, sign-ins, jobs and the audit log."""
