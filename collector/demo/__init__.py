"""Simulated seminars: their people, answers and texts, and how they enter the service."""
