"""Links, keys, card numbers and sealing."""
