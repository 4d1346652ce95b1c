"""Accounts, roles, approvals and the audit log."""
