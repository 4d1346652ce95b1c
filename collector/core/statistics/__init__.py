"""The statistical methods, on plain numbers."""
