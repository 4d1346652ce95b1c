"""Cards, links and sealing."""
