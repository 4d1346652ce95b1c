"""The private database's schema as numbered steps."""
